"""The list of changes as a table, and every pound once."""

from __future__ import annotations

import pytest

from scenarios.analysis.budgets import BudgetLine
from scenarios.analysis.changes import Change
from scenarios.domain.scenario import Override
from scenarios.views.tables import change_list


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (True, "yes"),
        (False, "no"),
        (0.25, "0.25"),
        (4e8, "£400m"),
        ("per_head", "per head"),
        ((), "none"),
        (("a", "b_c"), "a, b c"),
        ({"parks": 0.5, "roads": 0.5}, "parks 0.5, roads 0.5"),
        (10, "10"),
    ],
)
def test_a_setting_in_a_few_words(value, words):
    assert change_list.in_words(value) == words


def test_a_distribution_is_its_middle_and_where_eight_in_ten_lie(register):
    text = change_list.in_words(register["fixed_cost_mission"])
    assert text.startswith("about £")
    assert " to £" in text
    fixed = register["fixed_cost_mission"].model_copy(update={"distribution": "fixed", "parameters": {"value": 3e5}})
    assert change_list.in_words(fixed) == "£300,000"
    assert change_list.in_words(register["piecemeal_mix"]).startswith("a mix of ")


def test_a_council_and_strategies_are_said_without_brackets(loaded):
    text = change_list.in_words(loaded.scenario.strategies)
    assert "{" not in text
    assert "One mission" in text
    assert "suchnsuch" in change_list.in_words(loaded.scenario.council)


def test_a_row_is_a_change_with_old_new_and_why():
    found = [Change("setting", "years", "Years", 10, 7, "Set on screen")]
    table = change_list.table(found, {})
    assert table.columns.tolist() == change_list.COLUMNS
    assert table.iloc[0].tolist() == ["Years", "Setting", "10", "7", "Set on screen"]


def test_no_change_is_a_table_without_rows():
    assert change_list.table([], {}).columns.tolist() == change_list.COLUMNS


def test_another_study_is_named(register):
    p = next(p for p in register.parameters.values() if p.studies)
    study = next(iter(p.studies))
    change = Change("assumption", p.key, p.name, p, p.behind(study), "because")
    given = {p.key: Override(key=p.key, study=study, why="because")}
    assert change_list.table([change], given)["Here"].iloc[0].endswith(f", as in {p.studies[study].title.lower()}")
    assert "as in" not in change_list.table([change], {})["Here"].iloc[0]


def test_pounds_are_listed_largest_first_whatever_their_sign():
    lines = [BudgetLine("M", t, v, "no", "whose") for t, v in (("small", 5.4), ("less", -90.0), ("most", 300.0))]
    table = change_list.budget_table(lines)
    assert table["What is valued"].tolist() == ["most", "less", "small"]
    assert table["Average value (£)"].tolist() == [300, -90, 5]
    assert set(table["Whose"]) == {"whose"}
