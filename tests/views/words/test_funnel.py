"""What stands behind the people in the opening sentence: every number is the funnel's own."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from scenarios.analysis.funnel import Funnel
from scenarios.analysis.journey import Stage
from scenarios.analysis.summary import Estimate, Summary
from scenarios.views.words import funnel as words


def summary(mean: float) -> Summary:
    return Summary(Estimate(mean, 0.1), {f"p{p}": Estimate(mean * p / 50, 0.1) for p in (5, 10, 50, 90, 95)})


def made(*means: float, piecemeal: float = 3.0) -> Funnel:
    keys = ("places", "reached", "helped", "at_end")
    stages = [Stage(k, "places" if k == "places" else "people", summary(m)) for k, m in zip(keys, means, strict=True)]
    return Funnel("isolation", 8, stages, summary(70.0), Estimate(piecemeal, 0.1))


WHOLE = made(2000.0, 500.0, 100.0, 25.0)


def flow(places: float, outcomes: float) -> Funnel:
    stages = [Stage("places", "places", summary(places)), Stage("outcomes", "people", summary(outcomes))]
    return Funnel("carbon", 8, stages, None, Estimate(4.0, 0.1))


def test_everything_on_the_way_is_said_in_its_order(missions):
    assert words.behind(WHOLE, missions) == (
        "Behind that: about 2,000 places paid for over 8 years, 500 lonely people reached, 70 years of loneliness"
        " averted and 25 people no longer often lonely at the end; piecemeal alone comes to 3."
    )
    assert words.claim(WHOLE, missions) == "Of 2,000 places come 25 people no longer often lonely at the end"


def test_every_loss_is_the_share_that_is_lost(missions):
    lost = words.losses(WHOLE, missions)
    assert lost[0] == "Places go to people who are not often lonely: 75 of every 100."
    assert "of every 100 lonely people reached, 20 leave loneliness" in lost[1]
    assert lost[2] == "Gains fade: of every 100 who left it, 25 are still out after 8 years."


def test_a_share_below_one_in_a_hundred_is_not_nothing(missions):
    assert "reached, fewer than 1 leave" in words.losses(made(2000.0, 500.0, 2.0, 1.0), missions)[1]
    assert "reached, 1 leave" in words.losses(made(2000.0, 500.0, 5.0, 1.0), missions)[1]


def test_a_step_s_average_and_both_ends_of_its_range_keep_their_signs():
    assert words.stage("helped", -0.3, -12.0, 8.0) == "Helped: −0.3 (−12 to 8)."
    assert words.stage("helped", 0.3, 0.0, 2.5) == "Helped: <1 (0 to 2.5)."
    rng = np.random.default_rng(7)
    for average, low, wide in rng.normal(0, 40, (200, 3)):
        told = words.stage("x", average, low, low + abs(wide) + 1)
        read = [float(n.replace("−", "-").replace("<1", "0.5")) for n in re.findall(r"−?<?\d[\d.]*", told)]
        assert [n < 0 for n in read] == [average < -0.005, low < -0.005, low + abs(wide) + 1 < -0.005]


def test_where_nobody_is_helped_nothing_fades(missions):
    for helped in (0.0, -3.0):
        assert words.losses(made(2000.0, 500.0, helped, helped), missions) == [
            "On average nobody leaves loneliness because of it."
        ]
    assert "and −3 people no longer" in words.behind(made(2000.0, 500.0, -4.0, -3.0), missions)


@pytest.mark.parametrize(("x", "said"), [(0.0, "no"), (0.3, "fewer than 1"), (0.6, "1"), (9.6, "10"), (-0.2, "fewer")])
def test_a_part_of_a_person_is_not_none(missions, x, said):
    assert f"averted and {said}" in words.behind(made(2000.0, 500.0, 100.0, x), missions)


def test_without_a_place_there_is_nothing_to_lose(missions):
    nothing = made(0.0, 0.0, 0.0, 0.0, piecemeal=0.0)
    assert words.behind(nothing, missions) == "No place is paid for; piecemeal alone comes to none."
    assert words.losses(nothing, missions) == []
    assert words.claim(nothing, missions) == "No place is paid for, so nobody is reached"


def test_a_flow_is_told_in_its_own_words(missions):
    f = flow(400.0, 100.0)
    assert words.behind(f, missions) == (
        "Behind that: about 400 tonnes paid for over 8 years, and 100 tonnes of carbon saved; piecemeal alone comes to"
        " 4."
    )
    assert words.claim(f, missions) == "Of 400 tonnes come 100 tonnes of carbon saved"
    assert words.losses(f, missions) == [
        "Of every 100 tonnes paid for come 25 tonnes of carbon saved: the others change nothing, or would have come"
        " about anyway."
    ]
    none = replace(f, stages=[Stage("places", "places", summary(0.0)), f.stages[1]])
    assert words.claim(none, missions) == "No tonne is paid for, so nobody is reached"


def test_a_stage_is_told_with_its_range_where_it_has_one():
    assert words.stage("places paid for", 2300, 35, 6500) == "Places paid for: 2,300 (35 to 6,500)."
    assert words.stage("places paid for", 12, 12, 12) == "Places paid for: 12."
