"""What a strategy points of the pledge, per pound of yearly spend (equations 5-6): none of it depends on spend."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import reduce

import numpy as np

from scenarios.domain.draws import Array
from scenarios.model import directing
from scenarios.model.commissioner import Commissioner
from scenarios.model.prepare import Problem, on_draws


@dataclass(frozen=True)
class PerPound:
    """Where a pound of yearly spend goes: all of equations 5-6 that does not depend on spend."""

    directed: Array  # (mission, draw), equation 5 at full alignment
    scattered: Array  # (mission, draw), equation 6 with nothing pointed
    withdrawn: Array  # (mission, draw), what pointing takes out of the scatter at full alignment
    book: FromBook | None = None  # year by year, where a contract book says what comes up when


@dataclass(frozen=True)
class FromBook:
    """Equations 5-6 year by year, per pound of yearly spend, where categories come up at times of their own."""

    directed: Mapping[int, Array]  # by number of a mission pointed at, (year, draw)
    left: Mapping[int, Array]  # by first category of those with one mix, (year, draw): what leaves their scatter
    mixes: Mapping[int, Array]  # by the same, (mission, draw)

    def withdrawn(self, m: int) -> Array:
        """What pointing takes out of the scatter of mission number m, (year, draw)."""
        return reduce(np.add, [self.mixes[c][m] * left for c, left in self.left.items()])


@dataclass(frozen=True)
class Pointing:
    """What one strategy points of the pledge, per pound of yearly spend."""

    key: str
    title: str
    shares: Mapping[str, float]  # f by mission
    usable: PerPound  # of what equation 3 leaves: the waterfall
    at_work: PerPound  # what the missions work with: the same but where a mission's own a_m replaces `sv_additionality`
    as_usual: FromBook | None  # of a contract book, with `sv_additionality` at 1: for such missions
    own_additionality: frozenset[int]  # the numbers of such missions
    eligible: Array  # (draw,)
    grant_gbp: Mapping[str, Array] = field(default_factory=dict)  # G by mission, (draw,) [council cash, £ a year]
    running_cost_paid: bool = False  # whether the council pays a mission's fixed cost, so that it is not taken off
    partners: Mapping[str, Pointing] = field(default_factory=dict)  # what each partner points, per pound of its own

    def repeated(self, times: int) -> Pointing:
        """The same pointing on the same draws several times over, as `Problem.repeated` has them."""
        return self if times == 1 else on_draws(self, np.tile(np.arange(len(self.eligible)), times))


def point(problem: Problem, key: str) -> Pointing:
    """Equations 5-6 per pound of spend, for the council and for each partner beside it.

    `eligible` is what could follow the missions pointed at, or else the chosen one.
    """
    strategy = problem.scenario.strategies[key]
    shares = strategy.shares(problem.scenario.levers, problem.missions.keys)
    own = _own_additionality(problem)
    given = (key, strategy.title, shares, problem.scenario.levers.mission, own)
    beside = {name: _pointing(partner, *given) for name, partner in problem.partners.items()}
    return replace(_pointing(problem, *given), partners=beside)


def _pointing(
    of: Commissioner, key: str, title: str, shares: Mapping[str, float], chosen: str, own: frozenset[int]
) -> Pointing:
    """One commissioner's part of it."""
    f = np.array(list(shares.values()))
    wanted = f > 0 if f.any() else np.array([m == chosen for m in shares])
    usable = per_pound(of, of.usable, of.scattered, f)
    as_usual = per_pound(of, of.usable_as_usual, of.scattered_as_usual, f)
    return Pointing(
        key=key,
        title=title,
        shares=shares,
        usable=usable,
        at_work=_counted_once(own, usable, as_usual),
        as_usual=as_usual.book,
        own_additionality=own,
        eligible=(of.usable * of.eligible[:, wanted].max(axis=1)).sum(axis=0),
    )


def per_pound(of: Commissioner, usable: Array, scattered: Array, f: Array) -> PerPound:
    """Equations 5-6 for every mission from usable (category, draw) and what of it is scattered, per pound of spend."""
    leaving = usable * directing.leaving_share(of.eligible, f)
    return PerPound(
        directed=directing.directed_per_pound(usable, of.eligible, f),
        scattered=scattered,
        withdrawn=directing.scattered_per_pound(leaving, of.mix),
        book=None if of.by_category is None else _from_book(of, of.by_category, usable, f, leaving),
    )


def _from_book(of: Commissioner, by_category: Array, usable: Array, f: Array, leaving: Array) -> FromBook:
    """Equations 5-6 with g_{c,t}; categories with one mix of causes are taken together."""
    pointed = np.flatnonzero(f)
    groups = of.categories_by_mix if len(pointed) else {}
    return FromBook(
        directed={int(m): directing.directed_by_year(usable, of.eligible[:, m], f[m], by_category) for m in pointed},
        left={g: directing.left_by_year(leaving[rows], by_category[rows]) for g, rows in groups.items()},
        mixes={g: of.mix[g] for g in groups},
    )


def _counted_once(own: frozenset[int], usable: PerPound, as_usual: PerPound) -> PerPound:
    """Equation 19: business as usual is taken off once, by `sv_additionality` or by the mission's own a_m."""
    replaced = np.isin(np.arange(len(usable.directed)), list(own))
    return PerPound(
        **{
            name: np.where(replaced[:, None], getattr(as_usual, name), getattr(usable, name))
            for name in ("directed", "scattered", "withdrawn")
        }
    )


def _own_additionality(problem: Problem) -> frozenset[int]:
    """Numbers of the missions whose own a_m replaces `sv_additionality`."""
    by_key = problem.missions.flows
    return frozenset(i for i, m in enumerate(problem.missions.keys) if m in by_key and by_key[m].replaces_additionality)


def point_all(problem: Problem) -> dict[str, Pointing]:
    return {key: point(problem, key) for key in problem.scenario.strategies}
