"""`scenarios analyse`: advice from anybody's draws."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scenarios.cli.advice_files import expect_writable_files, file_options, write_files
from scenarios.cli.draws_given import Columns, draws_from
from scenarios.cli.options import PATH, Amount, Worths, names, output_options
from scenarios.cli.output import as_csv, as_json, emit, emit_rich, expect_writable_out, progress
from scenarios.cli.studies import studies_of
from scenarios.domain.errors import InputError

if TYPE_CHECKING:
    from scenarios.reports.advice_page import Form
    from scenarios.reports.advice_tables import Part
    from scenarios.views.charts.figure import Figure

MOST_WTP_GBP = 1e9
MOST_PEOPLE = 10_000_000_000
DISCOUNTED_BY = 0.035  # the Green Book's


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
@click.option("--threshold", type=Amount(), help="The value that meets the target; 0 where none is given.")
@click.option("--against", help="The strategy leads are measured against; default the one of lowest expected value.")
@click.option("--population", type=Amount(), help="People a year whom the choice concerns, as 1200 or 1.2m.")
@click.option("--horizon", type=click.IntRange(1, 100), default=1, show_default=True, help="Years that it holds.")
@click.option("--rate", type=Amount(), help="Discount rate of those years; 3.5% where none is given.")
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
    threshold: float | None,
    against: str | None,
    population: float | None,
    horizon: int,
    rate: float | None,
    report: Path | None,
    charts: Path | None,
    chart_format: Form | None,
    form: str,
    out: Path | None,
    **given: Any,
) -> None:
    """Advice from anybody's DRAWS.

    Expected loss, value of information, switching values, when the best choice loses.
    """
    from scenarios.analysis import from_draws
    from scenarios.reports import advice, advice_tables
    from scenarios.views.charts.advice import of_advice

    expect_writable_out(out=out)
    expect_writable_files(report, charts, chart_format)
    people = _people(population, horizon, rate)
    files = partial(write_files, report=report, charts=charts, form=chart_format)
    if isinstance(given["wtp"], tuple):
        _expect_one_worth(groups, studies, threshold, given)
        return _across(given, people, against, files, form, out)
    values, inputs, costs, effects = draws_from(**given)
    if against is not None and against not in values:
        raise InputError("", "--against", against, f"it is not one of the strategies: {', '.join(values)}")
    sets, asked = _groups(groups, inputs), studies_of(studies, inputs)
    with progress("weighing every input"):
        found = from_draws.advise(
            values,
            inputs,
            sets=sets,
            threshold=threshold or 0.0,
            against=against,
            costs=costs,
            effects=effects,
            studies=asked,
            people=1.0 if people is None else people,
        )
    payload = advice.advice_payload(found, people)
    parts = list(advice_tables.advice_parts(payload))
    files(lambda: of_advice(found), parts, _source(given), len(next(iter(values.values()))))
    if form == "table":
        return emit_rich(advice_tables.for_terminal(parts), out)
    return emit(as_json(payload) if form == "json" else as_csv(advice.advice_rows(payload)), out)


def _people(population: float | None, horizon: int, rate: float | None) -> float | None:
    """Whom the choice concerns, over the years; none where no population is given."""
    from scenarios.analysis.acceptability import people_over

    if rate is not None and not 0 <= rate <= 1:
        raise InputError("", "--rate", rate, "a discount rate lies from 0 to 100 %, as in 3.5%")
    if population is None:
        if horizon != 1:
            raise InputError("", "--horizon", horizon, "it counts the years of a population: give --population")
        if rate is not None:
            raise InputError("", "--rate", rate, "it discounts the years of a population: give --population")
        return None
    if not 0 < population <= MOST_PEOPLE:
        raise InputError("", "--population", population, f"it must be above nothing and at most {MOST_PEOPLE:,}")
    return people_over(population, horizon, DISCOUNTED_BY if rate is None else rate)


def _across(
    given: dict[str, Any],
    people: float | None,
    against: str | None,
    files: Callable[[Callable[[], list[Figure]], Sequence[Part], str, int], None],
    form: str,
    out: Path | None,
) -> None:
    """Costs and effects at every worth of a range: acceptability, frontier, EVPI, loss, break-even, what is added."""
    from scenarios.analysis import acceptability
    from scenarios.analysis.from_draws import order_by_content
    from scenarios.domain.draws import block_edges
    from scenarios.reports import advice, advice_tables
    from scenarios.views.charts.advice import of_worths

    worths = given["wtp"]
    ranged = f"{worths[0]:g}:{worths[-1]:g}"
    if given["strategies"]:
        raise InputError("", "--wtp", ranged, "columns that are strategies hold values already: leave one of them out")
    values, _, costs, effects = draws_from(**{**given, "wtp": worths[0]})
    if not costs or not effects:
        raise InputError("", "--wtp", ranged, "a range needs costs and effects of every strategy")
    reference = against or min(costs, key=lambda k: float(costs[k].mean()))
    if reference not in values:
        raise InputError("", "--against", reference, f"it is not one of the strategies: {', '.join(values)}")
    order = order_by_content([*costs.values(), *effects.values()])
    cost, effect = ({k: v[order] for k, v in of.items()} for of in (costs, effects))
    blocks = block_edges(len(order))
    found = acceptability.across(cost, effect, worths, blocks)
    changes = acceptability.break_evens(cost, effect, worths[0], worths[-1])
    at_last = acceptability.net_benefit(cost, effect, worths[-1])
    added = acceptability.incremental(cost, effect, at_last, reference, blocks)
    payload = advice.across_payload(found, changes, added, reference, people)
    parts = list(advice_tables.across_parts(payload))
    files(lambda: of_worths(found, changes), parts, _source(given), len(order))
    if form == "table":
        return emit_rich(advice_tables.for_terminal(parts), out)
    return emit(as_json(payload) if form == "json" else as_csv(advice.across_rows(payload)), out)


def _expect_one_worth(
    groups: tuple[str, ...], studies: tuple[str, ...], threshold: float | None, given: Mapping[str, Any]
) -> None:
    """What is valued at one worth of an effect, and not at a range of them."""
    inputs = None if given["costs"] else given["parameters"]  # three files have one of them, whatever is asked
    asked = {"--group": groups, "--study": studies, "--threshold": threshold, "--parameters": inputs}
    for option, said in asked.items():
        if said not in ((), None):
            shown = said[0] if isinstance(said, tuple) else said
            raise InputError("", option, shown, "it is valued at one worth: give --wtp one amount")


def _source(given: Mapping[str, Any]) -> str:
    """The file that the draws came from, for a page."""
    return str((given["draws"] or given["costs"]).name)


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
