"""Everything a run says, strategy by strategy: every outcome, the lead over piecemeal, and every ward, with errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.analysis.crossing import Crossing
from scenarios.analysis.difference import Verdict, chance_of_being_best, difference, expected_loss
from scenarios.analysis.ladder import Ladder
from scenarios.analysis.summary import Blocks, Estimate, RowSummaries, Summary, summarise, summarise_rows
from scenarios.domain.draws import Array
from scenarios.domain.results import Comparison, StrategyResult
from scenarios.domain.scenario import BASELINE

VALUATIONS = {"blend": "total_gbp", "threshold": "total_threshold_gbp", "ordered": "total_ordered_gbp"}


@dataclass(frozen=True)
class Lead:
    """One strategy's value less piecemeal's, draw by draw [£]."""

    summary: Summary
    p_better: Estimate
    expected_loss_gbp: Estimate  # of choosing it, against always knowing which of the two is better
    verdict: Verdict


@dataclass(frozen=True)
class StrategyOutcomes:
    """What one strategy comes to."""

    title: str
    points_at: dict[str, float]  # share by mission
    outcomes: dict[str, Summary]
    from_piecemeal: dict[str, Lead]  # under the blend, and under each valuation alone
    chance_of_being_best: Estimate
    expected_loss_gbp: Estimate  # against always knowing the best of all strategies
    wards: dict[str, RowSummaries]  # by figure, each over wards


@dataclass(frozen=True)
class LevelOutcomes:
    """One strategy at one level of spend: its value [£], and its chance of doing better than piecemeal."""

    summary: Summary
    p_better: Estimate


@dataclass(frozen=True)
class LadderOutcomes:
    """Every strategy at every level of spend, and where each changes places with piecemeal."""

    ladder: Ladder
    levels: tuple[dict[str, LevelOutcomes], ...]  # one a level, by strategy
    crossings: dict[str, Crossing]  # by strategy, without piecemeal


def run_outcomes(run: Comparison) -> dict[str, StrategyOutcomes]:
    """Every strategy of a run."""
    totals = run.totals()
    best, loss = chance_of_being_best(totals, run.blocks), expected_loss(totals, run.blocks)
    return {
        key: StrategyOutcomes(
            title=result.title,
            points_at={mission: share for mission, share in result.shares.items() if share > 0},
            outcomes={name: summarise(x, run.blocks) for name, x in result.outcomes().items()},
            from_piecemeal=leads(result, run[BASELINE], run.blocks),
            chance_of_being_best=best[key],
            expected_loss_gbp=loss[key],
            wards={name: summarise_rows(x, run.blocks) for name, x in ward_figures(result, run.condition).items()},
        )
        for key, result in run.strategies.items()
    }


def leads(result: StrategyResult, base: StrategyResult, blocks: Blocks) -> dict[str, Lead]:
    """The paired difference in value, under the blend and under each valuation alone."""
    found = {}
    for name, field in VALUATIONS.items():
        mine, theirs = getattr(result, field), getattr(base, field)
        d = difference(mine, theirs, blocks)
        loss = expected_loss({"piecemeal": theirs, "this": mine}, blocks)["this"]
        found[name] = Lead(d.summary, d.p_better, loss, d.verdict)
    return found


def ward_figures(result: StrategyResult, condition: Array) -> Mapping[str, Array]:
    """The figures of one strategy by ward, each (ward, draw) [persons, or years of persons]."""
    return {
        "adults_in_condition": condition,
        "person_years_averted": result.wards.person_years,
        "no_longer_isolated_at_end": result.wards.out_at_end,
        "people_reached": result.wards.reached,
    }


def ladder_outcomes(ladder: Ladder, crossings: dict[str, Crossing]) -> LadderOutcomes:
    """Every level of a ladder summarised."""
    levels = tuple(_level(ladder, i) for i in range(len(ladder.spend_gbp)))
    return LadderOutcomes(ladder, levels, crossings)


def _level(ladder: Ladder, i: int) -> dict[str, LevelOutcomes]:
    here = {key: totals[i] for key, totals in ladder.totals.items()}
    return {
        key: LevelOutcomes(summarise(x, ladder.blocks), difference(x, here[BASELINE], ladder.blocks).p_better)
        for key, x in here.items()
    }
