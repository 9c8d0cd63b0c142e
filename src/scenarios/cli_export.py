"""The command that writes the static twin of a scenario."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from scenarios.cli_common import expect_writable_out, levers_of_a_run, prepared, progress


@click.command()
@levers_of_a_run
@click.option(
    "--html",
    type=click.Path(path_type=Path),
    required=True,
    help="The page to write: one file without script or outside address.",
)
def export(html: Path, form: str, out: Path | None, **chosen: object) -> None:
    """Write scenario FILE as one dated page that opens from a file share and prints on A4."""
    from scenarios.analysis.changes import changes
    from scenarios.reports import payload, summary
    from scenarios.store.files import scenario_files
    from scenarios.store.files.text_files import write_text
    from scenarios.store.wards import outline_files

    expect_writable_out(html=html)
    with progress("running, drawing, writing") as tell:
        loaded, scenario, wards, draws, problem = prepared(**chosen)
        tell(0.3)
        lines = outline_files.outlines(str(chosen.get("wards") or scenario_files.ward_source(loaded)), 0.0)
        at = {c: i for i, c in enumerate(lines.code)}
        spend = scenario.levers.spend_gbp
        case = summary.Case(
            problem=problem, register=loaded.register, wards=wards, spend_gbp=spend,
            changes=changes(loaded.root, scenario, loaded.base_register, loaded.register, loaded.scenario),
            overrides={o.key: o for o in scenario.overrides}, stamp=payload.stamp(scenario, loaded.register, wards, draws, spend),
            made=f"{datetime.date.today():%d %B %Y}".lstrip("0"), degrees=[lines.degrees[at[c]] for c in wards.code],
            boundaries=lines.vintage, base_title=loaded.root.title,
        )  # fmt: skip
        text = summary.page(case)
        tell(0.95)
        write_text(html, text)
    click.echo(f"{html}: written, {len(text) / 1e3:,.0f} kB, for {wards.council} and {scenario.title}.")
