"""The answers of Compare: each strategy against piecemeal at one spend, and every strategy across levels of spend."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scenarios.analysis.budgets import BudgetLine, budget_lines
from scenarios.analysis.by_year import ByYear, by_year
from scenarios.analysis.chains import WeighedChain, weighed_chains
from scenarios.analysis.crossing import Crossing, crossings
from scenarios.analysis.funnel import Funnel, funnel
from scenarios.analysis.grant import GrantInstead, grant_against_focus
from scenarios.analysis.headline import Headline, headline
from scenarios.analysis.journey import Stage, journey
from scenarios.analysis.ladder import TOP_GBP, Ladder, run_ladder
from scenarios.analysis.outcomes import LadderOutcomes, StrategyOutcomes, run_outcomes
from scenarios.analysis.outcomes import ladder_outcomes as summarised
from scenarios.analysis.shape import Shape, shape
from scenarios.analysis.summary import summarise_rows
from scenarios.answers import link
from scenarios.answers.answering import answer
from scenarios.answers.resolved import Resolved
from scenarios.domain.draws import Draws
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Register
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE, Override, Scenario
from scenarios.domain.wards import Wards
from scenarios.model.run import compare, run_strategy
from scenarios.uncertainty.copula import achieved


@dataclass(frozen=True)
class Setting:
    """What a question is about: the scenario, its evidence and its wards."""

    scenario: Scenario
    file_scenario: Scenario  # as its file has it
    root_title: str  # of the complete scenario that the file extends in the end
    base_register: Register
    register: Register  # as the question assumes it
    missions: Missions
    wards: Wards
    draws: int
    blocks: int  # independent blocks that the draws come in
    strategy_numbers: dict[str, int]  # by which each strategy keeps its colour
    link: str | None  # asks the same question on screen, as in "?spend=…"; none where no link can hold it

    @property
    def overrides(self) -> dict[str, Override]:
        """Every assumption that differs from the register, by parameter."""
        return {o.key: o for o in self.scenario.overrides}


@dataclass(frozen=True)
class Facts:
    """What one level of spend says, small enough to keep."""

    headlines: dict[str, Headline]  # by strategy, without piecemeal
    journey: list[Stage]  # the focus strategy's money
    funnel: Funnel  # and its people
    titles: dict[str, str]
    instead: GrantInstead  # what a mission costs to run, paid for the help directly
    by_year: ByYear | None  # the focus strategy less piecemeal; none for a mission that is a flow


@dataclass(frozen=True)
class LadderAnswer:
    """The ladder of spend with its crossings, and the same as a table."""

    ladder: Ladder
    crossings: dict[str, Crossing]  # of the first strategy, by its key
    levels: pd.DataFrame  # one row a level and strategy [£m]


@answer(light=True)
def setting(resolved: Resolved) -> Setting:
    """What the question is about."""
    base = resolved.base
    return Setting(
        resolved.scenario,
        base.scenario,
        base.root.title,
        base.base_register,
        resolved.register,
        resolved.missions,
        resolved.wards,
        resolved.prepared.blocks[-1][1],
        len(resolved.prepared.blocks),
        resolved.strategy_numbers,
        link.text_of(resolved.question, base),
    )


@answer(by_spend=False)
def titles(resolved: Resolved) -> dict[str, str]:
    """Titles of the strategies compared, by key, the best other mission by its name."""
    return {k: s.title for k, s in resolved.problem.scenario.strategies.items()}


@answer()
def facts(resolved: Resolved) -> Facts:
    """One comparison at the question's spend."""
    run = compare(resolved.problem, resolved.spend_gbp, resolved.pointings)
    levers, focus, spend = resolved.scenario.levers, resolved.focus, resolved.spend_gbp
    pointings = resolved.pointings
    return Facts(
        headlines={k: headline(run, resolved.scenario, spend, k) for k in run.strategies if k != BASELINE},
        journey=journey(run[focus], levers.years, run.blocks),
        funnel=funnel(resolved.problem, run, pointings[focus], levers.mission, spend),
        titles={k: r.title for k, r in run.strategies.items()},
        instead=grant_against_focus(resolved.problem, pointings, run, focus, spend),
        by_year=by_year(run, focus, levers.mission),
    )


@answer()
def comparison(resolved: Resolved) -> Comparison:
    """Every strategy at the question's spend with every draw, for a report."""
    return resolved.comparison


@answer(by_spend=False)
def draws(resolved: Resolved) -> Draws:
    """The futures themselves, for the audit trail."""
    return resolved.draws


@answer(by_spend=False)
def correlations(resolved: Resolved) -> list[dict[str, object]]:
    """Asked and achieved rank correlation of every pair whose parameters both vary."""
    return achieved(resolved.register.correlations, resolved.draws)


@answer()
def outcomes(resolved: Resolved) -> dict[str, StrategyOutcomes]:
    """Every outcome of every strategy at the question's spend, with its errors, for a report."""
    return run_outcomes(resolved.comparison)


@answer(by_spend=False)
def ladder_outcomes(resolved: Resolved, top_gbp: float, levels: int) -> LadderOutcomes:
    """A ladder of any height and number of levels, for a report; crossings up to £1bn at least, as on screen."""
    by_level = run_ladder(resolved.problem, top_gbp, levels)
    upto = by_level if top_gbp > TOP_GBP else resolved.prepared.ladder
    found = crossings(resolved.problem, resolved.pointings, upto)
    return summarised(by_level, found)


@answer(by_spend=False)
def ladder(resolved: Resolved) -> LadderAnswer:
    """Every strategy from no spend to £1bn, and where each changes places with piecemeal."""
    by_level = resolved.prepared.ladder
    return LadderAnswer(by_level, resolved.prepared.crossings, level_table(by_level))


def level_table(by_level: Ladder) -> pd.DataFrame:
    """Average and the range of eight futures in ten at every level [£m], one row a level and strategy."""
    parts = []
    for key, totals in by_level.totals.items():
        levels = summarise_rows(totals / 1e6, by_level.blocks)
        columns = {"strategy": by_level.titles[key], "spend_m": by_level.spend_gbp / 1e6}
        columns |= {"average_m": levels.mean, "low_m": levels.low, "high_m": levels.high}
        names = {"average_se_m": "mean", "low_se_m": "low", "high_se_m": "high"}
        parts.append(pd.DataFrame(columns | {column: levels.errors[name] for column, name in names.items()}))
    return pd.concat(parts, ignore_index=True)


@answer(by_spend=False)
def lonely_share(resolved: Resolved) -> tuple[float, float, float]:
    """The share of adults who are often lonely: average, and the range of eight futures in ten."""
    share = resolved.problem.programme.condition.sum(axis=0) / resolved.wards.adults_total
    low, high = np.quantile(share, [0.1, 0.9])
    return float(share.mean()), float(low), float(high)


@answer(by_spend=False)
def shapes(resolved: Resolved) -> dict[str, Shape]:
    """The outline of every assumption as it stands."""
    return {k: shape(x) for k, x in resolved.draws.items()}


@answer()
def grant(resolved: Resolved, own_gbp: float | None = None) -> GrantInstead:
    """What a mission costs to run, or a sum of the reader's own, spent on the same help directly."""
    run, focus = resolved.comparison, resolved.focus
    return grant_against_focus(resolved.problem, resolved.pointings, run, focus, resolved.spend_gbp, own_gbp)


@answer()
def budgets(resolved: Resolved) -> list[BudgetLine]:
    """Every pound of the focus strategy, by what it is and whose."""
    result = run_strategy(resolved.problem, resolved.pointings[resolved.focus], resolved.spend_gbp)
    spill = resolved.draws["spill_isolation_to_others"]
    return budget_lines(result, resolved.missions, resolved.scenario.value_streams, spill)


@answer(by_spend=False)
def chains(resolved: Resolved) -> list[WeighedChain]:
    """Each mission's chain of evidence, and how far it is believed."""
    return weighed_chains(resolved.scenario, resolved.missions, resolved.register, resolved.draws)


def link_share(about: Setting, key: str) -> float:
    """How far one assumption is believed as a link of its mission's chain, at the question's caution."""
    return about.scenario.link_shares(about.register)[key]
