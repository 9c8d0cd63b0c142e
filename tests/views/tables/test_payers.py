"""Payers and kinds of suppliers as tables."""

from __future__ import annotations

import numpy as np

from scenarios.analysis.partners import PayerLine
from scenarios.analysis.summary import summarise
from scenarios.analysis.suppliers import KindLine
from scenarios.views.tables import payers


def summary(*values):
    return summarise(np.array(list(values) * 16, float), tuple((i * 4, i * 4 + 4) for i in range(16)))


def test_a_row_a_payer_with_ranges_and_nothing_for_nothing():
    some, none = summary(1e5, 2e5, 3e5, 4e5), summary(0, 0, 0, 0)
    council = PayerLine("", "The council", 4e8, None, 1.0, some, some, none)
    frame = payers.payers([council, PayerLine("t", "T", 1e6, 2, 0.5, some, some, some)])
    assert frame["Joins"].tolist() == ["", "year 2, 50 in 100"]
    assert frame["Spends a year"].tolist() == ["£400m", "£1m"]
    assert frame["Left after the mission's costs"][0] == "nothing"
    assert frame["Pledged a year"][0].startswith("£250,000 (£")


def test_a_row_a_kind_with_what_differs():
    some = summary(1e5, 1e5, 1e5, 1e5)
    frame = payers.kinds(
        [KindLine("vcse", 0.14, *[some] * 4, {"in_kind": 1.2}), KindLine("large", 0.86, *[some] * 4, {})]
    )
    assert frame["Suppliers"].tolist() == ["Charities and social enterprises", "Large firms"]
    assert frame["Beside everybody's"].tolist() == ["in kind 120 %", "the same"]
    assert frame["Of £100 spent"].tolist() == ["£14", "£86"]
