"""The figures of the ward map as tables, for those who do not see it and for a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from scenarios.analysis.ward_stats import Fifth, Helped, WardStat
from scenarios.answers.wards import Gains
from scenarios.domain.draws import Index
from scenarios.domain.wards import Wards
from scenarios.views.words import by_ward, numbers


def table(
    wards: Wards, condition: WardStat, h: Helped, titles: tuple[str, str], fifth: Index, vintage: str
) -> pd.DataFrame:
    """Everything the map can show, as numbers, a row a ward: for those who do not see it, and for a spreadsheet."""
    key, other = h.people
    a, b = h.people[key], h.people[other]
    frame = pd.DataFrame(
        {
            "Ward": wards.name,
            "Code": wards.code,
            "Adults": np.round(wards.adults),
            "Deprivation fifth (1 most)": fifth,
            "Often lonely today": condition.mean,
            "low": condition.low,
            "high": condition.high,
            "% of adults": 100 * condition.mean / wards.adults,
            f"{titles[0]}: no longer lonely": a.mean,
            f"{titles[0]}: p10": a.low,
            f"{titles[0]}: p90": a.high,
            f"{titles[1]}: no longer lonely": b.mean,
            "Difference": h.difference.mean,
            "Difference: p10": h.difference.low,
            "Difference: p90": h.difference.high,
            "Better, in 100": 100 * h.p_better,
            "Too small to tell": np.where(h.in_noise, "yes", ""),
            "Warning": [by_ward.warning(wards, i) for i in range(wards.n)],
        }
    )
    frame = frame.rename(columns={"low": "Often lonely: p10", "high": "Often lonely: p90"})
    frame["Year"], frame["Boundaries"], frame["Figures"] = h.year, vintage, "modelled"
    return frame.round({c: 2 for c in frame.columns if frame[c].dtype.kind == "f"})


def _by_fifth(rows: Sequence[Fifth], key: str) -> dict[str, str]:
    """One strategy's people per 1,000 adults, fifth by fifth, each with its range."""
    names = {1: "Most deprived fifth", 5: "Least deprived fifth"}
    cells = {}
    for f in rows:
        mean, low, high = (numbers.fine(x) for x in f.per_1000[key])
        cells[names.get(f.number, f"Fifth {f.number}")] = f"{mean} ({low} to {high})"
    return cells


def rules_table(by_rule: Mapping[str, Gains], names: Mapping[str, str], focus: str) -> pd.DataFrame:
    """Every ward rule and fifth side by side, as people per 1,000 adults with ranges."""
    out = []
    for rule, gains in by_rule.items():
        whole = f"{numbers.two_figures(float(gains.total.mean())):g}"
        out.append({"Rule": names[rule], "Over all wards": whole, **_by_fifth(gains.fifths, focus)})
    return pd.DataFrame(out)


def strategies_table(rows: Sequence[Fifth], titles: Mapping[str, str]) -> pd.DataFrame:
    """Every strategy and fifth under the chosen rule."""
    return pd.DataFrame([{"Strategy": title, **_by_fifth(rows, key)} for key, title in titles.items()])


def safe_csv(frame: pd.DataFrame) -> str:
    """CSV that a spreadsheet opens as figures.

    Text that begins like a formula is disarmed, with a byte-order mark for Excel.
    """
    return "\ufeff" + frame.map(disarmed).to_csv(index=False, lineterminator="\r\n")


def disarmed(value: object) -> object:
    """Text that a spreadsheet would take for a formula, made text; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
