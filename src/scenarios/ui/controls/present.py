"""The controls of the presenter's mode: screens by key or click, guesses, one assumption to try, what was said.

In the address, and where a room is open in the library too, so that a second screen moves the projector.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st

from scenarios.analysis.guesses import read
from scenarios.answers.decide import Decision
from scenarios.answers.session import LONGEST_WORDS, triable
from scenarios.domain.meeting import Meeting
from scenarios.domain.parameter import Register
from scenarios.ui import say
from scenarios.ui.controls import meeting as rooms
from scenarios.ui.page_state import state
from scenarios.uncertainty.distributions import quantiles
from scenarios.views import words
from scenarios.views.words import room, room_screens
from scenarios.views.words.room_screens import SCREENS, Screen

NAMES = [f"{i}. {name}" for i, name in enumerate(room_screens.SHORT, 1)]


def steps(meeting: Meeting | None) -> Screen:
    """Which screen is on: back, the steps by name, forward. The arrow keys do the same as Back and Next.

    Plain buttons, because the framework's groups of choices keep the arrow keys to themselves once they have been
    clicked.
    """
    if followed := meeting.state.get("screen", "") if meeting else "":  # whatever the address says
        state()["step"] = _in_address(room_screens.at(followed))
    with st.container(key="out_of_sight_step"):
        text = (
            st.text_input("Step", key="step", bind="query-params", max_chars=40, help="The step of the session.") or ""
        )
    now = room_screens.at(followed) if followed else room_screens.of_name(text) or SCREENS[0]
    back, on = room_screens.before(now.key), room_screens.next_of(now.key)
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="steps"):
        told = "One screen back; the left arrow key does the same."
        _button("Back", back, "step_back", told, shortcut="Left")
        for i, name in enumerate(NAMES, 1):
            first = room_screens.first_of(i)
            kind: Literal["primary", "tertiary"] = "primary" if i == now.step else "tertiary"
            st.button(name, on_click=go, args=(first,), type=kind, key=f"step_{i}", help=f"Go to “{first.title}”.")
        _button("Next", on, "step_next", "One screen forward; the right arrow key does the same.", shortcut="Right")
        st.page_link("app.py", label="Leave")
    return now


def _button(label: str, to: Screen | None, key: str, told: str, shortcut: str) -> None:
    disabled = to is None
    st.button(label, on_click=go, args=(to,), disabled=disabled, shortcut=shortcut, key=key, help=told)


def go(to: Screen | None) -> None:
    """Show another screen here, and to everybody whose phone is in the room."""
    if to is not None:
        state()["step"] = _in_address(to)
        rooms.move(to)


def _in_address(screen: Screen) -> str:
    return "" if screen == SCREENS[0] else room_screens.name(screen)


def guesses(screen: Screen) -> str:
    """Guesses of those without a phone. The box is on every screen, so that the address keeps them, and seen on one."""
    with st.container(key="in_sight_guesses" if screen.key == "guess" else "out_of_sight_guesses"):
        typed = st.text_input(
            "The room's guesses",
            key="guesses",
            bind="query-params",
            max_chars=200,
            placeholder="50 400 2k",
            help=(
                "Without phones: one number each, with spaces between; 2k is two thousand. They stay in the address, so"
                " a reload loses nothing."
            ),
        )
        if screen.key == "guess" and typed:
            say.write(room.typed(read(typed)))
    return typed or ""


def guesses_again(screen: Screen) -> str:
    """The same after the doubts, in the same order, so that each can be laid beside the first."""
    with st.container(key="in_sight_again" if screen.key == "again" else "out_of_sight_again"):
        typed = st.text_input(
            "The room's second guesses, in the same order",
            key="again",
            bind="query-params",
            max_chars=200,
            placeholder="10 40 200",
            help="Without phones: the people in the order of the first time. They stay in the address.",
        )
    return typed or ""


def said(screen: Screen) -> str:
    """What the room said, seen on the last screen alone."""
    with st.container(key="in_sight_said" if screen.key == "minutes" else "out_of_sight_said"):
        typed = st.text_area(
            "What we said, in our own words",
            key="room",
            bind="query-params",
            max_chars=LONGEST_WORDS,
            height=90,
            help="It goes into the minutes and onto the one-page summary, and stays in the address.",
        )
    return typed or ""


def trial_kept() -> tuple[str, str]:
    """What the room tried, in boxes out of sight on every screen, so that the address keeps it.

    A parameter, 'low' or 'high'.
    """
    with st.container(key="out_of_sight_trial"):
        which, where = "The assumption the room changed.", "Where the room set it."
        key = st.text_input("Tried", key="try", bind="query-params", max_chars=60, help=which)
        end = st.text_input("Tried at", key="try_end", bind="query-params", max_chars=20, help=where)
    return key or "", end or ""


def trial(decided: Decision, register: Register, key: str, end: str) -> tuple[str, str]:
    """One assumption the room picks, and where it sets it; '' is as we believe."""
    can = triable(decided, register)
    if not can:
        return "", ""
    end = end if key in can and end in room.ENDS else ""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    key = left.selectbox(
        "Change one thing",
        can,
        index=can.index(key) if key in can else 0,
        format_func=lambda k: words.numbers.capital(words.decision.name_of(k, register)),
        key="try_pick",
        on_change=_picked,
        help="The assumptions that matter most to the choice.",
    )
    low, middle, high = quantiles(register[key], (0.1, 0.5, 0.9))
    values = (words.decision.value_of(key, v, register) for v in (middle, low, high))
    with right.container(horizontal=True, gap="small", key="ends"):
        for way, value in zip(room.ENDS, values, strict=True):
            st.button(
                f"{room.ENDS[way]}: {value}",
                on_click=_set,
                args=(key, way),
                type="primary" if way == end else "secondary",
                key=f"set_{way or 'middle'}",
                help="The low and high ends leave one future in ten beyond them.",
            )
    return key, end


def _set(key: str, end: str) -> None:
    state()["try"], state()["try_end"] = (key, end) if end else ("", "")


def _picked() -> None:
    """Another assumption stands as we believe until the room sets it."""
    state()["try"], state()["try_end"] = state().get("try_pick") or "", ""
