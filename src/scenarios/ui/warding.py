"""Cached runs of "Wards": every year of two strategies, ward by ward, and what the page needs besides."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import streamlit as st

from scenarios.analysis.study import problem_for
from scenarios.analysis.ward_stats import Fifth, Helped, WardStat, fifths, helped, needed_for_most, stat, who_gains
from scenarios.domain.draws import Array, thinned
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE
from scenarios.model.run import compare
from scenarios.store import map_files, places
from scenarios.store.map_files import Outlines
from scenarios.ui import compute
from scenarios.ui.compute import Ask

YEAR_DRAWS = 1024
RULE_DRAWS = 1024


@dataclass(frozen=True)
class Warded:
    """All years of a pair of strategies."""

    years: dict[int, Helped]
    condition: WardStat
    full_gbp: Array  # (ward,): yearly money at which reachable people run out
    gets_gbp: dict[str, Array]  # (ward,) by strategy: mean net money a year


def outlines(ask: Ask) -> Outlines:
    """Outlines in the order of the council's wards."""
    return map_files.outlines(compute.ward_path(ask), places.newest())


@st.cache_resource(max_entries=12, show_spinner=False)
def _warded(ask: Ask, spend_gbp: float, other: str, floor: float, digest: str) -> Warded:
    found, some, wards = compute.loaded(ask.scenario), thinned(compute.draws(ask), YEAR_DRAWS), compute.council(ask)
    scenario = compute.asked(ask).with_strategies((ask.focus, other))
    years: dict[int, Helped] = {}
    for year in range(1, ask.years + 1):  # T years of a strategy contain the first T' of it
        ready = problem_for(scenario.with_levers(years=year, reach_floor=floor), found.missions, wards, some)
        run = compare(ready, spend_gbp)
        years[year] = helped(run, ask.focus, other, year)
    terms = ready.programme
    full = needed_for_most(terms.condition, terms.reach_ceiling, terms.invited_per_gbp)
    return Warded(years, stat(run.condition, run.blocks), full, _money(run, ready, (ask.focus, other)))


def _money(run: Comparison, ready, keys: tuple[str, ...]) -> dict[str, Array]:
    """Mean net money a year by ward: scattered per head, directed by the rule; best_return is told by what it reaches."""
    terms = ready.programme
    out = {}
    for key in keys:
        reached = run[key].wards.reached.mean(axis=1)
        whole = float(run[key].wards.resource_gbp.mean()) / ready.years
        share = reached / reached.sum() if reached.sum() > 0 else terms.head_share
        out[key] = whole * share
    return out


def warded(ask: Ask, spend_gbp: float, other: str, floor: float) -> Warded:
    return _warded(ask, spend_gbp, other, floor, compute.digest_of(ask))


@st.cache_resource(max_entries=12, show_spinner=False)
def _gains(
    ask: Ask, spend_gbp: float, floor: float, digest: str
) -> tuple[dict[str, list[Fifth]], dict[str, Array], Array]:
    found, some, wards = compute.loaded(ask.scenario), thinned(compute.draws(ask), RULE_DRAWS), compute.council(ask)
    fifth = fifths(wards.adults, wards.deprivation)
    by_rule, totals = {}, {}
    for rule in ("per_head", "need", "deprivation", "best_return"):
        scenario = compute.asked(replace(ask, ward_rule=rule)).with_levers(reach_floor=floor)
        run = compare(problem_for(scenario, found.missions, wards, some), spend_gbp)
        outcomes = {k: r.wards.out_at_end for k, r in run.strategies.items()}
        by_rule[rule] = who_gains(outcomes, wards.adults, fifth)
        totals[rule] = run[ask.focus].wards.out_at_end.sum(axis=0)
    return by_rule, totals, fifth


def gains(ask: Ask, spend_gbp: float, floor: float) -> tuple[dict[str, list[Fifth]], dict[str, Array], Array]:
    """Who gains under every ward rule, the council's total under each, and which fifth each ward is in."""
    return _gains(ask, spend_gbp, floor, compute.digest_of(ask))


def others(ask: Ask) -> list[str]:
    """Strategies the first can be compared with; piecemeal first."""
    return [k for k in (BASELINE, *ask.strategies[2:]) if k != ask.focus]


def order(ask: Ask) -> np.ndarray:
    """Where each ward of the council stands among the outlines."""
    at = {c: i for i, c in enumerate(outlines(ask).code)}
    return np.array([at[c] for c in compute.council(ask).code])


def titles(ask: Ask) -> dict[str, str]:
    return {k: s.title for k, s in compute.asked(ask).strategies.items()}


def pair(ask: Ask, other: str, ink) -> tuple[tuple[str, str], tuple[str, str]]:
    """Titles and colours of the first strategy and of the other; each keeps its colour from the other pages."""
    keys = list(compute.loaded(ask.scenario).scenario.strategies)
    named = titles(ask)
    return (named[ask.focus], named[other]), (ink.colour(keys.index(ask.focus)), ink.colour(keys.index(other)))


def turned(h: Helped) -> Helped:
    """The same pair seen from the other strategy."""
    back = {k: h.people[k] for k in reversed(h.people)}
    return replace(h, people=back, reached={k: h.reached[k] for k in reversed(h.reached)})
