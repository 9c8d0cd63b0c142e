"""What a room's session came to, for the first sheet of its summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.analysis import guesses
from scenarios.answers.answering import Answers
from scenarios.answers.compare import Setting, facts, setting
from scenarios.answers.decide import Decision, decision
from scenarios.answers.question import Question
from scenarios.answers.session import ENDS, LONGEST_WORDS, triable, tried, value_at
from scenarios.views import words
from scenarios.views.words import room

SESSION_PARTS = ("step", "guesses", "again", "room", "try", "try_end")  # what only a session in a room leaves in a link


@dataclass(frozen=True)
class Part:
    """One line of the sheet."""

    heading: str
    claim: str
    detail: str = ""


def session_parts(question: Question, texts: Mapping[str, str], answers: Answers) -> list[Part]:
    """The scale, the guesses, the doubts, what to find out first, and what was said."""
    about, decided = answers.get(setting, question), answers.get(decision, question)
    head = answers.get(facts, question).headlines[question.focus]
    claim, detail = words.decision.finding(decided.finding, head.title, decided.losing_share, about.register)
    after_trial = tried_text(question, texts, about, decided, answers)
    first, rest = words.finding_out.evppi(decided.evppi, decided.group_evppi, about.register)
    parts = [
        _scale(question, about, answers),
        *_guessed(question, texts, about, answers),
        Part("What would change our mind", f"{claim}.", f"{detail} {after_trial}".strip()),
        Part("What we would find out first", first if first.endswith("?") else f"{first}.", rest),
    ]
    said = room.said(texts.get("room", "")[:LONGEST_WORDS])
    return [*parts, Part("What we said", said)] if said else parts


def _scale(question: Question, about: Setting, answers: Answers) -> Part:
    journey = answers.get(facts, question).journey
    spends, *pledged, _ = room.question(about.wards.council, question.spend_gbp, about.wards.adults_total, journey)
    return Part("The scale of it", spends, " ".join(pledged))


def _guessed(question: Question, texts: Mapping[str, str], about: Setting, answers: Answers) -> list[Part]:
    numbers = guesses.read(texts.get("guesses", "")).numbers
    if not numbers:
        return []
    people = answers.get(facts, question).headlines[question.focus].people
    levers = question.scenario.levers
    noun = words.compare.outcome_noun(levers.mission, about.missions, levers.years)
    claim, detail = room.reveal(guesses.held(numbers, people), len(numbers), people, noun)
    ours = words.numbers.listed([words.numbers.signed(g, words.numbers.count_cell) for g in numbers])
    return [Part("What we guessed", f"{claim}.", f"We guessed {ours}. {detail}")]


def tried_text(
    question: Question, texts: Mapping[str, str], about: Setting, decided: Decision, answers: Answers
) -> str:
    """What the one assumption that the room changed did to the answer."""
    key, end = texts.get("try", ""), texts.get("try_end", "")
    if key not in triable(decided, about.register) or end not in ENDS:
        return ""
    changed = tried(question, key, end, about.register)
    before, after = (answers.get(facts, q).headlines[question.focus] for q in (question, changed))
    supposed = words.decision.supposed(key, value_at(key, end, about.register), about.register)
    return f"We tried: {supposed}. {room.turned(before, after, supposed)}"
