"""A committee paper from the answers of the screen: blocks under the headings of a council's template."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from scenarios.analysis.headline import Headline
from scenarios.answers import compare, contracts, decide
from scenarios.answers.answering import Answers
from scenarios.answers.compare import Facts, Setting
from scenarios.answers.decide import Decision
from scenarios.answers.question import Question
from scenarios.answers.wards import drawn_wards, gains, ward_setting, ward_year
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.paper import BLOCKS, PaperMap
from scenarios.domain.scenario import BASELINE
from scenarios.reports.payload import stamp
from scenarios.views import compare_figures, words
from scenarios.views.charts.figure import Picture
from scenarios.views.charts.theme import LIGHT
from scenarios.views.tables.change_list import by_payer

MOST_SOURCES = 6  # named one by one; the register holds all


@dataclass(frozen=True)
class PaperTable:
    """A table with what it is, for those who cannot see it."""

    described: str
    rows: pd.DataFrame


@dataclass(frozen=True)
class Block:
    """What stands under a heading, or a part of it."""

    paragraphs: Sequence[str] = ()
    tables: Sequence[PaperTable] = ()
    pictures: Sequence[Picture] = ()


@dataclass(frozen=True)
class Paper:
    """A whole paper: its headings in the template's order."""

    title: str
    council: str
    made: date
    draft: str
    headings: Sequence[tuple[str, Block]]
    notes: Sequence[str] = field(default=())  # for the officer: what has no place, and what is too long
    kind: str = "Committee paper"


@dataclass(frozen=True)
class Asked:
    """The answers that a paper is made from, asked once."""

    question: Question
    about: Setting
    facts: Facts
    decided: Decision
    answers: Answers

    @property
    def headline(self) -> Headline:
        return self.facts.headlines[self.question.focus]


def paper(question: Question, answers: Answers, template: PaperMap, made: date) -> Paper:
    """The paper of a question under a template's headings."""
    about, facts = answers.get(compare.setting, question), answers.get(compare.facts, question)
    asked = Asked(question, about, facts, answers.get(decide.decision, question), answers)
    blocks = {name: make(asked) for name, make in BLOCK_OF.items()}
    blocks["summary"] = Block([words.paper.summary(_summary(asked), template.summary_words)])
    headings, notes = [], [n for n in [words.paper.left_out([BLOCKS[b] for b in template.left_out])] if n]
    for heading in template.headings:
        parts = [blocks[name] for name in heading.blocks]
        joined = Block(*([x for part in parts for x in getattr(part, f)] for f in ("paragraphs", "tables", "pictures")))
        said = words.paper.words_in(" ".join(joined.paragraphs))
        if heading.words is not None and said > heading.words:
            notes.append(words.paper.too_long(heading.title, said, heading.words))
        headings.append((heading.title, joined))
    return Paper(
        f"{about.scenario.title}: {about.missions.title(asked.headline.mission).lower()} as a mission",
        about.wards.council,
        made,
        words.paper.DRAFT,
        headings,
        notes,
    )


def _summary(a: Asked) -> list[str]:
    said = words.answer.answer(a.headline, a.about.missions)
    loses, _ = _loses(a)
    to_ask = words.finding_out.to_ask(a.decided.evppi, a.about.register, most=1)
    return [
        words.paper.purpose(a.headline, a.about.wards.council, a.about.missions),
        said.sentence,
        *([f"{said.claim}."] if said.claim else []),
        *([said.chance] if said.chance else []),
        f"{loses}.",
        *(f"Before deciding, ask: {line}" for line in to_ask),
        "Options are set out below; this paper does not choose between them.",
    ]


def _loses(a: Asked) -> tuple[str, str]:
    title = a.decided.wrong.titles[a.question.focus]
    return words.decision.finding(a.decided.finding, title, a.decided.losing_share, a.about.register)


def _told(claim: str, detail: str) -> str:
    """A claim and its detail as one paragraph; a claim that asks something keeps its mark."""
    return f"{claim}{'' if claim.endswith('?') else '.'} {detail}".strip()


def _purpose(a: Asked) -> Block:
    return Block([words.paper.purpose(a.headline, a.about.wards.council, a.about.missions)])


def _recommendations(a: Asked) -> Block:
    return Block(words.paper.recommendations(a.facts.titles, a.headline, a.about.missions))


def _background(a: Asked) -> Block:
    journey = compare_figures.figure("journey", a.about, a.facts, _no_ladder, LIGHT)
    share = a.answers.get(compare.lonely_share, a.question)[0]
    told = [_told(journey.claim, journey.detail)] if journey else []
    return Block(
        words.paper.background(told, a.about.wards.council, share * a.about.wards.adults_total, share),
        pictures=journey.pictures[:1] if journey else (),
    )


def _no_ladder() -> compare.LadderAnswer:
    raise AssertionError("only the ladder's own figure asks for it")


def _options(a: Asked) -> Block:
    found = a.answers.get(compare.outcomes, a.question)
    rows = words.paper.options(found, a.facts.headlines, a.facts.instead, a.about.missions)
    frame = pd.DataFrame(rows, columns=words.paper.OPTION_COLUMNS)
    return Block(
        [words.compare.headline(a.headline, a.about.missions), words.compare.standing(a.headline, a.facts.titles)],
        [PaperTable("Options, with what speaks for and against each, its cost and its risk", frame)],
    )


def _reasons(a: Asked) -> Block:
    return Block([words.evidence.judged(a.decided.evppi, a.about.register), words.compare.range_note()])


def _social_value(a: Asked) -> Block:
    return Block([words.funnel.behind(a.facts.funnel, a.about.missions)])


def _financial(a: Asked) -> Block:
    lines = a.answers.get(compare.budgets, a.question)
    claim, detail = words.grant.instead(
        a.facts.instead, words.compare.outcome_noun(a.headline.mission, a.about.missions, a.headline.years)
    )
    title = a.facts.titles[a.question.focus]
    table = PaperTable(f"Value of {title.lower()} by whose it is, and whether it can be taken out", by_payer(lines))
    return Block([words.compare.apart(a.headline), f"{words.grant.ASKED} {claim}. {' '.join(detail)}"], [table])


def _legal(_: Asked) -> Block:
    return Block(words.paper.LEGAL)


def _equality(a: Asked) -> Block:
    found = a.answers.get(gains, a.question)
    claim, detail = words.by_ward.gains(found.fifths, a.facts.titles, a.question.focus)
    return Block([_told(claim, detail), "To be completed: the council's own equality impact assessment."])


def _risks(a: Asked) -> Block:
    claim, detail = _loses(a)
    wrong, more = words.decision.being_wrong(
        a.decided.wrong, words.compare.outcome_noun(a.headline.mission, a.about.missions, a.headline.years)
    )
    return Block([_told(claim, detail), _told(wrong, more)])


def _change_our_mind(a: Asked) -> Block:
    found = a.answers.get(compare.ladder, a.question)
    drawn = compare_figures.figure("ladder", a.about, a.facts, lambda: found, LIGHT)
    crossing = found.crossings.get(a.question.focus)
    told = [". ".join(words.compare.crossing(crossing, a.facts.titles[a.question.focus]))] if crossing else []
    claim, detail = words.finding_out.evppi(a.decided.evppi, a.decided.group_evppi, a.about.register)
    return Block([*told, _told(claim, detail)], pictures=drawn.pictures[:1] if drawn else ())


def _consultation(a: Asked) -> Block:
    return Block([words.paper.CONSULTATION_OPEN, *words.finding_out.to_ask(a.decided.evppi, a.about.register)])


def _timetable(a: Asked) -> Block:
    coming = a.answers.get(contracts.coming_up, a.question)
    if coming is None:
        return Block([words.book.NO_BOOK])
    claim, detail = words.book.pipeline(coming)
    return Block([_told(claim, detail), words.book.pipeline_told(coming)])


def _wards(a: Asked) -> Block:
    wards, h = a.about.wards, a.headline
    told = [f"All {wards.n:,} wards of {wards.council}: {', '.join(wards.name)}."]
    if h.mission != WARD_MISSION:
        return Block(told)
    year = a.answers.get(ward_year, a.question, BASELINE, h.years)
    a.answers.get(ward_setting, a.question, BASELINE)
    a.answers.get(drawn_wards, a.question)
    claim, detail = words.by_ward.helped(year, wards, a.facts.titles[a.question.focus])
    return Block([_told(claim, detail), *told])


def _background_papers(a: Asked) -> Block:
    run, register = stamp(a.about), a.about.register
    deciding = [register[w.key] for w in a.decided.evppi if w.key in register.parameters][:MOST_SOURCES]
    sources = [f"{p.name}: {p.source} (grade {p.grade})" for p in deciding]
    link = {None: "made from a file, which no link can hold", "?": "the app as it opens"}.get(run["link"], run["link"])
    versions = ", ".join(f"{name} {version}" for name, version in run["versions"].items())
    return Block(
        [
            *sources,
            f"Every other figure stands in the evidence register, hash {run['register_hash']}.",
            f"Scenario {run['title']}, hash {run['scenario_hash']}; wards of {run['council']}, boundaries"
            f" {run['boundary_vintage']}, hash {run['ward_file_hash']}; {run['draws']:,} futures, seed {run['seed']};"
            f" {versions}.",
            f"The same screen: {link}.",
            f"The same figures: scenarios run {a.question.base}, with this screen's options.",
        ]
    )


BLOCK_OF: Mapping[str, Callable[[Asked], Block]] = {
    "purpose": _purpose,
    "recommendations": _recommendations,
    "background": _background,
    "options": _options,
    "reasons": _reasons,
    "social_value": _social_value,
    "financial": _financial,
    "legal": _legal,
    "equality": _equality,
    "risks": _risks,
    "change_our_mind": _change_our_mind,
    "consultation": _consultation,
    "timetable": _timetable,
    "wards": _wards,
    "background_papers": _background_papers,
}
