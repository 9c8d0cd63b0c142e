"""What the ward map can show: each measure with its colours, legend, two sentences, and the table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scenarios.analysis.ward_stats import Fifth, Helped, WardStat
from scenarios.domain.draws import Array
from scenarios.domain.wards import Wards
from scenarios.views.charts.theme import Look
from scenarios.views.maps import ward_colour
from scenarios.views.maps.ward_colour import Class
from scenarios.views.words import by_ward, numbers

MEASURES = {
    "today_rate": "Often lonely today, share of adults",
    "today_count": "Often lonely today, people",
    "helped": "No longer often lonely, people",
    "difference": "Difference between two strategies",
    "p_better": "Chance of doing better than under the other",
    "p_top": "Chance of being among the five that gain most",
}
WARNED = "⚠ "


@dataclass(frozen=True)
class Shown:
    """One measure over wards."""

    claim: str
    detail: str
    colours: list[str]
    legend: list[Class]
    says: list[str]  # by ward
    values: Array  # by ward, what the colour stands for


def shown(
    measure: str,
    wards: Wards,
    condition: WardStat,
    h: Helped,
    titles: tuple[str, str],
    hues: tuple[str, str],
    ink: Look,
    among: Array | None = None,
) -> Shown:
    """One measure; `titles` and `hues` are of the first strategy and of the other, `among` what the classes are cut from."""
    key = next(iter(h.people))
    if measure == "today_rate":
        values = 100 * condition.mean / wards.adults
        says = [f"{numbers.two_figures(v):g} % of adults ({numbers.two_figures(100 * a / n):g} to {numbers.two_figures(100 * b / n):g}), modelled"
                for v, a, b, n in zip(values, condition.low, condition.high, wards.adults, strict=True)]  # fmt: skip
        colours, legend = ward_colour.sequential(values, ink, ink.text, lambda x: f"{numbers.two_figures(x):g} %")
        return Shown(*by_ward.today(wards, condition), colours, legend, says, values)
    if measure == "today_count":
        says = [
            f"about {numbers.count(m)} people ({numbers.count(a)} to {numbers.count(b)}), modelled"
            for m, a, b in _parts(condition)
        ]
        colours, legend = ward_colour.sequential(condition.mean, ink, ink.text, numbers.count)
        return Shown(*by_ward.today(wards, condition), colours, legend, says, condition.mean)
    if measure == "helped":
        s = h.people[key]
        says = [
            f"about {numbers.signed(m, numbers.count_cell)} people ({by_ward.signed_range(s, i)})"
            for i, (m, _, _) in enumerate(_parts(s))
        ]
        colours, legend = ward_colour.sequential(s.mean, ink, hues[0], numbers.fine, among)
        return Shown(*by_ward.helped(h, wards, titles[0]), colours, legend, says, s.mean)
    if measure == "p_top":
        says = [f"among the five {numbers.in_futures(p)}" for p in h.p_top]
        return Shown(*by_ward.among_five(h, wards), *ward_colour.chance(h.p_top, ink, hues[0]), says, h.p_top)
    says = [_difference(h, i) for i in range(wards.n)]
    if measure == "p_better":
        says = [f"better {numbers.in_futures(p)}" for p in h.p_better]
    colours, legend = ward_colour.signed(h.difference.mean, h.p_better, h.in_noise, ink, hues[0], hues[1], titles)
    if measure == "p_better":
        colours, legend = ward_colour.chance(h.p_better, ink, hues[0])
    return Shown(
        *by_ward.difference(h, wards, *titles),
        colours,
        legend,
        says,
        h.p_better if measure == "p_better" else h.difference.mean,
    )


def _difference(h: Helped, i: int) -> str:
    if h.in_noise[i]:
        return "inside the noise: no difference can be told"
    m = h.difference.mean[i]
    return f"about {numbers.count_cell(m)} {'more' if m > 0 else 'fewer'} ({by_ward.signed_range(h.difference, i, told=True)}), better in {numbers.in_a_hundred(h.p_better[i])}"


def _parts(s: WardStat):
    return zip(s.mean, s.low, s.high, strict=True)


def rows(shown: Shown, wards: Wards, which: Array) -> list[dict]:
    """What the map looks up, a row for each ward that is drawn."""
    every = [
        {"code": c, "ward": n, "label": (WARNED if by_ward.warning(wards, i) else "") + n.replace(" & ", " &\n"), "colour": colour, "says": says,
         "warns": by_ward.warning(wards, i) or "modelled"}
        for i, (c, n, colour, says) in enumerate(zip(wards.code, wards.name, shown.colours, shown.says, strict=True))
    ]  # fmt: skip
    return [every[i] for i in which]


def table(
    wards: Wards, condition: WardStat, h: Helped, titles: tuple[str, str], fifth: Array, vintage: str
) -> pd.DataFrame:
    """Everything the map can show, as numbers, a row a ward: for those who do not see it, and for a spreadsheet."""
    key, other = h.people
    a, b = h.people[key], h.people[other]
    frame = pd.DataFrame({
        "Ward": wards.name, "Code": wards.code, "Adults": np.round(wards.adults), "Deprivation fifth (1 most)": fifth,
        "Often lonely today": condition.mean, "low": condition.low, "high": condition.high, "% of adults": 100 * condition.mean / wards.adults,
        f"{titles[0]}: no longer lonely": a.mean, f"{titles[0]}: p10": a.low, f"{titles[0]}: p90": a.high, f"{titles[1]}: no longer lonely": b.mean,
        "Difference": h.difference.mean, "Difference: p10": h.difference.low, "Difference: p90": h.difference.high,
        "Better, in 100": 100 * h.p_better, "Among the five that gain most, in 100": 100 * h.p_top,
        "Inside the noise": np.where(h.in_noise, "yes", ""), "Warning": [by_ward.warning(wards, i) for i in range(wards.n)],
    })  # fmt: skip
    frame = frame.rename(columns={"low": "Often lonely: p10", "high": "Often lonely: p90"})
    frame["Year"], frame["Boundaries"], frame["Figures"] = h.year, vintage, "modelled"
    return frame.round({c: 2 for c in frame.columns if frame[c].dtype.kind == "f"})


def _by_fifth(fifths: Sequence[Fifth], key: str) -> dict[str, str]:
    """One strategy's people per 1,000 adults, fifth by fifth, each with its range."""
    names = {1: "Most deprived fifth", 5: "Least deprived fifth"}
    told = ((f.number, *f.per_1000[key]) for f in fifths)
    return {
        names.get(n, f"Fifth {n}"): f"{numbers.fine(mean)} ({numbers.fine(low)} to {numbers.fine(high)})"
        for n, mean, low, high in told
    }


def gains_table(
    by_rule: dict, titles: dict[str, str], names: dict[str, str], totals: dict[str, Array], focus: str
) -> pd.DataFrame:
    """Every rule and fifth side by side, as people per 1,000 adults with ranges."""
    out = []
    for rule, fifths in by_rule.items():
        row = {"Rule": names[rule], "Over all wards": f"{numbers.two_figures(float(totals[rule].mean())):g}"}
        out.append(row | _by_fifth(fifths, focus))
    return pd.DataFrame(out)


def strategies_table(fifths, titles: dict[str, str]) -> pd.DataFrame:
    """Every strategy and fifth under the chosen rule."""
    out = []
    for key, title in titles.items():
        row = {"Strategy": title}
        out.append(row | _by_fifth(fifths, key))
    return pd.DataFrame(out)


def safe_csv(frame: pd.DataFrame) -> str:
    """CSV that a spreadsheet opens as figures: text that begins like a formula is disarmed, with a byte-order mark for Excel."""
    disarmed = frame.map(lambda v: f"'{v}" if isinstance(v, str) and v[:1] in ("=", "+", "-", "@", "\t", "\r") else v)
    return "\ufeff" + disarmed.to_csv(index=False, lineterminator="\r\n")
