"""Every figure by its key, with its page's own words."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.analysis.target import Target
from scenarios.answers import compare, link, need
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.reports import shown
from scenarios.views import words
from scenarios.views.words.behind import BEHIND

ANSWERS = Answers()


def wanted(base: str = "existing_practice", book: str = "", **levers) -> shown.Wanted:
    question = link.asked(Choices(base, levers={"draws": 256} | levers, book=book), RESOLVER)
    return shown.Wanted(question, ANSWERS, today=date(2026, 11, 27))


def test_every_figure_that_a_page_names_has_a_verb():
    assert set(shown.KEYS) | set(shown.ELSEWHERE) == set(BEHIND)
    assert not set(shown.KEYS) & set(shown.ELSEWHERE)


@pytest.mark.parametrize("key", shown.KEYS)
def test_each_says_something_and_ends_its_sentences(key):
    found = shown.shown(key, wanted("anchor_partners"))
    assert found.lines
    assert all(line and "nan" not in line.split() and "None" not in line for line in found.lines)


def test_the_sentence_is_the_screen_s():
    w = wanted()
    h = ANSWERS.get(compare.facts, w.question).headlines[w.question.focus]
    lines = shown.shown("sentence", w).lines
    assert words.compare.headline(h, w.about.missions) in lines
    assert words.answer.answer(h, w.about.missions).sentence in lines


def test_another_year_and_strategy_are_another_map():
    last, fifth = shown.shown("map", wanted()), shown.shown("map", shown.Wanted(wanted().question, ANSWERS, year=5))
    assert len(last.table) == len(fifth.table) == 24
    assert not last.table.equals(fifth.table)
    other = next(k for k in wanted().question.scenario.strategies if k not in ("piecemeal", wanted().question.focus))
    against = shown.shown("map", shown.Wanted(wanted().question, ANSWERS, other=other))
    assert list(against.table.columns) != list(last.table.columns)


def test_another_target_is_another_count():
    mine = shown.Wanted(wanted().question, ANSWERS, target=Target("isolation", 0.01, 8))
    assert "1 % of lonely people" in shown.shown("robust", mine).lines[0].replace("\u00a0", " ")


def test_without_a_book_or_partners_it_says_so():
    for key in ("pipeline", "asks", "kinds"):
        assert shown.shown(key, wanted(book="none")).lines == [words.book.NO_BOOK]
    assert shown.shown("partners", wanted()).lines == [words.partners.NONE]


def test_a_flow_has_no_years_and_no_climb():
    for key in ("years", "climb"):
        assert shown.shown(key, wanted(mission="jobs")).lines[0].startswith("There is nothing of this here")


def test_the_climb_is_the_page_s():
    w = wanted()
    found = ANSWERS.get(need.climb, w.question)
    claim, _ = words.climb.climb(found.climb, w.question.scenario.levers.years)
    assert shown.shown("climb", w).lines[0] == f"{claim}."
