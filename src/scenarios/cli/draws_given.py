"""The draws that `scenarios analyse` is given: one file of values, one of costs and effects, or three."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from scenarios.cli.options import names
from scenarios.domain.errors import InputError

if TYPE_CHECKING:
    from scenarios.domain.draws import Array

Columns = dict[str, "Array"]
COST, EFFECT = "cost_", "eff_"


def draws_from(
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
    from scenarios.analysis.acceptability import net_benefit
    from scenarios.store.files.case_files import read_columns

    cost, effect, inputs = (read_columns(path) for path in (costs, effects, parameters))
    first, *others = (len(next(iter(of.values()))) for of in (cost, effect, inputs))
    for path, n in zip((effects, parameters), others, strict=True):
        if n != first:
            raise InputError(path.name, "draws", n, f"{costs.name} has {first:,}: a row is the same draw in each")
    return net_benefit(cost, effect, wtp), inputs, cost, effect


def _one_file(
    draws: Path, strategies: str | None, parameters: str | None, wtp: float | None
) -> tuple[Columns, Columns, Columns | None, Columns | None]:
    from scenarios.analysis.acceptability import net_benefit
    from scenarios.store.files.case_files import pick, read_columns

    columns = read_columns(draws)
    cost, effect = (
        {n.removeprefix(kind): v for n, v in columns.items() if n.startswith(kind)} for kind in (COST, EFFECT)
    )
    if strategies is not None and wtp is not None:
        allowed = "columns that are strategies hold values already: leave it out, or --strategies"
        raise InputError("", "--wtp", wtp, allowed)
    if strategies is None and cost and effect:
        if wtp is None:
            raise InputError("", "--wtp", "", "costs and effects need the worth of one effect, as in --wtp 20000")
        values, inputs = net_benefit(cost, effect, wtp), _without(columns, (COST, EFFECT))
    else:
        if not strategies:
            there = ", ".join(columns)[:300]
            raise InputError("", "--strategies", "", f"name the columns of the strategies; there are {there}")
        values, cost, effect = pick(columns, names(strategies), draws.name, "--strategies"), {}, {}
        _expect_no_costs_left(columns, values, parameters)
        inputs = {k: v for k, v in columns.items() if k not in values}
    if parameters:
        inputs = pick(columns, names(parameters), draws.name, "--parameters")
    return values, inputs, cost or None, effect or None


def _without(columns: Columns, prefixes: tuple[str, ...]) -> Columns:
    return {k: v for k, v in columns.items() if not k.startswith(prefixes)}


def _expect_no_costs_left(columns: Columns, values: Columns, parameters: str | None) -> None:
    """Costs and effects beside strategies that are named would be taken for inputs."""
    left = [k for k in columns if k.startswith((COST, EFFECT)) and k not in values]
    if parameters is None and left and any(k.startswith((COST, EFFECT)) for k in values):
        allowed = (
            f"{', '.join(left)[:300]} would be taken for inputs: give --wtp and leave --strategies out, or name the"
            " inputs in --parameters"
        )
        raise InputError("", "--strategies", ",".join(values), allowed)
