import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scenarios.domain.draws import block_edges
from scenarios.domain.errors import InputError
from scenarios.domain.parameter import Distribution, Parameter
from scenarios.uncertainty import distributions, sample
from scenarios.uncertainty.sample import contract_luck, draw, ward_residuals


def test_the_same_seed_gives_the_same_bytes(register):
    a, b = draw(register, 200, 9), draw(register, 200, 9)
    assert all(a[k].tobytes() == b[k].tobytes() for k in a)


def test_reordering_parameters_moves_nobody(register):
    turned = register.model_copy(update={"parameters": dict(reversed(register.parameters.items()))})
    a, b = draw(register, 200, 9), draw(turned, 200, 9)
    assert set(a) == set(b)
    assert all(a[k].tobytes() == b[k].tobytes() for k in a)


@pytest.mark.parametrize("key", ["wellby", "sv_commit_book", "reach_ceiling", "d_group_trial", "piecemeal_mix"])
def test_removing_a_parameter_moves_nobody_else(register, key):
    """Even one that others are correlated with."""
    a, b = draw(register, 200, 9), draw(register.without(key), 200, 9)
    kept = [k for k in a if k.split("[")[0] != key]
    assert set(b) == set(kept)
    assert all(a[k].tobytes() == b[k].tobytes() for k in kept)


def test_adding_a_parameter_moves_nobody(register):
    new = Parameter(
        key="new",
        name="new",
        stream=120,
        group="value",
        unit="-",
        distribution="norm",
        parameters={},
        source="test",
        year="2026",
        grade="D",
        basis="judgement",
    )
    bigger = register.model_copy(update={"parameters": {"new": new, **register.parameters}})
    a, b = draw(register, 200, 9), draw(bigger, 200, 9)
    assert all(a[k].tobytes() == b[k].tobytes() for k in a)
    assert np.ptp(b["new"]) > 0


def test_changing_one_distribution_moves_nobody_else(register):
    other = register.replaced("wellby", Distribution(distribution="fixed", parameters={"value": 13000.0}))
    a, b = draw(register, 200, 9), draw(other, 200, 9)
    assert set(np.unique(b["wellby"])) == {13000.0}
    assert all(a[k].tobytes() == b[k].tobytes() for k in a if k != "wellby")


def test_margins_are_those_of_the_register(register):
    drawn = draw(register, 4096, 1)
    for key, parameter in register.parameters.items():
        if parameter.distribution in ("fixed", "dirichlet"):
            continue
        gap = stats.kstest(drawn[key], distributions.frozen(parameter).cdf).statistic
        assert gap < 0.02, key


def test_fixed_parameters_are_fixed_and_shares_sum_to_one(register):
    drawn = draw(register, 64, 1)
    assert set(drawn["stpr"]) == {0.035}
    mix = [v for k, v in drawn.items() if k.startswith("piecemeal_mix[")]
    assert len(mix) == 8
    assert np.allclose(np.sum(mix, axis=0), 1)


@pytest.mark.parametrize("name", ["beta", "gamma"])
@given(st.floats(0.9, 300), st.floats(0.9, 300))
def test_tabled_quantiles_are_scipys(name, a, b):
    parameters = {"a": a, "b": b} if name == "beta" else {"a": a}
    exact = distributions.frozen(Distribution(distribution=name, parameters=parameters))
    u = (np.arange(500) + 0.5) / 500
    assert distributions.tabled(exact, u) == pytest.approx(exact.ppf(u), rel=1e-6)


def test_ward_residuals_follow_the_code_and_not_the_place():
    blocks = block_edges(256)
    a = ward_residuals(("E1", "E2", "E3"), 4, blocks)
    b = ward_residuals(("E3", "E1"), 4, blocks)
    assert np.array_equal(a[2], b[0])
    assert np.array_equal(a[0], b[1])
    assert abs(a.mean()) < 0.05
    assert a.std() == pytest.approx(1, abs=0.05)


def test_one_draw_works(register):
    assert draw(register, 1, 1).n == 1


def test_residuals_of_a_council_are_kept_and_of_a_country_worked_out_anew(monkeypatch):
    blocks, codes = block_edges(64), ("K1", "K2")
    monkeypatch.setattr(sample, "KEPT_NUMBERS", 128)
    assert ward_residuals(codes, 4, blocks) is ward_residuals(codes, 4, blocks)
    monkeypatch.setattr(sample, "KEPT_NUMBERS", 127)
    once = ward_residuals(codes, 4, blocks)
    assert once is not ward_residuals(codes, 4, blocks)
    assert not once.flags.writeable
    assert np.array_equal(once, sample._kept_residuals(codes, 4, blocks))


def test_a_distribution_that_gives_something_other_than_numbers_is_named(register):
    wellby = register["wellby"].model_copy(update={"distribution": "lognorm", "parameters": {"s": 500.0, "scale": 1.0}})
    wild = register.model_copy(update={"parameters": {**register.parameters, "wellby": wellby}})
    with pytest.raises(InputError, match=r"wellby.*every draw must be a finite number"):
        draw(wild, 64, 1)


def test_draws_know_whether_anything_varies(register):
    assert not draw(register, 8, 1).all_fixed
    fixed = {
        k: p.model_copy(update={"distribution": "fixed", "parameters": {"value": 1.0}})
        for k, p in register.parameters.items()
        if p.drawn and p.distribution != "dirichlet"
    }
    still = register.model_copy(update={"parameters": fixed, "correlations": ()})
    assert draw(still, 8, 1).all_fixed
    one = register.model_copy(update={"parameters": {**fixed, "wellby": register["wellby"]}, "correlations": ()})
    assert not draw(one, 8, 1).all_fixed


def test_a_contract_s_luck_is_its_own_whatever_stands_beside_it():
    whole, alone = contract_luck(("A", "B"), 7, 600), contract_luck(("B",), 7, 600)
    assert np.array_equal(whole[1], alone[0])
    assert not np.array_equal(whole[0], whole[1])
    assert not np.array_equal(alone, contract_luck(("B",), 8, 600))
    assert abs(whole.mean() - 0.5) < 0.05
    assert contract_luck(("A", "B"), 7, 600) is whole  # kept, and never written
    with pytest.raises(ValueError, match="read-only"):
        whole[0, 0] = 1
