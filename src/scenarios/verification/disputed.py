"""The choices in the contract that are most disputed, each with what the default lead would be by the other rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scenarios.analysis.difference import Difference, difference
from scenarios.domain.mission import Missions
from scenarios.domain.wards import Wards
from scenarios.geography.indicators import scaled
from scenarios.model.prepare import prepare
from scenarios.model.run import compare
from scenarios.store.files import scenario_files
from scenarios.store.wards import ward_files
from scenarios.uncertainty.sample import draw

SCENARIO, FOCUS, OTHER = "existing_practice", "one_mission", "piecemeal"
USUAL, RULE, CAUTION = (
    "Business as usual is taken off once",
    "One discount rule for every mission",
    "Caution is the weakest link",
)


@dataclass(frozen=True)
class Disputed:
    """The lead of one mission over piecemeal by one reading of a choice, on the scenario's own draws."""

    choice: str
    reading: str
    lead: Difference
    focus_gbp: float
    piecemeal_gbp: float


def disputed(draws: int | None = None) -> list[Disputed]:
    """Every reading of every disputed choice."""
    loaded = scenario_files.load(SCENARIO)
    wards = scaled(ward_files.load(loaded.scenario.council.wards, loaded.adult_share), loaded.scenario.council.adults)
    return [_read(loaded, wards, *reading, draws) for reading in _readings(loaded.missions)]


def _readings(missions: Missions) -> Iterator[tuple[str, str, Missions, dict[str, object]]]:
    """Choice, reading, the missions by that reading, and the levers by that reading."""
    yield USUAL, "once, for apprenticeships and carbon by their own share", missions, {}
    yield USUAL, "twice for them too, as before", _replacing(missions, none=True), {}
    yield USUAL, "once for volunteering as well", _replacing(missions), {}
    yield RULE, "people at 1.5 %, money at 3.5 %", missions, {"discounting": "split"}
    yield RULE, "3.5 % for everything", missions, {"discounting": "one_rate"}
    yield RULE, "as the first, nothing counted after the last year", missions, {"beyond_horizon": False}
    for level, name in (("off", "off"), ("standard", "standard"), ("sceptic", "the sceptic's")):
        yield CAUTION, name, missions, {"caution": level}


def _replacing(missions: Missions, *, none: bool = False) -> Missions:
    """Missions of which all or none have their own share of what suppliers would have done anyway."""
    flows = {
        k: f.model_copy(update={"replaces_additionality": bool(f.additional) and not none})
        for k, f in missions.flows.items()
    }
    return missions.model_copy(update={"flows": flows})


def _read(
    loaded: scenario_files.Loaded,
    wards: Wards,
    choice: str,
    reading: str,
    missions: Missions,
    levers: dict[str, object],
    draws: int | None,
) -> Disputed:
    scenario = loaded.scenario.with_strategies((FOCUS,)).with_levers(**levers, **({"draws": draws} if draws else {}))
    futures = draw(loaded.register, scenario.levers.draws, scenario.levers.seed)
    run = compare(prepare(scenario, missions, wards, futures, loaded.register))
    focus, other = run[FOCUS].total_gbp, run[OTHER].total_gbp
    return Disputed(choice, reading, difference(focus, other, run.blocks), float(focus.mean()), float(other.mean()))


def markdown(rows: list[Disputed], choice: str) -> str:
    """One choice's readings as a table of docs/choices.md."""
    lines = [
        "| reading | one mission | piecemeal | lead | eight futures in ten | ahead in |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for r in rows:
        if r.choice == choice:
            over = r.lead.summary
            lead = f"{_thousands(over.mean.value)} ± {_thousands(over.mean.se or 0.0)}"
            spread = f"{_thousands(over.low)} to {_thousands(over.high)}"
            worth = f"{_thousands(r.focus_gbp)} | {_thousands(r.piecemeal_gbp)}"
            lines.append(f"| {r.reading} | {worth} | {lead} | {spread} | {100 * r.lead.p_better.value:.1f} of 100 |")
    return "\n".join(lines)


def _thousands(gbp: float) -> str:
    return f"{'−' if gbp < 0 else ''}£{abs(gbp) / 1000:,.0f}k"
