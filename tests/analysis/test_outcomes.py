"""Everything a run says: every number is a function of the draws, strategy by strategy."""

from __future__ import annotations

import numpy as np
import pytest
from making import problem

from scenarios.analysis.ladder import run_ladder
from scenarios.analysis.outcomes import VALUATIONS, ladder_outcomes, run_outcomes, ward_figures
from scenarios.domain.scenario import BASELINE
from scenarios.model.run import compare


@pytest.fixture(scope="module")
def ready(loaded, wards):
    return problem(loaded, wards, draws=256, years=3)


@pytest.fixture(scope="module")
def run(ready):
    return compare(ready, 4e8)


def test_every_outcome_is_summarised_from_its_own_draws(run):
    for key, found in run_outcomes(run).items():
        for name, draws in run[key].outcomes().items():
            numbers = found.outcomes[name]
            assert numbers.mean.value == pytest.approx(draws.mean())
            assert numbers.quantile["p90"].value == pytest.approx(np.quantile(draws, 0.9))


def test_the_lead_is_paired_draw_by_draw(run):
    for key, found in run_outcomes(run).items():
        assert set(found.from_piecemeal) == set(VALUATIONS)
        for name, field in VALUATIONS.items():
            gap = getattr(run[key], field) - getattr(run[BASELINE], field)
            lead = found.from_piecemeal[name]
            assert lead.summary.mean.value == pytest.approx(gap.mean())
            assert lead.p_better.value == pytest.approx((gap > 0).mean())
            assert lead.expected_loss_gbp.value == pytest.approx(np.maximum(-gap, 0).mean())


def test_somebody_is_the_best_in_every_future_and_nobody_loses_less_than_nothing(run):
    found = run_outcomes(run)
    assert sum(s.chance_of_being_best.value for s in found.values()) == pytest.approx(1)
    top = np.max(np.stack(list(run.totals().values())), axis=0)
    for key, s in found.items():
        assert s.expected_loss_gbp.value == pytest.approx((top - run[key].total_gbp).mean())
        assert s.points_at == {m: share for m, share in run[key].shares.items() if share > 0}


def test_wards_are_summarised_row_by_row(run):
    for key, found in run_outcomes(run).items():
        for name, draws in ward_figures(run[key], run.condition).items():
            numbers = found.wards[name]
            assert numbers.mean == pytest.approx(draws.mean(axis=1))
            assert numbers.low == pytest.approx(np.quantile(draws, 0.1, axis=1))
            means = np.stack([draws[:, a:b].mean(axis=1) for a, b in run.blocks])
            assert numbers.errors["mean"] == pytest.approx(means.std(axis=0, ddof=1) / np.sqrt(len(means)))


def test_every_level_of_a_ladder_against_piecemeal_at_that_level(ready):
    ladder = run_ladder(ready, top_gbp=8e8, levels=3, draws=128)
    found = ladder_outcomes(ladder, {})
    assert len(found.levels) == 3
    for i, level in enumerate(found.levels):
        for key, numbers in level.items():
            here, base = ladder.totals[key][i], ladder.totals[BASELINE][i]
            assert numbers.summary.mean.value == pytest.approx(here.mean())
            assert numbers.p_better.value == pytest.approx((here > base).mean())
