"""Levels of spend are worked out before anybody asks.

The same keys as a page's, nearest first, the last question looked at.
"""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.answers import link_reading
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.compare import facts, ladder, setting
from scenarios.answers.precompute import Precompute
from scenarios.answers.urgency import Urgency, urgency_now
from scenarios.domain.amounts import spend_stops_gbp
from scenarios.ui.asking import SERVICE
from scenarios.ui.page_state import SLIDER


class Recording:
    """Answers that only note what was asked, and a gate that lets one level through at a time once it is closed."""

    def __init__(self) -> None:
        self.asked, self.functions, self.gate = [], [], threading.Event()
        self.gate.set()
        self.there = set()

    def has(self, function, question):
        return question in self.there

    def get(self, function, question):
        if function is setting:
            return Answers().get(setting, question)
        self.gate.wait(10)
        assert urgency_now() == Urgency.AHEAD
        self.asked.append(question)
        self.functions.append(function)


@pytest.fixture
def precompute(monkeypatch):
    monkeypatch.setattr("scenarios.answers.precompute.SETTLED_S", 0.02)
    working = Precompute(Recording())
    yield working
    working.answers.gate.set()
    working.end()


@pytest.fixture
def question():
    return link_reading.read({}, RESOLVER).question


def until(condition) -> None:
    for _ in range(500):
        if condition():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never happened")


def test_every_stop_of_the_slider_is_worked_out_nearest_first(precompute, question):
    precompute.want(question.at(402e6))
    precompute.begin()
    stops = spend_stops_gbp(question.spend_gbp)
    until(lambda: len(precompute.answers.asked) == 2 + len(stops))
    first, *asked, decided = precompute.answers.asked
    assert first == question.at(402e6).as_first  # what is said while a hand moves, of fewer futures
    assert decided == question.at(402e6)
    spends = [q.spend_gbp for q in asked]
    assert spends[:3] == [400e6, 405e6, 395e6]
    assert sorted(spends) == [float(s) for s in stops]


def test_another_scenario_takes_over_from_the_one_being_worked_on(precompute, question):
    done = precompute.answers.asked
    precompute.answers.gate.clear()
    precompute.want(question)
    precompute.begin()
    second = question.with_levers(years=5).at(100e6)
    precompute.want(second)
    precompute.answers.gate.set()
    until(lambda: len(done) > 5)
    years = [q.scenario.levers.years for q in done]
    assert years.count(10) <= 1
    assert done[years.index(5)] == second.as_first
    assert done[years.index(5) + 1] == second


def test_first_looks_at_the_next_steps_of_the_lever_in_hand_come_first(precompute, question):
    now = question.with_levers(years=11)
    precompute.answers.there = {now}
    precompute.want(now, question)
    precompute.begin()
    until(lambda: len(precompute.answers.asked) > 5)
    further, back = (question.with_levers(years=years).as_first for years in (12, 10))
    assert precompute.answers.asked[:5] == [further, further, back, back, now.as_first]
    assert precompute.answers.functions[:4] == [facts, ladder, facts, ladder]


def test_a_next_step_waits_until_what_is_asked_is_there(precompute, question, monkeypatch):
    monkeypatch.setattr("scenarios.answers.precompute.SETTLED_S", 60)
    monkeypatch.setattr("scenarios.answers.precompute.PAUSE_S", 0.01)
    now = question.with_levers(years=11)
    precompute.want(now, question)
    precompute.begin()
    threading.Event().wait(0.1)
    assert precompute.answers.asked == []
    precompute.answers.there = {now}
    until(lambda: len(precompute.answers.asked) == 4)


def test_a_reader_who_moves_on_leaves_the_other_steps_undone(precompute, question):
    first, second = question.with_levers(mission="jobs"), question.with_levers(mission="jobs", years=9)
    precompute.answers.there = {first, second}
    precompute.answers.gate.clear()
    precompute.want(first, question)
    precompute.begin()
    precompute.want(second, first)
    precompute.answers.gate.set()
    until(lambda: len(precompute.answers.asked) > 8)
    levers = [(q.scenario.levers.mission, q.scenario.levers.years) for q in precompute.answers.asked]
    assert len([m for m, _ in levers if m != "jobs"]) <= 1
    assert ("jobs", 8) in levers


def test_another_level_of_spend_is_no_reason_to_begin_anew(precompute, question):
    precompute.want(question)
    first = precompute._wanted
    precompute.want(question.at(5e8))
    assert precompute._wanted is first


def test_a_country_of_wards_is_left_to_whoever_asks(precompute, question, monkeypatch):
    monkeypatch.setattr("scenarios.answers.precompute.MOST_CELLS_AHEAD", 100)
    precompute._every_stop(question)
    precompute._every_step(question.with_levers(years=9), question, 0.0)
    assert precompute.answers.asked == []


def test_a_fault_is_logged_and_the_thread_goes_on(precompute, question, caplog):
    def broken(function, question):
        raise RuntimeError("a fault")

    precompute.answers.get = broken
    precompute.want(question)
    precompute.begin()
    until(lambda: "computed beforehand" in caplog.text)
    assert precompute._thread.is_alive()


def test_the_page_asks_for_what_is_worked_out(monkeypatch, root, question):
    wanted = []
    precompute = Precompute(Recording())
    monkeypatch.setattr(precompute, "want", lambda now, before: wanted.append((now, before)))
    monkeypatch.setattr(SERVICE, "precompute", precompute)
    page = AppTest.from_file(str(root / "app.py"), default_timeout=60).run()
    assert not page.exception
    assert wanted == [(question, None)]
    page.slider(key="years" + SLIDER).set_value(7).run()
    assert not page.exception
    assert wanted[-1] == (question.with_levers(years=7), question)


def test_a_council_that_spends_little_moves_by_a_million():
    assert spend_stops_gbp(400e6).step == 5_000_000
    assert spend_stops_gbp(40e6).step == 1_000_000


def test_a_room_that_keeps_the_server_busy_goes_first_but_not_for_ever(precompute, question, monkeypatch):
    monkeypatch.setattr("scenarios.answers.precompute.MOST_WAIT_S", 0.3)
    monkeypatch.setattr("scenarios.answers.precompute.PAUSE_S", 0.01)
    monkeypatch.setattr(precompute._own, "busy", lambda: True)
    done = precompute.answers.asked
    precompute.want(question)
    precompute.begin()
    until(lambda: len(done) == 1)  # the first looks, which one job works out
    threading.Event().wait(0.1)
    assert len(done) == 1, "a level was worked out beside what readers wait for"
    until(lambda: len(done) > 2)
    monkeypatch.setattr(precompute._own, "busy", lambda: False)
    until(lambda: len(done) == 2 + len(spend_stops_gbp(question.spend_gbp)))


def test_what_is_kept_already_is_not_waited_for(precompute, question, monkeypatch):
    monkeypatch.setattr(precompute._own, "busy", lambda: True)
    monkeypatch.setattr(precompute.answers, "has", lambda function, question: True)
    precompute.want(question)
    precompute.begin()
    until(lambda: len(precompute.answers.asked) == 2 + len(spend_stops_gbp(question.spend_gbp)))


def test_the_end_does_not_wait_for_a_level_that_waits_behind_other_work(monkeypatch, question, caplog):
    monkeypatch.setattr("scenarios.answers.precompute.END_S", 0.05)
    let_go, waits = threading.Event(), threading.Event()

    class Behind(Recording):
        def get(self, function, question):
            if function is setting:
                return super().get(function, question)
            waits.set()
            assert let_go.wait(60)
            raise CancelledError

    working = Precompute(Behind())
    working.want(question)
    working.begin()
    assert waits.wait(60)
    working.end()
    assert working._thread.is_alive(), "it was not waited for"
    let_go.set()
    working._thread.join(60)
    assert not working._thread.is_alive()
    assert not caplog.records, "what is let go of at the end is no fault"
