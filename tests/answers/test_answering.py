"""Asking: one cache, any executor, the same answers."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.answers import changes, compare, decide, link, wards
from scenarios.answers.answering import KEEPING, RESOLVER, Answers, Inline, answer, process_pool, run_answer
from scenarios.answers.link import Choices
from scenarios.domain.errors import MissionError
from scenarios.domain.scenario import BASELINE


@pytest.fixture(scope="module")
def pooled():
    with process_pool(1) as pool:
        yield Answers(pool)


def small(**levers):
    return link.asked(Choices(levers={"draws": 128, **levers}), RESOLVER)


def test_an_answer_is_worked_out_once_for_a_question():
    calls = []

    @answer(keep=2)
    def counted(resolved):
        calls.append(resolved.spend_gbp)
        return resolved.spend_gbp

    answers = Answers()
    assert [answers.get(counted, small()) for _ in range(3)] == [4e8] * 3
    assert calls == [4e8]
    answers.get(counted, small(spend_gbp=1e8))
    assert calls == [4e8, 1e8]
    del KEEPING[counted]


def test_an_answer_that_holds_for_every_spend_is_worked_out_at_none():
    calls = []

    @answer(keep=2, by_spend=False)
    def counted(resolved):
        calls.append(resolved.spend_gbp)
        return len(calls)

    answers = Answers()
    assert {answers.get(counted, small(spend_gbp=s)) for s in (1e8, 2e8, 3e8)} == {1}
    assert calls == [0]
    del KEEPING[counted]


def test_what_is_asked_besides_the_question_makes_an_answer_of_its_own():
    @answer(keep=4)
    def tell(resolved, number, word="a"):
        return number, word

    answers = Answers()
    assert answers.get(tell, small(), 1) == (1, "a")
    assert answers.get(tell, small(), 2) == (2, "a")
    assert answers.get(tell, small(), 1, word="b") == (1, "b")
    del KEEPING[tell]


def test_a_question_asked_again_with_equal_parts_is_the_same_question():
    answers = Answers()
    assert answers.get(compare.facts, small()) is answers.get(compare.facts, small())


def test_a_fault_reaches_whoever_asks_and_is_not_kept():
    calls = []

    @answer(keep=2)
    def fails(resolved):
        calls.append(1)
        raise MissionError("no")

    answers = Answers()
    for _ in range(2):
        with pytest.raises(MissionError, match="no"):
            answers.get(fails, small())
    assert len(calls) == 2
    del KEEPING[fails]


def test_an_unmarked_function_is_no_answer():
    with pytest.raises(KeyError):
        Answers().get(lambda resolved: 1, small())


def test_inline_works_in_the_thread_that_asks():
    import threading

    assert Inline().submit(threading.get_ident).result() == threading.get_ident()


def test_a_pool_of_processes_gives_the_same_facts(pooled):
    here, there = Answers().get(compare.facts, small()), pooled.get(compare.facts, small())
    assert here.titles == there.titles
    for key, h in here.headlines.items():
        assert h.value == there.headlines[key].value
        assert h.people == there.headlines[key].people
        assert np.array_equal(h.dots_gbp, there.headlines[key].dots_gbp)
    assert here.journey == there.journey


def test_a_pool_of_processes_gives_the_same_ladder(pooled):
    here, there = Answers().get(compare.ladder, small()), pooled.get(compare.ladder, small())
    assert here.crossings == there.crossings
    for key, totals in here.ladder.totals.items():
        assert np.array_equal(totals, there.ladder.totals[key])
    assert here.levels.equals(there.levels)


def test_a_pool_of_processes_gives_the_same_decision_changes_and_wards(pooled):
    here, there = Answers().get(decide.decision, small()), pooled.get(decide.decision, small())
    assert here.evppi == there.evppi
    assert here.switches == there.switches
    assert here.losing_share == there.losing_share
    assert Answers().get(changes.changed, small()) == pooled.get(changes.changed, small())
    one, other = (a.get(wards.ward_year, small(), BASELINE, 2) for a in (Answers(), pooled))
    assert np.array_equal(one.difference.mean, other.difference.mean)


def test_a_fault_in_another_process_is_the_same_sentence(pooled):
    bad = small().on_council("nowhere")
    for answers in (Answers(), pooled):
        with pytest.raises(MissionError, match="nowhere"):
            answers.get(compare.facts, bad)


def test_an_answer_is_a_plain_function_of_a_study():
    assert run_answer(compare.setting, small()).draws == 128
    assert compare.setting(RESOLVER.resolve(small())).draws == 128


def test_every_answer_is_marked_with_how_much_is_kept():
    for module in (compare, decide, wards, changes):
        found = [f for f in KEEPING if f.__module__ == module.__name__]
        assert found, module
        assert all(KEEPING[f].most > 0 for f in found)
