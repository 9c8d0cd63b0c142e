"""`scenarios decide`: what decides between the strategies of one scenario."""

from __future__ import annotations

import json

import pytest
from calling import scenarios


def test_decide_tells_what_decides_a_scenario():
    done = scenarios("decide", "policy_stretch", "--draws", "1024")
    assert done.returncode == 0, done.stderr
    assert "Preferred: one_mission" in done.stdout
    assert "EVPPI" in done.stdout


def test_a_rerun_of_the_model_finds_the_same_switches():
    """Learned from the draws or by holding one assumption: the same for one that moves with no other."""
    learned, held = (
        json.loads(
            scenarios(
                "decide",
                "existing_practice",
                "--draws",
                "2048",
                "--format",
                "json",
                "--strategies",
                "one_mission",
                *more,
            ).stdout
        )["switching"]
        for more in ([], ["--rerun"])
    )
    (a,), (b,) = learned["fixed_cost_mission"], held["fixed_cost_mission"]
    assert (a["below"], a["above"]) == (b["below"], b["above"]) == ("one_mission", "piecemeal")
    assert a["at"] == pytest.approx(b["at"], rel=0.15)


def test_the_answer_is_the_page_s_own(question, answers):
    from scenarios.answers.decide import advice

    found = json.loads(scenarios("decide", "existing_practice", "--draws", "512", "--format", "json").stdout)
    own = answers.get(advice, question)
    assert found["preferred"] == own.decision.preferred
    assert found["evpi"]["value"] == pytest.approx(own.decision.evpi.value)
    for e in own.evppis:
        assert found["evppi"][e.key]["value"] == pytest.approx(e.estimate.value)


def test_strategies_can_be_left_out():
    done = scenarios("decide", "existing_practice", "--draws", "64", "--strategies", "one_mission", "--format", "json")
    assert set(json.loads(done.stdout)["strategies"]) == {"piecemeal", "one_mission"}


def test_too_few_draws_are_refused_in_a_sentence():
    done = scenarios("decide", "existing_practice", "--draws", "20")
    assert done.returncode == 2
    assert "advice needs 50 draws or more" in done.stderr


def test_a_grant_is_told_beside_the_strategies_and_luck_is_no_input():
    common = ("decide", "existing_practice", "--draws", "256")
    assert "Why not simply pay for it?" in scenarios(*common).words
    found = json.loads(scenarios(*common, "--format", "json").stdout)
    assert found["grant_instead"]["mission"] == "isolation"
    assert "mission_drop_luck" not in found["evppi"]
    assert "mission_hazard" in found["evppi"]
