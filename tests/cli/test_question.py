"""From a file and options to a question."""

from __future__ import annotations

import pytest

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.cli.question import question_of
from scenarios.domain.errors import InputError

BLANK = {"wards": None, "strategies": None, "streams": None, "assume": ""}


def asked(file: str = "existing_practice", **more):
    return question_of(file, **{**BLANK, **more})


def test_nothing_given_is_the_scenario_as_it_is_with_every_draw():
    question = asked()
    assert question.scenario == RESOLVER.base("existing_practice").scenario
    assert question.most_cells is None


def test_the_command_line_and_the_screen_ask_the_same():
    here = asked(spend_gbp=1e8, years=7, strategies="half_and_half", streams="wellbeing")
    choices = Choices(
        levers={"spend_gbp": 1e8, "years": 7}, strategies=("half_and_half",), value_streams=("wellbeing",)
    )
    assert here == link.asked(choices, RESOLVER, most_cells=None)


def test_strategies_come_in_the_scenario_s_order():
    question = asked(strategies="half_and_half,one_mission")
    assert list(question.scenario.strategies) == ["piecemeal", "one_mission", "half_and_half"]


def test_an_assumption_is_taken_with_its_reason():
    (override,) = asked(assume="reach_ceiling = 30% because we counted").scenario.overrides
    assert (override.key, override.fixed, override.why) == ("reach_ceiling", 0.3, "we counted")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"strategies": "one_misson"}, "--strategies is 'one_misson', but that is not a known strategy"),
        ({"streams": "welbeing"}, "--streams is 'welbeing', but that is not a known value stream"),
        ({"streams": "wellbeing,loneliness_cost"}, "--streams is 'wellbeing,loneliness_cost'"),
        ({"assume": "reach_cieling = 0.3 because so"}, "Did you mean 'reach_ceiling'"),
        ({"years": 99}, "--years is 99, but it must be from 1 to 30"),
        ({"ward_rule": "neeed"}, "Did you mean 'need'?"),
        ({"mission": "carbn"}, "Did you mean 'carbon'?"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_option(given, says):
    with pytest.raises(InputError) as caught:
        asked(**given)
    assert says in str(caught.value)


def test_another_council_is_taken_at_its_own_size():
    assert asked(wards="suchnsuch").scenario.council.adults is None
