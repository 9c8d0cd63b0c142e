"""The answers of "Wards": every year of two strategies ward by ward, and who gains under every ward rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from scenarios.analysis.ward_stats import Fifth, Helped, WardStat, fifths, helped, needed_for_most, stat, who_gains
from scenarios.answers.answering import answer
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolved
from scenarios.domain.draws import Array, Index, thinned
from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.model.pointing import point
from scenarios.model.prepare import Problem
from scenarios.model.run import compare, ward_money
from scenarios.store.wards import outline_files, ward_files
from scenarios.store.wards.outline_files import Outlines

WARD_DRAWS = 1024
WARD_CELLS, FEWEST_WARD_DRAWS = 1_800_000, 128
# What the map of wards can show, and how each reads.
MEASURES = {
    "today_rate": "Often lonely today, share of adults",
    "today_count": "Often lonely today, people",
    "reached": "People reached by the help",
    "pounds": "Pounds a ward gets, a year",
    "helped": "No longer often lonely, people",
    "difference": "Difference between two strategies",
    "p_better": "Chance of doing better than under the other",
}


@dataclass(frozen=True)
class WardSetting:
    """What holds for every year: who is lonely today, where reachable people run out, where the money goes."""

    condition: WardStat
    full_gbp: Array  # (ward,): yearly money at which reachable people run out
    gets_gbp: dict[str, Array]  # (ward,) by strategy: mean net money a year
    fifth: Index  # (ward,): which fifth of the council's people it belongs to, 1 the most deprived


@dataclass(frozen=True)
class DrawnWards:
    """What a map draws, and which ward of the council each outline is."""

    outlines: Outlines
    which: tuple[int, ...]

    @property
    def degrees(self) -> list[dict[str, Any]]:
        """Outlines as GeoJSON geometries in the order of the wards, where all are drawn."""
        return [self.outlines.degrees[k] for k in np.argsort(self.which)]


@dataclass(frozen=True)
class Gains:
    """Who gains under one ward rule."""

    fifths: list[Fifth]
    total: Array  # (draw,): people out of the condition under the focus strategy, over all wards


def ward_draws(wards: int) -> int:
    """How many futures the map is made from: fewer where a country of wards would take minutes."""
    return min(WARD_DRAWS, max(FEWEST_WARD_DRAWS, WARD_CELLS // wards))


def others(question: Question) -> list[str]:
    """Strategies the focus can be compared with; piecemeal first."""
    return [BASELINE, *(k for k in question.scenario.strategies if k not in (BASELINE, question.focus))]


def _map_problem(resolved: Resolved, scenario: Scenario) -> Problem:
    """The problem of a scenario on the futures of the map."""
    return resolved.variant(scenario, thinned(resolved.draws, ward_draws(resolved.wards.n)))


def _pair(resolved: Resolved, other: str) -> Problem:
    """The problem of the focus strategy and another, on the futures of the map."""
    keys = tuple(dict.fromkeys((BASELINE, resolved.focus, other)))

    def make() -> Problem:
        return resolved.variant(
            resolved.scenario.with_strategies(keys), thinned(resolved.draws, ward_draws(resolved.wards.n))
        )

    return resolved.prepared.parts.get(("pair", other), make)


@answer()
def ward_year(resolved: Resolved, other: str, year: int) -> Helped:
    """One year of the pair; the years before it are inside it."""
    problem = _pair(resolved, other).shortened(year)
    pointings = {k: point(problem, k) for k in (resolved.focus, other)}
    return helped(
        compare(problem, resolved.spend_gbp, pointings), resolved.focus, other, year, resolved.scenario.year_name(year)
    )


@answer()
def ward_setting(resolved: Resolved, other: str) -> WardSetting:
    """What holds for every year of the pair."""
    problem = _pair(resolved, other)
    terms = problem.programme
    full = needed_for_most(terms.condition, terms.reach_ceiling, terms.invited_per_gbp)
    money = {
        k: ward_money(problem, point(problem, k), resolved.spend_gbp).mean(axis=1) / problem.years
        for k in (resolved.focus, other)
    }
    fifth = fifths(resolved.wards.adults, resolved.wards.deprivation)
    return WardSetting(stat(terms.condition, problem.blocks), full, money, fifth)


@answer(by_spend=False)
def drawn_wards(resolved: Resolved, district: str = "") -> DrawnWards:
    """Outlines of the question's wards, or of one district of a file that holds many councils."""
    council = resolved.question.council
    outlines = outline_files.outlines(council, ward_files.drawn_version(council), district)
    place = {code: i for i, code in enumerate(resolved.wards.code)}
    return DrawnWards(outlines, tuple(place[c] for c in outlines.code))


@answer()
def gains(resolved: Resolved) -> Gains:
    """Who gains, by deprivation, under the question's own ward rule and least share."""
    run = compare(
        resolved.variant(resolved.scenario, thinned(resolved.draws, ward_draws(resolved.wards.n))), resolved.spend_gbp
    )
    outcomes = {k: r.wards.out_at_end for k, r in run.strategies.items()}
    rows = who_gains(outcomes, resolved.wards.adults, fifths(resolved.wards.adults, resolved.wards.deprivation))
    return Gains(rows, run[resolved.focus].wards.out_at_end.sum(axis=0))


def reversed_pair(h: Helped) -> Helped:
    """The same pair seen from the other strategy."""
    back = {k: h.people[k] for k in reversed(h.people)}
    return replace(h, people=back, reached={k: h.reached[k] for k in reversed(h.reached)})
