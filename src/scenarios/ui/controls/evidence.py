"""The controls of "Evidence" and of the glossary."""

from __future__ import annotations

import re

import streamlit as st

from scenarios.analysis.assumptions import parse_line, without
from scenarios.domain.errors import MissionError
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Parameter, Register
from scenarios.ui import say
from scenarios.ui.page_state import keep, state, take
from scenarios.views.tables.evidence import SORTS
from scenarios.views.words.evidence import GRADES


def search_words() -> str:
    return (
        st.text_input(
            "Search the words",
            key="word",
            bind="query-params",
            placeholder="pledge, future, grade …",
            help="Any part of a word or of its meaning.",
        )
        or ""
    )


def filters(groups: list[str]) -> tuple[str, list[str], list[str], str]:
    """Search, group, grade and order of the evidence."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    search = left.text_input(
        "Search the evidence",
        key="search",
        bind="query-params",
        placeholder="cost, scale-up, Lasgaard …",
        help="Any part of a name, a source or a note.",
    )
    sort = right.selectbox(
        "Order",
        list(SORTS),
        format_func=SORTS.__getitem__,
        key="sort",
        bind="query-params",
        help="What comes first in the table.",
    )
    left, right = st.columns([3, 2])
    some = left.pills(
        "Groups",
        groups,
        selection_mode="multi",
        key="groups",
        bind="query-params",
        help="Only assumptions of these kinds.",
    )
    grades = right.pills(
        "Grades",
        list(GRADES),
        selection_mode="multi",
        key="grades",
        bind="query-params",
        help="A official or large trials, B good published, C thin or derived, D judgement.",
    )
    return search or "", list(some or []), list(grades or []), sort


def one_parameter(register: Register, keys: list[str]) -> str:
    """Which parameter is open."""
    everything = sorted(register.parameters, key=lambda k: (k not in keys, keys.index(k) if k in keys else 0))
    return st.selectbox(
        "Open one",
        everything,
        format_func=lambda k: register[k].name,
        key="parameter",
        bind="query-params",
        help="One assumption in full: what it does, where it comes from, how sure it is.",
    )


def one_mission(missions: Missions) -> str:
    """Whose chain of evidence is shown link by link."""
    return st.selectbox(
        "Show the chain of",
        missions.keys,
        format_func=missions.title,
        key="chain",
        bind="query-params",
        help="Every link of one mission: what it rests on, how good that is and how far it is believed.",
    )


def change(p: Parameter, base: Register, changed: bool) -> None:
    """Change one assumption: a range, one value or another study, with a reason; what cannot be is refused here."""
    mix = p.distribution in ("dirichlet", "shares")
    ways = ["One value"] if mix else ["A range", "One value", *(["Another study"] if p.studies else [])]
    way = (
        st.segmented_control(
            "Change it to",
            ways,
            default=ways[0],
            key=f"way_{p.key}",
            help="A range says how unsure you are; one value says that you are not.",
        )
        or ways[0]
    )
    first, second, third = st.columns(3)
    if way == "A range":
        first.text_input("From", key="new_low", placeholder="0.2 or 20%", help="The low end of what you believe.")
        second.text_input("to", key="new_high", placeholder="0.5 or 50%", help="The high end of what you believe.")
        third.selectbox(
            "holding",
            [80, 90],
            format_func=lambda n: f"{n} chances in 100",
            key="new_inside",
            help="How sure you are that the truth lies between the two.",
        )
    elif way == "One value":
        place = first if not mix else st.container()
        place.text_input(
            "Shares, as label and share; the rest keep their proportions" if mix else "Value",
            key="new_value",
            placeholder=f"{next(iter(p.parameters))} 20%" if mix else "0.4 or 40%",
            help="One label and its share, or one value; percentages are read.",
        )
    else:
        first.selectbox(
            "Study",
            list(p.studies),
            format_func=lambda s: p.studies[s].title,
            key="new_study",
            help="Another published study of the same thing.",
        )
    st.text_input(
        "Why",
        key="new_why",
        max_chars=200,
        placeholder="What do you know that the register does not?",
        help="The reason stands beside the change on every page and in the link.",
    )
    left, right = st.columns(2)
    left.button(
        "Change it",
        on_click=_change,
        args=(p.key, way, base),
        type="primary",
        key="change_it",
        help="Takes the new value on every page.",
    )
    if changed:
        right.button("Put it back", on_click=_put_back, args=(p.key,), key="put_back", help="As the register has it.")
    if refused := take("refused"):
        say.error(refused)


def _change(key: str, way: str, base: Register) -> None:
    """Write the line and take it only if it can be read; the text that was typed stays in its boxes either way."""
    typed = state()
    if way == "A range":
        what = f"{typed['new_low']} to {typed['new_high']} ({typed['new_inside']}%)"
    else:
        what = typed["new_value"] if way == "One value" else f"study {typed['new_study']}"
    why = re.sub(r"[;\n]", ",", typed["new_why"] or "")
    line = f"{key} = {what or '?'} because {why}"
    try:
        parse_line(line, base)
    except MissionError as error:
        keep("refused", str(error))
        return
    kept = without(typed.get("assume") or "", key)
    typed["assume"] = f"{kept}; {line}" if kept else line


def _put_back(key: str) -> None:
    state()["assume"] = without(state().get("assume") or "", key)
