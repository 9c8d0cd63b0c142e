"""The controls of "What decides it"."""

from __future__ import annotations

import streamlit as st

from scenarios.analysis.target import Target
from scenarios.answers.question import Question
from scenarios.domain.mission import WARD_MISSION
from scenarios.ui.controls.numbers import number_box
from scenarios.ui.page_state import state
from scenarios.views.words.decision import QUESTIONS


def asked() -> str:
    """Which of the three questions is on screen: one at a time."""
    chosen = st.segmented_control(
        "What do you ask?",
        list(QUESTIONS),
        default=next(iter(QUESTIONS)),
        format_func=QUESTIONS.__getitem__,
        key="asks",
        bind="query-params",
        label_visibility="collapsed",
        help="Three questions, one at a time. What an analyst asks besides has a page of its own.",
    )
    return chosen or next(iter(QUESTIONS))


def target(question: Question) -> Target:
    """What the council would call success; the first two numbers a leader is asked for."""
    levers = question.scenario.levers
    left, right = st.columns(2)
    if levers.mission == WARD_MISSION:
        share = number_box(
            left,
            "target",
            "Target: lonely people no longer lonely, %",
            "Of all the people who are often lonely today. A fifth is a bold mission; a tenth of a percent is a start.",
        )
        year = number_box(
            right, "target_year", "by the end of year", "When the target is to be met.", most=levers.years
        )
        return Target(levers.mission, share / 100, int(year))
    number = number_box(
        left, "target_count", "Target: outcomes over the horizon, at least", "In the outcome of the chosen mission."
    )
    return Target(levers.mission, number, levers.years)


def pilot(names: dict[str, str]) -> tuple[str, int, int, float]:
    """Which assumption to test, on how many, for how long, at what cost."""
    which, n, months, cost = st.columns([5, 2, 2, 2], vertical_alignment="bottom")
    key = which.selectbox(
        "Test this",
        list(names),
        format_func=names.__getitem__,
        key="pilot",
        bind="query-params",
        help="Assumptions that a sample of people, places or contracts could measure, most worth first.",
    )
    answers = number_box(
        n, "pilot_n", "on how many", "How many people, places or contracts the test would ask or watch."
    )
    wait = number_box(
        months,
        "pilot_months",
        "months to wait",
        "How long until the test reports; the years until then are lost to the mission.",
    )
    pounds = number_box(cost, "pilot_cost", "cost", "What the test would cost.")
    return key, int(answers), int(wait), pounds


def grant() -> float | None:
    """A sum of the reader's own to pay for the help directly; none where it is what a mission costs to run."""
    own = number_box(
        st.container(),
        "grant",
        "Pay a year instead (£0: what a mission costs to run)",
        "Council cash for the same programmes in the same wards, while pledges stay piecemeal.",
    )
    return own or None


def open_future(example: int) -> int | None:
    """The button that opens one of the futures the sentence speaks of, and the number of the one that is open."""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    left.button(
        "Open one such future",
        on_click=_open,
        args=(example,),
        key="open_future",
        help="Shows one of the futures in which the first strategy loses.",
    )
    number = number_box(
        right, "future", "Future number, counted from 1 (0 for none)", "Any future can be opened by its number."
    )
    return int(number) - 1 if number else None


def _open(example: int) -> None:
    state()["future"] = example + 1
