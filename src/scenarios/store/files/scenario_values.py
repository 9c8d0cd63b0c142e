"""What a scenario file says, as plain values: former names, ranges, and what one file says on top of another."""

from __future__ import annotations

from typing import Any

from scenarios.domain.errors import Described, InputError, unknown
from scenarios.domain.parameter import Register
from scenarios.domain.scenario import FORMAT
from scenarios.uncertainty.elicit import elicited

INSIDE = 0.8
FORMER_NAMES = {"scepticism": "caution", "reach_floor": "least_share"}  # of levers in files written before
REPLACED_WHOLE = {"spend_mix", "programme"}  # a set of shares that sums to 1 is replaced as a whole, never merged


def with_ranges(values: dict[str, Any], register: Register, file: str) -> dict[str, Any]:
    """Overrides given as a range made into the distribution they mean."""
    overrides = []
    for o in values.get("overrides", []):
        between = o.get("between")
        if between is not None and not {"distribution", "fixed", "study"} & set(o):
            key = o.get("key")
            if not (isinstance(between, list) and len(between) == 2 and all(type(x) in (int, float) for x in between)):
                raise InputError(file, f"overrides.{key}.between", between, "it must be two numbers, as in [0.3, 0.8]")
            if key not in register.parameters:
                raise unknown("overrides.key", key, register.parameters, "parameter").within(file)
            inside = o.get("inside", INSIDE)
            if type(inside) not in (int, float):
                raise InputError(file, f"overrides.{key}.inside", inside, "it must be a share, as in 0.8")
            try:
                made = elicited(register[key], float(between[0]), float(between[1]), float(inside))
            except InputError as error:
                raise error.within(file) from None
            o = {**o, "inside": inside, "distribution": made.distribution, "parameters": dict(made.parameters)}
        overrides.append(o)
    return {**values, "overrides": overrides} if overrides else values


def renamed(values: dict[str, Any], file: str) -> dict[str, Any]:
    """Levers by the names they have today."""
    given = values.get("levers")
    if not isinstance(given, dict):
        return values
    for old in FORMER_NAMES.keys() & given.keys():
        if FORMER_NAMES[old] in given:
            allowed = f"that is the former name of {FORMER_NAMES[old]}, which is given too"
            raise InputError(file, f"levers.{old}", given[old], allowed)
    return {**values, "levers": {FORMER_NAMES.get(k, k): v for k, v in given.items()}}


def merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    """The base with what differs: tables key by key, overrides by parameter, a set of shares as a whole."""
    out = dict(base)
    for key, value in over.items():
        if key == "overrides" and isinstance(value, list):
            replaced = {o.get("key") for o in value}
            out[key] = [o for o in base.get(key, []) if o.get("key") not in replaced] + value
        elif key not in REPLACED_WHOLE and isinstance(value, dict) and isinstance(base.get(key), dict):
            # a strategy that says what it points at no longer points at what it did
            out[key] = {**base[key], **value} if "points_at" in value else merged(base[key], value)
        else:
            out[key] = value
    return out


def expect_format(values: dict[str, Any], file: str) -> None:
    """Refuse a file of another format, or one that does not say of which it is."""
    given = values.get("format")
    if given is None:
        raise InputError(file, "format", Described("missing"), f"a scenario file begins with `format = {FORMAT}`")
    if type(given) is not int or given != FORMAT:
        raise InputError(file, "format", given, f"this version of One Mission reads format {FORMAT}")


def expect_single_overrides(values: dict[str, Any], file: str) -> None:
    """Refuse a parameter that one file overrides twice."""
    overrides = values.get("overrides", [])
    if not isinstance(overrides, list) or not all(isinstance(o, dict) for o in overrides):
        raise InputError(file, "overrides", overrides, "each override is a table headed [[overrides]]")
    seen: set[object] = set()
    for override in overrides:
        key = override.get("key")
        if not isinstance(key, str):
            raise InputError(file, "overrides.key", key, "it must be the name of a parameter, in quotes")
        if key in seen:
            raise InputError(
                file, "overrides.key", key, "that parameter is overridden twice in this file; once is enough"
            )
        seen.add(key)
