"""Answers in time: a first look, what nobody waits for any more, and work on a reader's own files."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future
from functools import partial
from typing import ClassVar

import pytest

from scenarios.answers import link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.compare import facts, ladder
from scenarios.answers.urgency import Urgency, urgency_now
from scenarios.answers.workers import Processes
from scenarios.ui import asking


class Later(Processes):
    """An executor that works when told to, and counts."""

    processes = 2

    def __init__(self, busy: bool = False) -> None:
        self.jobs, self.busy, self.urgencies = [], busy, []

    def submit(self, fn, /, *args, **kwargs):
        self.urgencies.append(urgency_now())
        self.jobs.append((partial(fn, *args, **kwargs), Future()))
        return self.jobs[-1][1]

    def waiting(self, at_most=Urgency.AHEAD):
        return 99 if self.busy else 0

    def promote(self, future, wanted):
        pass

    def work(self) -> None:
        for fn, future in tuple(self.jobs):  # what they lead to is worked on the next time
            if not future.done():
                future.set_result(fn())


class AtOnce:
    """A timer whose time has come; how long it would have waited is kept."""

    waited: ClassVar[list[float]] = []

    def __init__(self, wait_s, function):
        self.waited.append(wait_s)
        self.start = function


@pytest.fixture
def later(monkeypatch):
    executor = Later()
    monkeypatch.setattr(asking.SERVICE, "answers", Answers(executor))
    monkeypatch.setattr(asking, "PATIENCE_S", 0.05)
    monkeypatch.setattr(asking.threading, "Timer", AtOnce)
    kept: dict = {}
    monkeypatch.setattr(asking.page_state, "take", lambda name: kept.pop(name, None))
    monkeypatch.setattr(asking.page_state, "keep", kept.__setitem__)
    monkeypatch.setattr(asking.page_state, "kept", lambda name, otherwise=None: kept.get(name, otherwise))
    monkeypatch.setattr(asking.page_state, "title", lambda: kept.get("title", "Compare"))
    executor.again = []
    monkeypatch.setattr(asking, "run_again_later", lambda: lambda: executor.again.append(1))
    return executor


def small(**levers):
    return link.asked(link.Choices(levers={"draws": 64, "years": 2, **levers}), RESOLVER)


def test_where_everything_is_to_be_drawn_anew_its_first_look_is_worked_out_before_the_whole(later):
    asked = small()
    assert asking.in_time(asked, (facts, ladder)).first
    assert later.urgencies == [Urgency.SCREEN, Urgency.SCREEN], "the whole would only slow them down"
    AtOnce.waited.clear()
    later.work()
    assert AtOnce.waited == [asking.DRAWN_S], "they are given time to be drawn, once"
    assert later.urgencies == [Urgency.SCREEN, Urgency.SCREEN, Urgency.NEXT, Urgency.NEXT]
    assert later.again == []
    later.work()
    assert later.again == [1]
    assert not asking.in_time(asked, (facts, ladder)).first
    moved = asked.at(1e6)  # another spend has the ladder already, and is worth a longer wait
    asking.in_time(moved, (facts, ladder))
    assert later.urgencies[4:] == [Urgency.NEXT]


def test_first_looks_begun_before_the_controls_are_drawn_are_those_the_page_asks_for(later):
    asking.in_time(small(), (facts, ladder))
    foreseen = small(years=3)
    asking.begin_early(foreseen)
    assert later.urgencies == [Urgency.SCREEN] * 4
    assert asking.in_time(foreseen, (facts, ladder)).first
    assert [job[1].cancelled() for job in later.jobs] == [True, True, False, False]
    later.work()
    later.work()
    assert later.again == [1]
    assert len(later.jobs) == 6, "each first look once, and the whole of what is asked last"


def test_first_looks_that_the_controls_then_ask_otherwise_are_dropped(later):
    asking.in_time(small(), (facts, ladder))
    asking.begin_early(small(years=3))
    asking.in_time(small(years=4), (facts, ladder))
    assert [job[1].cancelled() for job in later.jobs] == [True] * 4 + [False] * 2
    asking.begin_early(small(years=5))
    asking.begin_early(small(years=6))  # a run that was left before it had drawn its controls
    assert [job[1].cancelled() for job in later.jobs] == [True] * 4 + [False] * 2 + [True] * 2 + [False] * 2


def test_nothing_is_begun_early_for_another_page_or_where_an_answer_is_there(later, monkeypatch):
    asking.begin_early(small())
    assert later.jobs == [], "nobody knows yet what this page asks"
    asking.in_time(small(), (facts, ladder))
    later.work()
    later.work()
    asking.begin_early(small())
    asking.begin_early(small().at(2e6))  # has its ladder
    monkeypatch.setattr(asking.page_state, "title", lambda: "Wards")
    asking.begin_early(small(years=3))
    assert len(later.jobs) == 4


def test_what_a_page_can_do_without_is_nothing_until_it_is_there_and_then_the_page_is_run_again(later):
    asked = small()
    assert asking.when_there(facts, asked) is None
    assert later.urgencies == [Urgency.NEXT]
    assert later.again == []
    later.work()
    assert later.again == [1]
    assert asking.when_there(facts, asked).headlines


def test_what_is_not_there_in_time_is_shown_as_a_first_look_and_the_page_run_again_once(later):
    question = small()
    assert asking.in_time(question, (facts, ladder)) == question.as_first
    later.work()
    assert later.again == []
    later.work()
    assert later.again == [1]
    assert asking.in_time(question, (facts, ladder)) == question
    assert len(later.jobs) == 4


def test_a_reader_who_moves_on_before_the_first_looks_are_there_never_has_their_whole_begun(later):
    asking.in_time(small(), (facts, ladder))
    asking.in_time(small(years=3), (facts, ladder))
    assert [job[1].cancelled() for job in later.jobs] == [True, True, False, False]
    later.work()
    assert later.urgencies.count(Urgency.NEXT) == 2, "of the newer question alone"


def test_the_same_question_asked_again_before_its_whole_is_begun_still_comes_to_it(later):
    asking.in_time(small(), (facts, ladder))
    asking.in_time(small(), (facts, ladder))
    assert not any(job[1].cancelled() for job in later.jobs)
    later.work()
    later.work()
    assert len(later.jobs) == 4
    assert later.again == [1]


def test_a_reader_who_has_moved_on_while_first_looks_were_drawn_is_not_run_again(later, monkeypatch):
    waiting = []
    monkeypatch.setattr(AtOnce, "__init__", lambda self, wait_s, begin: waiting.append(begin))
    monkeypatch.setattr(AtOnce, "start", lambda self: None, raising=False)
    asking.in_time(small(), (facts, ladder))
    later.work()
    asking.in_time(small(years=3), (facts,))
    before = len(later.jobs)
    waiting[0]()
    assert len(later.jobs) == before


def test_what_is_there_already_is_asked_of_nobody(later):
    question = small()
    asking.in_time(question, (facts,))
    later.work()
    assert asking.in_time(question, (facts,)) is question
    assert len(later.jobs) == 1


def test_a_question_nobody_looks_at_any_more_is_dropped_and_one_asked_again_is_not(later):
    first, second = small(), small(years=3)
    asking.in_time(first, (facts,))
    asking.in_time(first, (facts,))  # the same once more: nobody has moved on
    assert not later.jobs[0][1].cancelled()
    assert len(later.jobs) == 1
    asking.in_time(second, (facts,))
    assert later.jobs[0][1].cancelled()
    assert not later.jobs[1][1].cancelled()
    assert later.again == []


def test_where_everybody_is_busy_nobody_waits(later, monkeypatch):
    later.busy = True
    monkeypatch.setattr(asking, "PATIENCE_S", 60.0)
    assert asking.in_time(small(), (facts,)).first


def test_a_run_that_ends_while_it_waits_leaves_nothing_to_be_waited_for(later, monkeypatch):
    def moved_on():
        raise RuntimeError("the reader has moved on")

    monkeypatch.setattr(asking, "let_newer_go_first", moved_on)
    with pytest.raises(RuntimeError):
        asking.in_time(small(), (facts,))
    monkeypatch.setattr(asking, "let_newer_go_first", lambda: None)
    asking.in_time(small(years=3), (facts,))
    assert later.jobs[0][1].cancelled()
    monkeypatch.setattr(asking, "let_newer_go_first", moved_on)
    with pytest.raises(RuntimeError):
        asking.ask(facts, small(years=4))
    assert later.jobs[-1][1].cancelled()


def test_what_fails_does_not_run_the_page_again_without_end(later):
    asking.in_time(small(), (facts,))
    later.jobs[0][1].set_exception(ValueError("no"))
    assert later.again == []


def test_answers_of_this_process_are_never_a_first_look():
    assert asking.in_time(small(), (facts, ladder)) == small()


def test_work_on_a_reader_s_files_is_done_elsewhere_once(later, monkeypatch):
    seen = []
    monkeypatch.setattr(asking, "let_newer_go_first", lambda: (seen.append(1), later.work()))
    assert asking.elsewhere(max, 3, 5) == 5
    assert asking.elsewhere(max, 3, 5) == 5
    assert len(later.jobs) == len(seen) == 1
    assert later.urgencies == [Urgency.FILE]
    asking.forget_elsewhere()
    assert asking.elsewhere(max, 3, 5) == 5
    assert len(later.jobs) == 2


def test_files_that_a_reader_has_brought_anew_are_no_longer_worked_on(later, monkeypatch):
    def moved_on():
        raise RuntimeError("the reader has moved on")

    monkeypatch.setattr(asking, "let_newer_go_first", moved_on)
    for number in range(3):
        with pytest.raises(RuntimeError):
            asking.elsewhere(max, number, 5)
    assert [job[1].cancelled() for job in later.jobs] == [True, False, False]


@pytest.mark.parametrize(("given", "as_urgent"), [({}, Urgency.NEXT), ({"urgent": Urgency.FILE}, Urgency.FILE)])
def test_a_file_for_a_button_is_made_once_asked_for_and_as_urgently_as_it_says(later, given, as_urgent):
    made = asking.made_when_asked(max, 3, 5, **given)
    assert later.jobs == []
    asked = threading.Thread(target=lambda: found.append(made()))
    found = []
    asked.start()
    deadline = time.monotonic() + 60
    while not later.jobs and time.monotonic() < deadline:
        time.sleep(0.01)
    later.work()
    asked.join(60)
    assert (found, later.urgencies) == ([5], [as_urgent])


def test_a_run_that_ends_while_it_waits_is_followed_by_one_that_waits_for_the_same_work(later, monkeypatch):
    def moved_on():
        raise RuntimeError("the reader has moved on")

    monkeypatch.setattr(asking, "let_newer_go_first", moved_on)
    with pytest.raises(RuntimeError):
        asking.elsewhere(max, 3, 5)
    monkeypatch.setattr(asking, "let_newer_go_first", later.work)
    assert asking.elsewhere(max, 3, 5) == 5
    assert len(later.jobs) == 1


def test_a_page_is_not_run_again_for_a_question_nobody_looks_at_any_more(later):
    """What has begun cannot be cancelled: it comes all the same."""
    asking.in_time(small(), (facts,))
    later.jobs[0][1].set_running_or_notify_cancel()
    asking.in_time(small(years=3), (facts,))
    later.jobs[0][1].set_result(later.jobs[0][0]())
    assert later.again == []
    later.work()
    assert later.again == [1]


def test_an_answer_that_is_there_is_shown_and_nobody_works_for_one_that_is_not(later):
    question = small()
    assert asking.there(facts, question) is None
    assert not later.jobs
    asking.in_time(question, (facts,))
    later.work()
    assert asking.there(facts, question).headlines
