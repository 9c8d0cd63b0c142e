"""Figures beside boundaries: read as people write them, joined by code and by nothing else."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scenarios.domain.boundaries import Matter
from scenarios.domain.errors import InputError

# What councils call each figure, by the name used here.
NAMES = {
    "population": ("population", "residents", "all_ages", "total_population", "pop", "usual_residents"),
    "adults": ("adults", "adults_16", "adults16", "adults_16_plus", "aged_16_plus", "16plus", "pop16plus"),
    "age65plus": ("age65plus", "aged_65_plus", "65plus", "over_65", "pop65plus", "65_"),
    "pct_living_alone_66plus": (
        "pct_living_alone_66plus",
        "pct_living_alone",
        "living_alone_pct",
        "living_alone_share",
    ),
    "living_alone_66plus": ("living_alone_66plus", "living_alone", "one_person_66plus"),
    "pct_disabled": ("pct_disabled", "disabled_pct"),
    "disabled": ("disabled",),
    "households": ("households",),
    "imd_decile": ("imd_decile", "deprivation_decile", "decile"),
    "imd_score": ("imd_score", "imd", "deprivation", "deprivation_score"),
    "prevalence": ("prevalence", "surveyed_prevalence", "lonely_share", "loneliness"),
    "prevalence_se": ("prevalence_se", "standard_error", "se"),
    "prevalence_n": ("prevalence_n", "surveyed", "n", "base", "sample"),
    "n_lsoa": ("n_lsoa", "lsoas"),
    "data_vintage": ("data_vintage", "figures_vintage", "as_of", "reference_year", "data_year"),
    "lad_name": ("lad_name", "council", "local_authority", *(f"lad{year}nm" for year in range(30, 10, -1))),
}
CARRY = "They can be carried over"
COUNTS = ("population", "adults", "age65plus", "living_alone_66plus", "disabled", "households")
WORDS = {"lad_name", "data_vintage"}
SUPPRESSED = re.compile(r"^(<\s*\d+|\[?c\]?|\[?x\]?|\*+|\.\.|:|suppressed|disclosive|n/?a|-)$", re.IGNORECASE)


@dataclass(frozen=True)
class Joined:
    """A row of figures for every ward, in the wards' order, and what is to be said of them."""

    facts: list[dict[str, object]]
    matters: tuple[Matter, ...]
    vintage: str


def canonical(columns: Sequence[str]) -> dict[str, str]:
    """Which column holds which figure: name used here → column."""
    plain = {re.sub(r"[^a-z0-9]+", "_", c.strip().lower()).strip("_"): c for c in columns}
    found = {}
    for name, others in NAMES.items():
        hit = next((plain[o] for o in others if o in plain), None)
        if hit is not None:
            found[name] = hit
    return found


def number(value: object) -> float | str | None:
    """A figure as a person wrote it: a number, None where blank, or a word for why it is not one."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool):
        return "unknown"
    if isinstance(value, int | float):
        return float(value)
    text = str(value).strip().replace(",", "").replace("\u00a0", "").removesuffix("%").strip()
    if not text:
        return None
    if SUPPRESSED.match(text):
        return "suppressed"
    try:
        return float(text)
    except ValueError:
        return "unknown"


def joined(
    codes: Sequence[str], names: Sequence[str], rows: Sequence[Mapping[str, object]], code: str, vintage: str = ""
) -> Joined:
    """Figures by code: every ward that lacks one is named, and nothing is ever taken for zero."""
    by_code: dict[str, Mapping[str, object]] = {}
    for row in rows:
        key = str(row.get(code) or "").strip()
        if key in by_code:
            raise InputError("", code, key, "that code has two rows of figures; each ward has one")
        by_code[key] = row
    label = {c: f"{n} ({c})" for c, n in zip(codes, names, strict=True)}
    met = [c for c in codes if c in by_code]
    if not met:
        raise InputError("", code, f"{next(iter(by_code), '')} and others", _nothing_meets(codes, names, rows, code))
    matters = []
    without = [label[c] for c in codes if c not in by_code]
    if without:
        matters.append(Matter("These wards have no row of figures", tuple(without)))
    extra = [k for k in by_code if k not in label and k]
    if extra:
        matters.append(Matter("These rows of figures have no ward here and were left out", tuple(extra)))
    columns = canonical(list(dict.fromkeys(k for r in rows for k in r)))
    facts: list[dict[str, object]] = []
    gaps: dict[tuple[str, str], list[str]] = {}
    for c in codes:
        facts.append(_facts(by_code.get(c, {}), columns, label[c], gaps))
    for (what, name), wards in gaps.items():
        matters.append(Matter(f"{name.replace('_', ' ').capitalize()} is {what}", tuple(wards)))
    return Joined(
        facts, tuple(matters), vintage or str(next((f["data_vintage"] for f in facts if f.get("data_vintage")), ""))
    )


def _facts(
    row: Mapping[str, object], columns: Mapping[str, str], label: str, gaps: dict[tuple[str, str], list[str]]
) -> dict[str, object]:
    out: dict[str, object] = {}
    for name, column in columns.items():
        if name in WORDS:
            out[name] = str(row.get(column) or "") or None
            continue
        value = number(row.get(column))
        if isinstance(value, str):
            gaps.setdefault((value, name), []).append(label)
            value = None
        elif value is not None and value < 0:
            gaps.setdefault(("below nothing", name), []).append(label)
            value = None
        elif value is None and row:
            gaps.setdefault(("blank", name), []).append(label)
        out[name] = value
    return derived(out)


def derived(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Percentages where a file has counts, a decile where it has none, a standard error where it has a sample."""
    f = dict(facts)
    for count, base, share in (
        ("disabled", "population", "pct_disabled"),
        ("living_alone_66plus", "households", "pct_living_alone_66plus"),
    ):
        if f.get(share) is None and f.get(count) is not None and f.get(base):
            f[share] = round(100 * f[count] / f[base], 3)
    p, n = f.get("prevalence"), f.pop("prevalence_n", None)
    if p is not None and p > 1:
        p = f["prevalence"] = p / 100
    if f.get("prevalence_se") is None and p is not None and p <= 1 and n:
        f["prevalence_se"] = round(math.sqrt(p * (1 - p) / n), 6)
    return {k: (int(v) if k in COUNTS and isinstance(v, float) and v.is_integer() else v) for k, v in f.items()}


def _nothing_meets(codes: Sequence[str], names: Sequence[str], rows: Sequence[Mapping[str, object]], code: str) -> str:
    """Why no figure meets a ward, and what can be done; names that agree are gaps and never used."""
    theirs = {str(v).strip().lower() for r in rows for k, v in r.items() if k != code and isinstance(v, str)}
    same = [n for n in names if n.strip().lower() in theirs]
    hint = (
        f" {len(same)} names agree, but a name can stay while the ward under it moves, so names are not joined."
        if same
        else ""
    )
    return (
        f"none of them is a code of these wards ({codes[0]} and others): the figures are of other boundaries.{hint} "
        f"{CARRY}, which needs the boundaries they are of"
    )
