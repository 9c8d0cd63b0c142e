"""`scenarios show`: any figure or sentence of the app, by its key, with the numbers that stand on its page."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from scenarios.cli.options import Amount, output_options, question_options
from scenarios.cli.output import as_csv, as_json, emit, emit_rich, expect_writable_out, progress


@click.command()
@click.argument("what")
@question_options
@click.option("--other", default="piecemeal", show_default=True, help="Of map: what the first strategy is set against.")
@click.option("--year", type=click.IntRange(0), default=0, help="Of map: the year that is shown; the last by default.")
@click.option("--target", type=Amount(), help="Of robust: a share of lonely people, as 0.1%, or a number of outcomes.")
@click.option("--target-year", type=click.IntRange(1), help="Of robust: by which year; the fifth, or the last.")
@click.option("--lead", type=click.IntRange(0, 36), default=9, show_default=True, help="Of asks: months of notice.")
@output_options
def show(
    what: str,
    other: str,
    year: int,
    target: float | None,
    target_year: int | None,
    lead: int,
    form: str,
    out: Path | None,
    **chosen: Any,
) -> None:
    """Print WHAT stands on a page (sentence, ladder, dots, people, map, wrong, …) for scenario FILE."""
    from scenarios.analysis.target import Target
    from scenarios.answers.answering import Answers
    from scenarios.cli.question import question_of
    from scenarios.domain.errors import InputError, unknown
    from scenarios.reports import shown
    from scenarios.views.charts.template import rows_of

    expect_writable_out(out=out)
    if what not in shown.KEYS:
        raise unknown("WHAT", what, shown.KEYS, "figure or sentence")
    question = question_of(**chosen)
    levers = question.scenario.levers
    if other not in question.scenario.strategies:
        raise unknown("--other", other, question.scenario.strategies, "strategy")
    if year > levers.years:
        raise InputError("", "--year", year, f"the mission has {levers.years} years")
    by = min(5, levers.years) if target_year is None else target_year
    if by > levers.years:
        raise InputError("", "--target-year", by, f"the mission has {levers.years} years")
    aim = None if target is None else Target(levers.mission, _reachable(target, levers.mission), by)
    with progress("working it out"):
        wanted = shown.Wanted(question, Answers(), other, year, aim, lead, date.today())
        found = shown.shown(what, wanted)
    rows = rows_of(found.table)
    if form == "json":
        return emit(as_json({"what": what, "sentences": list(found.lines), "rows": _plain(rows)}), out)
    if form == "csv":
        return emit(as_csv(rows) if rows else "", out)
    _emit_table(found, out)


def _reachable(target: float, mission: str) -> float:
    """A target that can be met or missed: a share of those who are lonely, or a number of outcomes."""
    from scenarios.domain.errors import InputError
    from scenarios.domain.mission import WARD_MISSION

    share = mission == WARD_MISSION
    if target <= 0 or (share and target > 1):
        allowed = "a share above nothing and up to 100 %, as in 0.1%" if share else "a number of outcomes above nothing"
        raise InputError("", "--target", f"{target:g}", f"for this mission it must be {allowed}")
    return target


def _plain(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Numbers of a table as numbers, whatever library they come from; days and the like as text."""
    return [{k: _value(v) for k, v in row.items()} for row in rows]


def _value(v: Any) -> Any:
    v = v.item() if hasattr(v, "item") else v
    return v if v is None or isinstance(v, str | int | float | bool) else str(v)


def _emit_table(found: Any, out: Path | None) -> None:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    parts: list[Any] = [Text(line) for line in found.lines]
    if len(found.table):
        table = Table()
        for column in found.table.columns:
            table.add_column(str(column))
        for row in found.table.itertuples(index=False):
            table.add_row(*("" if v is None or v != v else str(v) for v in row))
        parts.append(table)
    emit_rich(Group(*parts), out)
