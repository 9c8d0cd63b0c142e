"""`scenarios need`: what it would take."""

from __future__ import annotations

import csv
import io
import json

import pytest
from calling import scenarios


def test_one_lever_is_solved_for_with_its_error():
    done = scenarios(
        "need", "existing_practice", "--target", "people=12", "--by", "spend_gbp", "--draws", "512", "--format", "json"
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["target"] == {"wanted": "people", "amount": 12.0, "cautious": False}
    (row,) = found["levers"]
    assert 4e8 < row["needed"] < 5e8
    assert row["se"] > 0


def test_every_lever_has_a_row_and_a_chance_is_typed_in_percent():
    done = scenarios("need", "existing_practice", "--target", "ahead=60%", "--draws", "128", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) == 10
    assert {"key", "today", "needed", "se", "least", "most", "reaches"} <= set(rows[0])
    table = scenarios(
        *("need", "existing_practice", "--target", "people=12", "--draws", "128", "--by", "years", "--cautious")
    )
    assert "in nine futures of ten" in " ".join(table.stdout.split())


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--target", "peple=12"), "Did you mean 'people'"),
        (("--target", "people"), "write it as people=100"),
        (("--target", "people=-5"), "write it as people=100"),
        (("--target", "people=inf"), "write it as people=100"),
        (("--target", "people=nan"), "write it as people=100"),
        (("--target", "every_ward=1", "--mission", "jobs"), "only isolation goes ward by ward, and the mission is"),
        (
            ("--target", "people=9", "--mission", "jobs", "--scenario-out", "j.toml"),
            "the climb is that of isolation, and the mission is jobs",
        ),
        (("--target", "people=9", "--mission", "jobs", "--by", "reach_ceiling"), "--by is 'reach_ceiling'"),
        (("--target", "ahead=2"), "a chance lies above 0 and below 100 %"),
        (("--target", "people=12", "--by", "spend"), "spend_gbp"),
    ],
)
def test_what_cannot_be_used_is_a_sentence(options, says):
    done = scenarios("need", "existing_practice", *options)
    assert done.returncode == 2
    assert says in " ".join(done.stderr.split())


def test_the_climb_is_written_as_a_scenario_that_runs(tmp_path):
    path = tmp_path / "climb.toml"
    common = ("--target", "value=£2m", "--by", "years", "--draws", "256", "--scenario-out", path)
    done = scenarios("need", "existing_practice", *common)
    assert done.returncode == 0, done.stderr
    assert "levers at their ambitious ends, every one that gains" in done.stderr
    people = [
        json.loads(scenarios("run", file, "--draws", "256", "--format", "json").stdout)["strategies"]["one_mission"][
            "outcomes"
        ]["people_no_longer_isolated_at_end"]["mean"]
        for file in ("existing_practice", path)
    ]
    assert people[1] > 5 * people[0]


def test_at_least_so_many_in_every_ward():
    done = scenarios(
        *("need", "existing_practice", "--target", "every_ward=0.5", "--by", "spend_gbp", "--draws", "128"),
        *("--format", "json"),
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["levers"][0]["needed"] > 4e8


def test_a_climb_towards_people_stops_where_they_are_met(tmp_path):
    path = tmp_path / "climb.toml"
    done = scenarios(
        *("need", "existing_practice", "--target", "people=30", "--by", "years", "--draws", "256"),
        *("--scenario-out", path),
    )
    assert done.returncode == 0, done.stderr
    assert "1 levers at their ambitious ends. The 30 that are aimed for are there once step 1 is done" in done.stderr
    assert path.read_text().count("[[overrides]]") == 1
