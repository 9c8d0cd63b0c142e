"""What is said of a social value return: what counts, what does not and why, and what was promised."""

from __future__ import annotations

from scenarios.domain.social_value import RETURN_FLAGS, ReturnReport
from scenarios.views.words.numbers import listed

MOST_PLACES = 8


def report(r: ReturnReport) -> list[str]:
    """The report as text, the whole first. Pounds are always quantity times proxy, and never what is printed."""
    return [
        f"{r.file}: {len(r.lines)} lines read, {len(r.counted)} count.",
        f"{r.form}.",
        f"Delivered, by quantity and proxy: £{r.delivered_gbp:,.2f}; pledged of the same: £{r.pledged_gbp:,.2f}.",
        f"Pledged by every contract in the register, once: £{r.committed_gbp:,.2f}.",
        *_verified(r),
        *[f"Look at: {RETURN_FLAGS[flag]} ({_places(places)})." for flag, places in r.flagged().items()],
    ]


def _verified(r: ReturnReport) -> list[str]:
    if not any(x.evidence for x in r.lines):
        return []
    verified = sum(x.delivered_gbp or 0.0 for x in r.counted if x.evidence.casefold() == "verified")
    return [f"Of what is delivered, £{verified:,.2f} is verified; the rest is claimed."]


def _places(places: list[str]) -> str:
    more = [f"{len(places) - MOST_PLACES:,} more"] if len(places) > MOST_PLACES else []
    return listed([*places[:MOST_PLACES], *more])
