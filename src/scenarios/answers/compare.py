"""The answers of Compare: each strategy against piecemeal at one spend, and every strategy across levels of spend."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np
import pandas as pd

from scenarios.analysis import ladder as ladders
from scenarios.analysis.budgets import BudgetLine, budget_lines
from scenarios.analysis.headline import Headline, headline
from scenarios.analysis.journey import Stage, journey
from scenarios.analysis.ladder import Crossing, Ladder
from scenarios.analysis.shape import Shape, shape
from scenarios.analysis.summary import summarise_rows
from scenarios.answers.answering import answer
from scenarios.answers.study import Study
from scenarios.domain.draws import Draws
from scenarios.domain.mission import WARD_MISSION, Missions
from scenarios.domain.parameter import Register
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE, Override, Scenario
from scenarios.domain.wards import Wards
from scenarios.model.run import compare, run_strategy
from scenarios.uncertainty.copula import achieved

ONE_COMPARISON = threading.Lock()  # one keeps every core busy: thirty at once only get in each other's way


@dataclass(frozen=True)
class Setting:
    """What a question is about: the scenario, its evidence and its wards."""

    scenario: Scenario
    base_scenario: Scenario  # as its file has it
    root_title: str  # of the complete scenario that the file extends in the end
    base_register: Register
    register: Register  # as the question assumes it
    missions: Missions
    wards: Wards
    draws: int
    blocks: int  # independent blocks that the draws come in
    strategy_numbers: dict[str, int]  # by which each strategy keeps its colour

    @property
    def strategies(self) -> dict[str, str]:
        """Titles of the strategies compared, by key."""
        return {k: s.title for k, s in self.scenario.strategies.items()}

    @property
    def overrides(self) -> dict[str, Override]:
        """Every assumption that differs from the register, by parameter."""
        return {o.key: o for o in self.scenario.overrides}


@dataclass(frozen=True)
class Facts:
    """What one level of spend says, small enough to keep."""

    headlines: dict[str, Headline]  # by strategy, without piecemeal
    journey: list[Stage]  # of the focus strategy
    titles: dict[str, str]


@dataclass(frozen=True)
class Climb:
    """The ladder of spend with its crossings, and the same as a table."""

    ladder: Ladder
    crossings: dict[str, Crossing]  # by strategy, without piecemeal
    levels: pd.DataFrame  # one row a level and strategy [£m]


@answer(keep=256)
def setting(study: Study) -> Setting:
    """What the question is about."""
    base = study.base
    return Setting(
        study.scenario,
        base.scenario,
        base.root.title,
        base.base_register,
        study.register,
        study.missions,
        study.wards,
        study.draws.n,
        len(study.draws.blocks),
        study.strategy_numbers,
    )


@answer(keep=1024)
def facts(study: Study) -> Facts:
    """One comparison at the question's spend."""
    with ONE_COMPARISON:
        run = compare(study.problem, study.spend_gbp, study.pointings)
    levers = study.scenario.levers
    here = levers.mission == WARD_MISSION
    return Facts(
        headlines={k: headline(run, study.scenario, study.spend_gbp, k) for k in run.strategies if k != BASELINE},
        journey=journey(run[study.focus], levers.mission, here, levers.years, run.blocks),
        titles={k: r.title for k, r in run.strategies.items()},
    )


@answer(keep=2)
def comparison(study: Study) -> Comparison:
    """Every strategy at the question's spend with every draw, for a report."""
    return study.comparison


@answer(keep=2, by_spend=False)
def draws(study: Study) -> Draws:
    """The futures themselves, for the audit trail."""
    return study.draws


@answer(keep=8, by_spend=False)
def correlations(study: Study) -> list[dict[str, object]]:
    """Asked and achieved rank correlation of every pair whose parameters both vary."""
    return achieved(study.register.correlations, study.draws)


@answer(keep=8, by_spend=False)
def ladder_to(study: Study, top_gbp: float, rungs: int) -> Ladder:
    """A ladder of any height and number of levels."""
    return ladders.climb(study.problem, top_gbp, rungs)


@answer(keep=24, by_spend=False)
def ladder(study: Study) -> Climb:
    """Every strategy from no spend to £1bn; piecemeal's own is kept for as long as nothing it depends on moves."""
    climbed = ladders.climb(study.problem, known={BASELINE: study.prepared.piecemeal_ladder})
    crossings = {k: ladders.crossing(climbed, k) for k in climbed.totals if k != BASELINE}
    return Climb(climbed, crossings, level_table(climbed))


def level_table(climbed: Ladder) -> pd.DataFrame:
    """Average and the range of eight futures in ten at every level [£m], one row a level and strategy."""
    parts = []
    for key, totals in climbed.totals.items():
        levels = summarise_rows(totals / 1e6, climbed.blocks)
        columns = {"strategy": climbed.titles[key], "spend_m": climbed.spend_gbp / 1e6}
        columns |= {"average_m": levels.mean, "low_m": levels.low, "high_m": levels.high}
        names = {"average_se_m": "mean", "low_se_m": "low", "high_se_m": "high"}
        parts.append(pd.DataFrame(columns | {column: levels.errors[name] for column, name in names.items()}))
    return pd.concat(parts, ignore_index=True)


@answer(keep=24, by_spend=False)
def lonely_share(study: Study) -> tuple[float, float, float]:
    """The share of adults who are often lonely: average, and the range of eight futures in ten."""
    share = study.problem.programme.condition.sum(axis=0) / study.wards.adults_total
    low, high = np.quantile(share, [0.1, 0.9])
    return float(share.mean()), float(low), float(high)


@answer(keep=8, by_spend=False)
def shapes(study: Study) -> dict[str, Shape]:
    """The outline of every assumption as it stands."""
    return {k: shape(x) for k, x in study.draws.items()}


@answer(keep=16)
def budgets(study: Study) -> list[BudgetLine]:
    """Every pound of the focus strategy, by what it is and whose."""
    result = run_strategy(study.problem, study.pointings[study.focus], study.spend_gbp)
    spill = study.draws["spill_isolation_to_others"]
    return budget_lines(result, study.missions, study.scenario.value_streams, spill)


def believed_share(about: Setting, key: str) -> float:
    """The share of one effect that is believed at the question's caution.

    A figure of the user's own is taken as it is.
    """
    own = about.overrides.get(key)
    if own is not None and own.study is None:
        return 1.0
    return about.register.believed_share(about.register[key], about.scenario.levers.scepticism)
