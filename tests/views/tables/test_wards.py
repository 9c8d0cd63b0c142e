"""The figures of the ward map as tables."""

from __future__ import annotations

import csv
import io

import numpy as np
import pandas as pd
import pytest

from scenarios.analysis.ward_stats import Fifth, fifths
from scenarios.answers import link
from scenarios.answers import wards as ward_answers
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.domain.scenario import BASELINE
from scenarios.views.tables import wards as ward_tables

TITLES = ("One mission", "Piecemeal")


@pytest.fixture(scope="module")
def resolved():
    return RESOLVER.resolve(link.asked(Choices(levers={"draws": 256, "years": 3}), RESOLVER))


@pytest.fixture(scope="module")
def helped(resolved):
    return ward_answers.ward_year(resolved, BASELINE, 3)


@pytest.fixture(scope="module")
def table(resolved, helped):
    condition = ward_answers.ward_setting(resolved, BASELINE).condition
    fifth = fifths(resolved.wards.adults, resolved.wards.deprivation)
    return ward_tables.table(resolved.wards, condition, helped, TITLES, fifth, "2026")


def test_every_ward_has_a_row_with_every_figure_of_the_map(table, resolved):
    assert table["Code"].tolist() == list(resolved.wards.code)
    assert not table.drop(columns=["Warning", "Too small to tell"]).isna().to_numpy().any()
    assert set(table["Figures"]) == {"modelled"}
    assert set(table["Boundaries"]) == {"2026"}


def test_a_difference_is_one_strategy_less_the_other(table, helped):
    gap = table[f"{TITLES[0]}: no longer lonely"] - table[f"{TITLES[1]}: no longer lonely"]
    assert table["Difference"].to_numpy() == pytest.approx(gap.to_numpy(), abs=0.02)
    assert table["Difference"].to_numpy() == pytest.approx(helped.difference.mean, abs=0.006)


def test_chances_are_in_a_hundred(table, helped):
    assert table["Better, in 100"].to_numpy() == pytest.approx(100 * helped.p_better, abs=0.01)


def test_ranges_lie_around_the_average(table):
    assert (table["Often lonely: p10"] <= table["Often lonely today"]).all()
    assert (table["Often lonely today"] <= table["Often lonely: p90"]).all()


def test_the_noise_is_marked_and_nothing_else_is(table, helped):
    assert ((table["Too small to tell"] == "yes") == helped.in_noise).all()


def test_every_rule_is_a_row_with_its_fifths():
    rows = [Fifth(n, 4, 1000.0, {"f": (n * 1.0, 0.5, 9.0)}) for n in (1, 2, 5)]
    gains = ward_answers.Gains(rows, np.array([100.0, 140.0]))
    table = ward_tables.rules_table({"need": gains}, {"need": "By need"}, "f")
    assert table.columns.tolist() == [
        "Rule",
        "Over all wards",
        "Most deprived fifth",
        "Fifth 2",
        "Least deprived fifth",
    ]
    assert table.iloc[0].tolist() == ["By need", "120", "1 (0.5 to 9)", "2 (0.5 to 9)", "5 (0.5 to 9)"]


def test_every_strategy_is_a_row_under_one_rule():
    rows = [Fifth(1, 4, 1000.0, {"a": (1.0, 0.5, 2.0), "b": (3.0, 2.0, 4.0)})]
    table = ward_tables.strategies_table(rows, {"a": "A", "b": "B"})
    assert table["Strategy"].tolist() == ["A", "B"]
    assert table["Most deprived fifth"].tolist() == ["1 (0.5 to 2)", "3 (2 to 4)"]


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5 wards", "@cmd", "\tx"])
def test_text_that_a_spreadsheet_would_run_is_disarmed(text):
    frame = pd.DataFrame({"name": [text], "n": [-5.0]})
    body = ward_tables.safe_csv(frame)
    row = next(csv.DictReader(io.StringIO(body.removeprefix("\ufeff"))))
    assert row["name"] == f"'{text}"
    assert row["n"] == "-5.0"


def test_a_spreadsheet_is_told_that_it_is_utf_8():
    body = ward_tables.safe_csv(pd.DataFrame({"ward": ["Île"]}))
    assert body.startswith("\ufeffward\r\n")
    assert "Île" in body
