"""Just imagine, in words that hold their numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.analysis.journey import Stage
from scenarios.analysis.summary import summarise
from scenarios.domain.draws import block_edges
from scenarios.views.words import imagine


def told(mean, spread=5.0):
    one = summarise(np.linspace(mean - spread, mean + spread, 640), block_edges(640))
    return replace(one, mean=replace(one.mean, value=float(mean)))


STAGES = [Stage("pledged", "£", told(12e6))]


def test_the_scale_is_the_money_who_earns_it_what_they_pledge_and_who_is_lonely():
    assert imagine.scale(4e8, 10, STAGES, 17_340) == [
        "£400m a year is £4bn in 10 years. Those who earn it have skills, vans, halls and kitchens.",
        "They pledge about £12m of good works a year, over dozens of causes.",
        "About 17,000 people here are often lonely.",
        "What if they all pulled on one rope?",
    ]


def test_one_year_is_the_year_and_another_mission_counts_nobody_lonely():
    lines = imagine.scale(4e8, 1, STAGES, None)
    assert lines[0].startswith("£400m a year. Those")
    assert len(lines) == 3


@pytest.mark.parametrize(
    ("mean", "said"),
    [
        (61.0, "A fifth: about 61 more people ("),
        (-3.0, "A fifth: about 3 fewer people ("),
        (0.0, "A fifth: about as many as under piecemeal"),
    ],
)
def test_a_practice_says_how_many_more_or_fewer(mean, said):
    assert imagine.practice("A fifth", told(mean), "people").startswith(said)


def test_the_claim_sets_the_boldest_against_today():
    assert imagine.claim([("Today", told(8.0)), ("A fifth", told(61.0))]) == (
        "A fifth, it would be about 61 and not 8: 7.6 times as many"
    )


@pytest.mark.parametrize("after", [[], [5.0], [8.0]])
def test_where_nothing_is_bolder_it_says_what_today_comes_to(after):
    rows = [("As it is today", told(8.0)), *(("A fifth", told(m)) for m in after)]
    assert imagine.claim(rows) == "As it is today, one mission comes to about 8"


@pytest.mark.parametrize(
    ("means", "said"),
    [
        ([0.2], "As it is today, one mission comes to hardly any"),
        ([-6.0, 3.0], "As it is today, one mission comes to about 6 fewer"),
        ([0.2, 61.0], "Every contract, it would be about 61, and today it is hardly any"),
    ],
)
def test_a_claim_never_tells_a_loss_as_a_gain_nor_about_nobody(means, said):
    labels = ("as it is today", "Every contract")
    assert imagine.claim([(label, told(m)) for label, m in zip(labels, means, strict=False)]) == said


def test_what_the_money_is_spent_on_is_told_the_largest_first_and_adds_up():
    mix = {"Adult social care": 0.33, "Leisure": 0.02, "Highways": 0.3, "Children": 0.2, "Waste": 0.1, "Legal": 0.05}
    told = imagine.made_of(1e8, mix)
    most = "£33m adult social care, £30m highways, £20m children, £10m waste, £5m legal"
    assert told == f"£100m a year: {most} and £2m other things."
    assert imagine.made_of(1e8, {"Everything": 1.0, "Nothing": 0.0}) == "£100m a year: £100m everything."
