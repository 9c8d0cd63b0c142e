"""The sidebar.

Scenario, council, every lever from the table, value streams and assumptions, each bound to the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext

import streamlit as st

from scenarios.answers import link, link_reading, link_saved
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import FIRST, Choices
from scenarios.answers.question import Question
from scenarios.domain.amounts import MOST_SPEND_ON_SCREEN_GBP, spend_stops_gbp
from scenarios.domain.lever import ALWAYS, GAINS, ControlValue, Lever
from scenarios.domain.levers import MOVABLE
from scenarios.domain.mission import Missions
from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.store.files import scenario_files
from scenarios.store.files.scenario_files import Loaded
from scenarios.ui import foreseen, page_parts, page_state, say
from scenarios.ui.controls import closed, own_figures, whose
from scenarios.ui.controls.numbers import money_box, slider_with_box
from scenarios.ui.page_state import SLIDER, state

GROUPS = tuple(dict.fromkeys(lever.group for lever in MOVABLE.values() if lever.group != ALWAYS))
SPEND = MOVABLE["spend_gbp"]


def sidebar(spend_aside: bool = True) -> Question:
    """What is asked, from every control at the side.

    `spend_aside` where the page has no large slider of its own for spend.
    """
    with st.sidebar:
        base = _scenario()
        council = whose.council(base)
        book = whose.book(base, council)
        scenario, levers = base.scenario, dict[str, object]()
        if spend_aside:
            levers["spend_gbp"] = _spend(scenario, aside=True)
        strategies = _strategies(scenario)
        levers |= _levers(ALWAYS, base)
        streams: tuple[str, ...] = ()
        for group in GROUPS:
            part = closed.part(group, _own(group, base))
            with part or nullcontext():
                levers |= _levers(group, base, part is not None)
                if group == GAINS:
                    streams = _streams(base, part is not None)
        overrides, partners, kinds = own_figures.typed(base)
    page_state.keep_controls()
    choices = Choices(base_name(base), levers, strategies, streams, overrides, council, book, partners, kinds)
    foreseen.remember(choices)
    return link.asked(choices, RESOLVER)


def base_name(base: Loaded) -> str:
    """A scenario by the name that everybody has for it: of its file, or its reference in the library."""
    return base.path.stem if base.path in scenario_files.shipped_files() else str(base.path)


def spend(question: Question) -> Question:
    """The question at the spend of the large slider: for a room to drag, with an exact number beside it."""
    chosen = _spend(RESOLVER.base(question.base).scenario, aside=False)
    page_state.keep_controls()
    return question.at(chosen)


def spend_of_link(question: Question) -> Question:
    """The question at the spend of the address, for a frame that shows one thing and no slider."""
    params = {k: st.query_params.get_all(k) for k in st.query_params}
    return question.at(link_reading.read(params, RESOLVER, page_parts.PAGE_PARTS).question.spend_gbp)


def _scenario() -> Loaded:
    """The scenario everything starts from. Choosing one sets the levers to that scenario's own."""
    if wanted := page_state.take("saved_wanted"):
        open_scenario(wanted)
    names = [*_shipped(), *page_state.own_saved()]
    name = st.selectbox(
        "Scenario",
        names,
        index=names.index(FIRST),
        format_func=lambda n: link_saved.label(n, RESOLVER),
        key="scenario",
        bind="query-params",
        on_change=_take_levers,
        help="What is assumed about pledges, evidence and the council. Choosing one sets every lever below to its own.",
    )
    base = RESOLVER.base(name)
    say.caption(base.scenario.description)
    return base


def open_scenario(name: str) -> None:
    """Take a scenario as it is, on every page."""
    scenario = RESOLVER.base(name).scenario
    chosen = {"strategies": [k for k in scenario.strategies if k != BASELINE], "streams": list(scenario.value_streams)}
    own = {"scenario": name, "wards": "", "book": "", **own_figures.NONE_OF_THEM}
    page_state.start_again({**own, **chosen, **own_values(name)})


def _strategies(scenario: Scenario) -> tuple[str, ...]:
    """Which strategies are compared with piecemeal, in the scenario's order; the first where none is chosen."""
    others = [k for k in scenario.strategies if k != BASELINE]
    chosen = st.pills(
        "Compare piecemeal with",
        others,
        selection_mode="multi",
        default=others,
        key="strategies",
        bind="query-params",
        format_func=lambda k: scenario.strategies[k].title,
        help=(
            "Piecemeal, today's scatter of causes, is always there to compare with. The sentence is about the first"
            " one."
        ),
    )
    return tuple(k for k in others if k in chosen) or tuple(others[:1])


def _own(group: str, base: Loaded) -> dict[str, object]:
    """What a group's controls hold in the scenario as it is, by their keys."""
    levers = base.scenario.levers
    own: dict[str, object] = {
        lever.link_name: lever.to_control(getattr(levers, name))
        for name, lever in MOVABLE.items()
        if lever.group == group
    }
    return own | ({"streams": list(base.scenario.value_streams)} if group == GAINS else {})


def _levers(group: str, base: Loaded, drawn: bool = True) -> dict[str, object]:
    """The values of a group's levers; what has not been moved stays the scenario's own to the last digit."""
    values: dict[str, object] = {}
    for name, lever in MOVABLE.items():
        if lever.group == group and lever is not SPEND:
            own = getattr(base.scenario.levers, name)
            shown = lever.to_control(own)
            if drawn:
                shown = _control(lever, shown, base.missions)
            values[name] = lever.chosen(shown, own)
    return values


def _control(lever: Lever, own: ControlValue, missions: Missions) -> ControlValue:
    """One lever's control, of the kind its line in the table names."""
    if lever.kind == "switch":
        return st.toggle(lever.label, bool(own), key=lever.link_name, bind="query-params", help=lever.help)
    if lever.kind in ("choice", "mission"):
        return _choice(lever, str(own), link.labels_of(lever, missions))
    label = f"{lever.label}, %" if lever.kind == "percent" else lever.label
    if lever.slides:
        return slider_with_box(label, lever.least, lever.most, int(own), lever.link_name, lever.help)
    number = st.number_input(
        label, lever.least, lever.most, int(own), lever.step, key=lever.link_name, bind="query-params", help=lever.help
    )
    return int(number)


def _choice(lever: Lever, own: str, labels: Mapping[str, str]) -> str:
    return st.selectbox(
        lever.label,
        list(labels),
        index=list(labels).index(own),
        format_func=labels.__getitem__,
        key=lever.link_name,
        bind="query-params",
        help=lever.help,
    )


def _streams(base: Loaded, drawn: bool = True) -> tuple[str, ...]:
    """What a year out of loneliness is valued for.

    A second claim on the same year is refused, and the scenario's own stands.
    """
    if not drawn:
        return link.claimed_once(base, list(base.scenario.value_streams))[0]
    chosen = st.multiselect(
        "A year out of loneliness is valued for",
        list(base.missions.streams),
        default=list(base.scenario.value_streams),
        key="streams",
        bind="query-params",
        format_func=lambda k: base.missions.streams[k].title,
        help="Each person-year may be claimed once: figures that hold the same thing cannot be added.",
    )
    ordered, problem = link.claimed_once(base, chosen)
    if problem:
        say.error(f"{problem} The scenario's own stay in use.")
    return ordered


def _spend(scenario: Scenario, aside: bool) -> float:
    """A slider for the room and an exact number beside it, both the same figure up to the slider's end [£ a year]."""
    if aside:
        left, right = st.container(), st.container()
    else:  # in sight while the page scrolls
        left, right = st.container(key="spend_row").columns([5, 2], vertical_alignment="bottom")
    own = int(SPEND.to_control(scenario.levers.spend_gbp))
    limits = SPEND.least, SPEND.most
    exact = money_box(right, SPEND.link_name, "Exactly, £ a year", limits, own, SPEND.help, spend_typed)
    with left:
        st.slider(
            "Commissioned spend a year",
            SPEND.least / 1e6,
            MOST_SPEND_ON_SCREEN_GBP / 1e6,
            _slider_m(exact),
            spend_stops_gbp(scenario.levers.spend_gbp).step / 1e6,
            format="£%.0fm",
            key=SPEND.link_name + SLIDER,
            on_change=_slid,
            help=(
                "Drag, or use the arrow keys. The sentence and the mark on the ladder follow. Any other amount can be"
                " typed."
            ),
        )
    return scenario.levers.spend_gbp if exact == own else float(exact)


def _slider_m(spend_gbp: float) -> float:
    """Where the slider stands [£m a year]: at its end where more is spent than it reaches."""
    return min(spend_gbp, MOST_SPEND_ON_SCREEN_GBP) / 1e6


def _slid() -> None:
    state()[SPEND.link_name] = round(state()[SPEND.link_name + SLIDER] * 1e6)


def spend_chosen(spend_gbp: int) -> None:
    """Spend as it was chosen on a picture: box and slider follow."""
    state()[SPEND.link_name] = spend_gbp
    spend_typed()


def spend_typed() -> None:
    """The slider follows what is typed."""
    state()[SPEND.link_name + SLIDER] = _slider_m(state()[SPEND.link_name])


def _shipped() -> list[str]:
    """Every scenario that can be read, existing practice first; a broken file must not take the page down."""
    names = []
    for path in scenario_files.shipped_files():
        try:
            RESOLVER.base(path.stem)
        except Exception as error:
            say.warning(f"One scenario is left out. {error}")
        else:
            names.append(path.stem)
    return sorted(names, key=lambda n: (n != FIRST, n))


def evidence() -> str:
    """A short hash of the evidence that the scenario on screen starts from."""
    return RESOLVER.base(state().get("scenario") or FIRST).evidence


def own_values(name: str) -> dict[str, object]:
    """What every lever's controls hold where a scenario is taken as it is."""
    levers, values = RESOLVER.base(name).scenario.levers, dict[str, object]()
    for field, lever in MOVABLE.items():
        shown = lever.to_control(getattr(levers, field))
        values[lever.link_name] = shown
        if lever.slides:
            values[lever.link_name + SLIDER] = shown
        elif lever is SPEND:
            values[lever.link_name + SLIDER] = _slider_m(float(shown))
    return values


def _take_levers() -> None:
    for key, value in own_values(state()["scenario"]).items():
        state()[key] = value


def reset() -> None:
    """The scenario's own settings, with nothing changed on any page."""
    open_scenario(state().get("scenario") or FIRST)
