"""The same question under bolder practices."""

from __future__ import annotations

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.imagine import BOLDER, PLEDGED, TODAY, practices
from scenarios.uncertainty.distributions import mean


def asked(base="existing_practice", **levers):
    return link.asked(link.Choices(base=base, levers=levers), RESOLVER)


def test_today_comes_first_and_everything_but_the_pledge_is_as_it_is():
    question = asked(years=5)
    found = practices(question, RESOLVER)
    assert [label for label, _ in found] == [TODAY, *BOLDER.values()]
    assert found[0][1] is question
    for name, (_, bolder) in zip(BOLDER, found[1:], strict=True):
        assert bolder.scenario.levers == question.scenario.levers
        theirs = RESOLVER.base(name).register[PLEDGED]
        mine = bolder.scenario.assumed_register(RESOLVER.base("existing_practice").base_register)
        assert mean(mine[PLEDGED]) == mean(theirs)
        assert {k for k, p in mine.parameters.items() if p != RESOLVER.resolve(question).register[k]} == {PLEDGED}


def test_a_scenario_that_asks_for_a_fifth_already_is_shown_nothing_smaller():
    assert [label for label, _ in practices(asked("every_contract_counts"), RESOLVER)] == [TODAY]
    assert [label for label, _ in practices(asked("policy_stretch"), RESOLVER)][1:] == [BOLDER["every_contract_counts"]]
