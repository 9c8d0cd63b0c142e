"""What the ward map can show: each measure with its colours, legend, two sentences and a phrase for every ward."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scenarios.analysis.ward_stats import Helped, WardStat
from scenarios.domain.draws import Array
from scenarios.domain.wards import Wards
from scenarios.views.charts.theme import Theme
from scenarios.views.maps import ward_colour
from scenarios.views.maps.ward_colour import LegendEntry
from scenarios.views.words import by_ward, numbers

WARNED = "⚠ "


@dataclass(frozen=True)
class Pair:
    """Two strategies on a map: the focus first, then the one it is compared with."""

    titles: tuple[str, str]
    colours: tuple[str, str]

    def reversed(self) -> Pair:
        return Pair(self.titles[::-1], self.colours[::-1])


@dataclass(frozen=True)
class Shown:
    """One measure over wards."""

    claim: str
    detail: str
    colours: list[str]  # by ward
    legend: list[LegendEntry]
    phrases: list[str]  # by ward
    values: Array  # by ward, what the colour stands for
    figure: str  # what is shown, with its unit
    by: str = ""  # the end of which year it is of, where it grows

    @property
    def title(self) -> str:
        """Of the legend."""
        return f"{self.figure} by {self.by}" if self.by else self.figure


@dataclass(frozen=True)
class WardData:
    """What a measure is made from: the wards, who is lonely today, and one year of a pair of strategies."""

    wards: Wards
    condition: WardStat
    year: Helped
    pair: Pair
    among: Array | None = None  # what the classes are cut from, so that two maps, or all years, share a scale
    gets_gbp: Mapping[str, Array] | None = None  # (ward,) by strategy: mean net money a year

    @property
    def people(self) -> WardStat:
        """People no longer in the condition under the first strategy."""
        return next(iter(self.year.people.values()))


def shown(measure: str, data: WardData, theme: Theme) -> Shown:
    """One measure by its key."""
    return MEASURES[measure](data, theme)


def _today_rate(data: WardData, theme: Theme) -> Shown:
    condition, adults = data.condition, data.wards.adults
    shares = [100 * x / adults for x in (condition.mean, condition.low, condition.high)]
    phrases = [f"{_two(v)} % of adults ({_two(a)} to {_two(b)}), modelled" for v, a, b in zip(*shares, strict=True)]
    coloured = ward_colour.sequential(shares[0], theme, theme.people, lambda x: f"{_two(x)} %")
    title = "Adults who are often lonely today, in %"
    return Shown(*by_ward.today(data.wards, condition), *coloured, phrases, shares[0], title)


def _today_count(data: WardData, theme: Theme) -> Shown:
    condition, count = data.condition, numbers.count
    ranges = zip(condition.mean, condition.low, condition.high, strict=True)
    phrases = [f"about {count(m)} people ({count(a)} to {count(b)}), modelled" for m, a, b in ranges]
    coloured = ward_colour.sequential(condition.mean, theme, theme.people, count)
    title = "People who are often lonely today"
    return Shown(*by_ward.today(data.wards, condition), *coloured, phrases, condition.mean, title)


def _reached(data: WardData, theme: Theme) -> Shown:
    reached = next(iter(data.year.reached.values()))
    phrases = [f"{by_ward.about(m)} ({by_ward.signed_range(reached, i)})" for i, m in enumerate(reached.mean)]
    coloured = ward_colour.sequential(reached.mean, theme, data.pair.colours[0], numbers.count_cell, data.among)
    words = by_ward.reached(data.year, data.wards, data.pair.titles[0])
    return Shown(*words, *coloured, phrases, reached.mean, "People reached", data.year.said)


def _pounds(data: WardData, theme: Theme) -> Shown:
    gets = next(iter(data.gets_gbp.values())) if data.gets_gbp else np.zeros(data.wards.n)
    phrases = [f"about {numbers.pounds(g)} a year" for g in gets]
    coloured = ward_colour.sequential(gets, theme, data.pair.colours[0], numbers.pounds)
    words = by_ward.money(gets, data.wards, data.pair.titles[0])
    return Shown(*words, *coloured, phrases, gets, "Pounds for the mission, a year")


def _helped(data: WardData, theme: Theme) -> Shown:
    people = data.people
    phrases = [f"{by_ward.about(m)} ({by_ward.signed_range(people, i)})" for i, m in enumerate(people.mean)]
    coloured = ward_colour.sequential(people.mean, theme, data.pair.colours[0], numbers.fine, data.among)
    words = by_ward.helped(data.year, data.wards, data.pair.titles[0])
    return Shown(*words, *coloured, phrases, people.mean, "People no longer often lonely", data.year.said)


def _difference(data: WardData, theme: Theme) -> Shown:
    h, pair = data.year, data.pair
    phrases = [_difference_phrase(h, i) for i in range(data.wards.n)]
    coloured = ward_colour.signed(h.difference.mean, h.p_better, h.in_noise, theme, pair.colours, pair.titles)
    title = "Who does better, and how sure that is"
    return Shown(*by_ward.difference(h, data.wards, *pair.titles), *coloured, phrases, h.difference.mean, title)


def _chance_of_better(data: WardData, theme: Theme) -> Shown:
    h, pair = data.year, data.pair
    phrases = [f"better {numbers.in_futures(p)}" for p in h.p_better]
    coloured = ward_colour.chance(h.p_better, theme, pair.colours[0])
    title = f"Futures in 100 in which {numbers.lower(pair.titles[0])} does better"
    return Shown(*by_ward.difference(h, data.wards, *pair.titles), *coloured, phrases, h.p_better, title)


MEASURES: dict[str, Callable[[WardData, Theme], Shown]] = {
    "today_rate": _today_rate,
    "today_count": _today_count,
    "reached": _reached,
    "pounds": _pounds,
    "helped": _helped,
    "difference": _difference,
    "p_better": _chance_of_better,
}


def _difference_phrase(h: Helped, i: int) -> str:
    if h.in_noise[i]:
        return by_ward.TOO_SMALL
    mean = float(h.difference.mean[i])
    about = f"{by_ward.about(abs(mean), '')} {'more' if mean > 0 else 'fewer'}"
    ranged = by_ward.signed_range(h.difference, i, with_more=True)
    return f"{about} ({ranged}), better in {numbers.in_a_hundred(h.p_better[i])}"


def _two(x: float) -> str:
    return f"{numbers.two_figures(x):g}"


def map_frame(shown: Shown, wards: Wards, which: Sequence[int], selected: str = "") -> pd.DataFrame:
    """What a map looks up, a row for each ward that is drawn.

    Its colour, its phrase, its warning, whether it is open.
    """
    warnings = [by_ward.warning(wards, i) for i in range(wards.n)]
    every = pd.DataFrame(
        {
            "code": wards.code,
            "ward": wards.name,
            "label": [
                (WARNED if w else "") + n.replace(" & ", " &\n") for w, n in zip(warnings, wards.name, strict=True)
            ],
            "colour": shown.colours,
            "phrase": shown.phrases,
            "warning": [w or "modelled" for w in warnings],
            "selected": [code == selected for code in wards.code],
        }
    )
    return every.iloc[list(which)].reset_index(drop=True)
