"""`scenarios published`: ours against published results."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scenarios.cli.options import PATH, output_options
from scenarios.cli.output import as_csv, as_json, emit, emit_rich, expect_writable_out
from scenarios.domain.errors import InputError


@click.command()
@click.argument("folder", type=PATH)
@click.option("--all", "everything", is_flag=True, help="Every number, not one line a case.")
@output_options
def published(folder: Path, everything: bool, form: str, out: Path | None) -> None:
    """Ours against published, for every case in FOLDER, and which are not answered (exit code 1 where one differs)."""
    from scenarios.reports.terminal import published_table
    from scenarios.store.files import case_files
    from scenarios.verification.published import ANSWERS, compared

    expect_writable_out(out=out)
    found = [row for case in case_files.cases(folder, ANSWERS) for row in compared(case)]
    if not found:
        answered = ", ".join(sorted(ANSWERS))
        raise InputError("", "FOLDER", str(folder.name), f"it holds no case answered here: {answered}")
    lines = [row.as_dict() for row in found]
    left = [path.name for path in case_files.case_folders(folder) if path.name not in ANSWERS]
    if form == "table":
        emit_rich(published_table(lines, left, everything), out)
    else:
        emit(as_json({"rows": lines, "not_answered": left}) if form == "json" else as_csv(lines), out)
    if not all(row.agrees for row in found):
        sys.exit(1)
