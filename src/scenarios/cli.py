"""The command line: the same numbers as the app, for analysts and scripts.

Exit codes: 0 done, 2 an input or an option cannot be used (one sentence on standard error), 1 a fault of the program.
"""

from __future__ import annotations

import contextlib
import csv
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from scenarios import __version__
from scenarios.domain.errors import InputError, MissionError

FORMATS = click.Choice(["table", "json", "csv"])


class Pounds(click.ParamType):
    """An amount a year: 250e6, 250m, £1.2bn or 250,000,000."""

    name = "£"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        self.option = param.opts[0] if param else "amount"
        text = str(value).strip().lower().replace("£", "").replace(",", "").replace("_", "")
        scale = {"bn": 1e9, "m": 1e6, "k": 1e3}
        for suffix, size in scale.items():
            if text.endswith(suffix):
                return self._number(text.removesuffix(suffix), value) * size
        return self._number(text, value)

    def _number(self, text: str, value: object) -> float:
        try:
            return float(text)
        except ValueError:
            raise InputError("", self.option, value, "it must be an amount such as 250e6, 250m or 1.2bn") from None


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="scenarios")
def cli() -> None:
    """One Mission: what a council's spending power does when it is pointed at one thing."""


def _levers(command: Callable) -> Callable:
    """The options every run shares."""
    for option in reversed([
        click.argument("file"),
        click.option("--spend", type=Pounds(), help="Commissioned spend a year, e.g. 250e6 or 250m."),
        click.option("--wards", help="A ward file (GeoJSON), or the name of a shipped council."),
        click.option("--draws", type=int, help="How many futures to draw."),
        click.option("--seed", type=int, help="The seed of the draws."),
        click.option("--years", type=int, help="The horizon in years."),
        click.option("--mission", help="The mission to point at."),
        click.option("--rule", help="How directed money is split over wards: per_head, need, deprivation or best_return."),
        click.option("--format", "form", type=FORMATS, default="table", show_default=True),
        click.option("--out", type=click.Path(path_type=Path), help="Write to this file instead of the screen."),
    ]):  # fmt: skip
        command = option(command)
    return command


@cli.command()
@_levers
@click.option(
    "--draws-out", type=click.Path(path_type=Path), help="Write every raw draw to this Parquet file: the audit trail."
)
def run(draws_out: Path | None, form: str, out: Path | None, **chosen: object) -> None:
    """Run one scenario FILE (a path, or the name of a shipped scenario) and compare its strategies."""
    from scenarios.analysis.headline import headline
    from scenarios.model.run import compare
    from scenarios.reports import payload as reports
    from scenarios.store.draw_files import write_draws

    _expect_writable(out=out, draws_out=draws_out)
    with _progress("drawing, running, summing up") as tell:
        loaded, scenario, wards, draws, problem = _prepared(**chosen)
        tell(0.4)
        comparison = compare(problem)
        tell(0.6)
        values = reports.run_payload(comparison, scenario, loaded.register, wards, draws, scenario.levers.spend_gbp)
    if draws_out:
        write_draws(draws_out, draws, comparison, values["run"])
        click.echo(f"{draws_out}: {draws.n:,} draws written", err=True)
    if form != "table":
        return _emit(_as_json(values) if form == "json" else _as_csv(reports.rows(values)), out)
    from scenarios.reports.tables import run_tables
    from scenarios.views import words

    focus = next(
        (k for k, s in comparison.strategies.items() if any(s.shares.values())), next(iter(comparison.strategies))
    )
    sentence = words.headline(headline(comparison, scenario, scenario.levers.spend_gbp, focus), loaded.missions)
    return _emit_rich(run_tables(values, sentence, focus), out)


@cli.command()
@_levers
@click.option("--top", type=Pounds(), default="1bn", show_default=True, help="The highest rung.")
@click.option("--rungs", type=click.IntRange(3, 1001), default=41, show_default=True, help="How many levels of spend.")
def ladder(top: float, rungs: int, form: str, out: Path | None, **chosen: object) -> None:
    """Sweep spend from nothing to --top and say where the ranking of the strategies changes."""
    from scenarios.analysis import ladder as ladders
    from scenarios.reports import payload as reports

    if not 0 < top <= 1e11:
        raise InputError("", "--top", top, "it must be above 0 and at or below 1e+11")
    _expect_writable(out=out)
    loaded, scenario, wards, draws, problem = _prepared(**chosen)
    with _progress("climbing the ladder") as tell:
        climbed = ladders.climb(problem, top, rungs, progress=tell)
    stamped = reports.stamp(scenario, loaded.register, wards, draws, scenario.levers.spend_gbp)
    values = reports.ladder_payload(climbed, stamped)
    if form == "json":
        return _emit(_as_json(values), out)
    if form == "csv":
        flat = [{"spend_gbp": level["spend_gbp"], "strategy": k, "p_better": s["p_better"]["value"], "se_p_better": s["p_better"]["se"],
                 **{q: s[q] for q in s["se"]}, **{f"se_{q}": e for q, e in s["se"].items()}}
                for level in values["levels"] for k, s in level["strategies"].items()]  # fmt: skip
        return _emit(_as_csv(flat), out)
    from scenarios.domain.scenario import BASELINE
    from scenarios.reports.tables import ladder_tables
    from scenarios.views import words

    pairs = [words.crossing(ladders.crossing(climbed, k), t, top) for k, t in climbed.titles.items() if k != BASELINE]
    said = [f"{claim}. {detail}" for claim, detail in pairs]
    return _emit_rich(ladder_tables(values, dict(climbed.titles), said), out)


@cli.command()
@click.argument("file")
def check(file: str) -> None:
    """Validate a scenario FILE and the evidence it reads, without running it."""
    from scenarios.store import scenario_files

    loaded = scenario_files.load(file)
    wards = _wards_of(loaded, None)
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
    from scenarios.store import scenario_files

    for path in scenario_files.shipped_files():
        try:
            scenario = scenario_files.load(path).scenario
            click.echo(f"{path.stem:<24} {scenario.description}")
        except MissionError as error:
            click.echo(f"{path.stem:<24} cannot be read: {error}")


def _prepared(file: str, spend, wards, draws, seed, years, mission, rule):
    """A scenario with the options laid over it, its wards, its draws and its problem."""
    from scenarios.analysis.study import draws_for, problem_for
    from scenarios.store import scenario_files

    loaded = scenario_files.load(file)
    options = {"spend_gbp": spend, "draws": draws, "seed": seed, "years": years, "mission": mission, "ward_rule": rule}
    given = {k: v for k, v in options.items() if v is not None}
    scenario = loaded.scenario.checked(loaded.base_register, loaded.missions)
    if given:
        scenario = _with_levers(loaded, given)
    ward_set = _wards_of(loaded, wards)
    if wards is not None and scenario.council.adults is not None:
        scenario = scenario.model_copy(update={"council": scenario.council.model_copy(update={"adults": None})})
    drawn = draws_for(scenario, loaded.register)
    return loaded, scenario, ward_set, drawn, problem_for(scenario, loaded.missions, ward_set, drawn)


def _with_levers(loaded, given: dict):
    from scenarios.domain.scenario import Scenario
    from scenarios.store.toml_files import validated

    values = loaded.scenario.model_dump(mode="json")
    values["levers"] |= given
    return validated(Scenario, values, "command line").checked(loaded.base_register, loaded.missions)


def _wards_of(loaded, wards: str | None):
    from scenarios.store import scenario_files, ward_files

    adult_share = loaded.register["adult_share"].parameters["value"]
    return ward_files.load(scenario_files.ward_source(loaded) if wards is None else wards, adult_share)


@contextlib.contextmanager
def _progress(what: str) -> Iterator[Callable[[float], None]]:
    """A bar on standard error while a person is watching; silence in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=1.0)
        yield lambda done: bar.update(task, completed=done)


def _as_json(values: dict) -> str:
    return json.dumps(values, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def _as_csv(rows: list[dict]) -> str:
    import io

    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(dict.fromkeys(k for r in rows for k in r)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def _emit(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
        return
    from scenarios.store.text_files import write_text

    write_text(out, text)


def _emit_rich(renderable: object, out: Path | None) -> None:
    import io

    from rich.console import Console

    if out is None:
        Console().print(renderable)
        return
    page = io.StringIO()
    Console(file=page, width=140).print(renderable)
    _emit(page.getvalue(), out)


def _expect_writable(**paths: Path | None) -> None:
    from scenarios.store.text_files import expect_writable

    for name, path in paths.items():
        if path is not None:
            expect_writable(path, f"--{name.replace('_', '-')}")


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
