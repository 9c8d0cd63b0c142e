"""What the commands share: options, a scenario made ready, and where the answer goes."""

from __future__ import annotations

import contextlib
import csv
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click

from scenarios.domain.errors import InputError

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


def levers_of_a_run(command: Callable) -> Callable:
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


def prepared(file: str, spend, wards, draws, seed, years, mission, rule):
    """A scenario with the options laid over it, its wards, its draws and its problem."""
    from scenarios.analysis.study import draws_for, problem_for
    from scenarios.store.files import scenario_files

    loaded = scenario_files.load(file)
    options = {"spend_gbp": spend, "draws": draws, "seed": seed, "years": years, "mission": mission, "ward_rule": rule}
    given = {k: v for k, v in options.items() if v is not None}
    scenario = loaded.scenario.checked(loaded.base_register, loaded.missions)
    if given:
        scenario = _with_levers(loaded, given)
    ward_set = wards_of(loaded, wards)
    if wards is not None and scenario.council.adults is not None:
        scenario = scenario.model_copy(update={"council": scenario.council.model_copy(update={"adults": None})})
    drawn = draws_for(scenario, loaded.register)
    return loaded, scenario, ward_set, drawn, problem_for(scenario, loaded.missions, ward_set, drawn)


def _with_levers(loaded, given: dict):
    from scenarios.domain.scenario import Scenario
    from scenarios.store.files.toml_files import validated

    values = loaded.scenario.model_dump(mode="json")
    values["levers"] |= given
    return validated(Scenario, values, "command line").checked(loaded.base_register, loaded.missions)


def wards_of(loaded, wards: str | None):
    from scenarios.store.files import scenario_files
    from scenarios.store.wards import ward_files

    adult_share = loaded.register["adult_share"].parameters["value"]
    return ward_files.load(scenario_files.ward_source(loaded) if wards is None else wards, adult_share)


@contextlib.contextmanager
def progress(what: str) -> Iterator[Callable[[float], None]]:
    """A bar on standard error while a person is watching; silence in a pipe."""
    if not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=1.0)
        yield lambda done: bar.update(task, completed=done)


def as_json(values: dict) -> str:
    return json.dumps(values, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def as_csv(rows: list[dict]) -> str:
    import io

    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, fieldnames=list(dict.fromkeys(k for r in rows for k in r)), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def emit(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text, nl=False)
        return
    from scenarios.store.files.text_files import write_text

    write_text(out, text)


def emit_rich(renderable: object, out: Path | None) -> None:
    import io

    from rich.console import Console

    if out is None:
        Console().print(renderable)
        return
    page = io.StringIO()
    Console(file=page, width=140).print(renderable)
    emit(page.getvalue(), out)


def expect_writable_out(**paths: Path | None) -> None:
    from scenarios.store.files.text_files import expect_writable

    for name, path in paths.items():
        if path is not None:
            expect_writable(path, f"--{name.replace('_', '-')}")
