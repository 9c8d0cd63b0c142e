"""The answers of Which mission? agree with those of Compare."""

from __future__ import annotations

import pytest

from scenarios.answers import compare, missions
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices, asked


def test_the_chosen_mission_has_the_lead_that_compare_tells():
    resolved = RESOLVER.resolve(asked(Choices(levers={"draws": 256}), RESOLVER))
    here = next(m for m in missions.missions(resolved).every if m.mission == "isolation")
    there = compare.facts(resolved).headlines["one_mission"]
    assert here.value == there.value
    assert here.people == there.people


def test_other_levels_of_spend_tell_every_number_of_every_mission():
    resolved = RESOLVER.resolve(asked(Choices(levers={"draws": 256, "spend_gbp": 400_000_000}), RESOLVER))
    found = missions.across(resolved)
    assert [at.spend_gbp for at in found.at] == list(found.spend_gbp[2::2])
    (there,) = [at for at in found.at if at.spend_gbp == 4e8]
    here = missions.missions(resolved)
    assert {m.mission: m for m in there.every} == {m.mission: m for m in here.every}
    assert there.piecemeal_loss == here.piecemeal_loss


def test_across_spend_hangs_on_no_spend():
    leads = []
    for spend in (1e8, 4e8):
        question = asked(Choices(levers={"draws": 64, "spend_gbp": spend}), RESOLVER)
        leads.append(missions.across(RESOLVER.resolve(question)).lead_gbp["jobs"])
    assert leads[0] == pytest.approx(leads[1])
