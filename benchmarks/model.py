"""The engine: the ward programme against a fused loop, a comparison, the ladder, the draws, memory and scaling."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np

from benchmarks.timing import median_ms, table
from scenarios.analysis import ladder
from scenarios.answers.problems import draws_for, problem_for
from scenarios.domain.wards import Wards
from scenarios.model import programme
from scenarios.model.pointing import point, point_all
from scenarios.model.resource import net_resource
from scenarios.model.run import compare
from scenarios.store.files import scenario_files
from scenarios.store.wards import ward_files

DRAWS = 10_000


def ready(draws: int = DRAWS, wards: Wards | None = None, **levers):
    loaded = scenario_files.load("existing_practice")
    scenario = loaded.scenario.with_levers(draws=draws, **levers)
    wards = wards or ward_files.load("suchnsuch", loaded.adult_share)
    return (
        loaded,
        scenario,
        problem_for(scenario, loaded.missions, wards, draws_for(scenario, loaded.register), loaded.register),
    )


def main() -> None:
    against_the_fused_loop()
    whole_jobs()
    memory()
    scaling()


def against_the_fused_loop() -> None:
    from benchmarks import fused_loop

    _, _, problem = ready()
    pointing = point(problem, "one_mission")
    scattered, directed = net_resource(problem, pointing, 0, 4e8)
    effect = problem.programme.effect_d[None]
    one, every = (
        fused_loop.job(loop, problem.programme, scattered, directed)
        for loop in (fused_loop.one_thread, fused_loop.all_threads)
    )
    ours = lambda: programme.run(problem.programme, scattered, directed, effect)  # noqa: E731
    gap = np.abs(ours().person_years - one()).max()
    times = median_ms(ours, one, every)
    rows = [
        (name, ms, times[0] / ms)
        for name, ms in zip(
            ("ours, numpy on one thread", "fused loop, one thread", "fused loop, two threads"), times, strict=True
        )
    ]
    table(
        f"Ward programme, {DRAWS:,} draws × 24 wards × 10 years (largest difference {gap:.1e} person-years)",
        ("", "ms", "ours ÷ this"),
        rows,
    )


def whole_jobs() -> None:
    loaded, scenario, problem = ready()
    few = problem_for(
        scenario.with_levers(draws=8192),
        loaded.missions,
        ward_files.load("suchnsuch", loaded.adult_share),
        draws_for(scenario.with_levers(draws=8192), loaded.register),
        loaded.register,
    )
    pointings = point_all(problem)
    plain = lambda: plain_programme(problem)  # noqa: E731
    jobs = {
        "4 strategies whole": lambda: compare(problem, 4e8, pointings),
        "41 levels × 4 strategies × 2,000 draws": lambda: ladder.run_ladder(few, draws=2000),
        "drawing every parameter": lambda: draws_for(scenario, loaded.register),
        "4 × the ward programme, plain numpy": plain,
    }
    times = median_ms(*jobs.values(), runs=7)
    reach = (150, 600, 250, "–")
    table(
        f"Whole jobs, {DRAWS:,} draws × 24 wards × 10 years",
        ("", "ms", "reach", "÷ plain numpy"),
        [(n, ms, r, ms / times[-1]) for n, ms, r in zip(jobs, times, reach, strict=True)],
    )


def plain_programme(problem) -> None:
    """The same recursion without blocks, kept memory or an axis chosen for memory: what one would write first."""
    for key in problem.scenario.strategies:
        scattered, directed = net_resource(problem, point(problem, key), 0, 4e8)
        t = problem.programme
        e = programme.exit_probability(t.persist, t.effect_d)[:, None]
        condition, heads, rule = t.condition.T.copy(), t.invited_by_head.T.copy(), t.invited_by_rule.T.copy()
        b = engaged = np.zeros_like(condition)
        for year in range(problem.years):
            b, engaged = b * t.retention[:, None], engaged * t.persist[:, None]
            left = np.maximum(1e-12, t.reach_ceiling[:, None] * (condition - b) - engaged)
            n = left * -np.expm1(-(heads * scattered[year][:, None] + rule * directed[year][:, None]) / left)
            b, engaged = b + e * n, engaged + (1 - e) * n
            n.sum(axis=1)


def memory() -> None:
    """Peak memory of a fresh process doing one job, and of one that only imports."""
    setup = "from benchmarks.model import *; "
    jobs = {
        "importing only": "pass",
        "4 strategies whole": "_, _, p = ready(); compare(p, 4e8)",
        "the ladder": "_, _, p = ready(8192); ladder.run_ladder(p, draws=2000)",
    }
    rows = []
    for name, code in jobs.items():
        report = "; print(peak_mb())"
        done = subprocess.run([sys.executable, "-c", setup + code + report], capture_output=True, text=True, check=True)
        rows.append((name, float(done.stdout.split()[-1])))
    table("Peak memory of the whole process (reach: 400 MB)", ("", "MB"), rows)


def peak_mb() -> float:
    """The most memory this process has held.

    Linux tells it of this process alone; elsewhere a parent may be counted in.
    """
    from pathlib import Path

    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().split("VmHWM:")[1].split()[0]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def scaling() -> None:
    """Time per unit of work stays level as the work grows: linear in draws, wards and strategies."""
    rows = []
    for n in (2500, 5000, 10_000, 20_000, 40_000):
        _, _, problem = ready(n)
        ms = median_ms(lambda p=problem: compare(p, 4e8), runs=5)[0]
        rows.append(("draws", n, ms, 1000 * ms / n))
    base = ward_files.load("suchnsuch", scenario_files.load("existing_practice").adult_share)
    for k in (1, 2, 4, 8):
        many = replace(
            base,
            code=tuple(f"{c}.{i}" for i in range(k) for c in base.code),
            name=base.name * k,
            **{f: np.tile(getattr(base, f), k) for f in ("adults", "deprivation", "poor_health", "living_alone")},
        )
        _, _, problem = ready(4096, many)
        ms = median_ms(lambda p=problem: compare(p, 4e8), runs=5)[0]
        rows.append(("wards", 24 * k, ms, ms / (24 * k)))
    from scenarios.domain.scenario import Strategy

    for k in (2, 4, 8, 16):
        loaded, scenario, _ = ready(4096)
        strategies = {
            "piecemeal": scenario.strategies["piecemeal"],
            **{f"s{i}": Strategy(title=f"S{i}", points_at={"mission": i / k}) for i in range(1, k)},
        }
        scenario = scenario.model_copy(update={"strategies": strategies})
        problem = problem_for(scenario, loaded.missions, base, draws_for(scenario, loaded.register), loaded.register)
        ms = median_ms(lambda p=problem: compare(p, 4e8), runs=5)[0]
        rows.append(("strategies", k, ms, ms / k))
    table("Scaling of a whole comparison", ("", "how many", "ms", "ms per one (draws: µs)"), rows)
