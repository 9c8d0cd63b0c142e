"""`scenarios need`: what it would take to reach a target, lever by lever."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

import click

from scenarios.cli.options import PATH, output_options, question_options
from scenarios.cli.output import as_csv, as_json, emit, emit_rich, expect_writable_out, progress
from scenarios.domain.amounts import ALLOWED, parse_amount
from scenarios.domain.errors import InputError, unknown

TARGET = "What is to be reached: people=100, person_years=500, every_ward=2, value=£2m or ahead=60%."
BY = "Only this lever: spend_gbp, years, or a parameter such as sv_delivered_ratio. May be given again."


@click.command()
@question_options
@output_options
@click.option("--target", required=True, help=TARGET)
@click.option("--by", "keys", multiple=True, help=BY)
@click.option("--cautious", is_flag=True, help="In nine futures of ten, and not on average.")
@click.option("--scenario-out", type=PATH, help="Write the climb, every lever at its ambitious end, to this TOML file.")
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
    from scenarios.domain.needed import MOVABLE_TO_TARGET
    from scenarios.reports import terminal
    from scenarios.store.files import scenario_files
    from scenarios.views import words

    expect_writable_out(out=out, scenario_out=scenario_out)
    aim = _aim(target, cautious)
    known = [m.key for m in MOVABLE_TO_TARGET]
    for key in keys:
        if key not in known:
            raise unknown("--by", key, known, "lever")
    question, answers = question_of(**chosen), Answers()
    about = answers.get(compare.setting, question)
    with progress("moving one lever after another"):
        found = [answers.get(answers_of.need, question, aim, key) for key in keys or known]
    if scenario_out:
        scenario_files.save(answers.get(answers_of.climb, question).question.scenario, scenario_out)
        click.echo(f"{scenario_out}: written, every lever that gains at its ambitious end", err=True)
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
    if not equals or not value > 0:
        raise InputError("", "--target", text, f"write it as people=100; the amount lies above nothing: {ALLOWED}")
    if wanted.strip() == "ahead" and value >= 1:
        raise InputError("", "--target", text, "a chance lies above 0 and below 100 %, as in ahead=60%")
    return Aim(wanted.strip(), value, cautious)  # type: ignore[arg-type]  # one of the names above


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    value = row.pop("value")
    return {**row, "needed": None if value is None else value["value"], "se": None if value is None else value["se"]}
