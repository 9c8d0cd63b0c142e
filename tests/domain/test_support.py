"""What values a distribution can take, and whether a parameter may take them."""

from __future__ import annotations

import math
import re

import pytest

from scenarios.domain.errors import InputError
from scenarios.domain.parameter import Distribution
from scenarios.domain.support import between, expect_shares, expect_support, support
from scenarios.uncertainty.distributions import frozen


def made(distribution: str, **parameters: float) -> Distribution:
    return Distribution(distribution=distribution, parameters=parameters)


EXAMPLES = [
    made("beta", a=2.0, b=3.0),
    made("beta", a=2.0, b=3.0, loc=1.0, scale=2.0),
    made("triang", c=0.3, loc=-1.0, scale=4.0),
    made("uniform", loc=2.0, scale=3.0),
    made("gamma", a=2.0, loc=1.0, scale=0.5),
    made("lognorm", s=0.4, scale=100.0),
    made("norm", loc=1.0, scale=2.0),
    made("truncnorm", a=-1.0, b=2.0, loc=10.0, scale=3.0),
]


@pytest.mark.parametrize("d", EXAMPLES, ids=lambda d: f"{d.distribution} {dict(d.parameters)}")
def test_the_ends_are_scipy_s_own(d):
    assert support(d) == pytest.approx(frozen(d).support())


def test_a_fixed_value_is_its_own_two_ends():
    assert support(made("fixed", value=3.0)) == (3.0, 3.0)


def test_shares_sum_to_one_and_none_is_negative():
    expect_shares({"a": 0.25, "b": 0.75})
    with pytest.raises(InputError, match=r"a sum of 0\.9, but its shares must sum to 1"):
        expect_shares({"a": 0.4, "b": 0.5})
    with pytest.raises(InputError, match=r"parameters\.b is -0\.1, but a share lies from 0 to 1"):
        expect_shares({"a": 1.1 - 0.1, "b": -0.1})


def test_a_share_cannot_reach_above_one(register):
    with pytest.raises(InputError, match=r"reach_ceiling is a uniform from 0\.5 to 1\.5, but it must lie from 0 to 1"):
        expect_support(register["reach_ceiling"], made("uniform", loc=0.5, scale=1.0))


def test_a_cost_cannot_be_negative(register):
    with pytest.raises(InputError, match="fixed_cost_mission is -5"):
        expect_support(register["fixed_cost_mission"], made("fixed", value=-5.0))


def test_a_long_thin_tail_above_a_limit_is_no_mistake(register):
    p = register["reach_ceiling"]
    assert p.upper == 1
    expect_support(p, made("lognorm", s=0.2, scale=0.2))
    with pytest.raises(InputError):
        expect_support(p, made("norm", loc=0.5, scale=0.1))  # endless below as well: a share below nothing


def test_a_mix_keeps_its_labels(register):
    mix = register["piecemeal_mix"]
    with pytest.raises(InputError, match="over the labels"):
        expect_support(mix, made("fixed", value=1.0))
    with pytest.raises(InputError, match="it is one number, not a set of shares"):
        expect_support(register["reach_ceiling"], made("shares", a=0.5, b=0.5))


def test_bounds_are_said_in_words(register):
    p = register["reach_ceiling"]
    for low, high, open_, said in (
        (0.0, 1.0, False, "from 0 to 1"),
        (0.0, 1.0, True, "from 0 to 1, bounds excluded"),
        (0.0, None, True, "above 0"),
        (0.0, None, False, "at or above 0"),
        (None, 2.0, False, "at or below 2"),
    ):
        assert between(p.model_copy(update={"lower": low, "upper": high, "open": open_})) == said


def test_no_shipped_parameter_reaches_outside_its_bounds(register):
    for p in register.parameters.values():
        expect_support(p, p)
        if p.distribution not in ("dirichlet", "shares") and p.lower is not None:
            assert support(p)[0] >= p.lower - 1e-12
    assert math.inf in {support(p)[1] for p in register.parameters.values() if p.distribution == "lognorm"}


@pytest.mark.parametrize(
    ("key", "given", "allowed"),
    [
        ("wellby", {"distribution": "fixed", "parameters": {"value": 9e9}}, "£ 2024 lies from 0 to 100,000,000"),
        ("wellby", {"distribution": "lognorm", "parameters": {"s": 400.0, "scale": 1.0}}, "£ 2024 lies"),
        ("d_group_trial", {"distribution": "norm", "parameters": {"loc": 0.0, "scale": 9.0}}, "SMD lies from -3 to 3"),
        (
            "d_group_trial",
            {"distribution": "uniform", "parameters": {"loc": 0.0, "scale": 3.5}},
            "SMD lies from -3 to 3",
        ),
        ("dls_exit", {"distribution": "gamma", "parameters": {"a": 9.0, "scale": 1.0}}, "LS points lies from 0 to 10"),
        ("mis_warm_life", {"distribution": "fixed", "parameters": {"value": 101.0}}, "years lies from 0 to 100"),
        ("capacity_jobs", {"distribution": "fixed", "parameters": {"value": 2e15}}, "of ordinary size, below 1e15"),
    ],
)
def test_what_no_study_of_its_kind_has_found_is_refused(register, key, given, allowed):
    with pytest.raises(InputError, match=f"{key} is .*{re.escape(allowed)}"):
        register.replaced(key, Distribution(**given))


def test_the_tails_of_a_wide_range_are_an_opinion(register):
    register.replaced("d_group_trial", Distribution(distribution="norm", parameters={"loc": 0.0, "scale": 2.3}))
    register.replaced("wellby", Distribution(distribution="fixed", parameters={"value": 1e8}))
