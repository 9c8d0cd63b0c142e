"""Ward figures.

Ranks with their probability, noise without colour, and wards that sum to the council under every rule.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from making import permuted, problem, ward_sets

from scenarios.analysis.ward_stats import fifths, helped, needed_for_most, stat, who_gains
from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.boundaries import Boundaries
from scenarios.geography.carrying import carried
from scenarios.geography.importing import imported
from scenarios.model.pointing import point
from scenarios.model.run import compare, ward_money
from scenarios.store.wards import boundary_files, uploads, ward_files


@given(
    ward_sets(), st.sampled_from(["per_head", "need", "deprivation", "best_return"]), st.sampled_from([0.0, 0.5, 1.0])
)
def test_wards_sum_to_the_council_under_every_rule_and_floor(loaded, wards, rule, floor):
    run = compare(problem(loaded, wards, ward_rule=rule, least_share=floor, draws=32))
    for result in run.strategies.values():
        by_year = result.wards.averted_by_year.sum(axis=0)
        assert result.wards.person_years.sum(axis=0) == pytest.approx(by_year, rel=1e-9, abs=1e-9)


def test_a_floor_costs_something_and_helps_the_least_served(loaded, wards):
    def people(floor: float) -> np.ndarray:
        ready = problem(loaded, wards, ward_rule="deprivation", least_share=floor, draws=256)
        return compare(ready)["one_mission"].wards.reached.mean(axis=1) / wards.adults

    before, after = people(0.0), people(0.8)
    least = np.argsort(before)[:5]
    assert after[least].mean() > before[least].mean()


def test_noise_has_no_colour_and_certainty_has(loaded, wards):
    ready = problem(loaded, wards, draws=512)
    told = helped(compare(ready), "one_mission", "piecemeal", 10)
    clear = np.abs(told.difference.mean) > 2 * told.difference.se
    assert (told.in_noise == ~clear).all()
    alone = compare(problem(loaded, wards, draws=1))
    assert helped(alone, "one_mission", "piecemeal", 10).in_noise.all()  # an unknown error is never clear
    assert helped(compare(ready), "piecemeal", "piecemeal", 10).in_noise.all()


def test_fifths_hold_about_as_many_people_each_and_the_first_is_the_most_deprived(wards):
    fifth = fifths(wards.adults, wards.deprivation)
    sizes = [wards.adults[fifth == f].sum() for f in range(1, 6)]
    assert max(sizes) < 2 * min(sizes)
    means = [wards.deprivation[fifth == f].mean() for f in range(1, 6)]
    assert means == sorted(means, reverse=True)


def test_who_gains_adds_up_to_everybody(loaded, wards):
    run = compare(problem(loaded, wards, draws=64))
    outcomes = {k: r.wards.out_at_end for k, r in run.strategies.items()}
    rows = who_gains(outcomes, wards.adults, fifths(wards.adults, wards.deprivation))
    whole = sum(f.per_1000["one_mission"][0] * f.adults / 1000 for f in rows)
    assert whole == pytest.approx(outcomes["one_mission"].sum(axis=0).mean())


def test_permuting_wards_permutes_their_figures(loaded, wards):
    order = np.random.default_rng(0).permutation(wards.n)
    a = stat(compare(problem(loaded, wards, draws=64))["one_mission"].wards.out_at_end, ((0, 32), (32, 64)))
    b = stat(
        compare(problem(loaded, permuted(wards, order), draws=64))["one_mission"].wards.out_at_end, ((0, 32), (32, 64))
    )
    assert b.mean == pytest.approx(a.mean[order])


def test_a_longer_run_holds_every_shorter_one(loaded, wards):
    s = loaded.scenario.with_levers(draws=64)
    draws = draws_for(s, loaded.register)
    whole = problem_for(s, loaded.missions, wards, draws, loaded.register)
    for years in (1, 4, 10):
        alone = compare(problem_for(s.with_levers(years=years), loaded.missions, wards, draws, loaded.register), 4e8)
        inside = compare(whole.shortened(years), 4e8)
        for key, result in alone.strategies.items():
            assert inside[key].wards.out_at_end == pytest.approx(result.wards.out_at_end, rel=1e-12, abs=1e-15)
            assert inside[key].total_gbp == pytest.approx(result.total_gbp, rel=1e-12)


@pytest.mark.parametrize("rule", ["per_head", "need", "deprivation", "best_return"])
def test_the_wards_money_is_the_councils(loaded, wards, rule):
    s = loaded.scenario.with_levers(draws=64, ward_rule=rule, least_share=0.4)
    ready = problem_for(s, loaded.missions, wards, draws_for(s, loaded.register), loaded.register)
    run = compare(ready, 4e8)
    for key in run.strategies:
        money = ward_money(ready, point(ready, key), 4e8)
        assert money.sum(axis=0) == pytest.approx(run[key].wards.resource_gbp, rel=1e-9, abs=1e-6)
        if rule == "per_head":
            assert money / money.sum(axis=0) == pytest.approx(
                np.repeat((wards.adults / wards.adults_total)[:, None], 64, axis=1)
            )


@pytest.mark.parametrize("way", ["area", "best_fit"])
def test_wards_sum_to_the_council_after_every_re_aggregation(loaded, root, way, tmp_path):
    """The town cut anew: every ward by a line through the middle of the town, as a boundary review would."""
    found, _ = imported(boundary_files.read(root / "geodata" / "suchnsuch" / "wards.geojson"))
    west, south, east, north = shapely.total_bounds(found.geometry)
    cuts = np.linspace(west, east, 4)
    town = shapely.union_all(found.geometry)
    strips = [shapely.intersection(town, shapely.box(a, south, b, north)) for a, b in pairwise(cuts)]
    new = Boundaries(
        tuple(f"NEW{i}" for i in range(3)), tuple(f"Strip {i}" for i in range(3)), np.array(strips), ({},) * 3, "later"
    )
    facts = uploads.own_figures(found).facts
    moved = carried(found, facts, new, way)
    path = boundary_files.write_wards(tmp_path, new, "Town", [{**f, "lad_name": "Town"} for f in moved.facts], "")
    before, after = ward_files.load("suchnsuch", 0.815), ward_files.load(path, 0.815)
    assert after.adults_total == pytest.approx(before.adults_total, rel=1e-6)
    s = loaded.scenario.with_levers(draws=64)
    run = compare(problem_for(s, loaded.missions, after, draws_for(s, loaded.register), loaded.register), 4e8)
    for result in run.strategies.values():
        by_year = result.wards.averted_by_year.sum(axis=0)
        assert result.wards.person_years.sum(axis=0) == pytest.approx(by_year, rel=1e-9, abs=1e-9)


def test_a_ward_belongs_to_the_fifth_in_which_its_middle_lies():
    adults, deprivation = np.array([30.0, 10, 10, 10, 10, 30]), np.array([0.9, 0.8, 0.7, 0.6, 0.5, 0.4])
    assert fifths(adults, deprivation).tolist() == [1, 2, 3, 3, 4, 5]
    assert fifths(adults[::-1], deprivation[::-1]).tolist() == [5, 4, 3, 3, 2, 1]


def test_a_ward_is_better_off_in_the_futures_in_which_more_people_are_out(loaded):
    run = compare(problem(loaded, ward_files.load("suchnsuch", 0.8), draws=64))
    seen = helped(run, "one_mission", "piecemeal", 10)
    gap = run["one_mission"].wards.out_at_end - run["piecemeal"].wards.out_at_end
    assert seen.p_better == pytest.approx((gap > 0).mean(axis=1))
    assert seen.difference.mean == pytest.approx(gap.mean(axis=1))


def test_two_blocks_are_enough_to_know_the_error_of_a_ward():
    told = stat(np.array([[0.0, 0.0, 2.0, 2.0]]), ((0, 2), (2, 4)))
    assert told.se == pytest.approx([1.0])
    assert np.isnan(stat(np.array([[0.0, 2.0]]), ((0, 2),)).se).all()


def test_the_money_after_which_people_run_out_is_by_the_share_reached():
    """95 in 100 of 200 people at a place for each £10: −200·ln 0.05 places."""
    needed = needed_for_most(np.array([[400.0]]), np.array([0.5]), np.array([0.1]))
    assert needed == pytest.approx([-200 * np.log(0.05) / 0.1])


def test_who_gains_tells_the_range_of_eight_futures_in_ten():
    (one,) = who_gains({"a": np.linspace(0, 10, 101)[None]}, np.array([500.0]), np.array([3]))
    assert (one.number, one.wards, one.adults) == (3, 1, 500)
    assert one.per_1000["a"] == pytest.approx((10, 2, 18))


def test_more_blocks_than_two_tell_an_error_too():
    told = stat(np.array([[0.0, 3.0, 6.0]]), ((0, 1), (1, 2), (2, 3)))
    assert told.se == pytest.approx([3 / np.sqrt(3)])


def test_two_errors_from_nothing_are_enough_for_a_colour(loaded, wards):
    run = compare(problem(loaded, wards, draws=48))
    gap = run["one_mission"].wards.out_at_end - run["piecemeal"].wards.out_at_end
    away = np.abs(stat(gap, run.blocks).mean) / stat(gap, run.blocks).se
    between = (away > 2) & (away < 3)
    seen = helped(run, "one_mission", "piecemeal", 10)
    assert between.any(), "these draws must leave some ward between two errors and three"
    assert not seen.in_noise[between].any()
    assert seen.in_noise[away < 2].all()


def test_a_ward_that_is_level_in_a_future_is_not_better_in_it(loaded, wards):
    run = compare(problem(loaded, wards, draws=64))
    same = helped(run, "one_mission", "one_mission", 10)
    assert not same.p_better.any()
    assert same.in_noise.all()
    assert (same.difference.mean == 0).all()


def test_a_year_is_named_by_the_council_s_own_where_its_contracts_have_dates(answers):
    from scenarios.answers import link, wards
    from scenarios.answers.answering import RESOLVER
    from scenarios.answers.link import NO_BOOK, Choices

    for book, said in (("", "2029/30"), (NO_BOOK, "year 3")):
        question = link.asked(Choices(levers={"draws": 64, "years": 4}, book=book), RESOLVER)
        assert answers.get(wards.ward_year, question, "piecemeal", 3).said == said
