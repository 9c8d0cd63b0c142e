"""`scenarios side-by-side`: scenarios on common futures, what differs, and because of which change."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from scenarios.cli.options import PATH, output_options, question_options
from scenarios.cli.output import as_csv, as_json, emit, emit_rich, expect_writable_out, progress


@click.command("side-by-side")
@question_options
@click.option("--with", "others", multiple=True, help="A scenario to lay beside it, by name, path or reference.")
@click.option("--with-wards", default="", help="The same question asked of another council that is here.")
@click.option("--docx", type=PATH, help="The comparison as a Word document.")
@click.option("--xlsx", type=PATH, help="Every table as a workbook.")
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), help="The date on the document; today by default.")
@output_options
def side_by_side(
    others: tuple[str, ...],
    with_wards: str,
    docx: Path | None,
    xlsx: Path | None,
    dated: datetime | None,
    form: str,
    out: Path | None,
    **chosen: Any,
) -> None:
    """Lay FILE, with any options on top, beside other scenarios: results, inputs, and the way from one to the other."""
    from scenarios.answers import link_beside
    from scenarios.answers.answering import RESOLVER, Answers
    from scenarios.cli.question import question_of
    from scenarios.domain.errors import Described, InputError
    from scenarios.reports import side_by_side as reports
    from scenarios.reports.paper_docx import document
    from scenarios.reports.workbook import workbook
    from scenarios.store.files.text_files import save_bytes
    from scenarios.views.charts.template import rows_of

    expect_writable_out(out=out, docx=docx, xlsx=xlsx)
    question, answers = question_of(**chosen), Answers()
    label = question.scenario.title
    named = [name for name in others if name.strip()]
    laid, problems = link_beside.laid(question, named, with_wards, RESOLVER, label, paths=True)
    if problems:
        raise InputError("", "--with", ", ".join([*others, with_wards]).strip(", "), problems[0])
    if not laid:
        raise InputError("", "--with", Described("missing"), "name one scenario or more to lay beside it, or a council")
    with progress("one scenario after the other, one change at a time"):
        told = reports.told(question, laid, answers, label)
        if docx is not None:
            day = dated.date() if dated else date.today()
            save_bytes(docx, document(reports.paper(question, laid, answers, day, label)))
        if xlsx is not None:
            save_bytes(xlsx, workbook(reports.sheets(told)))
    for path in (docx, xlsx):
        if path is not None:
            click.echo(f"{path}: written", err=True)
    if form == "json":
        return emit(as_json(_payload(told)), out)
    if form == "csv":
        return emit(as_csv(rows_of(reports.sheets(told)["Results"])), out)
    _emit_tables(told, out)


def _payload(told: Any) -> dict[str, Any]:
    from scenarios.reports import side_by_side as reports
    from scenarios.views import words
    from scenarios.views.charts.template import rows_of

    found = {name.lower().replace(" ", "_"): rows_of(frame) for name, frame in reports.sheets(told).items()}
    said = words.side_by_side.all_told(told.side, told.about.missions)
    bridges = [f.summary for f in told.bridges]
    return {"draws": told.side.draws, "seed": told.side.seed, "sentences": [*said, *bridges], **found}


def _emit_tables(told: Any, out: Path | None) -> None:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    from scenarios.reports import side_by_side as reports
    from scenarios.views import words

    said = [*words.side_by_side.all_told(told.side, told.about.missions), words.side_by_side.common(told.side)]
    parts: list[Any] = [Text(line) for line in said]
    for name, frame in reports.sheets(told).items():
        if name not in ("Results", "Inputs"):
            continue
        table = Table(title=name, title_justify="left")
        for column in frame.columns:
            table.add_column(str(column))
        for row in frame.itertuples(index=False):
            table.add_row(*(str(v) for v in row))
        parts.append(table)
    emit_rich(Group(*parts, *(Text(f"{f.claim}. {f.summary}") for f in told.bridges)), out)
