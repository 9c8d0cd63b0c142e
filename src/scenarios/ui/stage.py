"""The controls of the presenter's mode: steps by key or click, guesses, one assumption to try, what was said. All of it in the address."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from scenarios.analysis.assumptions import without
from scenarios.domain.parameter import Register
from scenarios.ui.compute import Ask
from scenarios.ui.deciding import Decided
from scenarios.uncertainty.distributions import frozen
from scenarios.views import words
from scenarios.views.words import room

LAST = len(room.STEPS)
NAMES = [f"{i}. {name}" for i, name in enumerate(room.SHORT, 1)]
TRIED = " because the room tried it"
NOT_TRIED = ("dirichlet", "shares", "fixed")


def steps() -> int:
    """Where the session stands: back, the steps by name, forward. The arrow keys do the same as Back and Next.

    Plain buttons, because the framework's groups of choices keep the arrow keys to themselves once they have been clicked.
    """
    with st.container(key="off_stage_step"):
        told = (
            st.text_input("Step", key="step", bind="query-params", max_chars=40, help="The step of the session.") or ""
        )
    now = room.step_of(told) or 1
    with st.container(horizontal=True, gap="xsmall", vertical_alignment="center", key="steps"):
        st.button("Back", on_click=_go, args=(now - 1,), disabled=now == 1, shortcut="Left", key="step_back",
                  help="One step back; the left arrow key does the same.")  # fmt: skip
        for i, name in enumerate(NAMES, 1):
            st.button(
                name,
                on_click=_go,
                args=(i,),
                type="primary" if i == now else "tertiary",
                key=f"step_{i}",
                help=f"Go to “{room.step_title(i)}”.",
            )
        st.button("Next", on_click=_go, args=(now + 1,), disabled=now == LAST, shortcut="Right", key="step_next",
                  help="One step forward; the right arrow key does the same.")  # fmt: skip
        st.page_link("app.py", label="Leave")
    return now


def _go(to: int) -> None:
    to = min(LAST, max(1, to))
    st.session_state.step = NAMES[to - 1] if to > 1 else ""


def guesses(step: int) -> str:
    """The room's guesses. The box is on every step, so that the address keeps them, and seen on the second alone."""
    with st.container(key="on_stage" if step == 2 else "off_stage_guesses"):
        return st.text_input("The room's guesses", key="guesses", bind="query-params", max_chars=200, placeholder="50 400 2k",
                             help="One number each, with spaces between; 2k is two thousand. They stay in the address, so a reload loses nothing.") or ""  # fmt: skip


def said(step: int) -> str:
    """What the room said, seen on the last step alone."""
    with st.container(key="on_stage_said" if step == LAST else "off_stage_said"):
        return st.text_area("What we said, in our own words", key="room", bind="query-params", max_chars=600, height=110,
                            help="It goes onto the one-page summary, and stays in the address.") or ""  # fmt: skip


def choices(told: Decided) -> list[str]:
    """The assumptions a room can change: those that matter most to the choice."""
    keys = [w.key for w in told.worths] or list(told.inputs)
    return [k for k in keys if told.register[k].distribution not in NOT_TRIED][:8]


def trial_kept() -> tuple[str, str]:
    """What the room tried, in boxes out of sight on every step, so that the address keeps it: an assumption's key, 'low' or 'high'."""
    with st.container(key="off_stage_trial"):
        key = st.text_input(
            "Tried", key="try", bind="query-params", max_chars=60, help="The assumption the room changed."
        )
        end = st.text_input("Tried at", key="try_end", bind="query-params", max_chars=20, help="Where the room set it.")
    return key or "", end or ""


def trial(told: Decided, key: str, end: str) -> tuple[str, str]:
    """One assumption the room picks, and where it sets it; '' is as the evidence has it."""
    can, register = choices(told), told.register
    if not can:
        return "", ""
    end = end if key in can and end in room.ENDS else ""
    key = st.selectbox("Change one thing", can, index=can.index(key) if key in can else 0, format_func=lambda k: words.numbers.capital(words.decision.name_of(k, register)),
                       key="try_pick", on_change=_picked, help="The assumptions that matter most to the choice.")  # fmt: skip
    low, middle, high = (float(x) for x in frozen(register[key]).ppf([0.1, 0.5, 0.9]))
    st.write("Set it")
    ends = zip(room.ENDS, (words.decision.value_of(key, v, register) for v in (middle, low, high)), strict=True)
    with st.container(horizontal=True, gap="small", key="ends"):
        for way, value in ends:
            st.button(f"{room.ENDS[way]}: {value}", on_click=_set, args=(key, way), type="primary" if way == end else "secondary", key=f"set_{way or 'middle'}",
                      help="The low and high ends leave one future in ten beyond them.")  # fmt: skip
    return key, end


def _set(key: str, end: str) -> None:
    st.session_state["try"], st.session_state["try_end"] = (key, end) if end else ("", "")


def _picked() -> None:
    """Another assumption stands as the evidence has it until the room sets it."""
    st.session_state["try"], st.session_state["try_end"] = st.session_state.get("try_pick") or "", ""


def tried(ask: Ask, key: str, end: str, register: Register) -> Ask:
    """The ask with the room's setting laid over it."""
    if not key or not end:
        return ask
    value = float(frozen(register[key]).ppf(0.1 if end == "low" else 0.9))
    kept = without(ask.assume, key)
    line = f"{key} = {value:.6g}{TRIED}"
    return replace(ask, assume=f"{kept}; {line}" if kept else line)
