"""Thirty people who save at once: saves a second, how long the slowest waits, and that nothing is lost.

In SQLite in a folder of its own, and in the database that ONE_MISSION_DATABASE names, where it names one. Half of them
save scenarios of their own, half a further version of one and the same, again and again.
"""

from __future__ import annotations

import os
import tempfile
import threading
import time
from pathlib import Path

from benchmarks.reader import p95
from benchmarks.timing import table
from scenarios.domain.saved import Author, Kept, SavedMeanwhile
from scenarios.store.files import scenario_files
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details

PEOPLE, SAVES = 30, 20


def main() -> None:
    given = os.environ.get(database.SETTING, "")
    with tempfile.TemporaryDirectory() as folder:
        rows = _measured("SQLite", f"sqlite:///{Path(folder) / 'library.sqlite'}")
        if given:
            rows += _measured("the database that is set", given)
    os.environ[database.SETTING] = given
    table(f"{PEOPLE} people who save at once, {SAVES} times each", ("", "p50", "p95 (or the whole)"), rows)


def _measured(name: str, address: str) -> list[tuple[str, float, float]]:
    os.environ[database.SETTING] = address
    scenario = scenario_files.load("existing_practice").scenario
    kept = Kept(scenario_files.as_text(scenario), "existing_practice", {}, {})
    shared = library.save_new(kept, Details("Shared"), Author("Ann"))
    waits: list[float] = []
    lost: list[Exception] = []
    begun = time.perf_counter()
    people = [threading.Thread(target=_person, args=(n, kept, shared.scenario, waits, lost)) for n in range(PEOPLE)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    took_s = time.perf_counter() - begun
    found = len(library.history(shared.scenario)) - 1 + sum(s.current for s in library.search("own"))
    missing = PEOPLE * SAVES - found + len(lost)
    database.forget()
    return [
        (f"{name}: saves a second", len(waits) / took_s, len(waits) / took_s),
        (f"{name}: one save [s]", sorted(waits)[len(waits) // 2], p95(waits)),
        (f"{name}: lost", missing, missing),
    ]


def _person(number: int, kept: Kept, shared: str, waits: list[float], lost: list[Exception]) -> None:
    """Even ones save a scenario of their own, odd ones the shared one, on top of whoever was there first."""
    who, own, on = Author(f"person {number}"), "", 1
    for turn in range(SAVES):
        begun = time.perf_counter()
        try:
            if number % 2 == 0 and turn == 0:
                own = library.save_new(kept, Details(f"own {number}"), who).scenario
            elif number % 2 == 0:
                library.save(own, turn, kept, who)
            else:
                on = _on_top(shared, on, kept, who)
        except Exception as error:
            lost.append(error)
        waits.append(time.perf_counter() - begun)


def _on_top(shared: str, on: int, kept: Kept, who: Author) -> int:
    while True:
        try:
            return library.save(shared, on, kept, who).number
        except SavedMeanwhile as told:
            on = told.since[-1].number
