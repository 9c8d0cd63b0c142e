"""What the analysis says of draws made up here: a change of any rule or limit in it shows as a change of these figures.

Rewrite and review like the other goldens.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from making import agree, kept

from scenarios.analysis import dots, pilot, prim
from scenarios.analysis.crossing import crossing
from scenarios.analysis.discovery import Finding, discover, screened, unexpected
from scenarios.analysis.from_draws import advise
from scenarios.analysis.information import Evppi, conditional, evppi, followed_by_cells, relative, surface_of
from scenarios.analysis.shape import shape
from scenarios.analysis.splines import smoother
from scenarios.analysis.summary import Estimate, summarise
from scenarios.domain.draws import Array, block_edges

HERE = Path(__file__).parent / "analysis.json"
N = 2048


def made(n: int = N) -> tuple[dict[str, Array], dict[str, Array]]:
    """Fourteen inputs of every kind that the register has, and four strategies that hang on them in curves."""
    rng = np.random.default_rng(2026)
    x = {
        "rate": rng.beta(3, 5, n),
        "effect": rng.normal(-0.3, 0.2, n),
        "cost": rng.lognormal(5, 0.6, n),
        "tail": rng.lognormal(0, 1.5, n),
        "switch": (rng.random(n) < 0.3).astype(float),
        "steps": rng.integers(0, 5, n).astype(float),
        "fixed": np.full(n, 3.0),
        **{f"minor{i}": rng.gamma(1 + i, size=n) for i in range(7)},
    }
    minor = sum(0.02 * (i + 1) * x[f"minor{i}"] for i in range(7))
    noise = rng.normal(size=(4, n))
    values = {
        "piecemeal": 0.05 * x["steps"] + 0.1 * noise[0],
        "focus": 4 * x["rate"] * -x["effect"] - 0.7 - 0.3 * x["switch"] + 0.2 * minor + 0.1 * noise[1],
        "few": 0.2 + 0.0005 * x["cost"] - 0.02 * x["tail"] + 0.1 * x["rate"] ** 2 + 0.1 * noise[2],
        "none": np.full(n, -0.2) + 0.3 * x["rate"] * x["switch"] + 0.05 * noise[3],
    }
    return x, values


def told(thing: object) -> object:
    """Estimates, findings and worths as plain numbers."""
    if isinstance(thing, Estimate):
        return [thing.value, thing.se]
    if isinstance(thing, Evppi):
        return [thing.estimate.value, thing.estimate.se, thing.by_chance]
    if isinstance(thing, Finding):
        limits = {c.key: [c.low, c.high, c.stability] for c in thing.conditions}
        return {
            "limits": limits,
            "holds": [thing.coverage, thing.density, thing.mass, thing.base],
            "inside": int(thing.inside.sum()),
            "example": thing.example,
        }
    if isinstance(thing, dict):
        return {k: told(v) for k, v in thing.items()}
    if isinstance(thing, list | tuple):
        return [told(v) for v in thing]
    return thing.item() if isinstance(thing, np.generic) else thing


def advice() -> dict:
    x, values = made()
    cost = {k: np.full(N, float(i)) for i, k in enumerate(values)}
    found = advise(
        values,
        x,
        sets={"pair": ("rate", "effect"), "three": ("rate", "effect", "switch"), "every": tuple(x)},
        threshold=0.3,
        costs=cost,
        effects=values,
    )
    return {
        "preferred": found.decision.preferred,
        "expected": found.decision.expected,
        "p_best": found.decision.p_best,
        "loss": found.decision.loss,
        "robustness": {
            k: [r.target_met, r.expected_regret, r.high_regret, r.worst_tenth] for k, r in found.robustness.items()
        },
        "worth": {w.key: w for w in found.evppis},
        "order": [w.key for w in found.evppis],
        "switches": {k: [[s.at, s.below, s.above] for s in v] for k, v in found.switches.items()},
        "finding": found.finding,
        "leads": found.leads,
        "frontier": [[r.strategy, r.status, r.icer] for r in found.frontier],
    }


def boxes() -> dict:
    x, values = made()
    event = values["focus"] < values["few"]
    table = np.stack([x[k] for k in ("rate", "effect", "switch", "steps", "tail")])
    path = prim.peel(table, event)
    loose = prim.boxed(table, event, {0: (0.1, 0.4), 1: (-0.3, float(table[1].max())), 3: (1.0, 4.0)})
    alike = prim.peel(np.round(table, 1), event, 0.06, 0.03)
    return {
        "screened": screened(x, event),
        "unexpected": {k: unexpected(v, event) for k, v in x.items() if k != "fixed"},
        "unexpected_of_what_is_rare": [unexpected(x[k], values["focus"] > 1.2) for k in ("rate", "switch", "minor6")],
        "path": [[b.mass, b.density, b.coverage, b.conditions] for b in path],
        "path_of_ties": [[b.mass, b.density, b.conditions] for b in alike],
        "knee": [[b.mass, sorted(b.limits)] for b in (prim.knee(path, most) for most in (1, 2, 3))],
        "by_luck": prim.quasi_p(table, event, loose),
        "two_conditions": discover(x, event, 2, seed=4),
        "of_the_ladder": discover({k: v for k, v in x.items() if k != "effect"}, values["few"] < 0.2),
    }


def across() -> dict:
    x, values = made()
    spend = np.linspace(0.5, 10, 20)
    gaps = {
        "late": lambda s: (s - 4) * x["rate"] * 2 - x["steps"] * 0.3,
        "twice": lambda s: (s - 2) * (s - 8) * x["rate"] + 0.2 * values["few"],
        "bent": lambda s: 3 - 0.2 * np.maximum(s - 1, 0) ** 1.5 * np.maximum(x["effect"] + 1, 0),
    }
    out = {}
    for key, gap in gaps.items():
        paired = np.stack([gap(s)[::2] for s in spend])
        c = crossing(key, spend, paired, block_edges(N // 2), gap, block_edges(N))
        out[key] = [c.spend_gbp, c.overtakes, c.more, c.low_gbp, c.high_gbp, c.crosses_share, c.ahead_at_top_share]
    return out


def pieces() -> dict:
    x, values = made()
    fitted = conditional(x["rate"], relative(values))
    plain = evppi({"rate": x["rate"], "log": np.log(x["rate"])}, values, block_edges(N))
    weighed = pilot.weigh(fitted, x["rate"], "share", 60, left_share=0.7, delay_gbp=0.01, cost_gbp=0.02)
    parts = (("rate",), ("minor0", "cost"), ("steps", "switch"), ("rate", "minor1", "tail"))
    of_sets = [
        surface_of([smoother(x[k]) for k in list(x)[:most]]).fit(relative(values))[0] for most in (1, 2, 3, 5, 9)
    ]
    outlines = {k: shape(x[k]) for k in ("tail", "switch", "fixed", "effect")}
    centres, height, _ = dots.stacked(dots.dot_values(values["focus"], 40), 12)
    return {
        "same_knowledge": plain,
        "left_of_a_fit": {
            " ".join(p): followed_by_cells([x[k] for k in p], relative(values), fitted + 0.02) for p in parts
        },
        "surfaces": [[f.max(axis=0).mean(), f.var()] for f in of_sets],
        "pilot": [weighed.worth_gbp, weighed.most_gbp, weighed.net_gbp],
        "answers_known": [pilot.answers_known(x["cost"], k) for k in ("effect", "amount")],
        "shape": {k: [s.low, s.middle, s.high, s.heights] for k, s in outlines.items()},
        "dots": [list(centres), list(height)],
        "summary": summarise(values["focus"], block_edges(N)).quantile,
    }


@pytest.mark.parametrize("part", [advice, boxes, across, pieces], ids=lambda part: part.__name__)
def test_made_up_draws_say_what_they_said(part, rewrite):
    ours = json.loads(json.dumps(told(part())))
    golden = json.loads(HERE.read_text(encoding="utf-8")) if HERE.exists() else {}
    if rewrite:
        golden[part.__name__] = kept(ours)
        HERE.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")
    agree(ours, golden[part.__name__], part.__name__)
