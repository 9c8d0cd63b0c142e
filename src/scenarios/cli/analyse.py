"""`scenarios analyse`: advice from anybody's draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenarios.cli.advice_files import expect_writable_files, file_options, write_files
from scenarios.cli.options import PATH, Amount, Worths, names, output_options
from scenarios.cli.output import as_csv, as_json, emit, emit_rich, expect_writable_out, progress
from scenarios.cli.studies import studies_of
from scenarios.domain.errors import InputError

if TYPE_CHECKING:
    from scenarios.domain.draws import Array
    from scenarios.reports.advice_page import Form
    from scenarios.views.charts.figure import Figure

Columns = dict[str, "Array"]
MOST_WTP_GBP = 1e9


@click.command()
@click.argument("draws", required=False, type=PATH)
@click.option("--strategies", help="Columns of DRAWS with each strategy's value, separated by commas.")
@click.option(
    "--parameters",
    help="Columns of DRAWS to learn about; or, with --costs and --effects, a CSV of them. Default: the other columns.",
)
@click.option("--costs", type=PATH, help="A CSV of costs, one column a strategy (the three-file contract of SAVI).")
@click.option("--effects", type=PATH, help="A CSV of effects, with the same columns.")
@click.option(
    "--wtp",
    type=Worths(0, MOST_WTP_GBP),
    help="Worth of one effect, or low:high:step. With DRAWS that has cost_X and eff_X columns, strategies are the X.",
)
@click.option("--group", "groups", multiple=True, help="A set to value together: name=a,b. May be given again.")
@click.option("--threshold", type=Amount(), default=0.0, show_default=True, help="The value that meets the target.")
@click.option("--against", help="The strategy leads are measured against; default the one of lowest expected value.")
@click.option(
    "--population", type=click.FloatRange(min=0, min_open=True), help="People a year whom the choice concerns."
)
@click.option("--horizon", type=click.IntRange(1, 100), default=1, show_default=True, help="Years that it holds.")
@click.option("--rate", type=Amount(), default=0.035, show_default=True, help="Discount rate of those years.")
@click.option(
    "--study",
    "studies",
    multiple=True,
    help="A study to weigh: `input: n=10,50,200 sd=4 fixed=5000 each=20`, with the sd of one answer, or `share`, or"
    " known=12 answers. May be given again.",
)
@file_options
@output_options
def analyse(
    groups: tuple[str, ...],
    studies: tuple[str, ...],
    threshold: float,
    against: str | None,
    population: float | None,
    horizon: int,
    rate: float,
    report: Path | None,
    charts: Path | None,
    chart_format: Form,
    form: str,
    out: Path | None,
    **given: Any,
) -> None:
    """Advice from anybody's DRAWS.

    Expected loss, value of information, switching values, when the best choice loses.
    """
    from scenarios.analysis import from_draws
    from scenarios.reports import advice
    from scenarios.views.charts.advice import of_advice

    expect_writable_out(out=out)
    expect_writable_files(report, charts)
    people = _people(population, horizon, rate)
    files = partial(write_files, report=report, charts=charts, form=chart_format)
    if isinstance(given["wtp"], tuple):
        _expect_one_worth(groups, studies)
        return _across(given, people, against, files, form, out)
    values, inputs, costs, effects = _draws_from(**given)
    if against is not None and against not in values:
        raise InputError("", "--against", against, f"it is not one of the strategies: {', '.join(values)}")
    sets, asked = _groups(groups, inputs), studies_of(studies, inputs)
    with progress("weighing every input"):
        found = from_draws.advise(
            values,
            inputs,
            sets=sets,
            threshold=threshold,
            against=against,
            costs=costs,
            effects=effects,
            studies=asked,
            people=1.0 if people is None else people,
        )
    files(lambda: of_advice(found), _source(given), len(next(iter(values.values()))))
    payload = advice.advice_payload(found, people)
    if form == "table":
        return emit_rich(advice.advice_tables(payload), out)
    return emit(as_json(payload) if form == "json" else as_csv(advice.advice_rows(payload)), out)


def _people(population: float | None, horizon: int, rate: float) -> float | None:
    """Whom the choice concerns, over the years; none where no population is given."""
    from scenarios.analysis.acceptability import people_over

    if not 0 <= rate <= 1:
        raise InputError("", "--rate", rate, "a discount rate lies from 0 to 100 %, as in 3.5%")
    if population is None:
        if horizon != 1:
            raise InputError("", "--horizon", horizon, "it counts the years of a population: give --population")
        return None
    return people_over(population, horizon, rate)


def _across(
    given: dict[str, Any],
    people: float | None,
    against: str | None,
    files: Callable[[Callable[[], list[Figure]], str, int], None],
    form: str,
    out: Path | None,
) -> None:
    """Costs and effects at every worth of a range: acceptability, frontier, EVPI, loss, break-even, what is added."""
    from scenarios.analysis import acceptability
    from scenarios.analysis.from_draws import order_by_content
    from scenarios.domain.draws import block_edges
    from scenarios.reports import advice
    from scenarios.views.charts.advice import of_worths

    worths = given["wtp"]
    values, _, costs, effects = _draws_from(**{**given, "wtp": worths[0]})
    if not costs or not effects:
        raise InputError(
            "", "--wtp", f"{worths[0]:g}:{worths[-1]:g}", "a range needs costs and effects of every strategy"
        )
    reference = against or min(costs, key=lambda k: float(costs[k].mean()))
    if reference not in values:
        raise InputError("", "--against", reference, f"it is not one of the strategies: {', '.join(values)}")
    order = order_by_content([*costs.values(), *effects.values()])
    cost, effect = ({k: v[order] for k, v in of.items()} for of in (costs, effects))
    blocks = block_edges(len(order))
    found = acceptability.across(cost, effect, worths, blocks)
    changes = acceptability.break_evens(cost, effect, worths[0], worths[-1])
    files(lambda: of_worths(found, changes), _source(given), len(order))
    payload = advice.across_payload(
        found, changes, acceptability.incremental(cost, effect, worths[-1], reference, blocks), reference, people
    )
    if form == "table":
        return emit_rich(advice.across_tables(payload), out)
    return emit(as_json(payload) if form == "json" else as_csv(advice.across_rows(payload)), out)


def _expect_one_worth(groups: tuple[str, ...], studies: tuple[str, ...]) -> None:
    """What is valued at one worth of an effect, and not at a range of them."""
    for option, asked in (("--group", groups), ("--study", studies)):
        if asked:
            raise InputError("", option, asked[0], "it is valued at one worth: give --wtp one amount")


def _source(given: Mapping[str, Any]) -> str:
    """The file that the draws came from, for a page."""
    return str((given["draws"] or given["costs"]).name)


def _draws_from(
    draws: Path | None,
    strategies: str | None,
    parameters: str | None,
    costs: Path | None,
    effects: Path | None,
    wtp: float | None,
) -> tuple[Columns, Columns, Columns | None, Columns | None]:
    """Values by strategy, inputs, costs and effects where there are any, from one CSV or from three."""
    if costs or effects:
        if not (costs and effects and parameters) or wtp is None:
            allowed = "give --costs, --effects, --parameters and --wtp together"
            raise InputError("", "--costs", str(costs or ""), allowed)
        if draws is not None or strategies is not None:
            idle = str(draws) if draws is not None else strategies
            allowed = "three files hold everything: leave DRAWS and --strategies out, or --costs and --effects"
            raise InputError("", "DRAWS" if draws is not None else "--strategies", idle, allowed)
        return _three_files(costs, effects, Path(parameters), wtp)
    if draws is None:
        raise InputError("", "DRAWS", "", "name a CSV of draws, or give --costs, --effects, --parameters and --wtp")
    return _one_file(draws, strategies, parameters, wtp)


def _three_files(
    costs: Path, effects: Path, parameters: Path, wtp: float
) -> tuple[Columns, Columns, Columns | None, Columns | None]:
    from scenarios.analysis.from_draws import net_benefit
    from scenarios.store.files.case_files import read_columns

    cost, effect = read_columns(costs), read_columns(effects)
    return net_benefit(cost, effect, wtp), read_columns(parameters), cost, effect


def _one_file(
    draws: Path, strategies: str | None, parameters: str | None, wtp: float | None
) -> tuple[Columns, Columns, Columns | None, Columns | None]:
    from scenarios.analysis.from_draws import net_benefit
    from scenarios.store.files.case_files import pick, read_columns

    columns = read_columns(draws)
    cost, effect = (
        {n.removeprefix(kind): v for n, v in columns.items() if n.startswith(kind)} for kind in ("cost_", "eff_")
    )
    if strategies is not None and wtp is not None:
        allowed = "columns that are strategies hold values already: leave it out, or --strategies"
        raise InputError("", "--wtp", wtp, allowed)
    if strategies is None and cost and effect:
        if wtp is None:
            raise InputError("", "--wtp", "", "costs and effects need the worth of one effect, as in --wtp 20000")
        values, inputs = net_benefit(cost, effect, wtp), _without(columns, ("cost_", "eff_"))
    else:
        if not strategies:
            there = ", ".join(columns)[:300]
            raise InputError("", "--strategies", "", f"name the columns of the strategies; there are {there}")
        values, cost, effect = pick(columns, names(strategies), draws.name, "--strategies"), {}, {}
        inputs = {k: v for k, v in columns.items() if k not in values}
    if parameters:
        inputs = pick(columns, names(parameters), draws.name, "--parameters")
    return values, inputs, cost or None, effect or None


def _without(columns: Columns, prefixes: tuple[str, ...]) -> Columns:
    return {k: v for k, v in columns.items() if not k.startswith(prefixes)}


def _groups(given: tuple[str, ...], inputs: Columns) -> dict[str, tuple[str, ...]]:
    """Sets of inputs to value together."""
    from scenarios.store.files.case_files import pick

    sets: dict[str, tuple[str, ...]] = {}
    for text in given:
        name, _, members = text.partition("=")
        name = name.strip()
        if not names(members):
            raise InputError("", "--group", text, "write it as name=a,b")
        pick(inputs, names(members), "", "--group")
        if name in inputs or name in sets:
            raise InputError("", "--group", name, "that name is taken by a column or by another group; choose another")
        sets[name] = names(members)
    return sets
