"""The levers, each bound to the address bar from the first day, so that a link is the screen."""

from __future__ import annotations

import re

import streamlit as st

from scenarios.analysis.assumptions import parse_kindly, parse_line, without
from scenarios.analysis.target import Target
from scenarios.domain.errors import InputError, MissionError
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.parameter import Parameter, Register
from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.store import scenario_files, ward_files
from scenarios.ui import carried, compute
from scenarios.ui.compute import Ask
from scenarios.views.register import SORTS
from scenarios.views.words import GRADES

MOST_GBP = 1_000_000_000
RULES = {
    "need": "Where most people are lonely",
    "per_head": "The same for every adult",
    "deprivation": "Towards deprived wards",
    "best_return": "Where it reaches most people",
}
CAUTION = {"off": "As the sources say", "standard": "Standard caution", "sceptic": "The sceptic's"}
FIRST = "existing_practice"
ASSUME_HELP = (
    "Each assumption that differs, as a line that can be sent to a colleague. The page Evidence writes these for you: "
    "`name = value because reason`, with semicolons between."
)


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
        wards = _council()
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
        caution = st.selectbox(
            "Caution about effects", list(CAUTION), index=list(CAUTION).index(scenario.levers.scepticism), format_func=CAUTION.__getitem__,
            key="caution", bind="query-params",
            help="Draws every effect in towards nothing by the grade of its source and the kind of study, the same for every mission.",
        )  # fmt: skip
        streams = _streams(name)
        assume = _assumptions(name)
    carried.keep()
    ordered = tuple(k for k in scenario.strategies if k in (chosen or [])) or tuple(others[:1])
    return Ask(name, mission, (BASELINE, *ordered), pointed / 100, years, rule, caution, assume, wards, streams)


def _council() -> str:
    """Whose wards: the scenario's own, a council in geodata/, or one uploaded to this server."""
    known = ["", *ward_files.councils()]
    return st.selectbox("Council", known, format_func=lambda k: ward_files.title(k) if k else "As the scenario has it", key="wards", bind="query-params",
                        help="Add your own on the page Wards, or with `scenarios wards add`.") or ""  # fmt: skip


def _streams(name: str) -> tuple[str, ...]:
    """What a year out of loneliness is valued for; a second claim on the same year is refused, and the scenario's own stands."""
    found = compute.loaded(name)
    own = found.scenario.value_streams
    chosen = st.multiselect(
        "A year out of loneliness is valued for", list(found.missions.streams), default=list(own), key="streams", bind="query-params",
        format_func=lambda k: found.missions.streams[k].title,
        help="Each person-year may be claimed once: figures that hold the same thing cannot be added.",
    )  # fmt: skip
    ordered = tuple(k for k in found.missions.streams if k in chosen)
    try:
        found.missions.expect_counted_once(ordered)
    except InputError as error:
        st.error(f"{error} The scenario's own stay in use.")
        return ()
    return () if ordered == own else ordered


def _assumptions(name: str) -> str:
    """Assumptions changed on screen, as text in the address bar; what cannot be read is told and left out."""
    text = st.text_area(
        "Assumptions you have changed", key="assume", bind="query-params", height=68, help=ASSUME_HELP, max_chars=6000
    )
    _, problems = parse_kindly(text or "", compute.loaded(name).base_register)
    for problem in problems:
        st.warning(f"Left out: {problem}")
    return text or ""


def spend(scenario: Scenario, aside: bool = False) -> float:
    """A slider for the room and an exact number beside it; both are the same figure. `aside` where a page has no use for a large one."""
    with st.sidebar if aside else st.container():
        left, right = (st.container(), st.container()) if aside else st.columns([5, 2], vertical_alignment="bottom")
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
    carried.keep()
    return float(exact)


def filters(groups: list[str]) -> tuple[str, list[str], list[str], str]:
    """Search, group, grade and order of the evidence."""
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    search = left.text_input(
        "Search the evidence", key="search", bind="query-params", placeholder="cost, scale-up, Lasgaard …"
    )
    sort = right.selectbox("Order", list(SORTS), format_func=SORTS.__getitem__, key="sort", bind="query-params")
    left, right = st.columns([3, 2])
    some = left.pills("Groups", groups, selection_mode="multi", key="groups", bind="query-params")
    grades = right.pills("Grades", list(GRADES), selection_mode="multi", key="grades", bind="query-params",
                         help="A official or large trials, B good published, C thin or derived, D judgement.")  # fmt: skip
    return search or "", list(some or []), list(grades or []), sort


def one_parameter(register: Register, keys: list[str]) -> str:
    """Which parameter is open."""
    everything = sorted(register.parameters, key=lambda k: (k not in keys, keys.index(k) if k in keys else 0))
    return st.selectbox(
        "Open one", everything, format_func=lambda k: register[k].name, key="parameter", bind="query-params"
    )


def change(p: Parameter, base: Register, changed: bool) -> None:
    """Change one assumption: a range, one value or another study, with a reason; what cannot be is refused here."""
    mix = p.distribution in ("dirichlet", "shares")
    ways = ["One value"] if mix else ["A range", "One value", *(["Another study"] if p.studies else [])]
    way = st.segmented_control("Change it to", ways, default=ways[0], key=f"way_{p.key}") or ways[0]
    first, second, third = st.columns(3)
    if way == "A range":
        first.text_input("From", key="new_low", placeholder="0.2 or 20%")
        second.text_input("to", key="new_high", placeholder="0.5 or 50%")
        third.selectbox("holding", [80, 90], format_func=lambda n: f"{n} chances in 100", key="new_inside")
    elif way == "One value":
        place = first if not mix else st.container()
        place.text_input("Shares, as label and share; the rest keep their proportions" if mix else "Value", key="new_value",
                         placeholder=f"{next(iter(p.parameters))} 20%" if mix else "0.4 or 40%")  # fmt: skip
    else:
        first.selectbox("Study", list(p.studies), format_func=lambda s: p.studies[s].title, key="new_study")
    st.text_input("Why", key="new_why", max_chars=200, placeholder="What do you know that the register does not?")
    left, right = st.columns(2)
    left.button("Change it", on_click=_change, args=(p.key, way, base), type="primary", key="change_it")
    if changed:
        right.button("Put it back", on_click=_put_back, args=(p.key,), key="put_back")
    if refused := st.session_state.pop("refused", None):
        st.error(refused)


def _change(key: str, way: str, base: Register) -> None:
    """Write the line and take it only if it can be read; the text that was typed stays in its boxes either way."""
    typed = st.session_state
    what = {
        "A range": lambda: f"{typed.new_low} to {typed.new_high} ({typed.new_inside}%)",
        "One value": lambda: typed.new_value,
        "Another study": lambda: f"study {typed.new_study}",
    }[way]()
    why = re.sub(r"[;\n]", ",", typed.new_why or "")
    line = f"{key} = {what or '?'} because {why}"
    try:
        parse_line(line, base)
    except MissionError as error:
        typed.refused = str(error)
        return
    kept = without(typed.get("assume") or "", key)
    typed.assume = f"{kept}; {line}" if kept else line


def _put_back(key: str) -> None:
    st.session_state.assume = without(st.session_state.get("assume") or "", key)


def target(ask: Ask) -> Target:
    """What the council would call success; the first two numbers a leader is asked for."""
    left, right = st.columns(2)
    if ask.mission == WARD_MISSION:
        share = left.number_input("Target: lonely people no longer lonely, %", 0.01, 100.0, 20.0, 1.0, key="target", bind="query-params",
                                  help="Of all the people who are often lonely today. A fifth is a bold mission; a tenth of a percent is a start.")  # fmt: skip
        year = right.number_input(
            "by the end of year", 1, ask.years, min(5, ask.years), key="target_year", bind="query-params"
        )
        return Target(ask.mission, share / 100, int(year))
    number = left.number_input("Target: outcomes over the horizon, at least", 1, 1_000_000, 100, key="target_count", bind="query-params",
                               help="In the outcome of the chosen mission.")  # fmt: skip
    return Target(ask.mission, float(number), ask.years)


def pilot(names: dict[str, str]) -> tuple[str, int, int, float]:
    """Which assumption to test, on how many, for how long, at what cost."""
    which, n, months, cost = st.columns([5, 2, 2, 2], vertical_alignment="bottom")
    key = which.selectbox("Test this", list(names), format_func=names.__getitem__, key="pilot", bind="query-params",
                          help="Assumptions that a sample of people, places or contracts could measure, most worth first.")  # fmt: skip
    answers = n.number_input("on how many", 1, 100_000, 100, key="pilot_n", bind="query-params")
    wait = months.number_input("months to wait", 0, 60, 12, key="pilot_months", bind="query-params")
    pounds = cost.number_input("cost, £", 0, 100_000_000, 20_000, 1_000, key="pilot_cost", bind="query-params")
    return key, int(answers), int(wait), float(pounds)


def open_future(example: int) -> int | None:
    """The button that opens one of the futures the sentence speaks of, and the number of the one that is open."""
    left, right = st.columns([2, 3], vertical_alignment="bottom")
    left.button("Open one such future", on_click=_open, args=(example,), key="open_future")
    number = right.number_input(
        "Future number, counted from 1 (0 for none)", 0, 1_000_000, 0, key="future", bind="query-params"
    )
    return int(number) - 1 if number else None


def _open(example: int) -> None:
    st.session_state.future = example + 1


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
                            rule=levers.ward_rule, caution=levers.scepticism, spend=spend_gbp, spend_slider=spend_gbp / 1e6)  # fmt: skip


def _slid() -> None:
    st.session_state.spend = round(st.session_state.spend_slider * 1e6)


def _typed() -> None:
    st.session_state.spend_slider = (st.session_state.spend or 0) / 1e6
