"""From a range that somebody names to a distribution: "between 0.3 and 0.8, eight times in ten"."""

from __future__ import annotations

import math

import numpy as np
from scipy.optimize import least_squares
from scipy.special import betainc, ndtri

from scenarios.domain.errors import Described, InputError
from scenarios.domain.parameter import Distribution, Parameter
from scenarios.domain.support import expect_plausible


def normal_from(low: float, high: float, inside: float) -> Distribution:
    """The normal with (1 − inside)/2 below `low` and as much above `high`."""
    reach = ndtri(0.5 + inside / 2)
    return Distribution(
        distribution="norm", parameters={"loc": (low + high) / 2, "scale": float((high - low) / 2 / reach)}
    )


def lognormal_from(low: float, high: float, inside: float) -> Distribution:
    """The lognormal of the same kind: normal in logarithms."""
    logs = normal_from(math.log(low), math.log(high), inside).parameters
    return Distribution(distribution="lognorm", parameters={"s": logs["scale"], "scale": math.exp(logs["loc"])})


def beta_from(low: float, high: float, inside: float) -> Distribution:
    """The beta with those two quantiles, found numerically."""
    tail = (1 - inside) / 2

    def miss(logs: np.ndarray) -> np.ndarray:
        a, b = np.exp(logs)
        return np.array([betainc(a, b, low) - tail, betainc(a, b, high) - 1 + tail])

    centre = (low + high) / 2
    spread = (high - low) / 2 / ndtri(0.5 + inside / 2)
    size = max(0.5, centre * (1 - centre) / spread**2 - 1)
    found = least_squares(miss, np.log([centre * size, (1 - centre) * size]), xtol=1e-14, ftol=1e-14, gtol=1e-14)
    a, b = np.exp(found.x)
    return Distribution(distribution="beta", parameters={"a": float(a), "b": float(b)})


def triangular(left: float, mode: float, right: float) -> Distribution:
    width = right - left
    return Distribution(distribution="triang", parameters={"c": (mode - left) / width, "loc": left, "scale": width})


def pert(left: float, mode: float, right: float, weight: float = 4.0) -> Distribution:
    """The beta-PERT: a beta over [left, right] whose mean gives the mode `weight` times the say of each end."""
    width = right - left
    a = 1 + weight * (mode - left) / width
    return Distribution(distribution="beta", parameters={"a": a, "b": 2 + weight - a, "loc": left, "scale": width})


def elicited(parameter: Parameter, low: float, high: float, inside: float) -> Distribution:
    """A range as a distribution that fits what the parameter can be: a share, something above nothing, or anything."""
    what = Described(f"{low:g} to {high:g}")
    if parameter.distribution in ("dirichlet", "shares"):
        raise InputError("", parameter.key, what, "it is a set of shares, not one number; give them in a scenario file")
    if not all(math.isfinite(x) for x in (low, high)) or not low < high:
        raise InputError("", parameter.key, what, "a range goes from a lower number to a higher one")
    if not 0.5 <= inside <= 0.99:
        raise InputError(
            "", parameter.key, inside, "the share inside a range lies from 0.5 to 0.99; 0.8 and 0.9 are usual"
        )
    least, most = parameter.lower, parameter.upper
    if (least is not None and low < least) or (most is not None and high > most):
        raise InputError("", parameter.key, what, f"it must lie {bounds_in_words(parameter)}")
    expect_plausible(parameter, low, high)
    if least == 0 and most == 1:
        if low <= 0 or high >= 1:
            raise InputError("", parameter.key, what, "a range of a share lies between 0 and 1 and touches neither")
        return beta_from(low, high, inside)
    if least == 0 and low > 0:
        return lognormal_from(low, high, inside)
    if least is not None or most is not None:
        return triangular_inside(parameter, low, high)
    return normal_from(low, high, inside)


def triangular_inside(parameter: Parameter, low: float, high: float) -> Distribution:
    """For a bounded number that is neither a share nor positive: a triangle over the range itself."""
    return triangular(low, (low + high) / 2, high)


def bounds_in_words(parameter: Parameter) -> str:
    low, high = parameter.lower, parameter.upper
    if low is not None and high is not None:
        return f"from {low:g} to {high:g}"
    return f"at or above {low:g}" if low is not None else f"at or below {high:g}"
