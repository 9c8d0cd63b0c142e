"""What a room tries, and what it does to the question."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from scenarios.answers.session import CLOSED_TO_TRIAL, OFFERED, triable, tried
from scenarios.uncertainty.distributions import quantiles


def test_what_a_room_can_try_matters_most_and_has_two_ends(decided, register):
    keys = triable(decided, register)
    assert 0 < len(keys) <= OFFERED
    assert not [k for k in keys if register[k].distribution in CLOSED_TO_TRIAL]
    order = [e.key for e in decided.evppi]
    by_worth = triable(replace(decided, finding=None), register)
    assert by_worth == [k for k in order if k in by_worth]


@pytest.mark.parametrize(("end", "level"), [("low", 0.1), ("high", 0.9)])
def test_an_end_is_a_quantile_of_the_assumption(question, register, end, level):
    there = tried(question, "reach_ceiling", end, register)
    (override,) = [o for o in there.scenario.overrides if o.key == "reach_ceiling"]
    assert override.fixed == pytest.approx(quantiles(register["reach_ceiling"], (level,))[0], rel=1e-5)
    assert override.why == "the room tried it"


@pytest.mark.parametrize(("key", "end"), [("", "low"), ("reach_ceiling", ""), ("reach_ceiling", "upwards")])
def test_where_nothing_was_set_the_question_stays(question, register, key, end):
    assert tried(question, key, end, register) is question


def test_trying_the_other_end_replaces_the_first(question, register):
    low = tried(question, "reach_ceiling", "low", register)
    high = tried(low, "reach_ceiling", "high", register)
    assert high == tried(question, "reach_ceiling", "high", register)


def test_a_trial_keeps_spend_and_levers(question, register):
    there = tried(question.at(9e7), "reach_ceiling", "low", register)
    assert there.spend_gbp == 9e7
    assert there.scenario.levers == question.at(9e7).scenario.levers


def test_what_the_strategy_loses_by_is_offered_first(decided, register):
    order = [e.key for e in decided.evppi]
    conditions = [SimpleNamespace(key=k) for k in ("drop_year", "prev_shift_logit", order[1])]
    found = triable(replace(decided, finding=SimpleNamespace(conditions=conditions)), register)
    assert found[:3] == ["prev_shift_logit", order[1], order[0]]
    without = triable(replace(decided, finding=None), register)
    assert without == [k for k in order if k in without]
