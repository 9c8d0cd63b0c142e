"""`scenarios ladder`: every strategy across levels of spend."""

from __future__ import annotations

import csv
import io
import json

import pytest
from calling import scenarios


def test_the_ladder():
    done = scenarios("ladder", "existing_practice", "--levels", "5", "--draws", "256", "--format", "json")
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert [level["spend_gbp"] for level in values["levels"]] == [0, 2.5e8, 5e8, 7.5e8, 1e9]
    assert set(values["crossings"]) == {"one_mission", "few_missions", "half_and_half", "other_mission"}
    table = scenarios("ladder", "existing_practice", "--levels", "3", "--draws", "64", "--top", "800m")
    assert "£800m" in table.stdout


def test_a_row_of_the_csv_is_a_level_and_a_strategy():
    done = scenarios("ladder", "existing_practice", "--levels", "3", "--draws", "64", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 3 * 5
    assert {"spend_gbp", "strategy", "mean", "se_mean", "p_better", "se_p_better"} <= set(rows[0])
    assert {r["mean"] for r in rows if float(r["spend_gbp"]) == 0} == {"0.0"}


def test_the_table_says_where_the_ranking_changes():
    done = scenarios("ladder", "existing_practice", "--levels", "9", "--draws", "256")
    assert "Average value over the horizon, by spend" in done.words
    assert "£1bn" in done.words
    assert "In single futures it lies anywhere from £" in done.words


def test_the_highest_rung_is_a_spend_the_model_can_be_asked_for():
    for top in ("0", "-5", "1e12"):
        done = scenarios("ladder", "existing_practice", "--top", top)
        assert done.returncode == 2, top
        assert "--top" in done.stderr


@pytest.mark.parametrize("levels", ["2", "1002", "many"])
def test_how_many_levels_there_can_be(levels):
    done = scenarios("ladder", "existing_practice", "--levels", levels)
    assert done.returncode == 2
    assert "--levels" in done.stderr


def test_a_grant_is_told_beside_the_crossings():
    done = scenarios("ladder", "existing_practice", "--draws", "256", "--levels", "5")
    assert "Why not simply pay for it? At £400m a year: paying for the help directly" in done.words
