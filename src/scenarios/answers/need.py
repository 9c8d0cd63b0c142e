"""What it would take, lever by lever."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from scenarios.analysis.climb import Climb
from scenarios.analysis.climb import climb as steps_of
from scenarios.analysis.need import Aim, Needed, Outcome, outcome, scaled_to, solve
from scenarios.analysis.summary import Estimate
from scenarios.answers.answering import answer
from scenarios.answers.resolved import Resolved
from scenarios.domain.draws import Array
from scenarios.domain.needed import AMBITIOUS, BEST_PROGRAMME, MOVABLE_TO_TARGET, Movable
from scenarios.domain.scenario import BASELINE
from scenarios.model.prepare import Problem
from scenarios.model.run import point, run_strategy


@answer()
def climb(resolved: Resolved) -> Climb:
    """From today's practice to every lever at its ambitious end, for the ward mission's people."""
    keys = [a.key for a in AMBITIOUS]
    condition = resolved.problem.programme.condition.sum(axis=0)
    return steps_of(lambda taken: _reached(resolved, taken), keys, condition, resolved.problem.blocks)


def _reached(resolved: Resolved, taken: frozenset[str]) -> Array:
    """People no longer in the condition at the end, with some levers at their ambitious ends."""
    scenario, arrays = resolved.scenario, dict(resolved.draws)
    for step in AMBITIOUS:
        if step.key not in taken:
            continue
        if step.key == BEST_PROGRAMME:
            scenario = scenario.model_copy(update={"programme": {best_programme(resolved): 1.0}})
        elif step.key == "years":
            scenario = scenario.with_levers(years=max(scenario.levers.years, int(step.end or 0)))
        else:
            x, parameter = resolved.draws[step.key], resolved.register[step.key]
            end = float(np.quantile(x, 0.95)) if step.end is None else step.end
            arrays[step.key] = scaled_to(x, end, parameter.lower, parameter.upper)
    problem = resolved.variant(scenario, replace(resolved.draws, arrays=arrays))
    return run_strategy(problem, point(problem, resolved.focus), resolved.spend_gbp).wards.out_at_end.sum(axis=0)


def best_programme(resolved: Resolved) -> str:
    """The programme that on average moves people furthest for a pound: effect at scale over cost."""
    draws, of = resolved.draws, resolved.missions.isolation
    per_pound = {
        key: float((-draws[i.effect] * (draws["scaleup"] if i.from_trial else 1.0) / draws[i.cost]).mean())
        for key, i in of.items()
    }
    return max(per_pound, key=per_pound.__getitem__)


@answer()
def need(resolved: Resolved, aim: Aim, key: str) -> Needed:
    """The value of one lever at which the focus strategy meets the target, everything else as it is."""
    movable = next(m for m in MOVABLE_TO_TARGET if m.key == key)
    today, least, most, unit = _bounds(resolved, movable)
    value, more, reaches = solve(aim, _outcome(resolved, movable, aim), least, most, resolved.problem.blocks)
    if value is not None and key == "years":  # a mission is kept for whole years
        value = Estimate(float(math.ceil(value.value)), None)
    return Needed(key, movable.label, movable.who, movable.why, unit, today, least, most, value, more, reaches)


def _bounds(resolved: Resolved, movable: Movable) -> tuple[float, float, float, str]:
    """Today's value, the bounds, and the unit."""
    if movable.is_lever:
        today = float(getattr(resolved.scenario.levers, movable.key))
        return today, movable.least or 0.0, movable.most or today, "years" if movable.key == "years" else "£"
    x = resolved.draws[movable.key]
    low, high = (float(q) for q in np.quantile(x, [0.05, 0.95]))
    today = float(x.mean())
    least = low if movable.least is None else movable.least
    most = high if movable.most is None else movable.most
    return today, min(least, today), max(most, today), resolved.register[movable.key].unit


def _outcome(resolved: Resolved, movable: Movable, aim: Aim) -> Outcome:
    def at(value: float) -> Array:
        spend = value if movable.key == "spend_gbp" else resolved.spend_gbp
        problem = resolved.problem if movable.key == "spend_gbp" else _moved(resolved, movable, value)
        focus, piecemeal = (run_strategy(problem, point(problem, key), spend) for key in (resolved.focus, BASELINE))
        return outcome(aim, focus, piecemeal, resolved.scenario.levers.mission)

    return at


def _moved(resolved: Resolved, movable: Movable, value: float) -> Problem:
    """The problem with one lever or one parameter moved: whole years, and a parameter by one factor on all draws."""
    if movable.key == "years":
        return resolved.variant(resolved.scenario.with_levers(years=max(1, round(value))))
    parameter = resolved.register[movable.key]
    x = scaled_to(resolved.draws[movable.key], value, parameter.lower, parameter.upper)
    return resolved.variant(resolved.scenario, replace(resolved.draws, arrays={**resolved.draws, movable.key: x}))
