"""The answers of "Wards"."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.answers import link, wards
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.domain.scenario import BASELINE
from scenarios.model.run import compare


@pytest.fixture(scope="module")
def resolved():
    return RESOLVER.resolve(link.asked(Choices(levers={"draws": 256, "years": 4}), RESOLVER))


def test_a_country_of_wards_is_drawn_on_fewer_futures():
    assert wards.ward_draws(24) == wards.WARD_DRAWS
    assert wards.FEWEST_WARD_DRAWS < wards.ward_draws(7000) < wards.WARD_DRAWS
    assert wards.ward_draws(10**6) == wards.FEWEST_WARD_DRAWS


def test_piecemeal_is_the_first_to_compare_with_and_the_focus_is_none(resolved):
    keys = wards.others(resolved.question)
    assert keys[0] == BASELINE
    assert resolved.focus not in keys
    assert set(keys) == set(resolved.scenario.strategies) - {resolved.focus}


def test_the_last_year_of_the_map_is_the_end_of_a_whole_run(resolved):
    last = wards.ward_year(resolved, BASELINE, 4)
    run = compare(resolved.problem, resolved.spend_gbp)
    gap = run[resolved.focus].wards.out_at_end - run[BASELINE].wards.out_at_end
    assert last.difference.mean == pytest.approx(gap.mean(axis=1))
    assert last.year == 4


def test_a_year_is_the_end_of_a_run_of_so_many_years(resolved):
    two = wards.ward_year(resolved, BASELINE, 2)
    short = compare(resolved.variant(resolved.scenario.with_levers(years=2)), resolved.spend_gbp)
    assert two.people[resolved.focus].mean == pytest.approx(short[resolved.focus].wards.out_at_end.mean(axis=1))


def test_a_pair_need_not_hold_piecemeal(resolved):
    found = wards.ward_year(resolved, "half_and_half", 1)
    assert list(found.people) == [resolved.focus, "half_and_half"]


def test_a_pair_seen_from_the_other_side_keeps_every_figure(resolved):
    found = wards.ward_year(resolved, BASELINE, 3)
    back = wards.reversed_pair(found)
    assert list(back.people) == list(reversed(found.people))
    assert back.people[BASELINE] is found.people[BASELINE]
    assert wards.reversed_pair(back).people.keys() == found.people.keys()


def test_money_over_the_wards_adds_up_to_what_the_programme_is_given(resolved):
    setting = wards.ward_setting(resolved, BASELINE)
    run = compare(resolved.problem, resolved.spend_gbp)
    for key in (resolved.focus, BASELINE):
        whole = run[key].wards.resource_gbp.mean() / resolved.scenario.levers.years
        assert setting.gets_gbp[key].sum() == pytest.approx(whole, rel=1e-6)
    assert (setting.full_gbp > 0).all()


def test_who_is_lonely_today_does_not_hang_on_the_strategy(resolved):
    one, other = (wards.ward_setting(resolved, k).condition for k in (BASELINE, "half_and_half"))
    assert np.array_equal(one.mean, other.mean)


def test_outlines_are_of_the_council_s_own_wards_in_their_order(resolved):
    drawn = wards.drawn_wards(resolved)
    assert sorted(drawn.which) == list(range(resolved.wards.n))
    for outline, ward in enumerate(drawn.which):
        assert drawn.outlines.code[outline] == resolved.wards.code[ward]
    first = drawn.degrees[0]
    assert first == drawn.outlines.degrees[list(drawn.which).index(0)]


def test_gains_of_the_fifths_add_up_to_all_people(resolved):
    found = wards.gains(resolved)
    assert sum(f.wards for f in found.fifths) == resolved.wards.n
    assert sum(f.adults for f in found.fifths) == pytest.approx(resolved.wards.adults_total)
    whole = sum(f.per_1000[resolved.focus][0] * f.adults / 1000 for f in found.fifths)
    assert whole == pytest.approx(found.total.mean())


def test_a_guaranteed_least_share_costs_people_and_moves_no_other_rule(resolved):
    free = wards.gains(resolved).total.mean()
    held = wards.gains(RESOLVER.resolve(resolved.question.with_levers(least_share=1.0))).total.mean()
    even = wards.gains(RESOLVER.resolve(resolved.question.with_levers(ward_rule="per_head"))).total.mean()
    assert held == pytest.approx(even)
    assert held <= free + 1e-9


def test_every_measure_of_the_map_has_a_name():
    assert len(set(wards.MEASURES.values())) == len(wards.MEASURES)


def test_a_map_of_another_spend_prepares_the_pair_once(resolved):
    wards.ward_year(resolved, BASELINE, 1)
    here = RESOLVER.resolve(resolved.question.at(9e7))
    before = here.prepared.parts.get(("pair", BASELINE), lambda: pytest.fail("it was prepared again"))
    assert before is resolved.prepared.parts.get(("pair", BASELINE), lambda: pytest.fail("it was prepared again"))
