"""The opening: the council's own scale, what the money is made of, who is lonely and where."""

from __future__ import annotations

import base64
import html

import streamlit as st

from scenarios.answers.night import night
from scenarios.answers.wards import drawn_wards
from scenarios.domain.mission import WARD_MISSION
from scenarios.ui import asking, figures, imagine, page, say
from scenarios.ui.controls import meeting as rooms
from scenarios.ui.screens.session import Session
from scenarios.views import words
from scenarios.views.maps import night_map
from scenarios.views.words import room


def question(s: Session) -> None:
    council = s.about.wards
    *scale, asked = room.question(council.council, s.question.spend_gbp, council.adults_total, s.found.journey)
    left, right = st.columns([3, 2] if s.meeting else [3, 1])
    with left:
        figures.points(scale)
        page.sentence(asked)
    with right:
        if s.meeting:
            rooms.picture(s.meeting)
            rooms.second_screen(s.meeting)
        else:
            rooms.opening(s.about.missions.titles)


def money(s: Session) -> None:
    say.write(words.imagine.made_of(s.question.spend_gbp, s.question.scenario.spend_mix))
    figures.for_a_screen(figures.compare_figure("journey", s.question))


def people(s: Session) -> None:
    """Lights by night where the mission is about people in wards; the scale of it in words elsewhere."""
    if s.question.scenario.levers.mission != WARD_MISSION:
        figures.points(imagine.scale(s.question, s.about, s.found))
        return
    found, drawn = asking.ask(night, s.question), asking.ask(drawn_wards, s.question)
    claim, detail = night_map.claim(found, s.about.wards)
    say.heading(claim)
    if not len(found.places):
        say.write(detail)
        return
    alt = html.escape(f"Map by night of {s.about.wards.n} wards. {claim}. {detail}", quote=True)
    picture = night_map.svg(found, s.about.wards, drawn.degrees, alt)
    data = base64.b64encode(picture.encode()).decode()
    st.html(f'<img class="om-night" src="data:image/svg+xml;base64,{data}" alt="{alt}">')
    say.caption(detail)


def could_be(s: Session) -> None:
    figures.for_a_screen(imagine.picture(s.question, s.about))
