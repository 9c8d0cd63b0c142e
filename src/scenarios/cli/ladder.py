"""`scenarios ladder`: every strategy across levels of spend."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from scenarios.cli.options import Pounds, output_options, question_options
from scenarios.cli.output import as_csv, as_json, emit, emit_rich, expect_writable_out, progress
from scenarios.domain.levers import MOST_SPEND_GBP


@click.command()
@question_options
@output_options
@click.option(
    "--top", type=Pounds(1, MOST_SPEND_GBP), default="1bn", show_default=True, help="The highest level of spend."
)
@click.option("--levels", type=click.IntRange(3, 1001), default=41, show_default=True, help="How many levels of spend.")
def ladder(top: float, levels: int, form: str, out: Path | None, **chosen: str) -> None:
    """Sweep spend from nothing to --top and say where the ranking of the strategies changes."""
    from scenarios.answers import compare
    from scenarios.answers.answering import Answers
    from scenarios.cli.question import question_of
    from scenarios.reports import payload, terminal
    from scenarios.views import words

    expect_writable_out(out=out)
    question, answers = question_of(**chosen), Answers()
    with progress("running every level of spend"):
        found = answers.get(compare.ladder_outcomes, question, top, levels)
    values = payload.ladder_payload(found, answers.get(compare.setting, question))
    if form == "json":
        return emit(as_json(values), out)
    if form == "csv":
        return emit(as_csv(_flat(values)), out)
    titles = dict(found.ladder.titles)
    pairs = [words.compare.crossing(c, titles[key]) for key, c in found.crossings.items()]
    instead = words.grant.instead(answers.get(compare.facts, question).instead, "")[0]
    spend = words.numbers.exact_pounds(question.spend_gbp)
    asked = f"{words.grant.ASKED} At {spend} a year: {words.numbers.lower(instead)}."
    sentences = [*(f"{claim}. {detail}" for claim, detail in pairs), asked]
    return emit_rich(terminal.ladder_tables(values, titles, sentences), out)


def _flat(values: dict[str, Any]) -> list[dict[str, Any]]:
    """One row a level and strategy."""
    rows = []
    for level in values["levels"]:
        for key, s in level["strategies"].items():
            row = {"spend_gbp": level["spend_gbp"], "strategy": key}
            row |= {"p_better": s["p_better"]["value"], "se_p_better": s["p_better"]["se"]}
            rows.append(row | {q: s[q] for q in s["se"]} | {f"se_{q}": e for q, e in s["se"].items()})
    return rows
