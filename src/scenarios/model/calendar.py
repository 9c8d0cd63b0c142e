"""Equations 24-25: when each contract is let again, and how much of each category then carries the mission."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from scenarios.domain.book import ContractBook, SupplierKind, months_between
from scenarios.domain.draws import Array, Draws, Event
from scenarios.uncertainty.sample import contract_luck

Years = NDArray[np.int16]
LATEST_YEAR = 9999  # stands for a mission that is never dropped
LEAST_SHARE = 1e-12  # of a category; less is rounding, and a mission that nothing carries costs nothing any more


@dataclass(frozen=True)
class Calendar:
    """Contracts with a known term as arrays over the axis `contract`, counted from the first day of year 1."""

    category: NDArray[np.intp]  # its place in the scenario's mix of spend
    spend_gbp: Array  # [£ a year]
    ends_months: Array  # of the present term; below 0 where it is let again before year 1
    extension_months: Array  # that can still be taken; 0 for none
    term_years: Years  # when let again
    known_share: Array  # b_c, (category,)
    references: tuple[str, ...]  # from which each contract has its luck

    @property
    def categories(self) -> int:
        return len(self.known_share)


def relet_year(calendar: Calendar, extended: Event, slip_months: Array) -> Years:
    """Equation 24: relet_k, the first council year in which k is let again, (contract, draw) [year, from 1].

    extended (contract, draw), slip_months (draw,). What is let again before year 1 waits for the end of its next term.
    """
    ends = calendar.ends_months[:, None] + calendar.extension_months[:, None] * extended + slip_months
    past = calendar.ends_months < 0
    term_months = 12.0 * calendar.term_years[past, None]
    ends[past] += np.maximum(0.0, np.ceil(-ends[past] / term_months)) * term_months
    return (np.floor(ends / 12) + 1).astype(np.int16)


def first_let(relet: Years, term_years: Years, since: Years | np.int16) -> Years:
    """The first year from `since` on in which k is let, being let in relet_k and then every term_k [year, from 1].

    relet (contract, draw), term_years (contract,), since (draw,) -> (contract, draw).
    """
    terms = term_years[:, None]
    return relet + -(-np.maximum(since - relet, 0) // terms) * terms


def carrying_share(calendar: Calendar, relet: Years, dropped: Array, years: int, since: Array | None = None) -> Array:
    """Equation 25 for the book alone: Σ_k s_k·1[u_k(t) exists, u_k(t) ≤ y] / Σ_k s_k, (category, year, draw) [share].

    relet (contract, draw), dropped y (draw,): what was let while the mission stood carries it until it is let again,
    so k carries from its first year to before the first one beyond y; its share is added in the one and taken away in
    the other. since (draw,) is the year in which a partner joins (equation 28): what it let before carries nothing.
    """
    after = np.minimum(dropped, LATEST_YEAR).astype(np.int16) + np.int16(1)
    first = np.int16(1) if since is None else np.minimum(since, LATEST_YEAR).astype(np.int16)
    begins = first_let(relet, calendar.term_years, first)
    ends = np.maximum(begins, first_let(relet, calendar.term_years, after))
    changes = _share_by_year(calendar, begins, years) - _share_by_year(calendar, ends, years)
    carries = np.cumsum(changes, axis=1)
    return np.where(carries > LEAST_SHARE, np.minimum(carries, 1.0), 0.0)  # a sum of shares may pass 1 by rounding


def _share_by_year(calendar: Calendar, let: Years, years: int) -> Array:
    """Σ_k s_k·1[let_k = t] / Σ_k s_k of a category, (category, year, draw) [share]. let (contract, draw)."""
    whole = _sums(calendar.category, calendar.spend_gbp, calendar.categories)[calendar.category]
    share = np.divide(calendar.spend_gbp, whole, out=np.zeros_like(whole), where=whole > 0)
    shape = (calendar.categories, years + 1, let.shape[1])  # the last year stands for all beyond the horizon
    row = calendar.category[:, None] * shape[1] + np.minimum(let, years + 1) - 1
    places = row * shape[2] + np.arange(shape[2])
    return _sums(places.ravel(), np.repeat(share, shape[2]), math.prod(shape)).reshape(shape)[:, :years]


def _sums(places: NDArray[np.intp], weights: Array, length: int) -> Array:
    """What falls on each place, summed."""
    return np.asarray(np.bincount(places, weights, length), np.float64)  # without contracts numpy returns whole numbers


def aligned_by_category(calendar: Calendar, in_book: Array, aligned: Array) -> Array:
    """Equation 25: g_{c,t} = b_c · (the book's share) + (1 - b_c) · g_t, (category, year, draw) [share].

    in_book (category, year, draw), aligned g_t of equation 4 (year, draw) for what no calendar is known of.
    """
    known = calendar.known_share[:, None, None]
    return known * in_book + (1 - known) * aligned


def relets(terms: Calendar, draws: Draws) -> Iterator[tuple[slice, Years]]:
    """Equation 24 block by block of the draws: a block at a time stays in the processor's cache.

    Whether a contract is extended is its own luck; where nothing varies, the likelier of the two.
    """
    fixed = np.full((1, draws.n), 0.5, np.float32)
    luck = fixed if draws.all_fixed else contract_luck(terms.references, draws.seed, draws.n)
    for start, stop in draws.blocks:
        block = slice(start, stop)
        extended = np.broadcast_to(
            luck[:, block] < draws["extension_taken"][block], (len(terms.references), stop - start)
        )
        yield block, relet_year(terms, extended, draws["relet_slip_months"][block])


def carried_by_category(
    terms: Calendar, draws: Draws, dropped: Array, aligned: Array, since: Array | None = None
) -> Array:
    """Equations 24-25, g_{c,t}, (category, year, draw) [share]. `aligned` is g_t of equation 4, (year, draw)."""
    years = len(aligned)
    in_book = np.empty((terms.categories, years, draws.n))
    for block, relet in relets(terms, draws):
        joins = None if since is None else since[block]
        in_book[:, :, block] = carrying_share(terms, relet, dropped[block], years, joins)
    return aligned_by_category(terms, in_book, aligned)


MOST_SINGLE = 1500  # contracts with a luck of their own; beyond these the smallest go in parcels


def calendar_of(book: ContractBook, categories: Sequence[str], start: int, covers: float) -> Calendar:
    """A book as arrays. Year 1 begins on 1 April of `start`; `covers` is the share of the spend that is in the book."""
    first, places = date(start, 4, 1), {c: i for i, c in enumerate(categories)}
    dated = [c for c in book.pooled(MOST_SINGLE) if c.category in places]
    ends = np.array([months_between(first, c.ends) for c in dated if c.ends], float)
    latest = np.array([months_between(first, c.latest_end or c.ends) for c in dated if c.ends], float)
    return Calendar(
        category=np.array([places[c.category] for c in dated], np.intp),
        spend_gbp=np.array([c.annual_gbp for c in dated], float),
        ends_months=ends,
        extension_months=np.maximum(0.0, latest - ends),
        term_years=np.array([c.term_years for c in dated], np.int16),
        known_share=np.array([covers * book.known_share(c) for c in categories]),
        references=tuple(c.reference for c in dated),
    )


def marked_share(
    book: ContractBook, categories: Sequence[str], covers: float, kind: SupplierKind | None = None
) -> Array:
    """Equation 27: marked s_k / s_k of c, and 1 for spend that is in no book, (category,) [share].

    Of one kind of supplier alone where it is named; what is in no book is of no known kind.
    """
    listed = [c in book.by_category_gbp for c in categories]
    if kind is None:
        marked = np.array([book.marked_share(c) for c in categories])
        return np.where(listed, covers * marked + (1 - covers), 1.0)
    held = covers * np.array([book.kind_share(c, kind) for c in categories])
    marked = covers * np.array([book.marked_share(c, kind) for c in categories])
    beside = (1 - covers) * (kind == "unknown") * np.ones(len(categories))
    return np.divide(marked + beside, held + beside, out=np.ones(len(categories)), where=held + beside > 0)
