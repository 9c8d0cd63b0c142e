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
TRIED = " because the room tried it"
NOT_TRIED = ("dirichlet", "shares", "fixed")


def steps() -> int:
    """Where the session stands: back, the step's name, forward. The arrow keys do the same as the buttons."""
    names = [f"{i}. {name}" for i, name in enumerate(room.SHORT, 1)]
    left, middle, right, out = st.columns([1, 5, 1, 1], vertical_alignment="center")
    with middle:
        chosen = st.segmented_control(
            "Step",
            names,
            default=names[0],
            key="step",
            bind="query-params",
            label_visibility="collapsed",
            width="stretch",
            help="The five steps of a session. The arrow keys move between them.",
        )
    now = names.index(chosen) + 1 if chosen in names else 1
    left.button(
        "Back",
        on_click=_go,
        args=(names, now - 1),
        disabled=now == 1,
        shortcut="Left",
        width="stretch",
        key="step_back",
        help="One step back; the left arrow key does the same.",
    )
    right.button("Next", on_click=_go, args=(names, now + 1), disabled=now == LAST, shortcut="Right", width="stretch", type="primary", key="step_next", help='One step forward; the right arrow key does the same.')  # fmt: skip
    out.page_link("app.py", label="Leave")
    return now


def _go(names: list[str], to: int) -> None:
    st.session_state.step = names[min(LAST, max(1, to)) - 1]


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
    key = st.selectbox("Change one thing", can, index=can.index(key) if key in can else 0, format_func=lambda k: words.capital(words.name_of(k, register)),
                       key="try_pick", on_change=_tried, help="The assumptions that matter most to the choice.")  # fmt: skip
    low, middle, high = (float(x) for x in frozen(register[key]).ppf([0.1, 0.5, 0.9]))
    told_at = dict(zip(room.ENDS, (words.value_of(key, v, register) for v in (middle, low, high)), strict=True))
    end = st.segmented_control("Set it", list(room.ENDS), default=end if end in room.ENDS else "", format_func=lambda e: f"{room.ENDS[e]}: {told_at[e]}",
                               key="try_set", on_change=_tried, help="The low and high ends leave one future in ten beyond them.")  # fmt: skip
    return key, end or ""


def _tried() -> None:
    st.session_state["try"] = st.session_state.get("try_pick") or ""
    st.session_state["try_end"] = st.session_state.get("try_set") or ""


def tried(ask: Ask, key: str, end: str, register: Register) -> Ask:
    """The ask with the room's setting laid over it."""
    if not key or not end:
        return ask
    value = float(frozen(register[key]).ppf(0.1 if end == "low" else 0.9))
    kept = without(ask.assume, key)
    line = f"{key} = {value:.6g}{TRIED}"
    return replace(ask, assume=f"{kept}; {line}" if kept else line)
