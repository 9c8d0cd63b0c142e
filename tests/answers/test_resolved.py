"""A question made ready: what is kept from one question to the next, and that keeping it changes no figure."""

from dataclasses import replace

import numpy as np
import pytest

from scenarios.analysis.ladder import run_ladder
from scenarios.analysis.missions import compare_missions
from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.answers.resolved import Resolver
from scenarios.domain.levers import LEVERS, MOVABLE
from scenarios.domain.scenario import BASELINE
from scenarios.model.run import compare

OTHER = {"mission": "jobs", "pointed_share": 0.4, "ward_rule": "per_head", "least_share": 0.5}
OTHER |= {"eligibility": 0.3, "mission_can_drop": False, "focus_multiplier": True}


def question(**levers):
    return link.asked(Choices(levers={"draws": 32, **levers}), RESOLVER)


def of_a_mission():
    return [name for name, lever in LEVERS.items() if lever.of_a_mission]


def test_every_lever_that_is_said_to_touch_only_a_mission_is_tried_here():
    assert sorted(OTHER) == sorted(of_a_mission())


@pytest.mark.parametrize("name", of_a_mission())
def test_a_lever_of_a_mission_leaves_piecemeal_as_it_is_to_the_last_bit(name):
    own, moved = (Resolver().resolve(q) for q in (question(), question(**{name: OTHER[name]})))
    assert own.scenario.levers != moved.scenario.levers
    ladders = [run_ladder(s.problem, levels=4, draws=32).totals for s in (own, moved)]
    assert np.array_equal(ladders[0][BASELINE], ladders[1][BASELINE])


def test_piecemeals_ladder_is_computed_once_while_only_levers_of_a_mission_move():
    resolver = Resolver()
    first = resolver.resolve(question()).prepared.piecemeal_ladder
    assert resolver.resolve(question(pointed_share=0.4)).prepared.piecemeal_ladder is first
    assert resolver.resolve(question(mission="jobs", spend_gbp=9e7)).prepared.piecemeal_ladder is first
    assert resolver.resolve(question(years=7)).prepared.piecemeal_ladder is not first


@pytest.mark.parametrize(
    "levers", [{"years": 7}, {"seed": 5}, {"caution": "standard"}, {"gradient": "adjusted"}, {"draws": 64}]
)
def test_any_other_lever_has_a_ladder_of_piecemeal_of_its_own(levers):
    assert question(**levers).piecemeal_fingerprint != question().piecemeal_fingerprint


def test_a_known_strategy_gives_the_ladder_that_a_whole_run_gives():
    resolved = Resolver().resolve(question())
    whole = run_ladder(resolved.problem)
    kept = run_ladder(resolved.problem, known={BASELINE: resolved.prepared.piecemeal_ladder})
    for key, totals in whole.totals.items():
        assert np.array_equal(totals, kept.totals[key]), key
    assert list(whole.totals) == list(kept.totals)


def test_spend_alone_prepares_nothing_again():
    resolver = Resolver()
    near, far = resolver.resolve(question(spend_gbp=1e7)), resolver.resolve(question(spend_gbp=9e8))
    assert near.prepared is far.prepared
    assert (near.spend_gbp, far.spend_gbp) == (1e7, 9e8)
    assert near.problem is far.problem


def test_draws_and_wards_are_kept_while_years_move():
    resolver = Resolver()
    five, seven = resolver.resolve(question()), resolver.resolve(question(years=7))
    assert five.prepared is not seven.prepared
    assert five.draws is seven.draws
    assert five.wards is seven.wards


def test_a_country_of_wards_is_given_fewer_draws():
    whole = question(draws=2048)
    small = replace(whole, most_cells=16 * 300)
    assert Resolver().resolve(small).draws.n < Resolver().resolve(whole).draws.n == 2048


def test_every_lever_on_screen_makes_a_question_of_its_own():
    moved = {"spend_gbp": 1e8, "years": 4, "caution": "standard", "gradient": "adjusted"}
    moved |= {
        "valuation": "ordered",
        "discounting": "one_rate",
        "beyond_horizon": False,
        "draws": 64,
        "help_bought": "therapy",
        "vcse_most_share": 0.2,
        "seed": 3,
    } | OTHER
    assert set(MOVABLE) <= set(moved), sorted(set(MOVABLE) - set(moved))
    prints = {name: question(**{name: moved[name]}).fingerprint for name in MOVABLE}
    assert len({*prints.values(), question().fingerprint}) == len(MOVABLE) + 1


def test_the_best_other_mission_is_the_best_that_is_not_the_chosen_one_at_the_file_s_own_spend():
    resolved = Resolver().resolve(question(draws=512))
    own = run_every(resolved, resolved.base.scenario.levers.spend_gbp)
    assert resolved.prepared.best_other == next(m for m in own if m != "isolation")
    assert resolved.problem.scenario.strategies["other_mission"].points_at == {resolved.prepared.best_other: 1.0}
    chosen = Resolver().resolve(question(draws=512, mission=own[0]))
    assert chosen.prepared.best_other == own[1]


def run_every(resolved, spend_gbp):
    found = compare_missions(resolved.problem, compare(resolved.problem, spend_gbp)[BASELINE], spend_gbp)
    return [m.mission for m in found.every]


def test_it_stays_while_the_slider_moves_and_while_a_first_answer_waits_for_the_whole():
    resolver = Resolver()
    asked = [question(draws=2048, spend_gbp=s) for s in (0, 2e7, 4e8, 1e9)]
    found = {resolver.resolve(q).prepared.best_other for q in (*asked, *(q.as_first for q in asked))}
    assert len(found) == 1


def test_it_stays_where_an_answer_runs_another_scenario():
    resolved = Resolver().resolve(question(draws=256))
    other = resolved.variant(resolved.scenario.with_levers(years=3, caution="sceptic", spend_gbp=0))
    assert other.scenario.strategies["other_mission"] == resolved.problem.scenario.strategies["other_mission"]


def test_nothing_is_put_in_order_where_no_strategy_wants_it():
    few = link.asked(Choices(levers={"draws": 32}, strategies=("one_mission",)), RESOLVER)
    prepared = replace(Resolver().resolve(few).prepared, missions_in_order=lambda: 1 / 0)
    assert set(prepared.variant(prepared.scenario).scenario.strategies) == {"piecemeal", "one_mission"}


def test_a_calendar_of_contracts_is_made_once_for_every_question_it_holds_for():
    resolver = Resolver()
    own, same, shorter, other = (
        resolver.resolve(question(**levers)).problem.by_category
        for levers in ({}, {"ward_rule": "per_head"}, {"years": 7}, {"mission_can_drop": False})
    )
    assert np.shares_memory(own, same)
    assert np.shares_memory(own, shorter)
    assert not np.shares_memory(own, other)
    assert other[:, -1].mean() > own[:, -1].mean()  # never dropped
