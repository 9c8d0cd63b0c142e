"""Everything in which a scenario differs from the base: what it was, what it is, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scenarios.domain import levers
from scenarios.domain.parameter import Parameter, Register
from scenarios.domain.scenario import Scenario

ON_SCREEN = "Set on screen"
AS_REGISTER = "As the register has it"  # an assumption that the base changes, taken back
SETTINGS = {
    "council": "Council",
    "contracts": "Contracts",
    "partners": "Partners",
    "kinds": "Kinds of suppliers",
    "spend_mix": "Spend by category",
    "categories": "What is known of categories",
    "programme": "Programme",
    "strategies": "Strategies",
    "value_streams": "What a year out of loneliness is valued for",
}


@dataclass(frozen=True)
class Change:
    """One difference. For an assumption, `key` is its parameter and the two parameters are given."""

    kind: str  # setting, assumption or scenario
    key: str
    name: str
    old: object
    new: object
    why: str


def changes(
    base: Scenario, now: Scenario, base_register: Register, register: Register, shipped: Scenario | None = None
) -> list[Change]:
    """Every change, levers first, then assumptions.

    What the `shipped` scenario between the two changes is its doing.
    """
    return [
        *_levers(base, now, shipped or now),
        *_whole(base, now, shipped or now),
        *_assumptions(base, now, base_register, register),
    ]


def _levers(base: Scenario, now: Scenario, shipped: Scenario) -> Iterator[Change]:
    for key, lever in levers.LEVERS.items():
        old, new = getattr(base.levers, key), getattr(now.levers, key)
        if old != new:
            yield Change("setting", key, lever.label, old, new, _whose(getattr(shipped.levers, key) == new, now))


def _whole(base: Scenario, now: Scenario, shipped: Scenario) -> Iterator[Change]:
    """Parts that are replaced as a whole; strategies that are only left out are listed by title."""
    for key, name in SETTINGS.items():
        old, new = getattr(base, key), getattr(now, key)
        if old != new:
            if key == "strategies" and all(old.get(k) == s for k, s in new.items()):
                old, new = ([s.title for s in both.values()] for both in (old, new))
            yield Change("scenario", key, name, old, new, _whose(getattr(shipped, key) == getattr(now, key), now))


def _whose(of_the_scenario: bool, now: Scenario) -> str:
    return f"As the scenario {now.title} has it" if of_the_scenario else ON_SCREEN


def _assumptions(base: Scenario, now: Scenario, base_register: Register, register: Register) -> Iterator[Change]:
    reason = {o.key: o.why for o in now.overrides}
    assumed = base.assumed_register(base_register)
    for key, old in assumed.parameters.items():
        new: Parameter = register.parameters[key]
        if (old.distribution, dict(old.parameters)) != (new.distribution, dict(new.parameters)):
            yield Change("assumption", key, old.name, old, new, reason.get(key, AS_REGISTER))
