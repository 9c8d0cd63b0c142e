"""`scenarios check`: validate a scenario without running it."""

from __future__ import annotations

import click


@click.command()
@click.argument("file")
def check(file: str) -> None:
    """Validate a scenario FILE and the evidence it reads, without running it."""
    from scenarios.store.files import scenario_files
    from scenarios.store.wards import ward_files
    from scenarios.uncertainty.copula import build
    from scenarios.views import words

    base = scenario_files.load(file)
    wards = ward_files.load(scenario_files.ward_source(base), base.adult_share)
    build(base.register)
    s = base.scenario
    differs = f", {len(s.overrides)} assumptions differ from the register" if s.overrides else ""
    what = f"{len(s.strategies)} strategies, {wards.n} wards of {wards.council}"
    click.echo(f"{base.path.name}: fine. {s.title}: {what}{differs}. {words.compare.mix_note(s)}")
