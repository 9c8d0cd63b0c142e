"""Cached runs of "Wards": every year of two strategies, ward by ward, and what the page needs besides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import get_args

import numpy as np
import streamlit as st

from scenarios.analysis.study import problem_for
from scenarios.analysis.ward_stats import Fifth, Helped, WardStat, fifths, helped, needed_for_most, stat, who_gains
from scenarios.domain.draws import Array, thinned
from scenarios.domain.scenario import BASELINE, WardRule
from scenarios.model.prepare import Problem
from scenarios.model.run import compare, point, ward_money
from scenarios.store.files import places
from scenarios.store.wards import outline_files
from scenarios.store.wards.outline_files import Outlines
from scenarios.ui import compute
from scenarios.ui.compute import Ask

PAGE_DRAWS = 1024
PAGE_CELLS, FEWEST = 1_800_000, 128
Tell = Callable[[float], None]


@dataclass(frozen=True)
class Warded:
    """All years of a pair of strategies."""

    years: dict[int, Helped]
    condition: WardStat
    full_gbp: Array  # (ward,): yearly money at which reachable people run out
    gets_gbp: dict[str, Array]  # (ward,) by strategy: mean net money a year


def outlines(ask: Ask, district: str = "") -> Outlines:
    """Outlines of the council's wards, or of one district of a file that holds many councils."""
    return outline_files.outlines(compute.ward_path(ask), places.newest(), district)


def futures(ask: Ask) -> int:
    """How many futures the page looks at: fewer where a country of wards would take minutes."""
    return int(min(PAGE_DRAWS, max(FEWEST, PAGE_CELLS // compute.council(ask).n)))


@st.cache_resource(max_entries=4, show_spinner=False)
def _ready(ask: Ask, other: str, digest: str) -> Problem:
    found, some = compute.loaded(ask.scenario), thinned(compute.draws(ask), futures(ask))
    keys = tuple(dict.fromkeys((BASELINE, ask.focus, other)))
    return problem_for(compute.asked(ask).with_strategies(keys), found.missions, compute.council(ask), some)


@st.cache_resource(max_entries=120, show_spinner=False)
def _year(ask: Ask, spend_gbp: float, other: str, year: int, digest: str) -> Helped:
    """One year of the pair; the years before it are inside it."""
    ready = _ready(ask, other, digest).shortened(year)
    pair = {k: point(ready, k) for k in (ask.focus, other)}
    return helped(compare(ready, spend_gbp, pair), ask.focus, other, year)


@st.cache_resource(max_entries=12, show_spinner=False)
def _around(ask: Ask, spend_gbp: float, other: str, digest: str) -> tuple[WardStat, Array, dict[str, Array]]:
    """What stands around the years: who is lonely today, where reachable people run out, where the money goes."""
    ready = _ready(ask, other, digest)
    terms = ready.programme
    full = needed_for_most(terms.condition, terms.reach_ceiling, terms.invited_per_gbp)
    money = {k: ward_money(ready, point(ready, k), spend_gbp).mean(axis=1) / ready.years for k in (ask.focus, other)}
    return stat(terms.condition, ready.blocks), full, money


def warded(ask: Ask, spend_gbp: float, other: str, tell: Tell) -> Warded:
    """Every year of the pair, told as it goes: each is kept on its own."""
    digest = compute.digest_of(ask)
    years = {}
    for year in range(1, ask.years + 1):
        tell(0.6 * (year - 1) / ask.years)
        years[year] = _year(ask, spend_gbp, other, year, digest)
    return Warded(years, *_around(ask, spend_gbp, other, digest))


@st.cache_resource(max_entries=64, show_spinner=False)
def _rule(ask: Ask, spend_gbp: float, digest: str) -> tuple[list[Fifth], Array]:
    found, wards = compute.loaded(ask.scenario), compute.council(ask)
    ready = problem_for(compute.asked(ask), found.missions, wards, thinned(compute.draws(ask), futures(ask)))
    run = compare(ready, spend_gbp)
    outcomes = {k: r.wards.out_at_end for k, r in run.strategies.items()}
    return who_gains(outcomes, wards.adults, fifths_of(ask)), run[ask.focus].wards.out_at_end.sum(axis=0)


def fifths_of(ask: Ask) -> Array:
    """Which fifth by deprivation each ward is in, (ward,)."""
    wards = compute.council(ask)
    return fifths(wards.adults, wards.deprivation)


def gains(ask: Ask, spend_gbp: float, tell: Tell) -> tuple[dict[str, list[Fifth]], dict[str, Array]]:
    """Who gains under every ward rule, and the council's total under each."""
    by_rule, totals = {}, {}
    for number, rule in enumerate(get_args(WardRule)):
        tell(0.6 + 0.1 * number)
        by_rule[rule], totals[rule] = _rule(replace(ask, ward_rule=rule), spend_gbp, compute.digest_of(ask))
    return by_rule, totals


def without_floor(ask: Ask, spend_gbp: float) -> Array:
    """The council's total with no least share guaranteed, (draw,)."""
    return _rule(replace(ask, floor=0.0), spend_gbp, compute.digest_of(ask))[1]


def others(ask: Ask) -> list[str]:
    """Strategies the first can be compared with; piecemeal first."""
    return [k for k in (BASELINE, *ask.strategies[2:]) if k != ask.focus]


def drawn(ask: Ask, district: str = "") -> tuple[Outlines, np.ndarray]:
    """What is drawn, and which ward of the council each outline is."""
    lines = outlines(ask, district)
    at = {c: i for i, c in enumerate(compute.council(ask).code)}
    return lines, np.array([at[c] for c in lines.code])


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
