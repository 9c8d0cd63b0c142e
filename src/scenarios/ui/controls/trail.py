"""The trail behind a figure: the command that prints it again, its draws as files, and the version of everything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from scenarios.answers import command_line
from scenarios.answers.answering import RESOLVER
from scenarios.answers.compare import Setting
from scenarios.answers.link_beside import WITH, WITH_WARDS
from scenarios.answers.question import Question
from scenarios.domain.mission import WARD_MISSION
from scenarios.reports import bundle, shown, trail
from scenarios.ui import figures, say
from scenarios.ui.asking import made_when_asked
from scenarios.ui.page_parts import BOXES
from scenarios.ui.page_state import state
from scenarios.views import words


def section(question: Question, about: Setting, key: str) -> None:
    """Everything an auditor asks of a number: how to print it again, from which draws, by which versions."""
    say.heading(f"The trail of: {words.behind.label(key)}")
    say.write("Prints the same figures in a terminal where One Mission is installed.", bold="Reproduce this.")
    st.code(command(question, key, state()), language=None, wrap_lines=True)
    if about.draws < question.scenario.levers.draws:
        say.caption(
            f"So many wards: this screen takes {about.draws:,} of the futures, and the command line all of"
            f" {question.scenario.levers.draws:,}. Figures differ within their simulation error."
        )
    _files(question)
    frame = pd.DataFrame(trail.versions(about), columns=["What", "Version"])
    figures.rows_behind("trail_versions", "Table: the version of everything", frame, "The version of everything")


def command(question: Question, key: str, chosen: Mapping[Any, Any]) -> str:
    """The command line of what stands under this key, with whatever its page has chosen besides."""
    base = RESOLVER.base(question.base)
    if key == "need":
        return command_line.written(["need"], question, base, _needed(chosen))
    if key in shown.ELSEWHERE:
        return command_line.written(["side-by-side"], question, base, _beside(chosen))
    return command_line.written(["show", key], question, base, _besides(key, question, chosen))


def _besides(key: str, question: Question, chosen: Mapping[Any, Any]) -> list[str]:
    """What a page asks besides its levers, where it differs from what the command takes by itself."""
    levers = question.scenario.levers
    if key == "map":
        other, year = chosen.get("other"), chosen.get("map_year")
        found = ["--other", str(other)] if other and other in question.scenario.strategies else []
        return found + (["--year", str(year)] if year and year < levers.years else [])
    if key == "robust":
        if levers.mission != WARD_MISSION:
            return _given("--target", chosen.get("target_count"))
        share = chosen.get("target")
        return _given("--target", f"{share:g}%" if share else None) + _given("--target-year", chosen.get("target_year"))
    if key == "asks":
        return _given("--lead", chosen.get("lead"))
    return []


def _given(option: str, value: object) -> list[str]:
    return [] if value is None else [option, str(value)]


def _needed(chosen: Mapping[Any, Any]) -> Sequence[str]:
    wanted, amount = chosen.get("want") or "people", chosen.get("want_amount") or BOXES["want_amount"].own
    told = f"{min(float(amount), 99.0):g}%" if wanted == "ahead" else f"{float(amount):.15g}"
    return ["--target", f"{wanted}={told}", *(["--cautious"] if chosen.get("want_sure") == "nine" else [])]


def _beside(chosen: Mapping[Any, Any]) -> Sequence[str]:
    found = [part for name in chosen.get(WITH) or ["policy_stretch"] for part in ("--with", str(name))]
    council = chosen.get(WITH_WARDS)
    return [*found, *(["--with-wards", str(council)] if council else [])]


def _files(question: Question) -> None:
    """Every draw, in the forms that analysts' tools read, and all of it as one bundle."""
    places = st.columns(4)
    for place, (label, made, name, kind, why) in zip(places, _offered(question), strict=True):
        place.download_button(
            label, made, name, kind, on_click="ignore", key=f"trail_{name}", width="stretch", help=why
        )


def _offered(question: Question) -> list[tuple[str, Any, str, str, str]]:
    return [
        (
            "Draws (Parquet)",
            made_when_asked(trail.draws_file, question, ".parquet"),
            "draws.parquet",
            "application/vnd.apache.parquet",
            "One row a future: every assumption, and every outcome of every strategy.",
        ),
        (
            "Draws (CSV)",
            made_when_asked(trail.draws_file, question, ".csv"),
            "draws.csv",
            "text/csv",
            "The same as text. Large: some ten megabytes.",
        ),
        (
            "For SAVI (ZIP)",
            made_when_asked(trail.savi_file, question),
            "savi.zip",
            "application/zip",
            "Parameters, costs and effects as SAVI reads them, three CSV files.",
        ),
        (
            "All of it (ZIP)",
            made_when_asked(bundle.of_question, question),
            "bundle.zip",
            "application/zip",
            "Scenario, wards, contract book, evidence, results and hashes: opens elsewhere to the same digits.",
        ),
    ]
