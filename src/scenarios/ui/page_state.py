"""What a session remembers: every key, what comes along from page to page, undo and reset.

A control's key is its name in the address. Whatever else is kept carries one prefix.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

import streamlit as st

from scenarios.answers import link_reading, link_saved
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import NO_BOOK
from scenarios.domain.amounts import MOST_SPEND_ON_SCREEN_GBP
from scenarios.domain.errors import MissionError
from scenarios.domain.levers import MOVABLE
from scenarios.domain.saved import parsed
from scenarios.store.contracts import book_files
from scenarios.store.library import brought
from scenarios.store.wards import ward_files

PREFIX = "om."
TEXT = "_text"  # what the key of an amount as it is typed adds to that of its number, which alone is in the address
SLIDER = "_slider"  # what a slider's key adds to that of the box beside it, which alone is in the address
LONGEST_UNDO = 50  # steps that can be taken back
# Controls of single pages. What the second kind can hold depends on the scenario or the council, so that an earlier
# value may be none of the choices; Reset leaves those to the framework.
STEADY = (
    "target",
    "target_year",
    "target_count",
    "pilot_n",
    "pilot_months",
    "pilot_cost",
    "search",
    "sort",
    "grades",
    "measure",
    "beside",
    "asks",
    "step",
    "guesses",
    "again",
    "wall",
    "room",
    "try",
    "try_end",
    "word",
    "behind",
    "want_amount",
    "grant",
    "lead",
)
UNSTEADY = (
    "ward",
    "other",
    "district",
    "parameter",
    "chain",
    "want",
    "want_sure",
    "map_year",
    "future",
    "groups",
    "pilot",
    "with",
    "with_wards",
    "bridge_to",
)


def lever_keys() -> tuple[str, ...]:
    """The keys of every lever's control, with the slider of those that have one."""
    keys = []
    for lever in MOVABLE.values():
        keys.append(lever.link_name)
        if lever.slides or lever is MOVABLE["spend_gbp"]:
            keys.append(lever.link_name + SLIDER)
    return tuple(keys)


CARRIED = (*link_reading.OWN, *lever_keys(), *STEADY, *UNSTEADY)


def state() -> MutableMapping[str | int, Any]:
    return st.session_state


def kept(name: str, otherwise: Any = None) -> Any:
    """Something of our own that the session remembers, besides the controls."""
    return state().get(PREFIX + name, otherwise)


def keep(name: str, value: object) -> None:
    state()[PREFIX + name] = value


def take(name: str, otherwise: Any = None) -> Any:
    """The same, forgotten once it is read."""
    return state().pop(PREFIX + name, otherwise)


def bring_along(page: str) -> None:
    """At the start of a page: the framework's own links drop what a link had set and nobody had moved since."""
    before = kept("controls")
    arriving = before is not None and before["page"] != page
    if arriving or take("once_more", False):
        for key, value in before["values"].items():
            if key not in st.query_params:  # an address that says otherwise is what the reader asked for
                state()[key] = value
    keep("arriving", arriving)
    keep("controls", {"page": page, "values": before["values"] if before else {}})


def title() -> str:
    """The page that is drawn."""
    return str(kept("controls", {"page": ""})["page"])


def own_uploads() -> list[str]:
    """Wards that this reader brought, or that their link names, as long as this server has them."""
    if just_brought := take("wards_brought"):
        state()["wards"] = just_brought
    named = ward_files.upload_named(st.query_params.get("wards", ""))
    names = dict.fromkeys([*kept("uploads", ()), *([named] if named else ())])
    here = [n for n in names if ward_files.upload_named(n)]
    keep("uploads", here)
    if state().get("wards") not in (None, "", *here, *ward_files.councils()):
        state().pop("wards")  # removed meanwhile
    return here


def own_books() -> list[str]:
    """Contract books that this reader brought, or that their link names, as long as this server has them."""
    if just_brought := take("book_wanted"):
        state()["book"] = just_brought
        if spend_gbp := take("spend_of_book"):
            state()["spend"] = spend_gbp
            state()["spend" + SLIDER] = min(spend_gbp, MOST_SPEND_ON_SCREEN_GBP) / 1e6
    named = book_files.named(st.query_params.get("book", ""))
    names = dict.fromkeys([*kept("books", ()), *([named] if named else ())])
    here = [n for n in names if book_files.named(n)]
    keep("books", here)
    if state().get("book") not in (None, "", NO_BOOK, *here, *book_files.shipped()):
        state().pop("book")  # removed meanwhile
    return here


def own_saved() -> list[str]:
    """Saved scenarios that this reader opened or saved, or that their link names, each at its version."""
    named = st.query_params.get("scenario", "")
    found = parsed(named) if named else None
    pinned = [f"{found[0]}@{found[1]}"] if found and found[1] else []
    here = [n for n in dict.fromkeys([*kept("saved", ()), *pinned]) if _can_be_read(n)]
    keep("saved", here)
    if state().get("scenario") not in (None, *here) and parsed(str(state().get("scenario"))):
        state().pop("scenario")  # no longer there
    return here


def _can_be_read(reference: str) -> bool:
    if not link_saved.may_see(reference):
        return False
    try:
        RESOLVER.base(reference)
    except MissionError:  # told where the link is read
        return False
    return True


def opened_saved(reference: str) -> None:
    """A saved scenario that this reader wants on every page: the next run takes it."""
    keep("saved", [*kept("saved", ()), reference])
    keep("saved_wanted", reference)


def brought_book(name: str, spend_gbp: int | None) -> None:
    """Contracts this reader has just brought: the next run is on them, and at their spend where that is given."""
    brought.keep(name)
    keep("books", [*kept("books", ()), name])
    keep("spend_of_book", spend_gbp)
    keep("book_wanted", name)


def brought_upload(name: str) -> None:
    """Wards this reader has just brought: the next run is on them."""
    brought.keep(name)
    keep("uploads", [*kept("uploads", ()), name])
    keep("wards_brought", name)


def arrive_with(values: Mapping[str, Any]) -> None:
    """What a link gives by a short name, put into the address as its control writes it.

    The framework takes a choice from an address by its label alone, so the page starts once more, before any control.
    """
    if values:
        st.query_params.update(values)
        st.rerun()


def keep_controls() -> None:
    """Once the controls stand, and again at the end: a reader may move on before a page is done.

    On arrival the page starts once more, because the framework writes the address only for controls it has seen before.
    """
    before = kept("controls")
    if kept("arriving"):
        keep("arriving", False)
        keep("once_more", True)
        st.rerun()
    now = {k: state()[k] for k in CARRIED if k in state()}
    initial = kept("initial", {})
    for key in now.keys() - initial.keys() - set(UNSTEADY):
        if key not in st.query_params and key not in before["values"]:
            initial[key] = now[key]  # as it stood before anybody moved it: what Reset goes back to
    keep("initial", initial)
    keep("controls", {"page": before["page"], "values": before["values"] | now})


def remember_step() -> None:
    """At the end of a page: a step that can be taken back, wherever something was changed."""
    now = dict(kept("controls")["values"])
    past = kept("past", [])
    if not past or _set(past[-1]) != _set(now):
        if past and set(now) - set(past[-1]) and all(past[-1][k] == now.get(k) for k in past[-1]):
            past[-1] = now  # another page brought controls of its own: nobody changed anything
        else:
            past.append(now)
        del past[:-LONGEST_UNDO]
    keep("past", past)


def _set(values: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in values.items() if v is not None}


def undo() -> None:
    """The values of the step before, on whatever page they stand."""
    past = kept("past", [])
    if len(past) < 2:
        return
    past.pop()
    _put(past[-1])


def start_again(values: Mapping[str, Any]) -> None:
    """The given values, and everything else as it stood before anybody moved it."""
    values, initial = dict(values), kept("initial", {})
    for key in CARRIED:
        if key not in values and key in initial:
            values[key] = initial[key]
        elif key not in values:
            state().pop(key, None)
    _put(values)


def _put(values: Mapping[str, Any]) -> None:
    for key, value in values.items():
        state()[key] = value
    kept("controls")["values"] = dict(values)
