"""Scenarios side by side as a paper, a workbook and sections of a page, from the answers of the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from scenarios.answers import side_by_side as compared
from scenarios.answers.answering import Answers
from scenarios.answers.compare import Setting, setting
from scenarios.answers.link_beside import THIS
from scenarios.answers.question import Question
from scenarios.answers.side_by_side import Laid, SideBySide
from scenarios.reports.paper import Block, Paper, PaperTable
from scenarios.reports.paper_docx import PROCESS_ANSWERS, document
from scenarios.reports.workbook import workbook
from scenarios.views import words
from scenarios.views.charts import bridge, side_by_side
from scenarios.views.charts.figure import Figure
from scenarios.views.charts.side_by_side import FEW
from scenarios.views.charts.theme import LIGHT
from scenarios.views.tables import side_by_side as tables

BRIDGES_ON_PAGE = 5  # each is a model run a change, and a page of a link is made for anybody


@dataclass(frozen=True)
class Told:
    """Everything that a report of a comparison is made from."""

    about: Setting
    side: SideBySide
    figures: list[Figure]
    bridges: list[Figure]  # from the first to each of the others


def told(
    question: Question, laid: tuple[Laid, ...], answers: Answers, label: str = THIS, most: int | None = None
) -> Told:
    """The answers of a comparison, asked once; bridges to so many of the others at most."""
    about = answers.get(setting, question)
    side = answers.get(compared.side_by_side, question, label, laid)
    mission = question.scenario.levers.mission
    bridges = []
    for one in laid[:most]:
        steps = answers.get(compared.bridge, question, one.question)
        bridges.append(bridge.figure(steps, label, one.label, mission, about.missions, LIGHT))
    return Told(about, side, side_by_side.figures(side, about.missions, LIGHT), bridges)


def paper(question: Question, laid: tuple[Laid, ...], answers: Answers, made: date, label: str = THIS) -> Paper:
    """The comparison as a paper to be edited."""
    t = told(question, laid, answers, label)
    missions, columns = t.about.missions, t.side.columns
    first, *others = t.figures
    labels = words.numbers.listed([c.label for c in columns])
    councils = [words.side_by_side.council_line(c) for c in columns]
    what = [f"{c.label}: {line}." for c, line in zip(columns, councils, strict=True)]
    inputs = tables.inputs(t.side)
    headings = [
        ("What is laid side by side", Block([*what, words.side_by_side.common(t.side)])),
        (
            "What each suggests",
            Block([f"{first.claim}.", *words.side_by_side.all_told(t.side, missions)], pictures=first.pictures),
        ),
        (
            "What differs in the results",
            Block(
                [words.compare.range_note()],
                _on_paper("Results", tables.results(t.side, missions)),
                [p for f in others for p in f.pictures],
            ),
        ),
        (
            "What differs in the inputs",
            Block([] if len(inputs) else [words.side_by_side.SAME], _on_paper("Inputs", inputs)),
        ),
        *((f"From {label} to {one.label}", _of_bridge(f)) for one, f in zip(laid, t.bridges, strict=True)),
        ("Read with care", Block([first.caveat])),
    ]
    named = labels if len(columns) <= FEW else f"{columns[0].label} and {len(columns) - 1} others"
    return Paper(f"Side by side: {named}", t.about.wards.council, made, words.paper.DRAFT, headings)


def _on_paper(what: str, frame: pd.DataFrame) -> list[PaperTable]:
    """A table in as many parts as paper needs, each named by whom it is about."""
    parts = tables.in_parts(frame)
    return [PaperTable(f"{what} of {words.numbers.listed(list(part.columns[1:]))}", part) for part in parts]


def _of_bridge(figure: Figure) -> Block:
    told = PaperTable(figure.claim, tables.bridge_in_words(figure.table))
    return Block([f"{figure.claim}.", figure.summary, figure.detail], [told], figure.pictures)


def document_of(question: Question, laid: tuple[Laid, ...], made: date) -> bytes:
    """The paper of a screen's comparison, from answers worked out in this process."""
    return document(paper(question, laid, PROCESS_ANSWERS, made, f"{question.scenario.title} (on screen)"))


def sheets(t: Told) -> dict[str, pd.DataFrame]:
    """Every table of a comparison by the name of its sheet."""
    found = {"Results": tables.results(t.side, t.about.missions), "Inputs": tables.inputs(t.side)}
    found |= {f.key.removeprefix("side_").capitalize(): f.table for f in t.figures}
    return found | {f"Bridge {i}": f.table for i, f in enumerate(t.bridges, 1)}


def workbook_of(question: Question, laid: tuple[Laid, ...]) -> bytes:
    """The workbook of a screen's comparison, from answers worked out in this process."""
    return workbook(sheets(told(question, laid, PROCESS_ANSWERS)))


def figures_of(question: Question, laid: tuple[Laid, ...], answers: Answers) -> list[Figure]:
    """The comparison as figures of a static page: the first with its tables told, then the others and each bridge."""
    t = told(question, laid, answers, most=BRIDGES_ON_PAGE)
    missions = t.about.missions
    fewer = f" {words.side_by_side.bridges_to(BRIDGES_ON_PAGE)}" if len(laid) > BRIDGES_ON_PAGE else ""
    first, *others = t.figures
    lines: Sequence[str] = words.side_by_side.all_told(t.side, missions)
    results = _in_parts("side_results", "What differs in the results", first.caveat, tables.results(t.side, missions))
    inputs = _in_parts("side_inputs", "What differs in the inputs", words.side_by_side.ORDER, tables.inputs(t.side))
    opened = Figure(
        first.key,
        f"Side by side: {first.claim}",
        " ".join(lines),
        first.pictures,
        f"{words.side_by_side.common(t.side)}{fewer}",
        first.caveat,
        first.table,
    )
    return [opened, *results, *inputs, *t.bridges, *others]


def _in_parts(key: str, claim: str, caveat: str, frame: pd.DataFrame) -> list[Figure]:
    """A table as figures of a page that is printed: in as many parts as paper needs."""
    parts = tables.in_parts(frame)
    return [
        Figure(key if not i else f"{key}_{i + 1}", claim if not i else f"{claim}, continued", "", (), "", caveat, part)
        for i, part in enumerate(parts)
    ]
