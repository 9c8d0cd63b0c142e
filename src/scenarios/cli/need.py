"""`scenarios need`: what it would take to reach a target, lever by lever."""

from __future__ import annotations

import math
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

import click

from scenarios.cli.options import PATH, output_options, question_options
from scenarios.cli.output import as_csv, as_json, emit, emit_rich, expect_writable_out, progress
from scenarios.domain.amounts import ALLOWED, parse_amount
from scenarios.domain.errors import InputError, unknown

TARGET = "What is to be reached: people=100, person_years=500, every_ward=2, value=£2m or ahead=60%."
SCENARIO_OUT = "Write the climb to this TOML file: towards so many people, or as far as it goes."
BY = "Only this lever: spend_gbp, years, or a parameter such as sv_delivered_ratio. May be given again."


@click.command()
@question_options
@output_options
@click.option("--target", required=True, help=TARGET)
@click.option("--by", "keys", multiple=True, help=BY)
@click.option("--cautious", is_flag=True, help="In nine futures of ten, and not on average.")
@click.option("--scenario-out", type=PATH, help=SCENARIO_OUT)
def need(
    target: str,
    keys: tuple[str, ...],
    cautious: bool,
    scenario_out: Path | None,
    form: str,
    out: Path | None,
    **chosen: str,
) -> None:
    """What it would take to reach a target of one scenario FILE: each lever alone, everything else as it is."""
    from scenarios.answers import compare
    from scenarios.answers import need as answers_of
    from scenarios.answers.answering import Answers
    from scenarios.cli.question import question_of
    from scenarios.domain.needed import movable_to_target
    from scenarios.reports import terminal
    from scenarios.store.files import scenario_files
    from scenarios.views import words

    expect_writable_out(out=out, scenario_out=scenario_out)
    aim = _aim(target, cautious)
    question, answers = question_of(**chosen), Answers()
    mission = question.scenario.levers.mission
    known = [m.key for m in movable_to_target(mission)]
    for key in keys:
        if key not in known:
            raise unknown("--by", key, known, "lever")
    _expect_of_the_mission(mission, aim.wanted, scenario_out)
    about = answers.get(compare.setting, question)
    with progress("moving one lever after another"):
        found = [answers.get(answers_of.need, question, aim, key) for key in keys or known]
    if scenario_out:
        towards = aim.amount if aim.wanted == "people" and not aim.cautious else None
        climbed = answers.get(answers_of.climb, question, towards)
        scenario_files.save(climbed.question.scenario, scenario_out)
        click.echo(f"{scenario_out}: written, {words.climb.written(climbed.climb, towards)}", err=True)
    if form != "table":
        rows: list[dict[str, Any]] = [_flat(asdict(n)) for n in found]
        return emit(as_json({"target": asdict(aim), "levers": rows}) if form == "json" else as_csv(rows), out)
    levers = about.scenario.levers
    noun = words.compare.outcome_noun(levers.mission, about.missions, levers.years)
    claim = words.need.claim(found, aim, noun, levers.years)
    return emit_rich(terminal.need_table(claim, words.need.rows(found, aim)), out)


def _aim(text: str, cautious: bool) -> Any:
    from scenarios.analysis.need import Aim, Wanted

    wanted, equals, amount = text.partition("=")
    if wanted.strip() not in get_args(Wanted):
        raise unknown("--target", wanted.strip(), get_args(Wanted), "target")
    try:
        value = parse_amount(amount)
    except ValueError:
        value = -1.0
    if not equals or not 0 < value < math.inf:
        raise InputError("", "--target", text, f"write it as people=100; the amount lies above nothing: {ALLOWED}")
    if wanted.strip() == "ahead" and value >= 1:
        raise InputError("", "--target", text, "a chance lies above 0 and below 100 %, as in ahead=60%")
    return Aim(wanted.strip(), value, cautious)  # type: ignore[arg-type]  # one of the names above


def _expect_of_the_mission(mission: str, wanted: str, scenario_out: Path | None) -> None:
    """People by ward and the climb are of the ward mission alone."""
    from scenarios.analysis.need import BY_WARD
    from scenarios.domain.mission import WARD_MISSION

    if mission == WARD_MISSION:
        return
    if wanted in BY_WARD:
        raise InputError("", "--target", wanted, f"only {WARD_MISSION} goes ward by ward, and the mission is {mission}")
    if scenario_out:
        raise InputError(
            "", "--scenario-out", scenario_out, f"the climb is that of {WARD_MISSION}, and the mission is {mission}"
        )


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    value = row.pop("value")
    return {**row, "needed": None if value is None else value["value"], "se": None if value is None else value["se"]}
