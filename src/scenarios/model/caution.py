"""Section D, caution: a chain is believed as far as its weakest link, for every mission by one rule (equation 23)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from scenarios.domain.chain import ChainLink
from scenarios.domain.draws import Array
from scenarios.domain.results import WardOutcomes

COUNTED = ("person_years", "out_at_end", "helped", "averted_by_year", "improved_by_year", "improved_at_end")


def link_share(link: ChainLink, shares: Mapping[str, float], draws: Mapping[str, Array]) -> Array:
    """Share by grade × share by design of one link, () or (draw,): of a portfolio, the mean by money or by places.

    By money Σ_i s_i·share_i; by places Σ_i (s_i / c_i)·share_i / Σ_i (s_i / c_i).
    """
    if len(each := {shares[key] for key in link.weights}) == 1:
        return np.asarray(each.pop())
    believed, whole = np.zeros(()), np.zeros(())
    for key, money in link.weights.items():
        weight = money / draws[link.costs[key]] if link.costs else np.asarray(money)
        believed, whole = believed + weight * shares[key], whole + weight
    return believed / whole


def believed_share(chain: Sequence[ChainLink], shares: Mapping[str, float], draws: Mapping[str, Array]) -> Array:
    """Equation 23: κ_m = min over the links ℓ of (share by grade of ℓ × share by design of ℓ), () or (draw,)."""
    lowest = np.asarray(1.0)
    for link in chain:
        lowest = np.minimum(lowest, link_share(link, shares, draws))
    return lowest


def counted(wards: WardOutcomes, believed: Array) -> WardOutcomes:
    """Equation 23 after 11-14: κ times what is counted; money, places and reach are as they were."""
    if (believed == 1).all():
        return wards
    return replace(wards, **{name: getattr(wards, name) * believed for name in COUNTED})
