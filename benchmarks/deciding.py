"""What decides it: value of information of every input, discovery, and the page cold and warm.

Baselines, in the same run: EVPPI by numpy's own least squares on powers of each input, one after another, without
error or chance level; discovery against a single classification tree of the same depth.
"""

from __future__ import annotations

import time

import numpy as np

from benchmarks.model import ready
from benchmarks.timing import median_ms, table
from scenarios.analysis import drivers, information
from scenarios.analysis.discovery import discover, screened
from scenarios.model.run import compare

DRAWS = 10_000


def plain_evppi(inputs: dict, values: dict) -> dict[str, float]:
    """The textbook way: a quartic by numpy.polyfit for every input and strategy."""
    gains = np.stack(list(values.values()))
    out = {}
    for key, x in inputs.items():
        z = (x - x.mean()) / x.std()
        fitted = np.stack([np.polyval(np.polyfit(z, v, 4), z) for v in gains])
        out[key] = float(fitted.max(axis=0).mean() - fitted.mean(axis=1).max())
    return out


def by_tree(inputs: dict, event: np.ndarray) -> None:
    """The textbook way to find when an event happens: one classification tree over the same screened inputs."""
    from sklearn.tree import DecisionTreeClassifier

    x = np.stack([inputs[k] for k in screened(inputs, event)], axis=1)
    DecisionTreeClassifier(max_depth=3, min_samples_leaf=0.05, random_state=0).fit(x, event)


def main() -> None:
    loaded, _, problem = ready(DRAWS)
    run = compare(problem)
    inputs, totals = drivers.varying(problem.draws), run.totals()
    sets = drivers.sets(inputs, loaded.register)
    circumstances, losing = drivers.circumstances(problem, loaded.register), totals["one_mission"] < totals["piecemeal"]
    jobs = {
        "quartics by polyfit (baseline)": lambda: plain_evppi(inputs, totals),
        "with errors and chance level": lambda: information.evppi(inputs, totals, run.blocks),
        "and with six sets": lambda: information.evppi(inputs, totals, run.blocks, sets),
        "discovery, with its eight resamples": lambda: discover(circumstances, losing),
        "a tree of depth 3 (baseline)": lambda: by_tree(circumstances, losing),
    }
    times = median_ms(*jobs.values(), runs=5)
    bases = (times[0], times[0], times[0], times[4], times[4])
    table(
        f"EVPPI and discovery, {DRAWS:,} draws × {len(inputs)} inputs × {len(totals)} strategies",
        ("", "ms", "÷ baseline"),
        [(name, ms, ms / base) for name, ms, base in zip(jobs, times, bases, strict=True)],
    )
    found, plain = information.evppi(inputs, totals, run.blocks, adjusted=False), plain_evppi(inputs, totals)
    print(f"  largest gap to the baseline: £{max(abs(found[k].estimate.value - v) for k, v in plain.items()):.2g}")
    page()


def page() -> None:
    """The page's own computing, cold at a new spend and warm, without the browser."""
    import logging

    logging.disable(logging.CRITICAL)
    from scenarios.answers import decide, link
    from scenarios.answers.answering import RESOLVER, Answers

    answers, question = Answers(), link.asked(link.Choices(), RESOLVER)
    answers.get(decide.decision, question.at(3.9e8))
    cold = []
    for spend_gbp in (4.0e8, 4.1e8, 4.2e8, 4.3e8, 4.4e8):
        start = time.perf_counter()
        answers.get(decide.decision, question.at(spend_gbp))
        cold.append(time.perf_counter() - start)
    start = time.perf_counter()
    answers.get(decide.decision, question.at(4.4e8))
    warm = time.perf_counter() - start
    print(f"the page's answer at a new spend {1e3 * float(np.median(cold)):.0f} ms, again {1e3 * warm:.1f} ms")
