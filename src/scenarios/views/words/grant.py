"""The sentences of "Why not simply pay for it?"."""

from __future__ import annotations

from scenarios.analysis.grant import GrantInstead, Side
from scenarios.domain.mission import WARD_MISSION
from scenarios.views.words.numbers import capital, count, in_futures, lower, pounds, span

ASKED = "Why not simply pay for it?"
BESIDE = "A grant stands beside the strategies: it is none of those among which losses and EVPI are counted."


def before_and_after(before: str, after: str) -> str:
    """What the grant comes to before a change and after it; once where the change leaves it as it was."""
    return f"{after}, as before." if before == after else f"Before: {lower(before)}. After: {lower(after)}."


def instead(g: GrantInstead, noun: str) -> tuple[str, list[str]]:
    """Who does better with the same cash, and what each does, people before pounds."""
    focus, sum_gbp = lower(g.focus.title), pounds(g.grant_gbp.value)
    if g.grant_gbp.value == 0:
        return "With nothing paid, nothing is bought", []
    p = g.grant_over_focus.p_better.value
    claim = {
        "better": f"Paying for the help directly does better than {focus} on average, and {in_futures(p)}",
        "worse": f"{capital(focus)} does better than paying for the help directly on average, and {in_futures(1 - p)}",
        "too close to call": f"Paying for the help directly and {focus} are too close to call",
        "exactly the same": f"Paying for the help directly and {focus} do the same",
    }[g.grant_over_focus.verdict]
    what = f"{sum_gbp} a year" if g.of_own else f"{sum_gbp} a year, what a mission costs to run,"
    return claim, [
        f"{capital(what)} paid as a grant for the same programmes, pledges as they are: {_does(g.grant, noun)}, net of"
        f" about {pounds(g.cost_gbp.value)} of cash.",
        f"{capital(focus)} whose running cost the council pays: {_does(g.focus_paid, noun)}, net of that cash.",
        f"{capital(focus)} as everywhere else, its running cost taken out of the pledges: {_does(g.focus, noun)}.",
    ]


def by_ward(g: GrantInstead) -> str:
    """Who does better with the same cash, and where a grant's money goes."""
    claim, _ = instead(g, "")
    where = " A grant goes to the same wards by the same rule." if g.mission == WARD_MISSION else ""
    return f"{claim}.{where}"


def _does(side: Side, noun: str) -> str:
    people, value = side.people, side.value.summary
    how_many = count(people.mean.value)
    more = "more" if people.mean.value > 0 else "fewer"
    who = f"about as many {noun}" if how_many == "no" else f"about {how_many} {more} {noun}"
    worth = f"about {pounds(value.mean.value)} {'more' if value.mean.value > 0 else 'less'} value than piecemeal"
    return f"{who} and {worth} ({span(value.low, value.high, pounds, said=value.mean.value > 0)})"
