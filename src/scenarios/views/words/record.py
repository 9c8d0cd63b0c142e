"""The sentences about a council's own record: what its contracts pledged and delivered, beside the evidence."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.analysis.own_record import DELIVERED, PLEDGED, Own, Range
from scenarios.domain.amounts import percent_text
from scenarios.procurement.returns_in_book import PutIn
from scenarios.views.words.numbers import fine, listed, of_a_hundred

NONE = (
    "This book says nothing yet of what was pledged and delivered. Bring a social value return, and your own record is"
    " held against the evidence: the two priors move as far as your contracts can move them, and no further."
)
CAVEAT = (
    "Shares are weighted by value and count as many contracts of one size would. Delivery is held against the part of a"
    " pledge whose time has come, as if it were delivered evenly; a contract younger than half its term says nothing of"
    " it. Pounds are the proxies of your return."
)
SHARES = {PLEDGED: "Pledged of spend", DELIVERED: "Delivered of what was pledged"}
MOST_NAMED = 6


def claim(found: Sequence[Own]) -> tuple[str, str]:
    """What the contracts say, on how many of them it rests, and how far that moves the evidence."""
    does = {PLEDGED: "was pledged", DELIVERED: "of a pledge is delivered"}
    said = [f"{of_a_hundred(own.share)} of every £100 {does[own.key]}" for own in found]
    detail = [_rests(own) for own in found]
    return f"In these contracts {listed(said)}", " ".join(detail)


def _rests(own: Own) -> str:
    number = f"{own.contracts:,} contract{'s' if own.contracts != 1 else ''}"
    young = f" {own.too_young:,} younger than half their term are left out." if own.too_young else ""
    return (
        f"{SHARES[own.key]}: {number}, {fine(own.age_years)} years old in the middle, which tell as much as"
        f" {fine(own.effective)} of one size.{young}"
    )


def ranged(shares: Range) -> str:
    """A share with its range: '3 % (1.5 % to 5.9 %)'."""
    low, middle, high = (percent_text(x) for x in shares)
    return f"{middle} ({low} to {high})"


def put_in(made: PutIn) -> list[str]:
    """What of a return is in the book now, and what is not."""
    lines = [
        f"The return speaks of {made.contracts:,} of the book's {len(made.book.contracts):,} contracts: pledged"
        f" £{made.pledged_gbp:,.2f}, delivered so far £{made.delivered_gbp:,.2f}."
    ]
    if made.not_in_book:
        few = [*made.not_in_book[:MOST_NAMED]]
        if len(made.not_in_book) > MOST_NAMED:
            few.append(f"{len(made.not_in_book) - MOST_NAMED:,} more")
        lines.append(f"Not in the book: {listed(few)}.")
    return lines
