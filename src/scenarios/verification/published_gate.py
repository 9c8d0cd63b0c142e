"""Published results on piloting before deciding."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtr, ndtri
from scipy.stats import qmc

from scenarios.analysis import pilot
from scenarios.analysis.gate import gate
from scenarios.analysis.summary import Estimate
from scenarios.domain.draws import block_edges
from scenarios.store.files.case_files import Case
from scenarios.verification import closed_forms
from scenarios.verification.agreement import Rows, each

GATE_DRAWS = 2**16


def normal_gate(case: Case) -> Rows:
    """Pilot, then decide: the closed form, and our regression on draws that never looks at the gain itself."""
    for number, e in enumerate(case.expected["cases"], 1):
        m, s, noise = e["prior_mean"], e["prior_sd"], e["noise_per_unit"]
        near = {"absolute": 1e-6}
        yield from each(f"gate {number}, EVPI", closed_forms.evpi_two_options(m, s), e["evpi"], **near)
        yield from each(f"gate {number}, chance of a gain", float(ndtr(m / s)), e["p_better"], **near)
        draws = block_edges(GATE_DRAWS)
        theta, error = (ndtri(u) for u in qmc.Sobol(2, seed=number).random(GATE_DRAWS).T)
        gain = m + s * theta
        for of_n in e["by_n"]:
            n, name = of_n["n"], f"gate {number}, {of_n['n']} answers"
            if n == 0:
                fitted = np.stack([np.zeros(GATE_DRAWS), gain])
                yield from each(f"{name}, EVSI", pilot.evsi(fitted, noise**2 / s**2, 0), of_n["evsi"], **near)
                continue
            exact = closed_forms.normal_gate(m, s, noise, n)
            for key, value in exact.items():
                yield from each(f"{name}, {key}, exact", value, of_n[key], **near)
            found = gate(gain, gain + noise / np.sqrt(n) * error, draws)
            net = found.net_value(e["share_of_benefit_lost_by_waiting"], e["pilot_cost"])
            for key, ours in (
                ("evsi", found.evsi),
                ("p_pass", found.passes),
                ("p_false_stop", found.false_stop),
                ("p_false_go", found.false_go),
                ("net_value_of_gate", Estimate(net, found.value_after_pass.se)),
            ):
                allowed = {"absolute": 4 * (ours.se or 0.0) + 1 / GATE_DRAWS, "relative": 0.05}
                yield from each(f"{name}, {key}, from draws", ours.value, of_n[key], **allowed)
            worth = pilot.evsi(np.stack([np.zeros(GATE_DRAWS), gain]), noise**2 / s**2, n)
            yield from each(f"{name}, EVSI of a study", worth, of_n["evsi"], absolute=2e-5, relative=0.05)
