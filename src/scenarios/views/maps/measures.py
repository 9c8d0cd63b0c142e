"""What the ward map can show: each measure with its colours, legend, two sentences and a phrase for every ward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True)
class WardData:
    """What a measure is made from: the wards, who is lonely today, and one year of a pair of strategies."""

    wards: Wards
    condition: WardStat
    year: Helped
    pair: Pair
    among: Array | None = None  # what the classes are cut from, so that two maps share a scale

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
    coloured = ward_colour.sequential(shares[0], theme, theme.text, lambda x: f"{_two(x)} %")
    return Shown(*by_ward.today(data.wards, condition), *coloured, phrases, shares[0])


def _today_count(data: WardData, theme: Theme) -> Shown:
    condition, count = data.condition, numbers.count
    ranges = zip(condition.mean, condition.low, condition.high, strict=True)
    phrases = [f"about {count(m)} people ({count(a)} to {count(b)}), modelled" for m, a, b in ranges]
    coloured = ward_colour.sequential(condition.mean, theme, theme.text, count)
    return Shown(*by_ward.today(data.wards, condition), *coloured, phrases, condition.mean)


def _helped(data: WardData, theme: Theme) -> Shown:
    people = data.people
    about = [numbers.signed(m, numbers.count_cell) for m in people.mean]
    phrases = [f"about {m} people ({by_ward.signed_range(people, i)})" for i, m in enumerate(about)]
    coloured = ward_colour.sequential(people.mean, theme, data.pair.colours[0], numbers.fine, data.among)
    return Shown(*by_ward.helped(data.year, data.wards, data.pair.titles[0]), *coloured, phrases, people.mean)


def _among_five(data: WardData, theme: Theme) -> Shown:
    p_top = data.year.p_top
    phrases = [f"among the five {numbers.in_futures(p)}" for p in p_top]
    coloured = ward_colour.chance(p_top, theme, data.pair.colours[0])
    return Shown(*by_ward.among_five(data.year, data.wards), *coloured, phrases, p_top)


def _difference(data: WardData, theme: Theme) -> Shown:
    h, pair = data.year, data.pair
    phrases = [_difference_phrase(h, i) for i in range(data.wards.n)]
    coloured = ward_colour.signed(h.difference.mean, h.p_better, h.in_noise, theme, pair.colours, pair.titles)
    return Shown(*by_ward.difference(h, data.wards, *pair.titles), *coloured, phrases, h.difference.mean)


def _chance_of_better(data: WardData, theme: Theme) -> Shown:
    h, pair = data.year, data.pair
    phrases = [f"better {numbers.in_futures(p)}" for p in h.p_better]
    coloured = ward_colour.chance(h.p_better, theme, pair.colours[0])
    return Shown(*by_ward.difference(h, data.wards, *pair.titles), *coloured, phrases, h.p_better)


MEASURES: dict[str, Callable[[WardData, Theme], Shown]] = {
    "today_rate": _today_rate,
    "today_count": _today_count,
    "helped": _helped,
    "difference": _difference,
    "p_better": _chance_of_better,
    "p_top": _among_five,
}


def _difference_phrase(h: Helped, i: int) -> str:
    if h.in_noise[i]:
        return "inside the noise: no difference can be told"
    mean = float(h.difference.mean[i])
    about = f"about {numbers.count_cell(mean)} {'more' if mean > 0 else 'fewer'}"
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
