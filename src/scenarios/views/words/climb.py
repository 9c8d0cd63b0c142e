"""The sentences of the climb."""

from __future__ import annotations

from scenarios.analysis.climb import Climb
from scenarios.analysis.summary import Estimate
from scenarios.domain import levers
from scenarios.domain.needed import AMBITIOUS
from scenarios.views.words.numbers import count, in_futures, lower, span, two_figures, years_of

LABELS = {a.key: a.label for a in AMBITIOUS}


def climb(found: Climb, years: int) -> tuple[str, str]:
    """How far the whole climb leads, and which steps carry it."""
    today, end = found.today.mean.value, found.end
    if not found.steps:
        return "No lever at its ambitious end adds anything here", ""
    claim = (
        f"With everything at its ambitious end, about {count(end.mean.value)} people instead of {count(today)} are no"
        f" longer often lonely after {years_of(years)}"
    )
    first = found.steps[0]
    ranged = span(end.low, end.high, count, "", "").strip()
    return claim, (
        f"Eight futures in ten lie from {ranged}. The step that carries most is to {lower(LABELS[first.key])}:"
        f" {count(first.gain.mean.value)} more. {idle(found)}"
    ).strip()


def idle(found: Climb) -> str:
    """What adds nothing once the rest is done."""
    left = [lower(a.label) for a in AMBITIOUS if a.key not in {s.key for s in found.steps}]
    if not left:
        return ""
    return f"After that nothing more comes of it to {' or to '.join(left)}."


def untouched(found: Climb) -> str:
    """The residue, as large as it is."""
    whole, left = found.in_condition.mean.value, found.untouched.mean.value
    share = two_figures(100 * left / whole) if whole else 0.0
    return (
        f"About {count(left)} of {count(whole)} people who are often lonely would still be: {share:g}\u00a0% are"
        " touched by no lever here."
    )


def help_bought(key: str, best_share: Estimate) -> str:
    """Which help the climb buys, and how sure it is that it is the best."""
    title = levers.LEVERS["help_bought"].choices[key]
    return (
        f"The help with the best evidence is {lower(title)}: it reaches most on average, and"
        f" {in_futures(best_share.value)} it is really the one that does. Being picked flatters it."
    )
