import numpy as np
import pytest
from scipy.special import ndtri
from scipy.stats import spearmanr

from scenarios.domain.errors import InputError
from scenarios.domain.parameter import Correlation, Parameter, Register
from scenarios.uncertainty import copula
from scenarios.uncertainty.sample import draw


def uniform(key: str, stream: int) -> Parameter:
    return Parameter(
        key=key,
        name=key,
        stream=stream,
        group="value",
        unit="-",
        distribution="uniform",
        parameters={},
        source="test",
        year="2026",
        grade="D",
        basis="judgement",
    )


def register_of(matrix: list[list[float]]) -> Register:
    keys = [f"p{i}" for i in range(len(matrix))]
    pairs = [
        Correlation(between=(keys[i], keys[j]), rho=matrix[i][j], why="test")
        for i in range(len(keys))
        for j in range(i)
        if matrix[i][j]
    ]
    return Register(format=1, parameters={k: uniform(k, i) for i, k in enumerate(keys)}, correlations=tuple(pairs))


def test_published_rank_correlations_are_met(case):
    target = np.array(case("iman_conover")["target_rank_corr"])
    drawn = draw(register_of(target.tolist()), 2000, 1)
    got = spearmanr(np.stack([drawn[f"p{i}"] for i in range(4)], axis=1)).statistic
    assert np.abs(got - target).max() < 0.03


def test_gaussian_copula_identities(case):
    known = case("iman_conover")["gaussian_copula_identities"]
    for pearson, spearman, needed in zip(
        known["rho_pearson_of_normals"], known["spearman"], known["rho_needed_for_target_spearman"], strict=True
    ):
        assert 6 / np.pi * np.arcsin(pearson / 2) == pytest.approx(spearman, abs=1e-12)
        assert copula.pearson_of_normals(pearson) == pytest.approx(needed, abs=1e-12)


def test_a_matrix_that_cannot_be_is_refused(case):
    with pytest.raises(InputError, match=r"smallest eigenvalue -0\.8.*no such numbers can exist together"):
        copula.cholesky(np.array(case("iman_conover")["non_psd_must_be_refused_or_repaired"]))


def test_an_impossible_register_names_its_parameters():
    with pytest.raises(InputError, match="among p0, p1, p2"):
        draw(register_of([[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]]), 16, 1)


def test_margins_stay_uniform_under_the_copula():
    drawn = draw(register_of([[1, 0.7], [0.7, 1]]), 4096, 2)
    for values in drawn.values():
        assert np.abs(np.sort(values) - (np.arange(4096) + 0.5) / 4096).max() < 0.02


def test_achieved_correlations_of_the_shipped_register_are_reported(register):
    drawn = draw(register, 8192, 2026)
    rows = copula.achieved(register.correlations, drawn)
    assert len(rows) == len(register.correlations)
    assert max(abs(r["asked"] - r["achieved"]) for r in rows) < 0.03


@pytest.mark.parametrize("matrix", [[[1, 0.5], [0.4, 1]], [[1, 0.5], [0.5, 0.9]]], ids=["not symmetric", "no ones"])
def test_what_is_no_correlation_matrix_is_refused(matrix):
    with pytest.raises(InputError, match="symmetric with ones on its diagonal"):
        copula.cholesky(np.array(matrix))


def test_a_register_without_correlations_mixes_nothing():
    built = copula.build(register_of([[1, 0], [0, 1]]))
    assert (built.keys, built.streams, built.cholesky.shape) == ((), (), (0, 0))


def test_the_first_of_a_set_keeps_its_own_uniforms_and_the_others_lean_on_it():
    register = register_of([[1, 0.7], [0.7, 1]])
    sheet = np.random.default_rng(1).uniform(0.01, 0.99, (500, 2))
    out = copula.mixed(copula.build(register), sheet)
    assert out[:, 0] == pytest.approx(sheet[:, 0])
    r = copula.pearson_of_normals(0.7)
    z = ndtri(sheet)
    assert ndtri(out[:, 1]) == pytest.approx(r * z[:, 0] + np.sqrt(1 - r * r) * z[:, 1])


def test_correlations_are_reported_where_both_vary_in_three_draws_or_more():
    pair = (Correlation(between=("a", "b"), rho=0.5, why="test"),)
    up, level = np.arange(4.0), np.ones(4)
    assert copula.achieved(pair, {"a": up, "b": 2 * up}) == [
        {"between": ["a", "b"], "asked": 0.5, "achieved": pytest.approx(1.0)}
    ]
    assert copula.achieved(pair, {"a": up[:3], "b": -up[:3]})[0]["achieved"] == pytest.approx(-1.0)
    for a, b in ((up, level), (level, up), (up[:2], up[:2])):
        assert copula.achieved(pair, {"a": a, "b": b}) == []
    assert copula.achieved(pair, {"a": up}) == []
    assert copula.achieved(pair, {"b": up}) == []


def test_a_pair_correlated_anew_moves_no_other_draw_not_even_in_its_last_bit(register):
    pair = Correlation(between=("nhs_saving_yr", "asc_saving_yr"), rho=0.6, why="test")
    more = register.model_copy(update={"correlations": (*register.correlations, pair)})
    before, after = draw(register, 512, 3), draw(more, 512, 3)
    moved = {k for k in before if not np.array_equal(before[k], after[k])}
    assert "asc_saving_yr" in moved
    assert moved <= set(pair.between)


def test_a_parameter_that_joins_a_group_in_the_last_column_moves_nobody_before_it():
    small = register_of([[1, 0.5, 0.2], [0.5, 1, 0.3], [0.2, 0.3, 1]])
    large = register_of([[1, 0.5, 0.2, 0.4], [0.5, 1, 0.3, 0], [0.2, 0.3, 1, 0], [0.4, 0, 0, 1]])
    before, after = draw(small, 256, 1), draw(large, 256, 1)
    for key in before:
        assert np.array_equal(before[key], after[key]), key


def test_what_is_linked_is_one_group_also_through_others():
    matrix = np.eye(6)
    for a, b in ((0, 3), (3, 5), (1, 4)):
        matrix[a, b] = matrix[b, a] = 0.1
    assert copula.linked(matrix) == [[0, 3, 5], [1, 4], [2]]


def test_the_two_ways_of_valuing_a_person_rest_on_one_causal_fraction(register):
    drawn = draw(register, 4096, 1)
    assert spearmanr(drawn["dls_exit"], drawn["dls_per_sd"]).statistic == pytest.approx(0.8, abs=0.02)
