"""Equations 9-14 as one fused, compiled loop, on one thread and on all. Only the benchmark carries it."""

from __future__ import annotations

import numba
import numpy as np


def _loop(
    condition,
    by_head,
    by_rule,
    scattered,
    directed,
    persist,
    retention,
    ceiling,
    take_up,
    d,
    e,
    out,
    averted,
    improved,
    reached,
):
    wards, draws = condition.shape
    years = scattered.shape[0]
    for i in numba.prange(draws):
        for j in range(wards):
            b = 0.0
            engaged = 0.0
            total = 0.0
            met = 0.0
            for t in range(years):
                before = b
                b *= retention[i]
                engaged *= persist[i]
                left = max(1e-12, ceiling[i] * (condition[j, i] - b) - engaged)
                places = by_head[j, i] * scattered[t, i] + by_rule[j, i] * directed[t, i]
                n = left * -np.expm1(-places / left)
                b += e[i] * n
                engaged += (1.0 - e[i]) * n
                total += (before + b) / 2
                met += n
                averted[t, i] += (before + b) / 2
                improved[t, i] -= d[i] * n / take_up[i]
            out[j, i] = total
            reached[j, i] = met


one_thread = numba.njit(_loop, nogil=True)
all_threads = numba.njit(_loop, nogil=True, parallel=True)


def job(loop, terms, scattered, directed):
    """A run of the fused loop over the same terms as the model's own programme."""
    from scenarios.model.programme import exit_probability

    e = exit_probability(terms.persist, terms.effect_d)
    directed = np.ascontiguousarray(directed)
    shape, years = terms.condition.shape, scattered.shape

    def run():
        out, averted, improved, reached = np.empty(shape), np.zeros(years), np.zeros(years), np.empty(shape)
        loop(
            terms.condition,
            terms.invited_by_head,
            terms.invited_by_rule,
            scattered,
            directed,
            terms.persist,
            terms.retention,
            terms.reach_ceiling,
            terms.take_up,
            terms.effect_d,
            e,
            out,
            averted,
            improved,
            reached,
        )
        return out

    return run
