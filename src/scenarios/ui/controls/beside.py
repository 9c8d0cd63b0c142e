"""What is laid beside this screen: saved scenarios, those that come with the app, and the same question elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from scenarios.answers import link_beside
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link_beside import MOST, WITH, WITH_WARDS
from scenarios.answers.question import Question
from scenarios.answers.side_by_side import Laid
from scenarios.domain.saved import parsed
from scenarios.store.library import saved_scenarios
from scenarios.store.wards import ward_files
from scenarios.ui import page_state, say


def chosen(question: Question) -> tuple[Laid, ...]:
    """What the reader wants beside this screen; what cannot be laid there is told."""
    labels = link_beside.scenarios_offered(question, RESOLVER)
    left, right = st.columns([3, 2])
    with left:
        scenarios = st.multiselect(
            "Scenarios beside this screen",
            _offered(labels),
            format_func=lambda name: labels.get(name, name),
            key=WITH,
            bind="query-params",
            max_selections=MOST - 1,
            placeholder="Choose saved ones, or some that come with the app",
            help="Each with its own levers, council and contracts. A saved one stays at the version that is named.",
        )
    with right:
        council = _council(question)
    found, problems = link_beside.laid(question, scenarios, council, RESOLVER)
    for problem in problems:
        say.warning(f"{problem}.")
    return found


def _offered(labels: Mapping[str, str]) -> list[str]:
    """Current versions and shipped scenarios, with the older versions that this session or its link names."""
    current = [s.reference for s in saved_scenarios.search()]  # of these, what this reader may see is in `labels`
    named = [*st.query_params.get_all(WITH), *(page_state.state().get(WITH) or [])]
    older = [f"{found[0]}@{found[1]}" for n in named if (found := parsed(n)) and found[1]]
    shipped = [name for name in labels if "@" not in name]
    return [n for n in dict.fromkeys([*current, *older, *shipped]) if n in labels]


def _council(question: Question) -> str:
    """Another council for the same question."""
    others = [k for k in (*ward_files.councils(), *page_state.own_uploads()) if k != question.council]
    here = {"": "No other council", **{k: ward_files.title(k) for k in others}}
    return st.selectbox(
        "The same question for",
        list(here),
        format_func=lambda name: here.get(name, name),
        key=WITH_WARDS,
        bind="query-params",
        help="Everything as on this screen, with that council's wards and size; contracts and partners are not its.",
    )


def bridge_to(laid: Sequence[Laid]) -> Laid:
    """The scenario that the bridge leads to."""
    labels = [one.label for one in laid]
    if page_state.state().get("bridge_to") not in (None, *labels):
        page_state.state().pop("bridge_to")
    to = st.selectbox(
        "From this screen to",
        labels,
        key="bridge_to",
        help="Every change between the two is made in turn, and its effect told.",
    )
    return next(one for one in laid if one.label == to)
