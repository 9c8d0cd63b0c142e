"""The few facts the opening sentence is made of."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.analysis.difference import Difference, chance_of_being_best, difference, expected_loss
from scenarios.analysis.dots import dot_values
from scenarios.analysis.summary import Blocks, Estimate, Summary, summarise
from scenarios.domain.draws import Array
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.results import Comparison, StrategyResult
from scenarios.domain.scenario import BASELINE, Scenario


@dataclass(frozen=True)
class Headline:
    """One strategy against piecemeal at one level of spend."""

    spend_gbp: float
    years: int
    mission: str
    strategy: str
    title: str
    alone: bool  # whether it points at the mission and nothing else
    elsewhere: bool  # whether it points at other missions and not at this one
    people: Summary  # the strategy less piecemeal, in the mission's own outcome
    value: Difference
    dots_gbp: Array  # the difference in value as fifty equally likely futures, (dot,)
    threshold: Difference
    ordered: Difference
    saving: Summary  # public saving, the strategy less piecemeal
    attributed: Summary  # value owed to social value rather than other funders, the strategy less piecemeal
    p_best: dict[str, Estimate]
    loss_gbp: dict[str, Estimate]

    def under(self, valuation: str) -> Difference:
        """The difference in value under one valuation alone: `threshold` or `ordered`."""
        return {"threshold": self.threshold, "ordered": self.ordered}[valuation]

    @property
    def nothing_to_point(self) -> bool:
        """Whether there is no spend, of the council's or of a partner's, to point at anything."""
        return self.spend_gbp == 0 and self.value.verdict == "exactly the same"

    @property
    def valuations_disagree(self) -> bool:
        """Whether the two ways of valuing people's gains name different winners, both beyond error."""
        return {self.threshold.verdict, self.ordered.verdict} == {"better", "worse"}


def people(result: StrategyResult, mission: str) -> Array:
    """The mission's outcome in people.

    No longer isolated at the end, or a flow's outcomes over the horizon, (draw,).
    """
    return result.wards.out_at_end.sum(axis=0) if mission == WARD_MISSION else result.flow_outcomes[mission]


def headline(
    run: Comparison, scenario: Scenario, spend_gbp: float, strategy: str, mission: str | None = None
) -> Headline:
    """The facts of one strategy against piecemeal; by default in the outcome of the chosen mission."""
    mission = mission or scenario.levers.mission
    focus, base = run[strategy], run[BASELINE]
    blocks: Blocks = run.blocks
    totals = run.totals()
    pointed = [m for m, share in focus.shares.items() if share > 0]
    return Headline(
        spend_gbp=spend_gbp,
        years=scenario.levers.years,
        mission=mission,
        strategy=strategy,
        title=focus.title,
        alone=pointed == [mission],
        elsewhere=bool(pointed) and mission not in pointed,
        people=summarise(people(focus, mission) - people(base, mission), blocks),
        value=difference(focus.total_gbp, base.total_gbp, blocks),
        dots_gbp=dot_values(focus.total_gbp - base.total_gbp),
        threshold=difference(focus.total_threshold_gbp, base.total_threshold_gbp, blocks),
        ordered=difference(focus.total_ordered_gbp, base.total_ordered_gbp, blocks),
        saving=summarise(focus.saving_gbp - base.saving_gbp, blocks),
        attributed=summarise(focus.attributed_gbp - base.attributed_gbp, blocks),
        p_best=chance_of_being_best(totals, blocks),
        loss_gbp=expected_loss(totals, blocks),
    )
