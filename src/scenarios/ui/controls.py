"""The levers, each bound to the address bar from the first day, so that a link is the screen."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from scenarios.analysis.assumptions import parse_kindly
from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.store.files import scenario_files
from scenarios.store.wards import ward_files
from scenarios.ui import address, carried, compute, paired
from scenarios.ui.address import CAUTION, FIRST, GRADIENTS, MOST_GBP, RULES, stops_gbp
from scenarios.ui.compute import Ask
from scenarios.views import words

ASSUME_HELP = (
    "Each assumption that differs, as a line that can be sent to a colleague. The page Evidence writes these for you: "
    "`name = value because reason`, with semicolons between."
)


def sidebar_with_spend() -> tuple[Ask, float]:
    """The sidebar of a page that has no large slider of its own for spend."""
    spends: list[float] = []
    return sidebar(lambda scenario: spends.append(spend(scenario, aside=True))), spends[0]


def sidebar(below_council: Callable[[Scenario], None] = lambda scenario: None) -> Ask:
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
        below_council(scenario)
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
        pointed = paired.number("Share pointed at the mission, %", 0, 100, round(100 * scenario.levers.pointed_share), "pointed",
            "Of the resource that may lawfully follow a mission, how much does. At 0 % every strategy is piecemeal.")  # fmt: skip
        years = paired.number("Years", 1, 20, min(20, scenario.levers.years), "years",
            "How long the council holds its course; contracts come up for renewal over about four years.")  # fmt: skip
        with st.expander("Over the wards"):
            rule, floor, gradient = _over_wards(scenario)
        with st.expander("How gains are counted"):
            caution = st.selectbox(
                "Caution about effects", list(CAUTION), index=list(CAUTION).index(scenario.levers.scepticism), format_func=CAUTION.__getitem__,
                key="caution", bind="query-params",
                help="Draws every effect in towards nothing by the grade of its source and the kind of study, the same for every mission.",
            )  # fmt: skip
            streams = _streams(name)
        with st.expander("Assumptions of your own"):
            assume = _assumptions(name)
    carried.keep()
    ordered = tuple(k for k in scenario.strategies if k in (chosen or [])) or tuple(others[:1])
    return Ask(
        name,
        mission,
        (BASELINE, *ordered),
        pointed / 100,
        years,
        rule,
        caution,
        assume,
        wards,
        streams,
        floor,
        gradient,
    )


def _over_wards(scenario: Scenario) -> tuple[str, float, str]:
    """How money is shared over wards, the least share of each, and how wards are told apart."""
    rules, gradients = list(RULES), list(GRADIENTS)
    rule = st.selectbox(
        "How the mission's money is shared over wards", rules, index=rules.index(scenario.levers.ward_rule),
        format_func=RULES.__getitem__, key="rule", bind="query-params",
        help="Only the isolation mission is delivered ward by ward.",
    )  # fmt: skip
    share = paired.number("Least share for every ward, %", 0, 100, round(100 * scenario.levers.reach_floor), "floor",
        "No ward gets less of the mission's money than this part of its even share per adult; the least-served fifth gains by it.")  # fmt: skip
    gradient = st.selectbox(
        "Wards are told apart by", gradients, index=gradients.index(scenario.levers.gradient), format_func=GRADIENTS.__getitem__, key="gradient",
        bind="query-params", help="Loneliness is not counted ward by ward: it is modelled from one of these, never both, and always adds up to the surveyed total.",
    )  # fmt: skip
    return rule, share / 100, gradient


def _council() -> str:
    """Whose wards: the scenario's own, a council in geodata/, or one uploaded to this server."""
    known = ["", *ward_files.councils()]
    return st.selectbox("Council", known, format_func=lambda k: ward_files.title(k) if k else "As the scenario has it", key="wards", bind="query-params",
                        help="Add your own on the page Wards, or with `scenarios wards add`.") or ""  # fmt: skip


def _streams(name: str) -> tuple[str, ...]:
    """What a year out of loneliness is valued for; a second claim on the same year is refused, and the scenario's own stands."""
    found = compute.loaded(name)
    chosen = st.multiselect(
        "A year out of loneliness is valued for", list(found.missions.streams), default=list(found.scenario.value_streams), key="streams", bind="query-params",
        format_func=lambda k: found.missions.streams[k].title,
        help="Each person-year may be claimed once: figures that hold the same thing cannot be added.",
    )  # fmt: skip
    ordered, problem = address.counted(found, chosen)
    if problem:
        st.error(f"{problem} The scenario's own stay in use.")
    return ordered


def _assumptions(name: str) -> str:
    """Assumptions changed on screen, as text in the address bar; what cannot be read is told and left out."""
    text = st.text_area(
        "Assumptions you have changed", key="assume", bind="query-params", height=68, help=ASSUME_HELP, max_chars=6000
    )
    _, problems = parse_kindly(text or "", compute.loaded(name).base_register)
    for problem in problems:
        st.warning(f"Left out: {words.numbers.escape_markdown(str(problem))}")
    return text or ""


def spend(scenario: Scenario, aside: bool = False) -> float:
    """A slider for the room and an exact number beside it; both are the same figure. `aside` where a page has no use for a large one."""
    left, right = (st.container(), st.container()) if aside else st.columns([5, 2], vertical_alignment="bottom")
    with right:
        exact = st.number_input(
            "Exactly, £ a year", 0, MOST_GBP, min(MOST_GBP, round(scenario.levers.spend_gbp)), 1_000_000, key="spend",
            bind="query-params", on_change=_typed, help="What the council spends on contracts in a year.",
        )  # fmt: skip
    with left:
        st.slider(
            "Commissioned spend a year", 0.0, MOST_GBP / 1e6, exact / 1e6, stops_gbp(scenario).step / 1e6, format="£%.0fm", key="spend_slider", on_change=_slid,
            help="Drag, or use the arrow keys. The sentence and the mark on the ladder follow. Any other amount can be typed.",
        )  # fmt: skip
    if not aside:
        carried.keep()
    return float(exact)


def spend_of_link() -> float:
    """Spend as the address has it, for a frame that shows one thing and no slider."""
    return address.read({k: st.query_params.get_all(k) for k in st.query_params}).spend_gbp


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


def own_values(name: str) -> dict[str, object]:
    """Every lever as a scenario has it."""
    scenario = compute.loaded(name).scenario
    levers, spend_gbp = scenario.levers, min(MOST_GBP, round(scenario.levers.spend_gbp))
    numbers = {
        "pointed": round(100 * levers.pointed_share),
        "years": min(20, levers.years),
        "floor": round(100 * levers.reach_floor),
    }
    return {"mission": levers.mission, "rule": levers.ward_rule, "gradient": levers.gradient, "caution": levers.scepticism,
            "spend": spend_gbp, "spend_slider": spend_gbp / 1e6, **paired.both(numbers)}  # fmt: skip


def _take_levers() -> None:
    st.session_state.update(own_values(st.session_state.scenario))


def reset() -> None:
    """The scenario's own settings, with nothing changed on any page."""
    name = st.session_state.get("scenario") or FIRST
    scenario = compute.loaded(name).scenario
    others = [k for k in scenario.strategies if k != BASELINE]
    carried.start_again(
        {
            "scenario": name,
            "wards": "",
            "assume": "",
            "strategies": others,
            "streams": list(scenario.value_streams),
            **own_values(name),
        }
    )


def _slid() -> None:
    st.session_state.spend = round(st.session_state.spend_slider * 1e6)


def _typed() -> None:
    st.session_state.spend_slider = (st.session_state.spend or 0) / 1e6
