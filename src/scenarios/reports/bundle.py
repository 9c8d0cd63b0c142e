"""A bundle: scenario, wards, books, evidence, results and hashes in one file, opened elsewhere to the same digits."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scenarios.answers import compare, contracts, link
from scenarios.answers.answering import Answers
from scenarios.answers.question import Question
from scenarios.domain.errors import FileError
from scenarios.domain.scenario import Scenario
from scenarios.reports.paper_docx import PROCESS_ANSWERS
from scenarios.reports.payload import run_payload
from scenarios.store.files import bundle_files, scenario_files
from scenarios.store.files.toml_files import toml_text, toml_values
from scenarios.store.library import carried, made_with

SCENARIO, RESULTS, README = "scenario.toml", "results.json", "README.txt"
TEXT = """{title}
{rule}
{council}. Everything that its figures rest on.

scenario.toml   every lever, setting and assumption, complete
wards/          the wards, with their figures and outlines
books/          the contract books, where it stands on any
evidence/       the register of evidence, the missions and the equations, as they were
results.json    every outcome of every strategy, with its range and its simulation error
hashes.json     the SHA-256 of each file, and a hash of every equation and every row of evidence

To open it elsewhere: Saved scenarios, "Open a bundle"; or in a terminal

    scenarios bundle open THIS_FILE

which runs it and says whether every figure is the same to the last digit, and if not, what has changed.
"""


@dataclass(frozen=True)
class Opened:
    """A bundle on this installation: its question, and how its figures compare with those it brought."""

    question: Question
    scenario: Scenario
    moved: Mapping[str, list[str]]  # equations, rows of evidence and data that are not the same here
    differing: tuple[str, ...]  # outcomes that are not the same to the last digit
    outcomes: int  # compared


def of_question(question: Question) -> bytes:
    """The bundle of a screen, from answers worked out in this process."""
    return bundle(question, PROCESS_ANSWERS)


def bundle(question: Question, answers: Answers) -> bytes:
    """Everything behind a question as one ZIP."""
    link.expect_known_here(question.scenario)  # what names a file of this machine could not be put back elsewhere
    about = answers.get(compare.setting, question)
    values = toml_values(scenario_files.as_text(question.scenario), SCENARIO)
    title = question.scenario.title
    files = {
        README: TEXT.format(title=title, rule="=" * len(title), council=about.wards.council).encode(),
        SCENARIO: scenario_files.as_text(question.scenario).encode(),
        RESULTS: json.dumps(_results(question, answers), indent=1, sort_keys=True).encode(),
        **bundle_files.evidence(),
        **carried.taken(values),
    }
    made = made_with.made_with(about.base_register, _data(files))
    base = {"base": scenario_files.begun_with(question.base), "most_cells": question.most_cells}
    return bundle_files.packed(files, {**made, **base})


def _data(files: Mapping[str, bytes]) -> str:
    """One hash of wards and books, whatever they are called."""
    parts = sorted(hashlib.sha256(d).hexdigest() for n, d in files.items() if n.startswith(("wards/", "books/")))
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:16]


def _results(question: Question, answers: Answers) -> dict[str, Any]:
    """Every outcome of a run, without the stamp, which names this installation's own versions."""
    outcomes, about = answers.get(compare.outcomes, question), answers.get(compare.setting, question)
    instead = answers.get(compare.facts, question).instead
    correlations = answers.get(compare.correlations, question)
    partners = answers.get(contracts.partners, question)
    found = run_payload(outcomes, about, correlations, instead, partners)
    found.pop("run")
    return found


def opened_here(data: bytes, name: str) -> Opened:
    """A bundle put back and run, from answers worked out in this process."""
    return opened(data, name, PROCESS_ANSWERS, link.MOST_CELLS)


def opened(data: bytes, name: str, answers: Answers, most_cells: int | None = None) -> Opened:
    """A bundle put back on this installation, run, and compared figure by figure with what it brought."""
    files, before = bundle_files.unpacked(data, name)
    for needed in (SCENARIO, RESULTS):
        if needed not in files:
            raise FileError(name, f"{needed} is missing in it")
    text = files[SCENARIO].decode("utf-8", "replace")
    values = toml_values(text, f"{name}, {SCENARIO}")
    if not isinstance(values.get("council"), dict) or "spend_mix" not in values or "extends" in values:
        raise FileError(name, f"{SCENARIO} in it is not complete: it names no council or no spend by category")
    scenario_files.from_text(text, f"{name}, {SCENARIO}")  # refused before anything is put in place
    brought = _flat(_read(files[RESULTS], name))
    put = carried.put_back(values, files, name)
    scenario = scenario_files.from_text(toml_text(put), f"{name}, {SCENARIO}")
    question = link.of_scenario(scenario, _base(before), _cells(before, most_cells))
    now = made_with.made_with(answers.get(compare.setting, question).base_register, _data(carried.taken(put)))
    ours = _flat(json.loads(json.dumps(_results(question, answers))))
    differing = tuple(sorted(k for k in {**brought, **ours} if brought.get(k) != ours.get(k)))
    moved = made_with.moved({k: before.get(k) for k in ("equations", "rows", "data")}, now)
    return Opened(question, scenario, moved, differing, len(brought))


def _base(before: Mapping[str, object]) -> str:
    shipped = {p.stem for p in scenario_files.shipped_files()}
    base = str(before.get("base") or "")
    return base if base in shipped else link.FIRST


def _cells(before: Mapping[str, object], most: int | None) -> int | None:
    """Wards times draws, as the bundle was run; on a server never more than for a screen."""
    given = before.get("most_cells")
    cells = given if isinstance(given, int) and not isinstance(given, bool) and given > 0 else None
    return cells if most is None else min(cells or most, most)


def _read(data: bytes, name: str) -> object:
    try:
        return json.loads(data)
    except ValueError:
        raise FileError(name, f"{RESULTS} in it cannot be read") from None


def _flat(values: object, at: str = "") -> dict[str, object]:
    """Every number and word of nested results by its path."""
    if isinstance(values, dict):
        return {k: v for name, part in values.items() for k, v in _flat(part, f"{at}/{name}").items()}
    if isinstance(values, list):
        return {k: v for i, part in enumerate(values) for k, v in _flat(part, f"{at}/{i}").items()}
    return {at: values}
