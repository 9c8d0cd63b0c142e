"""Many releases together: each counted once, and what a later one says anew is not counted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from scenarios.domain.contract import Skipped
from scenarios.domain.notice import CONTRACT_STAGES, NoticeReport, NoticeRow
from scenarios.procurement.nodes import Node, texts
from scenarios.procurement.notices import NO_ROW, notice_of, regime_of, rows_of


@dataclass(frozen=True)
class Published:
    """When a release was published, and as what."""

    at: str  # as written, which sorts as it should within one publisher
    is_update: bool


def read_notices(file: str, releases: Sequence[Node]) -> NoticeReport:
    """Every release of a file, once, with its rows; later ones replace what they say anew."""
    published: dict[str, Published] = {}
    rows: list[NoticeRow] = []
    skipped, repeated, kinds = list[Skipped](), list[str](), Counter[str]()
    for place, release in enumerate(releases, 1):
        identifier = str(release.get("id", ""))
        if identifier in published:
            repeated.append(identifier)
            continue
        update = any(tag.endswith("Update") for tag in texts(release, "tag"))
        published[identifier] = Published(str(release.get("date", "")), update)
        regime = regime_of(release)
        notice = notice_of(release, regime)
        kinds[notice] += 1
        here = list(rows_of(release))
        if not here:
            skipped.append(Skipped(place, NO_ROW.get(notice, f"{notice}: about no contract")))
        rows += _within_a_release(here)
    return NoticeReport(file, len(releases), repeated, _replaced(rows, published), skipped, dict(kinds))


def _within_a_release(rows: list[NoticeRow]) -> list[NoticeRow]:
    """Values that stand several times in one release: a ceiling for each supplier, or a true value each."""
    counts: Counter[tuple[tuple[str, ...], float | None]] = Counter(
        (r.lots, r.value_gbp) for r in rows if r.stage in CONTRACT_STAGES and r.value_gbp
    )
    found = []
    for r in rows:
        if r.stage in CONTRACT_STAGES and r.lots and counts[(r.lots, r.value_gbp)] > 1:
            flag = "repeated_ceiling" if r.framework else "repeated_value_same_lot"
            r = replace(r, flags=(*r.flags, flag))
        found.append(r)
    return found


def _replaced(rows: list[NoticeRow], published: Mapping[str, Published]) -> list[NoticeRow]:
    """Corrections replace what they correct, and contract details the awards that they are of."""
    of_one: dict[str, list[NoticeRow]] = {}
    for row in rows:
        of_one.setdefault(row.ocid, []).append(row)
    found = []
    for old in rows:
        others = (new for new in of_one[old.ocid] if new.release != old.release and _shares_a_supplier(old, new))
        anew = [n.release for n in others if _corrects(old, n, published) or (old.notice, n.notice) == ("UK6", "UK7")]
        found.append(replace(old, replaced_by=anew[-1]) if anew else old)
    return found


def _corrects(old: NoticeRow, new: NoticeRow, published: Mapping[str, Published]) -> bool:
    """Whether a later release that calls itself an update says the same contract or award anew."""
    if not published[new.release].is_update or published[new.release].at <= published[old.release].at:
        return False
    same = (new.contract or new.award) == (old.contract or old.award)
    return same and _kind(new.notice) == _kind(old.notice)


def _kind(notice: str) -> str:
    return notice.replace("Update", "")


def _shares_a_supplier(a: NoticeRow, b: NoticeRow) -> bool:
    """By identifier, or by name without the differences that mean nothing."""
    names = [{s.identifier for s in r.suppliers} | {s.name.casefold().strip(" .") for s in r.suppliers} for r in (a, b)]
    return bool((names[0] & names[1]) - {""})
