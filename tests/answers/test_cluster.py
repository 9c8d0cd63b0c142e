"""Answers on a cluster: the same to the last bit, and none lost where a worker dies."""

from __future__ import annotations

import os
import signal
import sys
import time
import types
from pathlib import Path

import numpy as np
import pytest

from scenarios.answers import compare, link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.cluster import SETTING, Cluster
from scenarios.answers.urgency import Urgency, urgency
from scenarios.answers.workers import Workers
from scenarios.domain.errors import InputError, MissionError
from scenarios.server import start


def noted(path: str, seconds: float) -> int:
    """Say which process works on this, then take some time."""
    with Path(path).open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()}\n")
    time.sleep(seconds)
    return os.getpid()


@pytest.fixture(scope="module")
def scheduler():
    from distributed import LocalCluster

    with pytest.MonkeyPatch.context() as patch:
        # Its processes begin with the main module of this one, where the framework's tester may have left a page.
        patch.setitem(sys.modules, "__main__", types.ModuleType("__main__"))
        with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None) as local:
            yield local.scheduler_address


@pytest.fixture(scope="module")
def cluster(scheduler):
    with Cluster(scheduler) as executor:
        yield executor


def test_the_same_answers_to_the_last_bit_inline_in_processes_and_on_the_cluster(cluster):
    question = link.asked(link.Choices(levers={"draws": 256, "years": 4}), RESOLVER)
    with Workers(1) as workers:
        found = [Answers(e).get(compare.ladder, question) for e in (workers, cluster)]
    here = Answers().get(compare.ladder, question)
    for there in found:
        assert there.crossings == here.crossings
        for key, totals in here.ladder.totals.items():
            assert np.array_equal(totals, there.ladder.totals[key])


def test_a_worker_that_dies_in_the_middle_loses_nothing(cluster, tmp_path):
    log = tmp_path / "pids"
    coming = [cluster.submit(noted, str(log), 1.5) for _ in range(6)]
    while not log.exists() or len(log.read_text().split()) < 3:
        time.sleep(0.05)
    killed = int(log.read_text().split()[0])
    os.kill(killed, signal.SIGKILL)
    assert len({f.result(60) for f in coming} - {killed}) >= 1
    assert cluster.waiting() == 0


def test_how_much_waits_is_known_by_urgency(cluster, tmp_path):
    with urgency(Urgency.AHEAD):
        later = [cluster.submit(noted, str(tmp_path / "a"), 0.3) for _ in range(4)]
    assert cluster.waiting(Urgency.NEXT) == 0
    assert cluster.waiting() == 4
    assert cluster.processes >= 2
    assert [f.result(60) for f in later]


def test_a_mistake_on_the_cluster_is_the_same_sentence(cluster):
    question = link.asked(link.Choices(), RESOLVER).on_council("nowhere")
    with pytest.raises(MissionError, match="nowhere"):
        Answers(cluster).get(compare.facts, question)


def test_one_setting_puts_the_server_s_answers_on_it(scheduler, monkeypatch):
    monkeypatch.setenv(SETTING, scheduler)
    with start.executor() as executor:
        assert isinstance(executor, Cluster)
    monkeypatch.delenv(SETTING)
    with start.executor() as executor:
        assert isinstance(executor, Workers)


def test_without_the_optional_group_it_says_what_is_missing(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(InputError, match=r"ONE_MISSION_SCHEDULER is 'tcp://x:1', but it needs the optional group"):
        Cluster("tcp://x:1")
