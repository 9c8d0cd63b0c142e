"""Just imagine: a picture for those who come the first time, and for a room."""

from __future__ import annotations

import streamlit as st

from scenarios.answers.answering import RESOLVER
from scenarios.answers.compare import Facts, Setting, lonely_share
from scenarios.answers.imagine import practices
from scenarios.answers.question import Question
from scenarios.answers.stops import stop
from scenarios.domain.mission import WARD_MISSION
from scenarios.ui import asking, figures
from scenarios.ui.framework import dark
from scenarios.views import words
from scenarios.views.charts import imagine
from scenarios.views.charts.figure import Figure
from scenarios.views.charts.theme import theme_of


def behind(question: Question, about: Setting, found: Facts) -> None:
    """The picture on asking: it is worked out once somebody opens it."""
    opened = st.expander(words.imagine.ASKED, key="imagine_open", on_change="rerun")
    if opened.open:
        with opened:
            figures.points(scale(question, about, found))
            figures.for_a_room(picture(question, about))


def scale(question: Question, about: Setting, found: Facts) -> list[str]:
    """The money, who earns it, what they pledge and, where the mission is about them, how many are lonely."""
    levers, lonely = question.scenario.levers, None
    if levers.mission == WARD_MISSION:
        lonely = asking.ask(lonely_share, question)[0] * about.wards.adults_total
    return words.imagine.scale(question.spend_gbp, levers.years, found.journey, lonely)


def picture(question: Question, about: Setting) -> Figure:
    """People under today's practice and bolder ones."""
    levers = question.scenario.levers
    people = [(label, asking.ask(stop, asked).people) for label, asked in practices(question, RESOLVER)]
    noun = words.compare.outcome_noun(levers.mission, about.missions, levers.years)
    return imagine.figure(people, noun, about.strategy_numbers[question.focus], theme_of(dark()))
