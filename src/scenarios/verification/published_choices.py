"""Published results on choosing: expected loss, value of information, robustness, the worst tail."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from scenarios.analysis import decision, information, robustness
from scenarios.analysis.acceptability import net_benefit
from scenarios.analysis.splines import Smoother
from scenarios.analysis.summary import Blocks
from scenarios.domain.draws import Array, block_edges
from scenarios.store.files.case_files import Case
from scenarios.verification import closed_forms, criteria
from scenarios.verification.agreement import Rows, each


def dampack(case: Case) -> Rows:
    e, c = case.expected, case.columns
    names = e["strategies"]
    costs, effects = ({s: c[f"{kind}_{s}"] for s in names} for kind in ("cost", "eff"))
    inputs = {k: v for k, v in c.items() if not k.startswith(("cost_", "eff_"))}
    blocks = block_edges(len(costs[names[0]]))
    exact = e["exact_first_tie_numpy"]
    for i, wtp in enumerate(exact["WTP"]):
        d = decision.decide(net_benefit(costs, effects, wtp), blocks)
        yield from each(f"EVPI at {wtp:,}", d.evpi.value, exact["evpi"][i], relative=1e-10)
        yield from each(f"EVPI at {wtp:,}, peer", d.evpi.value, e["evpi"][i]["EVPI"], relative=1e-6)
        yield from each(f"chance best at {wtp:,}", [d.p_best[s].value for s in names], exact["ceac"][i], absolute=1e-12)
        yield from each(
            f"chance best at {wtp:,}, peer",
            [d.p_best[s].value for s in names],
            [e["ceac"][i][s] for s in names],
            absolute=2e-4 + 1e-9,
        )
        yield from each(
            f"expected loss at {wtp:,}", [d.loss[s].value for s in names], exact["exp_loss"][i], relative=1e-10
        )
        yield from each(
            f"expected loss at {wtp:,}, peer",
            [d.loss[s].value for s in names],
            [e["expected_loss"][i][s] for s in names],
            relative=1e-6,
        )
        yield from each(
            f"preferred at {wtp:,} is {e['frontier_strategy'][i]}", float(d.preferred == e["frontier_strategy"][i]), 1.0
        )
    yield from _learning(e, costs, effects, inputs, blocks)
    yield from _ratios(e, costs, effects)


def _learning(
    e: dict[str, Any], costs: dict[str, Any], effects: dict[str, Any], inputs: dict[str, Any], blocks: Blocks
) -> Rows:
    """EVPPI of every input at three values of an effect, and of one pair."""
    for i, wtp in enumerate(e["evppi_single"]["pFailChemo"]["wtp"]):
        values = net_benefit(costs, effects, wtp)
        gains = information.relative(values)
        curved = information.evppi(inputs, values, blocks)
        whole = decision.decide(values, blocks).evpi.value
        for k, known in e["evppi_single"].items():
            yield from each(
                f"EVPPI {k} at {wtp:,}, quadratic",
                information.worth_of(quadratic(inputs[k]).fit(gains)[0]),
                known["poly2"][i],
                relative=1e-6,
                absolute=1e-6,
            )
            yield from each(
                f"EVPPI {k} at {wtp:,}, GAM",
                curved[k].estimate.value,
                known["gam"][i],
                relative=0.03,
                absolute=0.01 * whole,
            )
    values = net_benefit(costs, effects, 100_000)
    pair = information.evppi(inputs, values, blocks, {"pair": ("pFailSurg", "pFailChemo")})["pair"]
    whole = decision.decide(values, blocks).evpi.value
    yield from each(
        "EVPPI of pFailSurg and pFailChemo",
        pair.estimate.value,
        e["evppi_pair_pFailSurg_pFailChemo_wtp1e5_gam_k3"],
        relative=0.03,
        absolute=0.01 * whole,
    )


def quadratic(x: Array) -> Smoother:
    """A quadratic in one input, as some peers fit it."""
    z = (x - x.mean()) / x.std()
    return Smoother(np.ascontiguousarray(np.linalg.qr(np.vander(z, 3, increasing=True))[0].T), np.zeros(3))


def _ratios(e: dict[str, Any], costs: dict[str, Any], effects: dict[str, Any]) -> Rows:
    """The frontier and its quantiles."""
    names = e["strategies"]
    ratios = decision.frontier({s: float(costs[s].mean()) for s in names}, {s: float(effects[s].mean()) for s in names})
    for r, known in zip(ratios, e["icers"], strict=True):
        yield from each(
            f"{known['Strategy']} is {known['Status']}",
            float((r.strategy, r.status) == (known["Strategy"], known["Status"])),
            1.0,
        )
        if known["ICER"] is not None and r.icer is not None:
            yield from each(f"ICER of {r.strategy}", r.icer, known["ICER"], relative=1e-9)
    for known in e["icers_quantiles_95"]:
        low_high = np.quantile(costs[known["Strategy"]], [0.025, 0.975])
        yield from each(
            f"cost quantiles of {known['Strategy']}",
            low_high,
            [known["Lower_95_Cost"], known["Upper_95_Cost"]],
            relative=1e-9,
        )


def textbook(case: Case) -> Rows:
    e, tight = case.expected, {"absolute": 1e-8, "relative": 1e-8}
    yield from each(
        "unit normal loss",
        closed_forms.unit_normal_loss(np.array(e["unit_normal_loss"]["u"])),
        e["unit_normal_loss"]["L"],
        **tight,
    )
    for r in e["two_option_normal"]:
        yield from each(
            f"EVPI of two options, {r['mean_inb']:g} ± {r['sd_inb']:g}",
            closed_forms.evpi_two_options(r["mean_inb"], r["sd_inb"]),
            r["evpi"],
            **tight,
        )
    for k, value in e["k_iid_normal_options_evpi_over_sd"].items():
        yield from each(f"EVPI of {k} options alike", closed_forms.evpi_alike(int(k)), value, **tight)
    for r in [*e["three_option_bvn_with_zero"], e["birthwt_external_validation"]]:
        best = closed_forms.expected_best_of_three(np.array(r["mu"]), np.array(r["sd"]), r["rho"])
        yield from each(f"EVPI of three options, rho {r['rho']:.3g}", best - max(r["mu"]), r["evpi"], **tight)
    for r in e["beta_binomial_two_action"]:
        a = (r["alpha"], r["beta"], r["p0"], r["K"])
        yield from each(f"EVPI of beta({a[0]}, {a[1]})", closed_forms.evpi_beta(*a), r["evpi"], **tight)
        for n, value in r["evsi"].items():
            yield from each(
                f"EVSI of beta({a[0]}, {a[1]}), {n} answers",
                closed_forms.evsi_beta_binomial(*a, int(n)),
                value,
                **tight,
            )
    for r in e["normal_normal_evsi"]:
        yield from each(
            f"EVSI of a normal, {r['n']} answers",
            closed_forms.evsi_normal(r["prior_mean"], r["prior_sd"], r["obs_sd"], r["n"]),
            r["evsi"],
            **tight,
        )
    oil = e["oil_wildcatter"]
    likelihood = np.array(oil["likelihood_closed_open_diffuse"])
    t = closed_forms.evsi_table(np.array(oil["P"]), np.array(oil["payoff_drill"]), likelihood)
    for ours, name in (("without", "meu_no_test"), ("with", "meu_test_gross"), ("evsi", "evsi"), ("evpi", "evpi")):
        yield from each(f"oil wildcatter, {name}", t[ours], oil[name], **tight)
    for r in e["two_strategies_correlated_normal"]:
        sd = closed_forms.sd_of_difference(r["sd_A"], r["sd_B"], r["rho"])
        yield from each(
            f"EVPI of two correlated strategies, rho {r['rho']:g}",
            closed_forms.evpi_two_options(r["mean_A"] - r["mean_B"], sd),
            r["evpi"],
            **tight,
        )


def linear_gaussian(case: Case) -> Rows:
    e, c = case.expected, case.columns
    weights = np.array(e["B"])
    spread = np.array(e["corr"]) * np.outer(e["sd"], e["sd"])
    names = {f"t{i + 1}": [i] for i in range(4)} | {"t1+t2": [0, 1], "t3+t4": [2, 3], "t1+t2+t3+t4": [0, 1, 2, 3]}
    for k, members in names.items():
        slope = weights @ spread[:, members]
        known = slope @ np.linalg.solve(spread[np.ix_(members, members)], slope.T)
        sd = np.sqrt(np.diag(known))
        exact = closed_forms.evppi_linear(
            np.array(e["mean_nb"][1:]), sd, float(np.clip(known[0, 1] / sd.prod(), -1, 1))
        )
        yield from each(f"EVPPI of {k}, exact", exact, e["evppi_exact"][k], absolute=1e-6)
    inputs = {k: v for k, v in c.items() if k.startswith("t")}
    values = {k: v for k, v in c.items() if k.startswith("nb")}
    sets = {k: tuple(k.split("+")) for k in names if "+" in k}
    found = information.evppi(inputs, values, block_edges(len(c["t1"])), sets)
    for k in names:
        yield from each(f"EVPPI of {k}, from draws", found[k].estimate.value, e["evppi_exact"][k], relative=0.05)


def robustness_case(case: Case) -> Rows:
    tables: dict[str, dict[int, list[float]]] = {}
    for r in case.rows:
        tables.setdefault(r["matrix"], {}).setdefault(int(r["option"]), []).append(float(r["value"]))
    m = {k: np.array(list(v.values())) for k, v in tables.items()}
    e, near = case.expected, {"absolute": 1e-9}
    first = e["jmcdm_4x4"]
    table = m["jmcdm_4x4"]
    yield from each("lowest of each option", criteria.maximin(table), first["maximin_rowmins"], **near)
    yield from each("highest of each option", criteria.maximax(table), first["maximax_rowmaxs"], **near)
    yield from each("regret table", criteria.regret_table(table), first["savage_regret_table"], **near)
    yield from each("largest regret", criteria.max_regret(table), first["savage_max_regret"], **near)
    yield from each("expected value", table @ np.array(first["weights"]), first["expected_value"], **near)
    yield from each(
        "expected regret", criteria.regret_table(table) @ np.array(first["weights"]), first["expected_regret"], **near
    )
    yield from each("Laplace", criteria.laplace(m["jmcdm_laplace_3x4"]), e["jmcdm_laplace_3x4"]["laplace"], **near)
    yield from each(
        "regret of investing",
        criteria.regret_table(m["wikipedia_invest_3x3"]),
        e["wikipedia_invest_3x3"]["regret"],
        **near,
    )
    rules: dict[str, Callable[[Array], Array]] = {
        "maximin": criteria.maximin,
        "maximax": criteria.maximax,
        "laplace": criteria.laplace,
        "minimax_regret": lambda t: -criteria.max_regret(t),
        "mean_variance": criteria.mean_variance,
        "undesirable_deviations": criteria.undesirable_deviations,
        "hurwicz_alpha0.75": lambda t: criteria.hurwicz(t, 0.75),
        "hurwicz_alpha0.5": lambda t: criteria.hurwicz(t, 0.5),
        "percentile_regret_0.1": lambda t: -criteria.percentile_regret(t, 0.9),
        "percentile_skew": criteria.percentile_skew,
    }
    for name, runs in e["rapid_run"].items():
        for rule, published in runs.items():
            kind, side = rule.rsplit("_", 1)
            yield from each(f"{rule} of {name}", rules[kind](m[name] if side == "max" else -m[name]), published, **near)
    yield from each(
        "kurtosis",
        criteria.percentile_kurtosis(m["rapid_kurt_2x4"]),
        e["rapid_published_tests"]["kurtosis_2x4"],
        absolute=1e-8,
    )
    stars = np.array([[0.5, 0.99, 1], [0.6, 0.65, 0.69]])
    known = next(v for k, v in e["rapid_published_tests"].items() if k.startswith("starrs"))
    yield from each("good enough, at or above", criteria.satisficing(stars, 0.65), known["max_ge"], **near)
    yield from each("good enough, above", criteria.satisficing(stars, 0.65, strict=True), known["max_gt"], **near)


def cvar_case(case: Case) -> Rows:
    e = case.expected
    for r in e["discrete"]:
        yield from each(
            f"worst {r['alpha']:g} of twenty",
            robustness.cvar(np.array(e["discrete_x"]), r["alpha"]),
            r["cvar_lower_exact"],
            absolute=1e-12,
        )
    for share, r in e["continuous_closed_form"]["normal_0_1"].items():
        yield from each(
            f"worst {share} of a normal", criteria.cvar_normal(0, 1, float(share)), r["cvar"], absolute=1e-10
        )
    known = e["continuous_closed_form"]
    yield from each(
        "worst 0.05 of a normal (100, 30)",
        criteria.cvar_normal(100, 30, 0.05),
        known["normal_100_30_alpha05"]["cvar"],
        absolute=1e-10,
    )
    yield from each(
        "worst 0.05 of a lognormal",
        criteria.cvar_lognormal(3, 0.6, 0.05),
        known["lognormal_mu3_s06_lower_alpha05"]["cvar"],
        absolute=1e-10,
    )
    x = next(iter(case.columns.values()))
    for share, r in e["input_csv"].items():
        yield from each(
            f"worst {share} of 5,000", robustness.cvar(x, float(share)), r["cvar_exact_split"], absolute=1e-10
        )
