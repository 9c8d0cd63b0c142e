"""What is said of a file of notices: what counts, what does not and why, and every pound of it."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.domain.contract import CATEGORIES
from scenarios.domain.notice import NOTICE_FLAGS, NoticeReport
from scenarios.views.words.contracts import lines_of
from scenarios.views.words.numbers import listed

MOST_NAMED = 6
STAGES = {
    "planned": "lots planned",
    "intended": "awards intended",
    "award": "awards",
    "not_awarded": "lots that went to nobody",
    "contract": "contracts",
    "performance": "contracts rated",
    "change": "contracts changed",
    "ended": "contracts ended",
}


def report(r: NoticeReport) -> list[str]:
    """The report as text, the whole first."""
    stages = r.stages()
    counts = [f"{stages[s]} {what}" for s, what in STAGES.items() if s in stages]
    anew = [row for row in r.rows if row.replaced_by]
    return [
        f"{r.file}: {r.releases} releases, {len(r.contracts)} contracts and awards that count.",
        f"Notices: {listed([f'{kind} {n}' for kind, n in sorted(r.notices.items())])}.",
        *([f"In them: {listed(counts)}."] if counts else []),
        *money(r),
        *([f"Read twice and counted once: {named(r.repeated)}."] if r.repeated else []),
        *([f"Said anew by a later notice, and not counted: {named([row.release for row in anew])}."] if anew else []),
        *[
            f"Set aside: {why} (release {lines_of(places).removeprefix('lines ').removeprefix('line ')})."
            for why, places in _by_reason(r).items()
        ],
        *[f"Look at: {NOTICE_FLAGS[flag]} ({named(releases)})." for flag, releases in r.flagged().items()],
    ]


def money(r: NoticeReport) -> list[str]:
    """Spend as published, and ceilings apart, which are none; by category as a default."""
    counted = [c for c in r.contracts if c.spend_gbp is not None]
    told = [f"Spend: £{r.spend_gbp:,.2f} over the whole terms of {len(counted)} contracts, as published."]
    if r.ceilings_gbp:
        told.append(f"Ceilings of frameworks, which are no spend: £{r.ceilings_gbp:,.2f}, each counted once.")
    parts = [f"{c} {n}" for c in CATEGORIES if (n := sum(row.category == c for row in r.contracts))]
    return [*told, *([f"By category, as codes suggest: {listed(parts)}."] if parts else [])]


def named(releases: Sequence[str]) -> str:
    """The releases by number, or the first of many and how many more there are."""
    few = list(dict.fromkeys(releases))
    rest = [f"{len(few) - MOST_NAMED} more"] if len(few) > MOST_NAMED else []
    return listed([*few[:MOST_NAMED], *rest])


def _by_reason(r: NoticeReport) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for s in r.skipped:
        found.setdefault(s.why, []).append(s.line)
    return found
