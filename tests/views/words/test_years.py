"""Why so many years, in words that hold their numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.analysis.by_year import ByYear, steady_from
from scenarios.analysis.summary import summarise
from scenarios.domain.draws import block_edges
from scenarios.views.words import years


def made(means, total):
    one = summarise(np.linspace(-1.0, 1.0, 64), block_edges(64))

    def told(m):
        return replace(
            summarise(np.linspace(m - 1, m + 1, 64), block_edges(64)), mean=replace(one.mean, value=float(m))
        )

    return ByYear([told(m) for m in means], told(total), steady_from(means))


def test_how_many_at_a_time_from_when_on_and_that_the_years_add_up():
    found = made([2, 7.8, 8, 8], 26)
    assert years.claim(found, "One mission") == (
        "One mission: about 8 more people are out of loneliness a year from year 2 on, and the years add up"
    )
    assert years.detail(found).startswith("In all about 26 fewer years lived in loneliness over 4 years (")
    assert years.told(found) == "Year 1: 2, year 2: 7.8, year 3: 8, year 4: 8."


def test_a_strategy_that_keeps_fewer_out_says_so():
    found = made([-2, -8], -10)
    assert "about 8 fewer people" in years.claim(found, "Four-way split")
    assert "about 10 more years lived in loneliness" in years.detail(found)


@pytest.mark.parametrize("n", [1, 3])
def test_where_nothing_differs_it_says_so(n):
    nothing = made([0.0] * n, 0.0)
    assert years.claim(nothing, "One mission") == years.NOTHING
    assert years.detail(nothing) == ""


def test_one_year_is_a_year():
    said = years.claim(made([8.0], 8), "One mission")
    assert said == "One mission: about 8 more people are out of loneliness in the year"
