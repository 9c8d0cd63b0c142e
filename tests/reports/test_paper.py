"""The blocks of a committee paper, under any template's headings."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.domain.paper import BLOCKS, Heading, PaperMap
from scenarios.reports import paper as papers
from scenarios.store.files import paper_files
from scenarios.views.words.paper import words_in

MADE, ANSWERS = date(2026, 11, 27), Answers()


def made(template: PaperMap | None = None, **levers) -> papers.Paper:
    question = link.asked(Choices(levers={"draws": 512} | levers), RESOLVER)
    return papers.paper(question, ANSWERS, template or paper_files.load(), MADE)


@pytest.fixture(scope="module")
def generic():
    return made()


def test_every_heading_of_the_template_stands_in_its_order_and_none_is_empty(generic):
    assert [title for title, _ in generic.headings] == [h.title for h in paper_files.load().headings]
    for title, block in generic.headings:
        assert block.paragraphs, title
        assert all(p.strip() and "None" not in p and "nan" not in p.split() for p in block.paragraphs), title
    assert not generic.notes


def test_every_block_that_can_be_named_is_made():
    assert set(papers.BLOCK_OF) | {"summary"} == set(BLOCKS)


def test_the_summary_is_within_its_words_and_says_when_it_loses(generic):
    (said,) = dict(generic.headings)["Summary"].paragraphs
    assert words_in(said) <= 150
    assert "suggests" in said
    assert " loses" in said or "in which it is behind" in said or "No simple" in said


def test_the_sentence_is_the_screen_s_own(generic):
    from scenarios.answers import compare
    from scenarios.views import words

    question = link.asked(Choices(levers={"draws": 512}), RESOLVER)
    about, facts = ANSWERS.get(compare.setting, question), ANSWERS.get(compare.facts, question)
    assert words.compare.headline(facts.headlines[question.focus], about.missions) in (
        dict(generic.headings)["Options considered"].paragraphs
    )


def test_value_by_payer_sums_to_the_strategy_s_value(generic):
    from scenarios.answers import compare

    question = link.asked(Choices(levers={"draws": 512}), RESOLVER)
    (table,) = dict(generic.headings)["Financial implications"].tables
    whole = ANSWERS.get(compare.outcomes, question)[question.focus].outcomes["total_value_gbp"].mean.value
    assert table.rows["Average value (£)"].sum() == pytest.approx(whole, abs=len(table.rows))


def test_a_template_of_one_s_own_sets_order_limits_and_what_is_left_out():
    money, why = (
        Heading(title="Money", blocks=("financial",), words=20),
        Heading(title="Why", blocks=("purpose", "risks")),
    )
    headings = (money, why)
    paper = made(PaperMap(title="Ours", source="our own", headings=headings))
    assert [title for title, _ in paper.headings] == ["Money", "Why"]
    assert len(dict(paper.headings)["Why"].paragraphs) == 3
    assert paper.notes[0].startswith("This council's template has no heading for: the answer in a few sentences")
    assert paper.notes[1].startswith("Money has ")


def test_another_mission_has_a_paper_too():
    paper = made(mission="jobs")
    said = " ".join(p for _, block in paper.headings for p in block.paragraphs)
    assert "jobs" in paper.title
    assert "nan" not in said.split()


def test_without_a_contract_book_the_timetable_says_so():
    question = link.asked(Choices(levers={"draws": 256}, book=link.NO_BOOK), RESOLVER)
    paper = papers.paper(question, ANSWERS, paper_files.load(), MADE)
    assert dict(paper.headings)["Timetable"].paragraphs[0].startswith("No contract book is used here")
