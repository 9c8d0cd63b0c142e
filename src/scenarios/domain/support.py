"""What values a distribution can take, and whether a parameter may take them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from scenarios.domain.amounts import LARGEST
from scenarios.domain.errors import Described, InputError, unknown

if TYPE_CHECKING:
    from scenarios.domain.parameter import Distribution, Parameter


# What studies of a kind find, by how a unit begins: anything beyond is a typing error, not an opinion.
PLAUSIBLE = {
    "SMD": (-3.0, 3.0),
    "rate/yr": (0.0, 0.2),
    "logit": (-5.0, 5.0),
    "years": (0.0, 100.0),
    "odds ratio": (0.01, 100.0),
    "LS points": (0.0, 10.0),
    "multiplier": (0.0, 100.0),
    "£": (0.0, 1e8),
}
FAR = 1.28155  # standard deviations: one value in ten of a normal lies beyond, on either side
SLACK = 1e-4  # of a limit: a range that ends at it is fitted, not copied


def expect_names(given: Mapping[str, float], allowed: tuple[str, ...], required: tuple[str, ...]) -> None:
    for name in given:
        if name not in allowed:
            raise unknown("parameters", name, allowed, "argument of this distribution")
    for name in required:
        if name not in given:
            raise InputError("", "parameters", dict(given), f"this distribution needs {', '.join(required)}")


def expect_positive(given: Mapping[str, float], names: tuple[str, ...]) -> None:
    for name in names:
        if name in given and not given[name] > 0:
            raise InputError("", f"parameters.{name}", given[name], "it must be above 0")


def expect_support(parameter: Parameter, wanted: Distribution) -> None:
    """Refuse a distribution that reaches outside what the parameter can be (a share above 1, a negative cost)."""
    by_label = ("dirichlet", "shares")
    if parameter.distribution in by_label:
        if wanted.distribution not in by_label or set(wanted.parameters) != set(parameter.parameters):
            labels = ", ".join(parameter.parameters)
            raise InputError(
                "",
                parameter.key,
                dict(wanted.parameters),
                f"it needs a dirichlet, or fixed shares, over the labels {labels}",
            )
        return
    if wanted.distribution in by_label:
        raise InputError("", parameter.key, wanted.distribution, "it is one number, not a set of shares")
    low, high = support(wanted)
    least = -math.inf if parameter.lower is None else parameter.lower
    most = math.inf if parameter.upper is None else parameter.upper
    endless = (
        math.isinf(high) and low > -math.inf
    )  # a long thin tail above a limit is a matter of degree, not a mistake
    at_a_bound = parameter.open and low == high and low in (least, most)
    if low < least or (high > most and not endless) or at_a_bound:
        value = wanted.parameters.get("value", Described(f"a {wanted.distribution} from {low:g} to {high:g}"))
        raise InputError("", parameter.key, value, f"it must lie {between(parameter)}")
    expect_plausible(parameter, *reach(wanted))


def expect_plausible(parameter: Parameter, *values: float) -> None:
    """Refuse what no study of its kind has ever found."""
    least, most = next((v for k, v in PLAUSIBLE.items() if parameter.unit.startswith(k)), (-LARGEST, LARGEST))
    for x in values:
        if not least - SLACK * abs(least) <= x <= most + SLACK * abs(most):
            told = f"from {least:g} to {most:,.10g}" if most < LARGEST else "of ordinary size, below 1e15"
            raise InputError("", parameter.key, x, f"a figure in {parameter.unit} lies {told}")


def reach(d: Distribution) -> tuple[float, float]:
    """Where eight values in ten of a distribution without an end lie, or near it; of another, its ends."""
    p = d.parameters
    loc, scale = p.get("loc", 0.0), p.get("scale", 1.0)
    low, high = support(d)
    match d.distribution:
        case "lognorm":
            times = math.exp(min(FAR * p["s"], 700.0))
            return loc + scale / times, loc + scale * times
        case "gamma":
            return low, loc + scale * (p["a"] + FAR * math.sqrt(p["a"]))
        case "norm":
            return loc - FAR * scale, loc + FAR * scale
        case _:
            return low, high


def support(d: Distribution) -> tuple[float, float]:
    """The least and the greatest value a distribution can take."""
    p = d.parameters
    loc, scale = p.get("loc", 0.0), p.get("scale", 1.0)
    match d.distribution:
        case "fixed":
            return p["value"], p["value"]
        case "beta" | "triang" | "uniform":
            return loc, loc + scale
        case "gamma" | "lognorm":
            return loc, math.inf
        case "truncnorm":
            return loc + p["a"] * scale, loc + p["b"] * scale
        case _:
            return -math.inf, math.inf


def between(parameter: Parameter) -> str:
    low, high = parameter.lower, parameter.upper
    within = ", bounds excluded" if parameter.open else ""
    if low is not None and high is not None:
        return f"from {low:g} to {high:g}{within}"
    if low is not None:
        return f"above {low:g}" if parameter.open else f"at or above {low:g}"
    return f"at or below {high:g}"


def expect_shares(given: Mapping[str, float]) -> None:
    """Fixed shares by label: none negative, summing to 1."""
    for label, share in given.items():
        if not 0 <= share <= 1:
            raise InputError("", f"parameters.{label}", share, "a share lies from 0 to 1")
    if abs(sum(given.values()) - 1) > 1e-6:
        raise InputError("", "parameters", Described(f"a sum of {sum(given.values()):.6g}"), "its shares must sum to 1")
