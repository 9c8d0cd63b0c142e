"""Equations 5-8, 28 and 38: what each mission has to work with, year by year, and whose pounds these are."""

from __future__ import annotations

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.results import Waterfall
from scenarios.model import directing
from scenarios.model.commissioner import Commissioner
from scenarios.model.pointing import Pointing
from scenarios.model.prepare import Problem

COUNCIL = ""  # among payers, the council itself


def moved(
    of: Commissioner, pointing: Pointing, m: int, spend_gbp: float | Array, waterfall: bool = False
) -> tuple[Array, Array]:
    """Equations 5-6 for mission number m: what is pointed at it, and what leaves its scatter, (year, draw) [£ a year].

    One commissioner's: of what the mission works with, or of what equation 3 leaves, for the waterfall.
    """
    part = pointing.usable if waterfall else pointing.at_work
    if pointing.usable.book is None:
        return of.aligned * (spend_gbp * part.directed[m]), of.aligned * (spend_gbp * part.withdrawn[m])
    own = m in pointing.own_additionality and not waterfall
    book = pointing.as_usual if own and pointing.as_usual is not None else pointing.usable.book
    years, none = of.years, np.zeros(of.aligned.shape)
    directed = spend_gbp * book.directed[m][:years] if m in book.directed else none
    return directed, spend_gbp * book.withdrawn(m)[:years] if book.left else none


def _moved_by_all(
    problem: Problem, pointing: Pointing, m: int, spend_gbp: float | Array, waterfall: bool = False
) -> tuple[dict[str, Array], Array]:
    """The same: what each payer points, and what of all stays scattered, each (year, draw) [£ a year]."""
    gross, withdrawn = moved(problem, pointing, m, spend_gbp, waterfall)
    directed = {COUNCIL: gross}
    scattered = spend_gbp * (pointing.usable if waterfall else pointing.at_work).scattered[m] - withdrawn
    for key, partner in problem.partners.items():
        theirs = pointing.partners[key]
        directed[key], left = moved(partner, theirs, m, partner.spend_gbp, waterfall)
        part = theirs.usable if waterfall else theirs.at_work
        scattered = scattered + partner.spend_gbp * part.scattered[m] - left
    return directed, scattered


def _net_directed(problem: Problem, pointing: Pointing, m: int, directed: dict[str, Array]) -> Array:
    """Equation 8 for what all point at mission number m: its fixed cost once for all, and what partners cost."""
    if not pointing.shares[problem.missions.keys[m]] > 0:
        return np.zeros((1, problem.n))
    draws, gross = problem.draws, directed[COUNCIL]
    for key in problem.partners:
        gross = gross + directed[key]
    fixed = np.zeros(problem.n) if pointing.running_cost_paid else draws["fixed_cost_mission"]
    partners = np.sum([p.costs_gbp for p in problem.partners.values()], axis=0) if problem.partners else 0.0
    return directing.net_directed(gross, draws["sv_overhead"], fixed, problem.carried, partners)


def net_resource(problem: Problem, pointing: Pointing, m: int, spend_gbp: float | Array) -> tuple[Array, Array]:
    """Equations 5-8, 28 and 38 for mission number m: net scattered and net directed, each (year, draw) [£ a year]."""
    draws, mission = problem.draws, problem.missions.keys[m]
    gross, scattered = _moved_by_all(problem, pointing, m, spend_gbp)
    directed = _net_directed(problem, pointing, m, gross)
    if mission in pointing.grant_gbp:
        grant = pointing.grant_gbp[mission]
        directed = directed + directing.granted(grant, draws["grant_transaction_share"], problem.carried)
    return directing.net_scattered(scattered, draws["grant_transaction_share"]), np.broadcast_to(
        directed, problem.aligned.shape
    )


def nothing(problem: Problem) -> dict[str, Array]:
    """No pounds of anybody's, by payer, each (draw,)."""
    return {key: np.zeros(problem.n) for key in (COUNCIL, *problem.partners)}


def add_net(
    net_pointed: dict[str, Array], problem: Problem, pointing: Pointing, m: int, spend_gbp: float | Array
) -> None:
    """Add what is left of the pounds pointed at mission number m, over the years, to each payer's, (draw,) [£].

    What a mission costs to run comes off each payer's pounds in the proportion in which they were pointed.
    """
    gross, _ = _moved_by_all(problem, pointing, m, spend_gbp, waterfall=True)
    net = _net_directed(problem, pointing, m, gross)
    if not problem.partners:
        net_pointed[COUNCIL] += net.sum(axis=0)
        return
    whole = np.sum(list(gross.values()), axis=0)
    for key, own in gross.items():
        share = np.divide(own, whole, out=np.zeros_like(whole), where=whole > 0)
        net_pointed[key] += (net * share).sum(axis=0)


def waterfall(
    problem: Problem, of: Commissioner, pointing: Pointing, spend_gbp: float | Array, net_pointed: Array
) -> Waterfall:
    """One payer's pledge in pounds over the horizon."""
    over = spend_gbp * of.years
    pointed, withdrawn = _pointed_over_years(of, pointing)
    left = pointing.usable.scattered.sum(axis=0) * of.years - withdrawn
    return Waterfall(
        pledged_gbp=of.pledged.sum(axis=0) * over,
        delivered_gbp=of.delivered.sum(axis=0) * over,
        usable_gbp=of.usable.sum(axis=0) * over,
        eligible_gbp=pointing.eligible * over,
        pointed_gbp=pointed * spend_gbp,
        net_pointed_gbp=net_pointed,
        net_scattered_gbp=directing.net_scattered(left * spend_gbp, problem.draws["grant_transaction_share"]),
    )


def _pointed_over_years(of: Commissioner, pointing: Pointing) -> tuple[Array, Array]:
    """What is pointed at any mission over the horizon, and what leaves the scatter, per pound a year, each (draw,)."""
    part = pointing.usable
    if part.book is None:
        aligned_years = of.aligned.sum(axis=0)
        return part.directed.sum(axis=0) * aligned_years, part.withdrawn.sum(axis=0) * aligned_years
    years, none = of.years, np.zeros(of.n)
    pointed = sum((d[:years].sum(axis=0) for d in part.book.directed.values()), start=none)
    left = [part.book.mixes[c].sum(axis=0) * w[:years].sum(axis=0) for c, w in part.book.left.items()]
    return pointed, sum(left, start=none)
