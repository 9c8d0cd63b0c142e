"""Paired differences on the same draws, who is best, and what is lost by choosing wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from scenarios.analysis.summary import Blocks, Estimate, Summary, mean, probability, summarise
from scenarios.domain.draws import Array

Verdict = Literal["better", "worse", "too close to call", "exactly the same"]


@dataclass(frozen=True)
class Difference:
    """What one strategy less another, draw by draw, comes to; the draws themselves are not kept."""

    summary: Summary
    p_better: Estimate
    verdict: Verdict


def difference(strategy: Array, baseline: Array, blocks: Blocks) -> Difference:
    """The paired difference; too close to call where its mean is within two standard errors of nothing."""
    paired = strategy - baseline
    summary = summarise(paired, blocks)
    return Difference(summary, probability(paired > 0, blocks), verdict(paired, summary.mean))


def verdict(paired: Array, average: Estimate) -> Verdict:
    if not paired.any():
        return "exactly the same"
    if not average.clear_of_zero():
        return "too close to call"
    return "better" if average.value > 0 else "worse"


def leads_over(values: Mapping[str, Array], against: str, blocks: Blocks) -> dict[str, Estimate]:
    """By how much every other strategy is ahead of one on average, on the same draws."""
    return {k: mean(v - values[against], blocks) for k, v in values.items() if k != against}


def chance_of_being_best(values: Mapping[str, Array], blocks: Blocks) -> dict[str, Estimate]:
    """How often each strategy is the best of them all; those that are level at the top share that draw."""
    table = np.stack(list(values.values()))
    at_top = table == table.max(axis=0)
    return {key: mean(part, blocks) for key, part in zip(values, at_top / at_top.sum(axis=0), strict=True)}


def level_share(values: Mapping[str, Array]) -> float:
    """In which share of draws two strategies or more are level at the top."""
    table = np.stack(list(values.values()))
    return float(((table == table.max(axis=0)).sum(axis=0) > 1).mean())


def regret(values: Mapping[str, Array]) -> dict[str, Array]:
    """Best of all strategies less this one, at every place: never negative, and zero for somebody."""
    top = np.max(np.stack(list(values.values())), axis=0)
    return {key: top - v for key, v in values.items()}


def expected_loss(values: Mapping[str, Array], blocks: Blocks) -> dict[str, Estimate]:
    """E[max over strategies - this one].

    What is lost on average by choosing it, against always knowing the best [£].
    """
    return {key: mean(lost, blocks) for key, lost in regret(values).items()}
