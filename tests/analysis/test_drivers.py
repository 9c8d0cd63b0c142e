"""Which inputs there are to learn about."""

from __future__ import annotations

import numpy as np
import pytest
from making import fixed, problem

from scenarios.analysis import drivers


@pytest.fixture(scope="module")
def ready(loaded, wards):
    return problem(loaded, wards, draws=128)


def test_what_is_at_one_value_is_no_input():
    draws = {"moves": np.array([1.0, 2.0]), "still": np.ones(2), "comes_back": np.array([1.0, 3.0, 1.0])}
    assert list(drivers.varying(draws)) == ["moves", "comes_back"]


def test_a_fixed_parameter_drops_out(loaded, wards):
    some = problem(loaded, wards, register=fixed(loaded.register), draws=16)
    assert drivers.varying(some.draws) == {}


def test_a_label_belongs_to_its_parameter():
    assert drivers.parameter_of("piecemeal_mix[isolation]") == "piecemeal_mix"
    assert drivers.parameter_of("reach_ceiling") == "reach_ceiling"


def test_labels_of_one_parameter_are_a_set(ready, loaded):
    found = drivers.sets(drivers.varying(ready.draws), loaded.register)
    assert all(name.startswith("piecemeal_mix[") for name in found["piecemeal_mix"])
    assert len(found["piecemeal_mix"]) == len(loaded.missions.causes)


def test_every_input_is_in_exactly_one_group_or_in_none_that_is_valued(ready, loaded):
    names = drivers.varying(ready.draws)
    found = drivers.sets(names, loaded.register)
    inside = [n for g in drivers.GROUPS for n in found.get(g, ())]
    assert len(inside) == len(set(inside))
    left_out = set(names) - set(inside)
    assert {loaded.register[drivers.parameter_of(n)].group for n in left_out} <= {"rules"}


def test_a_group_without_members_is_no_set(loaded):
    assert drivers.sets({}, loaded.register) == {}


def test_no_group_is_called_as_a_parameter_is(loaded):
    assert not set(drivers.GROUPS) & set(loaded.register.parameters)


def test_circumstances_leave_luck_out_and_name_the_year_of_dropping(ready, loaded):
    found = drivers.circumstances(ready, loaded.register)
    assert not [k for k in found if k != drivers.DROP_YEAR and loaded.register[drivers.parameter_of(k)].luck]
    assert found[drivers.DROP_YEAR].max() == ready.years + 1  # not dropped within the horizon
    assert found[drivers.DROP_YEAR].min() >= 1


def test_a_mission_that_cannot_be_dropped_has_no_year_of_it(loaded, wards):
    held = problem(loaded, wards, draws=32, mission_can_drop=False)
    assert drivers.DROP_YEAR not in drivers.circumstances(held, loaded.register)
