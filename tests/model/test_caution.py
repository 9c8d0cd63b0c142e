"""Equation 23: a chain is believed as far as its weakest link, for every mission by one rule."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import problem

from scenarios.domain.chain import ChainLink
from scenarios.domain.scenario import Override
from scenarios.model import caution
from scenarios.model.run import compare

NOT_COUNTED = {"reached", "places", "resource_gbp"}


def test_a_chain_of_single_rows_is_its_least():
    links = [ChainLink("a", {"x": 1.0}), ChainLink("b", {"y": 1.0}), ChainLink("c", {"z": 1.0})]
    assert caution.believed_share(links, {"x": 0.8, "y": 0.56, "z": 0.7}, {}) == 0.56
    assert caution.believed_share([], {}, {}) == 1.0


def test_costs_weigh_by_money_and_effects_by_places():
    shares = {"x": 1.0, "y": 0.4}
    by_money = ChainLink("cost", {"x": 0.75, "y": 0.25})
    assert caution.link_share(by_money, shares, {}) == pytest.approx(0.75 + 0.25 * 0.4)
    by_places = ChainLink("effect", {"x": 0.75, "y": 0.25}, {"x": "cx", "y": "cy"})
    draws = {"cx": np.array([300.0, 100.0]), "cy": np.array([100.0, 100.0])}
    assert caution.link_share(by_places, shares, draws) == pytest.approx([(1 + 0.4) / 2, 0.75 + 0.25 * 0.4])


@given(st.lists(st.floats(0.05, 1), min_size=1, max_size=6), st.floats(0.05, 1))
def test_one_more_link_never_makes_a_chain_stronger(shares, more):
    links = [ChainLink("", {str(i): 1.0}) for i in range(len(shares))]
    by_key = {str(i): s for i, s in enumerate(shares)} | {"more": more}
    before = caution.believed_share(links, by_key, {})
    after = caution.believed_share([*links, ChainLink("", {"more": 1.0})], by_key, {})
    assert after == min(before, more)


@pytest.mark.parametrize("level", ["standard", "sceptic"])
def test_what_is_counted_shrinks_by_kappa_and_money_places_and_reach_stay(loaded, wards, level):
    off, on = (problem(loaded, wards, caution=c) for c in ("off", level))
    plain, cautious = compare(off), compare(on)
    for key, before in plain.strategies.items():
        after = cautious[key]
        for f in fields(before.wards):
            k = 1.0 if f.name in NOT_COUNTED else on.believed_isolation["chosen"]
            assert getattr(after.wards, f.name) == pytest.approx(k * getattr(before.wards, f.name)), f.name
        for mission, outcomes in before.flow_outcomes.items():
            assert after.flow_outcomes[mission] == pytest.approx(on.believed_flows[mission] * outcomes)
        kappa = {"isolation": on.believed_isolation["chosen"], **on.believed_flows}
        for mission, value in before.value_by_mission_gbp.items():
            assert after.value_by_mission_gbp[mission] == pytest.approx(kappa[mission] * value)
        assert after.saving_gbp == pytest.approx(kappa["isolation"] * before.saving_gbp)
        assert after.threshold_value_gbp == pytest.approx(kappa["isolation"] * before.threshold_value_gbp)
        for f in fields(before.waterfall):
            assert np.array_equal(getattr(after.waterfall, f.name), getattr(before.waterfall, f.name)), f.name


def test_caution_never_raises_the_expected_outcome_of_a_helpful_mission(loaded, wards):
    runs = [compare(problem(loaded, wards, draws=512, caution=c)) for c in ("off", "standard", "sceptic")]
    for key in runs[0].strategies:
        by_level = [r[key].outcomes() for r in runs]
        for name, values in by_level[0].items():
            if name.startswith("resource_gbp") or values.mean() <= 0:
                continue
            means = [o[name].mean() for o in by_level]
            assert means == sorted(means, reverse=True), name


def test_with_every_link_believed_alike_no_ranking_changes(loaded, wards):
    """Section G: with every κ equal, caution changes no ranking of outcomes."""
    register = loaded.register.model_copy(
        update={
            "parameters": {
                k: p if p.design is None else p.model_copy(update={"grade": "D", "design": "judgement"})
                for k, p in loaded.register.parameters.items()
            }
        }
    )
    totals = [
        np.stack(list(compare(problem(loaded, wards, register=register, caution=c)).totals().values()))
        for c in ("off", "sceptic")
    ]
    assert (totals[0].argsort(axis=0) == totals[1].argsort(axis=0)).all()


def test_the_ends_of_omega_are_what_their_own_scenario_says(loaded, wards):
    """The value at ω = 0 that stands beside a blend is that of the scenario that chooses it, caution and all."""
    own = tuple(
        Override(key=k, fixed=v, why="our own")
        for k, v in (
            ("share_lonely_baseline", 0.5),
            ("reach_ceiling", 0.3),
            ("r_recover_annual", 0.3),
            ("retention_annual", 0.8),
            ("cost_group", 300.0),
            ("cost_psych", 300.0),
            ("cost_linkworker", 300.0),
            ("dls_exit", 0.5),
        )
    )
    scenario = loaded.scenario.with_overrides(own)
    register = scenario.assumed_register(loaded.base_register)
    runs = {
        v: compare(problem(loaded, wards, scenario, register, caution="sceptic", valuation=v))["one_mission"]
        for v in ("blend", "threshold", "ordered")
    }
    assert runs["blend"].total_threshold_gbp == pytest.approx(runs["threshold"].total_gbp)
    assert runs["blend"].total_ordered_gbp == pytest.approx(runs["ordered"].total_gbp)
    assert not np.allclose(runs["threshold"].wards.out_at_end, runs["ordered"].wards.out_at_end)


def test_where_some_futures_are_believed_whole_the_others_still_shrink(loaded, wards):
    """A portfolio's share is a future's own, and may be one in some."""
    plain = compare(problem(loaded, wards, draws=16))["one_mission"].wards
    share = np.where(np.arange(16) % 2 == 0, 1.0, 0.5)
    assert caution.counted(plain, share).out_at_end == pytest.approx(plain.out_at_end * share)
    assert caution.counted(plain, np.asarray(1.0)) is plain
    assert caution.counted(plain, np.asarray(0.5)).helped == pytest.approx(plain.helped / 2)
