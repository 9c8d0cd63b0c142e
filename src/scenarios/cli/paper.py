"""`scenarios paper`: a committee paper of a scenario, as a Word document."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from scenarios.cli.options import PATH, question_options
from scenarios.cli.output import expect_writable_out, progress
from scenarios.domain.errors import Described, InputError


@click.command()
@question_options
@click.option("--docx", type=PATH, help="The Word document to write.")
@click.option("--pptx", type=PATH, help="Two slides beside it, or alone: the sentence and the ladder.")
@click.option("--xlsx", type=PATH, help="A workbook beside it, or alone: every table, a sheet each.")
@click.option(
    "--map", "template", default="generic", show_default=True, help="Headings: a map by name, or a TOML file."
)
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), help="The date on it; today where nothing is said.")
def paper(
    docx: Path | None, pptx: Path | None, xlsx: Path | None, template: str, dated: datetime | None, **chosen: str
) -> None:
    """Write scenario FILE as a committee paper that an officer edits: options, and what speaks for and against."""
    from scenarios.answers.answering import Answers
    from scenarios.cli.question import question_of
    from scenarios.reports import paper as content
    from scenarios.reports.paper_docx import document
    from scenarios.reports.slides import slides
    from scenarios.reports.workbook import tables, workbook
    from scenarios.store.files import paper_files
    from scenarios.store.files.text_files import save_bytes

    if docx is None and pptx is None and xlsx is None:
        raise InputError("", "--docx", Described("missing"), "say what to write: --docx, --pptx or --xlsx")
    expect_writable_out(docx=docx, pptx=pptx, xlsx=xlsx)
    headings, day = paper_files.load(template), dated.date() if dated else date.today()
    with progress("running, weighing, writing"):
        question, answers = question_of(**chosen), Answers()
        if docx is not None:
            made = content.paper(question, answers, headings, day)
            save_bytes(docx, document(made))
        if pptx is not None:
            save_bytes(pptx, slides(question, answers, day))
        if xlsx is not None:
            save_bytes(xlsx, workbook(tables(question, answers)))
    if docx is not None:
        click.echo(f"{docx}: written under the headings of {headings.title} ({headings.source}).")
        for note in made.notes:
            click.echo(note)
    for path, what in ((pptx, "two slides"), (xlsx, "every table")):
        if path is not None:
            click.echo(f"{path}: {what} written.")
