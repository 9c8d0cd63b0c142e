"""The answers of Contracts."""

from __future__ import annotations

import pytest

from scenarios.answers import compare, contracts, link
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
    for question in (asked(book=NO_BOOK), asked(base="small_district", book=NO_BOOK)):
        for function in (contracts.book, contracts.coming_up, contracts.what_to_ask, contracts.suppliers):
            assert answers.get(function, question) is None


def test_the_scenario_s_own_council_by_its_name_keeps_its_book(answers):
    assert asked(council="suchnsuch") == asked()


def test_what_partners_add_is_the_same_whatever_else_is_compared(answers):
    assert answers.get(contracts.partners, asked()) is None
    every, one = asked(base="anchor_partners"), asked(base="anchor_partners", strategies=("one_mission",))
    found = answers.get(contracts.partners, every)
    assert found.people == answers.get(contracts.partners, one).people
    assert [p.title for p in found.payers][1:] == ["the hospital trust", "the university", "the housing association"]
    run = answers.get(compare.facts, every).headlines["one_mission"]
    assert found.together.summary.mean.value == pytest.approx(run.value.summary.mean.value)
    alone = answers.get(compare.facts, asked()).headlines["one_mission"]
    assert found.alone.summary.mean.value == pytest.approx(alone.value.summary.mean.value)


def test_kinds_of_suppliers_scale_with_spend(answers):
    one, half = (
        answers.get(contracts.suppliers, link.asked(Choices(levers={"draws": 256, "spend_gbp": s}), RESOLVER))
        for s in (4e8, 2e8)
    )
    assert [x.kind for x in one] == ["vcse", "sme", "large"]
    assert one[0].usable_gbp.mean.value == pytest.approx(2 * half[0].usable_gbp.mean.value)


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
