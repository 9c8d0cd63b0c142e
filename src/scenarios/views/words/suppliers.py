"""The sentences about kinds of suppliers: who holds the spend, and who could carry the mission."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scenarios.analysis.suppliers import KindLine
from scenarios.domain.book import KINDS, SupplierKind
from scenarios.domain.supplier import TIMES, KindDiffers
from scenarios.views.words.numbers import capital, listed, of_a_hundred, pounds

CAVEAT = (
    "Nothing published says that one kind of supplier pledges or delivers more than another, so all are alike until"
    " somebody says otherwise, with a reason. What differs holds for every strategy, piecemeal too."
)
NO_BOOK = "Only a contract book says who holds which contract; without one, kinds of suppliers change nothing."


def holds(lines: Sequence[KindLine]) -> tuple[str, str]:
    """What charities and social enterprises hold, of spend and of what may follow the mission."""
    whole = sum(x.may_follow_gbp.mean.value for x in lines)
    own = next((x for x in lines if x.kind == "vcse"), None)
    if own is None or whole <= 0:
        return "No contract of this book is held by a charity or a social enterprise", ""
    share = own.may_follow_gbp.mean.value / whole
    claim = (
        f"Charities and social enterprises hold {of_a_hundred(own.spend_share)} of every £100 of spend, and"
        f" {of_a_hundred(share)} of every £100 that may follow the mission"
    )
    largest = max(lines, key=lambda x: x.may_follow_gbp.mean.value)
    detail = (
        f"Most of what may follow it is with {KINDS[largest.kind]}: about"
        f" {pounds(largest.may_follow_gbp.mean.value)} a year ({pounds(largest.may_follow_gbp.low)} to"
        f" {pounds(largest.may_follow_gbp.high)} in eight futures of ten), once all contracts have come up."
    )
    return claim, detail


def differing(kinds: Mapping[SupplierKind, KindDiffers]) -> list[str]:
    """What was said of each kind, and why."""
    return [
        f"{capital(KINDS[kind])}: {listed([f'{TIMES[w]}, {100 * x:g} % of everybody’s' for w, x in d.times.items()])},"
        f" because {d.why}"
        for kind, d in kinds.items()
        if d.times
    ]
