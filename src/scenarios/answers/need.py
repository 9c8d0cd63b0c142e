"""What it would take, lever by lever."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from scenarios.analysis.assumptions import ranged
from scenarios.analysis.climb import Climb, Residue, residue
from scenarios.analysis.climb import climb as steps_of
from scenarios.analysis.difference import chance_of_being_best
from scenarios.analysis.need import Aim, Needed, Outcome, Sample, outcome, scaled_to, solve
from scenarios.analysis.summary import Estimate
from scenarios.answers import link
from scenarios.answers.answering import answer
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolved
from scenarios.domain.draws import Array, Draws, thinned
from scenarios.domain.needed import AMBITIOUS, BEST_PROGRAMME, GRANT, MOVABLE_TO_TARGET, Ambitious, Movable
from scenarios.domain.results import WardOutcomes
from scenarios.domain.scenario import BASELINE, Override, Scenario
from scenarios.model.pointing import point
from scenarios.model.prepare import Problem
from scenarios.model.run import cash_cost, grant_instead, run_strategy

SHARE_EDGE = 0.001
SAMPLE_DRAWS = 1024  # by which a search begins
HELP_DRAWS = 2048  # by which the best help is picked


@dataclass(frozen=True)
class ClimbAnswer:
    """The climb, the help it buys, and the question that it makes."""

    climb: Climb
    residue: Residue
    help_bought: str
    best_share: Estimate  # of futures in which that help alone reaches most of all that could be bought alone
    question: Question
    link: str | None  # which asks that question on screen, as in "?years=20"; none where no link can hold it


@answer()
def climb(resolved: Resolved, target: float | None = None) -> ClimbAnswer:
    """From today's practice to a target of the ward mission's people, or to every lever at its ambitious end."""
    best, best_share = best_help(resolved)
    few = thinned(resolved.draws, SAMPLE_DRAWS)

    def reached(taken: frozenset[str]) -> Array:
        return _out_at_end(_climbed(resolved, taken, best, resolved.draws))

    def on_few(taken: frozenset[str]) -> Array:
        return _out_at_end(_climbed(resolved, taken, best, few))

    blocks = resolved.problem.blocks
    found = steps_of(reached, [a.key for a in AMBITIOUS], blocks, target, on_few)
    end = _climbed(resolved, found.taken, best, resolved.draws)
    left = residue(
        resolved.problem.programme.condition.sum(axis=0),
        _out_at_end(end),
        end.reached.sum(axis=0),
        _with_moved(resolved, found.taken, resolved.draws)["reach_ceiling"],
        blocks,
    )
    question = _as_question(resolved, [s.key for s in found.steps], best)
    return ClimbAnswer(found, left, best, best_share, question, link.text_of(question, resolved.base))


def _climbed(resolved: Resolved, taken: frozenset[str], best: str, draws: Draws) -> WardOutcomes:
    """The focus strategy with some levers at their ambitious ends."""
    scenario = resolved.scenario.with_levers(**_levers(resolved, taken, best))
    return _run(resolved, scenario, _with_moved(resolved, taken, draws))


def _with_moved(resolved: Resolved, taken: frozenset[str], draws: Draws) -> Draws:
    moved = {step.key: _moved_draws(resolved, step, draws) for step in _parameters(taken)}
    return replace(draws, arrays={**draws, **moved})


def _run(resolved: Resolved, scenario: Scenario, draws: Draws) -> WardOutcomes:
    problem = resolved.variant(scenario, draws)
    return run_strategy(problem, point(problem, resolved.focus), resolved.spend_gbp).wards


def _out_at_end(wards: WardOutcomes) -> Array:
    return wards.out_at_end.sum(axis=0)


def _parameters(taken: Iterable[str]) -> list[Ambitious]:
    """The steps that move a parameter of the register, and not a lever."""
    return [a for a in AMBITIOUS if a.key in taken and a.key not in (BEST_PROGRAMME, "years")]


def _levers(resolved: Resolved, taken: Iterable[str], best: str) -> dict[str, object]:
    """Levers at their ambitious ends; a mission is never kept shorter than it is."""
    own = resolved.scenario.levers.years
    ends = {a.key: a.end for a in AMBITIOUS}
    years = {"years": max(own, int(ends["years"] or own))} if "years" in taken else {}
    return {**years, **({"help_bought": best} if BEST_PROGRAMME in taken else {})}


def _moved_draws(resolved: Resolved, step: Ambitious, draws: Draws) -> Array:
    """A parameter's draws moved by one factor to its ambitious end."""
    x, parameter = draws[step.key], resolved.register[step.key]
    end = float(np.quantile(x, 0.95)) if step.end is None else step.end
    return scaled_to(x, end, parameter.lower, parameter.upper)


def best_help(resolved: Resolved) -> tuple[str, Estimate]:
    """The help that reaches most people on average, bought alone, and how often it is really the one that does.

    Reach is nearly a straight line in the shares of a mix, so that no mix reaches more than its best part.
    """
    some = thinned(resolved.draws, HELP_DRAWS)
    reached = {
        key: _out_at_end(_run(resolved, resolved.scenario.with_levers(help_bought=key), some))
        for key in resolved.missions.isolation
    }
    best = max(reached, key=lambda k: float(reached[k].mean()))
    return best, chance_of_being_best(reached, some.blocks)[best]


def _as_question(resolved: Resolved, taken: list[str], best: str) -> Question:
    """The climb as a question: every assumption as the range that eight of ten of its moved draws lie in."""
    question = resolved.question.with_levers(**_levers(resolved, taken, best))
    for step in _parameters(taken):
        moved = _moved_draws(resolved, step, resolved.draws)
        low, high = (float(f"{q:.4g}") for q in np.quantile(moved, [0.1, 0.9]))
        if resolved.register[step.key].upper == 1:  # a range of a share touches neither end
            low, high = max(low, SHARE_EDGE), min(high, 1 - SHARE_EDGE)
        why = f"The climb: {step.label[0].lower()}{step.label[1:]}."
        parameter = resolved.base.base_register[step.key]
        made = ranged(parameter, low, high, 0.8, why) if low < high else Override(key=step.key, fixed=low, why=why)
        question = question.assuming(made)
    return question


@answer()
def need(resolved: Resolved, aim: Aim, key: str) -> Needed:
    """The value of one lever at which the focus strategy meets the target, everything else as it is."""
    movable = next(m for m in MOVABLE_TO_TARGET if m.key == key)
    today, least, most, unit = _bounds(resolved, movable)
    few = thinned(resolved.draws, SAMPLE_DRAWS)
    sample = Sample(_outcome(resolved, movable, aim, few), few.blocks) if few.n < resolved.draws.n else None
    at = _outcome(resolved, movable, aim, resolved.draws)
    value, more, reaches = solve(aim, at, least, most, resolved.problem.blocks, sample)
    if value is not None and key == "years":  # a mission is kept for whole years
        value = Estimate(float(math.ceil(value.value)), None)
    return Needed(key, movable.label, movable.who, movable.why, unit, today, least, most, value, more, reaches)


def _bounds(resolved: Resolved, movable: Movable) -> tuple[float, float, float, str]:
    """Today's value, the bounds, and the unit."""
    if movable.key == GRANT:
        return 0.0, movable.least or 0.0, movable.most or 0.0, "£"
    if movable.is_lever:
        today = float(getattr(resolved.scenario.levers, movable.key))
        most = max(today, movable.most or today)
        return today, movable.least or 0.0, most, "years" if movable.key == "years" else "£"
    x = resolved.draws[movable.key]
    low, high = (float(q) for q in np.quantile(x, [0.05, 0.95]))
    today = float(x.mean())
    least = low if movable.least is None else movable.least
    most = high if movable.most is None else movable.most
    return today, min(least, today), max(most, today), resolved.register[movable.key].unit


def _outcome(resolved: Resolved, movable: Movable, aim: Aim, draws: Draws) -> Outcome:
    """What is reached at one value of a lever, on all draws or on some of them."""
    if movable.key == GRANT:
        return _paid_directly(resolved, aim, draws)
    by_spend = movable.key == "spend_gbp"
    whole = draws is resolved.draws
    own = resolved.problem if whole else resolved.variant(resolved.scenario, draws)

    def at(value: float) -> Array:
        problem = own if by_spend else _moved(resolved, movable, value, draws)
        spend = value if by_spend else resolved.spend_gbp
        focus, piecemeal = (
            partial(run_strategy, problem, point(problem, k), spend) for k in (resolved.focus, BASELINE)
        )
        return outcome(aim, focus(), piecemeal, resolved.scenario.levers.mission)

    return at


def _paid_directly(resolved: Resolved, aim: Aim, draws: Draws) -> Outcome:
    """What is reached at one yearly grant (equation 38): worth what it brings, less its cash."""
    problem = resolved.problem if draws is resolved.draws else resolved.variant(resolved.scenario, draws)
    mission, scattered = resolved.scenario.levers.mission, point(problem, BASELINE)
    piecemeal = run_strategy(problem, scattered, resolved.spend_gbp)

    def at(value: float) -> Array:
        a_year = np.full(problem.n, value)
        paid = run_strategy(problem, grant_instead(scattered, mission, a_year), resolved.spend_gbp)
        net = replace(paid, total_gbp=paid.total_gbp - cash_cost(problem, a_year))
        return outcome(aim, net, lambda: piecemeal, mission)

    return at


def _moved(resolved: Resolved, movable: Movable, value: float, draws: Draws) -> Problem:
    """The problem with one lever or one parameter moved: whole years, and a parameter by one factor on all draws."""
    if movable.key == "years":
        return resolved.variant(resolved.scenario.with_levers(years=max(1, round(value))), draws)
    parameter = resolved.register[movable.key]
    x = scaled_to(draws[movable.key], value, parameter.lower, parameter.upper)
    return resolved.variant(resolved.scenario, replace(draws, arrays={**draws, movable.key: x}))
