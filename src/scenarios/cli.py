"""The command line: the same numbers as the app, for analysts and scripts.

Exit codes: 0 done, 2 an input or an option cannot be used (one sentence on standard error), 1 a fault of the program.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scenarios import __version__
from scenarios.cli_advice import analyse, decide, published
from scenarios.cli_common import (
    Pounds,
    as_csv,
    as_json,
    emit,
    emit_rich,
    expect_writable_out,
    levers_of_a_run,
    prepared,
    progress,
    wards_of,
)
from scenarios.cli_export import export
from scenarios.cli_wards import wards
from scenarios.domain.errors import InputError, MissionError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="scenarios")
def cli() -> None:
    """One Mission: what a council's spending power does when it is pointed at one thing."""


@cli.command()
@levers_of_a_run
@click.option(
    "--draws-out", type=click.Path(path_type=Path), help="Write every raw draw to this Parquet file: the audit trail."
)
def run(draws_out: Path | None, form: str, out: Path | None, **chosen: object) -> None:
    """Run one scenario FILE (a path, or the name of a shipped scenario) and compare its strategies."""
    from scenarios.analysis.headline import headline
    from scenarios.model.run import compare
    from scenarios.reports import payload as reports
    from scenarios.store.files.draw_files import write_draws

    expect_writable_out(out=out, draws_out=draws_out)
    with progress("drawing, running, summing up") as tell:
        loaded, scenario, wards, draws, problem = prepared(**chosen)
        tell(0.4)
        comparison = compare(problem)
        tell(0.6)
        values = reports.run_payload(comparison, scenario, loaded.register, wards, draws, scenario.levers.spend_gbp)
    if draws_out:
        write_draws(draws_out, draws, comparison, values["run"])
        click.echo(f"{draws_out}: {draws.n:,} draws written", err=True)
    if form != "table":
        return emit(as_json(values) if form == "json" else as_csv(reports.rows(values)), out)
    from scenarios.reports.terminal import run_tables
    from scenarios.views import words

    focus = next(
        (k for k, s in comparison.strategies.items() if any(s.shares.values())), next(iter(comparison.strategies))
    )
    sentence = words.compare.headline(headline(comparison, scenario, scenario.levers.spend_gbp, focus), loaded.missions)
    return emit_rich(run_tables(values, sentence, focus), out)


@cli.command()
@levers_of_a_run
@click.option("--top", type=Pounds(), default="1bn", show_default=True, help="The highest rung.")
@click.option("--rungs", type=click.IntRange(3, 1001), default=41, show_default=True, help="How many levels of spend.")
def ladder(top: float, rungs: int, form: str, out: Path | None, **chosen: object) -> None:
    """Sweep spend from nothing to --top and say where the ranking of the strategies changes."""
    from scenarios.analysis import ladder as ladders
    from scenarios.reports import payload as reports

    if not 0 < top <= 1e11:
        raise InputError("", "--top", top, "it must be above 0 and at or below 1e+11")
    expect_writable_out(out=out)
    loaded, scenario, wards, draws, problem = prepared(**chosen)
    with progress("climbing the ladder") as tell:
        climbed = ladders.climb(problem, top, rungs, progress=tell)
    stamped = reports.stamp(scenario, loaded.register, wards, draws, scenario.levers.spend_gbp)
    values = reports.ladder_payload(climbed, stamped)
    if form == "json":
        return emit(as_json(values), out)
    if form == "csv":
        flat = [{"spend_gbp": level["spend_gbp"], "strategy": k, "p_better": s["p_better"]["value"], "se_p_better": s["p_better"]["se"],
                 **{q: s[q] for q in s["se"]}, **{f"se_{q}": e for q, e in s["se"].items()}}
                for level in values["levels"] for k, s in level["strategies"].items()]  # fmt: skip
        return emit(as_csv(flat), out)
    from scenarios.domain.scenario import BASELINE
    from scenarios.reports.terminal import ladder_tables
    from scenarios.views import words

    pairs = [
        words.compare.crossing(ladders.crossing(climbed, k), t, top) for k, t in climbed.titles.items() if k != BASELINE
    ]
    said = [f"{claim}. {detail}" for claim, detail in pairs]
    return emit_rich(ladder_tables(values, dict(climbed.titles), said), out)


@cli.command()
@click.argument("file")
def check(file: str) -> None:
    """Validate a scenario FILE and the evidence it reads, without running it."""
    from scenarios.store.files import scenario_files

    loaded = scenario_files.load(file)
    wards = wards_of(loaded, None)
    from scenarios.uncertainty.copula import build

    build(loaded.register)
    s = loaded.scenario
    differs = f", {len(s.overrides)} assumptions differ from the register" if s.overrides else ""
    click.echo(
        f"{loaded.path.name}: fine. {s.title}: {len(s.strategies)} strategies, {wards.n} wards of {wards.council}{differs}."
    )


@cli.command(name="list")
def list_scenarios() -> None:
    """The scenarios that ship, and what each assumes."""
    from scenarios.store.files import scenario_files

    for path in scenario_files.shipped_files():
        try:
            scenario = scenario_files.load(path).scenario
            click.echo(f"{path.stem:<24} {scenario.description}")
        except MissionError as error:
            click.echo(f"{path.stem:<24} cannot be read: {error}")


for command in (analyse, decide, export, published, wards):
    cli.add_command(command)


def main() -> None:
    """Entry point: a user's mistake is one sentence and exit code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # pound signs on a Windows console
    try:
        cli(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except MissionError as error:
        click.echo(f"scenarios: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        sys.exit(0)
    except OSError as error:
        click.echo(f"scenarios: {error.strerror or error}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
