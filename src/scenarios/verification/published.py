"""Ours against published: every published result this project can compute, with the tolerance its source allows."""

from __future__ import annotations

from collections.abc import Callable

from scenarios.store.files.case_files import Case
from scenarios.verification import published_choices, published_gate, published_methods, published_values
from scenarios.verification.agreement import Row, Rows

ANSWERS: dict[str, Callable[[Case], Rows]] = {
    "dampack_example_psa": published_choices.dampack,
    "evpi_closed_forms": published_choices.textbook,
    "evppi_linear_gaussian": published_choices.linear_gaussian,
    "robustness_metrics": published_choices.robustness_case,
    "cvar": published_choices.cvar_case,
    "evsi_normal_gate": published_gate.normal_gate,
    "prim_bryant_lempert": published_methods.prim_case,
    "quantile_dotplot": published_methods.dotplot,
    "elicitation_conversions": published_methods.elicitation,
    "greenbook_discounting": published_methods.green_book,
    "swing_roc_weights": published_values.swing,
    "smaa_thrombo": published_values.smaa,
}


def compared(case: Case) -> list[Row]:
    """Every row of a case; empty where this project does not answer it."""
    answer = ANSWERS.get(case.name)
    return [] if answer is None else [Row(case.name, *row) for row in answer(case)]
