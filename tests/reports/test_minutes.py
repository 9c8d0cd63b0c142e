"""The minutes: every part where there is something to say, nothing of fewer than five, and the screen's own words."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import html5lib
import numpy as np
import pytest

from scenarios.answers import values
from scenarios.answers.compare import facts, setting
from scenarios.answers.decide import decision
from scenarios.answers.meeting import RoomGuesses, Shift
from scenarios.answers.session import triable
from scenarios.domain.meeting import Suggestion
from scenarios.reports import minutes
from scenarios.reports.minutes import Held
from scenarios.views import words

DAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def held(question, answers):
    n = len(answers.get(values.options, question).outcomes)
    rows = np.eye(n)[[0, 0, 0, 1, 0, 0, 0]] * 0.6 + 0.4 / n
    return Held(
        phones=7,
        guessed=RoomGuesses((5.0, 9.0, 40.0, 60.0, 900.0), {"very": 2, "hunch": 3}, 2),
        moved=Shift(5, 4, 0, 1, (5.0, 9.0, 40.0, 60.0, 900.0), (5.0, 8.0, 9.0, 30.0, 40.0)),
        weights=tuple(tuple(float(x) for x in r) for r in rows),
        votes={"isolation": 7},
        doubts={"reach_ceiling": 6},
        suggestions=(Suggestion(1, "benches", 6, "isolation", True), Suggestion(2, "buses", 7, "none", True)),
        decision={"mission": "isolation", "who": "the leader", "why": "it lasts"},
        dissent="Two want jobs.",
        parked=("the trust",),
        actions=("Ann: write, by Friday",),
        said="Let us try.",
        trial=(triable(answers.get(decision, question), answers.get(setting, question).register)[0], "high"),
        link="http://x/Present?spend=400m",
    )


@pytest.fixture(scope="module")
def whole(question, answers, held):
    return minutes.minutes(question, held, answers, DAY)


def text(whole) -> str:
    return " ".join(p for _, block in whole.headings for p in block.paragraphs)


def test_everything_stands_in_the_order_in_which_it_happened(whole):
    titles = [t for t, _ in whole.headings]
    assert titles == [
        "The question",
        "What people would improve",
        "What was weighed",
        "What was decided",
        "What was guessed, and what the model says",
        "What would change our mind",
        "What stayed disputed",
        "What we find out first",
        "Who does what, by when",
        "Parked",
        "What we said",
        "To see every figure again",
    ]


def test_the_figures_are_the_screen_s_own(question, answers, held, whole):
    about, told = answers.get(setting, question), answers.get(values.weigh, question, held.weights).told
    found = answers.get(values.options, question)
    head = answers.get(facts, question).headlines[question.focus]
    said = text(whole)
    for sentence in (
        words.compare.headline(head, about.missions),
        words.values.agreed(told, found.titles),
        words.values.model_says(found),
        words.values.turning(told, found.titles),
        "Decided: isolation, by the leader. Why: it lasts.",
        "Two want jobs.",
        "Ann: write, by Friday",
        "We tried: ",
        held.link,
    ):
        assert sentence in said


def test_a_room_without_phones_has_the_question_the_model_and_what_to_find_out(question, answers):
    empty = minutes.minutes(question, Held(), answers, DAY)
    titles = [t for t, _ in empty.headings]
    assert "What people would improve" not in titles
    assert "Parked" not in titles
    assert "Nothing was decided in the room." in text(empty)
    assert not any(block.pictures for title, block in empty.headings if title.startswith("What was guessed"))


def test_of_fewer_than_five_no_dot_and_no_guess_is_told(question, answers, held):
    few = replace(held, guessed=RoomGuesses((), {}, 0, held_back=True), moved=Shift(0, 0, 0, 0, (), ()), weights=())
    made = minutes.minutes(question, few, answers, DAY)
    assert "900" not in text(made)
    assert sum(len(block.pictures) for _, block in made.headings) == 1  # how often each option is best


def test_the_page_is_whole_and_stands_alone(question, held):
    page = minutes.html_of(question, held, DAY).decode()
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
    assert next(h.text.split(". ", 1)[1] for h in tree.iter("h2")) == "The question"
    assert "27 November 2026" in page
    assert "<script" not in page
    assert page.count("<svg") == 3
    assert page.count("<table>") == 2


def test_the_document_has_the_same_words_and_text_for_its_pictures(question, held, whole):
    with zipfile.ZipFile(io.BytesIO(minutes.docx_of(question, held, DAY))) as pack:
        body = pack.read("word/document.xml").decode()
        core = pack.read("docProps/core.xml").decode()
    assert "Minutes, SuchnSuch" in core
    assert "Two want jobs." in body
    assert body.count("<pic:pic") == 3 or body.count("pic:pic ") >= 3
    assert "Weights, of 100: From 7 people" in body
