"""Section D, every other mission as a flow under the same caution (equations 19-20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.mission import Flow
from scenarios.model.valuation import Discounting, Rate

WELLBY_CENTRAL_GBP = 16_028.0  # the register's central wellby, at which published wellbeing values were built


@dataclass(frozen=True)
class FlowTerms:
    """What one mission is made of, draw by draw; every array is (draw,)."""

    capacity: Array  # K_m [places a year]
    cost_gbp: Array  # c_m [£ per place]
    outcome_per_place: Array  # e_m · a_m · optimism
    people_gbp: Array  # the part of v_m that is wellbeing and health [£ per outcome and year, or in all]
    money_gbp: Array  # the rest of v_m
    lasts_years: Array | None = None  # Y; None where v_m is published as a lump


def annuity_years(years: Array, rate: float) -> Array:
    """Discounted years of a benefit that lasts `years`.

    ∫₀^Y (1+rate)^-s ds = (1 - (1+rate)^-Y) / ln(1+rate), (draw,).
    """
    return years if rate == 0 else (1 - (1 + rate) ** -years) / np.log1p(rate)


def unit_value(flow: Flow, draws: Mapping[str, Array]) -> Array:
    """v_m at 2024 prices [£ per outcome], (draw,): the published value of one year or of all, counted once."""
    value = np.prod([draws[k] for k in flow.value], axis=0) * flow.value_factor
    return value * draws[flow.value_price] if flow.value_price else value


def people_share(flow: Flow, draws: Mapping[str, Array]) -> Array:
    """Equation 19, h_m, with one wellby for all: wellbeing moves with the shared draw, health does not, (draw,)."""
    return flow.wellbeing_share * draws["wellby"] / WELLBY_CENTRAL_GBP + flow.health_share


def optimism(flow: Flow, draws: Mapping[str, Array]) -> Array:
    """Equation 20: `scaleup` where effects come from trials, 1 - `ob_benefit` where they do not, (draw,)."""
    return draws["scaleup"] if flow.optimism == "scaleup" else 1 - draws["ob_benefit"]


def additional_share(flow: Flow, draws: Mapping[str, Array]) -> Array | float:
    """a_m: additionality, and deadweight for gross effects; 1 where the effect is against a control, (draw,)."""
    share: Array | float = 1.0
    for key in flow.additional:
        share = share * draws[key]
    return share * (1 - draws[flow.deadweight]) if flow.deadweight else share


def terms(flow: Flow, draws: Mapping[str, Array], adults: float) -> FlowTerms:
    """Everything equation 19 needs of one mission."""
    effect = draws[flow.effect] if flow.effect else 1.0
    cost = draws[flow.cost] * (draws[flow.cost_price] if flow.cost_price else 1.0)
    value = unit_value(flow, draws)
    return FlowTerms(
        capacity=draws[flow.capacity] * adults / 1000,
        cost_gbp=cost,
        outcome_per_place=effect * additional_share(flow, draws) * optimism(flow, draws),
        people_gbp=value * people_share(flow, draws),
        money_gbp=value * (1 - flow.people_share),
        lasts_years=draws[flow.value_years] if flow.value_years else None,
    )


def places(resource_gbp: Array, flow: FlowTerms) -> Array:
    """Equation 19: K_m·(1 - exp(-x_{m,t} / (c_m·K_m))) [places a year], (year, draw), from resource (year, draw)."""
    return _filled(resource_gbp, flow, flow.capacity)


def outcomes(resource_gbp: Array, flow: FlowTerms, effect_multiplier: Array | float = 1.0) -> Array:
    """Equation 19: K_m·(1 - exp(-x_{m,t} / (c_m·K_m)))·e_m·a_m [outcomes a year], (year, draw).

    Resource (year, draw).
    """
    return _filled(resource_gbp, flow, flow.capacity * flow.outcome_per_place * effect_multiplier)


def _filled(resource_gbp: Array, flow: FlowTerms, whole: Array) -> Array:
    """(1 - exp(-x / (c·K))) of a whole, (year, draw); in place, because fresh memory costs more than the arithmetic."""
    filled = resource_gbp / -(flow.cost_gbp * flow.capacity)
    np.expm1(filled, out=filled)
    filled *= -whole
    return filled


def worth_of_lasting(flow: FlowTerms, rate: Rate, beyond_horizon: bool) -> Array | float:
    """Equation 19, A(Y, r): discounted years that an outcome lasts, (draw,) or (year, draw); 1 for a lump.

    Where benefits after the last year do not count, Y ends with it: outcomes fall in the middle of their year, as
    people leave loneliness in the middle of theirs.
    """
    if flow.lasts_years is None:
        return 1.0
    if beyond_horizon:
        return annuity_years(flow.lasts_years, rate.yearly)
    left = np.arange(len(rate.factors), 0, -1.0)[:, None] - 0.5
    return annuity_years(np.minimum(flow.lasts_years, left), rate.yearly)


def value(outcomes: Array, flow: FlowTerms, rule: Discounting, spill: Array) -> tuple[Array, Array]:
    """Equation 19: what is people's own of V_m, and what is money [£], each (draw,).

    V_m = (1 + spill_piecemeal_to_isolation)·Σ_t outcomes_t·v_m·[h_m·A(Y, r_w)·(1 + r_w)^-t + (1 - h_m)·A(Y, r_m)·(1 +
    r_m)^-t].
    """
    people, money = (_discounted(outcomes, flow, rate, rule.beyond_horizon) for rate in (rule.people, rule.money))
    return people * flow.people_gbp * (1 + spill), money * flow.money_gbp * (1 + spill)


def _discounted(outcomes: Array, flow: FlowTerms, rate: Rate, beyond_horizon: bool) -> Array:
    """Outcome-years, or outcomes where v_m is a lump, at one rate, (draw,)."""
    lasting = worth_of_lasting(flow, rate, beyond_horizon)
    by_year = np.ndim(lasting) == 2  # otherwise the same every year, so that it can come after the sum
    return rate.factors @ (outcomes * lasting) if by_year else rate.factors @ outcomes * lasting
