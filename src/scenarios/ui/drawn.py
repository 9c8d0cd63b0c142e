"""The figures of Compare as they were drawn, kept: a room that looks at one level of spend draws it once."""

from __future__ import annotations

import streamlit as st

from scenarios.domain.mission import WARD_MISSION
from scenarios.ui import compute, show
from scenarios.ui.compute import Ask
from scenarios.views.charts import dotplot, journey, ladder, theme, valuations
from scenarios.views.charts.figure import Figure


@st.cache_resource(max_entries=1024, show_spinner=False)
def _drawn(kind: str, ask: Ask, spend_gbp: float, dark: bool, digest: str) -> Figure:
    ink, facts, missions = theme.look(dark), compute.facts(ask, spend_gbp), compute.loaded(ask.scenario).missions
    numbers = numbers_of(ask)
    if kind == "ladder":
        up = compute.ladder(ask)
        return show.packed(ladder.figure(up.ladder, up.levels, up.crossings, ask.focus, spend_gbp, numbers, ink))
    if kind == "dots":
        return show.packed(dotplot.figure(facts.headlines[ask.focus], numbers[ask.focus], ink))
    if kind == "journey":
        outcome = None if ask.mission == WARD_MISSION else missions.flows[ask.mission].outcome
        return show.packed(
            journey.figure(facts.journey, facts.headlines[ask.focus].title, outcome, numbers[ask.focus], ink)
        )
    return show.packed(valuations.figure(facts.headlines, numbers, ask.focus, ink))


def figure(kind: str, ask: Ask, spend_gbp: float, dark: bool) -> Figure:
    """One figure of Compare: ladder, dots, journey or valuations."""
    return _drawn(kind, ask, spend_gbp, dark, compute.digest_of(ask))


def numbers_of(ask: Ask) -> dict[str, int]:
    """Each strategy's number, by which it keeps its colour on every chart."""
    return {key: i for i, key in enumerate(compute.loaded(ask.scenario).scenario.strategies)}
