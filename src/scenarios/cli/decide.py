"""`scenarios decide`: what decides between the strategies of one scenario."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from scenarios.cli.options import output_options, question_options
from scenarios.cli.output import as_csv, as_json, emit, emit_rich, expect_writable_out, progress

RERUN = "Find switching values by running the model anew with one assumption held at a value."


@click.command()
@question_options
@output_options
@click.option("--rerun", is_flag=True, help=RERUN)
def decide(rerun: bool, form: str, out: Path | None, **chosen: str) -> None:
    """What decides one scenario FILE: the same advice as `analyse`, on the scenario's own draws."""
    from scenarios.answers import compare
    from scenarios.answers import decide as answers_of
    from scenarios.answers.answering import Answers
    from scenarios.cli.question import question_of
    from scenarios.reports import advice, advice_tables
    from scenarios.reports.payload import grant_payload
    from scenarios.views import words

    expect_writable_out(out=out)
    question, answers = question_of(**chosen), Answers()
    with progress("weighing every assumption"):
        found = answers.get(answers_of.advice, question)
        if rerun:
            near = tuple((key, tuple(s.at for s in switches)) for key, switches in found.switches.items())
            found = replace(found, switches=answers.get(answers_of.switches_by_rerun, question, near))
    payload = advice.advice_payload(found)
    instead = answers.get(compare.facts, question).instead
    if form == "table":
        asked = f"{words.grant.ASKED} {words.grant.instead(instead, '')[0]}. {words.grant.BESIDE}"
        return emit_rich(advice_tables.for_terminal([*advice_tables.advice_parts(payload), asked]), out)
    payload["grant_instead"] = grant_payload(instead)
    return emit(as_json(payload) if form == "json" else as_csv(advice.advice_rows(payload)), out)
