"""`scenarios list`: the scenarios that ship."""

from __future__ import annotations

import click

from scenarios.domain.errors import MissionError


@click.command(name="list")
def list_scenarios() -> None:
    """The scenarios that ship, and what each assumes."""
    from scenarios.store.files import scenario_files

    for path in scenario_files.shipped_files():
        try:
            click.echo(f"{path.stem:<24} {scenario_files.load(path).scenario.description}")
        except MissionError as error:
            click.echo(f"{path.stem:<24} cannot be read: {error}")
