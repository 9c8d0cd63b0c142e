"""What is said of a contract register: read, set aside, what to look at, and every pound of it."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.domain.contract import CATEGORIES, FLAGS, Basis, RegisterReport
from scenarios.views.words.numbers import listed

MOST_LINES = 12  # numbers in one sentence; with more, a person stops reading
BASES: dict[Basis, str] = {
    "total": "for whole terms",
    "annual": "a year",
    "unknown": "of which nothing says whether it is a total or a year's",
    "framework_max": "that are ceilings of frameworks and no spend",
}


def report(r: RegisterReport) -> list[str]:
    """The report as text, the whole first."""
    return [
        f"{r.file}: {len(r.contracts)} lines read, {len(r.counted)} contracts, {len(r.skipped)} lines set aside.",
        f"{r.form}; the header is line {r.header_line}.",
        f"Read from: {listed([f'{name} ({heading})' for name, heading in r.columns.items()])}.",
        *([f"Not read: {listed(list(r.unused))}."] if r.unused else []),
        *money(r),
        *categories(r),
        *[f"Noticed: {n}." for n in r.noticed],
        *[f"Set aside: {why} ({lines_of(lines)})." for why, lines in _by_reason(r).items()],
        *[f"Look at: {FLAGS[flag]} ({lines_of(lines)})." for flag, lines in r.flagged().items()],
    ]


def money(r: RegisterReport) -> list[str]:
    """Every pound that is published, by what it is; then what that comes to in a year."""
    published = r.value_by_basis_gbp()
    parts = [f"£{published[basis]:,.2f} {said}" for basis, said in BASES.items() if published.get(basis)]
    known = sum(c.annual_value_gbp is not None for c in r.counted)
    told = [f"Published: {listed(parts)}; a line that is repeated is counted once."] if parts else []
    return [
        *told,
        f"That is £{r.annual_value_gbp:,.2f} a year, for the {known} of {len(r.counted)} contracts whose file says"
        " enough.",
    ]


def categories(r: RegisterReport) -> list[str]:
    """How many contracts each category has, by the department that looks after them."""
    counts = {c: sum(k.category == c for k in r.counted) for c in CATEGORIES}
    parts = [f"{category} {n}" for category, n in counts.items() if n]
    left = len(r.counted) - sum(counts.values())
    unknown = [f"{left} whose department does not tell"] if left else []
    return [f"By category: {listed([*parts, *unknown])}."]


def lines_of(lines: Sequence[int]) -> str:
    """'line 9', 'lines 9 and 18', 'lines 1, 2, … and 30 more'."""
    few = [str(n) for n in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        few.append(f"{len(lines) - MOST_LINES:,} more")
    return f"line{'' if len(lines) == 1 else 's'} {listed(few)}"


def _by_reason(r: RegisterReport) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for s in r.skipped:
        found.setdefault(s.why, []).append(s.line)
    return found
