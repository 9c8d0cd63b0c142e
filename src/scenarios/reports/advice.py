"""Advice as plain values for JSON and CSV, and as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scenarios.analysis.acceptability import AtWorth, BreakEven, Incremental
from scenarios.analysis.discovery import Finding
from scenarios.analysis.from_draws import Advice
from scenarios.analysis.summary import Estimate
from scenarios.domain.amounts import percent_text

LEGEND = (
    "Lead: expected value less that of the strategy leads are measured against. Floor: what the method finds where"
    " there is nothing to find; 95 in 100 shuffles stay below it. Clear: above the floor, and more than two errors"
    " above nothing. At least: what the fit leaves over still hangs on the input, so the worth may be more."
)


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


def _left_out(keys: list[str]) -> str:
    """A strategy that was not named as one reads as an input that tells everything."""
    return (
        f"Knowing {' or '.join(keys)} would be worth as much as knowing everything. If that is a strategy, name it in"
        " --strategies; if it is a result, name the inputs in --parameters."
    )


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
    for s in payload["studies"]:
        for z in s["sizes"]:
            name = f"{s['input']}: {z['n']} answers"
            rows += [{"what": "evsi", "name": name, **z["evsi"]}]
            rows += [{"what": "enbs", "name": name, "value": z["net_benefit"], "se": None}]
    return [*rows, {"what": "evpi", "name": "", **payload["evpi"]}]


def advice_tables(payload: dict[str, Any]) -> RenderableType:
    first = Table(
        title=f"Preferred: {payload['preferred']}; EVPI {_n(payload['evpi']['value'])}",
        title_justify="left",
        pad_edge=False,
    )
    for heading in (
        "",
        "Expected value",
        "Chance best",
        "Expected loss",
        "±",
        "Regret, 9 in 10 below",
        "Worst tenth",
        "Lead",
        "± lead",
    ):
        first.add_column(heading, justify="left" if not heading else "right")
    for k, s in payload["strategies"].items():
        loss = s["expected_loss"]
        first.add_row(
            k,
            _n(s["expected_value"]["value"]),
            f"{s['p_best']['value']:.4f}",
            _n(loss["value"]),
            _n(loss["se"]),
            _n(s["regret_p90"]["value"]),
            _n(s["worst_tenth_mean"]["value"]),
            _n(s["lead"] and s["lead"]["value"]),
            _n(s["lead"] and s["lead"]["se"]),
        )
    second = Table(title="Worth knowing, at most (EVPPI)", title_justify="left", pad_edge=False)
    for heading in ("", "EVPPI", "±", "Floor", "Clear", "Fit", "Choice changes at"):
        second.add_column(heading, justify="left" if heading in ("", "Clear", "Fit") else "right")
    for k, w in list(payload["evppi"].items())[:25]:
        at = ", ".join(f"{s['at']:.8g} ({s['below']} → {s['above']})" for s in payload["switching"].get(k, []))
        clear, fit = "yes" if w["clear"] else "no", "at least" if w["at_least"] else ""
        second.add_row(k, _n(w["value"]), _n(w["se"]), _n(w["by_chance"]), clear, fit, at)
    parts: list[RenderableType] = [first, second, Text(_loses(payload))]
    if payload["worth_as_much_as_everything"]:
        parts.append(Text(_left_out(payload["worth_as_much_as_everything"])))
    if payload["level_at_the_top"]:
        parts.append(
            Text(f"In {percent_text(payload['level_at_the_top'])} of the draws the best are level, and share it.")
        )
    if payload["evpi_of_population"] is not None:
        parts.append(Text(f"For everybody whom the choice concerns: EVPI {_n(payload['evpi_of_population'])}."))
    parts += [_study_table(s) for s in payload["studies"]]
    parts.append(Text(LEGEND, style="dim"))
    if payload["frontier"]:
        third = Table(title="Cost-effectiveness frontier", title_justify="left", pad_edge=False)
        for heading in ("", "Cost", "Effect", "ICER", "Status"):
            third.add_column(heading, justify="left" if not heading else "right")
        for r in payload["frontier"]:
            third.add_row(r["strategy"], _n(r["cost"]), _n(r["effect"]), _n(r["icer"]), r["status"])
        parts.append(third)
    return Group(*parts)


def _study_table(study: dict[str, Any]) -> Table:
    """What a study of each size is worth, and what is left once it is paid for."""
    best = "no size is worth its cost" if study["best_n"] is None else f"best at {study['best_n']:,} answers"
    table = Table(title=f"A study of {study['input']}: {best}", title_justify="left", pad_edge=False)
    for heading in ("Answers", "EVSI", "±", "Cost", "Net benefit (ENBS)"):
        table.add_column(heading, justify="right")
    for z in study["sizes"]:
        table.add_row(f"{z['n']:,}", _n(z["evsi"]["value"]), _n(z["evsi"]["se"]), _n(z["cost"]), _n(z["net_benefit"]))
    return table


def _loses(payload: dict[str, Any]) -> str:
    f = payload["loses_when"]
    if payload["never_beaten"]:
        return f"{payload['preferred']} is never beaten in these draws."
    if f is None:
        return f"No few conditions tell when {payload['preferred']} is beaten."
    limits = " and ".join(_limit(c) for c in f["conditions"])
    return (
        f"{payload['preferred']} is beaten mostly when {limits}: that covers {round(100 * f['coverage'])} of 100 losing"
        f" draws; {round(100 * f['density'])} of 100 such draws lose, against {round(100 * f['base'])} of 100 overall."
    )


def _limit(c: dict[str, Any]) -> str:
    if c["low"] is None:
        return f"{c['key']} is below {c['high']:.8g}"
    return (
        f"{c['key']} is above {c['low']:.8g}"
        if c["high"] is None
        else f"{c['key']} is from {c['low']:.8g} to {c['high']:.8g}"
    )


def _n(x: float | None) -> str:
    return "–" if x is None else f"{x:,.0f}" if abs(x) >= 1000 else f"{x:.8g}"


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
        "incremental": {
            i.strategy: {
                name: {**_estimate(s.mean), "p10": s.low, "p90": s.high}
                for name, s in (("cost", i.cost), ("effect", i.effect), ("net_benefit", i.net_benefit))
            }
            for i in added
        },
        "against": against,
        "at_wtp": found[-1].wtp,
    }


def across_rows(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """Flat rows for a CSV: one a worth and strategy."""
    return [
        {"wtp": w["wtp"], "strategy": k, "p_best": p["value"], "se_p_best": p["se"]}
        | {
            "expected_loss": w["expected_loss"][k]["value"],
            "preferred": k == w["preferred"],
            "evpi": w["evpi"]["value"],
        }
        for w in payload["worths"]
        for k, p in w["p_best"].items()
    ]


def across_tables(payload: dict[str, Any]) -> RenderableType:
    """Acceptability across worths, where the preferred strategy changes, and what each adds."""
    strategies = list(payload["worths"][0]["p_best"])
    first = Table(title="Chance best, by the worth of one effect", title_justify="left", pad_edge=False)
    for heading in ("Worth", "Preferred", "EVPI", *strategies):
        first.add_column(heading, justify="left" if heading == "Preferred" else "right")
    for w in payload["worths"]:
        chances = [f"{w['p_best'][k]['value']:.3f}" for k in strategies]
        first.add_row(_n(w["wtp"]), w["preferred"], _n(w["evpi"]["value"]), *chances)
    changes = [f"{b['below']} → {b['above']} at {_n(b['wtp'])}" for b in payload["break_even"]]
    said = (
        f"The preferred strategy changes: {'; '.join(changes)}." if changes else "The preferred strategy never changes."
    )
    second = Table(
        title=f"Against {payload['against']}, at {_n(payload['at_wtp'])}", title_justify="left", pad_edge=False
    )
    for heading in ("", "Added cost", "Added effect", "Net benefit", "p10", "p90"):
        second.add_column(heading, justify="right" if heading else "left")
    for k, i in payload["incremental"].items():
        net = i["net_benefit"]
        second.add_row(
            k, *(_n(i[n]["value"]) for n in ("cost", "effect", "net_benefit")), _n(net["p10"]), _n(net["p90"])
        )
    return Group(first, Text(said), second)
