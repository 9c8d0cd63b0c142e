"""Which columns hold the code and the name of a ward, in files that call them anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from scenarios.domain.errors import InputError

CODE = re.compile(
    r"^(ward(?:\d{2})?_?code|ward\d{2}cd|wd\d{2}cd|wards?_?cd|area_?code|gss_?code|geo_?code|code|ctyua\d{2}cd"
    r"|ced\d{2}cd|lsoa\d{2}cd|msoa\d{2}cd)$",
    re.IGNORECASE,
)
NAME = re.compile(
    r"^(ward(?:\d{2})?_?name|ward\d{2}nm|wd\d{2}nm|wards?_?nm|area_?name|geo_?name|name|ced\d{2}nm|lsoa\d{2}nm"
    r"|msoa\d{2}nm)$",
    re.IGNORECASE,
)
GSS = re.compile(r"^[EWSNKJ]\d{8}$")
# What a nine-character code is a code of, by its first three characters.
NOT_WARDS = {
    "E58": "county electoral divisions",
    "E57": "county electoral divisions",
    "E01": "LSOAs",
    "W01": "LSOAs",
    "S01": "data zones",
    "N20": "data zones",
    "E02": "MSOAs",
    "W02": "MSOAs",
    "S02": "intermediate zones",
    "N21": "super data zones",
    "E00": "output areas",
    "W00": "output areas",
    "S00": "output areas",
    "N00": "small areas",
    "E06": "unitary authorities",
    "E07": "districts",
    "E08": "metropolitan districts",
    "E09": "London boroughs",
    "E10": "counties",
    "W06": "Welsh councils",
    "S12": "Scottish councils",
    "N09": "Northern Irish councils",
    "E12": "regions",
    "E14": "constituencies",
    "W07": "constituencies",
    "S14": "constituencies",
    "E04": "parishes",
    "W04": "communities",
}
Rows = Sequence[Mapping[str, object]]


def code_column(rows: Rows, given: str | None = None) -> str:
    """The column of codes: as given, by its name, or the one whose values look like codes."""
    return _column(rows, given, CODE, "code", lambda values: all(GSS.match(v) for v in values))


def name_column(rows: Rows, given: str | None = None, code: str = "") -> str:
    """The column of names."""
    return _column(rows, given, NAME, "name", None, but=code)


def _column(
    rows: Rows,
    given: str | None,
    pattern: re.Pattern[str],
    what: str,
    looks: Callable[[list[str]], bool] | None,
    but: str = "",
) -> str:
    columns = list(dict.fromkeys(k for r in rows for k in r))
    if given is not None:
        if given not in columns:
            from scenarios.domain.errors import likely

            raise InputError(
                "",
                f"the column of ward {what}s",
                given,
                f"there is no such column; there are {', '.join(columns)[:300]}",
                likely(given, columns),
            )
        return given
    found = sorted(
        (c for c in columns if pattern.match(c) and c != but),
        key=lambda c: (not c.lower().startswith(("ward", "wd")), c),
    )
    if found:
        return found[0]
    if looks is not None:
        alike = [c for c in columns if looks([str(r.get(c) or "") for r in rows])]
        if len(alike) == 1:
            return alike[0]
    raise InputError(
        "",
        f"the column of ward {what}s",
        ", ".join(c for c in columns if c != but)[:300] or "none",
        f"it cannot be told which it is: say which column holds the {what}s",
    )


def kind_of(codes: Sequence[str]) -> str | None:
    """What the codes are codes of where they are of something else than wards.

    None for wards, or codes of a council's own.
    """
    kinds = {NOT_WARDS[c[:3]] for c in codes if GSS.match(c) and c[:3] in NOT_WARDS}
    return " and ".join(sorted(kinds)) if kinds else None
