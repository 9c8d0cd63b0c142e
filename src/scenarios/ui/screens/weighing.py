"""The one thing: what people would improve, what matters to them, and who decides."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from scenarios.answers import meeting as received
from scenarios.answers.values import options, ranges_key, weigh
from scenarios.domain.meeting import FEWEST_SHOWN, ONE_THING, Asked
from scenarios.domain.scenario import BASELINE
from scenarios.store.library import phones
from scenarios.ui import asking, figures, page, say
from scenarios.ui.controls import meeting as rooms
from scenarios.ui.page_state import state
from scenarios.ui.screens.session import Session
from scenarios.views import words
from scenarios.views.charts import weights as chart
from scenarios.views.tables.suggested import known_table, suggested_table

ASKED = Asked(
    ONE_THING,
    "one_thing",
    "Your one thing",
    "If we could improve one thing here that would make a big difference to people's lives, what would it be?",
)
CHOOSE = "choose"
PICTURE = 310  # pixels: what is left of a projector under a claim and three lines


def one_thing(s: Session) -> None:
    page.sentence(ASKED.says)
    rooms.ask(s.meeting, "one_thing", ASKED)
    if s.meeting is None:
        say.write("Ask each person for one thing, and write it where everybody sees it. With phones it is private.")
        rooms.opening(s.about.missions.titles)
        return
    left, right = st.columns([2, 3])
    with left:
        rooms.picture(s.meeting)
    with right:
        shown = [x for x in received.stacks(phones.suggestions(s.meeting.desk)) if x.shown]
        if shown:
            figures.points([words.values.stacked(x.text, x.said) for x in shown[:6]])
        else:
            say.write("What people write is shown once the facilitator has seen it.")


def sorted_on_missions(s: Session) -> None:
    """What the room would improve, beside what the model knows of it."""
    given = phones.suggestions(s.meeting.desk) if s.meeting else []
    found = asking.ask(options, s.question)
    if given:
        table, claim = suggested_table(given, found, s.about.missions, s.about.register), words.values.asked_for(given)
    else:
        table, claim = known_table(found, s.about.missions, s.about.register), words.values.WHAT_IS_KNOWN
    page.sentence(claim)
    say.table(table)
    say.caption(words.values.reach_note(s.question.spend_gbp, s.question.scenario.levers.years))


def what_matters(s: Session) -> None:
    found = asking.ask(options, s.question)
    page.sentence(words.values.WEIGH)
    asked = _asked(s)
    if asked is None:
        say.write(words.values.NOTHING_TO_WEIGH)
        return
    rooms.ask(s.meeting, "weigh", asked)
    figures.points([label for _, label in asked.choices])
    say.caption(words.values.unasked(found) or "None of these is part of another, so nothing is counted twice.")


def _asked(s: Session) -> Asked | None:
    """The question over the ranges of these options; other ranges are another question."""
    ranges = words.values.ranges(asking.ask(options, s.question))
    if len(ranges) < 2:
        return None
    return Asked(f"weigh:{ranges_key(ranges)}", "weigh", "What matters most to you?", words.values.WEIGH, ranges)


def room_weights(s: Session) -> tuple[tuple[float, ...], ...]:
    """The weights of everybody who answered over these ranges; none where they are fewer than five."""
    asked = _asked(s)
    if s.meeting is None or asked is None:
        return ()
    given = received.weights(phones.replies(s.meeting.desk, asked.key), [k for k, _ in asked.choices])
    return given if len(given) >= FEWEST_SHOWN else ()


def _why_nobody(s: Session) -> str:
    """Why no weights of a room are told: too few gave any, or they gave them over other ranges."""
    asked, questions = _asked(s), s.meeting.state.get("questions", {}) if s.meeting else {}
    before = questions.get("weigh", {}).get("key", "")
    if s.meeting and asked and before and before != asked.key and phones.replies(s.meeting.desk, before):
        return words.values.MOVED
    return words.values.NOBODY


def valued(s: Session) -> None:
    found, told = asking.ask(options, s.question), asking.ask(weigh, s.question, room_weights(s)).told
    if told is None:
        what_matters(s)
        return
    shown = chart.figure(told, found.titles, s.colour, s.theme)
    more = shown.summary if told.people else _why_nobody(s)
    figures.for_a_screen(replace(shown, detail=f"{shown.detail} {more}"), PICTURE)


def choose(s: Session) -> None:
    """Who answers for it names the mission, and why, against what the room and the model said."""
    decision = s.meeting.state.get("decision", {}) if s.meeting else {}
    found = asking.ask(options, s.question)
    weighed = asking.ask(weigh, s.question, room_weights(s), decision.get("mission", ""))
    chosen = decision.get("mission", s.question.scenario.levers.mission)
    chosen = chosen if chosen in found.keys else BASELINE
    labels = {k: words.numbers.capital(words.values.option(k, found.titles)) for k in found.keys}
    _ask_for_votes(s, weighed.told, labels)
    left, right = st.columns([5, 1]) if s.meeting else (st.container(), st.container())
    with left:
        if decision:
            page.sentence(words.values.decided(chosen, decision.get("who", ""), decision.get("why", ""), found.titles))
        else:
            page.sentence("The room says what it values, the model what it knows. Somebody decides.")
    with right:
        shown = rooms.votes_shown(s.meeting, CHOOSE) if s.meeting else None
    said = [f"{words.values.best_for(weighed.told, found.titles)}." if weighed.told else ""]
    said.append(words.values.model_says(found))
    if shown is not None:
        said.append(words.values.votes(shown, labels))
    said.append(words.values.cost_of(chosen, found, weighed)[0])
    if weighed.told is not None and weighed.standing is not None:
        review = s.question.scenario.year_name(weighed.standing.review_year)
        said.append(words.values.stays(weighed.standing, weighed.told, found.titles, review))
    if weighed.told is not None:
        said.append(words.values.comes_to(weighed.decided, weighed.told, chosen, found.titles))
    figures.points([x for x in said if x])
    _decide(s, labels, chosen, decision)


def _ask_for_votes(s: Session, told: object, labels: dict[str, str]) -> None:
    """Phones say which they would choose, once the values are on the table."""
    if told is not None:
        choices = tuple(labels.items())
        rooms.ask(s.meeting, "choose", Asked(CHOOSE, "choose", "Which would you choose?", "", choices))


def _decide(s: Session, labels: dict[str, str], chosen: str, decision: dict[str, str]) -> None:
    left, middle, right, last = st.columns([3, 3, 4, 2], vertical_alignment="bottom")
    keys = list(labels)
    mission = left.selectbox(
        "The mission",
        keys,
        index=keys.index(chosen),
        format_func=lambda k: labels[k],
        key="decide_mission",
        help="From here on everything is about this mission.",
    )
    who = middle.text_input(
        "Who answers for it",
        decision.get("who", ""),
        max_chars=120,
        key="decide_who",
        help="A role is enough: the cabinet member for adults.",
    )
    why = right.text_input(
        "Why", decision.get("why", ""), max_chars=400, key="decide_why", help="In a sentence; it goes into the minutes."
    )
    args = (s, mission, who or "", why or "")
    last.button("Decide", on_click=_decided, args=args, key="decide", type="primary", help="Names the mission.")


def _decided(s: Session, mission: str, who: str, why: str) -> None:
    if mission != BASELINE:
        state()["mission"] = s.about.missions.title(mission)
    if s.meeting is not None:
        rooms.keep(s.meeting, decision={"mission": mission, "who": who.strip(), "why": why.strip()})
