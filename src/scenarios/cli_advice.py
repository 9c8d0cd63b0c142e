"""The commands that give advice: from a scenario, from anybody's draws, and ours against published results."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from scenarios.cli_common import (
    FORMATS,
    Pounds,
    as_csv,
    as_json,
    emit,
    emit_rich,
    expect_writable_out,
    levers_of_a_run,
    prepared,
    progress,
)
from scenarios.domain.errors import InputError

RERUN_DRAWS = 1024


@click.command()
@click.argument("draws", required=False, type=click.Path(path_type=Path))
@click.option("--strategies", help="Columns of DRAWS with each strategy's value, separated by commas.")
@click.option(
    "--parameters",
    help="Columns of DRAWS to learn about; or, with --costs and --effects, a CSV of them. Default: the other columns.",
)
@click.option(
    "--costs",
    type=click.Path(path_type=Path),
    help="A CSV of costs, one column a strategy (the three-file contract of SAVI).",
)
@click.option("--effects", type=click.Path(path_type=Path), help="A CSV of effects, with the same columns.")
@click.option(
    "--wtp",
    type=Pounds(),
    help="Worth of one effect. With DRAWS that has cost_X and eff_X columns, strategies are the X.",
)
@click.option("--group", "groups", multiple=True, help="A set to value together: name=a,b. May be given again.")
@click.option("--threshold", type=float, default=0.0, show_default=True, help="The value that meets the target.")
@click.option("--against", help="The strategy leads are measured against; default the one of lowest expected value.")
@click.option("--degree", type=click.IntRange(1, 6), default=4, show_default=True, help="Degree of the regressions.")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file instead of the screen.")
def analyse(draws, strategies, parameters, costs, effects, wtp, groups, threshold, against, degree, form, out) -> None:
    """Advice from anybody's DRAWS: expected loss, value of information, switching values, when the best choice loses."""
    from scenarios.analysis import from_draws
    from scenarios.reports import advice as reports

    expect_writable_out(out=out)
    values, inputs, priced = _draws_from(draws, strategies, parameters, costs, effects, wtp)
    if against is not None and against not in values:
        raise InputError("", "--against", against, f"it is not one of the strategies: {', '.join(values)}")
    with progress("weighing every input"):
        found = from_draws.advise(values, inputs, sets=_groups(groups, inputs), threshold=threshold, against=against, degree=degree,
                                  costs=priced[0], effects=priced[1])  # fmt: skip
    payload = reports.advice_payload(found)
    if form == "table":
        return emit_rich(reports.advice_tables(payload), out)
    emit(as_json(payload) if form == "json" else as_csv(reports.advice_rows(payload)), out)


@click.command()
@levers_of_a_run
@click.option(
    "--rerun", is_flag=True, help="Find switching values by running the model anew with one assumption held at a value."
)
def decide(rerun: bool, form: str, out: Path | None, **chosen: object) -> None:
    """What decides one scenario FILE: the same advice as `analyse`, on the scenario's own draws."""
    from scenarios.analysis import drivers, from_draws
    from scenarios.domain.scenario import BASELINE
    from scenarios.model.run import compare
    from scenarios.reports import advice as reports

    expect_writable_out(out=out)
    loaded, scenario, wards, draws, problem = prepared(**chosen)
    with progress("weighing every assumption"):
        inputs = drivers.varying(draws)
        found = from_draws.advise(
            compare(problem).totals(),
            inputs,
            sets=drivers.sets(inputs, loaded.register),
            blocks=draws.blocks,
            against=BASELINE,
        )
        if rerun:
            found = replace(found, switches=_rerun(found.switches, loaded, scenario, wards, draws))
    payload = reports.advice_payload(found)
    if form == "table":
        return emit_rich(reports.advice_tables(payload), out)
    emit(as_json(payload) if form == "json" else as_csv(reports.advice_rows(payload)), out)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--all", "everything", is_flag=True, help="Every number, not one line a case.")
@click.option("--format", "form", type=FORMATS, default="table", show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write to this file instead of the screen.")
def published(folder: Path, everything: bool, form: str, out: Path | None) -> None:
    """Ours against published, for every case in FOLDER (exit code 1 where one does not agree)."""
    from scenarios.reports.terminal import published_table
    from scenarios.store.files import case_files
    from scenarios.verification import published as cases

    expect_writable_out(out=out)
    found = [row for case in case_files.cases(folder, cases.ANSWERS) for row in cases.compared(case)]
    if not found:
        raise InputError(
            "", "FOLDER", str(folder.name), f"it holds no case answered here: {', '.join(sorted(cases.ANSWERS))}"
        )
    lines = [{"case": r.case, "what": r.what, "ours": r.ours, "published": r.published, "allowed": r.allowed, "agrees": r.agrees}
             for r in found]  # fmt: skip
    if form == "table":
        emit_rich(published_table(lines, everything), out)
    else:
        emit(as_json({"rows": lines}) if form == "json" else as_csv(lines), out)
    if not all(r.agrees for r in found):
        sys.exit(1)


def _rerun(switches: dict, loaded, scenario, wards, draws) -> dict:
    """Switching values found by holding one assumption at a value and running the model: others do not move with it."""
    import numpy as np

    from scenarios.analysis.study import problem_for
    from scenarios.analysis.switching import REACH, by_rerun
    from scenarios.domain.draws import Draws, thinned
    from scenarios.model.run import compare

    some = thinned(draws, RERUN_DRAWS)

    def expected(key: str, value: float) -> dict[str, float]:
        held = Draws({**some.arrays, key: np.full(some.n, value)}, some.blocks, some.seed)
        return {
            k: float(t.mean()) for k, t in compare(problem_for(scenario, loaded.missions, wards, held)).totals().items()
        }

    found = {}
    for key, near in switches.items():
        low, high = (float(q) for q in np.quantile(draws[key], REACH))
        found[key] = by_rerun(lambda v, k=key: expected(k, v), low, high, [s.at for s in near])
    return found


def _draws_from(draws, strategies, parameters, costs, effects, wtp):
    """Values by strategy, inputs, and (costs, effects) where there are any, from one CSV or from three."""
    from scenarios.analysis.from_draws import net_benefit
    from scenarios.store.files.case_files import pick, read_columns

    if costs or effects:
        if not (costs and effects and parameters) or wtp is None:
            raise InputError(
                "", "--costs", str(costs or ""), "give --costs, --effects, --parameters and --wtp together"
            )
        priced = read_columns(costs), read_columns(effects)
        return net_benefit(*priced, wtp), read_columns(Path(parameters)), priced
    if draws is None:
        raise InputError("", "DRAWS", "", "name a CSV of draws, or give --costs, --effects, --parameters and --wtp")
    columns = read_columns(draws)
    kinds = {k: {n.removeprefix(k): v for n, v in columns.items() if n.startswith(k)} for k in ("cost_", "eff_")}
    if strategies is None and kinds["cost_"] and kinds["eff_"]:
        if wtp is None:
            raise InputError("", "--wtp", "", "costs and effects need the worth of one effect, as in --wtp 20000")
        values, priced, used = (
            net_benefit(kinds["cost_"], kinds["eff_"], wtp),
            (kinds["cost_"], kinds["eff_"]),
            ("cost_", "eff_"),
        )
        inputs = {k: v for k, v in columns.items() if not k.startswith(used)}
    else:
        if not strategies:
            raise InputError(
                "", "--strategies", "", f"name the columns of the strategies; there are {', '.join(columns)[:300]}"
            )
        values, priced = pick(columns, _names(strategies), draws.name, "--strategies"), (None, None)
        inputs = {k: v for k, v in columns.items() if k not in values}
    return values, pick(columns, _names(parameters), draws.name, "--parameters") if parameters else inputs, priced


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _groups(given: tuple[str, ...], inputs: dict) -> dict[str, tuple[str, ...]]:
    from scenarios.store.files.case_files import pick

    sets = {}
    for text in given:
        name, _, members = text.partition("=")
        if not _names(members):
            raise InputError("", "--group", text, "write it as name=a,b")
        pick(inputs, _names(members), "", "--group")
        if name.strip() in inputs or name.strip() in sets:
            raise InputError(
                "", "--group", name.strip(), "that name is taken by a column or by another group; choose another"
            )
        sets[name.strip()] = _names(members)
    return sets
