"""Advice as plain values, for JSON and CSV."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scenarios.analysis.acceptability import AtWorth, BreakEven, Incremental
from scenarios.analysis.discovery import Finding
from scenarios.analysis.from_draws import Advice
from scenarios.analysis.summary import Estimate


def advice_payload(a: Advice, people: float | None = None) -> dict[str, Any]:
    """Every number of the advice; an unknown error is null. `people`: whom the choice concerns, over the years."""
    d = a.decision
    return {
        "preferred": d.preferred,
        "evpi": _estimate(d.evpi),
        "evpi_of_population": None if people is None else d.evpi.value * people,
        "strategies": {
            k: {
                "expected_value": _estimate(d.expected[k]),
                "p_best": _estimate(d.p_best[k]),
                "expected_loss": _estimate(d.loss[k]),
                "reaches_threshold": _estimate(a.robustness[k].target_met),
                "regret_p90": _estimate(a.robustness[k].high_regret),
                "worst_tenth_mean": _estimate(a.robustness[k].worst_tenth),
                "lead": _estimate(a.leads[k]) if k in a.leads else None,
            }
            for k in d.expected
        },
        "evppi": {
            w.key: {
                **_estimate(w.estimate),
                "by_chance": w.by_chance,
                "members": list(w.members),
                "clear": w.clear,
                "at_least": w.at_least,
                "of_population": None if people is None else w.estimate.value * people,
            }
            for w in a.evppis
        },
        "worth_as_much_as_everything": a.worth_everything,
        "switching": {
            k: [{"at": s.at, "below": s.below, "above": s.above} for s in found] for k, found in a.switches.items()
        },
        "loses_when": finding_payload(a.finding),
        "never_beaten": bool(a.never_beaten),
        "level_at_the_top": a.level_share,
        "frontier": [r.__dict__ for r in a.frontier],
        "incremental": _incremental(a.incremental),
        "against": a.against,
        "studies": [
            {
                "input": s.study.of,
                "answers_known": s.study.known,
                "best_n": s.best,
                "sizes": [
                    {"n": z.n, "evsi": _estimate(z.evsi), "cost": z.cost, "net_benefit": z.net_benefit} for z in s.sizes
                ],
            }
            for s in a.studies
        ],
    }


def finding_payload(f: Finding | None) -> dict[str, Any] | None:
    if f is None:
        return None
    return {
        "conditions": [
            {"key": c.key, "low": c.low, "high": c.high, "stability": float(c.stability)} for c in f.conditions
        ],
        "coverage": f.coverage,
        "density": f.density,
        "mass": f.mass,
        "base": f.base,
        "example_draw": f.example,
    }


def _incremental(added: Sequence[Incremental]) -> dict[str, Any]:
    return {
        i.strategy: {
            name: {**_estimate(s.mean), "p10": s.low, "p90": s.high}
            for name, s in (("cost", i.cost), ("effect", i.effect), ("net_benefit", i.net_benefit))
        }
        for i in added
    }


def _estimate(e: Estimate) -> dict[str, Any]:
    return {"value": e.value, "se": e.se}


def advice_rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Flat rows for a CSV: one a strategy, then one an input or set."""
    rows = []
    for k, s in payload["strategies"].items():
        for name, v in s.items():
            value, se = (v["value"], v["se"]) if isinstance(v, dict) else (v, None)
            rows.append({"what": name, "name": k, "value": value, "se": se})
    rows += [{"what": "evppi", "name": k, "value": v["value"], "se": v["se"]} for k, v in payload["evppi"].items()]
    if payload["evpi_of_population"] is not None:
        known = {k: v["of_population"] for k, v in payload["evppi"].items()}
        rows += [{"what": "evppi_of_population", "name": k, "value": v, "se": None} for k, v in known.items()]
        rows.append({"what": "evpi_of_population", "name": "", "value": payload["evpi_of_population"], "se": None})
    for s in payload["studies"]:
        for z in s["sizes"]:
            name = f"{s['input']}: {z['n']} answers"
            rows += [{"what": "evsi", "name": name, **z["evsi"]}]
            rows += [{"what": "enbs", "name": name, "value": z["net_benefit"], "se": None}]
    rows += _added_rows(payload)
    rows.append({"what": "evpi", "name": "", **payload["evpi"]})
    return [{name: row.get(name) for name in ("what", "name", "value", "se", "p10", "p90")} for row in rows]


def _added_rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """What each strategy adds to the one it is measured against, with the range of eight draws in ten."""
    return [
        {"what": f"added_{what}", "name": k, "value": i[what]["value"], "se": i[what]["se"]}
        | {"p10": i[what]["p10"], "p90": i[what]["p90"]}
        for k, i in payload["incremental"].items()
        for what in ("cost", "effect", "net_benefit")
    ]


def across_payload(
    found: Sequence[AtWorth],
    changes: Sequence[BreakEven],
    added: Sequence[Incremental],
    against: str,
    people: float | None,
) -> dict[str, Any]:
    """Every number across the worths of one effect."""
    return {
        "worths": [
            {
                "wtp": a.wtp,
                "preferred": a.preferred,
                "p_best": {k: _estimate(p) for k, p in a.p_best.items()},
                "expected_loss": {k: _estimate(x) for k, x in a.loss.items()},
                "evpi": _estimate(a.evpi),
                "evpi_of_population": None if people is None else a.evpi.value * people,
            }
            for a in found
        ],
        "break_even": [b.__dict__ for b in changes],
        "incremental": _incremental(added),
        "against": against,
        "at_wtp": found[-1].wtp,
    }


def across_rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Flat rows for a CSV: every number at every worth, then where the choice changes, then what each adds."""
    rows: list[dict[str, Any]] = []
    for w in payload["worths"]:
        at = {"wtp": w["wtp"]}
        rows += [{**at, "what": "p_best", "name": k, **p} for k, p in w["p_best"].items()]
        rows += [{**at, "what": "expected_loss", "name": k, **x} for k, x in w["expected_loss"].items()]
        rows.append({**at, "what": "evpi", "name": w["preferred"], **w["evpi"]})
        if w["evpi_of_population"] is not None:
            rows.append({**at, "what": "evpi_of_population", "name": w["preferred"], "value": w["evpi_of_population"]})
    changes = payload["break_even"]
    rows += [{"wtp": b["wtp"], "what": "break_even", "name": f"{b['below']} to {b['above']}"} for b in changes]
    rows += [{"wtp": payload["at_wtp"], **row} for row in _added_rows(payload)]
    return [{name: row.get(name) for name in ("wtp", "what", "name", "value", "se", "p10", "p90")} for row in rows]
