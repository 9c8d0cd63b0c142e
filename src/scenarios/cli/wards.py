"""The commands that bring a council's own wards: check, add, carry, fetch."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenarios.cli.options import PATH, Command
from scenarios.domain.errors import FileError, InputError

if TYPE_CHECKING:
    from scenarios.domain.boundaries import Boundaries, ImportReport
    from scenarios.geography.carrying import Way
    from scenarios.geography.figures import Joined


@click.group()
def wards() -> None:
    """Bring your own wards: check a file, add it, carry figures over, or fetch from the ONS portal."""


def _options(command: Command) -> Command:
    """The options of every verb that reads a boundary file."""
    figures = "A CSV or XLSX of figures beside the boundaries, joined by code."
    for option in reversed(
        [
            click.argument("file", type=PATH),
            click.option("--code", help="The column of ward codes, where it cannot be told."),
            click.option("--name", help="The column of ward names."),
            click.option("--crs", help="The coordinate system, where neither file nor bounds tell, e.g. EPSG:27700."),
            click.option("--layer", help="The layer, in a file of several."),
            click.option("--figures", type=PATH, help=figures),
            click.option("--figures-code", help="The column of codes in it."),
        ]
    ):
        command = option(command)
    return command


@wards.command()
@_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(form: str, **chosen: Any) -> None:
    """Say what a boundary FILE holds, what would be repaired and what refused.

    Nothing is written (exit code 2 where the model cannot run on it).
    """
    _, report, _ = _looked_at(**chosen)
    if form == "json":
        click.echo(
            json.dumps(
                {**report.__dict__, "verdict": report.verdict},
                default=lambda m: m.__dict__,
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        click.echo("\n".join(_lines(report)))
    if report.refused or report.problem:
        raise SystemExit(2)


@wards.command()
@_options
@click.option("--council", help="What to call the council, where the file does not say.")
@click.option("--to", type=PATH, help="The folder to write; default geodata/ and the council's name.")
@click.option(
    "--ground", type=PATH, help="Neighbours and water to draw the wards on: areas whose column `kind` says which."
)
def add(council: str | None, to: Path | None, ground: Path | None, **chosen: Any) -> None:
    """Add the wards of FILE: writes wards.geojson and a README to a folder that `--wards` and the app can name."""
    from scenarios.geography.ground import ground_around
    from scenarios.store.wards import boundary_files, uploads

    found, report, joined = _looked_at(**chosen)
    click.echo("\n".join(_lines(report)), err=True)
    if found is None or joined is None:
        raise SystemExit(2)
    facts = joined.facts
    name = council or uploads.council_of(found, facts, report.file.rsplit(".", 1)[0])
    folder = to or _home(name)
    around = None if ground is None else ground_around(boundary_files.read(ground), found)
    readme = _readme(name, report, joined)
    written = boundary_files.write_wards(folder, found, name, uploads.under(name, facts), readme, around)
    _expect_runnable(written)
    click.echo(
        f"{folder}: {len(found.code)} wards of {name} written. Use them with --wards"
        f" {folder.name if to is None else written}."
    )


@wards.command()
@click.argument("name")
@click.option("--to", type=PATH, help="The folder to write; default geodata/ and the council's name.")
def publish(name: str, to: Path | None) -> None:
    """Give the upload NAME, as its link has it, to everybody who uses this server. For the server's owner."""
    from scenarios.store.wards import uploads

    folder = uploads.publish(name, to)
    click.echo(f"{folder}: everybody can choose these wards now. The upload itself stays until it is removed.")


@wards.command()
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("--figures", type=PATH, help="Figures of the OLD wards, where its own file has none.")
@click.option(
    "--way",
    type=click.Choice(["area", "best_fit"]),
    default="area",
    show_default=True,
    help="Share by area, or each old ward whole to one new ward.",
)
@click.option("--council", help="What to call the council.")
@click.option("--to", type=PATH, required=True, help="The folder to write.")
def carry(old: Path, new: Path, figures: Path | None, way: Way, council: str | None, to: Path) -> None:
    """Carry the figures of the OLD wards to the NEW ones, keeping totals, and say how far they can be trusted."""
    from scenarios.domain.amounts import percent_text
    from scenarios.geography.carrying import carried
    from scenarios.store.wards import boundary_files, uploads

    before, first, joined = _read(old, figures=figures)
    after, second, _ = _read(new)
    if before is None or after is None:
        refused = first if before is None else second
        click.echo("\n".join(_lines(refused)), err=True)
        raise SystemExit(2)
    facts = joined.facts if joined else uploads.own_figures(before).facts
    moved = carried(before, facts, after, way)
    name = council or uploads.council_of(before, facts, first.file.rsplit(".", 1)[0])
    rows = [
        {
            **f,
            "lad_name": name,
            "carried_share": round(float(m), 4),
            "ward_indicator_method": f"carried by {way} from {before.vintage}",
        }
        for f, m in zip(moved.facts, moved.mixed_share, strict=True)
    ]
    boundary_files.write_wards(to, after, name, rows, _readme(name, second, joined))
    worst = sorted(zip(moved.mixed_share, after.name, after.code, strict=True), reverse=True)[:5]
    cut, outside = percent_text(moved.cut_share), percent_text(moved.outside_share)
    click.echo(
        f"{to}: figures of {len(before.code)} wards carried to {len(after.code)} by {way}. {cut} of the old wards were"
        f" cut; {outside} of their area lies outside the new ones. People are taken to live evenly within a ward."
    )
    click.echo("Rest most on cut wards: " + ", ".join(f"{n} ({c}) {percent_text(m)}" for m, n, c in worst) + ".")


@wards.command()
@click.argument("council")
@click.option("--to", type=PATH, required=True, help="The folder to write.")
@click.option(
    "--year",
    type=click.IntRange(2016, 2035),
    default=2024,
    show_default=True,
    help="The December whose boundaries to take.",
)
@click.option("--portal", default=None, help="Another address that speaks the same protocol.", hidden=True)
def fetch(council: str, to: Path, year: int, portal: str | None) -> None:
    """Download the wards of COUNCIL (such as E08000009) from the ONS Open Geography Portal.

    The only command that goes online.
    """
    from scenarios.geography.importing import imported
    from scenarios.store.files import places
    from scenarios.store.wards import boundary_files, ons_portal

    cache = places.cache_folder() / "ons"  # each answer under the whole of its address
    where = ons_portal.Portal(portal, cache) if portal else ons_portal.Portal(cache=cache)
    features, name = ons_portal.council_wards(where, council, year)
    found, report = imported(boundary_files.from_features(features, f"{council}.geojson"))
    click.echo("\n".join(_lines(report)), err=True)
    if found is None:
        raise SystemExit(2)
    readme = _readme(name, report, None) + f"\n{ons_portal.LICENCE.format(year=year)}\n"
    boundary_files.write_wards(to, found, name, [{"lad_code": council} for _ in found.code], readme)
    click.echo(
        f"{to}: {len(found.code)} wards of {name} written, without figures. {ons_portal.LICENCE.format(year=year)}"
    )
    click.echo("Add figures with `scenarios wards add wards.geojson --figures YOURS.csv`.")


def _read(
    file: Path,
    code: str | None = None,
    name: str | None = None,
    crs: str | None = None,
    layer: str | None = None,
    figures: Path | None = None,
    figures_code: str | None = None,
) -> tuple[Boundaries | None, ImportReport, Joined | None]:
    """Wards, the report on them, and the figures joined to them."""
    from dataclasses import replace

    from scenarios.geography.columns import code_column
    from scenarios.geography.figures import joined
    from scenarios.geography.importing import imported
    from scenarios.store.wards import boundary_files, figure_files

    try:
        found, report = imported(boundary_files.read(file, layer), code, name, crs)
        if figures is None or found is None:
            return found, report, None
        rows = figure_files.read(figures)
        beside = joined(found.code, found.name, rows, code_column(rows, figures_code))
    except InputError as error:
        named = replace(error, allowed=_with_option(error.allowed))
        raise named.within(figures.name) if figures else named from None
    return found, replace(report, noticed=(*report.noticed, *beside.matters)), beside


def _looked_at(**chosen: Any) -> tuple[Boundaries | None, ImportReport, Joined | None]:
    """As read, and in the report why the model cannot run on them, where it cannot."""
    from dataclasses import replace

    from scenarios.store.files import scenario_files
    from scenarios.store.wards import uploads

    found, report, joined = _read(**chosen)
    if found is None:
        return found, report, joined
    if joined is None:
        joined = uploads.own_figures(found)
        report = replace(report, noticed=(*report.noticed, *joined.matters))
    adult_share = scenario_files.read_register()["adult_share"].parameters["value"]
    return found, replace(report, problem=uploads.problem_of(found, joined.facts, adult_share)), joined


def _lines(report: ImportReport) -> list[str]:
    missing = [f"Before they can be used: {report.problem}."] if report.problem else []
    return [_with_option(line) for line in report.lines() + missing]


def _with_option(text: str) -> str:
    """What is said to everybody, with what the command line can do about it."""
    from scenarios.geography.coordinates import SAVE_WITH_ONE
    from scenarios.geography.figures import CARRY
    from scenarios.store.wards.boundary_files import ONE_LAYER

    options = {
        ONE_LAYER: "or name it with --layer",
        SAVE_WITH_ONE: "or name it with --crs",
        CARRY: "with `scenarios wards carry`",
    }
    for said, option in options.items():
        text = text.replace(said, f"{said}, {option}" if option.startswith("or") else f"{said} {option}")
    return text


def _home(council: str) -> Path:
    from scenarios.store.files import places

    return places.geodata_folder() / (re.sub(r"[^a-z0-9]+", "_", council.lower()).strip("_") or "council")


def _expect_runnable(written: Path) -> None:
    """Whether the model can run on it; reported now rather than at the first run."""
    from scenarios.domain.errors import MissionError
    from scenarios.store.files import scenario_files
    from scenarios.store.wards import ward_files

    try:
        ward_files.load(written, scenario_files.read_register()["adult_share"].parameters["value"])
    except MissionError as error:
        raise FileError(
            written.parent.name, f"the wards are written, but the model cannot run on them yet: {error}"
        ) from None


def _readme(council: str, report: ImportReport, joined: Joined | None) -> str:
    """What a folder of wards says of itself."""
    figures = joined.vintage if joined and joined.vintage else "as in the file, date not stated"
    lines = "\n".join(f"- {line}" for line in _lines(report))
    return (
        f"# {council}\n\n| | |\n|---|---|\n| Boundaries | {report.vintage} |\n"
        f"| Made from | {report.file}, {report.form} |\n"
        f"| Figures | {figures} |\n| Licence | as its publisher states; write it here |\n\n"
        f"What the import found:\n\n{lines}\n"
    )
