"""The address bar as a scenario: read without any widget, for pages that have none, and to say what in a link cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scenarios.analysis.assumptions import parse_kindly
from scenarios.domain.errors import InputError, likely
from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.store.files import scenario_files
from scenarios.store.wards import ward_files
from scenarios.ui import compute
from scenarios.ui.compute import Ask
from scenarios.ui.share import VIEWS
from scenarios.views.maps.measures import MEASURES
from scenarios.views.words import room

Params = Mapping[str, list[str]]
FIRST = "existing_practice"
MOST_GBP = 1_000_000_000
SMALL_GBP = 100_000_000  # a year: below it, five million is too long a step
RULES = {
    "need": "Where most people are lonely",
    "per_head": "The same for every adult",
    "deprivation": "Towards deprived wards",
    "best_return": "Where it reaches most people",
}
GRADIENTS = {"marginal": "Deprivation alone", "adjusted": "Deprivation, health and living alone"}
CAUTION = {"off": "As the sources say", "standard": "Standard caution", "sceptic": "The sceptic's"}
# Bound by single pages, or by the frame: known, and read there.
ELSEWHERE = frozenset((
    "spend_slider", "pointed_slider", "years_slider", "floor_slider", "target", "target_year", "target_count", "pilot", "pilot_n", "pilot_months", "pilot_cost", "future", "search", "sort", "groups", "grades",
    "parameter", "measure", "other", "district", "map_year", "ward", "beside", "view", "step", "guesses", "room", "try", "try_end", "word", "embed", "embed_options",
))  # fmt: skip


@dataclass
class Read:
    """What an address asks for, and a sentence for every part that could not be read."""

    ask: Ask
    spend_gbp: float
    problems: list[str] = field(default_factory=list)


def stops_gbp(scenario: Scenario) -> range:
    """Where the slider of spend can stop: every £5m, or every £1m where a council spends little. Anything between is typed."""
    return range(0, MOST_GBP + 1, 5_000_000 if scenario.levers.spend_gbp >= SMALL_GBP else 1_000_000)


def read(params: Params) -> Read:
    """An address as an ask; whatever cannot be read keeps the scenario's own value and is told."""
    problems: list[str] = []
    scenarios = {p.stem: _title(p.stem) for p in scenario_files.shipped_files()}
    name = _one("scenario", params, scenarios, FIRST, problems)
    found = compute.loaded(name)
    levers, missions = found.scenario.levers, found.missions
    others = {k: s.title for k, s in found.scenario.strategies.items() if k != BASELINE}
    cleared = params.get("strategies") == [
        ""
    ]  # the app's own way to say that none is chosen: the first is compared, as on the screen
    chosen = [] if cleared else _some("strategies", params, others, problems)
    councils = {k: ward_files.title(k) for k in ward_files.councils()}
    none = params.get("streams") == [""]
    named = [] if none else _some("streams", params, {k: s.title for k, s in missions.streams.items()}, problems)
    streams, problem = counted(found, named) if named or none else ((), "")
    assume = (params.get("assume") or [""])[0][:6000]
    problems += [f"streams: {problem} The scenario's own are used"] if problem else []
    problems += [f"assume: {p} It is left out" for p in parse_kindly(assume, found.base_register)[1]]
    ask = Ask(
        scenario=name,
        mission=_one("mission", params, {k: missions.title(k) for k in missions.keys}, levers.mission, problems),
        strategies=(BASELINE, *(tuple(k for k in others if k in chosen) or tuple(others)[: 1 if cleared else None])),
        pointed_share=_whole("pointed", params, round(100 * levers.pointed_share), 0, 100, problems) / 100,
        years=_whole("years", params, min(20, levers.years), 1, 20, problems),
        ward_rule=_one("rule", params, RULES, levers.ward_rule, problems),
        caution=_one("caution", params, CAUTION, levers.scepticism, problems),
        assume=assume,
        wards=_one("wards", params, {"": "As the scenario has it", **councils}, "", problems),
        streams=streams,
        floor=_whole("floor", params, round(100 * levers.reach_floor), 0, 100, problems) / 100,
        gradient=_one("gradient", params, GRADIENTS, levers.gradient, problems),
    )  # fmt: skip
    spend = _whole("spend", params, min(MOST_GBP, round(levers.spend_gbp)), 0, MOST_GBP, problems)
    known = {"scenario", "mission", "strategies", "pointed", "years", "rule", "caution", "assume", "wards", "streams", "floor", "gradient", "spend"} | ELSEWHERE  # fmt: skip
    _views_and_steps(params, problems)
    for key in params:
        if key not in known:
            near = likely(key, known)
            problems.append(
                f"{key[:40]!r} is not a part of this app's links" + (f"; was {near!r} meant?" if near else "")
            )
    return Read(ask, float(spend), problems)


def _views_and_steps(params: Params, problems: list[str]) -> None:
    """What single pages bind, where it can be told without them."""
    _one("view", params, {"": "nothing", **{v: v for v in VIEWS}}, "", problems)
    step = (params.get("step") or ["1"])[0]
    if room.step_of(step) is None:
        problems.append(f"step = {step[:40]!r} is not a step from 1 to {len(room.STEPS)}; the first is shown")
    _one("measure", params, {"": "the difference", **MEASURES}, "", problems)
    if params.get("map_year"):
        _whole("map_year", params, 1, 1, 20, problems)


def counted(found: scenario_files.Loaded, chosen: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """What a year is valued for, in order; nothing means the scenario's own. A second claim on the same year, or no claim, is told."""
    ordered = tuple(k for k in found.missions.streams if k in chosen)
    if not ordered:
        return (), "Nothing is chosen to value a year by."
    try:
        found.missions.expect_counted_once(ordered)
    except InputError as error:
        return (), str(error)
    return (() if ordered == found.scenario.value_streams else ordered), ""


def _title(stem: str) -> str:
    try:
        return compute.loaded(stem).scenario.title
    except Exception:  # a broken scenario file is told where scenarios are chosen
        return stem


def _one(key: str, params: Params, labels: Mapping[str, str], own: str, problems: list[str]) -> str:
    """One choice, by its label as the address bar has it, or by its short name."""
    given = (params.get(key) or [None])[0]
    if given is None:
        return own
    return _matched(key, given, labels, problems, labels[own]) or own


def _some(key: str, params: Params, labels: Mapping[str, str], problems: list[str]) -> list[str]:
    found = (_matched(key, g, labels, problems, "the scenario's own") for g in params.get(key) or [])
    return [f for f in found if f is not None]


def _matched(key: str, given: str, labels: Mapping[str, str], problems: list[str], instead: str) -> str | None:
    plain = given.strip().casefold()
    hit = next((k for k, label in labels.items() if plain in (label.casefold(), k.casefold())), None)
    if hit is None:
        problems.append(f"{key} = {given[:40]!r} is not known here; {instead} is used" + _meant(given, labels.values()))
    return hit


def _meant(given: str, known: Iterable[str]) -> str:
    near = likely(given, known)
    return f" (was {near!r} meant?)" if near else ""


def _whole(key: str, params: Params, own: int, least: int, most: int, problems: list[str]) -> int:
    given = (params.get(key) or [None])[0]
    if given is None:
        return own
    try:
        number = round(float(given))
    except (ValueError, OverflowError):
        number = least - 1
    if not least <= number <= most:
        problems.append(f"{key} = {given[:40]!r} is not a number from {least:,} to {most:,}; {own:,} is used")
        return own
    return number
