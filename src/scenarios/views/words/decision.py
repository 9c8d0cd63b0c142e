"""The sentences of "What decides it": a decision in words a leader repeats. Terms of art stay in the explanations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from scenarios.analysis.being_wrong import BeingWrong, Side
from scenarios.analysis.discovery import Condition, Finding
from scenarios.analysis.drivers import DROP_YEAR, GROUPS, parameter_of
from scenarios.analysis.futures import Future
from scenarios.analysis.information import Evppi
from scenarios.analysis.summary import Estimate
from scenarios.analysis.switching import Switch
from scenarios.domain.parameter import Register
from scenarios.domain.scenario import BASELINE
from scenarios.views.words.numbers import amount, by_spend, capital, chance, count, listed, lower, pounds, years_of

QUESTIONS = {"wrong": "What if we are wrong?", "loses": "When does it lose?", "evppi": "What should we find out first?"}
CLEARLY = 0.15  # how much denser a finding must be than all futures to be called "mostly"
GROUP_NAMES = {
    "supply": "how much of the pledges is real and free to point",
    "programme": "how well the programmes against isolation work",
    "value": "what the gains are worth",
    "other missions": "how well the other causes do",
    "prevalence": "where lonely people live",
}
ARTICLE = {
    "yearly",
    "effect",
    "part",
    "share",
    "cost",
    "value",
    "weight",
    "worth",
    "chance",
    "spillover",
    "error",
    "odds",
    "same",
    "optimism",
    "fall",
    "benefit",
    "wellbeing",
    "luck",
    "published",
    "extra",
    "social",
}
LOSS_TERMS = (
    "Expected loss, and the expected value of perfect information (EVPI): the smallest expected loss of all strategies."
)
DISCOVERY_TERMS = (
    "Scenario discovery by the patient rule induction method (PRIM): coverage is the share of losing futures inside the"
    " conditions, density the share of those inside that lose. Limits that luck explains (quasi-p above 0.05) are"
    " dropped."
)


def name_of(key: str, register: Register) -> str:
    """A parameter's plain name, in the middle of a sentence."""
    if key == DROP_YEAR:
        return "the year in which the mission is dropped"
    if key in GROUPS:
        return GROUP_NAMES[key]
    label = f" ({key[key.index('[') + 1 : -1]})" if "[" in key else ""
    return short_name(register[parameter_of(key)].name) + label


def short_name(name: str) -> str:
    """A register name cut to what a person says: 'the effect of befriending' for 'Effect of befriending (at scale)'."""
    short = lower(re.sub(r"\s*\([^)]*\)", "", name).split(",")[0])
    return f"the {short}" if short.split()[0] in ARTICLE else short


def value_of(key: str, x: float, register: Register) -> str:
    """A parameter's value with its unit."""
    return f"year {round(x):.0f}" if key == DROP_YEAR else amount(x, register[parameter_of(key)].unit)


def supposed(key: str, x: float, register: Register) -> str:
    """What is taken to hold: 'the cost of running a mission is £240,000'."""
    return f"{name_of(key, register)} is {value_of(key, x, register)}"


def being_wrong(w: BeingWrong, noun: str) -> tuple[str, str]:
    """The claim, and both sides of it."""
    sides = f"{_side(w.focus, noun)} {_side(w.piecemeal, noun)}"
    if not (w.focus.chance.value or w.piecemeal.chance.value):
        return "There is nothing to get wrong here: the strategies do the same", ""
    gap = w.focus.loss.value - w.piecemeal.loss.value
    error = ((w.focus.loss.se or 0.0) ** 2 + (w.piecemeal.loss.se or 0.0) ** 2) ** 0.5
    unknown = w.focus.loss.se is None
    if unknown or abs(gap) <= 2 * error:
        return "Being wrong costs about the same either way", sides
    safer, riskier = (w.focus, w.piecemeal) if gap < 0 else (w.piecemeal, w.focus)
    return f"Choosing {lower(safer.title)} risks less than choosing {lower(riskier.title)}", sides


def _side(s: Side, noun: str) -> str:
    lead = f"Choose {lower(s.title)} and be wrong"
    if s.chance.value == 0:
        return f"{lead}: in no future drawn."
    people = count(s.people)
    who = f"about as many {noun}" if people == "no" else f"about {people} {'fewer' if s.people > 0 else 'more'} {noun}"
    joined = "and" if s.people > 0 or people == "no" else "but"
    return (
        f"{lead}, {chance(s.chance.value)}: {who}, {joined} about {pounds(s.value_gbp)} less value in such futures; "
        f"{pounds(s.loss.value)} less when averaged over all."
    )


def value_of_certainty(evpi: Estimate) -> str:
    """EVPI as an upper limit on any study."""
    if evpi.value > 0 and not evpi.clear_of_zero():
        return "There are too few futures to say what knowing everything beforehand would be worth."
    if evpi.value <= 0:
        return "Nothing anybody could find out would change this choice: the same strategy is best throughout."
    return (
        f"Knowing everything beforehand would be worth about {pounds(evpi.value)}: no study, of anything, can be worth"
        " more."
    )


def loss_across(preferred: Sequence[str | None], spends: Sequence[float], titles: Mapping[str, str]) -> str:
    """Which strategy risks least, level by level of spend."""
    if not any(preferred):
        return "At no level of spend does one strategy clearly risk least."
    return f"Across spend, what risks least is {listed(by_spend(preferred, spends, titles)[:5])}."


def finding(f: Finding | None, title: str, base: float, register: Register) -> tuple[str, str]:
    """ "Focus loses when …", with both numbers; and how sure the conditions are."""
    who = capital(lower(title))
    if f is None:
        if base in (0.0, 1.0):
            return f"{who} {'never loses' if base == 0 else 'always loses'} to piecemeal in the futures drawn", ""
        return f"No few circumstances tell when {lower(title)} loses: losing is spread over all of them", ""
    said = listed([condition(c, register) for c in f.conditions])
    claim = f"{who} loses {'mostly' if f.density - f.base > CLEARLY else 'more often'} when {said}"
    hold = {1: "When that holds", 2: "When both hold"}.get(len(f.conditions), "When all hold")
    detail = (
        f"{hold}, {lower(title)} loses {round(100 * f.density)} times in 100 instead of {round(100 * f.base)}. That"
        f" covers {round(100 * f.coverage)} of 100 losing futures."
    )
    return claim, detail


def condition(c: Condition, register: Register) -> str:
    """One limit in words."""
    name = name_of(c.key, register)
    low, high = c.low, c.high
    if c.key == DROP_YEAR:
        return _dropped(low, high)
    if low is None and high is not None:
        return f"{name} is below {value_of(c.key, high, register)}"
    if low is not None and high is None:
        return f"{name} is above {value_of(c.key, low, register)}"
    between = listed([value_of(c.key, x, register) for x in (low, high) if x is not None])
    return f"{name} is between {between}"


def _dropped(low: float | None, high: float | None) -> str:
    """The year in which the mission is dropped, limited on one side or on both."""
    if low is None and high is not None:
        return f"the mission is abandoned within {years_of(int(high))}"
    if low is not None and high is None:
        return f"the mission lasts beyond year {int(low)}"
    first, last = int(low or 0) + 1, int(high or 0)
    return f"the mission is abandoned between years {first} and {last}"


def stability(f: Finding, register: Register) -> str:
    """How often each condition comes back, in the explanation."""
    parts = [f"{name_of(c.key, register)} in {round(100 * c.stability)} of 100" for c in f.conditions]
    return (
        f"Searched again on resampled futures, the conditions come back: {listed(parts)}. Where one rarely does,"
        " another would serve as well."
    )


def one_future(f: Future, titles: Mapping[str, str], noun: str) -> str:
    """One future opened: who does best in it."""
    people = f.people
    focus = next(k for k in people if k != BASELINE)
    more = people[focus] - people[BASELINE]
    helped = count(more)
    who = (
        f"about as many {noun} as"
        if helped == "no"
        else f"about {helped} {'more' if more > 0 else 'fewer'} {noun} than"
    )
    value = f.totals_gbp[focus] - f.totals_gbp[BASELINE]
    return (
        f"In future number {f.number + 1:,}, {lower(titles[focus])} has {who} piecemeal, and "
        f"{pounds(value)} {'more' if value > 0 else 'less'} value; {lower(titles[f.best])} does best."
    )


def switching(
    switches: Mapping[str, Sequence[Switch]], evppis: Mapping[str, Evppi], titles: Mapping[str, str], register: Register
) -> tuple[str, str]:
    """The value at which the choice changes: the first is the one that matters most."""
    found = [(k, s[0]) for k, s in switches.items() if s]
    if not found:
        return "No single assumption, anywhere in its range, changes the choice", ""
    key, first = found[0]
    side = f"{lower(titles[first.below])} below {value_of(key, first.at, register)}, {lower(titles[first.above])} above"
    n = len(found)
    more = (
        f"{n} assumptions can each change it on their own"
        if n > 1
        else "It is the only one that can change it on its own"
    )
    return (
        f"The choice turns on {name_of(key, register)}: {side}",
        (
            f"{more}. The grey bar holds eight values in ten, the dot is the average, the diamond is where the choice"
            " changes."
        ),
    )
