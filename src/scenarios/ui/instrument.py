"""The two pictures of Compare that follow a hand on the slider, and what is said at every stop of it.

A component of our own, its files served by the app itself: the framework redraws a chart only once its slider is let
go. Everything in it is made by `views`; a frame that shows one chart, and paper, have the same charts as drawings.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from scenarios.analysis.headline import Headline
from scenarios.answers.compare import Setting, facts, ladder
from scenarios.answers.kept import Kept
from scenarios.answers.question import Question
from scenarios.answers.sizes import size_of
from scenarios.answers.stops import Stops, stops, with_whole_answers
from scenarios.domain.amounts import exact_pounds, spend_stops_gbp
from scenarios.ui import asking, figures, page_state, say
from scenarios.ui.controls import levers
from scenarios.ui.framework import dark
from scenarios.views import instrument
from scenarios.views.charts.figure import Figure
from scenarios.views.charts.theme import theme_of

HERE = "you are here:"
COLOURED, TWO = "Every strategy in its colour", 2  # strategies that are always in theirs
FOLLOW = ("ladder", "dots")  # the figures that follow a hand
WHOLE_TOGETHER = 50  # so many more whole answers, and what is said at every stop is written anew
mounted = st.components.v2.component(
    "scenarios.instrument", js="instrument.js", css="instrument.css", isolate_styles=False
)
_DRAWN: Kept[instrument.Data] = Kept(16_000_000, size_of)


def figure(kind: str, question: Question, across: Question, about: Setting, in_sight: bool) -> None:
    """One figure of Compare; the two that follow a hand where the slider is in sight."""
    follows = in_sight and kind in FOLLOW
    shown = figures.compare_figure(kind, question, across, drawn=not follows)
    if shown is None:
        return
    if not follows:
        with st.container(key=f"{kind}_follows"):
            figures.figure(shown)
        return
    if kind == "ladder":  # the claim of the dots follows the hand, and this one is the same at every spend
        say.heading(shown.claim)
    _picture(kind, shown, question, across, about)
    if kind == "ladder" and len(about.scenario.strategies) > TWO:
        st.toggle(COLOURED, key="coloured", bind="query-params", help="The others are grey until you ask for them.")
    with st.container(key=f"{kind}_follows"):
        figures.words_behind(shown)


def _picture(kind: str, shown: Figure, question: Question, across: Question, about: Setting) -> None:
    """The ladder, or the dots, in place of the drawing of `shown`."""
    found = asking.ask(facts, question)
    key = f"{kind}_live"
    data: dict[str, Any] = {
        "part": kind,
        "of": question.without_spend.fingerprint,
        "at_gbp": question.spend_gbp,
        "at": exact_pounds(question.spend_gbp),
        "here": HERE,
        "step_gbp": spend_stops_gbp(about.file_scenario.levers.spend_gbp).step,
        "alt": shown.pictures[0].alt,
        "picture": _drawn(kind, question, across, about, found.headlines),
    }
    if kind == "ladder":
        data["stops"] = _stops(question, about)
    mounted(key=key, data=data, on_wanted_change=lambda: _wanted(key), on_chosen_change=lambda: _chosen(key))


def _wanted(key: str) -> None:
    if of := page_state.state()[key].wanted:
        page_state.keep("stops_wanted", of)


def _chosen(key: str) -> None:
    if chosen := page_state.state()[key].chosen:
        levers.spend_chosen(int(chosen))


def _drawn(
    kind: str, question: Question, across: Question, about: Setting, headlines: dict[str, Headline]
) -> instrument.Data:
    is_dark, numbers, coloured = dark(), about.strategy_numbers, bool(page_state.state().get("coloured"))
    asked = across.without_spend if kind == "ladder" else question

    def draw() -> instrument.Data:
        if kind == "ladder":
            found = asking.ask(ladder, across)
            return instrument.ladder_data(found, headlines, numbers, theme_of(is_dark), coloured)
        return instrument.dots_data(headlines[question.focus], numbers[question.focus], theme_of(is_dark))

    return _DRAWN.get((kind, asked.fingerprint, is_dark, coloured), draw)


def _stops(question: Question, about: Setting) -> instrument.Data | None:
    """What is said at every stop, once a hand has come near; nothing where it is not wanted, or not there yet."""
    of = question.without_spend.fingerprint
    if page_state.kept("stops_wanted") != of:
        return None
    first: Stops | None = asking.when_there(stops, question.as_first)
    if first is None:
        return None
    page_state.take("stops_wanted")
    said, whole = with_whole_answers(first, question, asking.SERVICE.answers)
    key = ("stops", of, len(whole) // WHOLE_TOGETHER, len(whole) == len(said))
    return _DRAWN.get(key, lambda: instrument.stops_data(said, whole, about.missions))
