"""`scenarios paper`: a committee paper of a scenario, as a Word document."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from scenarios.cli.options import PATH, question_options
from scenarios.cli.output import expect_writable_out, progress


@click.command()
@question_options
@click.option("--docx", type=PATH, required=True, help="The Word document to write.")
@click.option(
    "--map", "template", default="generic", show_default=True, help="Headings: a map by name, or a TOML file."
)
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), help="The date on it; today where nothing is said.")
def paper(docx: Path, template: str, dated: datetime | None, **chosen: str) -> None:
    """Write scenario FILE as a committee paper that an officer edits: options, and what speaks for and against."""
    from scenarios.answers.answering import Answers
    from scenarios.cli.question import question_of
    from scenarios.reports import paper as content
    from scenarios.reports.paper_docx import document
    from scenarios.store.files import paper_files
    from scenarios.store.files.text_files import save_bytes

    expect_writable_out(docx=docx)
    headings = paper_files.load(template)
    with progress("running, weighing, writing"):
        made = content.paper(question_of(**chosen), Answers(), headings, dated.date() if dated else date.today())
        save_bytes(docx, document(made))
    click.echo(f"{docx}: written under the headings of {headings.title} ({headings.source}).")
    for note in made.notes:
        click.echo(note)
