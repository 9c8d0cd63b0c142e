"""How many bytes a value holds."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from scenarios.answers.sizes import size_of


@dataclass(frozen=True)
class Holding:
    values: np.ndarray
    shared: np.ndarray = field(repr=False, default_factory=lambda: np.zeros(1_000_000))


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [
        (np.zeros((100, 100)), 80_000, 81_000),
        (pd.DataFrame({"a": np.zeros(10_000)}), 80_000, 84_000),
        (pa.table({"a": np.zeros(10_000)}), 80_000, 84_000),
        ({"a": np.zeros(1000), "b": [np.zeros(1000)]}, 16_000, 18_000),
        ("x" * 5000, 5000, 5200),
        (None, 1, 100),
    ],
)
def test_it_is_about_what_it_holds(value, least, most):
    assert least <= size_of(value) <= most


def test_what_a_dataclass_shares_with_others_is_not_its_own():
    assert 8000 <= size_of(Holding(np.zeros(1000))) < 10_000


def test_many_numbers_on_their_way_to_a_browser_are_counted_at_once():
    assert size_of([0.5] * 1000) == pytest.approx(sum(size_of(0.5) + 8 for _ in range(1000)), rel=0.1)
