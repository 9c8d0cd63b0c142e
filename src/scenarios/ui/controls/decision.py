"""The controls of "What decides it"."""

from __future__ import annotations

import streamlit as st

from scenarios.analysis.target import Target
from scenarios.answers.question import Question
from scenarios.domain.mission import WARD_MISSION
from scenarios.ui.page_state import state


def target(question: Question) -> Target:
    """What the council would call success; the first two numbers a leader is asked for."""
    levers = question.scenario.levers
    left, right = st.columns(2)
    if levers.mission == WARD_MISSION:
        share = left.number_input(
            "Target: lonely people no longer lonely, %",
            0.01,
            100.0,
            20.0,
            1.0,
            key="target",
            bind="query-params",
            help=(
                "Of all the people who are often lonely today. A fifth is a bold mission; a tenth of a percent is a"
                " start."
            ),
        )
        year = right.number_input(
            "by the end of year",
            1,
            levers.years,
            min(5, levers.years),
            key="target_year",
            bind="query-params",
            help="When the target is to be met.",
        )
        return Target(levers.mission, share / 100, int(year))
    number = left.number_input(
        "Target: outcomes over the horizon, at least",
        1,
        1_000_000,
        100,
        key="target_count",
        bind="query-params",
        help="In the outcome of the chosen mission.",
    )
    return Target(levers.mission, float(number), levers.years)


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
    answers = n.number_input(
        "on how many",
        1,
        100_000,
        100,
        key="pilot_n",
        bind="query-params",
        help="How many people, places or contracts the test would ask or watch.",
    )
    wait = months.number_input(
        "months to wait",
        0,
        60,
        12,
        key="pilot_months",
        bind="query-params",
        help="How long until the test reports; the years until then are lost to the mission.",
    )
    pounds = cost.number_input(
        "cost, £",
        0,
        100_000_000,
        20_000,
        1_000,
        key="pilot_cost",
        bind="query-params",
        help="What the test would cost.",
    )
    return key, int(answers), int(wait), float(pounds)


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
    number = right.number_input(
        "Future number, counted from 1 (0 for none)",
        0,
        1_000_000,
        0,
        key="future",
        bind="query-params",
        help="Any future can be opened by its number.",
    )
    return int(number) - 1 if number else None


def _open(example: int) -> None:
    state()["future"] = example + 1
