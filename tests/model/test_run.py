"""What must always hold (section G of the model), over random valid scenarios, and one whole run by hand."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import fixed, levers, permuted, problem, some_wards, ward_sets, with_fixed, with_strategies
from scipy.stats import norm

from scenarios.analysis.missions import every_mission
from scenarios.domain.scenario import Override
from scenarios.model import programme, run
from scenarios.model.pointing import point
from scenarios.model.resource import net_resource
from scenarios.model.run import (
    FromScatter,
    cash_cost,
    compare,
    grant_instead,
    places_paid_for,
    run_strategy,
    ward_money,
    with_running_cost_paid,
)
from scenarios.uncertainty.sample import draw

FOCUS = {"one": {"mission": 1.0}}


@given(levers(), ward_sets())
def test_zero_spend_gives_exact_zeros_and_everything_is_finite(loaded, chosen, wards):
    ready = problem(loaded, wards, **chosen)
    for result in compare(ready, 0.0).strategies.values():
        for name, values in result.outcomes().items():
            assert not values.any(), name
    for result in compare(ready).strategies.values():
        for name, values in result.outcomes().items():
            assert np.isfinite(values).all(), name


@given(levers(), ward_sets())
def test_pointing_at_nothing_makes_no_difference_at_all(loaded, chosen, wards):
    ready = problem(loaded, wards, with_strategies(loaded.scenario, nothing={}), **chosen)
    run = compare(ready)
    for name, values in run["nothing"].outcomes().items():
        assert np.array_equal(values, run["piecemeal"].outcomes()[name]), name


@given(levers(), ward_sets())
def test_wards_sum_to_the_council_and_permuting_them_permutes_results(loaded, chosen, wards):
    one = compare(problem(loaded, wards, **chosen))
    order = np.random.default_rng(chosen["seed"]).permutation(wards.n)
    other = compare(problem(loaded, permuted(wards, order), **chosen))
    for key, result in one.strategies.items():
        assert result.wards.person_years.sum(axis=0) == pytest.approx(
            result.wards.averted_by_year.sum(axis=0), rel=1e-6, abs=1e-7
        )
        assert other[key].wards.reached == pytest.approx(result.wards.reached[order], rel=1e-6, abs=1e-7)
        assert other[key].total_gbp == pytest.approx(result.total_gbp, rel=1e-7)


@given(levers(), ward_sets())
def test_money_is_neither_made_nor_lost(loaded, chosen, wards):
    """Pledged ≥ delivered ≥ usable ≥ eligible ≥ pointed.

    And pointed before costs plus what is scattered before costs is all of usable.
    """
    ready = problem(loaded, wards, **chosen)
    for result in compare(ready).strategies.values():
        w = result.waterfall
        slack = 1 + 1e-9
        assert (w.delivered_gbp <= w.pledged_gbp * slack).all()
        assert (w.usable_gbp <= w.delivered_gbp * slack).all()
        assert (w.eligible_gbp <= w.usable_gbp * slack).all()
        assert (w.pointed_gbp <= w.eligible_gbp * slack + 1e-6).all()
        assert (w.net_pointed_gbp <= w.pointed_gbp * slack + 1e-6).all()
        before_costs = w.net_scattered_gbp / (1 - ready.draws["grant_transaction_share"])
        if not loaded.missions.causes["isolation"]:
            continue
        whole = sum(sum(parts.values()) for parts in loaded.missions.causes.values()) == pytest.approx(
            len(loaded.missions.causes)
        )
        assert whole, "today's causes all fall on missions, so nothing of usable may be missing"
        assert before_costs + w.pointed_gbp == pytest.approx(w.usable_gbp, rel=1e-9, abs=1e-6)


@given(levers(), ward_sets(), st.integers(1, 14))
def test_a_longer_run_contains_the_shorter(loaded, chosen, wards, fewer):
    years = max(chosen["years"], 2)
    short = min(fewer, years - 1)
    long = compare(problem(loaded, wards, **{**chosen, "years": years}))
    brief = compare(problem(loaded, wards, **{**chosen, "years": short}))
    for key in long.strategies:
        a, b = long[key].wards, brief[key].wards
        assert a.averted_by_year[:short] == pytest.approx(b.averted_by_year, rel=1e-9, abs=1e-9)
        assert a.improved_by_year[:short] == pytest.approx(b.improved_by_year, rel=1e-9, abs=1e-9)


@given(levers(), ward_sets())
def test_tiny_spend_without_a_fixed_cost_is_linear(loaded, chosen, wards):
    ready = with_fixed(
        problem(loaded, wards, with_strategies(loaded.scenario, **FOCUS), **{**chosen, "focus_multiplier": False}),
        fixed_cost_mission=0.0,
    )
    small, double = compare(ready, 20.0), compare(ready, 40.0)
    for key in small.strategies:
        assert double[key].total_gbp == pytest.approx(2 * small[key].total_gbp, rel=2e-3, abs=1e-4)


@given(levers(), ward_sets())
def test_unlimited_spend_is_bounded_by_people(loaded, chosen, wards):
    ready = problem(loaded, wards, **chosen)
    for result in compare(ready, 1e15).strategies.values():
        assert (result.wards.reached <= ready.programme.condition * chosen["years"] * (1 + 1e-9)).all()
        for mission, outcomes in result.flow_outcomes.items():
            terms = ready.flows[mission]
            most = np.abs(terms.capacity * terms.outcome_per_place) * chosen["years"]
            boost = np.maximum(1, ready.draws["focus_effect_multiplier"]) if chosen["focus_multiplier"] else 1
            assert (np.abs(outcomes) <= most * boost * (1 + 1e-9)).all()


@given(levers(), ward_sets())
def test_best_return_reaches_at_least_as_many_as_need_in_the_first_year(loaded, chosen, wards):
    """In one year, exactly; over many, today's best choice changes who is left tomorrow."""
    best, need = (
        compare(problem(loaded, wards, **{**chosen, "years": 1, "ward_rule": rule})) for rule in ("best_return", "need")
    )
    for key in best.strategies:
        assert (best[key].wards.reached.sum(axis=0) >= need[key].wards.reached.sum(axis=0) * (1 - 1e-9) - 1e-9).all()


@given(levers(), ward_sets())
def test_need_and_per_head_coincide_where_everyone_is_alike(loaded, chosen, wards):

    alike = replace(wards, prevalence=np.full(wards.n, 0.07), prevalence_se=np.zeros(wards.n))
    a, b = (compare(problem(loaded, alike, **{**chosen, "ward_rule": rule})) for rule in ("need", "per_head"))
    for key in a.strategies:
        assert a[key].total_gbp == pytest.approx(b[key].total_gbp, rel=1e-9, abs=1e-9)


@given(levers(), ward_sets())
def test_strategies_do_not_see_each_other(loaded, chosen, wards):
    ready = problem(loaded, wards, **chosen)
    together = compare(ready)
    for key in together.strategies:
        alone = run_strategy(ready, point(ready, key), chosen["spend_gbp"])
        assert np.array_equal(alone.total_gbp, together[key].total_gbp)


def test_all_parameters_fixed_is_one_deterministic_run(loaded, wards):
    """Every future is the same future, to machine precision: the mix of causes and the ward residual too."""
    run = compare(problem(loaded, wards, register=fixed(loaded.register), draws=5, spend_gbp=1e9))
    for result in run.strategies.values():
        for name, values in result.outcomes().items():
            assert np.ptp(values) <= 1e-12 * np.abs(values).max(), name
        assert np.ptp(result.wards.out_at_end, axis=1).max() == pytest.approx(0, abs=1e-12)


def test_a_fixed_scenario_gives_the_same_bytes_twice(loaded, wards):
    runs = [compare(problem(loaded, wards)) for _ in range(2)]
    for key in runs[0].strategies:
        for name, values in runs[0][key].outcomes().items():
            assert values.tobytes() == runs[1][key].outcomes()[name].tobytes(), name


def test_the_effect_multiplier_is_off_unless_turned_on(loaded, wards):
    plain, on = (compare(problem(loaded, wards, focus_multiplier=f, spend_gbp=2e9)) for f in (False, True))
    assert np.array_equal(plain["piecemeal"].total_gbp, on["piecemeal"].total_gbp)
    boost = problem(loaded, wards).draws["focus_effect_multiplier"]
    gained = on["one_mission"].wards.helped - plain["one_mission"].wards.helped
    helped = plain["one_mission"].wards.helped
    assert (np.sign(gained)[np.abs(gained) > 1e-6] == np.sign((boost - 1) * helped)[np.abs(gained) > 1e-6]).all()


def test_mission_value_counts_threshold_and_ordered_once(loaded, wards):
    run = compare(problem(loaded, wards, spend_gbp=1e9))
    for result in run.strategies.values():
        ends = np.stack([result.total_threshold_gbp, result.total_ordered_gbp])
        assert (result.total_gbp <= ends.max(axis=0) + 1e-6).all()
        assert (result.total_gbp >= ends.min(axis=0) - 1e-6).all()


@given(levers(), ward_sets())
def test_the_total_is_every_missions_value_once_and_a_part_of_it_is_attributed(loaded, chosen, wards):
    ready = problem(loaded, wards, **chosen)
    for result in compare(ready).strategies.values():
        total = np.sum(list(result.value_by_mission_gbp.values()), axis=0)
        assert result.total_gbp == pytest.approx(total, rel=1e-9, abs=1e-6)
        assert result.attributed_gbp == pytest.approx(total * ready.draws["attribution"], rel=1e-9, abs=1e-6)


def test_a_whole_focus_run_by_hand(loaded):
    """One ward of 100,000 adults, 7,000 lonely; £1bn a year for one year; every number typed, the arithmetic below.

    pledged 1bn · 0.05 = 50m; delivered · 0.6 = 30m; usable · (0.2 + 0.5 · 0.2) · 0.5 = 4.5m
    directed: 4.5m · 0.4 eligible · g₁ 0.25 = 450,000; net · 0.95 - 150,000 = 277,500
    remainder 4.05m, of which the mix gives isolation m_I; net of 20 % administration: 0.8 · 4.05m · m_I
    one programme (group): £300 a place, d = -0.3 · scale-up 0.5 = -0.15; τ = 0.4, so £750 invites one lonely person
    A = 0.5 · 7,000 = 3,500; n = 3,500 · (1 - exp(-(R/750)/3,500)); e = 0.7 - Φ(Φ⁻¹(0.7) - 0.15)
    B = e·n, half a year of it; threshold value = B/2 / 1.015 · 0.4 · 16,000; saving = B/2 / 1.035 · 400
    """
    values = {
        "sv_commit_book": 0.05,
        "sv_delivered_ratio": 0.6,
        "sv_cash_fraction": 0.2,
        "sv_inkind_fraction": 0.2,
        "inkind_worth": 0.5,
        "sv_additionality": 0.5,
        "addressable_share": 0.4,
        "relet_rate": 0.25,
        "sv_overhead": 0.05,
        "fixed_cost_mission": 150_000,
        "grant_transaction_share": 0.2,
        "cost_group": 300,
        "d_group_trial": -0.3,
        "scaleup": 0.5,
        "share_lonely_baseline": 0.4,
        "reach_ceiling": 0.5,
        "r_recover_annual": 0.3,
        "dls_exit": 0.4,
        "wellby": 16_000,
        "nhs_saving_yr": 300,
        "asc_saving_yr": 100,
        "spill_isolation_to_others": 0.1,
    }
    wards = some_wards([100_000], prevalence=np.array([0.07]), prevalence_se=np.array([0.0]))
    scenario = with_strategies(loaded.scenario, **FOCUS).model_copy(update={"programme": {"group": 1.0}})
    ready = problem(
        loaded,
        wards,
        scenario,
        fixed(loaded.register, prev_shift_logit=0.0, **values),
        years=1,
        spend_gbp=1e9,
        mission_can_drop=False,
        draws=1,
        valuation="threshold",
        beyond_horizon=False,
    )
    focus = compare(ready)["one"]

    mix_isolation = ready.draws["piecemeal_mix[isolation]"][0]
    money = 450_000 * 0.95 - 150_000 + 0.8 * 4.05e6 * mix_isolation
    n = 3500 * (1 - np.exp(-(money / 750) / 3500))
    b = (0.7 - norm.cdf(norm.ppf(0.7) - 0.15)) * n
    assert ready.programme.condition[0, 0] == pytest.approx(7000)
    assert focus.waterfall.usable_gbp[0] == pytest.approx(4.5e6)
    assert focus.waterfall.pointed_gbp[0] == pytest.approx(450_000)
    assert focus.waterfall.net_pointed_gbp[0] == pytest.approx(277_500)
    assert focus.wards.reached[0, 0] == pytest.approx(n)
    assert focus.wards.out_at_end[0, 0] == pytest.approx(b)
    assert focus.threshold_value_gbp[0] == pytest.approx(b / 2 / 1.015 * 0.4 * 16_000)
    assert focus.saving_gbp[0] == pytest.approx(b / 2 / 1.035 * 400)
    expected = (b / 2 / 1.015 * 6400 + b / 2 / 1.035 * 400) * 1.1
    assert focus.value_by_mission_gbp["isolation"][0] == pytest.approx(expected)


def test_overrides_change_only_what_they_name(loaded, wards):
    override = Override(key="wellby", fixed=13_000.0, why="A cross-check at 2019 prices.")
    scenario = loaded.scenario.model_copy(update={"overrides": (override,)})
    other = draw(scenario.assumed_register(loaded.register), 32, 1)
    assert set(other["wellby"]) == {13_000.0}


@pytest.mark.parametrize("n", [1, 100])
def test_one_ward_and_a_hundred_wards_work(loaded, n):
    run = compare(problem(loaded, some_wards([2400.0] * n)))
    assert np.isfinite(run["one_mission"].total_gbp).all()
    assert run.condition.shape[0] == n


@pytest.mark.parametrize("boost", [False, True])
@pytest.mark.parametrize("rule", ["per_head", "need", "best_return"])
def test_the_money_of_the_wards_is_the_missions(loaded, wards, rule, boost):
    ready = problem(loaded, wards, draws=24, ward_rule=rule, least_share=0.4, focus_multiplier=boost, spend_gbp=2e9)
    run = compare(ready)
    for key in run.strategies:
        money = ward_money(ready, point(ready, key), 2e9)
        assert (money >= 0).all()
        assert money.sum(axis=0) == pytest.approx(run[key].wards.resource_gbp, rel=1e-9, abs=1e-6)


def test_where_money_goes_hangs_on_how_well_it_works(loaded, wards):
    """The best return fills where most can still be reached; a stronger effect leaves fewer of them."""
    plain, on = (
        problem(loaded, wards, draws=24, ward_rule="best_return", focus_multiplier=f, spend_gbp=5e9)
        for f in (False, True)
    )
    a, b = (ward_money(p, point(p, "one_mission"), 5e9) for p in (plain, on))
    assert not np.array_equal(a, b)
    assert ward_money(on, point(on, "piecemeal"), 5e9) == pytest.approx(
        ward_money(plain, point(plain, "piecemeal"), 5e9)
    )


def test_draws_worked_on_in_runs_are_the_same_as_all_at_once(loaded, wards, monkeypatch):
    ready = problem(loaded, wards, draws=99)
    whole = compare(ready, 4e8)
    monkeypatch.setattr(programme, "CELLS", 1)
    for fewest in (16, 33, 50):
        monkeypatch.setattr(programme, "FEWEST", fewest)
        runs = compare(ready, 4e8)
        for key, result in runs.strategies.items():
            assert np.array_equal(result.total_gbp, whole[key].total_gbp)
            assert np.array_equal(result.wards.out_at_end, whole[key].wards.out_at_end)


def test_business_as_usual_is_taken_off_once(loaded, wards):
    """A mission's own share about the supplier stands in place of `sv_additionality`; elsewhere both count."""
    missions = loaded.missions.flows
    replaced = {m for m, flow in missions.items() if flow.replaces_additionality}
    assert replaced == {"apprenticeships", "carbon"}
    low, high = (
        compare(problem(loaded, wards, register=fixed(loaded.register, sv_additionality=share), draws=1, spend_gbp=1e6))
        for share in (0.3, 0.9)
    )
    for m in missions:
        a, b = (run["piecemeal"].flow_outcomes[m][0] for run in (low, high))
        assert b / a == pytest.approx(1.0 if m in replaced else 3.0, rel=1e-3), m


def test_a_mission_that_counts_its_own_business_as_usual_by_hand(loaded, wards):
    """Pledged · delivered · worth of £5bn, without additionality; a fixed cost and an overhead, once."""
    scenario = with_strategies(loaded.scenario, carbon={"carbon": 1.0})
    values = {"sv_additionality": 0.5, "mission_hazard": 0.0, "relet_rate": 1.0}
    ready = problem(
        loaded,
        wards,
        scenario,
        fixed(loaded.register, **values),
        draws=1,
        years=1,
        spend_gbp=5e9,
        mission_can_drop=False,
    )
    d = {k: v[0] for k, v in ready.draws.items()}
    worth = d["sv_cash_fraction"] + d["inkind_worth"] * d["sv_inkind_fraction"]
    gross = 5e9 * d["sv_commit_book"] * d["sv_delivered_ratio"] * worth
    directed = gross * d["addressable_share"] * (1 - d["sv_overhead"]) - d["fixed_cost_mission"]
    scattered = gross * (1 - d["addressable_share"]) * ready.mix[0, ready.missions.keys.index("carbon"), 0]
    terms = ready.flows["carbon"]
    money = directed + scattered * (1 - d["grant_transaction_share"])
    filled = terms.capacity[0] * (1 - np.exp(-money / (terms.cost_gbp[0] * terms.capacity[0])))
    run = compare(ready)["carbon"]
    assert run.flow_outcomes["carbon"][0] == pytest.approx(filled * d["mis_carbon_additional"] * (1 - d["ob_benefit"]))
    assert run.waterfall.usable_gbp[0] == pytest.approx(gross / 2)  # the waterfall stays with equation 3
    assert run.waterfall.pointed_gbp[0] == pytest.approx(gross / 2 * d["addressable_share"])
    assert run.waterfall.net_pointed_gbp[0] == pytest.approx(
        gross / 2 * d["addressable_share"] * (1 - d["sv_overhead"]) - d["fixed_cost_mission"]
    )


def test_gains_after_the_last_year_count_for_every_mission_or_for_none(loaded, wards):
    """People, places and outcomes stay as they are; what lasts is worth more, and a longer run nears it."""
    on, off = (compare(problem(loaded, wards, draws=64, beyond_horizon=b)) for b in (True, False))
    for key in on.strategies:
        a, b = on[key], off[key]
        assert np.array_equal(a.wards.out_at_end, b.wards.out_at_end)
        assert np.array_equal(a.flow_outcomes["warm_homes"], b.flow_outcomes["warm_homes"])
        for mission in ("isolation", "warm_homes", "jobs"):
            assert a.value_by_mission_gbp[mission].mean() > b.value_by_mission_gbp[mission].mean(), mission
        assert np.array_equal(a.value_by_mission_gbp["carbon"], b.value_by_mission_gbp["carbon"])


def test_what_is_improved_at_the_end_is_the_last_of_what_is_held(loaded, wards):
    run = compare(problem(loaded, wards, draws=16, years=3))["one_mission"].wards
    held = np.zeros(16)
    for year in run.improved_by_year:
        held = 2 * year - held  # undoes the half-cycle correction
    assert run.improved_at_end == pytest.approx(held)


@pytest.mark.parametrize(("valuation", "name"), [("threshold", "threshold"), ("ordered", "ordered")])
def test_a_chosen_valuation_is_one_end_of_the_blend(loaded, wards, valuation, name):
    ready = problem(loaded, wards, draws=16, valuation=valuation)
    for result in compare(ready).strategies.values():
        assert result.total_gbp == pytest.approx(getattr(result, f"total_{name}_gbp"))
        worth = getattr(result, f"{name}_value_gbp") + result.saving_gbp
        spill = 1 + ready.draws["spill_isolation_to_others"]
        assert result.value_by_mission_gbp["isolation"] == pytest.approx(worth * spill)


def test_the_money_of_the_wards_is_of_the_same_programme_as_the_run(loaded, wards, monkeypatch):
    ready = problem(loaded, wards, draws=8, focus_multiplier=True, spend_gbp=2e9)
    pointing, effects, own = point(ready, "one_mission"), [], programme.run

    def seen(terms, scattered, directed, effect_d, *more):
        effects.append(effect_d)
        return own(terms, scattered, directed, effect_d, *more)

    monkeypatch.setattr(programme, "run", seen)
    run_strategy(ready, pointing, 2e9)
    ward_money(ready, pointing, 2e9)
    assert np.array_equal(*effects)
    assert not np.array_equal(effects[0], np.atleast_2d(ready.programme.effect_d))


def test_the_cash_of_a_grant_is_discounted_as_money_in_the_years_with_a_mission(loaded, wards):
    """Equation 38 by hand, where a mission is dropped in the second year of three."""
    ready = problem(loaded, wards, draws=2, years=3)
    ready = replace(ready, aligned=np.array([[0.2, 0.2], [0.4, 0.0], [0.6, 0.0]]))
    rate = float(ready.draws["stpr"][0])
    every = sum((1 + rate) ** -t for t in (1, 2, 3))
    assert cash_cost(ready, np.array([100.0, 100.0])) == pytest.approx([100 * every, 100 / (1 + rate)])


def test_a_running_cost_that_the_council_pays_is_not_taken_off(loaded, wards):
    """Equation 38: equation 8 without F."""
    ready = problem(loaded, wards, draws=16)
    focus = point(ready, "one_mission")
    m = ready.missions.keys.index("isolation")
    gross = ready.aligned * (4e8 * focus.at_work.directed[m]) * (1 - ready.draws["sv_overhead"])
    paid, own = (net_resource(ready, p, m, 4e8)[1] for p in (with_running_cost_paid(focus), focus))
    assert paid == pytest.approx(gross)
    assert own == pytest.approx(np.maximum(0.0, gross - ready.draws["fixed_cost_mission"] * (ready.aligned > 0)))


def test_a_grant_is_added_to_what_piecemeal_leaves_and_to_its_own_mission_alone(loaded, wards):
    ready = problem(loaded, wards, draws=16)
    piecemeal = point(ready, "piecemeal")
    pay = grant_instead(piecemeal, "carbon", np.full(16, 5e5))
    for m, mission in enumerate(ready.missions.keys):
        (scattered, directed), (plain, _) = (net_resource(ready, p, m, 4e8) for p in (pay, piecemeal))
        assert np.array_equal(scattered, plain)
        net = 5e5 * (1 - ready.draws["grant_transaction_share"]) * (ready.aligned > 0) if mission == "carbon" else 0.0
        assert directed == pytest.approx(np.broadcast_to(net, directed.shape))
    runs = run_strategy(ready, pay, 4e8), run_strategy(ready, piecemeal, 4e8)
    assert (runs[0].flow_outcomes["carbon"] >= runs[1].flow_outcomes["carbon"]).all()
    assert runs[0].flow_outcomes["carbon"].sum() > runs[1].flow_outcomes["carbon"].sum()
    assert np.array_equal(runs[0].flow_outcomes["jobs"], runs[1].flow_outcomes["jobs"])


def test_places_of_a_flow_are_all_that_its_money_pays_for(loaded, wards):
    ready = problem(loaded, wards, draws=16)
    terms = replace(ready.flows["jobs"], capacity=np.full(16, 1e12))
    ready = replace(ready, flows={**ready.flows, "jobs": terms})
    focus = point(ready, "one_mission")
    money = sum(net_resource(ready, focus, ready.missions.keys.index("jobs"), 4e8))
    assert places_paid_for(ready, focus, "jobs", 4e8) == pytest.approx((money / terms.cost_gbp).sum(axis=0), rel=1e-4)


@pytest.mark.parametrize("key", ["piecemeal", "jobs"])
def test_places_of_a_flow_are_its_outcomes_before_what_each_achieves(loaded, wards, key):
    """Equation 19: scattered and directed money buy the same places, and a place the same outcomes."""
    ready = problem(loaded, wards, with_strategies(loaded.scenario, jobs={"jobs": 1.0}), draws=24)
    run = compare(ready)
    places = places_paid_for(ready, point(ready, key), "jobs", ready.scenario.levers.spend_gbp)
    achieved = ready.flows["jobs"].outcome_per_place
    assert run[key].flow_outcomes["jobs"] == pytest.approx(places * achieved)
    assert (places > 0).all()


def test_a_pointing_repeated_is_the_pointing_of_the_draws_repeated(loaded, wards):
    """So that what is pointed is worked out once for several levels of spend."""
    once = problem(loaded, wards)
    for key in once.scenario.strategies:
        twice, again = point(once.repeated(2), key), point(once, key).repeated(2)
        assert (again.key, again.title, again.shares) == (twice.key, twice.title, twice.shares)
        np.testing.assert_array_equal(again.eligible, twice.eligible)
        for of in ("usable", "at_work"):
            for part in ("directed", "scattered", "withdrawn"):
                np.testing.assert_array_equal(getattr(getattr(again, of), part), getattr(getattr(twice, of), part))
    assert point(once, "piecemeal").repeated(1).eligible.shape == (once.n,)


@pytest.mark.parametrize("eligible", [1.0, 0.25])
def test_what_scattered_pounds_do_is_taken_from_another_strategy_only_where_they_are_the_same(
    loaded, wards, monkeypatch, eligible
):
    """With a category that suits one mission less, that mission leaves the others more of the scatter."""
    category = next(iter(loaded.scenario.spend_mix))
    rules = {category: {"eligibility": {"jobs": eligible}}}
    changed = type(loaded.scenario).model_validate_json(
        json.dumps(loaded.scenario.model_dump(mode="json") | {"categories": rules})
    )
    ready = problem(replace(loaded, scenario=changed), wards, draws=64)
    every = replace(ready, scenario=every_mission(ready.scenario, ready.missions.titles))
    seen, flow = [], run._flow

    def counted(problem, mission, *given):
        seen.append(mission)
        return flow(problem, mission, *given)

    monkeypatch.setattr(run, "_flow", counted)
    from_scatter: dict[str, FromScatter] = {}
    runs = {"together": 0, "alone": 0}
    for mission in ready.missions.keys:
        pointing = point(every, mission)
        seen.clear()
        together = run_strategy(every, pointing, 4e8, from_scatter)
        runs["together"] += len(seen)
        seen.clear()
        assert_same(together, run_strategy(every, pointing, 4e8))
        runs["alone"] += len(seen)
    flows = len(ready.missions.keys) - 1  # isolation is none
    assert runs["alone"] == len(ready.missions.keys) * flows
    if eligible == 1.0:
        assert runs["together"] == 2 * flows, "each once as pointed at, and once as not"
    else:
        assert 2 * flows < runs["together"] < runs["alone"]


def assert_same(one, other):
    """To the last bit, whatever it is made of."""
    if isinstance(one, np.ndarray):
        assert np.array_equal(one, other)
    elif isinstance(one, dict):
        assert list(one) == list(other)
        for key in one:
            assert_same(one[key], other[key])
    elif is_dataclass(one):
        for field in fields(one):
            assert_same(getattr(one, field.name), getattr(other, field.name))
    else:
        assert one == other
