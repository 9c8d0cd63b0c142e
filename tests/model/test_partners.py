"""Equation 28: partners beside the council."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import fixed, with_strategies

from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.book import Books
from scenarios.domain.parameter import Distribution
from scenarios.domain.partner import Partner
from scenarios.domain.scenario import BASELINE
from scenarios.model import partners
from scenarios.model.pointing import point
from scenarios.model.resource import COUNCIL, net_resource
from scenarios.model.run import compare
from scenarios.store.contracts import book_files


def made(loaded, wards, beside=None, book=None, books=None, register=None, **levers):
    register = register or loaded.register
    scenario = loaded.scenario.with_book("").with_levers(**{"draws": 64, "seed": 7, **levers})
    scenario = with_strategies(scenario, focus={"isolation": 1.0}, two={"isolation": 0.5, "jobs": 0.5})
    scenario = scenario.with_partners(beside or {})
    draws = draws_for(scenario, register)
    given = Books(book, books or {})
    return problem_for(scenario, loaded.missions, wards, draws, register, "carbon", given)


def partner(**given):
    return Partner(**{"title": "Hospital trust", "spend_gbp": 2e8, **given})


def totals(problem, spend_gbp=None):
    return {key: r.total_gbp for key, r in compare(problem, spend_gbp).strategies.items()}


def test_a_partner_without_spend_changes_nothing_but_its_fixed_cost(loaded, wards):
    none = compare(made(loaded, wards))
    idle = made(loaded, wards, {"p": partner(spend_gbp=0)})
    found = compare(idle)
    assert found[BASELINE].total_gbp == pytest.approx(none[BASELINE].total_gbp)
    free = replace(idle.partners["p"], costs_gbp=np.zeros_like(idle.partners["p"].costs_gbp))
    nothing = compare(replace(idle, partners={"p": free}))
    assert nothing["focus"].total_gbp == pytest.approx(none["focus"].total_gbp)
    m = idle.missions.keys.index("isolation")
    alone = net_resource(made(loaded, wards), point(made(loaded, wards), "focus"), m, 4e8)[1]
    with_it = net_resource(idle, point(idle, "focus"), m, 4e8)[1]
    assert with_it == pytest.approx(np.maximum(0, alone - idle.partners["p"].costs_gbp), abs=1e-6)
    assert idle.partners["p"].costs_gbp.any()


@settings(max_examples=12)
@given(st.floats(0.1, 0.9), st.sampled_from(["focus", "two", BASELINE]))
def test_two_parts_of_a_council_give_the_whole_where_fixed_costs_are_shared(loaded, wards, part, key):
    free = Distribution(distribution="fixed", parameters={"value": 0.0})
    register = loaded.register.replaced("fixed_cost_partner", free)
    whole = made(loaded, wards, register=register)
    halves = made(loaded, wards, {"p": partner(spend_gbp=4e8 * (1 - part), joins_share=1.0)}, register=register)
    one, both = compare(whole, 4e8)[key], compare(halves, 4e8 * part)[key]
    assert both.total_gbp == pytest.approx(one.total_gbp, rel=1e-9)
    assert both.wards.out_at_end == pytest.approx(one.wards.out_at_end, rel=1e-9, abs=1e-9)
    for stage, gbp in one.waterfall.stages().items():  # and the pounds are told by payer, to the penny
        added = both.waterfall.stages()[stage] + both.partner_waterfalls["p"].stages()[stage]
        assert added == pytest.approx(gbp, rel=1e-9, abs=1e-6)


def test_a_partner_who_never_joins_is_scattered_from_the_first_year_in_every_strategy(loaded, wards):
    never = made(loaded, wards, {"p": partner(joins_share=0.0)})
    assert not never.partners["p"].aligned.any()
    assert not never.partners["p"].costs_gbp.any()
    m = never.missions.keys.index("jobs")
    scattered = {key: net_resource(never, point(never, key), m, 0.0)[0] for key in (BASELINE, "focus")}
    assert scattered["focus"] == pytest.approx(scattered[BASELINE])
    assert (scattered["focus"][0] > 0).all()
    assert totals(never, 0.0)["focus"] == pytest.approx(totals(never, 0.0)[BASELINE])


def test_it_carries_the_mission_from_its_own_year_and_not_once_that_is_dropped(loaded, wards):
    ready = made(loaded, wards, {"p": partner(joins=4, joins_share=1.0)}, mission_can_drop=False, years=8)
    first = made(loaded, wards, {"p": partner(joins=1, joins_share=1.0)}, mission_can_drop=False, years=8)
    own, early = ready.partners["p"].aligned, first.partners["p"].aligned
    assert not own[:3].any()
    assert own[3:] == pytest.approx(early[:5])
    assert early == pytest.approx(ready.aligned)
    dropped = np.full(ready.n, 2.0)
    late = partners.partners(ready.scenario, loaded.missions, ready.draws, dropped, {})["p"]
    assert not late.aligned.any()  # dropped before it could join


def test_whether_it_joins_is_its_own_luck_at_the_chance_it_is_given(loaded, wards):
    both = {"p": partner(joins_share=0.3), "q": partner(title="University", joins_share=0.3)}
    ready = made(loaded, wards, both, draws=4096, mission_can_drop=False)
    joined = {key: p.aligned[-1] > 0 for key, p in ready.partners.items()}
    assert joined["p"].mean() == pytest.approx(0.3, abs=0.01)
    assert (joined["p"] & joined["q"]).mean() == pytest.approx(0.09, abs=0.02)
    by_register = made(loaded, wards, {"p": partner()}, draws=4096, mission_can_drop=False)
    assert (by_register.partners["p"].aligned[-1] > 0).mean() == pytest.approx(0.5, abs=0.03)


def test_where_nothing_varies_the_likelier_of_the_two_happens(loaded, wards):
    register = fixed(loaded.register)
    for chance, joins in ((0.6, True), (0.4, False)):
        ready = made(loaded, wards, {"p": partner(joins_share=chance)}, register=register, mission_can_drop=False)
        assert bool(ready.partners["p"].aligned.any()) is joins


def test_its_own_book_says_when_its_contracts_come_up_and_nothing_let_before_it_joins_carries(loaded, wards):
    book = book_files.load("suchnsuch")
    given = {"p": partner(joins=5, joins_share=1.0, book="theirs")}
    ready = made(loaded, wards, given, books={"theirs": book}, mission_can_drop=False)
    p = ready.partners["p"]
    assert not p.aligned[:4].any()
    assert (p.aligned[4] > 0).all()
    assert p.by_category.shape[0] == len(book.spend_mix)
    early = {"p": partner(joins=1, joins_share=1.0, book="theirs")}
    sooner = made(loaded, wards, early, books={"theirs": book}, mission_can_drop=False).partners["p"]
    assert (p.aligned <= sooner.aligned + 1e-12).all()
    result = compare(ready)["focus"]
    assert (result.partner_waterfalls["p"].pointed_gbp > 0).all()


def test_shortened_thinned_and_repeated_hold_for_partners(loaded, wards):
    ready = made(loaded, wards, {"p": partner(joins=2)}, years=8)
    short = ready.shortened(5)
    assert np.array_equal(short.partners["p"].aligned, ready.partners["p"].aligned[:5])
    assert short.partners["p"].costs_gbp.shape[0] == 5
    twice = ready.repeated(2)
    assert twice.partners["p"].usable.shape[-1] == 2 * ready.n
    again = point(ready, "focus").repeated(2)
    assert np.array_equal(again.partners["p"].usable.scattered, point(twice, "focus").partners["p"].usable.scattered)
    assert ready.thinned(16).partners["p"].aligned.shape == (8, 16)


def test_the_pounds_left_after_what_the_mission_costs_are_shared_as_they_were_pointed(loaded, wards):
    ready = made(loaded, wards, {"p": partner(joins_share=1.0)})
    result, m = compare(ready)["focus"], ready.missions.keys.index("isolation")
    own, theirs = result.waterfall, result.partner_waterfalls["p"]
    left = own.net_pointed_gbp + theirs.net_pointed_gbp
    assert (left > 0).any()
    pointed = own.pointed_gbp + theirs.pointed_gbp
    assert (left < pointed).all()
    more = theirs.pointed_gbp > own.pointed_gbp
    assert (theirs.net_pointed_gbp[more] >= own.net_pointed_gbp[more]).all()
    assert COUNCIL not in result.partner_waterfalls
    assert "resource_gbp:pointed:p" in result.outcomes()
    assert m == 0
