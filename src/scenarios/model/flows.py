"""Section D, every other mission as a flow under the same caution (equations 19-20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.mission import Flow

WELLBY_CENTRAL_GBP = 16_028.0  # the register's central wellby, at which published wellbeing values were built


@dataclass(frozen=True)
class FlowTerms:
    """What one mission is made of, draw by draw; every array is (draw,)."""

    capacity: Array  # K_m [places a year]
    cost_gbp: Array  # c_m [£ per place]
    outcome_per_place: Array  # e_m · a_m · optimism
    value_gbp: Array  # v_m [£ per outcome]


def annuity_years(years: Array, rate: float) -> Array:
    """Discounted years of a benefit that lasts `years`.

    ∫₀^Y (1+rate)^-s ds = (1 - (1+rate)^-Y) / ln(1+rate), (draw,).
    """
    return (1 - (1 + rate) ** -years) / np.log1p(rate)


def wellbeing_scale(share: float, wellby: Array) -> Array:
    """Equation 20, one wellby for all: the wellbeing part of a published value moves with the shared draw, (draw,)."""
    return 1 + share * (wellby / WELLBY_CENTRAL_GBP - 1)


def unit_value(flow: Flow, draws: Mapping[str, Array], rate: float) -> Array:
    """v_m at 2024 prices [£ per outcome], (draw,): published value, price base, years it lasts, counted once."""
    value = np.prod([draws[k] for k in flow.value], axis=0) * flow.value_factor
    if flow.value_price:
        value = value * draws[flow.value_price]
    if flow.value_years:
        value = value * annuity_years(draws[flow.value_years], rate)
    return value * wellbeing_scale(flow.wellbeing_share, draws["wellby"])


def optimism(flow: Flow, draws: Mapping[str, Array]) -> Array:
    """Equation 20: `scaleup` where effects come from trials, 1 - `ob_benefit` where they do not, (draw,)."""
    return draws["scaleup"] if flow.optimism == "scaleup" else 1 - draws["ob_benefit"]


def additional_share(flow: Flow, draws: Mapping[str, Array]) -> Array | float:
    """a_m: additionality, and deadweight for gross effects; 1 where the effect is against a control, (draw,)."""
    share: Array | float = 1.0
    for key in flow.additional:
        share = share * draws[key]
    return share * (1 - draws[flow.deadweight]) if flow.deadweight else share


def terms(flow: Flow, draws: Mapping[str, Array], adults: float, rate: float) -> FlowTerms:
    """Everything equation 19 needs of one mission."""
    effect = draws[flow.effect] if flow.effect else 1.0
    cost = draws[flow.cost] * (draws[flow.cost_price] if flow.cost_price else 1.0)
    return FlowTerms(
        capacity=draws[flow.capacity] * adults / 1000,
        cost_gbp=cost,
        outcome_per_place=effect * additional_share(flow, draws) * optimism(flow, draws),
        value_gbp=unit_value(flow, draws, rate),
    )


def outcomes(resource_gbp: Array, flow: FlowTerms, effect_multiplier: Array | float = 1.0) -> Array:
    """Equation 19: K_m·(1 - exp(-x_{m,t} / (c_m·K_m)))·e_m·a_m [outcomes a year], (year, draw).

    Resource (year, draw).
    """
    filled = resource_gbp / -(flow.cost_gbp * flow.capacity)
    np.expm1(filled, out=filled)  # in place, because fresh memory costs more than the arithmetic
    filled *= -(flow.capacity * flow.outcome_per_place * effect_multiplier)
    return filled


def value(outcomes: Array, flow: FlowTerms, factors: Array, spill: Array) -> Array:
    """Equation 19: V_m = Σ_t (1.035)^-t · outcomes · v_m · (1 + spill_piecemeal_to_isolation) [£], (draw,)."""
    return factors @ outcomes * flow.value_gbp * (1 + spill)
