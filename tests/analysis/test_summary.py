import numpy as np
import pytest

from scenarios.analysis import summary
from scenarios.domain.draws import block_edges
from scenarios.domain.parameter import Parameter, Register
from scenarios.uncertainty.sample import draw


def test_one_draw_has_an_unknown_error():
    s = summary.summarise(np.array([3.0]), block_edges(1))
    assert s.mean == summary.Estimate(3.0, None)
    assert all(q.se is None for q in s.quantile.values())
    assert not s.mean.clear_of_zero()


def test_the_standard_error_is_the_spread_of_repeated_runs():
    """Over 60 seeds, the error we report is the error we make.

    Within a quarter, for a mean, a quantile and a chance.
    """
    parameters = {
        f"p{i}": Parameter(
            key=f"p{i}",
            name="p",
            stream=i,
            group="value",
            unit="-",
            distribution="lognorm",
            parameters={"s": 0.5},
            source="test",
            year="2026",
            grade="D",
            basis="judgement",
        )
        for i in range(6)
    }
    register = Register(format=1, parameters=parameters)
    seen, said = [], []
    for seed in range(60):
        drawn = draw(register, 1024, seed)
        x = np.maximum(drawn["p0"] * drawn["p1"] - drawn["p2"], 0.2) + drawn["p3"] * drawn["p4"] * drawn["p5"]
        s = summary.summarise(x, drawn.blocks)
        p = summary.probability(x > 1.5, drawn.blocks)
        seen.append([s.mean.value, s.quantile["p90"].value, p.value])
        said.append([s.mean.se, s.quantile["p90"].se, p.se])
    made, reported = np.std(seen, axis=0, ddof=1), np.sqrt(np.mean(np.square(said), axis=0))
    assert (reported / made)[[0, 2]] == pytest.approx(1, abs=0.3)
    assert reported[1] / made[1] == pytest.approx(
        1, abs=0.45
    )  # a quantile of a small block is a little biased, so rougher


def test_quantiles_are_numpys():
    x = np.random.default_rng(1).normal(size=1000)
    got = summary.quantiles(x, block_edges(1000))
    assert [q.value for q in got.values()] == pytest.approx(np.quantile(x, [0.05, 0.1, 0.5, 0.9, 0.95]))


@pytest.mark.parametrize("n", [1, 40, 128, 1000])
def test_many_rows_at_once_are_the_same_as_one_by_one(n):
    x, blocks = np.random.default_rng(n).gamma(2.0, size=(5, n)), block_edges(n)
    rows = summary.summarise_rows(x, blocks)
    for i, each in enumerate(summary.summarise(row, blocks) for row in x):
        assert rows.mean[i] == pytest.approx(each.mean.value)
        assert (rows.low[i], rows.high[i]) == pytest.approx((each.low, each.high))
        for name, one in (("mean", each.mean), ("low", each.quantile["p10"]), ("high", each.quantile["p90"])):
            errors = rows.errors[name]
            assert (errors is None) == (one.se is None)
            if errors is not None:
                assert errors[i] == pytest.approx(one.se)


def test_blocks_that_are_alike_are_taken_in_one_pass_to_the_last_digit():
    x, blocks = np.random.default_rng(3).gamma(2.0, size=(5, 512)), block_edges(512)
    errors = summary.summarise_rows(x, blocks).errors
    for name, one in (
        ("mean", np.mean),
        ("low", lambda r: np.quantile(r, 0.1)),
        ("high", lambda r: np.quantile(r, 0.9)),
    ):
        each = np.array([[one(row[a:b]) for row in x] for a, b in blocks])
        assert errors[name].tolist() == (each.std(axis=0, ddof=1) / 4).tolist()


def test_two_blocks_are_enough_to_know_an_error():
    blocks, x = ((0, 2), (2, 4)), np.array([0.0, 0.0, 2.0, 2.0])
    assert summary.mean(x, blocks) == summary.Estimate(1.0, pytest.approx(1.0))
    assert summary.summarise_rows(x[None], blocks).errors["mean"] == pytest.approx([1.0])


@pytest.mark.parametrize(("size", "known"), [(7, False), (8, True)])
def test_a_quantile_has_an_error_from_eight_draws_a_block_on(size, known):
    blocks, x = ((0, size), (size, 2 * size)), np.arange(2.0 * size)
    p50 = summary.quantiles(x, blocks)["p50"]
    assert p50.se == (pytest.approx(size / 2) if known else None)  # two blocks whose middles lie `size` apart
    low = summary.summarise_rows(x[None], blocks).errors["low"]
    assert (low is not None) == known
    assert not known or low == pytest.approx([size / 2])


def test_blocks_of_unlike_size_are_each_taken_whole():
    blocks, x = ((0, 8), (8, 20)), np.concatenate([np.zeros(8), np.full(12, 6.0)])
    assert summary.quantiles(x, blocks)["p10"].se == pytest.approx(3.0)


@pytest.mark.parametrize(("value", "clear"), [(2.0, False), (2.01, True), (-2.0, False), (-2.01, True)])
def test_clear_of_zero_is_more_than_two_errors_away(value, clear):
    assert summary.Estimate(value, 1.0).clear_of_zero() == clear


def test_an_error_can_be_told_in_another_unit():
    assert summary.Estimate(5e6, 2e6).se_in(1e6) == 2
    assert summary.Estimate(5e6, None).se_in(1e6) is None


def test_one_block_says_nothing_of_an_error_however_many_draws_it_has():
    rows = summary.summarise_rows(np.arange(40.0)[None], ((0, 40),))
    assert rows.errors == {"mean": None, "low": None, "high": None}


def test_the_smallest_block_says_whether_a_quantile_has_an_error():
    blocks = ((0, 4), (4, 20))
    assert summary.quantiles(np.arange(20.0), blocks)["p50"].se is None
    assert summary.summarise_rows(np.arange(20.0)[None], blocks).errors["low"] is None
