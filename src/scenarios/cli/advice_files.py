"""Advice as files beside the answer: one page, and every chart on its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from scenarios.cli.options import PATH
from scenarios.cli.output import expect_writable_out
from scenarios.domain.errors import InputError

if TYPE_CHECKING:
    from scenarios.reports.advice_page import Form
    from scenarios.reports.advice_tables import Part
    from scenarios.views.charts.figure import Figure

Command = TypeVar("Command", bound=Callable[..., Any])
FORMS = click.Choice(["svg", "png", "html"])


def file_options(command: Command) -> Command:
    """Where a page and charts go."""
    for option in (
        click.option("--chart-format", type=FORMS, help="The form of those charts; svg where none is given."),
        click.option("--charts", type=PATH, help="Write every chart into this folder."),
        click.option("--report", type=PATH, help="Write one page with every chart and table to this .html file."),
    ):
        command = option(command)
    return command


def expect_writable_files(report: Path | None, charts: Path | None, form: Form | None = None) -> None:
    """Told before a long run, not after it."""
    if form is not None and charts is None:
        raise InputError("", "--chart-format", form, "it is the form of charts: give --charts a folder")
    if report is not None and report.suffix.lower() not in (".html", ".htm"):
        raise InputError("", "--report", str(report), "it must end in .html")
    expect_writable_out(report=report)
    if charts is not None and (charts.is_file() or not charts.parent.is_dir()):
        raise InputError("", "--charts", str(charts), "it must be a folder, or a new one in a folder that exists")


def write_files(
    make: Callable[[], Sequence[Figure]],
    parts: Sequence[Part],
    source: str,
    draws: int,
    report: Path | None,
    charts: Path | None,
    form: Form | None,
) -> None:
    """The page and the charts, each told once it is there; figures are made only where they are asked for."""
    if report is None and charts is None:
        return
    from scenarios.reports import advice_page
    from scenarios.store.files.text_files import folder, save_bytes, save_text

    figures = make()
    if report is not None:
        save_text(report, advice_page.page(figures, parts, source, draws))
        click.echo(f"{report}: written, {len(figures)} figures", err=True)
    if charts is not None:
        folder(charts)
        form = form or "svg"
        for figure in figures:
            save_bytes(charts / f"{figure.key}.{form}", advice_page.chart(figure, form))
        click.echo(f"{charts}: {len(figures)} charts written", err=True)
