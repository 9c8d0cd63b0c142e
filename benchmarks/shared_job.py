"""The shared speed job: 100,000 draws × 30 wards × 10 years × 2 strategies, in our style and in two other tools.

The case gives inputs, answers and wards but not its formula. The programme below has its size and its shape (a
ramp, a stock that decays, reach that saturates, wages, spillover, discounting); on the case's own rows it comes
within a few parts in 10⁴ of strategy A, which is printed, and no nearer, so speed is what is compared here and
answers only between tools.
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np

from benchmarks.timing import median_ms, table

CASE = Path(__file__).resolve().parents[2] / "shared" / "cases" / "bench_two_strategy_30x10"
DRAWS, FEW, CHUNK = 100_000, 500, 2_000
COST_GBP, PER_POUND, REACH, YEARS = 3e6, 2.0781e7, 0.18662, np.arange(1.0, 11)
NAMES = ("unit_cost", "effect", "uptake", "decay", "ramp", "deadweight", "wage", "spill", "fidelity", "value")


def main() -> None:
    if not CASE.is_dir():
        print("\nShared job: skipped, because the folder of published cases is not beside this clone")
        return
    wards = columns(CASE / "wards.csv")
    rows = columns(CASE / "input.csv")
    inputs = resampled(rows, DRAWS)
    mine = value({k: rows[k] for k in NAMES}, wards, "alloc_A", 0.722)
    gap = np.abs(mine / rows["A"] - 1)
    few = {k: v[:FEW] for k, v in inputs.items()}
    jobs = {
        f"ours: numpy, {CHUNK:,} draws at a time": lambda: chunked(inputs, wards),
        "numpy, all at once": lambda: both(inputs, wards),
    }
    times = dict(zip(jobs, median_ms(*jobs.values(), runs=3), strict=True))
    times |= slow_peers(few, wards)
    first = next(iter(times.values()))
    table(
        f"The shared job, {DRAWS:,} draws (tools marked * run {FEW} draws and are scaled up)",
        ("", "s", "÷ ours"),
        [(name, ms / 1000, ms / first) for name, ms in times.items()],
    )
    a, b = both(inputs, wards)
    known = json.loads((CASE / "expected.json").read_text())
    print(
        f"  on the case's rows, strategy A: median gap {np.median(gap):.1e}; mean here {a.mean():,.0f}, published"
        f" {known['mean_A']:,.0f}"
    )
    print(
        f"  our shape favours {'A' if a.mean() > b.mean() else 'B'} on average and A in {(a > b).mean():.1%} of draws"
    )


def slow_peers(few: dict, wards: dict) -> dict[str, float]:
    """Two of the tools named beside the cases, one draw at a time, as both are used."""
    import logging

    import monaco as mc
    import squigglepy as sq

    logging.disable(logging.WARNING)
    scale = DRAWS / FEW

    def one(i: int) -> tuple[float, float]:
        a, b = both({k: v[i : i + 1] for k, v in few.items()}, wards)
        return float(a[0]), float(b[0])

    calls: list[int] = []

    def with_monaco() -> None:
        from scipy.stats import randint

        def run(i: int) -> list[float]:
            calls.append(i)
            return [one(i)[0]]

        fcns = {
            "preprocess": lambda case: [int(case.invals["row"].val)],
            "run": run,
            "postprocess": lambda case, out: case.addOutVal("a", out),
        }
        sim = mc.Sim(
            name="job",
            ndraws=FEW,
            fcns=fcns,
            firstcaseismedian=False,
            singlethreaded=True,
            verbose=False,
            debug=True,
            savesimdata=False,
            savecasedata=False,
        )
        sim.addInVar("row", dist=randint, distkwargs={"low": 0, "high": FEW})
        sim.runSim()

    def with_squigglepy() -> None:
        rows = iter(range(FEW))
        sq.sample(lambda: one(next(rows))[0], n=FEW)

    def plain() -> None:
        for i in range(FEW):
            one(i)

    out = {}
    for name, job in (
        ("monaco *", with_monaco),
        ("squigglepy, a draw at a time *", with_squigglepy),
        ("numpy, a draw at a time *", plain),
    ):
        out[name] = median_ms(job, runs=1)[0] * scale
    logging.disable(logging.NOTSET)
    if len(calls) < FEW:
        raise RuntimeError("monaco did not run the job, so its time would mean nothing")
    return out


def chunked(inputs: dict, wards: dict) -> tuple[np.ndarray, np.ndarray]:
    parts = [both({k: v[s : s + CHUNK] for k, v in inputs.items()}, wards) for s in range(0, DRAWS, CHUNK)]
    return tuple(np.concatenate(p) for p in zip(*parts, strict=True))


def both(inputs: dict, wards: dict) -> tuple[np.ndarray, np.ndarray]:
    return value(inputs, wards, "alloc_A", 0.722), value(inputs, wards, "alloc_B", 0.937)


def value(x: dict, wards: dict, split: str, spread: float) -> np.ndarray:
    """Benefit less cost of one strategy [£], (draw,): wards and draws year by year, the draws last."""
    people, need, share = (wards[k][:, None] for k in ("pop", "need", split))
    stock, total = 0.0, 0.0
    for t in YEARS:
        invited = PER_POUND * share / people * (x["uptake"] / (x["unit_cost"] * (1 + x["wage"]) ** (t - 1)))
        reached = people * (1 - np.exp(-invited))
        new = (need * reached).sum(axis=0) * (1 - np.exp(-t / x["ramp"]))
        stock = stock * (1 - x["decay"]) + new
        total = total + stock * 1.035**-t
    worth = x["effect"] * (1 - x["deadweight"]) * x["fidelity"] * x["value"]
    return REACH * worth * total * (1 + spread * x["spill"]) - COST_GBP


def resampled(rows: dict, n: int) -> dict:
    """As many draws as wanted with the case's own margins, each input on its own."""
    rng = np.random.default_rng(1)
    return {k: np.quantile(rows[k], rng.random(n)) for k in NAMES}


def columns(path: Path) -> dict[str, np.ndarray]:
    with path.open(newline="") as file:
        table_rows = list(csv.DictReader(file))
    return {k: np.array([float(r[k]) for r in table_rows]) for k in table_rows[0]}
