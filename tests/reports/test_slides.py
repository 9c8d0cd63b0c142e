"""Two slides: real titles, the screen's own sentence, and text for the picture."""

from __future__ import annotations

import io
from datetime import date

import pytest
from pptx import Presentation

from scenarios.answers import compare, link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.reports.slides import slides
from scenarios.views import words


@pytest.fixture(scope="module")
def asked():
    question, answers = link.asked(Choices(levers={"draws": 256}), RESOLVER), Answers()
    return question, answers, Presentation(io.BytesIO(slides(question, answers, date(2026, 11, 7))))


def text(slide) -> str:
    return " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)


def test_the_first_says_the_sentence_of_the_screen(asked):
    question, answers, deck = asked
    about, facts = answers.get(compare.setting, question), answers.get(compare.facts, question)
    said = words.answer.answer(facts.headlines[question.focus], about.missions)
    first = deck.slides[0]
    assert said.sentence in text(first)
    assert f"{said.figure} {said.unit}" in text(first)
    assert "7 November 2026" in text(first)
    assert first.shapes.title.text == "SuchnSuch: Existing practice"


def test_the_second_is_the_ladder_with_its_claim_as_title_and_its_text(asked):
    *_, deck = asked
    assert len(deck.slides) == 2
    second = deck.slides[1]
    assert "piecemeal" in second.shapes.title.text
    (picture,) = (s for s in second.shapes if s.shape_type == 13)
    assert len(picture._element.xpath("./p:nvPicPr/p:cNvPr")[0].get("descr")) > 40


def test_nothing_stands_beyond_the_slide(asked):
    *_, deck = asked
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height
