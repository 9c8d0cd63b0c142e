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


def test_less_than_a_person_is_not_about_no_people():
    found = made([0.2, -0.3, 0.4], 0.3)
    assert years.claim(found, "One mission") == "One mission: the difference is less than one person in every year"
    assert years.detail(found) == ""


def test_every_year_keeps_its_sign():
    rng = np.random.default_rng(11)
    for _ in range(200):
        means = [float(x) for x in rng.normal(0, rng.choice([0.4, 5, 300]), 3)]
        for said, mean in zip(years.told(made(means, 1)).rstrip(".").split(", year "), means, strict=True):
            number = said.split(": ")[1]
            assert number[0] == "−" if mean <= -0.005 else number[0] != "−"
            if not number.startswith("<"):
                read = float(number.replace("−", "-").replace(",", ""))
                assert read == pytest.approx(mean, rel=0.06, abs=0.006)


@pytest.mark.parametrize("n", [1, 3])
def test_where_nothing_differs_it_says_so(n):
    nothing = made([0.0] * n, 0.0)
    assert years.claim(nothing, "One mission") == years.NOTHING
    assert years.detail(nothing) == ""


def test_one_year_is_a_year():
    said = years.claim(made([8.0], 8), "One mission")
    assert said == "One mission: about 8 more people are out of loneliness in the year"
