"""The levers, each bound to the address bar from the first day, so that a link is the screen."""

from __future__ import annotations

import streamlit as st

from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.store import scenario_files
from scenarios.ui import compute
from scenarios.ui.compute import Ask

MOST_GBP = 1_000_000_000
RULES = {
    "need": "Where most people are lonely",
    "per_head": "The same for every adult",
    "deprivation": "Towards deprived wards",
    "best_return": "Where it reaches most people",
}
FIRST = "existing_practice"


def sidebar() -> Ask:
    """Everything but spend. A choice of scenario sets the levers to that scenario's own."""
    with st.sidebar:
        names = _shipped()
        name = st.selectbox(
            "Scenario", names, index=names.index(FIRST), format_func=lambda n: compute.loaded(n).scenario.title, key="scenario",
            bind="query-params", on_change=_take_levers,
            help="What is assumed about pledges, evidence and the council. Choosing one sets every lever below to its own.",
        )  # fmt: skip
        scenario = compute.loaded(name).scenario
        st.caption(scenario.description)
        missions = compute.loaded(name).missions
        mission = st.selectbox(
            "Mission", list(missions.keys), index=list(missions.keys).index(scenario.levers.mission), format_func=missions.title,
            key="mission", bind="query-params", help="The one thing the spending power is pointed at.",
        )  # fmt: skip
        others = [k for k in scenario.strategies if k != BASELINE]
        chosen = st.pills(
            "Compare piecemeal with", others, selection_mode="multi", default=others, key="strategies", bind="query-params",
            format_func=lambda k: scenario.strategies[k].title,
            help="Piecemeal, today's scatter of causes, is always there to compare with. The first one chosen is the one in the sentence.",
        )  # fmt: skip
        pointed = st.slider(
            "Share of eligible resource pointed at the mission", 0, 100, round(100 * scenario.levers.pointed_share), 5, format="%d%%",
            key="pointed", bind="query-params",
            help="Of the resource that may lawfully follow a mission, how much does. At 0 % every strategy is piecemeal.",
        )  # fmt: skip
        years = st.slider(
            "Years", 1, 20, min(20, scenario.levers.years), key="years", bind="query-params",
            help="How long the council holds its course; contracts come up for renewal over about four years.",
        )  # fmt: skip
        rules = list(RULES)
        rule = st.selectbox(
            "How the mission's money is shared over wards", rules, index=rules.index(scenario.levers.ward_rule),
            format_func=RULES.__getitem__, key="rule", bind="query-params",
            help="Only the isolation mission is delivered ward by ward.",
        )  # fmt: skip
    ordered = tuple(k for k in scenario.strategies if k in (chosen or [])) or tuple(others[:1])
    return Ask(name, mission, (BASELINE, *ordered), pointed / 100, years, rule)


def spend(scenario: Scenario) -> float:
    """A slider for the room and an exact number beside it; both are the same figure."""
    left, right = st.columns([5, 2], vertical_alignment="bottom")
    with right:
        exact = st.number_input(
            "Exactly, £ a year", 0, MOST_GBP, min(MOST_GBP, round(scenario.levers.spend_gbp)), 1_000_000, key="spend",
            bind="query-params", on_change=_typed, help="What the council spends on contracts in a year.",
        )  # fmt: skip
    with left:
        st.slider(
            "Commissioned spend a year", 0.0, MOST_GBP / 1e6, exact / 1e6, 1.0, format="£%.0fm", key="spend_slider", on_change=_slid,
            help="Drag, or use the arrow keys. The sentence and the mark on the ladder follow.",
        )  # fmt: skip
    return float(exact)


def _shipped() -> list[str]:
    """Every scenario that can be read, existing practice first; a broken file must not take the page down."""
    names = []
    for path in scenario_files.shipped_files():
        try:
            compute.loaded(path.stem)
        except Exception as error:
            st.warning(f"One scenario is left out. {error}")
        else:
            names.append(path.stem)
    return sorted(names, key=lambda n: (n != FIRST, n))


def _take_levers() -> None:
    levers = compute.loaded(st.session_state.scenario).scenario.levers
    spend_gbp = min(MOST_GBP, round(levers.spend_gbp))
    st.session_state.update(mission=levers.mission, pointed=round(100 * levers.pointed_share), years=min(20, levers.years),
                            rule=levers.ward_rule, spend=spend_gbp, spend_slider=spend_gbp / 1e6)  # fmt: skip


def _slid() -> None:
    st.session_state.spend = round(st.session_state.spend_slider * 1e6)


def _typed() -> None:
    st.session_state.spend_slider = (st.session_state.spend or 0) / 1e6
