"""Asking: one cache, any executor, the same answers."""

from __future__ import annotations

from concurrent.futures import Future

import numpy as np
import pytest

from scenarios.answers import changes, compare, contracts, decide, link, wards
from scenarios.answers.answering import KINDS, RESOLVER, Answers, Inline, answer, run_answer
from scenarios.answers.kept import Kept
from scenarios.answers.link import Choices
from scenarios.answers.sizes import size_of
from scenarios.answers.workers import Workers
from scenarios.domain.errors import MissionError
from scenarios.domain.scenario import BASELINE


@pytest.fixture(scope="module")
def pooled():
    with Workers(2) as workers:
        yield Answers(workers)


def small(**levers):
    return link.asked(Choices(levers={"draws": 128, **levers}), RESOLVER)


def test_an_answer_is_worked_out_once_for_a_question():
    calls = []

    @answer()
    def counted(resolved):
        calls.append(resolved.spend_gbp)
        return resolved.spend_gbp

    answers = Answers()
    assert [answers.get(counted, small()) for _ in range(3)] == [4e8] * 3
    assert calls == [4e8]
    answers.get(counted, small(spend_gbp=1e8))
    assert calls == [4e8, 1e8]
    del KINDS[counted]


def test_an_answer_that_holds_for_every_spend_is_worked_out_at_none():
    calls = []

    @answer(by_spend=False)
    def counted(resolved):
        calls.append(resolved.spend_gbp)
        return len(calls)

    answers = Answers()
    assert {answers.get(counted, small(spend_gbp=s)) for s in (1e8, 2e8, 3e8)} == {1}
    assert calls == [0]
    del KINDS[counted]


def test_what_is_asked_besides_the_question_makes_an_answer_of_its_own():
    @answer()
    def tell(resolved, number, word="a"):
        return number, word

    answers = Answers()
    assert answers.get(tell, small(), 1) == (1, "a")
    assert answers.get(tell, small(), 2) == (2, "a")
    assert answers.get(tell, small(), 1, word="b") == (1, "b")
    del KINDS[tell]


def test_a_question_asked_again_with_equal_parts_is_the_same_question():
    answers = Answers()
    assert answers.get(compare.facts, small()) is answers.get(compare.facts, small())


def test_a_fault_reaches_whoever_asks_and_is_not_kept():
    calls = []

    @answer()
    def fails(resolved):
        calls.append(1)
        raise MissionError("no")

    answers = Answers()
    for _ in range(2):
        with pytest.raises(MissionError, match="no"):
            answers.get(fails, small())
    assert len(calls) == 2
    del KINDS[fails]


def test_an_unmarked_function_is_no_answer():
    with pytest.raises(KeyError):
        Answers().get(lambda resolved: 1, small())


def test_inline_works_in_the_thread_that_asks():
    import threading

    assert Inline().submit(threading.get_ident).result() == threading.get_ident()


def test_workers_give_the_same_facts(pooled):
    here, there = Answers().get(compare.facts, small()), pooled.get(compare.facts, small())
    assert here.titles == there.titles
    for key, h in here.headlines.items():
        assert h.value == there.headlines[key].value
        assert h.people == there.headlines[key].people
        assert np.array_equal(h.dots_gbp, there.headlines[key].dots_gbp)
    assert here.journey == there.journey


def test_workers_give_the_same_ladder(pooled):
    here, there = Answers().get(compare.ladder, small()), pooled.get(compare.ladder, small())
    assert here.crossings == there.crossings
    for key, totals in here.ladder.totals.items():
        assert np.array_equal(totals, there.ladder.totals[key])
    assert here.levels.equals(there.levels)


def test_workers_give_the_same_decision_changes_and_wards(pooled):
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


def test_an_answer_is_a_plain_function_of_a_resolved_question():
    assert run_answer(compare.setting, small()).draws == 128
    assert compare.setting(RESOLVER.resolve(small())).draws == 128


def test_every_module_of_answers_has_some_and_those_that_draw_nothing_are_light():
    for module in (compare, contracts, decide, wards, changes):
        assert [f for f in KINDS if f.__module__ == module.__name__], module
    assert {f.__name__ for f, kind in KINDS.items() if kind.light} == {"setting", "changed", "book"}


def test_a_light_answer_is_worked_out_where_it_is_asked_and_draws_nothing(monkeypatch):
    monkeypatch.setattr("scenarios.answers.resolved.draws_for", lambda *_: pytest.fail("drawn"))

    class Refusing(Inline):
        def submit(self, fn, /, *args, **kwargs):
            pytest.fail("handed to the executor")

    fresh = small(seed=77)
    assert Answers(Refusing()).get(compare.setting, fresh).draws == 128
    assert [c.key for c in Answers(Refusing()).get(changes.changed, fresh)] == ["draws", "seed"]


def test_what_nobody_waits_for_any_more_is_dropped():
    class Never(Inline):
        def submit(self, fn, /, *args, **kwargs):
            return Future()

    answers = Answers(Never())
    coming = answers.begin(compare.facts, small())
    assert answers.begin(compare.facts, small()) is coming
    answers.release(coming, compare.facts, small())
    assert not coming.cancelled()
    answers.release(coming, compare.facts, small())
    assert coming.cancelled()
    assert answers.begin(compare.facts, small()) is not coming


def test_a_first_answer_is_from_fewer_of_the_same_futures():
    question = link.asked(Choices(levers={"draws": 2048}), RESOLVER)
    whole, first = RESOLVER.resolve(question), RESOLVER.resolve(question.as_first)
    assert (whole.draws.n, first.draws.n) == (2048, 512)
    for key, values in first.draws.items():
        assert set(values) <= set(whole.draws[key]), key
    answers = Answers()
    assert len(answers.get(compare.ladder, question.as_first).ladder.spend_gbp) == 9
    assert question.as_first.fingerprint != question.fingerprint
    assert answers.get(compare.setting, question.as_first).draws == 512


def test_a_first_answer_and_the_whole_one_never_name_two_winners():
    answers = Answers()
    for number in range(12):
        levers = {"draws": 2048, "seed": 100 + number, "years": 3 + number, "spend_gbp": 4e7 * (number + 1)}
        question = link.asked(Choices(levers=levers), RESOLVER)
        first, whole = (answers.get(compare.facts, q) for q in (question.as_first, question))
        for key, h in whole.headlines.items():
            assert {h.value.verdict, first.headlines[key].value.verdict} != {"better", "worse"}, (number, key)


def test_answers_are_bounded_in_bytes():
    answers = Answers(kept=Kept(300_000, size_of))
    for spend in range(1, 30):
        answers.get(compare.facts, small(spend_gbp=spend * 1e7))
    assert 1 <= len(answers.kept) < 20
