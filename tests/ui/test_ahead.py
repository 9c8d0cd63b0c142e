"""Levels of spend are worked out before anybody asks: the same keys as a page's, nearest first, the last scenario looked at."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.ui import address, compute
from scenarios.ui.ahead import Ahead


@pytest.fixture
def worked(monkeypatch):
    """What is worked out, and a gate that lets one level through at a time once it is closed."""
    done, gate = [], threading.Event()
    gate.set()

    def facts(ask, spend):
        gate.wait(10)
        done.append((ask, spend))

    monkeypatch.setattr(compute, "facts", facts)
    monkeypatch.setattr("scenarios.ui.ahead.SETTLED_S", 0.02)
    ahead = Ahead()
    yield done, gate, ahead
    gate.set()
    ahead.end()


def until(condition) -> None:
    for _ in range(500):
        if condition():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never happened")


def test_every_stop_of_the_slider_is_worked_out_nearest_first(worked):
    done, _, ahead = worked
    ask = address.read({}).ask
    ahead.want(ask, 402e6)
    ahead.begin()
    stops = address.stops_gbp(compute.loaded(ask.scenario).scenario)
    until(lambda: len(done) == len(stops))
    assert [s for _, s in done[:3]] == [400e6, 405e6, 395e6]
    assert sorted(s for _, s in done) == [float(s) for s in stops]
    assert all(type(s) is float for _, s in done)  # a whole number would be another key than the page's


def test_another_scenario_takes_over_from_the_one_being_worked_on(worked):
    done, gate, ahead = worked
    first = address.read({}).ask
    gate.clear()
    ahead.want(first, 400e6)
    ahead.begin()
    second = replace(first, years=5)
    ahead.want(second, 100e6)
    gate.set()
    until(lambda: len(done) > 5)
    asks = [a for a, _ in done]
    assert asks.count(first) <= 1
    assert done[asks.index(second)] == (second, 100e6)


def test_a_country_of_wards_is_left_to_whoever_asks(worked, monkeypatch):
    done, _, ahead = worked
    monkeypatch.setattr("scenarios.ui.ahead.MOST_CELLS", 100)
    ask, looked = address.read({}).ask, threading.Event()
    council = compute.council(ask)
    monkeypatch.setattr(compute, "council", lambda _: (looked.set(), council)[1])
    ahead.begin()
    ahead.want(ask, 400e6)
    assert looked.wait(20)
    ahead.end()  # after which nothing more is begun
    assert done == []


def test_the_page_asks_for_what_was_worked_out(monkeypatch, root):
    wanted = []
    monkeypatch.setattr(Ahead, "want", lambda self, *asked: wanted.append(asked))
    page = AppTest.from_file(str(root / "app.py"), default_timeout=60).run()
    assert not page.exception
    assert wanted == [(address.read({}).ask, address.read({}).spend_gbp)]
    assert type(wanted[0][1]) is float


def test_a_council_that_spends_little_moves_by_a_million():
    scenario = compute.loaded("existing_practice").scenario
    assert address.stops_gbp(scenario).step == 5_000_000
    assert address.stops_gbp(scenario.with_levers(spend_gbp=40e6)).step == 1_000_000
