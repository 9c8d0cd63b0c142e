"""`scenarios bundle`: everything behind one scenario in one file, and such a file opened to the same digits."""

from __future__ import annotations

from pathlib import Path

import click

from scenarios.cli.options import PATH, question_options
from scenarios.cli.output import as_json, emit, expect_writable_out, progress


@click.group()
def bundle() -> None:
    """Pack a scenario with its wards, books, evidence and results into one file, or open one."""


@bundle.command()
@question_options
@click.option("--to", type=PATH, required=True, help="The ZIP file to write.")
def write(to: Path, **chosen: str) -> None:
    """Pack scenario FILE, with any options on top, so that another installation can check every figure."""
    from scenarios.answers.answering import Answers
    from scenarios.cli.question import question_of
    from scenarios.reports import bundle as bundles
    from scenarios.store.files.text_files import save_bytes

    expect_writable_out(to=to)
    with progress("running and packing"):
        data = bundles.bundle(question_of(**chosen), Answers())
        save_bytes(to, data)
    click.echo(f"{to}: written, {len(data) / 1e3:,.0f} kB. `scenarios bundle open {to.name}` opens it anywhere.")


@bundle.command("open")
@click.argument("file", type=PATH)
@click.option("--save", "name", help="Keep it in the library of this machine, under this name.")
@click.option("--who", help="Your name in the history; the name of this account where nothing is said.")
@click.option("--scenario-out", type=PATH, help="Write the scenario, as it stands here, to this TOML file.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def open_bundle(file: Path, name: str | None, who: str | None, scenario_out: Path | None, form: str) -> None:
    """Put FILE's wards and books in place, run it, and say whether every figure is the same to the last digit.

    Exit code 1 where one is not.
    """
    from scenarios.answers.answering import Answers
    from scenarios.cli.library import author, keep
    from scenarios.reports import bundle as bundles
    from scenarios.store.files import bundle_files, scenario_files
    from scenarios.store.files.equation_file import read_model
    from scenarios.views import words

    expect_writable_out(scenario_out=scenario_out)
    data = bundle_files.load(file)
    answers = Answers()
    with progress("putting back and running"):
        found = bundles.opened(data, file.name, answers)
    if scenario_out is not None:
        scenario_files.save(found.scenario, scenario_out)
    saved = keep(found.question, answers, name, author(who), f"From the bundle {file.name}") if name else None
    said = words.bundle.opened(
        found.outcomes, len(found.differing), found.moved, scenario_files.read_register(), read_model()
    )
    if form == "json":
        values = {"outcomes": found.outcomes, "differing": list(found.differing), "moved": dict(found.moved)}
        emit(as_json({**values, "saved": saved, "sentences": said}), None)
    else:
        for line in said:
            click.echo(line)
        if saved:
            click.echo(f"Saved as {saved}.")
    if found.differing:
        raise SystemExit(1)
