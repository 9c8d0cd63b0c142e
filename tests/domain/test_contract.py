"""What a contract is worth a year, and what a report adds up."""

from __future__ import annotations

from datetime import date

import pytest

from scenarios.domain.contract import CATEGORIES, FLAGS, Contract, RegisterReport


def contract(**more) -> Contract:
    own = {
        "line": 2,
        "reference": "A/1",
        "title": "Home care",
        "department": "Adults",
        "category": "adult social care",
        "suppliers": ("Harbourlight Care Ltd",),
        "sme": True,
        "vcse": False,
        "start": date(2024, 4, 1),
        "end": date(2027, 3, 31),
        "max_end": None,
        "review": None,
        "value_gbp": 300_000.0,
        "basis": "total",
    }
    return Contract(**{**own, **more})


@pytest.mark.parametrize(
    ("more", "annual_gbp"),
    [
        ({}, 300_000 * 365.25 / 1095),
        ({"basis": "annual"}, 300_000),
        ({"basis": "annual", "end": None}, 300_000),
        ({"end": date(2024, 9, 30)}, 300_000),
        ({"end": date(2025, 3, 30)}, 300_000),
        ({"end": date(2025, 3, 31)}, 300_000 * 365.25 / 365),
        ({"end": None}, None),
        ({"start": None}, None),
        ({"end": date(2023, 3, 31)}, None),
        ({"basis": "unknown"}, None),
        ({"basis": "framework_max"}, None),
        ({"basis": "zero", "value_gbp": 0.0}, None),
        ({"basis": "missing", "value_gbp": None}, None),
    ],
)
def test_what_it_is_worth_a_year(more, annual_gbp):
    found = contract(**more).annual_value_gbp
    assert found == (None if annual_gbp is None else pytest.approx(annual_gbp))


def test_a_report_counts_a_repeated_line_once():
    lines = [
        contract(),
        contract(line=3, flags=("exact_duplicate",)),
        contract(line=4, basis="annual", value_gbp=50_000.0, flags=("end_unknown", "several_suppliers")),
        contract(line=5, basis="missing", value_gbp=None, flags=("value_missing", "end_unknown")),
    ]
    report = RegisterReport("r.csv", "CSV", 1, {}, [], [], lines)
    assert [c.line for c in report.counted] == [2, 4, 5]
    assert report.value_by_basis_gbp() == {"total": 300_000.0, "annual": 50_000.0}
    assert report.annual_value_gbp == pytest.approx(300_000 * 365.25 / 1095 + 50_000)
    assert report.flagged() == {
        "value_missing": [5],
        "end_unknown": [4, 5],
        "several_suppliers": [4],
        "exact_duplicate": [3],
    }


def test_categories_are_those_of_the_scenarios(loaded):
    assert set(CATEGORIES) == set(loaded.scenario.spend_mix)


def test_every_flag_is_said_in_words():
    assert all(said and not said.endswith(".") for said in FLAGS.values())
