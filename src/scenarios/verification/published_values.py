"""Published results on many people's values: swing weights, rank-order centroid, acceptability."""

from __future__ import annotations

from typing import Any

import numpy as np

from scenarios.analysis import values
from scenarios.domain.draws import Array
from scenarios.domain.errors import InputError
from scenarios.model import weighing
from scenarios.store.files.case_files import Case
from scenarios.verification.agreement import Rows, each

TIGHT = {"absolute": 1e-9, "relative": 1e-9}


def swing(case: Case) -> Rows:
    e = case.expected
    for r in e["swing"]:
        yield from each(f"weights of {r['points']}", weighing.swing_weights(_array(r["points"])), r["weights"], **TIGHT)
    for n, known in e["rank_order_centroid"].items():
        yield from each(f"rank-order centroid of {n}", weighing.rank_order_centroid(int(n)), known, **TIGHT)
        by_ranks = weighing.weights_of_ranks(range(1, int(n) + 1))
        yield from each(f"weights of ranks 1 to {n}", by_ranks, known, **TIGHT)
    for n, known in e["rank_sum"].items():
        yield from each(f"rank sum of {n}", weighing.rank_sum(int(n)), known, **TIGHT)
    yield from _ranges(e["ranges"])
    yield from _additive(e["additive"], e["smallest_move_to_flip"])
    yield from _room(e["room"], _array(e["additive"]["values"]))
    for r in e["bad_input"]:
        yield from each(f"{r['points']} is {r['expect'].split(':')[0]}", float(_as_expected(r)), 1.0)


def _array(given: Any) -> Array:
    return np.array(given, dtype=float)


def _ranges(e: dict[str, Any]) -> Rows:
    """£100,000 has 100 points and 50 people have 60; then the range of cost doubles."""
    before = _array([100_000, 50])
    weights = weighing.swing_weights(_array([100, 60]))
    yield from each("weights over the first ranges", weights, e["weights"], **TIGHT)

    def a_person_gbp(w: Array, wide: Array) -> float:
        return float(w[1] / wide[1] / (w[0] / wide[0]))

    after = _array([200_000, 50])
    same = weighing.rescaled(weights, before, after)
    yield from each("a person in pounds", a_person_gbp(weights, before), e["value_of_one_person_in_pounds"], **TIGHT)
    yield from each(
        "weights that mean the same over the second",
        same,
        e["if_the_cost_range_becomes_200000_the_same_tradeoff_needs_weights"],
        **TIGHT,
    )
    reused = e["and_reusing_the_old_weights_would_value_a_person_at"]
    yield from each("a person in pounds if they were reused", a_person_gbp(weights, after), reused, **TIGHT)


def _additive(e: dict[str, Any], moves: dict[str, Any]) -> Rows:
    expected, weights = _array(e["values"]), _array(e["weights"])
    scores = expected @ weights
    yield from each("scores", scores, e["scores"], **TIGHT)
    yield from each("order", np.argsort(-scores), e["order"])
    for name, known in moves.items():
        move = values.smallest_move(weights, expected, int(name.removeprefix("option_")))
        yield from each(f"weights can turn it to {name}", float(move is not None), float(known["feasible"]))
        if known["feasible"] and move is not None:
            yield from each(f"smallest move to {name}", move.distance, known["smallest_L1_move"], absolute=1e-6)


def _room(e: dict[str, Any], expected: Array) -> Rows:
    weights = _array(e["weights_by_person"])
    mean = values.mean_weights(weights)
    yield from each("mean weights of the room", mean, e["mean"], **TIGHT)
    shares = values.share_of_each(values.best_by_person(weights, expected), len(expected))
    yield from each("who of the room is for which", shares, e["share_for_each_option"], **TIGHT)
    yield from each("best at the mean", float(np.argmax(expected @ mean)), e["winner_at_mean"])


def _as_expected(r: dict[str, Any]) -> bool:
    """Refused where it must be; rescaled otherwise, to the same proportions."""
    points = _array(r["points"])
    try:
        weights = weighing.swing_weights(points)
    except InputError:
        return r["expect"].startswith("refused")
    return "rescaled" in r["expect"] and np.allclose(weights, weighing.swing_weights(points / points.max() * 100))


def smaa(case: Case) -> Rows:
    e, c = case.expected, case.columns
    weights = np.stack([c[k] for k in e["input_columns"]["weights"]], axis=1)
    outcomes = np.stack([np.stack([c[k] for k in e["input_columns"][a]]) for a in e["alternatives"]])
    found = values.paired(weights, outcomes)
    yield from each("rank acceptability", found.rank, e["rank_acceptability"], absolute=1e-12)
    yield from each("pairwise winning", found.pairwise, e["pairwise_winning"], absolute=1e-12)
    yield from each("central weights", found.central, e["central_weights"], absolute=1e-6)
    yield from each("central weights, peer", found.central, e["central_weights_published"], absolute=1e-6)
    yield from each("confidence", found.confidence, e["confidence_factors"], absolute=1e-12)
    yield from each("confidence, peer", found.confidence, e["confidence_factors_published"], absolute=1e-12)
    yield from each("entropy, bits", found.entropy_bits, e["ranking_entropy_bits"], absolute=1e-9)
    fixed = values.best_by_future(_array(e["fixed_weights"]["w"]), outcomes)
    yield from each("first at fixed weights", values.share_of_each(fixed, 2), e["fixed_weights"]["first_rank"], **TIGHT)
    at_mean = values.best_by_person(weights, outcomes.mean(axis=2))
    known = e["at_mean_outcomes"]
    yield from each("mean outcomes", outcomes.mean(axis=2), known["mean_outcomes"], absolute=1e-9)
    yield from each("first where values alone differ", values.share_of_each(at_mean, 2), known["first_rank"], **TIGHT)
    some = values.paired(weights[:1000], outcomes[:, :, :1000])
    part = e["first_1000_rows"]
    yield from each("first of 1,000 rows", some.first, part["rank_acceptability_first"], absolute=1e-12)
    yield from each("central weights of 1,000 rows", some.central, part["central_weights"], absolute=1e-6)
    yield from each("confidence of 1,000 rows", some.confidence, part["confidence_factors"], absolute=1e-12)
    yield from _never_first(e["never_first"])
    yield from _piecewise(e["piecewise_value"])


def _never_first(e: dict[str, Any]) -> Rows:
    same = _array(e["outcomes_same_every_draw"])
    found = values.paired(_array(e["w"]), np.repeat(same[:, :, None], len(e["w"]), axis=2)[:, : len(e["w"][0])])
    missing = np.isnan(found.central[1]).all() and np.isnan(found.confidence[1])
    yield from each("who is never first has no central weights", float(missing), 1.0)


def _piecewise(rows: list[dict[str, Any]]) -> Rows:
    """Straight between the ends that a person weighs, and on beyond them: the last piece of the published curve."""
    for r in rows:
        (a, b), (at_a, at_b) = r["cutoffs"][-2:], r["values"][-2:]
        if "extrapolated" in r:
            ours = weighing.partial_values(_array([[r["x"]]]), _array([b]), _array([a]))[0, 0] * (at_a - at_b) + at_b
            yield from each("beyond the range, not cut off", ours, r["extrapolated"], absolute=1e-9)
