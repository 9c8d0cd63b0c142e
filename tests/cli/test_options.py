"""The options that verbs share, generated from the table of levers."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from scenarios.cli.__main__ import cli
from scenarios.cli.options import Amount, names, question_options
from scenarios.domain.errors import InputError
from scenarios.domain.levers import LEVERS, MOVABLE

ASKING = ("run", "ladder", "decide", "export")  # verbs that take a scenario FILE and its levers


def options_of(verb: str) -> dict[str, click.Option]:
    return {p.name: p for p in cli.commands[verb].params if isinstance(p, click.Option)}


@pytest.mark.parametrize("verb", ASKING)
def test_every_lever_of_the_screen_is_an_option(verb):
    given = options_of(verb)
    for name, lever in MOVABLE.items():
        assert lever.option in given[name].opts, name


@pytest.mark.parametrize("verb", ASKING)
def test_no_option_is_called_as_a_lever_that_only_a_file_can_set(verb):
    assert not (set(LEVERS) - set(MOVABLE)) & set(options_of(verb))


def test_every_option_of_a_lever_says_what_it_is():
    for name, lever in MOVABLE.items():
        option = options_of("run")[name]
        assert lever.label in option.help
        assert lever.help in option.help
        for choice in lever.choices:
            assert choice in option.help


def test_a_switch_can_be_turned_off():
    option = options_of("run")["mission_can_drop"]
    assert option.secondary_opts == ["--no-can-drop"]
    assert option.default is None  # left as the scenario has it


@pytest.mark.parametrize(
    ("arguments", "name", "value"),
    [
        (["--spend", "250m"], "spend_gbp", 250e6),
        (["--pointed", "40%"], "pointed_share", 0.4),
        (["--years", "7"], "years", 7),
        (["--rule", "per_head"], "ward_rule", "per_head"),
        (["--no-can-drop"], "mission_can_drop", False),
        (["--focus-boost"], "focus_multiplier", True),
        ([], "years", None),
    ],
)
def test_an_option_is_read_in_the_unit_of_the_field(arguments, name, value):
    seen = {}

    @click.command()
    @question_options
    def probe(**given):
        seen.update(given)

    done = CliRunner().invoke(probe, ["some_file", *arguments])
    assert done.exception is None, done.exception
    assert seen[name] == value
    assert seen["file"] == "some_file"


def test_an_amount_that_is_none_names_its_option():
    @click.command()
    @click.option("--top", type=Amount())
    def probe(top):
        return None

    done = CliRunner().invoke(probe, ["--top", "lots"])
    assert isinstance(done.exception, InputError)
    assert str(done.exception).startswith("--top is 'lots', but it must be a number such as 0.4, 40% or £1,200")


def test_names_are_separated_by_commas_and_spaces_do_not_matter():
    assert names(" a, b ,,c ") == ("a", "b", "c")
    assert names("") == names(None) == ()
