"""A run as plain values: everything an analyst or an auditor needs, ready for JSON or CSV."""

from __future__ import annotations

import platform
from importlib.metadata import version
from typing import Any

import numpy as np

from scenarios import __version__
from scenarios.analysis.difference import chance_of_being_best, difference, expected_loss
from scenarios.analysis.ladder import Ladder, crossing
from scenarios.analysis.summary import LEAST_FOR_A_QUANTILE, Blocks, Estimate, Summary, summarise
from scenarios.answers.compare import Setting
from scenarios.domain.draws import Array
from scenarios.domain.results import Comparison, StrategyResult
from scenarios.domain.scenario import BASELINE, digest
from scenarios.domain.wards import Wards

LIBRARIES = ("numpy", "scipy")


def stamp(about: Setting) -> dict[str, Any]:
    """What was run, so that it can be run again: seed, draws, versions and hashes."""
    scenario, wards, levers = about.scenario, about.wards, about.scenario.levers
    return {
        "scenario": scenario.name,
        "title": scenario.title,
        "scenario_hash": scenario.digest,
        "register_hash": digest(about.register.model_dump(mode="json")),
        "council": wards.council,
        "fictional": wards.fictional,
        "boundary_vintage": wards.vintage,
        "ward_file_hash": wards.digest,
        "spend_gbp": levers.spend_gbp,
        "years": levers.years,
        "mission": levers.mission,
        "ward_rule": levers.ward_rule,
        "valuation": levers.valuation,
        "seed": levers.seed,
        "levers": levers.model_dump(mode="json"),
        "value_streams": list(scenario.value_streams),
        "overrides": [o.model_dump(mode="json", exclude_defaults=True) for o in scenario.overrides],
        "draws": about.draws,
        "blocks": about.blocks,
        "versions": {
            "one_mission": __version__,
            "python": platform.python_version(),
            **{k: version(k) for k in LIBRARIES},
        },
    }


def run_payload(run: Comparison, about: Setting, correlations: list[dict[str, object]]) -> dict[str, Any]:
    """Per strategy every outcome with its error, the difference from piecemeal, both valuations and the wards."""
    totals = run.totals()
    best, loss = chance_of_being_best(totals, run.blocks), expected_loss(totals, run.blocks)
    return {
        "run": stamp(about),
        "notes": list(about.wards.notes),
        "correlations": correlations,
        "strategies": {
            key: {
                "title": result.title,
                "points_at": {m: f for m, f in result.shares.items() if f > 0},
                "outcomes": {name: summary(summarise(x, run.blocks)) for name, x in result.outcomes().items()},
                "from_piecemeal": _differences(result, run[BASELINE], run.blocks),
                "chance_of_being_best": estimate(best[key]),
                "expected_loss_gbp": estimate(loss[key]),
                "wards": ward_table(result, run.condition, about.wards, run.blocks),
            }
            for key, result in run.strategies.items()
        },
    }


def _differences(result: StrategyResult, base: StrategyResult, blocks: Blocks) -> dict[str, Any]:
    """The paired difference in value, under the blend and under each valuation alone."""
    out = {}
    for name, field in (("blend", "total_gbp"), ("threshold", "total_threshold_gbp"), ("ordered", "total_ordered_gbp")):
        mine, theirs = getattr(result, field), getattr(base, field)
        d = difference(mine, theirs, blocks)
        pair = expected_loss({"piecemeal": theirs, "this": mine}, blocks)
        out[name] = {
            **summary(d.summary),
            "p_better": estimate(d.p_better),
            "expected_loss_gbp": estimate(pair["this"]),
            "verdict": d.verdict,
        }
    return out


def ward_table(result: StrategyResult, condition: Array, wards: Wards, blocks: Blocks) -> list[dict[str, Any]]:
    """One row a ward; every figure is modelled."""
    columns = {
        "adults_in_condition": condition,
        "person_years_averted": result.wards.person_years,
        "no_longer_isolated_at_end": result.wards.out_at_end,
        "people_reached": result.wards.reached,
    }
    spread = {name: _by_ward(x, blocks) for name, x in columns.items()}
    return [
        {
            "ward_code": code,
            "ward_name": wards.name[j],
            "adults": float(wards.adults[j]),
            "modelled": wards.prevalence is None,
            "imputed": code in wards.imputed,
            **{name: {k: None if v is None else float(v[j]) for k, v in s.items()} for name, s in spread.items()},
        }
        for j, code in enumerate(wards.code)
    ]


def _by_ward(x: Array, blocks: Blocks) -> dict[str, Array | None]:
    """Mean, p10 and p90 of (ward, draw) by ward, each with its error."""
    p10, p90 = np.quantile(x, [0.1, 0.9], axis=1)
    out = {"mean": x.mean(axis=1), "p10": p10, "p90": p90, "se": None, "se_p10": None, "se_p90": None}
    if len(blocks) > 1:
        out["se"] = _spread([x[:, a:b].mean(axis=1) for a, b in blocks])
    if len(blocks) > 1 and min(b - a for a, b in blocks) >= LEAST_FOR_A_QUANTILE:
        each = [np.quantile(x[:, a:b], [0.1, 0.9], axis=1) for a, b in blocks]
        out["se_p10"], out["se_p90"] = _spread(each)
    return out


def _spread(each: list[Array]) -> Array:
    """The standard error of the mean of independent blocks, element by element."""
    return np.std(each, axis=0, ddof=1) / np.sqrt(len(each))


def ladder_payload(ladder: Ladder, stamped: dict[str, Any]) -> dict[str, Any]:
    """Every level of spend and every strategy, with the spend at which each changes places with piecemeal."""
    levels = []
    for i, spend in enumerate(ladder.spend_gbp):
        here = {key: totals[i] for key, totals in ladder.totals.items()}
        levels.append(
            {
                "spend_gbp": float(spend),
                "strategies": {
                    key: {
                        **summary(summarise(x, ladder.blocks)),
                        "p_better": estimate(difference(x, here[BASELINE], ladder.blocks).p_better),
                    }
                    for key, x in here.items()
                },
            }
        )
    crossings = {}
    for key in ladder.totals:
        if key != BASELINE:
            c = crossing(ladder, key)
            crossings[key] = {
                "spend_gbp": None if c.spend_gbp is None else estimate(c.spend_gbp),
                "overtakes": c.overtakes,
                "p10_gbp": None if c.low_gbp is None else estimate(c.low_gbp),
                "p90_gbp": None if c.high_gbp is None else estimate(c.high_gbp),
                "share_of_futures_crossing": estimate(c.crosses_share),
                "share_ahead_at_top": estimate(c.ahead_at_top_share),
            }
    draws = ladder.blocks[-1][1]
    return {"run": {**stamped, "ladder_draws": draws}, "levels": levels, "crossings": crossings}


def estimate(e: Estimate) -> dict[str, Any]:
    return {"value": e.value, "se": e.se}


def summary(s: Summary) -> dict[str, Any]:
    """mean and p5 … p95, each with its standard error; null where it cannot be known."""
    return {
        "mean": s.mean.value,
        **{k: q.value for k, q in s.quantile.items()},
        "se": {"mean": s.mean.se, **{k: q.se for k, q in s.quantile.items()}},
    }


def rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """A run as flat rows for CSV: one a strategy and outcome, then one a strategy, ward and figure."""
    out = []
    for key, s in payload["strategies"].items():
        for name, numbers in {
            **s["outcomes"],
            **{f"from_piecemeal:{k}": v for k, v in s["from_piecemeal"].items()},
        }.items():
            row = {"strategy": key, "ward_code": "", "outcome": name}
            row |= {k: numbers[k] for k in ("mean", "p5", "p10", "p50", "p90", "p95")}
            row |= {f"se_{k}": v for k, v in numbers["se"].items()}
            for chance in ("p_better", "expected_loss_gbp"):
                row[chance] = numbers[chance]["value"] if chance in numbers else None
                row[f"se_{chance}"] = numbers[chance]["se"] if chance in numbers else None
            out.append(row)
        for ward in s["wards"]:
            for name in ("adults_in_condition", "person_years_averted", "no_longer_isolated_at_end", "people_reached"):
                numbers = ward[name]
                out.append(
                    {
                        "strategy": key,
                        "ward_code": ward["ward_code"],
                        "outcome": name,
                        "mean": numbers["mean"],
                        "p10": numbers["p10"],
                        "p90": numbers["p90"],
                        "se_mean": numbers["se"],
                    }
                )
    return out
