import json

import pytest
from hypothesis import given
from making import levers, with_strategies

from scenarios.domain.errors import InputError
from scenarios.domain.scenario import Scenario, Strategy


def test_piecemeal_points_at_nothing_and_focus_at_everything(loaded):
    s, keys = loaded.scenario, loaded.missions.keys
    assert not any(s.strategies["piecemeal"].shares(s.levers, keys).values())
    assert s.strategies["one_mission"].shares(s.levers, keys)["isolation"] == 1
    assert s.strategies["half_and_half"].shares(s.levers, keys)["isolation"] == 0.5


def test_the_chosen_mission_takes_its_place_and_a_spare_fills_the_other(loaded):
    s = loaded.scenario.with_levers(mission="jobs")
    shares = s.strategies["few_missions"].shares(s.levers, loaded.missions.keys)
    assert {m: f for m, f in shares.items() if f} == {
        "jobs": 0.25,
        "warm_homes": 0.25,
        "volunteering": 0.25,
        "isolation": 0.25,
    }


def test_the_best_other_mission_takes_its_place_once_it_is_known(loaded):
    s, keys = loaded.scenario, loaded.missions.keys
    assert s.wants_best_other
    assert not s.with_strategies(("one_mission",)).wants_best_other
    with pytest.raises(InputError, match="find the best other mission first"):
        s.strategies["other_mission"].shares(s.levers, keys)
    mixed = Strategy(title="Both", points_at={"best_other": 0.25, "jobs": 0.5})
    s = s.model_copy(update={"strategies": {**s.strategies, "mixed": mixed}})
    known = s.with_best_other("jobs", "Jobs for young people")
    assert known.strategies["other_mission"] == Strategy(title="Jobs for young people instead", points_at={"jobs": 1.0})
    assert known.strategies["mixed"].title == "Both: jobs for young people"
    assert known.strategies["mixed"].shares(s.levers, keys)["jobs"] == 0.75
    assert known.strategies["one_mission"] == s.strategies["one_mission"]
    assert not known.wants_best_other


def test_the_pointed_share_scales_every_strategy(loaded):
    s = loaded.scenario.with_levers(pointed_share=0.4)
    assert sum(s.strategies["few_missions"].shares(s.levers, loaded.missions.keys).values()) == pytest.approx(0.4)


def test_a_strategy_cannot_point_at_more_than_everything():
    with pytest.raises(InputError, match=r"points_at is 1\.2, but the shares of a strategy sum to 1 at most"):
        Strategy(title="x", points_at={"jobs": 0.7, "carbon": 0.5})


def test_piecemeal_must_be_there(loaded):
    data = loaded.scenario.model_dump(mode="json")
    del data["strategies"]["piecemeal"]
    with pytest.raises(InputError, match="one of them must be 'piecemeal'"):
        Scenario.model_validate_json(json.dumps(data))


def test_unknown_words_are_refused_with_the_likely_one(loaded):
    s = loaded.scenario.with_levers(mission="isolaton")
    with pytest.raises(InputError, match=r"Did you mean 'isolation'\?"):
        s.checked(loaded.base_register, loaded.missions)
    odd = with_strategies(loaded.scenario, odd={"job": 1.0})
    with pytest.raises(InputError, match=r"strategies\.odd\.points_at is 'job'.*Did you mean 'jobs'\?"):
        odd.checked(loaded.base_register, loaded.missions)


@given(levers())
def test_a_scenario_with_any_levers_is_equal_after_json(loaded, chosen):
    s = loaded.scenario.with_levers(**chosen)
    again = Scenario.model_validate_json(s.model_dump_json())
    assert again == s
    assert again.digest == s.digest


def test_the_digest_sees_every_change(loaded):
    assert loaded.scenario.with_levers(years=9).digest != loaded.scenario.digest
