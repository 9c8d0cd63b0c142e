"""A question as a command line that asks the very same question again."""

from __future__ import annotations

import shlex
from dataclasses import replace

import pytest
from click.testing import CliRunner

from scenarios.analysis.assumptions import parse
from scenarios.answers import command_line, link, link_reading
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.cli import question as of_command
from scenarios.cli.run import run
from scenarios.domain.lever import Lever
from scenarios.domain.levers import LEVERS
from scenarios.domain.partner import parse_partners
from scenarios.domain.scenario import Override
from scenarios.domain.supplier import parse_kinds


def asked_again(command: str, monkeypatch):
    """The question that the command line makes of its own words."""
    found = []
    original = of_command.question_of

    def keep(**chosen):
        found.append(original(**chosen))
        raise SystemExit(0)

    monkeypatch.setattr(of_command, "question_of", keep)
    program, verb, *arguments = shlex.split(command)
    assert (program, verb) == ("scenarios", "run")
    result = CliRunner().invoke(run, arguments, catch_exceptions=False)
    assert found, result.output
    return found[0]


def written(question) -> str:
    return command_line.written(["run"], question, RESOLVER.base(question.base))


def other_value(lever: Lever, own):
    if lever.kind == "switch":
        return not own
    if lever.kind == "percent":
        return 0.37
    if lever.kind == "pounds":
        return 123_456_789.0
    if lever.kind == "whole":
        return lever.least + 3
    options = [k for k in (lever.choices or {"jobs": "", "isolation": ""}) if k != own]
    return options[0]


@pytest.mark.parametrize("name", [n for n, lever in LEVERS.items() if lever.link_name])
def test_every_lever_comes_back_to_its_last_digit(name, monkeypatch):
    own = getattr(RESOLVER.base("existing_practice").scenario.levers, name)
    question = link.asked(Choices(levers={name: other_value(LEVERS[name], own)}), RESOLVER, most_cells=None)
    assert asked_again(written(question), monkeypatch) == question


def test_strategies_streams_partners_kinds_contracts_and_assumptions_come_back(monkeypatch):
    base = RESOLVER.base("existing_practice")
    choices = Choices(
        levers={"years": 8, "spend_gbp": 3.3e8},
        strategies=tuple(k for k in base.scenario.strategies if k != "piecemeal")[:2],
        value_streams=("wellbeing",),
        overrides=parse("sv_commit_book = 2% to 9% because we 'think' so", base.base_register),
        book="none",
        partners=parse_partners("Hospital trust: spend £300m, joins 2"),
        kinds=parse_kinds("vcse: delivered 150% because they live here"),
    )
    question = link.asked(choices, RESOLVER, most_cells=None)
    assert asked_again(written(question), monkeypatch) == question


def test_a_finer_value_than_a_control_has_comes_back_too(monkeypatch):
    question = link.asked(Choices(levers={"pointed_share": 1 / 3}), RESOLVER, most_cells=None)
    again = asked_again(written(question), monkeypatch)
    assert again.scenario.levers.pointed_share == pytest.approx(1 / 3, rel=1e-14)


def test_nothing_that_differs_is_the_file_alone():
    assert written(link.asked(Choices("policy_stretch"), RESOLVER)) == "scenarios run policy_stretch"


def test_words_are_quoted_for_a_shell():
    question = link.asked(Choices(), RESOLVER)
    mine = replace(question.assuming(Override(key="sv_commit_book", why="it's; $HOME", fixed=0.06)))
    assert shlex.split(written(mine))[-1].startswith("sv_commit_book = ")


def test_a_council_at_another_size_than_the_scenario_s_is_named(monkeypatch):
    question = link.asked(Choices("large_county", council="suchnsuch"), RESOLVER, most_cells=None)
    assert question.scenario.council.adults is None
    assert "--wards suchnsuch" in written(question)
    assert asked_again(written(question), monkeypatch) == question
    parts = link.write(question, RESOLVER.base("large_county"))
    assert parts is not None
    assert link_reading.read(parts, RESOLVER).question.scenario == question.scenario
