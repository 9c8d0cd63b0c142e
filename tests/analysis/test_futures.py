"""One future out of all of them."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.analysis.futures import SHOWN, future


@pytest.fixture(scope="module")
def inputs(run):
    rng = np.random.default_rng(2)
    found = {f"p{i}": rng.normal(size=run.n) for i in range(12)}
    found["p3"][5], found["p7"][5] = 100.0, -100.0  # the most unusual of this future
    return found


def opened(run, inputs, number=5, first=()):
    people = {k: r.wards.out_at_end.sum(axis=0) for k, r in run.strategies.items()}
    return future(number, inputs, run, people, first)


def test_the_most_unusual_facts_come_first(run, inputs):
    found = opened(run, inputs)
    assert {f.key for f in found.facts[:2]} == {"p3", "p7"}
    assert len(found.facts) == SHOWN == 8
    distance = [abs(f.rank - 0.5) for f in found.facts]
    assert distance == sorted(distance, reverse=True)


def test_what_is_asked_for_stands_before_the_rest(run, inputs):
    found = opened(run, inputs, first=("p11", "p0"))
    assert [f.key for f in found.facts[:2]] == ["p11", "p0"]
    assert len(found.facts) == SHOWN
    assert len({f.key for f in found.facts}) == SHOWN


def test_more_asked_for_than_is_shown_is_all_shown(run, inputs):
    wanted = tuple(f"p{i}" for i in range(10))
    assert [f.key for f in opened(run, inputs, first=wanted).facts] == list(wanted)


def test_what_never_varies_is_no_fact(run, inputs):
    assert "still" not in {f.key for f in opened(run, {**inputs, "still": np.ones(run.n)}).facts}
    assert opened(run, {"still": np.ones(run.n)}, first=("still",)).facts == ()


def test_a_fact_is_the_value_its_rank_and_the_middle(run, inputs):
    fact = next(f for f in opened(run, inputs).facts if f.key == "p3")
    assert fact.value == 100
    assert fact.rank == pytest.approx((run.n - 1) / run.n)
    assert fact.middle == pytest.approx(np.median(inputs["p3"]))


def test_totals_and_people_are_of_that_draw(run, inputs):
    found = opened(run, inputs, number=9)
    assert found.number == 9
    for key, result in run.strategies.items():
        assert found.totals_gbp[key] == result.total_gbp[9]
        assert found.people[key] == pytest.approx(result.wards.out_at_end[:, 9].sum())
    assert found.totals_gbp[found.best] == max(found.totals_gbp.values())


def test_piecemeal_is_best_where_all_are_alike(loaded, wards, inputs):
    from making import problem

    from scenarios.model.run import compare

    nothing = compare(problem(loaded, wards, draws=256), 0.0)
    assert opened(nothing, inputs).best == "piecemeal"
