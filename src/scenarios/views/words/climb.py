"""The sentences of the climb."""

from __future__ import annotations

from scenarios.analysis.climb import Climb, Residue
from scenarios.analysis.summary import Estimate
from scenarios.domain import levers
from scenarios.domain.needed import AMBITIOUS
from scenarios.views.words.numbers import count, in_a_hundred, in_futures, lower, signed, span, years_of

LABELS = {a.key: a.label for a in AMBITIOUS}


def climb(found: Climb, years: int) -> tuple[str, str]:
    """How far the whole climb leads, and which steps carry it."""
    today, end = found.today.mean.value, found.end
    if not found.steps:
        return "No lever at its ambitious end adds anything here", ""
    then, now = (_none(signed(x, count)) for x in (end.mean.value, today))
    claim = (
        f"With everything at its ambitious end, about {then} people instead of {now} are no longer often lonely after"
        f" {years_of(years)}"
    )
    first = found.steps[0]
    ranged = span(end.low, end.high, count, "", "fewer").strip()
    return claim, (
        f"Eight futures in ten lie from {ranged}. The step that carries most is to {lower(LABELS[first.key])}:"
        f" {count(first.gain.mean.value)} more. {idle(found)}"
    ).strip()


def _none(people: str) -> str:
    return "none" if people == "no" else people


def idle(found: Climb) -> str:
    """What adds nothing once the rest is done."""
    left = [lower(a.label) for a in AMBITIOUS if a.key not in {s.key for s in found.steps}]
    if not left:
        return ""
    return f"After that nothing more comes of it to {' or to '.join(left)}."


def met(found: Climb, target: float) -> str:
    """At which step the people that are aimed for are there."""
    at = found.met_at(target)
    if at is None:
        return f"The whole climb does not lead to {count(target)}."
    if at == 0:
        return f"The {count(target)} that are aimed for are there today."
    step, after = found.steps[at - 1], "" if at == len(found.steps) else " What follows leads beyond it."
    return f"The {count(target)} that are aimed for are there once step {at} is done: {lower(LABELS[step.key])}.{after}"


def written(found: Climb, target: float | None) -> str:
    """What a file that holds the climb holds."""
    if target is None:
        return f"{len(found.steps)} levers at their ambitious ends, every one that gains"
    return f"{len(found.steps)} levers at their ambitious ends. {met(found, target)}"


def left(r: Residue, years: int) -> str:
    """The residue, as large as it is: who is still in the condition, and whom nothing here can reach."""
    whole, still = r.in_condition.mean.value, r.still.mean.value
    if not whole:
        return "Nobody here is often lonely."
    return (
        f"Of about {count(whole)} people who are often lonely {in_a_hundred(still / whole)} still would be: the climb"
        f" gives them about {count(r.reached.mean.value)} places over {years_of(years)}, but most who take one stay"
        f" lonely or become so again, and {in_a_hundred(r.beyond_reach_share.value)} are beyond the reach of anything"
        " here."
    )


def help_bought(key: str, best_share: Estimate) -> str:
    """Which help the climb buys, and how sure it is that it is the best."""
    title = levers.LEVERS["help_bought"].choices[key]
    return (
        f"The help that reaches most for a pound is {lower(title)}, on average; {in_futures(best_share.value)} it is"
        " really the one that does. Being picked flatters it."
    )
