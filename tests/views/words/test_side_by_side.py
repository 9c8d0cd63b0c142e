"""The sentences of scenarios side by side: signs, chances, and what is too close to call."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis.side_by_side import LeadDraws, apart, bridge
from scenarios.answers import link
from scenarios.answers import side_by_side as compared
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.answers.side_by_side import Laid
from scenarios.store.files.scenario_files import read_missions
from scenarios.views.words import compare, side_by_side

ANSWERS, BLOCKS = Answers(), ((0, 512), (512, 1024))


def asked(base: str = "existing_practice", **levers):
    return link.asked(Choices(base, levers={"draws": 512} | levers), RESOLVER)


def side(*others: Laid, **levers):
    return ANSWERS.get(compared.side_by_side, asked(**levers), "This screen", others)


def lead(people: float, value_gbp: float, mission: str = "isolation", spread: float = 1.0) -> LeadDraws:
    rng = np.random.default_rng(1)
    return LeadDraws(
        mission,
        people + spread * rng.normal(0, abs(people) / 10, 1024),
        value_gbp + spread * rng.normal(0, abs(value_gbp) / 10, 1024),
        BLOCKS,
    )


def test_a_column_says_the_headline_s_own_words():
    found, missions = side(Laid("Stretch", asked("policy_stretch"))), read_missions()
    for column in found.columns:
        said, h = side_by_side.says(column, missions), column.headline
        assert said.startswith(f"{column.label}: about ")
        assert compare.value_told(h.value.summary) in said
        assert compare.value_told(h.value.summary) in compare.headline(h, missions)


def test_nothing_beyond_piecemeal_is_said_so():
    found = side(Laid("Nothing", asked(spend_gbp=0.0)))
    assert side_by_side.says(found.columns[1], read_missions()) == "Nothing: exactly nothing beyond piecemeal."


def test_the_claim_names_the_largest_or_says_that_none_is():
    found = side(Laid("Stretch", asked("policy_stretch")))
    assert side_by_side.claim(found) == "Stretch suggests the most people helped"
    same = side(Laid("Again", asked()))
    assert side_by_side.claim(same) == "Too close to call which suggests the most people helped"
    other = side(Laid("Jobs", asked("policy_stretch", mission="jobs")))
    assert side_by_side.claim(other).endswith(" value")
    assert side_by_side.claim(side()) == "Nothing to compare with yet"


@pytest.mark.parametrize(
    ("people", "gbp", "said"), [(20, 3e6, ("more people", "more value")), (-20, -3e6, ("fewer", "less value"))]
)
def test_a_difference_has_its_sign_in_words(people, gbp, said):
    told = side_by_side.difference(apart(lead(40 + people, 9e6 + gbp, spread=0), lead(40, 9e6, spread=0)), "people")
    assert f"about 20 {said[0]}" in told
    assert f"about £3m {said[1]}" in told
    assert told.endswith("more valuable every time" if gbp > 0 else "more valuable at no time")


def test_what_cannot_be_told_apart_is_too_close_to_call():
    first, noise = lead(40, 9e6), np.random.default_rng(3).normal(0, 1e6, 1024)
    told = side_by_side.difference(
        apart(LeadDraws("isolation", first.people, first.value_gbp + noise - noise.mean(), BLOCKS), first), "people"
    )
    assert "too close to call" in told
    assert side_by_side.difference(apart(first, first), "people") == "exactly the same in every future"


def test_less_on_average_and_more_often_is_no_contradiction_in_words():
    first = lead(40, 9e6, spread=0)
    value = first.value_gbp + np.where(np.arange(1024) % 4 == 0, -4e6, 1e5)
    told = side_by_side.difference(apart(LeadDraws("isolation", first.people, value, BLOCKS), first), "people")
    assert "less value" in told
    assert told.endswith("on average, yet more valuable 3 times in 4")


def test_people_of_different_missions_are_left_out_of_a_difference():
    told = side_by_side.difference(apart(lead(5, 9e6, "jobs"), lead(40, 6e6)), "people")
    assert "people" not in told
    assert told.startswith("about £3m more value")


def test_a_bridge_is_told_from_end_to_end_in_people_and_its_largest_step_is_named():
    start, one, two = lead(40, 9e6, spread=0), lead(30, 8e6, spread=0), lead(31, 9e6, spread=0)
    found = bridge(start, [(("Years",), one), (("Council", "Contracts"), two)])
    assert side_by_side.bridge_claim(found) == "What moves it most is years"
    told = side_by_side.bridge_told(found, "A", "B", "people helped")
    assert told.startswith("From A, 40 people helped beyond piecemeal, to B, 31: years 10 fewer")
    assert "council and Contracts 1 more" in told


def test_where_simulation_cannot_tell_no_change_is_named():
    one = LeadDraws("isolation", np.array([40.0]), np.array([9e6]), ((0, 1),))
    two = LeadDraws("isolation", np.array([50.0]), np.array([9e6]), ((0, 1),))
    assert side_by_side.bridge_claim(bridge(one, [(("Years",), two)])).startswith("Too close to call which change")
    start, noise = lead(40, 9e6), np.random.default_rng(5).normal(0, 3, 1024)
    up = LeadDraws("isolation", start.people + 5 + noise, start.value_gbp, BLOCKS)
    down = LeadDraws("isolation", up.people - 5.01 + noise[::-1], start.value_gbp, BLOCKS)
    said = side_by_side.bridge_claim(bridge(start, [(("Years",), up), (("Council",), down)]))
    assert said == "Too close to call which change moves it most"


def test_a_bridge_over_missions_is_told_in_pounds():
    found = bridge(lead(40, 9e6, spread=0), [(("Mission",), lead(3, -2e6, "jobs", spread=0))])
    told = side_by_side.bridge_told(found, "A", "B", "people")
    assert told == "From A, £9m of value beyond piecemeal, to B, −£2m: mission £11m less (£11m to £11m less)."


def test_a_bridge_of_nothing_says_so():
    start = lead(40, 9e6)
    assert side_by_side.bridge_told(bridge(start, []), "A", "B", "people") == side_by_side.SAME
    still = bridge(start, [(("Years",), start)])
    assert side_by_side.bridge_claim(still) == side_by_side.SAME.rstrip(".")
    assert "years no difference" in side_by_side.bridge_told(still, "A", "B", "people")


def test_what_is_common_names_its_futures_and_councils_of_their_own():
    found = side(Laid("Again", asked()))
    assert "same 512 futures (seed " in side_by_side.common(found)
    assert "own luck" not in side_by_side.common(found)
    assert side_by_side.council_line(found.columns[0]) == "SuchnSuch (fictional), £400m a year"
