"""`scenarios run`: compare the strategies of one scenario."""

from __future__ import annotations

from pathlib import Path

import click

from scenarios.cli.options import PATH, Pounds, output_options, question_options
from scenarios.cli.output import as_csv, as_json, emit, emit_rich, expect_writable_out, progress
from scenarios.domain.errors import InputError

GRANT = (
    "Pay so much a year for the help directly, beside the strategies; what a mission costs to run where none is given."
)


@click.command()
@question_options
@output_options
@click.option("--draws-out", type=PATH, help="Write every raw draw to this file, .parquet or .csv: the audit trail.")
@click.option("--grant", type=Pounds(0, 100_000_000), default=0, help=GRANT)
@click.option("--scenario-out", type=PATH, help="Write the scenario as it was run, complete, to this TOML file.")
def run(
    grant: float, draws_out: Path | None, scenario_out: Path | None, form: str, out: Path | None, **chosen: str
) -> None:
    """Run one scenario FILE (a path, or the name of a shipped scenario) and compare its strategies."""
    from scenarios.answers import compare, contracts
    from scenarios.answers.answering import Answers
    from scenarios.cli.question import question_of
    from scenarios.reports import payload, terminal
    from scenarios.store.files import scenario_files
    from scenarios.store.files.draw_files import write_draws
    from scenarios.views import words

    expect_writable_out(out=out, draws_out=draws_out, scenario_out=scenario_out)
    if draws_out is not None and draws_out.suffix.lower() not in (".parquet", ".csv"):
        raise InputError("", "--draws-out", str(draws_out), "it must end in .parquet or .csv")
    with progress("drawing, running, summing up") as step:
        question, answers = question_of(**chosen), Answers()
        about = answers.get(compare.setting, question)
        step(0.4)
        outcomes = answers.get(compare.outcomes, question)
        step(0.6)
        found, correlations = answers.get(compare.facts, question), answers.get(compare.correlations, question)
        instead = answers.get(compare.grant, question, grant) if grant else found.instead
        added = answers.get(contracts.partners, question)
        values = payload.run_payload(outcomes, about, correlations, instead, added)
    if draws_out:
        draws = answers.get(compare.draws, question)
        write_draws(draws_out, draws, answers.get(compare.comparison, question), values["run"])
        click.echo(f"{draws_out}: {draws.n:,} draws written", err=True)
    if scenario_out:
        scenario_files.save(question.scenario, scenario_out)
        click.echo(f"{scenario_out}: written; it runs again as it was run here", err=True)
    if form != "table":
        return emit(as_json(values) if form == "json" else as_csv(payload.rows(values)), out)
    headline = found.headlines[question.focus]
    sentence = words.compare.headline(headline, about.missions)
    noun = words.compare.outcome_noun(headline.mission, about.missions, headline.years)
    claim, detail = words.grant.instead(instead, noun)
    paid = f"{words.grant.ASKED} {claim}. {' '.join(detail)}"
    told = ""
    if added is not None:
        told = words.partners.told(added, found.titles[question.focus], question.scenario.levers, about.missions)
    return emit_rich(terminal.run_tables(values, sentence, paid, question.focus, told), out)
