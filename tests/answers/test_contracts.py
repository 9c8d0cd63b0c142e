"""The answers of Contracts."""

from __future__ import annotations

import pytest

from scenarios.answers import contracts, link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import NO_BOOK, Choices
from scenarios.store.contracts import book_files


def asked(**chosen):
    return link.asked(Choices(levers={"draws": 256}, **chosen), RESOLVER)


def test_the_shipped_scenario_stands_on_its_book_and_says_what_comes_up(answers):
    question = asked()
    assert answers.get(contracts.book, question).annual_gbp == 400e6
    assert answers.get(contracts.coming_up, question).start == 2027
    found = answers.get(contracts.what_to_ask, question)
    assert 0 < found.most < len(found.every)
    assert found.total.mean.value == pytest.approx(sum(a.gbp for a in found.every), rel=1e-9)


def test_without_a_book_there_is_nothing_to_say(answers):
    for question in (asked(book=NO_BOOK), asked(council="suchnsuch")):
        for function in (contracts.book, contracts.coming_up, contracts.what_to_ask):
            assert answers.get(function, question) is None


def test_a_book_of_one_s_own_brings_its_spend_by_category_and_its_link(tmp_path, monkeypatch):
    monkeypatch.setenv("ONE_MISSION_CACHE", str(tmp_path))
    whole = book_files.load("suchnsuch")
    half = type(whole)("Half of it", tuple(c for c in whole.contracts if c.category in ("housing", "schools")))
    name = book_files.keep(half)
    question = asked(book=name)
    assert dict(question.scenario.spend_mix) == pytest.approx({"schools": 20 / 52, "housing": 32 / 52})
    text = link.write(question, RESOLVER.base(question.base))
    assert text["book"] == [book_files.title(name)]
    from scenarios.answers import link_reading

    again = link_reading.read({k: v for k, v in text.items()} | {"draws": ["256"]}, RESOLVER)
    assert again.question.scenario.contracts.book == name
    assert again.problems == ()
    gone = link_reading.read({"book": ["no_such_book_0123456789abcdef"]}, RESOLVER)
    assert "is not known here" in gone.problems[0]
