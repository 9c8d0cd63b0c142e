"""Everything in which a scenario differs from the base: what it was, what it is, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scenarios.domain.parameter import Parameter, Register
from scenarios.domain.scenario import Scenario

SETTINGS = {
    "spend_gbp": "Spend a year", "years": "Years", "mission": "Mission", "pointed_share": "Share pointed at the mission",
    "ward_rule": "How money is shared over wards", "gradient": "Deprivation gradient", "reach_floor": "Least share of an even split for every ward", "valuation": "How gains are valued",
    "eligibility": "Eligibility", "mission_can_drop": "Mission can be dropped", "focus_multiplier": "Focus multiplier",
    "measure": "What isolation is measured by", "scepticism": "Caution about effects", "relet_by_year": "Share re-let by each year", "draws": "Futures drawn", "seed": "Seed",
}  # fmt: skip
WHOLE = {"council": "Council", "spend_mix": "Spend by category", "categories": "What is known of categories", "programme": "Programme",
         "strategies": "Strategies", "value_streams": "What a year out of loneliness is valued for"}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One difference. For an assumption, `key` is its parameter and the two parameters are given."""

    kind: str  # setting, assumption, scenario or scepticism
    key: str
    name: str
    old: object
    new: object
    why: str


def changes(
    base: Scenario, now: Scenario, base_register: Register, register: Register, shipped: Scenario | None = None
) -> list[Change]:  # fmt: skip
    """Every change, settings first, then assumptions; what the `shipped` scenario between the two changes is told as its doing."""
    return [*_settings(base, now, shipped), *_whole(base, now), *_assumptions(base, now, base_register, register)]


def _settings(base: Scenario, now: Scenario, shipped: Scenario | None) -> Iterator[Change]:
    for key, name in SETTINGS.items():
        old, new = getattr(base.levers, key), getattr(now.levers, key)
        if old != new:
            theirs = shipped is not None and getattr(shipped.levers, key) == new
            yield Change(
                "setting", key, name, old, new, f"As the scenario {now.title} has it" if theirs else "Set on screen"
            )


def _whole(base: Scenario, now: Scenario) -> Iterator[Change]:
    for key, name in WHOLE.items():
        old, new = getattr(base, key), getattr(now, key)
        if old != new:
            yield Change("scenario", key, name, old, new, f"As the scenario {now.title} has it")


def _assumptions(base: Scenario, now: Scenario, base_register: Register, register: Register) -> Iterator[Change]:
    reason = {o.key: o.why for o in now.overrides}
    assumed = base.register(base_register)
    for key, old in assumed.parameters.items():
        new: Parameter = register.parameters[key]
        if (old.distribution, dict(old.parameters)) != (new.distribution, dict(new.parameters)):
            why = reason.get(key) or f"Caution about effects: {now.levers.scepticism}"
            yield Change("assumption" if key in reason else "scepticism", key, old.name, old, new, why)
