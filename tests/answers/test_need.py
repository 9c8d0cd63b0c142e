"""What it would take, held to a run of the model at the value that is told."""

from __future__ import annotations

import pytest

from scenarios.analysis.need import Aim
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices, asked
from scenarios.answers.need import need
from scenarios.domain.needed import MOVABLE_TO_TARGET


@pytest.fixture(scope="module")
def resolved():
    return RESOLVER.resolve(asked(Choices(levers={"draws": 512}), RESOLVER))


def people_at(**levers: object) -> float:
    here = RESOLVER.resolve(asked(Choices(levers={"draws": 512, **levers}), RESOLVER))
    return here.comparison["one_mission"].wards.out_at_end.sum(axis=0).mean()


def test_at_the_spend_that_is_told_the_target_is_met(resolved):
    found = need(resolved, Aim("people", 20.0), "spend_gbp")
    assert people_at(spend_gbp=found.value.value) == pytest.approx(20.0, rel=2e-3)
    assert (found.today, found.least, found.most) == (4e8, 0.0, 5e9)
    assert found.value.se > 0


def test_a_mission_is_kept_for_whole_years(resolved):
    now = people_at(years=6)
    found = need(resolved, Aim("people", now + 0.01), "years")
    assert found.value.value == 7
    assert people_at(years=7) > now + 0.01


@pytest.mark.parametrize("movable", MOVABLE_TO_TARGET, ids=lambda m: m.key)
def test_what_is_so_already_is_found_at_today_s_value(resolved, movable):
    """Asked for what there is today, each lever answers with today's value: factor one is today."""
    today = resolved.comparison["one_mission"].wards.out_at_end.sum(axis=0).mean()
    found = need(resolved, Aim("people", float(today)), movable.key)
    assert found.least <= found.today <= found.most
    if movable.key == "years":  # more years may not help at all by then, and whole years do not meet an exact number
        return
    assert found.value.value == pytest.approx(found.today, rel=0.02)


def test_a_chance_and_a_value_are_against_piecemeal(resolved):
    run = resolved.comparison
    lead = run["one_mission"].total_gbp - run["piecemeal"].total_gbp
    ahead = need(resolved, Aim("ahead", float((lead > 0).mean())), "fixed_cost_mission")
    assert ahead.value.value == pytest.approx(ahead.today, rel=0.1)
    value = need(resolved, Aim("value", float(lead.mean())), "fixed_cost_mission")
    assert value.value.value == pytest.approx(value.today, rel=0.01)


def test_bounds_are_given_with_a_reason_and_every_key_is_known(register):
    for m in MOVABLE_TO_TARGET:
        assert m.why.endswith(".")
        assert m.is_lever or m.key in register.parameters
