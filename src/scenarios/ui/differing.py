"""In what a screen differs from the base scenario: marked on every page, listed on Changes."""

from __future__ import annotations

import streamlit as st

from scenarios.analysis.changes import Change, changes
from scenarios.ui import compute
from scenarios.ui.compute import Ask


@st.cache_resource(max_entries=32, show_spinner=False)
def _changed(ask: Ask, digest: str) -> list[Change]:
    found = compute.loaded(ask.scenario)
    scenario = (
        compute.assumed(ask.scenario, ask.caution, ask.assume)[0]
        .with_streams(ask.streams)
        .with_levers(**compute.levers_of(ask))
    )
    return changes(found.root, scenario, found.base_register, scenario.register(found.base_register), found.scenario)


def changed(ask: Ask) -> list[Change]:
    """Everything in which the screen differs from the base scenario, spend and the choice of strategies apart."""
    return [c for c in _changed(ask, compute.digest_of(ask)) if c.key != "spend_gbp"]


def all_changed(ask: Ask, spend_gbp: float) -> list[Change]:
    """The same with spend, the strategies compared and the council."""
    root, more = compute.loaded(ask.scenario).root, []
    if spend_gbp != root.levers.spend_gbp:
        more.append(Change("setting", "spend_gbp", "Spend a year", root.levers.spend_gbp, spend_gbp, "Set on screen"))
    if ask.strategies != tuple(root.strategies):
        old, new = (
            [s.strategies[k].title for k in keys]
            for s, keys in ((root, root.strategies), (compute.loaded(ask.scenario).scenario, ask.strategies))
        )
        more.append(Change("setting", "strategies", "Strategies compared", old, new, "Set on screen"))
    if ask.wards:
        more.append(Change("scenario", "wards", "Council", root.council.wards, ask.wards, "Set on screen"))
    return more + changed(ask)
