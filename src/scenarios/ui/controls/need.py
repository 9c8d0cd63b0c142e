"""The controls of "What it would take"."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from scenarios.analysis.need import BY_WARD, Aim, Wanted
from scenarios.domain.mission import WARD_MISSION
from scenarios.ui.controls.numbers import number_box
from scenarios.views.words.need import SURE, WANTED


def aim(mission: str) -> Aim:
    """What is to be reached, how much of it, and how surely; what is of wards alone only for the ward mission."""
    offered = [w for w in get_args(Wanted) if mission == WARD_MISSION or w not in BY_WARD]
    left, middle, right = st.columns([3, 2, 2], vertical_alignment="bottom")
    wanted = left.selectbox(
        "What is to be reached",
        offered,
        format_func=WANTED.__getitem__,
        key="want",
        bind="query-params",
        help="The strategy's own; value and futures are against piecemeal. In every ward: the ward with fewest.",
    )
    how_much = number_box(middle, "want_amount", "how much of it", "In people, years, pounds, or futures in 100.")
    sure = right.selectbox(
        "how surely",
        list(SURE),
        format_func=SURE.__getitem__,
        key="want_sure",
        bind="query-params",
        help="On average, or so that nine futures in ten reach it.",
    )
    return Aim(wanted, min(how_much, 99.0) / 100 if wanted == "ahead" else how_much, sure == "nine")
