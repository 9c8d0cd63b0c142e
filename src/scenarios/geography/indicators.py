"""From the properties of a ward file to arrays: every figure is checked, modelled or imputed, and reported."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from scenarios.domain.amounts import percent_text
from scenarios.domain.boundaries import listed
from scenarios.domain.draws import Array
from scenarios.domain.errors import Described, FileError, InputError
from scenarios.domain.wards import Wards

CODE = re.compile(r"^(ward_?code|wd\d{2}cd|area_?code|code)$", re.IGNORECASE)
NAME = re.compile(r"^(ward_?name|wd\d{2}nm|area_?name|name)$", re.IGNORECASE)
Row = Mapping[str, object]
MOST_PEOPLE = 1e8  # in one ward: more is a typing error


def wards_from_rows(rows: Sequence[Row], adult_share: float, digest: str = "") -> Wards:
    """Wards from one row of properties each; refuses what cannot be believed and names the wards."""
    if not rows:
        raise FileError("", "holds no wards")
    code_column, name_column = _column(rows, CODE, "ward code"), _column(rows, NAME, "ward name")
    codes = [_text(r.get(code_column)) for r in rows]
    names = [_text(r.get(name_column)) for r in rows]
    _expect_names(codes, names, code_column, name_column)
    label = [f"{n} ({c})" for n, c in zip(names, codes, strict=True)]
    notes: list[str] = []
    imputed: set[str] = set()
    adults = _adults(rows, label, adult_share, notes)

    def share(column: str, what: str, scale: float = 100.0, most: float = 100.0) -> Array:
        values = _numbers(rows, column, label, least=0, most=most)
        _expect_percentages(values, column)
        return _imputed(values, adults, codes, label, what, notes, imputed) / scale

    decile = _numbers(rows, "imd_decile", label, least=1, most=10)
    decile = _imputed(decile, adults, codes, label, "deprivation", notes, imputed, otherwise=5.5)
    poor_health = share("pct_disabled", "disability")
    living_alone = share("pct_living_alone_66plus", "older people living alone")
    prevalence, prevalence_se = _surveyed(rows, label, notes)
    carried = _carried(rows)
    notes += [carried] if carried else []
    return Wards(
        council=_first(rows, "lad_name") or "A council without a name",
        vintage=_first(rows, "boundary_vintage") or "vintage not stated",
        code=tuple(codes),
        name=tuple(names),
        adults=adults,
        deprivation=(10.5 - decile) / 10,
        poor_health=poor_health,
        living_alone=living_alone,
        prevalence=prevalence,
        prevalence_se=prevalence_se,
        areas=_numbers(rows, "n_lsoa", label, least=0, most=10_000),
        fictional=rows[0].get("fictional") is True,
        digest=digest,
        district=tuple(str(r.get("district") or "") for r in rows) if any(r.get("district") for r in rows) else (),
        data_vintage=_first(rows, "data_vintage"),
        carried=carried,
        notes=tuple(notes),
        imputed=frozenset(imputed),
    )


def _surveyed(rows: Sequence[Row], label: list[str], notes: list[str]) -> tuple[Array | None, Array | None]:
    """The share of adults in the condition and its standard error, where the ward file has them for every ward."""
    prevalence = _numbers(rows, "prevalence", label, least=0, most=1)
    se = _numbers(rows, "prevalence_se", label, least=0, most=1)
    if not _whole_column(prevalence, "prevalence", label):
        notes.append(
            "People in the condition are modelled for every ward (equation 22): national survey, deprivation, ward"
            " residual."
        )
        return None, None
    impossible = [w for w, p in zip(label, prevalence, strict=True) if not 0 < p < 1]
    if impossible:
        raise InputError(
            "", "prevalence", Described(f"0 or 1 for {listed(impossible)}"), "a surveyed share lies above 0 and below 1"
        )
    column = "People in the condition come from the prevalence column of the ward file"
    if not _whole_column(se, "prevalence_se", label):
        notes.append(f"{column}; it has no standard error, so wards vary as if modelled.")
        return prevalence, None
    notes.append(f"{column}, with its standard error.")
    return prevalence, se


def _expect_percentages(values: Array, column: str) -> None:
    """Refuse shares that pose as percentages: no council has a ward in which more than none and at most 1 % are."""
    known = values[np.isfinite(values)]
    if len(known) > 1 and known.max() <= 1 and (known > 0).any():
        raise InputError(
            "",
            column,
            Described(f"at most {known.max():g} in every ward"),
            "these look like shares between 0 and 1; it must be percentages, as in 31.5",
        )


def scaled(wards: Wards, adults: float | None) -> Wards:
    """The same wards for a council of another size, and said so; None leaves them alone."""
    if adults is None or math.isclose(adults, wards.adults_total):
        return wards
    note = (
        f"Every ward's adults are scaled alike, from {wards.adults_total:,.0f} in all to {adults:,.0f}, as the scenario"
        " asks."
    )
    return replace(wards, adults=wards.adults * (adults / wards.adults_total), notes=(*wards.notes, note))


def _carried(rows: Sequence[Row]) -> str:
    """What figures were carried from, how, and with what error, wherever these wards are used."""
    ways = sorted({str(r["ward_indicator_method"]) for r in rows if r.get("ward_indicator_method")})
    mixed = [float(str(r["carried_share"])) for r in rows if r.get("carried_share") not in (None, "")]
    if not ways or not any(w.startswith("carried") for w in ways):
        return ""
    error = (
        f" In {sum(m > 0 for m in mixed)} of {len(rows)} wards some of them come from older wards cut in pieces, up to"
        f" {percent_text(max(mixed))} of a ward's people, as if everybody lived evenly within a ward."
        if mixed and max(mixed) > 0
        else " Every older ward went whole to one ward."
    )
    return f"Figures were {' and '.join(ways)}.{error}"


def _adults(rows: Sequence[Row], label: list[str], adult_share: float, notes: list[str]) -> Array:
    adults = _numbers(rows, "adults", label, least=0, most=MOST_PEOPLE)
    population = _numbers(rows, "population", label, least=0, most=MOST_PEOPLE)
    modelled = np.isnan(adults)
    missing = [w for w, a, p in zip(label, adults, population, strict=True) if math.isnan(a) and math.isnan(p)]
    if missing:
        raise InputError(
            "",
            "adults",
            Described(f"missing for {listed(missing)}"),
            "every ward needs `adults` or `population`: "
            "people are never imputed, because a ward of nobody would get nothing",
        )
    adults = np.where(modelled, population * adult_share, adults)
    empty = [w for w, a in zip(label, adults, strict=True) if a <= 0]
    if empty:
        raise InputError(
            "", "adults", Described(f"0 for {listed(empty)}"), "a ward with nobody in it cannot be part of a run"
        )
    if modelled.any():
        notes.append(
            f"Adults 16+ are modelled as {adult_share:.1%} of residents in {int(modelled.sum())} of {len(rows)} wards: "
            "the ward file does not count them."
        )
    return adults


def _imputed(
    values: Array,
    adults: Array,
    codes: list[str],
    label: list[str],
    what: str,
    notes: list[str],
    imputed: set[str],
    otherwise: float = 0.0,
) -> Array:
    """Gaps filled with the mean of the other wards, weighted by adults, and said so ward by ward."""
    gap = np.isnan(values)
    if not gap.any():
        return values
    if gap.all():
        notes.append(f"No ward has a figure for {what}: that term tells wards apart in no way here.")
        return np.full(values.shape, otherwise)
    mean = float(np.average(values[~gap], weights=adults[~gap]))
    imputed.update(c for c, g in zip(codes, gap, strict=True) if g)
    named = listed([w for w, g in zip(label, gap, strict=True) if g])
    notes.append(f"{what.capitalize()} is imputed at the mean of the other wards for {named}.")
    return np.where(gap, mean, values)


def _numbers(
    rows: Sequence[Row], column: str, label: list[str], least: float = -math.inf, most: float = math.inf
) -> Array:
    """One column as numbers, NaN where blank; text and figures out of range are refused with the ward named."""
    out = np.full(len(rows), np.nan)
    for i, row in enumerate(rows):
        value = row.get(column)
        if value is None or value == "":
            continue
        try:
            number = math.nan if isinstance(value, bool) else float(str(value))
        except (TypeError, ValueError, OverflowError):
            number = math.nan
        if not math.isfinite(number) or not least <= number <= most:
            limits = f"from {least:g} to {most:,.10g}" if math.isfinite(most) else f"at or above {least:g}"
            raise InputError("", f"{column} of {label[i]}", value, f"it must be a number {limits}, or blank")
        out[i] = number
    return out


def _expect_names(codes: list[str], names: list[str], code_column: str, name_column: str) -> None:
    for i, (code, name) in enumerate(zip(codes, names, strict=True), start=1):
        if not code:
            raise InputError("", f"{code_column} of feature {i}", Described("blank"), "every ward needs a code")
        if not name:
            raise InputError("", f"{name_column} of {code}", Described("blank"), "every ward needs a name")
    twice = [f"{c} ({names[codes.index(c)]})" for c, times in Counter(codes).items() if times > 1]
    if twice:
        raise InputError("", code_column, Described(f"repeated for {listed(twice)}"), "every ward code must stand once")


def _column(rows: Sequence[Row], pattern: re.Pattern[str], what: str) -> str:
    found = sorted({k for r in rows for k in r if pattern.match(k)}, key=lambda k: (len(k) < 5, k))
    if not found:
        columns = ", ".join(sorted(map(str, rows[0]))[:15]) or "none"
        raise InputError(
            "", "properties", columns, f"none of them is a {what} column such as ward_code, WD24CD, ward_name, WD24NM"
        )
    return found[0]


def _first(rows: Sequence[Row], column: str) -> str:
    return next((_text(r[column]) for r in rows if r.get(column)), "")


def _text(value: object) -> str:
    if value is None:
        return ""
    text = str(value).strip() if isinstance(value, (str, int)) else None
    if text is None or not text.isprintable() or any("\ud800" <= c <= "\udfff" for c in text):
        raise InputError("", "properties", ascii(value), "a code or a name must be plain text")
    return text


def _whole_column(values: Array, column: str, label: list[str]) -> bool:
    """Whether every ward has a figure.

    A column that only some have is refused, because half a survey is not a survey.
    """
    gap = np.isnan(values)
    if gap.any() and not gap.all():
        named = listed([w for w, g in zip(label, gap, strict=True) if g])
        raise InputError("", column, Described(f"missing for {named}"), "give it for every ward or for none")
    return not gap.any()
