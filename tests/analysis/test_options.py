"""What each option brings, against single runs of it."""

from __future__ import annotations

import numpy as np
import pytest
from making import problem

from scenarios.analysis import options as weighed
from scenarios.analysis.options import DEPRIVED, HELPED, LONELY, SAVING
from scenarios.analysis.ward_stats import fifths
from scenarios.domain.scenario import BASELINE
from scenarios.model.run import compare


def found_of(ready, wards, spend_gbp=4e8):
    return weighed.options(ready, spend_gbp, fifths(wards.adults, wards.deprivation), wards.adults)


@pytest.fixture(scope="module")
def ready(loaded, wards):
    return problem(loaded, wards, draws=256)


@pytest.fixture(scope="module")
def found(ready, wards):
    return found_of(ready, wards)


def test_every_mission_and_piecemeal_is_an_option(loaded, found):
    assert found.keys == (BASELINE, *loaded.missions.keys)
    assert set(found.titles) == set(found.keys)


@pytest.mark.parametrize("mission", ["isolation", "digital"])
def test_what_an_option_brings_is_its_own_run_less_piecemeal(loaded, wards, found, mission):
    run = compare(problem(loaded, wards, draws=256, mission=mission))
    focus, base = run["one_mission"], run[BASELINE]
    o = found.keys.index(mission)
    lonely = focus.wards.out_at_end.sum(axis=0) - base.wards.out_at_end.sum(axis=0)
    assert found.brings[o, found.outcomes.index(LONELY)] == pytest.approx(lonely)
    assert found.brings[o, found.outcomes.index(SAVING)] == pytest.approx(focus.saving_gbp - base.saving_gbp)
    people = [sum(v for m, v in r.flow_outcomes.items() if m != "carbon") for r in (focus, base)]
    assert found.brings[o, found.outcomes.index(HELPED)] == pytest.approx(people[0] - people[1])
    assert found.value[mission].mean.value == pytest.approx((focus.total_gbp - base.total_gbp).mean())


def test_piecemeal_brings_nothing_more_than_itself(found):
    for name in (LONELY, HELPED, SAVING):
        assert not found.brings[0, found.outcomes.index(name)].any()
    assert found.value[BASELINE].mean.value == 0


def test_ranges_are_the_ends_of_the_expected_outcomes(found):
    assert found.low == pytest.approx(found.expected.min(axis=0))
    assert found.high == pytest.approx(found.expected.max(axis=0))
    assert (found.high > found.low).all()


def test_an_outcome_in_which_all_do_the_same_is_not_asked(found, ready, wards):
    assert set(found.outcomes) | set(found.unasked) == set(weighed.OUTCOMES)
    nothing = found_of(ready, wards, 0.0)
    assert nothing.outcomes == ()
    assert set(nothing.unasked) == set(weighed.OUTCOMES)


def test_where_the_poorest_get_more_of_the_mission_their_share_is_asked(loaded, wards):
    to_the_poor = found_of(problem(loaded, wards, draws=256, ward_rule="deprivation"), wards)
    assert DEPRIVED in to_the_poor.outcomes
    at = to_the_poor.outcomes.index(DEPRIVED)
    assert np.argmax(to_the_poor.expected[:, at]) == to_the_poor.keys.index("isolation")


def test_a_mission_s_own_outcome_is_known_and_tonnes_are_nobody_s(found):
    assert found.outcomes[found.outcome_of("isolation")] == LONELY
    assert found.outcomes[found.outcome_of("jobs")] == HELPED
    assert found.outcome_of("carbon") is None
    assert found.outcome_of(BASELINE) is None


def test_beside_stand_the_value_and_how_sure_it_is(found):
    assert sum(p.value for p in found.p_best.values()) == pytest.approx(1)
    assert all(loss.value >= 0 for loss in found.loss.values())
    assert set(found.own) == set(found.keys) - {BASELINE}
