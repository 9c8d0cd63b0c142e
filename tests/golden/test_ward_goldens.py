"""What the map says of two real councils, where their wards are beside the clone.

Rewrite and review like the other goldens.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from making import agree, kept

from scenarios.analysis.ward_stats import fifths, helped, stat, who_gains
from scenarios.answers.problems import draws_for, problem_for
from scenarios.model.run import compare
from scenarios.store.files import scenario_files
from scenarios.store.wards import ward_files

HERE = Path(__file__).parent / "wards"
DRAWS = 2048


def told(path: Path) -> dict:
    """The figures a reader would take away: by ward code, the likeliest to gain, and by fifth and rule."""
    loaded = scenario_files.load("existing_practice")
    wards = ward_files.load(path, loaded.register["adult_share"].parameters["value"])
    fifth, out = fifths(wards.adults, wards.deprivation), {}
    for rule in ("per_head", "need", "deprivation", "best_return"):
        s = loaded.scenario.with_levers(draws=DRAWS, ward_rule=rule)
        run = compare(problem_for(s, loaded.missions, wards, draws_for(s, loaded.register), loaded.register))
        rows = who_gains({k: r.wards.out_at_end for k, r in run.strategies.items()}, wards.adults, fifth)
        out[rule] = {
            "people": float(run["one_mission"].wards.out_at_end.sum(axis=0).mean()),
            "per_1000_by_fifth": {str(f.number): f.per_1000["one_mission"][0] for f in rows},
        }
        if rule == "need":
            h, today = helped(run, "one_mission", "piecemeal", 10), stat(run.condition, run.blocks)
            out["wards"], out["lonely_today"] = wards.n, float(today.mean.sum())
            out["rate_range"] = [
                float(x) for x in ((today.mean / wards.adults).min(), (today.mean / wards.adults).max())
            ]
            out["p_better_range"] = [float(h.p_better.min()), float(h.p_better.max())]
            out["inside_the_noise"] = int(h.in_noise.sum())
    return out


@pytest.mark.parametrize("council", ["trafford", "leeds"])
def test_a_real_council_says_what_it_said(council, shared, rewrite):
    ours, path = told(shared / "councils" / council / "wards.geojson"), HERE / f"{council}.json"
    if rewrite:
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps(kept(ours), indent=1) + "\n", encoding="utf-8")
    golden = json.loads(path.read_text(encoding="utf-8"))
    for key in ("rate_range", "p_better_range"):
        assert ours.pop(key) == pytest.approx(golden.pop(key), rel=1e-6)
    agree(ours, golden, council)
