"""Numbers and amounts that are typed, and numbers that can be slid as well, with a box that holds the same figure."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from scenarios.domain.amounts import exact_pounds, whole_pounds
from scenarios.ui import say
from scenarios.ui.page_parts import BOXES
from scenarios.ui.page_state import SLIDER, TEXT, keep, kept, state

LONGEST_SHOWN = 30


def number_box(place: DeltaGenerator, key: str, label: str, explained: str, most: float | None = None) -> float:
    """A number box of one page, with the limits that a link is held to, or a lower `most`."""
    box = BOXES[key]
    if box.money:
        return money_box(place, key, label, (int(box.least), int(box.most)), int(box.own), explained)
    highest = box.most if most is None else type(box.own)(min(most, box.most))
    own = min(box.own, highest)
    shown = None if isinstance(own, int) else "%.10g"  # as it is typed: 12 and 0.5
    return place.number_input(
        label, box.least, highest, own, box.step, shown, key=key, bind="query-params", help=explained
    )


def money_box(
    place: DeltaGenerator,
    key: str,
    label: str,
    limits: tuple[int, int],
    own: int,
    explained: str,
    then: Callable[[], None] | None = None,
) -> int:
    """An amount in pounds that a link holds. The framework binds numbers to the address, and no amounts.

    So its number stands in a box that is not drawn, and the amount is typed beside it.
    """
    with place, st.container(key=f"in_address_{key}"):
        number = st.number_input(label, *limits, own, 1, key=key, bind="query-params", help=explained)
    amount_text(place, key, key + TEXT, label, limits, explained, then)
    return int(number)


def amount_text(
    place: DeltaGenerator,
    key: str,
    name: str,
    label: str,
    limits: tuple[int, int],
    explained: str,
    then: Callable[[], None] | None = None,
) -> None:
    """The number under `key`, typed and shown as people write an amount: '£400m', '400,000,000', '0.4bn'.

    What cannot be read is told, and the amount before it stays. `then` is called once another amount is typed. Every
    amount has a box of its own: a browser that has not yet heard of a new amount sends the old text along with the next
    move, and it would be taken for typing.
    """
    shown = exact_pounds(state()[key])
    box = f"{name}_{state()[key]}"
    state()[box] = shown
    keep(f"{name}_box", box)
    told_of, problem = kept(f"{name}_problem", ("", ""))
    place.text_input(
        label, shown, key=box, on_change=_take_amount, args=(key, name, box, label, limits, then), help=explained
    )
    if told_of == box:
        say.error(problem)  # below the row, so that nothing in it moves


def _take_amount(
    key: str, name: str, box: str, label: str, limits: tuple[int, int], then: Callable[[], None] | None
) -> None:
    if kept(f"{name}_box") != box:  # of an amount that stands no more: the browser had not heard of the new one yet
        return
    text = state()[box] or ""
    try:
        state()[key] = whole_pounds(text, *limits)
    except ValueError as error:
        problem = f"{label}: {text[:LONGEST_SHOWN]!r} {error}; {exact_pounds(state()[key])} stays."
        keep(f"{name}_problem", (box, problem))
        return
    keep(f"{name}_problem", ("", ""))
    if then is not None:
        then()


def slider_with_box(label: str, least: int, most: int, own: int, key: str, explained: str) -> int:
    """A whole number. The box alone is in the address; neither control writes the other unless it was itself moved."""
    with st.container(key=f"slider_with_box_{key}"):
        left, right = st.columns([5, 2], vertical_alignment="bottom")
        with right:
            exact = st.number_input(
                f"{label}, typed",
                least,
                most,
                own,
                1,
                key=key,
                bind="query-params",
                label_visibility="collapsed",
                on_change=_follow,
                args=(key, key + SLIDER),
                help=explained,
            )
        with left:
            st.slider(
                label,
                least,
                most,
                int(exact),
                1,
                key=key + SLIDER,
                on_change=_follow,
                args=(key + SLIDER, key),
                help=explained,
            )
    return int(exact)


def _follow(moved: str, other: str) -> None:
    value = state()[moved]
    if value is not None:
        state()[other] = value
