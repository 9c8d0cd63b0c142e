"""Published results on methods: scenario discovery, dotplots, elicitation, discounting."""

from __future__ import annotations

import numpy as np

from scenarios.analysis import dots, prim
from scenarios.store.files.case_files import Case
from scenarios.uncertainty import elicit
from scenarios.uncertainty.distributions import frozen, mean
from scenarios.verification import appraisal
from scenarios.verification.agreement import Rows, each


def prim_case(case: Case) -> Rows:
    names = [k for k in case.columns if k != "interesting"]
    x, event = np.stack([case.columns[k] for k in names]), case.columns["interesting"].astype(bool)
    path = prim.peel(x, event, 0.1, 0.05)
    e = case.expected["peeling_trajectory"]
    yield from each("boxes on the path", len(path), len(e["coverage"]))
    for what in ("coverage", "density", "mass"):
        yield from each(what, [getattr(b, what) for b in path][: len(e[what])], e[what], absolute=1e-6)
    yield from each("conditions", [b.conditions for b in path], e["res_dim"])
    for number in (21, 22, 27):
        for j, limits in path[number].limits.items():
            yield from each(
                f"box {number}, {names[j]}", limits, case.expected[f"box_{number}"][names[j]], absolute=1e-9
            )
    for j, ends in prim.quasi_p(x, event, path[21]).items():
        yield from each(
            f"quasi-p, {names[j]}",
            [-1.0 if p is None else p for p in ends],
            case.expected["qp_21"][names[j]],
            absolute=1e-9,
        )


def dotplot(case: Case) -> Rows:
    from scipy import stats

    d = stats.lognorm(s=0.2, scale=11.4)
    e = case.expected
    for n, known in ((20, e), (50, e["n50"])):
        yield from each(f"levels of {n} dots", dots.levels(n), known["p"], absolute=1e-12)
        yield from each(f"places of {n} dots", d.ppf(dots.levels(n)), known["x"], absolute=1e-9)


def elicitation(case: Case) -> Rows:
    e, near = case.expected, {"absolute": 1e-9, "relative": 1e-9}
    for kind, make in (("lognormal", elicit.lognormal_from), ("normal", elicit.normal_from)):
        for r in e[f"{kind}_from_interval"]:
            made = make(r["low"], r["high"], r["credibility"] / 100)
            name = f"{kind} of {r['low']:g} to {r['high']:g} ({r['credibility']} %)"
            yield from each(f"{name}, mean and sd", [mean(made), frozen(made).std()], [r["mean"], r["sd"]], **near)
    for r in e["triangular"]:
        d = frozen(elicit.triangular(r["left"], r["mode"], r["right"]))
        yield from each(
            f"triangle to {r['right']:g}", [d.mean(), d.var(), d.median()], [r["mean"], r["var"], r["median"]], **near
        )
    for r in e["pert"]:
        made = elicit.pert(r["left"], r["mode"], r["right"], r["lam"])
        ours = [made.parameters["a"], made.parameters["b"], mean(made), frozen(made).var()]
        yield from each(f"PERT to {r['right']:g}", ours, [r["alpha"], r["beta"], r["mean"], r["var"]], **near)


def green_book(case: Case) -> Rows:
    e, near = case.expected, {"absolute": 1e-9, "relative": 1e-9}
    years = np.array(e["years"])
    for schedule in ("standard", "health"):
        yield from each(
            f"discount factor, {schedule}",
            appraisal.discount_factor(years, schedule),
            e[f"discount_factor_{schedule}"],
            **near,
        )
        yield from each(
            f"rate, {schedule}", appraisal.rate(np.array(e["stpr"]["year"]), schedule), e["stpr"][schedule], **near
        )
    for r in e["npv"]:
        flow = np.array(r["cashflow"], float)
        yield from each(
            f"present value over {len(flow)} years, {r['schedule']}",
            appraisal.present_value(flow, r["schedule"]),
            r["npv"],
            **near,
        )
        if "eanc" in r:
            yield from each("equivalent annual", appraisal.equivalent_annual(flow, r["schedule"]), r["eanc"], **near)
    a = e["appraise"]
    costs, benefits = np.array(a["costs"], float), np.array(a["benefits"], float)
    yield from each("net present value", appraisal.present_value(benefits - costs), a["npv"], **near)
    yield from each("benefit-cost ratio", appraisal.benefit_cost_ratio(costs, benefits), a["bcr"], **near)
    w = e["distributional_weight"]
    yield from each(
        "distributional weight",
        appraisal.distributional_weight(np.array(w["income"]), w["reference"], w["eta"]),
        w["weight"],
        **near,
    )
    r = e["risk_register"]
    ours = appraisal.risk_exposure(np.array(r["p"]), np.array(r["impact"]))
    yield from each("risk register", [ours["expected"], ours["exposure"]], [r["expected"], r["exposure"]], **near)
