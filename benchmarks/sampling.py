"""What the Sobol sheet gains over plain Monte Carlo.

Error at the same number of draws, on published integrands and on the model.
"""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from benchmarks.timing import table
from scenarios.answers.problems import problem_for
from scenarios.domain.draws import Draws
from scenarios.model.run import compare
from scenarios.store.files import scenario_files
from scenarios.store.wards import ward_files
from scenarios.uncertainty import sample, sheet

SEEDS = 24
PUBLISHED = {
    "product (smooth)": (lambda u: np.prod(1 + (u - 0.5), axis=1), 1.0),
    "expected loss (kink)": (lambda u: np.maximum(0, ndtri(u).sum(axis=1) / np.sqrt(u.shape[1])), 0.3989422804014327),
    "chance (step)": (lambda u: (u.sum(axis=1) > u.shape[1] / 2).astype(float), 0.5),
}


def main() -> None:
    published()
    our_model()


def published() -> None:
    rows = []
    for name, (f, truth) in PUBLISHED.items():
        for n in (512, 2048, 8192):
            ours = [f(sheet.sobol_sheet(n, s)[:, :6]).mean() - truth for s in range(SEEDS)]
            plain = [f(np.random.default_rng(s).random((n, 6))).mean() - truth for s in range(SEEDS)]
            a, b = (float(np.sqrt(np.mean(np.square(e)))) for e in (ours, plain))
            rows.append((name, n, a, b, b / a))
    table(
        "Published integrands, six inputs: root mean square error", ("", "draws", "ours", "plain", "plain ÷ ours"), rows
    )


def our_model() -> None:
    """The same seeds, the model whole: how far each estimate strays from one run to the next."""
    loaded = scenario_files.load("existing_practice")
    wards = ward_files.load("suchnsuch", loaded.adult_share)
    seen: dict[str, list[dict[str, float]]] = {"ours": [], "plain": []}
    for seed in range(SEEDS):
        for how in seen:
            scenario = loaded.scenario.with_levers(draws=2048, seed=seed)
            drawn = (
                sample.draw(loaded.register, 2048, seed) if how == "ours" else plain_draws(loaded.register, 2048, seed)
            )
            run = compare(problem_for(scenario, loaded.missions, wards, drawn, loaded.register), 4e8)
            gap = run["one_mission"].total_gbp - run["piecemeal"].total_gbp
            seen[how].append(
                {
                    "mean value of focus": run["one_mission"].total_gbp.mean(),
                    "mean difference": gap.mean(),
                    "chance of being better": (gap > 0).mean(),
                    "loss if wrong": np.maximum(-gap, 0).mean(),
                }
            )
    rows = []
    for name in seen["ours"][0]:
        ours, plain = (float(np.std([r[name] for r in seen[how]], ddof=1)) for how in ("ours", "plain"))
        rows.append((name, ours, plain, plain / ours, (plain / ours) ** 2))
    headings = ("", "ours", "plain", "plain ÷ ours", "draws saved, times")
    table(f"The model, 2,048 draws, {SEEDS} seeds: standard deviation from run to run", headings, rows)


def plain_draws(register, n: int, seed: int) -> Draws:
    """The same register drawn from plain pseudo-random uniforms."""
    original = sample.sobol_sheet
    sample.sobol_sheet = lambda n, seed: np.random.default_rng(seed).random((n, 128))
    try:
        return sample.draw(register, n, seed)
    finally:
        sample.sobol_sheet = original
