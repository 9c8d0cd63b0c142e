"""The question: equal where everything an answer depends on is equal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.domain.scenario import Override


def asked(**choices):
    return link.asked(Choices(**choices), RESOLVER)


def test_two_questions_alike_are_equal_and_hash_alike():
    assert asked() == asked()
    assert hash(asked()) == hash(asked())
    assert len({asked(), asked(), asked(levers={"years": 3})}) == 2
    assert asked() != "existing_practice"


@pytest.mark.parametrize(
    "choices",
    [
        {"levers": {"years": 3}},
        {"strategies": ("one_mission",)},
        {"value_streams": ("wellbeing",)},
        {"overrides": (Override(key="reach_ceiling", fixed=0.3, why="a test"),)},
        {"base": "sceptic"},
    ],
)
def test_whatever_is_chosen_makes_another_question(choices):
    assert asked(**choices) != asked()


@pytest.mark.parametrize("part", ["council", "base", "data_version"])
def test_wards_file_and_data_are_part_of_it(part):
    assert replace(asked(), **{part: "other"}).fingerprint != asked().fingerprint


def test_how_much_of_it_may_be_run_is_part_of_it():
    assert replace(asked(), most_cells=None).fingerprint != asked().fingerprint


def test_the_reason_for_an_assumption_is_part_of_it():
    """An auditor reads it beside the figures, so a kept answer may not show another's reason."""
    one, other = (asked(overrides=(Override(key="reach_ceiling", fixed=0.3, why=f"reason {w}"),)) for w in ("a", "b"))
    assert one != other


def test_the_focus_is_the_first_strategy_besides_piecemeal():
    assert asked().focus == "one_mission"
    assert asked(strategies=("half_and_half",)).focus == "half_and_half"


def test_at_another_spend_nothing_else_moves():
    there = asked().at(7e7)
    assert there.spend_gbp == 7e7
    assert there.without_spend == asked().without_spend
    assert there.at(asked().spend_gbp) == asked()
    assert asked().without_spend.without_spend is asked().without_spend or asked().without_spend.spend_gbp == 0


def test_another_council_is_taken_at_its_own_size():
    there = asked().on_council("shirley")
    assert there.council == "shirley"
    assert there.scenario.council.wards == "shirley"
    assert there.scenario.council.adults is None


def test_an_assumption_is_added_or_replaced():
    once = asked().assuming(Override(key="reach_ceiling", fixed=0.3, why="the first"))
    twice = once.assuming(Override(key="reach_ceiling", fixed=0.4, why="the second"))
    assert [(o.key, o.fixed) for o in twice.scenario.overrides if o.key == "reach_ceiling"] == [("reach_ceiling", 0.4)]
    assert asked().scenario.overrides == ()


def test_a_question_cannot_be_changed():
    with pytest.raises(AttributeError):
        asked().council = "other"


def test_piecemeal_does_not_depend_on_which_strategies_are_compared():
    assert asked(strategies=("one_mission",)).piecemeal_fingerprint == asked().piecemeal_fingerprint
    assert asked(base="sceptic").piecemeal_fingerprint != asked().piecemeal_fingerprint


def test_the_order_of_missions_is_the_same_question_whatever_is_spent_chosen_or_compared():
    own = asked().missions_fingerprint
    for choices in ({"levers": {"spend_gbp": 1e8}}, {"levers": {"mission": "jobs"}}, {"strategies": ("one_mission",)}):
        assert asked(**choices).missions_fingerprint == own
    assert asked().as_first.missions_fingerprint == own
    for levers in ({"years": 3}, {"caution": "sceptic"}, {"pointed_share": 0.4}, {"valuation": "threshold"}):
        assert asked(levers=levers).missions_fingerprint != own
