"""The controls of the presenter's mode: steps by key or click, guesses, one assumption to try, what was said.

All in the address.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st

from scenarios.answers.decide import Decision
from scenarios.answers.session import LONGEST_WORDS, triable
from scenarios.domain.parameter import Register
from scenarios.ui import say
from scenarios.ui.page_state import state
from scenarios.uncertainty.distributions import quantiles
from scenarios.views import words
from scenarios.views.words import room

LAST = len(room.STEPS)
NAMES = [f"{i}. {name}" for i, name in enumerate(room.SHORT, 1)]


def steps() -> int:
    """Where the session stands: back, the steps by name, forward. The arrow keys do the same as Back and Next.

    Plain buttons, because the framework's groups of choices keep the arrow keys to themselves once they have been
    clicked.
    """
    with st.container(key="out_of_sight_step"):
        text = (
            st.text_input("Step", key="step", bind="query-params", max_chars=40, help="The step of the session.") or ""
        )
    now = room.step_of(text) or 1
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="steps"):
        back = "One step back; the left arrow key does the same."
        st.button("Back", on_click=_go, args=(now - 1,), disabled=now == 1, shortcut="Left", key="step_back", help=back)
        for i, name in enumerate(NAMES, 1):
            kind: Literal["primary", "tertiary"] = "primary" if i == now else "tertiary"
            go = f"Go to “{room.step_title(i)}”."
            st.button(name, on_click=_go, args=(i,), type=kind, key=f"step_{i}", help=go)
        on = "One step forward; the right arrow key does the same."
        st.button(
            "Next", on_click=_go, args=(now + 1,), disabled=now == LAST, shortcut="Right", key="step_next", help=on
        )
        st.page_link("app.py", label="Leave")
    return now


def _go(to: int) -> None:
    to = min(LAST, max(1, to))
    state()["step"] = NAMES[to - 1] if to > 1 else ""


def guesses(step: int) -> str:
    """The room's guesses. The box is on every step, so that the address keeps them, and seen on the second alone."""
    with st.container(key="in_sight_guesses" if step == 2 else "out_of_sight_guesses"):
        typed = st.text_input(
            "The room's guesses",
            key="guesses",
            bind="query-params",
            max_chars=200,
            placeholder="50 400 2k",
            help=(
                "One number each, with spaces between; 2k is two thousand. They stay in the address, so a reload loses"
                " nothing."
            ),
        )
    return typed or ""


def said(step: int) -> str:
    """What the room said, seen on the last step alone."""
    with st.container(key="in_sight_said" if step == LAST else "out_of_sight_said"):
        typed = st.text_area(
            "What we said, in our own words",
            key="room",
            bind="query-params",
            max_chars=LONGEST_WORDS,
            height=110,
            help="It goes onto the one-page summary, and stays in the address.",
        )
    return typed or ""


def trial_kept() -> tuple[str, str]:
    """What the room tried, in boxes out of sight on every step, so that the address keeps it.

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
    key = st.selectbox(
        "Change one thing",
        can,
        index=can.index(key) if key in can else 0,
        format_func=lambda k: words.numbers.capital(words.decision.name_of(k, register)),
        key="try_pick",
        on_change=_picked,
        help="The assumptions that matter most to the choice.",
    )
    low, middle, high = quantiles(register[key], (0.1, 0.5, 0.9))
    say.write("Try it:")
    values = (words.decision.value_of(key, v, register) for v in (middle, low, high))
    with st.container(horizontal=True, gap="small", key="ends"):
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
