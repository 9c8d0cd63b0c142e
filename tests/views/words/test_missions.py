"""What Which mission? says: who is best, how often another would be, and where the order turns."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from scenarios.analysis.difference import Difference
from scenarios.analysis.missions import MissionPointedAt, Missions, MissionsAcross
from scenarios.analysis.summary import Estimate, Summary
from scenarios.views.words import missions as words


def summary(mean: float, spread: float = 1e6) -> Summary:
    at = {"p5": mean - spread, "p10": mean - spread, "p50": mean, "p90": mean + spread, "p95": mean + spread}
    return Summary(Estimate(mean, 1e3), {k: Estimate(v, 1e3) for k, v in at.items()})


def gap(mean: float, verdict: str = "better") -> Difference:
    return Difference(summary(mean), Estimate(0.5, 0.01), verdict)


def one(mission: str, mean: float, p: float, verdict: str = "better", **ends: float) -> MissionPointedAt:
    threshold, ordered = (gap(ends.get(k, mean)) for k in ("threshold", "ordered"))
    loss = Estimate(5e5, 1e3)
    return MissionPointedAt(
        mission, mission.title(), summary(8, 20), gap(mean, verdict), threshold, ordered, Estimate(p, 0.01), loss
    )


def some(verdict: str = "better", best: float = 0.3, other: float = 0.2, piecemeal: float = 0.5) -> Missions:
    every = [one("jobs", 2e6, best, verdict), one("isolation", 1e6, other, threshold=-1e6, ordered=9e6)]
    places = {
        "jobs": {"value": 1, "threshold": 1, "ordered": 2},
        "isolation": {"value": 2, "threshold": 2, "ordered": 1},
    }
    return Missions(4e8, every, Estimate(piecemeal, 0.01), Estimate(2e6, 1e3), places)


@pytest.mark.parametrize(
    ("verdict", "claim"),
    [
        ("better", "On average jobs does best as the one mission at £400m a year"),
        ("worse", "On average no single mission beats piecemeal at £400m a year"),
        ("too close to call", "No single mission stands clear of piecemeal at £400m a year"),
    ],
)
def test_the_claim_follows_the_verdict(verdict, claim):
    found, detail = words.which(some(verdict))
    assert found == claim
    assert "about £2m more value than piecemeal (£1m to £3m)" in detail


@given(st.floats(0.02, 0.5), st.floats(0.02, 0.45))
def test_how_often_each_would_be_best_is_read_back(best, other):
    piecemeal = 1 - best - other
    assume(abs(piecemeal - other) > 1e-6)
    text = words.often(some(best=best, other=other, piecemeal=piecemeal))
    assert abs(int(re.search(r"best of all in (\d+) of 100", text)[1]) - 100 * best) <= 1
    rival, p = re.search(r"most often (\w+) \((\d+) in 100\)", text).groups()
    assert rival == ("piecemeal" if piecemeal >= other else "isolation")
    assert abs(int(p) - 100 * max(piecemeal, other)) <= 1
    assert "loses about £500,000 on average" in text


def test_where_a_mission_stands_under_each_way_of_valuing():
    assert words.place(some(), "isolation") == (
        "Isolation stands last of 2: last where only people who stop being often lonely count, first where every"
        " improvement does."
    )
    first = dict.fromkeys(("value", "threshold", "ordered"), 1)
    same = replace(some(), place={"jobs": first})
    assert words.place(same, "jobs") == "Jobs stands first of 2, however people's gains are valued."


def test_with_nothing_to_spend_nothing_is_claimed():
    nothing = Missions(0.0, [], Estimate(1.0, 0.0), Estimate(0.0, 0.0), {})
    assert words.which(nothing) == ("With nothing to spend, every mission does the same", "")
    assert words.place(nothing, "jobs") == ""


def test_where_the_order_turns():
    spend = np.array([0.0, 1e8, 2e8, 3e8, 4e8])
    titles = {"jobs": "Jobs", "isolation": "Isolation"}
    found = MissionsAcross(spend, {}, [None, "piecemeal", "piecemeal", None, "jobs"], [])
    assert words.turns(found, titles) == (
        "Across spend, what does best on average is piecemeal from £100m to £200m, too close to call at £300m and jobs"
        " at £400m."
    )
    always = MissionsAcross(spend, {}, [None] + ["isolation"] * 4, [])
    assert words.turns(always, titles) == "At every level of spend isolation does best on average."


@pytest.mark.parametrize(
    ("mean", "said"), [(8.2, "8 more people"), (-3.0, "3 fewer people"), (0.2, "about as many people")]
)
def test_people_in_a_mission_s_own_unit(mean, said):
    m = one("jobs", 1e6, 0.2)
    assert words.people_of(replace(m, people=summary(mean, 5)), "people") == said
