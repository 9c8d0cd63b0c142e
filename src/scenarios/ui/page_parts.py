"""The parts of a link that single pages read: what each can hold, and what is shown where it holds something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scenarios.answers import link_beside, link_reading
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolver
from scenarios.answers.wards import MEASURES
from scenarios.domain.amounts import exact_pounds, whole_pounds
from scenarios.domain.levers import MOVABLE
from scenarios.domain.wards import Wards
from scenarios.procurement.asking import LEAD_MONTHS
from scenarios.ui import host_look
from scenarios.ui.page_state import SLIDER, STEADY, UNSTEADY, lever_keys
from scenarios.ui.views import RENAMED, VIEWS
from scenarios.views.tables.evidence import SORTS
from scenarios.views.words import decision, room, room_screens
from scenarios.views.words.behind import BEHIND
from scenarios.views.words.evidence import GRADES
from scenarios.views.words.need import SURE, WANTED


def _known_view(text: str) -> None:
    if text not in VIEWS and text not in RENAMED:
        raise ValueError("is not known here; nothing is used")


def _known_step(text: str) -> None:
    if room_screens.of_name(text) is None:
        raise ValueError(f"is not a step from 1 to {len(room_screens.SHORT)}; the first is shown")


def _known_wards(text: str) -> None:
    if link_beside.known_council(text) is None:
        raise ValueError("is not a council that is here; none is laid beside this one")


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
    link_beside.WITH: link_reading.Offered(link_beside.scenarios_offered, "it is left out", several=True),
    "behind": link_reading.Offered(_of({k: found.name for k, found in BEHIND.items()}), "every equation is shown"),
    "measure": link_reading.Offered(_of(MEASURES), "where people are lonely is shown"),
    "other": link_reading.Offered(_strategies, "the first is compared"),
    "ward": link_reading.Offered(_wards, "the first ward is open"),
    "district": link_reading.Offered(_districts, "all of it is shown"),
    "parameter": link_reading.Offered(_parameters, "the first is open"),
    "want": link_reading.Offered(_of(WANTED), "people are wanted"),
    "want_sure": link_reading.Offered(_of(SURE), "the average is used"),
    "chain": link_reading.Offered(_missions, "the first is shown"),
    "pilot": link_reading.Offered(_named_parameters, "the first is tested"),
    "try": link_reading.Offered(_parameters, "nothing is changed", by_key=True),
    "try_end": link_reading.Offered(_of({e: e for e in room.ENDS}), "nothing is changed"),
    "asks": link_reading.Offered(_of(decision.QUESTIONS), "the first question is asked"),
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
    "want_amount": Box(0.1, 1e9, 12.0, 1.0),
    "lead": Box(0, 36, LEAD_MONTHS),
    "grant": Box(0, 100_000_000, 0, money=True),
    "future": Box(0, 1_000_000, 0),
    "map_year": Box(1, MOVABLE["years"].most, 1),
}


PAGE_PARTS: link_reading.PageParts = {
    **dict.fromkeys((*STEADY, *UNSTEADY, *(k for k in lever_keys() if k.endswith(SLIDER)), "embed", "embed_options")),
    **host_look.LINK_PARTS,
    "view": _known_view,
    link_beside.WITH_WARDS: _known_wards,
    "draft": None,
    "step": _known_step,
    **OFFERED,
    **{key: box.read for key, box in BOXES.items()},
}
