"""A run as plain values: everything an analyst or an auditor needs, ready for JSON or CSV."""

from __future__ import annotations

import platform
from collections.abc import Mapping
from importlib.metadata import version
from typing import Any

from scenarios import __version__
from scenarios.analysis.crossing import Crossing
from scenarios.analysis.difference import Difference
from scenarios.analysis.grant import GrantInstead, Side
from scenarios.analysis.outcomes import LadderOutcomes, Lead, StrategyOutcomes
from scenarios.analysis.partners import PartnersAdd
from scenarios.analysis.summary import Estimate, RowSummaries, Summary
from scenarios.answers.compare import Setting
from scenarios.domain.scenario import digest
from scenarios.domain.wards import Wards

LIBRARIES = ("numpy", "scipy")
LESS_FOCUS = "grant_less_focus_running_cost_paid"
WARD_FIGURES = ("adults_in_condition", "person_years_averted", "no_longer_isolated_at_end", "people_reached")


def stamp(about: Setting) -> dict[str, Any]:
    """What was run, so that it can be run again: seed, draws, versions and hashes."""
    scenario, wards, levers = about.scenario, about.wards, about.scenario.levers
    return {
        "scenario": scenario.name,
        "title": scenario.title,
        "link": about.link,
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
        "contract_book": scenario.contracts.book,
        "partners": {k: p.model_dump(mode="json", exclude_defaults=True) for k, p in scenario.partners.items()},
        "kinds": {k: d.model_dump(mode="json", exclude_defaults=True) for k, d in scenario.kinds.items()},
        "overrides": [o.model_dump(mode="json", exclude_defaults=True) for o in scenario.overrides],
        "draws": about.draws,
        "blocks": about.blocks,
        "versions": {
            "one_mission": __version__,
            "python": platform.python_version(),
            **{k: version(k) for k in LIBRARIES},
        },
    }


def run_payload(
    outcomes: Mapping[str, StrategyOutcomes],
    about: Setting,
    correlations: list[dict[str, object]],
    instead: GrantInstead,
    partners: PartnersAdd | None = None,
) -> dict[str, Any]:
    """Per strategy every outcome with its error, the difference from piecemeal, both valuations and the wards.

    Beside them, the same cash paid as a grant (equation 38).
    """
    return {
        "run": stamp(about),
        "notes": list(about.wards.notes),
        "correlations": correlations,
        "strategies": {
            key: {
                "title": s.title,
                "points_at": s.points_at,
                "outcomes": {name: summary(numbers) for name, numbers in s.outcomes.items()},
                "from_piecemeal": {name: _lead(lead) for name, lead in s.from_piecemeal.items()},
                "chance_of_being_best": estimate(s.chance_of_being_best),
                "expected_loss_gbp": estimate(s.expected_loss_gbp),
                "wards": ward_table(s.wards, about.wards),
            }
            for key, s in outcomes.items()
        },
        "grant_instead": grant_payload(instead),
        **({"partners": partners_payload(partners)} if partners else {}),
    }


def partners_payload(found: PartnersAdd) -> dict[str, Any]:
    """What partners add to the first strategy, and whose pounds it points in an average year (equation 28)."""
    return {
        "alone": _lead(found.alone),
        "together": _lead(found.together),
        "people_added": summary(found.people),
        "value_added_gbp": summary(found.value_gbp),
        "by_payer": {
            p.key or "council": {
                "title": p.title,
                "spend_gbp": p.spend_gbp,
                "joins_year": p.joins,
                "joins_share": p.joins_share,
                "pledged_gbp": summary(p.pledged_gbp),
                "pointed_gbp": summary(p.pointed_gbp),
                "left_gbp": summary(p.left_gbp),
            }
            for p in found.payers
        },
    }


def grant_payload(instead: GrantInstead) -> dict[str, Any]:
    """The grant beside the mission that it is paid instead of (equation 38)."""
    return {
        "mission": instead.mission,
        "grant_gbp": estimate(instead.grant_gbp),
        "cost_gbp": estimate(instead.cost_gbp),
        "from_piecemeal": {name: _side(side) for name, side in _sides(instead).items()},
        LESS_FOCUS: _lead(instead.grant_over_focus),
    }


def _sides(instead: GrantInstead) -> dict[str, Side]:
    """The three ways compared, by name."""
    return {"grant": instead.grant, "focus_running_cost_paid": instead.focus_paid, "focus": instead.focus}


def _side(side: Side) -> dict[str, Any]:
    return {"title": side.title, "people": summary(side.people), "value_net_of_cash_gbp": _lead(side.value)}


def _lead(lead: Lead | Difference) -> dict[str, Any]:
    loss = {"expected_loss_gbp": estimate(lead.expected_loss_gbp)} if isinstance(lead, Lead) else {}
    return {**summary(lead.summary), "p_better": estimate(lead.p_better), **loss, "verdict": lead.verdict}


def ward_table(figures: Mapping[str, RowSummaries], wards: Wards) -> list[dict[str, Any]]:
    """One row a ward; every figure is modelled."""
    return [
        {
            "ward_code": code,
            "ward_name": wards.name[j],
            "adults": float(wards.adults[j]),
            "modelled": wards.prevalence is None,
            "imputed": code in wards.imputed,
            **{name: _ward(numbers, j) for name, numbers in figures.items()},
        }
        for j, code in enumerate(wards.code)
    ]


def _ward(numbers: RowSummaries, j: int) -> dict[str, float | None]:
    """One figure of one ward: mean, p10 and p90, each with its error."""
    names = {"se": "mean", "se_p10": "low", "se_p90": "high"}
    errors = {name: numbers.errors[of] for name, of in names.items()}
    return {
        "mean": float(numbers.mean[j]),
        "p10": float(numbers.low[j]),
        "p90": float(numbers.high[j]),
        **{name: None if e is None else float(e[j]) for name, e in errors.items()},
    }


def ladder_payload(found: LadderOutcomes, about: Setting) -> dict[str, Any]:
    """Every level of spend and every strategy, with the spend at which each changes places with piecemeal."""
    levels = [
        {
            "spend_gbp": float(spend),
            "strategies": {k: {**summary(s.summary), "p_better": estimate(s.p_better)} for k, s in here.items()},
        }
        for spend, here in zip(found.ladder.spend_gbp, found.levels, strict=True)
    ]
    draws = found.ladder.blocks[-1][1]
    return {
        "run": {**stamp(about), "ladder_draws": draws},
        "levels": levels,
        "crossings": {key: _crossing(c) for key, c in found.crossings.items()},
    }


def _crossing(c: Crossing) -> dict[str, Any]:
    return {
        "spend_gbp": None if c.spend_gbp is None else estimate(c.spend_gbp),
        "overtakes": c.overtakes,
        "more_crossings": c.more,
        "p10_gbp": None if c.low_gbp is None else estimate(c.low_gbp),
        "p90_gbp": None if c.high_gbp is None else estimate(c.high_gbp),
        "share_of_futures_crossing": estimate(c.crosses_share),
        "share_ahead_at_top": estimate(c.ahead_at_top_share),
    }


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
    """A run as flat rows for CSV: one a strategy and outcome, one a strategy, ward and figure, then the grant's."""
    out = []
    for key, s in payload["strategies"].items():
        leads = {f"from_piecemeal:{k}": v for k, v in s["from_piecemeal"].items()}
        out += [_row(key, name, numbers) for name, numbers in {**s["outcomes"], **leads}.items()]
        for ward in s["wards"]:
            out += [_ward_row(key, ward, name) for name in WARD_FIGURES]
    instead = payload["grant_instead"]
    for key, side in instead["from_piecemeal"].items():
        names = ("people", "value_net_of_cash_gbp")
        out += [_row(f"grant_instead:{key}", f"from_piecemeal:{name}", side[name]) for name in names]
    return [*out, _row("grant_instead", LESS_FOCUS, instead[LESS_FOCUS])]


def _row(strategy: str, outcome: str, numbers: dict[str, Any]) -> dict[str, Any]:
    row: dict[str, Any] = {"strategy": strategy, "ward_code": "", "outcome": outcome}
    row |= {k: numbers[k] for k in ("mean", "p5", "p10", "p50", "p90", "p95")}
    row |= {f"se_{k}": v for k, v in numbers["se"].items()}
    for chance in ("p_better", "expected_loss_gbp"):
        row[chance] = numbers[chance]["value"] if chance in numbers else None
        row[f"se_{chance}"] = numbers[chance]["se"] if chance in numbers else None
    return row


def _ward_row(strategy: str, ward: dict[str, Any], figure: str) -> dict[str, Any]:
    numbers = ward[figure]
    row = {"strategy": strategy, "ward_code": ward["ward_code"], "outcome": figure}
    return row | {k: numbers[k] for k in ("mean", "p10", "p90")} | {"se_mean": numbers["se"]}
