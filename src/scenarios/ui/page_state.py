"""What a session remembers: every key, what comes along from page to page, undo and reset.

A control's key is its name in the address. Whatever else is kept carries one prefix.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from scenarios.answers import link_reading
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolver
from scenarios.answers.wards import MEASURES
from scenarios.domain.amounts import exact_pounds, whole_pounds
from scenarios.domain.levers import MOVABLE
from scenarios.domain.wards import Wards
from scenarios.store.wards import ward_files
from scenarios.ui.views import RENAMED, VIEWS
from scenarios.views.tables.evidence import SORTS
from scenarios.views.words import decision, room
from scenarios.views.words.behind import BEHIND
from scenarios.views.words.evidence import GRADES
from scenarios.views.words.need import SURE, WANTED

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
    "step",
    "guesses",
    "room",
    "try",
    "try_end",
    "word",
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


def _known_view(text: str) -> None:
    if text not in VIEWS and text not in RENAMED:
        raise ValueError("is not known here; nothing is used")


def _known_step(text: str) -> None:
    if room.step_of(text) is None:
        raise ValueError(f"is not a step from 1 to {len(room.STEPS)}; the first is shown")


def _wards_of(question: Question, resolver: Resolver) -> Wards:
    return resolver.wards(question.council, resolver.base(question.base))


def _wards(question: Question, resolver: Resolver) -> Mapping[str, str]:
    wards = _wards_of(question, resolver)
    return dict(zip(wards.code, wards.name, strict=True))


def _districts(question: Question, resolver: Resolver) -> Mapping[str, str]:
    return {d: d for d in _wards_of(question, resolver).district if d}


def _parameters(question: Question, resolver: Resolver) -> Mapping[str, str]:
    register = resolver.base(question.base).base_register
    return {k: p.name for k, p in register.parameters.items()}


def _named_parameters(question: Question, resolver: Resolver) -> Mapping[str, str]:
    register = resolver.base(question.base).base_register
    return {k: decision.name_of(k, register) for k in register.parameters}


def _missions(question: Question, resolver: Resolver) -> Mapping[str, str]:
    return resolver.base(question.base).missions.titles


def _groups(question: Question, resolver: Resolver) -> Mapping[str, str]:
    return {g: g for g in resolver.base(question.base).base_register.groups}


def _strategies(question: Question, resolver: Resolver) -> Mapping[str, str]:
    return {k: s.title for k, s in question.scenario.strategies.items()}


def _of(labels: Mapping[str, str]) -> Callable[[Question, Resolver], Mapping[str, str]]:
    return lambda question, resolver: labels


OFFERED = {
    "behind": link_reading.Offered(_of({k: label for k, (label, _) in BEHIND.items()}), "every equation is shown"),
    "measure": link_reading.Offered(_of(MEASURES), "the difference is shown"),
    "other": link_reading.Offered(_strategies, "the first is compared"),
    "ward": link_reading.Offered(_wards, "the first ward is open"),
    "district": link_reading.Offered(_districts, "all of it is shown"),
    "parameter": link_reading.Offered(_parameters, "the first is open"),
    "want": link_reading.Offered(_of(WANTED), "people are wanted"),
    "want_sure": link_reading.Offered(_of(SURE), "the average is used"),
    "chain": link_reading.Offered(_missions, "the first is shown"),
    "pilot": link_reading.Offered(_named_parameters, "the first is tested"),
    "try": link_reading.Offered(_parameters, "nothing is changed"),
    "try_end": link_reading.Offered(_of({e: e for e in room.ENDS}), "nothing is changed"),
    "sort": link_reading.Offered(_of(SORTS), "the first order is used"),
    "grades": link_reading.Offered(_of({g: g for g in GRADES}), "all grades are shown", several=True),
    "groups": link_reading.Offered(_groups, "all groups are shown", several=True),
}


@dataclass(frozen=True)
class Box:
    """A number box of one page: its limits, what it holds at first, and its step."""

    least: float
    most: float
    own: float
    step: float = 1
    money: bool = False

    def read(self, text: str) -> int | None:
        """The amount that a link says; of other numbers, nothing but a refusal of what the box would refuse."""
        if self.money:
            try:
                return whole_pounds(text, self.least, self.most)
            except ValueError as error:
                raise ValueError(f"{error}; {exact_pounds(self.own)} is used") from None
        self._expect_number(text)
        return None

    def _expect_number(self, text: str) -> None:
        if isinstance(self.own, int):
            try:
                link_reading.whole_number(text, int(self.least), int(self.most))
            except ValueError as error:
                raise ValueError(f"{error}; {self.own:,} is used") from None
            return
        try:
            fits = self.least <= float(text) <= self.most  # not a number fits nowhere
        except ValueError:
            fits = False
        if not fits:
            raise ValueError(f"is not a number from {self.least:g} to {self.most:g}; {self.own:g} is used")


BOXES = {
    "target": Box(0.01, 100.0, 0.1, 0.1),  # what the first screen can reach in some futures and not in most
    "target_year": Box(1, MOVABLE["years"].most, 5),
    "target_count": Box(1, 1_000_000, 100),
    "pilot_n": Box(1, 100_000, 100),
    "pilot_months": Box(0, 60, 12),
    "pilot_cost": Box(0, 100_000_000, 20_000, money=True),
    "want_amount": Box(1, 1_000_000_000, 12),
    "grant": Box(0, 100_000_000, 0, money=True),
    "future": Box(0, 1_000_000, 0),
    "map_year": Box(1, MOVABLE["years"].most, 1),
}


PAGE_PARTS: link_reading.PageParts = {
    **dict.fromkeys((*STEADY, *UNSTEADY, *(k for k in lever_keys() if k.endswith(SLIDER)), "embed", "embed_options")),
    "view": _known_view,
    "step": _known_step,
    **OFFERED,
    **{key: box.read for key, box in BOXES.items()},
}


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


def own_uploads() -> list[str]:
    """Wards that this reader brought, or that their link names, as long as this server has them."""
    if brought := take("wards_brought"):
        state()["wards"] = brought
    named = ward_files.upload_named(st.query_params.get("wards", ""))
    names = dict.fromkeys([*kept("uploads", ()), *([named] if named else ())])
    here = [n for n in names if ward_files.upload_named(n)]
    keep("uploads", here)
    if state().get("wards") not in (None, "", *here, *ward_files.councils()):
        state().pop("wards")  # removed meanwhile
    return here


def brought_upload(name: str) -> None:
    """Wards this reader has just brought: the next run is on them."""
    keep("uploads", [*kept("uploads", ()), name])
    keep("wards_brought", name)


def arrive_with(values: Mapping[str, Any]) -> None:
    """Choices that a link named by their short names, which the framework does not keep in the address."""
    state().update(values)
    keep("short_names", dict(values))


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
