"""A link as a question and back again, from the table of levers.

What cannot be read keeps its own value and is reported.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from scenarios.analysis.assumptions import as_text, parse, parse_leniently
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolver
from scenarios.domain import levers
from scenarios.domain.amounts import exact_pounds, whole_pounds
from scenarios.domain.errors import InputError, MissionError, likely
from scenarios.domain.lever import ControlValue, Lever
from scenarios.domain.mission import Missions
from scenarios.domain.scenario import BASELINE, Override, Scenario
from scenarios.store.files import places, scenario_files
from scenarios.store.files.scenario_files import Loaded
from scenarios.store.wards import ward_files

Params = Mapping[str, list[str]]
Parser = Callable[[str], object]  # reads one part of a link, or raises a ValueError that says what is shown instead
Written = str | int | list[str]
FIRST = "existing_practice"
MOST_CELLS = 4_000_000  # wards times draws on a screen: beyond it a country of wards would fill the memory
LONGEST_ASSUMPTIONS = 6000
OWN = ("scenario", "wards", "strategies", "streams", "assume")  # parts of a link besides the levers


@dataclass(frozen=True)
class Choices:
    """What a reader has chosen, on a screen or in a link; whatever is left out is the scenario's own."""

    base: str = FIRST
    levers: Mapping[str, object] = field(default_factory=dict)  # by field
    strategies: tuple[str, ...] = ()  # besides piecemeal
    value_streams: tuple[str, ...] = ()
    overrides: tuple[Override, ...] = ()
    council: str = ""


@dataclass(frozen=True)
class Offered:
    """A part of a link that chooses among what a page offers, which may hang on the question."""

    labels: Callable[[Question, Resolver], Mapping[str, str]]
    instead: str  # what is shown where the choice is not known
    several: bool = False


PageParts = Mapping[str, Parser | Offered | None]


@dataclass(frozen=True)
class Link:
    """What a link asks, and a sentence for every part that could not be read."""

    question: Question
    problems: tuple[str, ...]
    by_short_name: Mapping[str, Written] = field(default_factory=dict)  # what a control would not take as it is written


def asked(choices: Choices, resolver: Resolver, most_cells: int | None = MOST_CELLS) -> Question:
    """The question of a reader's choices."""
    base = resolver.base(choices.base)
    scenario = base.scenario.with_overrides(choices.overrides)
    if choices.strategies:
        scenario = scenario.with_strategies(choices.strategies)
    scenario = scenario.with_streams(choices.value_streams).with_levers(**choices.levers)
    own = str(scenario_files.ward_source(base))
    question = Question(scenario, own, choices.base, most_cells=most_cells)
    if choices.council:
        question = question.on_council(choices.council)  # a council of one's own is taken at its own size
    return Question(question.scenario, question.council, question.base, data_version(question.council), most_cells)


def data_version(council: str) -> str:
    """Of everything on disk that a question about a council rests on."""
    return f"{places.evidence_version()} {ward_files.version(council)}"


def strictly_parsed(text: str, base: Loaded) -> tuple[Override, ...]:
    """Assumptions as lines of text; the first that cannot be used is refused."""
    return parse(text, base.base_register)


def root_question(question: Question, resolver: Resolver) -> Question:
    """The complete scenario that a question's file extends in the end, with its own levers, council and spend."""
    root = resolver.base(question.base).root_path
    name = root.stem if root in scenario_files.shipped_files() else str(root)
    return asked(Choices(name), resolver, question.most_cells)


def own_overrides(question: Question, base: Loaded) -> tuple[Override, ...]:
    """The assumptions a reader has changed, beyond what the scenario file does."""
    return tuple(o for o in question.scenario.overrides if o not in base.scenario.overrides)


def text_of(question: Question, base: Loaded) -> str | None:
    """The link that asks this question on screen, from its question mark on; None where no link can hold it."""
    parts = write(question, base)
    return None if parts is None else f"?{urlencode(parts, doseq=True)}"


def write(question: Question, base: Loaded) -> dict[str, list[str]] | None:
    """The parts of a link that ask this question again: only what differs from the scenario file.

    None where a link cannot hold it: a file of one's own, or a value finer than its control.
    """
    parts: dict[str, list[str]] = {}
    own_council = question.council == str(scenario_files.ward_source(base))
    named = question.council in _councils() or ward_files.UPLOAD.fullmatch(question.council)
    if base.path not in scenario_files.shipped_files() or not (own_council or named):
        return None
    if question.base != FIRST:
        parts["scenario"] = [base.scenario.title]
    if not own_council:
        parts["wards"] = [ward_files.title(question.council)]
    if set(question.scenario.strategies) != set(base.scenario.strategies):
        parts["strategies"] = [s.title for k, s in question.scenario.strategies.items() if k != BASELINE]
    if question.scenario.value_streams != base.scenario.value_streams:
        parts["streams"] = [base.missions.streams[k].title for k in question.scenario.value_streams]
    for name, lever in levers.MOVABLE.items():
        mine, own = getattr(question.scenario.levers, name), getattr(base.scenario.levers, name)
        if mine == own:
            continue
        shown = lever.to_control(mine)
        if lever.from_control(shown) != mine:
            return None
        parts[lever.link_name] = [_written(shown, labels_of(lever, base.missions))]
    changed = own_overrides(question, base)
    return parts | ({"assume": [as_text(changed)]} if changed else {})


def _written(shown: ControlValue, labels: Mapping[str, str]) -> str:
    return str(shown).lower() if isinstance(shown, bool) else labels.get(str(shown), str(shown))


def labels_of(lever: Lever, missions: Missions) -> Mapping[str, str]:
    """Each value a lever can take and how it reads; none for numbers and switches."""
    return {k: missions.title(k) for k in missions.keys} if lever.kind == "mission" else lever.choices


def read(params: Params, resolver: Resolver, page_parts: PageParts | None = None) -> Link:
    """A link as a question.

    `page_parts` are the parts that single pages read: each with its parser, or with what it chooses among, or neither.
    """
    return _Reading(params, resolver).link(page_parts or {})


class _Reading:
    """One link being read: the parts as they come, and what is wrong with them."""

    def __init__(self, params: Params, resolver: Resolver) -> None:
        self.params, self.resolver, self.problems = params, resolver, list[str]()
        self.by_short_name: dict[str, Written] = {}

    def link(self, page_parts: PageParts) -> Link:
        titles = {p.stem: self._title(p.stem) for p in scenario_files.shipped_files()}
        name = self.one("scenario", titles, FIRST)
        base = self.resolver.base(name)
        choices = Choices(
            base=name,
            levers={field: self.lever(field, lever, base) for field, lever in levers.MOVABLE.items()},
            strategies=self.strategies(base.scenario),
            value_streams=self.streams(base),
            overrides=self.overrides(base),
            council=self.one("wards", {"": "As the scenario has it", **_councils(), **self.upload()}, ""),
        )
        question = asked(choices, self.resolver)
        self.page_parts(page_parts, question)
        self.told_twice(page_parts)
        return Link(question, tuple(self.problems), self.by_short_name)

    def _title(self, stem: str) -> str:
        try:
            return self.resolver.base(stem).scenario.title
        except MissionError:  # a broken scenario file is reported where scenarios are chosen
            return stem

    def upload(self) -> dict[str, str]:
        """The upload that the link names, where this server has it: nobody finds one without its whole name."""
        name = ward_files.upload_named(self.last("wards"))
        return {} if name is None else {name: ward_files.title(name)}

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

    def page_parts(self, known: PageParts, question: Question) -> None:
        """What single pages read, where it can be read without them, and whatever is no part of a link at all."""
        everything = {*OWN, *(lever.link_name for lever in levers.MOVABLE.values()), *known}
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
        elif (hit := self.matched(key, self.last(key), labels, part.instead)) and self.last(key) != labels[hit]:
            self.by_short_name[key] = hit

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
            self.by_short_name[key] = hit
        return own if hit is None else hit

    def some(self, key: str, labels: Mapping[str, str], instead: str = "the scenario's own is used") -> list[str]:
        """Several choices, one a part of the link, or with commas between as on the command line."""
        given = self.params.get(key) or []
        whole = {x.casefold() for pair in labels.items() for x in pair}
        apart = [[g] if g.strip().casefold() in whole else g.split(",") for g in given]
        hits = [h for parts in apart for g in parts if (h := self.matched(key, g, labels, instead)) is not None]
        if hits and [labels[h] for h in hits] != given:
            self.by_short_name[key] = hits
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
            self.by_short_name[key] = amount


def whole_number(text: str, least: int, most: int) -> int:
    """A whole number within limits, as a number box takes it; a ValueError that says what it is not."""
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (math.isfinite(number) and number.is_integer() and least <= number <= most):
        raise ValueError(f"is not a whole number from {least:,} to {most:,}")
    return int(number)


def claimed_once(base: Loaded, chosen: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """Value streams in order, nothing for the scenario's own; with what is wrong with the choice."""
    ordered = tuple(k for k in base.missions.streams if k in chosen)
    if not ordered:
        return (), "Nothing is chosen to value a year by."
    try:
        base.missions.expect_counted_once(ordered)
    except InputError as error:
        return (), str(error)
    return (() if ordered == base.scenario.value_streams else ordered), ""


def _councils() -> dict[str, str]:
    return {k: ward_files.title(k) for k in ward_files.councils()}
