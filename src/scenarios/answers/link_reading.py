"""A link read as a question. What cannot be read keeps its own value and is reported."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from scenarios.analysis.assumptions import parse_leniently
from scenarios.answers import link_lines, link_saved
from scenarios.answers.link import FIRST, LONGEST_ASSUMPTIONS, Choices, asked, books, claimed_once, councils, labels_of
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolver
from scenarios.domain import levers
from scenarios.domain.amounts import exact_pounds, whole_pounds
from scenarios.domain.errors import MissionError, likely
from scenarios.domain.lever import ControlValue, Lever
from scenarios.domain.scenario import BASELINE, Override, Scenario
from scenarios.store.contracts import book_files
from scenarios.store.files import scenario_files
from scenarios.store.files.scenario_files import Loaded
from scenarios.store.wards import ward_files

Params = Mapping[str, list[str]]
Parser = Callable[[str], object]  # reads one part of a link, or raises a ValueError that says what is shown instead
Written = str | list[str]
Lines = TypeVar("Lines")
EVIDENCE = "evidence"  # a part of shared links: the hash of the evidence that they were made with
MOVED = "The evidence has changed since this link was made, so figures may differ from those its maker saw."
OWN = (
    "scenario",
    "wards",
    "book",
    "partners",
    "kinds",
    "strategies",
    "streams",
    "assume",
)  # parts of a link besides the levers


@dataclass(frozen=True)
class Offered:
    """A part of a link that chooses among what a page offers, which may hang on the question."""

    labels: Callable[[Question, Resolver], Mapping[str, str]]
    instead: str  # what is shown where the choice is not known
    several: bool = False
    by_key: bool = False  # whether the control holds the short name itself


PageParts = Mapping[str, Parser | Offered | None]


@dataclass(frozen=True)
class Link:
    """What a link asks, and a sentence for every part that could not be read."""

    question: Question
    problems: tuple[str, ...]
    as_written: Mapping[str, Written] = field(default_factory=dict)  # as a control writes what is given by a short name
    notes: tuple[str, ...] = ()  # what a reader should know besides


def read(params: Params, resolver: Resolver, page_parts: PageParts | None = None) -> Link:
    """A link as a question.

    `page_parts` are the parts that single pages read: each with its parser, or with what it chooses among, or neither.
    """
    return Reading(params, resolver).link(page_parts or {})


def own_council(base: Loaded, resolver: Resolver) -> str:
    """What the scenario's own council is called where councils are chosen."""
    source = str(scenario_files.ward_source(base))
    try:
        wards = resolver.wards(source, base)
    except MissionError:  # a broken ward file is reported where it is run
        return source
    return f"{wards.council} (fictional)" if wards.fictional else wards.council


def own_book(base: Loaded, council: str) -> str:
    """What the scenario's own contracts are called where they are chosen; another council has none."""
    own = "" if council else base.scenario.contracts.book
    return book_files.title(own) if own else "None brought yet"


class Reading:
    """One link being read: the parts as they come, and what is wrong with them."""

    def __init__(self, params: Params, resolver: Resolver) -> None:
        self.params, self.resolver, self.problems = params, resolver, list[str]()
        self.as_written: dict[str, Written] = {}

    def link(self, page_parts: PageParts) -> Link:
        titles = {p.stem: self._title(p.stem) for p in scenario_files.shipped_files()}
        name = self.one("scenario", titles | self.saved(), FIRST)
        base = self.resolver.base(name)
        council = self.one("wards", {"": own_council(base, self.resolver), **councils(), **self.upload()}, "")
        choices = Choices(
            base=name,
            levers={field: self.lever(field, lever, base) for field, lever in levers.MOVABLE.items()},
            strategies=self.strategies(base.scenario),
            value_streams=self.streams(base),
            overrides=self.overrides(base),
            council=council,
            book=self.one("book", {"": own_book(base, council), **books(), **self.brought_book()}, ""),
            partners=self.lines("partners", link_lines.partners_asked),
            kinds=self.lines("kinds", link_lines.kinds_asked),
        )
        question = asked(choices, self.resolver)
        self.page_parts(page_parts, question)
        self.told_twice(page_parts)
        moved = self.last(EVIDENCE) not in ("", base.evidence)
        return Link(question, tuple(self.problems), self.as_written, (MOVED,) if moved else ())

    def saved(self) -> dict[str, str]:
        """The saved scenario that the link names. From here on it names the version, which does not change."""
        reference, problem = link_saved.pinned(self.last("scenario").strip())
        self.problems += [f"scenario: {problem}"] * bool(problem)
        if not reference:
            return {}
        self.params = {**self.params, "scenario": [reference]}
        return {reference: link_saved.label(reference, self.resolver)}

    def _title(self, stem: str) -> str:
        try:
            return self.resolver.base(stem).scenario.title
        except MissionError:  # a broken scenario file is reported where scenarios are chosen
            return stem

    def upload(self) -> dict[str, str]:
        """The upload that the link names, where this server has it: nobody finds one without its whole name."""
        name = link_saved.brought(ward_files.upload_named, self.last("wards"))
        return {} if name is None else {name: ward_files.title(name)}

    def brought_book(self) -> dict[str, str]:
        """The contract book that the link names, where this server has it: nobody finds one without its whole name."""
        name = link_saved.brought(book_files.named, self.last("book"))
        return {} if name is None else {name: book_files.title(name)}

    def lever(self, name: str, lever: Lever, base: Loaded) -> object:
        """One lever's value; the scenario's own where the link does not say, or says what cannot be read."""
        own = getattr(base.scenario.levers, name)
        if lever.link_name not in self.params:
            return own
        if lever.kind in ("choice", "mission"):
            return self.one(lever.link_name, labels_of(lever, base.missions), own)
        shown = lever.to_control(own)
        read = {"switch": self.switch, "pounds": self.pounds}.get(lever.kind, self.whole)
        value = read(lever.link_name, lever, shown)
        return own if value == shown else lever.from_control(value)

    def strategies(self, scenario: Scenario) -> tuple[str, ...]:
        others = {k: s.title for k, s in scenario.strategies.items() if k != BASELINE}
        if self.params.get("strategies") == [""]:  # the app's own way to say that none is chosen: the first is compared
            return (next(iter(others)),)
        chosen = self.some("strategies", others)
        return tuple(k for k in others if k in chosen)

    def streams(self, base: Loaded) -> tuple[str, ...]:
        """What a year is valued for; a second claim on the same year is reported, and the scenario's own stands."""
        if "streams" not in self.params:
            return ()
        none = self.params["streams"] == [""]
        chosen = [] if none else self.some("streams", {k: s.title for k, s in base.missions.streams.items()})
        if not chosen and not none:
            return ()
        ordered, problem = claimed_once(base, chosen)
        if problem:
            self.problems.append(f"streams: {problem} The scenario's own are used")
        return ordered

    def overrides(self, base: Loaded) -> tuple[Override, ...]:
        text = self.last("assume")[:LONGEST_ASSUMPTIONS]
        found, problems = parse_leniently(text, base.base_register)
        self.problems += [f"assume: {p} It is left out" for p in problems]
        return found

    def lines(self, key: str, asked_of: Callable[[str], tuple[Lines | None, list[str]]]) -> Lines | None:
        """Partners, or kinds of suppliers; what cannot be used of them is left out and told."""
        found, problems = asked_of(self.last(key))
        self.problems += [f"{key}: {p} It is left out" for p in problems]
        return found

    def page_parts(self, known: PageParts, question: Question) -> None:
        """What single pages read, where it can be read without them, and whatever is no part of a link at all."""
        everything = {*OWN, EVIDENCE, *(lever.link_name for lever in levers.MOVABLE.values()), *known}
        for key in self.params:
            part, text = known.get(key), self.last(key)
            if isinstance(part, Offered) and text:
                self.offered(key, part, question)
            elif callable(part) and text:
                self.parsed(key, part, text)
            if key not in everything:
                near = likely(key, everything)
                hint = f"; was {near!r} meant?" if near else ""
                self.problems.append(f"{key[:40]!r} is not a part of this app's links{hint}")

    def parsed(self, key: str, parser: Parser, text: str) -> None:
        try:
            read = parser(text)
        except ValueError as instead:
            self.problems.append(f"{key} = {text[:40]!r} {instead}")
        else:
            if isinstance(read, int):
                self.as_number(key, text, read)

    def offered(self, key: str, part: Offered, question: Question) -> None:
        """A choice of a page, by its label or by its short name."""
        try:
            labels = part.labels(question, self.resolver)
        except MissionError:  # told where the question is answered
            return
        if part.several:
            self.some(key, labels, part.instead)
        elif hit := self.matched(key, self.last(key), labels, part.instead):
            written = hit if part.by_key else labels[hit]
            if self.last(key) != written:
                self.as_written[key] = written

    def told_twice(self, known: PageParts) -> None:
        """What is given twice over is read as the screen reads it, which takes the last; where the two differ, told."""
        several = {"strategies", "streams", *(k for k, p in known.items() if isinstance(p, Offered) and p.several)}
        for key, values in self.params.items():
            if len(set(values)) > 1 and key not in several:
                self.problems.append(f"{key} is given {len(values)} times; the last, {values[-1][:40]!r}, is used")

    def last(self, key: str) -> str:
        return (self.params.get(key) or [""])[-1]

    def one(self, key: str, labels: Mapping[str, str], own: str) -> str:
        """One choice, by its label as the address bar has it, or by its short name."""
        given = self.last(key)
        hit = self.matched(key, given, labels, f"{labels[own]} is used") if key in self.params else None
        if hit is not None and given != labels[hit]:
            self.as_written[key] = labels[hit]
        return own if hit is None else hit

    def some(self, key: str, labels: Mapping[str, str], instead: str = "the scenario's own is used") -> list[str]:
        """Several choices, one a part of the link, or with commas between as on the command line."""
        given = self.params.get(key) or []
        whole = {x.casefold() for pair in labels.items() for x in pair}
        apart = [[g] if g.strip().casefold() in whole else g.split(",") for g in given]
        hits = [h for parts in apart for g in parts if (h := self.matched(key, g, labels, instead)) is not None]
        if hits and [labels[h] for h in hits] != given:
            self.as_written[key] = [labels[h] for h in hits]
        return hits

    def matched(self, key: str, given: str, labels: Mapping[str, str], instead: str) -> str | None:
        bare = given.strip().casefold()
        hit = next((k for k, label in labels.items() if bare in (label.casefold(), k.casefold())), None)
        if hit is None:
            near = likely(given, labels.values())
            hint = f" (was {near!r} meant?)" if near else ""
            self.problems.append(f"{key} = {given[:40]!r} is not known here; {instead}{hint}")
        return hit

    def switch(self, key: str, lever: Lever, own: ControlValue) -> ControlValue:
        given = self.last(key).strip().casefold()
        if given not in ("true", "false"):
            self.problems.append(f"{key} = {given[:40]!r} is neither true nor false; {str(own).lower()} is used")
            return own
        return given == "true"

    def whole(self, key: str, lever: Lever, own: ControlValue) -> ControlValue:
        given = self.last(key)
        try:
            return whole_number(given, lever.least, lever.most)
        except ValueError as error:
            self.problems.append(f"{key} = {given[:40]!r} {error}; {own:,} is used")
            return own

    def pounds(self, key: str, lever: Lever, own: ControlValue) -> ControlValue:
        given = self.last(key)
        try:
            amount = whole_pounds(given, lever.least, lever.most)
        except ValueError as error:
            self.problems.append(f"{key} = {given[:40]!r} {error}; {exact_pounds(float(own))} is used")
            return own
        self.as_number(key, given, amount)
        return amount

    def as_number(self, key: str, given: str, amount: int) -> None:
        """A number box takes `400000000` and not `£400m`."""
        if given != str(amount):
            self.as_written[key] = str(amount)


def whole_number(text: str, least: int, most: int) -> int:
    """A whole number within limits, as a number box takes it; a ValueError that says what it is not."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number.is_integer() and least <= number <= most):
        raise ValueError(f"is not a whole number from {least:,} to {most:,}")
    return int(number)
