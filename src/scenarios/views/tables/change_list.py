"""The list of changes: old, new, why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from scenarios.analysis.budgets import BudgetLine
from scenarios.analysis.changes import Change
from scenarios.domain.parameter import Parameter
from scenarios.domain.scenario import Override
from scenarios.uncertainty.distributions import quantiles
from scenarios.views import words

KINDS = {"assumption": "Assumption", "setting": "Setting", "scenario": "Scenario"}
COLUMNS = ["What", "Kind", "In the base", "Here", "Why"]


def table(found: Sequence[Change], overrides: Mapping[str, Override]) -> pd.DataFrame:
    """One row a change."""
    rows = [[c.name, KINDS[c.kind], in_words(c.old), _new(c, overrides), c.why] for c in found]
    return pd.DataFrame(rows, columns=COLUMNS)


def _new(c: Change, overrides: Mapping[str, Override]) -> str:
    value, given = in_words(c.new), overrides.get(c.key)
    if isinstance(c.new, Parameter) and given is not None and given.study is not None:
        return f"{value}, as in {c.new.studies[given.study].title.lower()}"
    return value


def in_words(value: object) -> str:
    """A setting, a set of shares or a distribution in a few words."""
    if isinstance(value, Parameter):
        return _distribution(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return words.numbers.exact_pounds(value) if value > 1000 else f"{value:g}"
    if isinstance(value, Mapping):
        return ", ".join(f"{k} {in_words(v)}" for k, v in value.items())
    if isinstance(value, tuple | list):
        return ", ".join(in_words(v) for v in value) or "none"
    if hasattr(value, "model_dump"):
        return in_words(value.model_dump(exclude_none=True, exclude_defaults=True))
    return str(value).replace("_", " ")


def _distribution(p: Parameter) -> str:
    if p.distribution in ("fixed", "shares", "dirichlet"):
        return words.evidence.distribution(p, p.unit, 0.0, 0.0, 0.0)
    low, middle, high = quantiles(p, (0.1, 0.5, 0.9))
    return words.evidence.distribution(p, p.unit, low, high, middle)


def budget_table(found: Sequence[BudgetLine]) -> pd.DataFrame:
    """Every pound once, largest first."""
    rows = [
        {
            "Mission": p.mission,
            "What is valued": p.title,
            "Average value (£)": round(p.value_gbp),
            "Can be taken out of a budget": p.cashable,
            "Whose": p.budget,
        }
        for p in sorted(found, key=lambda p: -abs(p.value_gbp))
    ]
    return pd.DataFrame(rows)


def by_payer(found: Sequence[BudgetLine]) -> pd.DataFrame:
    """The same pounds summed over missions: whose they are, and whether anybody can take them out of a budget."""
    totals: dict[tuple[str, str], float] = {}
    for p in found:
        key = p.budget, p.cashable
        totals[key] = totals.get(key, 0.0) + p.value_gbp
    rows = [
        {"Whose": whose, "Can be taken out of a budget": cashable, "Average value (£)": round(value_gbp)}
        for (whose, cashable), value_gbp in sorted(totals.items(), key=lambda pair: -abs(pair[1]))
    ]
    return pd.DataFrame(rows, columns=["Whose", "Can be taken out of a budget", "Average value (£)"])
