"""The sentences of "What should we find out first?": what to ask whom, and what the answer would be worth."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.analysis.drivers import parameter_of
from scenarios.analysis.information import Evppi
from scenarios.analysis.pilot import Pilot
from scenarios.domain.parameter import Parameter, Register
from scenarios.views.words.decision import name_of
from scenarios.views.words.numbers import capital, listed, lower, pounds

WHO = {
    "supply": "cases looked into",
    "programme": "people followed in a trial",
    "value": "people asked",
    "other missions": "places followed",
    "prevalence": "residents surveyed",
    "rules": "answers",
}
EVPPI_TERMS = (
    "Expected value of partial perfect information (EVPPI) by regression on the draws, with what chance alone finds,"
    " by permutation; a pilot's is the expected value of sample information (EVSI), on the years left when it reports."
)


def evppi(singles: Sequence[Evppi], groups: Sequence[Evppi], register: Register) -> tuple[str, str]:
    """What to learn first, and what a study of it may cost at most."""
    clear = [w for w in singles if w.clear]
    if not clear:
        return (
            "Nothing on its own is worth finding out before choosing",
            "No single assumption, if known, would change the choice often enough.",
        )
    first = clear[0]
    claim = f"Before deciding, ask: {question_of(first.key, register)}"
    detail = (
        f"{_answered_by(first.key, register)} Knowing it would be worth up to about {pounds(first.estimate.value)}. "
    )
    rest = [f"{name_of(w.key, register)} (up to about {pounds(w.estimate.value)})" for w in clear[1:4]]
    detail += f"Next come {listed(rest)}. " if rest else ""
    together = [w for w in groups if w.clear]
    if together:
        top = together[0]
        detail += (
            f"Taken together, {name_of(top.key, register)} would be worth up to about {pounds(top.estimate.value)}."
        )
    rough = [name_of(w.key, register) for w in (*clear, *together) if w.at_least]
    if rough:
        detail += f" For {listed(rough)} the worth may be more: the curve through the futures does not follow it all."
    return claim, detail.strip()


def question_of(key: str, register: Register) -> str:
    """The question that would settle an assumption, as a leader asks it."""
    return register[parameter_of(key)].ask or f"what is {name_of(key, register)}?"


def _answered_by(key: str, register: Register) -> str:
    who = register[parameter_of(key)].who
    return f"{capital(who)}{',' if ',' in who else ''} could say." if who else ""


def to_ask(singles: Sequence[Evppi], register: Register, most: int = 4) -> list[str]:
    """What to ask whom before deciding, what is worth most first; each question once."""
    found: dict[str, str] = {}
    for w in singles:
        if w.clear:
            said = f"{capital(question_of(w.key, register))} {_answered_by(w.key, register)}".strip()
            found.setdefault(parameter_of(w.key), f"{said} Worth up to about {pounds(w.estimate.value)}.")
    return list(found.values())[:most]


def survey_value(w: Evppi | None) -> str:
    """The offer of a ward survey: what it is worth to know where lonely people live and how many."""
    if w is None or not w.clear:
        return (
            "A ward survey would not change this choice, so it is not worth buying for it; it may be for placing the"
            " help."
        )
    return f"A ward survey is worth up to about {pounds(w.estimate.value)}."


def pilot(p: Pilot, parameter: Parameter, months: int) -> str:
    """Whether one pilot is worth it."""
    who = f"{p.answers:,} {WHO[parameter.group]}"
    wait = {0: "", 1: "waiting a month", 12: "waiting a year"}.get(months, f"waiting {months} months")
    delay = (
        f"{wait} loses about {pounds(p.delay_gbp)}"
        if p.delay_gbp >= 1
        else f"{wait} loses nothing"
        if wait
        else "there is no wait"
    )
    lead = (
        f"With {who}, learning {lower(parameter.name)} suggests about {pounds(p.worth_gbp)} of better choosing; {delay}"
    )
    if p.net_gbp > 0:
        return f"{lead}. At {pounds(p.cost_gbp)} the pilot is worth it, by about {pounds(p.net_gbp)}."
    return (
        f"{lead}. At {pounds(p.cost_gbp)} the pilot is not worth it: it costs about {pounds(p.net_gbp)} more than it"
        " brings."
    )
