"""What partners add (equation 28), on the same futures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from making import some_wards, with_strategies

from scenarios.analysis.difference import difference
from scenarios.analysis.headline import people
from scenarios.analysis.partners import partners_add
from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.partner import Partner
from scenarios.domain.scenario import BASELINE
from scenarios.model.run import compare

TRUST = Partner(title="Hospital trust", spend_gbp=3e8, joins=2, joins_share=0.6)


@pytest.fixture(scope="module")
def runs(loaded):
    scenario = loaded.scenario.with_book("").with_levers(draws=128, seed=7, years=8)
    scenario = with_strategies(scenario, focus={"isolation": 1.0})
    draws = draws_for(scenario, loaded.register)

    def made(partners):
        given = scenario.with_partners(partners)
        problem = problem_for(given, loaded.missions, some_wards([9000.0, 4000.0]), draws, loaded.register)
        return problem, compare(problem, 4e8)

    return made({"trust": TRUST}), made({})


def test_it_is_the_lead_with_them_less_the_lead_without(runs):
    (problem, run), (_, without) = runs
    found = partners_add(problem, run, without, "focus", 4e8)
    gains = [people(r["focus"], "isolation") - people(r[BASELINE], "isolation") for r in (run, without)]
    assert found.people.mean.value == pytest.approx((gains[0] - gains[1]).mean())
    value = [r["focus"].total_gbp - r[BASELINE].total_gbp for r in (run, without)]
    assert found.value_gbp.mean.value == pytest.approx((value[0] - value[1]).mean())
    assert found.alone.summary.mean.value == pytest.approx(value[1].mean())
    assert found.together.summary.mean.value == pytest.approx(value[0].mean())


def test_payers_have_their_own_pounds_a_year(runs):
    (problem, run), (_, without) = runs
    council, trust = partners_add(problem, run, without, "focus", 4e8).payers
    assert (council.key, council.joins, council.spend_gbp) == ("", None, 4e8)
    assert (trust.title, trust.joins, trust.spend_gbp) == ("Hospital trust", 2, 3e8)
    assert 0.3 < trust.joins_share < 0.6  # some futures drop the mission before it can join
    own = run["focus"].partner_waterfalls["trust"]
    assert trust.pledged_gbp.mean.value == pytest.approx(own.pledged_gbp.mean() / 8)
    assert trust.pointed_gbp.mean.value == pytest.approx(own.pointed_gbp.mean() / 8)
    assert council.left_gbp.mean.value == pytest.approx(run["focus"].waterfall.net_pointed_gbp.mean() / 8)


@pytest.mark.parametrize(
    ("alone", "together", "tips"), [(-1, 1, "to_focus"), (1, -1, "to_piecemeal"), (1, 1, ""), (-1, -1, ""), (0, 1, "")]
)
def test_partners_tip_it_only_where_both_are_clear(runs, alone, together, tips):
    (problem, run), (_, without) = runs
    found = partners_add(problem, run, without, "focus", 4e8)
    none = np.zeros(128)

    def lead(sign):
        noise = np.tile([1e3, -1e3], 64) if sign == 0 else none
        return difference(none + 1e6 * sign + noise, none, run.blocks)

    changed = replace(found, alone=lead(alone), together=lead(together))
    assert changed.tips == tips
