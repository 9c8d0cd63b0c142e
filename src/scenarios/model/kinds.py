"""Equations 1-3 where kinds of suppliers differ (equation 26): a pledge by kind, and what charities can carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self

import numpy as np

from scenarios.domain.book import KINDS, ContractBook, SupplierKind
from scenarios.domain.draws import Array
from scenarios.domain.supplier import KindDiffers
from scenarios.model import pledge

CAPPED: SupplierKind = "vcse"
ALIKE = KindDiffers(why="as the register has it for all")


@dataclass(frozen=True)
class Pledge:
    """A pledge from spend to what can be used, per pound of all yearly spend, each (category, draw)."""

    pledged: Array
    delivered: Array
    usable: Array
    usable_as_usual: Array  # with `sv_additionality` at 1: with what suppliers would have done anyway

    def plus(self, other: Self) -> Self:
        return type(self)(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    def delivered_by(self, share: Array) -> Self:
        """The same pledge, of which only a share (draw,) is delivered."""
        return type(self)(self.pledged, *(x * share for x in (self.delivered, self.usable, self.usable_as_usual)))


def pledge_of(spend: Array, commit: Array, draws: Mapping[str, Array], differs: KindDiffers = ALIKE) -> Pledge:
    """Equations 1-3 for one kind of supplier, or for all, from its spend (category, 1) and rates (category, draw).

    Equation 26: a kind's figures are so many times the shared draws; shares stay within 1, cash before in kind.
    """
    pledged = pledge.pledged(spend, _times(commit, differs.pledged))
    delivered = pledge.delivered(pledged, _times(draws["sv_delivered_ratio"], differs.delivered))
    cash = _times(draws["sv_cash_fraction"], differs.cash)
    in_kind = _times(draws["sv_inkind_fraction"], differs.in_kind)
    if {"cash", "in_kind"} & differs.times.keys():
        in_kind = np.minimum(in_kind, 1 - cash)
    worth = cash, in_kind, _times(draws["inkind_worth"], differs.in_kind_worth)
    usable, as_usual = (
        pledge.usable(delivered, *worth, additional)
        for additional in (draws["sv_additionality"], np.ones_like(draws["sv_additionality"]))
    )
    return Pledge(pledged, delivered, usable, as_usual)


def _times(share: Array, times: float) -> Array:
    return share if times == 1 else np.minimum(1.0, share * times)


def by_kind(
    spend: Array,
    commit: Array,
    draws: Mapping[str, Array],
    shares: Mapping[SupplierKind, Array],
    kinds: Mapping[SupplierKind, KindDiffers],
    most_share: float,
) -> dict[SupplierKind, Pledge]:
    """Equation 26: each kind's pledge. `shares` is each one's part of a category's spend, (category, 1).

    What charities and social enterprises can carry ends at `most_share` of what all suppliers would bring if they were
    alike: what lies above it is not delivered.
    """
    found = {q: pledge_of(spend * share, commit, draws, kinds.get(q, ALIKE)) for q, share in shares.items()}
    if CAPPED in found and most_share < 1:
        alike = pledge_of(spend, commit, draws).usable.sum(axis=0)
        own = found[CAPPED].usable.sum(axis=0)
        carried = np.divide(most_share * alike, own, out=np.ones_like(own), where=own > most_share * alike)
        found[CAPPED] = found[CAPPED].delivered_by(carried)
    return found


def shares_of(book: ContractBook | None, categories: tuple[str, ...], covers: float) -> dict[SupplierKind, Array]:
    """Each kind's part of a category's spend, (category, 1) [share]; of spend that is in no book, no kind is known."""
    if book is None:
        return {"unknown": np.ones((len(categories), 1))}
    found = {q: covers * np.array([[book.kind_share(c, q)] for c in categories]) for q in KINDS}
    unlisted = 1 - np.sum(list(found.values()), axis=0)
    found["unknown"] = found["unknown"] + unlisted
    return {q: share for q, share in found.items() if share.any()}


def all_together(parts: Mapping[SupplierKind, Pledge]) -> Pledge:
    """The sum over kinds."""
    first, *others = parts.values()
    for other in others:
        first = first.plus(other)
    return first
