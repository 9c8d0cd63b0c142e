"""What a run gives back: draws of every outcome, by strategy, over named axes. The axis `draw` is always the last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scenarios.domain.draws import Array


@dataclass(frozen=True)
class WardOutcomes:
    """The ward-level mission under one strategy (equations 9-14)."""

    person_years: Array  # (ward, draw): person-years of isolation averted over the horizon
    out_at_end: Array  # (ward, draw): people no longer isolated at the end of the horizon
    reached: Array  # (ward, draw): people in the condition who took a place, over the horizon
    places: Array  # (draw,): places paid for over the horizon
    helped: Array  # (draw,): people kept out of the condition by the end of a year of help, over the horizon
    averted_by_year: Array  # (year, draw): person-years averted in each year, half-cycle corrected
    improved_by_year: Array  # (year, draw): standard deviations of improvement held in each year
    improved_at_end: Array  # (draw,): standard deviations of improvement held at the end of the horizon
    resource_gbp: Array  # (draw,): net resource spent on the mission over the horizon


@dataclass(frozen=True)
class Waterfall:
    """The pledge, stage by stage, in pounds over the horizon (equations 1-8), each over the axis `draw`."""

    pledged_gbp: Array
    delivered_gbp: Array
    usable_gbp: Array
    eligible_gbp: Array
    pointed_gbp: Array
    net_pointed_gbp: Array
    net_scattered_gbp: Array

    def stages(self) -> dict[str, Array]:
        return {name.removesuffix("_gbp"): getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True)
class StrategyResult:
    """One strategy's draws. Every array is over the axis `draw` unless its name says otherwise."""

    key: str
    title: str
    shares: Mapping[str, float]
    waterfall: Waterfall
    wards: WardOutcomes
    flow_outcomes: Mapping[str, Array]  # by mission: outcomes over the horizon
    threshold_value_gbp: Array
    ordered_value_gbp: Array
    saving_gbp: Array
    saving_by_payer_gbp: Mapping[str, Array]  # by value stream; they sum to saving_gbp
    value_by_mission_gbp: Mapping[str, Array]
    people_value_by_mission_gbp: Mapping[str, Array]  # of every flow: the part that is wellbeing and health
    total_gbp: Array
    total_threshold_gbp: Array
    total_ordered_gbp: Array
    attributed_gbp: Array
    partner_waterfalls: Mapping[str, Waterfall] = field(default_factory=dict)  # the council's own is above

    def outcomes(self) -> dict[str, Array]:
        """Every scalar outcome by name, as the reports and the audit trail list them."""
        rows = {
            "total_value_gbp": self.total_gbp,
            "total_value_threshold_gbp": self.total_threshold_gbp,
            "total_value_ordered_gbp": self.total_ordered_gbp,
            "attributed_value_gbp": self.attributed_gbp,
            "public_saving_gbp": self.saving_gbp,
            "person_years_averted": self.wards.person_years.sum(axis=0),
            "people_no_longer_isolated_at_end": self.wards.out_at_end.sum(axis=0),
            "people_reached": self.wards.reached.sum(axis=0),
            "people_helped": self.wards.helped,
            "places": self.wards.places,
        }
        rows |= {f"value_gbp:{m}": v for m, v in self.value_by_mission_gbp.items()}
        rows |= {f"outcomes:{m}": v for m, v in self.flow_outcomes.items()}
        rows |= {f"resource_gbp:{stage}": v for stage, v in self.waterfall.stages().items()}
        for key, theirs in self.partner_waterfalls.items():
            rows |= {f"resource_gbp:{stage}:{key}": v for stage, v in theirs.stages().items()}
        return rows


@dataclass(frozen=True)
class Comparison:
    """N strategies on the same pounds, the same draws and the same caution."""

    strategies: Mapping[str, StrategyResult]
    blocks: tuple[tuple[int, int], ...]
    condition: Array  # (ward, draw): adults in the condition without the strategy

    @property
    def n(self) -> int:
        return self.blocks[-1][1]

    def __getitem__(self, key: str) -> StrategyResult:
        return self.strategies[key]

    def totals(self) -> dict[str, Array]:
        return {key: result.total_gbp for key, result in self.strategies.items()}
