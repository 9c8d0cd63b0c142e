"""From a scenario file and options to a question, validated to the last word."""

from __future__ import annotations

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.answers.link_lines import NONE
from scenarios.answers.question import Question
from scenarios.cli.options import names
from scenarios.domain.errors import InputError, unknown
from scenarios.domain.levers import LEVERS
from scenarios.domain.partner import parse_partners
from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.domain.supplier import parse_kinds
from scenarios.store.files.scenario_files import Loaded
from scenarios.store.files.toml_files import validated

COMMAND_LINE = "command line"


def question_of(
    file: str,
    wards: str | None,
    strategies: str | None,
    streams: str | None,
    assume: str,
    contracts: str | None = None,
    partners: str | None = None,
    kinds: str | None = None,
    **levers: object,
) -> Question:
    """The question of a command; every draw is run, however many wards there are."""
    base = RESOLVER.base(file)
    given = {name: value for name, value in levers.items() if name in LEVERS and value is not None}
    _expect_levers(base, given)
    choices = Choices(
        base=file,
        levers=given,
        strategies=_strategies(base.scenario, strategies),
        value_streams=_streams(base, streams),
        overrides=link.strictly_parsed(assume, base),
        council=wards or "",
        book=contracts or "",
        partners=None if partners is None else parse_partners("" if partners == NONE else partners),
        kinds=None if kinds is None else parse_kinds("" if kinds == NONE else kinds),
    )
    return link.asked(choices, RESOLVER, most_cells=None)


def _expect_levers(base: Loaded, given: dict[str, object]) -> None:
    """Refuse a lever's value here, where the command line is named as its source."""
    values = base.scenario.model_dump(mode="json")
    values["levers"] |= given
    try:
        validated(Scenario, values, COMMAND_LINE).checked(base.base_register, base.missions)
    except InputError as error:
        lever = LEVERS.get(error.field.removeprefix("levers."))
        if lever is None or error.field.removeprefix("levers.") not in given:
            raise
        raise InputError("", lever.option, error.value, error.allowed, error.suggestion) from None


def _strategies(scenario: Scenario, text: str | None) -> tuple[str, ...]:
    others = [k for k in scenario.strategies if k != BASELINE]
    for name in names(text):
        if name not in others:
            raise unknown("--strategies", name, others, "strategy")
    return tuple(k for k in others if k in names(text))


def _streams(base: Loaded, text: str | None) -> tuple[str, ...]:
    if text is None:
        return ()
    for name in names(text):
        if name not in base.missions.streams:
            raise unknown("--streams", name, base.missions.streams, "value stream")
    ordered, problem = link.claimed_once(base, names(text))
    if problem:
        raise InputError("", "--streams", text, problem.rstrip("."))
    return ordered
