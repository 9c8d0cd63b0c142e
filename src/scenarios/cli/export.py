"""`scenarios export`: the static summary of a scenario."""

from __future__ import annotations

from pathlib import Path

import click

from scenarios.cli.options import PATH, question_options
from scenarios.cli.output import expect_writable_out, progress


@click.command()
@question_options
@click.option("--html", type=PATH, required=True, help="The page to write: one file without script or outside address.")
def export(html: Path, **chosen: str) -> None:
    """Write scenario FILE as one dated page that opens from a file share and prints on A4."""
    from scenarios.answers.answering import Answers
    from scenarios.answers.compare import setting
    from scenarios.cli.question import question_of
    from scenarios.reports.summary import summary_page
    from scenarios.store.files.text_files import save_text

    expect_writable_out(html=html)
    with progress("running, drawing, writing"):
        question, answers = question_of(**chosen), Answers()
        text = summary_page(question, answers)
        save_text(html, text)
    about = answers.get(setting, question)
    click.echo(f"{html}: written, {len(text) / 1e3:,.0f} kB, for {about.wards.council} and {about.scenario.title}.")
