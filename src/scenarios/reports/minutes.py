"""The minutes of a room: what was asked, guessed, weighed, decided and left open, as DOCX and as one HTML page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from scenarios.answers.answering import Answers
from scenarios.answers.compare import Setting, facts, setting
from scenarios.answers.contracts import what_to_ask
from scenarios.answers.decide import decision
from scenarios.answers.meeting import RoomGuesses, Shift
from scenarios.answers.question import Question
from scenarios.answers.values import options, weigh
from scenarios.domain.meeting import FEWEST_SHOWN, Suggestion
from scenarios.domain.scenario import BASELINE
from scenarios.reports import svg
from scenarios.reports.html import rendered, table_of
from scenarios.reports.paper import Block, Paper, PaperTable
from scenarios.reports.paper_docx import document
from scenarios.reports.session import tried_text
from scenarios.store.contracts import ask_file
from scenarios.views import words
from scenarios.views.charts import shift as shift_chart
from scenarios.views.charts import weights as weights_chart
from scenarios.views.charts.theme import LIGHT
from scenarios.views.tables.suggested import suggested_table
from scenarios.views.words import room

ASKED = "If we could improve one thing here that would make a big difference to people's lives, what would it be?"
DRAFT = "Minutes of a session. Nobody's name or own answer is in them; groups of fewer than five are not told."


@dataclass(frozen=True)
class Held:
    """What a room left behind, without a word of who said it."""

    phones: int = 0
    guessed: RoomGuesses = field(default_factory=lambda: RoomGuesses((), {}, 0))
    guessed_again: RoomGuesses = field(default_factory=lambda: RoomGuesses((), {}, 0))
    moved: Shift = field(default_factory=lambda: Shift(0, 0, 0, 0, (), ()))
    weights: tuple[tuple[float, ...], ...] = ()
    votes: Mapping[str, int] = field(default_factory=dict)
    doubts: Mapping[str, int] = field(default_factory=dict)
    suggestions: tuple[Suggestion, ...] = ()
    decision: Mapping[str, str] = field(default_factory=dict)
    dissent: str = ""
    parked: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    said: str = ""
    trial: tuple[str, str] = ("", "")
    link: str = ""


PROCESS_ANSWERS = Answers()  # of a process that makes minutes


def docx_of(question: Question, held: Held, made: date) -> bytes:
    """The minutes as a Word document, from answers worked out in this process."""
    return document(minutes(question, held, PROCESS_ANSWERS, made))


def html_of(question: Question, held: Held, made: date) -> bytes:
    """The same as one page without script."""
    whole = minutes(question, held, PROCESS_ANSWERS, made)
    sections = [
        {
            "title": title,
            "paragraphs": block.paragraphs,
            "tables": [(t.described, table_of(t.rows)) for t in block.tables],
            "drawings": [Markup(svg.drawing(p, f"m{i}{j}")) for j, p in enumerate(block.pictures)],
        }
        for i, (title, block) in enumerate(whole.headings)
    ]
    day = f"{made:%d %B %Y}".lstrip("0")
    return rendered("minutes.html.j2", m=whole, made=day, sections=sections, link=held.link).encode()


def minutes(question: Question, held: Held, answers: Answers, made: date) -> Paper:
    """Everything in the order in which it happened."""
    about = answers.get(setting, question)
    parts = [
        ("The question", _question(question, about, answers)),
        ("What people would improve", _suggested(question, held, about, answers)),
        ("What was weighed", _weighed(question, held, answers)),
        ("What was decided", _decided(question, held, answers)),
        ("What was guessed, and what the model says", _guessed(question, held, about, answers)),
        ("What would change our mind", _doubts(question, held, about, answers)),
        ("What stayed disputed", Block([held.dissent or f"{words.numbers.capital(room.NOTHING_NOTED)}."])),
        ("What we find out first", _find_out(question, about, answers)),
        ("Who does what, by when", _actions(question, held, answers, made)),
        ("Parked", Block([f"{p}." if not p.endswith(".") else p for p in held.parked])),
        ("What we said", Block([held.said] if held.said else [])),
        ("To see every figure again", _again(question, held, about)),
    ]
    kept = [(title, block) for title, block in parts if block.paragraphs or block.tables or block.pictures]
    return Paper(f"{about.wards.council}: one mission", about.wards.council, made, DRAFT, kept, kind="Minutes")


def _question(question: Question, about: Setting, answers: Answers) -> Block:
    journey = answers.get(facts, question).journey
    *scale, _ = room.question(about.wards.council, question.spend_gbp, about.wards.adults_total, journey)
    return Block([*scale, ASKED])


def _suggested(question: Question, held: Held, about: Setting, answers: Answers) -> Block:
    if not held.suggestions:
        return Block()
    found = answers.get(options, question)
    rows = suggested_table(held.suggestions, found, about.missions, about.register, most=len(found.keys))
    note = words.values.reach_note(question.spend_gbp, question.scenario.levers.years)
    return Block(
        [f"{words.values.asked_for(held.suggestions)}.", note], [PaperTable("What people would improve", rows)]
    )


def _weighed(question: Question, held: Held, answers: Answers) -> Block:
    found, told = answers.get(options, question), answers.get(weigh, question, held.weights).told
    if told is None:
        return Block()
    asked = [label for _, label in words.values.ranges(found)]
    who = f"{told.people:,} people weighed these:" if told.people else words.values.NOBODY
    figure = weights_chart.figure(told, found.titles, LIGHT.colour(1), LIGHT)
    said = [
        f"{who} {'; '.join(asked)}.",
        f"{words.values.agreed(told, found.titles)}.",
        figure.detail,
        words.values.turning(told, found.titles),
    ]
    shown = list(figure.pictures) if told.people >= FEWEST_SHOWN else list(figure.pictures[1:])
    rows = figure.table[figure.table.iloc[:, 1:4].max(axis=1) >= 1]
    return Block(said, [PaperTable("How often each option is best, in 100", rows)], shown)


def _decided(question: Question, held: Held, answers: Answers) -> Block:
    found = answers.get(options, question)
    weighed = answers.get(weigh, question, held.weights, held.decision.get("mission", ""))
    labels = {k: words.numbers.capital(words.values.option(k, found.titles)) for k in found.keys}
    if not held.decision:
        return Block(["Nothing was decided in the room.", words.values.model_says(found)])
    chosen = held.decision.get("mission", BASELINE)
    chosen = chosen if chosen in found.keys else BASELINE
    said = [
        words.values.decided(chosen, held.decision.get("who", ""), held.decision.get("why", ""), found.titles),
        words.values.votes(held.votes, labels) if held.votes else "",
        words.values.model_says(found),
        *words.values.cost_of(chosen, found, weighed),
    ]
    if weighed.told is not None and weighed.standing is not None:
        review = question.scenario.year_name(weighed.standing.review_year)
        said.append(words.values.stays(weighed.standing, weighed.told, found.titles, review))
    if weighed.told is not None:
        said.append(words.values.comes_to(weighed.decided, weighed.told, chosen, found.titles))
    return Block([s for s in said if s])


def _guessed(question: Question, held: Held, about: Setting, answers: Answers) -> Block:
    head = answers.get(facts, question).headlines[question.focus]
    noun = words.compare.outcome_noun(head.mission, about.missions, head.years)
    said = [words.compare.headline(head, about.missions)]
    if held.guessed.shown:
        claim, spread = room.of_one_mind(held.guessed.numbers, noun)
        said += [f"Before: {words.numbers.lower(claim)}. {spread}", _who(held.guessed)]
    elif held.guessed.held_back:
        said.append(_who(held.guessed))
    if not held.moved.people:
        return Block(said)
    figure = shift_chart.figure(held.moved, head.people, noun, LIGHT.colour(1), LIGHT)
    said.append(f"After: {figure.claim}. {figure.detail}")
    return Block(said, pictures=list(figure.pictures) if held.moved.people >= FEWEST_SHOWN else [])


def _who(given: RoomGuesses) -> str:
    return room.of_phones(len(given.numbers), given.unsure, given.sure, given.held_back)


def _doubts(question: Question, held: Held, about: Setting, answers: Answers) -> Block:
    decided = answers.get(decision, question)
    head = answers.get(facts, question).headlines[question.focus]
    claim, detail = words.decision.finding(decided.finding, head.title, decided.losing_share, about.register)
    register = about.register
    labels = {k: words.decision.name_of(k, register) for k in held.doubts if k in register.parameters}
    texts = {"try": held.trial[0], "try_end": held.trial[1]}
    said = [f"{claim}.", detail, words.values.votes(held.doubts, labels) if held.doubts else ""]
    said.append(tried_text(question, texts, about, decided, answers))
    return Block([s for s in said if s])


def _find_out(question: Question, about: Setting, answers: Answers) -> Block:
    decided = answers.get(decision, question)
    first, rest = words.finding_out.evppi(decided.evppi, decided.group_evppi, about.register)
    return Block([first if first.endswith("?") else f"{first}.", rest])


def _actions(question: Question, held: Held, answers: Answers, made: date) -> Block:
    """What people took on; what the contract book would ask first, where it has a book."""
    found = answers.get(what_to_ask, question) if question.scenario.contracts.book else None
    asks: Sequence[str] = []
    if found is not None and found.every:
        asks = room.first_asks(found, ask_file.read(), question.scenario.levers.mission, made)
    return Block([*held.actions, *([f"From the contract book: {'; '.join(asks)}."] if asks else [])])


def _again(question: Question, held: Held, about: Setting) -> Block:
    run = f"{about.scenario.title}, {about.draws:,} futures with seed {question.scenario.levers.seed}."
    if not held.link:
        return Block([run])
    said = "The link that shows every figure of the model again; what the room said stands here alone"
    return Block([run, f"{said}: {held.link}"])
