"""The sentences of the presenter's mode: short enough to be read aloud."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from scenarios.analysis.guesses import Guessed, Held
from scenarios.analysis.headline import Headline
from scenarios.analysis.journey import Stage
from scenarios.analysis.summary import Summary
from scenarios.answers.contracts import Asks
from scenarios.answers.meeting import Shift
from scenarios.domain.meeting import FEWEST_SHOWN
from scenarios.procurement.asking import AskText, notice_by, wording
from scenarios.views.words.numbers import (
    capital,
    count,
    count_cell,
    exact_pounds,
    listed,
    lower,
    pounds,
    signed,
    span,
    years_of,
)


def question(council: str, spend_gbp: float, adults: float, stages: Sequence[Stage]) -> list[str]:
    """The council's own scale: the money, the people, what is pledged, and how much of that is real."""
    by = {s.key: s.summary for s in stages}
    pledged, usable = by["pledged"], by["usable"]
    asked = "If we could improve one thing here that would make a big difference to people's lives, what would it be?"
    if pledged.mean.value <= 0:
        return [f"Nothing is spent here, for {count(adults)} adults, so nothing is pledged.", asked]
    of_a_hundred = 100 * usable.mean.value / pledged.mean.value
    real = (
        f"Of every £100 pledged, about £{max(1, round(of_a_hundred))} could be spent on a cause the council chooses."
        if of_a_hundred >= 1
        else "Of every £100 pledged, less than £1 could be spent on a cause the council chooses."
    )
    return [
        (
            f"{council} spends {exact_pounds(spend_gbp)} a year on contracts, for {count(adults)} adults: about"
            f" {pounds(spend_gbp / adults)} each."
        ),
        (
            f"Suppliers pledge about {pounds(pledged.mean.value)} of social value a year"
            f" ({span(pledged.low, pledged.high, pounds, '', '').strip()}), over dozens of causes."
        ),
        f"{real} That is about {pounds(usable.mean.value)} ({span(usable.low, usable.high, pounds, '', '').strip()}).",
        asked,
    ]


def ask(who: str, mission: str, whole: bool, pointed_share: float, years: int, noun: str) -> str:
    """What the room is asked to guess: the very thing that is revealed.

    `who` is the strategy with its mission, `whole` that it has no other.
    """
    if whole and pointed_share == 1:
        supposed = f"For {years_of(years)} every contract backs one thing: {lower(mission)}."
    else:
        part = "" if pointed_share == 1 else f", with {round(100 * pointed_share)} % of what may follow it pointed"
        supposed = f"Suppose the council chose {who} for {years_of(years)}{part}."
    return f"{supposed} How many more {noun}, compared with today's scatter of causes?"


LOOK_DOWN = "Look at your own guess once more. Would you bet on it?"
AGAIN = "Guess again, now that you have seen why. It may be the same number."
NOTHING_NOTED = "nothing was noted"


NOBODY_TOOK_ON = "Nobody has taken anything on yet: type who does what, by when, on the facilitator's screen."
FIRST_ASKS = 3


def first_asks(found: Asks, texts: Sequence[AskText], mission: str, today: date) -> list[str]:
    """What the contract book would ask first, of which contract, and by when its notice must go out, or should have."""
    lines = []
    for ask in found.every[:FIRST_ASKS]:
        text, day = wording(texts, ask.contract, mission), notice_by(ask.contract)
        what = text.ask if text else "an ask to be written"
        by = f", notice {'was due' if day < today else 'by'} {day.day} {day:%B %Y}" if day else ""
        lines.append(f"{ask.contract.title}: {lower(what.rstrip('.'))}{by}")
    return lines


def typed(g: Guessed) -> str:
    """What was read of the guesses."""
    if not g.numbers and not g.unread:
        return "Type a few guesses with spaces between: 50 400 2k."
    parts = [f"Read: {listed([signed(n, count_cell) for n in g.numbers])}." if g.numbers else ""]
    parts.append(f"Not a number: {listed(list(g.unread))}." if g.unread else "")
    return " ".join(p for p in parts if p)


def reveal(h: Held, n: int, people: Summary, noun: str) -> tuple[str, str]:
    """The guesses held against the range."""
    ranged = _ranged(people)
    claim = f"The model suggests {about(people.mean.value)} {noun}"
    detail = f"{claim}; {ranged}."
    if not n:
        return claim, f"{capital(ranged)}."
    if h.inside == n:
        claim = "The guess is in range" if n == 1 else f"All {n} guesses are in range"
    elif n in (h.above, h.below):
        claim = f"{'The guess is' if n == 1 else f'All {n} guesses are'} too {'high' if h.above else 'low'}"
    else:
        parts = [
            f"{h.above} of you guessed high" if h.above else "",
            f"{h.below} of you guessed low" if h.below else "",
            f"{h.inside} {'is' if h.inside == 1 else 'are'} in range" if h.inside else "",
        ]
        claim = listed([p for p in parts if p])
    return claim, detail


SURE_OF = {"very": "very sure", "fairly": "fairly sure", "hunch": "on a hunch"}


def of_phones(n: int, unsure: int, sure: Mapping[str, int], held_back: bool = False) -> str:
    """Who answered, and how sure they were; no part of them is told of that has fewer than five."""
    few = "Fewer than five phones answered, so no guess of theirs is shown."
    if not n and not unsure:
        return few if held_back else "Nobody guessed."
    parts = [f"{sure[key]} {label}" for key, label in SURE_OF.items() if sure.get(key)]
    whole = all(count >= FEWEST_SHOWN for count in sure.values() if count)
    told = f" ({listed(parts)})" if parts and whole else ""
    also = f", {unsure} were not sure" if unsure >= FEWEST_SHOWN else ""
    return f"{n} guessed{told}{also}.{f' {few}' if held_back else ''}"


def shifted(moved: Shift, people: Summary, noun: str) -> tuple[str, str]:
    """How far a room moved between its guesses."""
    ranged = _ranged(people)
    if moved.people < FEWEST_SHOWN:
        return "Fewer than five guessed twice, so no shift is told", f"{capital(ranged)}."
    middle_before, middle_after = (count(_middle(g)) for g in (moved.before, moved.after))
    claim = f"{moved.nearer} of {moved.people} moved nearer to the model, {moved.further} further away"
    stayed = f"{moved.same} stayed" if moved.same else "nobody stayed"
    return claim, f"{capital(stayed)}. The middle guess went from {middle_before} to {middle_after} {noun}; {ranged}."


def _middle(ordered: Sequence[float]) -> float:
    n = len(ordered)
    return ordered[n // 2] if n % 2 else (ordered[n // 2 - 1] + ordered[n // 2]) / 2


def of_one_mind(guesses: Sequence[float], noun: str) -> tuple[str, str]:
    """How far the room's guesses lie apart, without a word about who is right."""
    ordered = sorted(guesses)
    if not ordered:
        return "Nobody guessed", ""
    low, high = count(ordered[0]), count(ordered[-1])
    claim = f"The middle guess is {count(_middle(ordered))} {noun}"
    n = len(ordered)
    return claim, f"{'One guess' if n == 1 else f'{n} guesses'}, from {low} to {high}."


def about(x: float) -> str:
    """'about 8 more', 'about 3 fewer', 'about as many' where it is less than half of one: the words of the sentence."""
    more = "fewer" if x < 0 else "more"
    return {"no": "about as many", "1": f"one or two {more}"}.get(count(x), f"about {count(x)} {more}")


def _ranged(people: Summary) -> str:
    text = span(people.low, people.high, count, "more", "fewer")
    return f"eight futures in ten {'lie from' if ' to ' in text else 'show'} {text}"


def turned(before: Headline, after: Headline, supposed: str) -> str:
    """What one changed assumption does to the answer, which is the sentence's own: who does better on average.

    `supposed` is what is taken to hold: 'the cost of running a mission is £240,000'.
    """
    a, b = (round(100 * h.value.p_better.value) for h in (before, after))
    often = f"{lower(after.title)} is ahead in {b} of 100 futures{f' instead of {a}' if a != b else ', as before'}"
    if before.value.verdict == after.value.verdict:
        return f"The answer stands even if {supposed}: {_answer(after)}; {often}."
    return f"That changes the answer: if {supposed}, {_answer(after)}; {often}."


def _answer(h: Headline) -> str:
    """Who does better on average, in the words of the sentence."""
    return {
        "better": f"{lower(h.title)} wins on average",
        "worse": "piecemeal wins on average",
        "too close to call": "it is too close to call on average",
        "exactly the same": "the two are the same",
    }[h.value.verdict]


ENDS = {"": "As we believe", "low": "Low", "high": "High"}  # the settings a room can choose from


def said(text: str) -> str:
    return capital(text.strip())
