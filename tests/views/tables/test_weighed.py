"""What people weigh, and how long a choice would stand, row by row."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis.staying import Standing
from scenarios.answers import values
from scenarios.views.tables.weighed import brings_table, standing_table


def test_every_option_has_its_row_and_every_outcome_its_column(question, answers):
    found = answers.get(values.options, question)
    rows = brings_table(found)
    assert list(rows["Option"]) == [found.titles[k] for k in found.keys]
    assert rows[list(found.outcomes)].to_numpy() == pytest.approx(found.expected, abs=1e-4)


def test_every_year_has_its_row_and_fast_is_not_slow():
    standing = Standing(np.array([0.9, 0.8]), np.array([1.0, 0.9]), np.array([0.7, 0.6]), 2)
    rows = standing_table(standing)
    assert list(rows["Year"]) == [1, 2]
    assert list(rows["where values move fast"]) == [0.7, 0.6]
    assert list(rows["where they move slowly"]) == [1.0, 0.9]
