"""`scenarios run`: the sentence, every form of the answer, and the audit trail."""

from __future__ import annotations

import csv
import io
import json

import pytest
from calling import scenarios


def test_run_prints_the_sentence_and_tables():
    done = scenarios("run", "existing_practice", "--draws", "256")
    assert done.returncode == 0, done.stderr
    said = " ".join(done.stdout.split())
    assert "At £400m a year, one mission on isolation suggests" in said
    assert "SuchnSuch is a fictional council" in said
    assert "Saltmarsh" in said


def test_run_as_json_with_every_option(tmp_path):
    done = scenarios(
        "run", "sceptic", "--spend", "250e6", "--draws", "64", "--seed", "3", "--years", "4", "--format", "json"
    )
    assert done.returncode == 0, done.stderr
    run = json.loads(done.stdout)["run"]
    assert (run["spend_gbp"], run["draws"], run["seed"], run["years"], run["scenario"]) == (250e6, 64, 3, 4, "sceptic")


def test_the_same_run_prints_the_same_bytes(own_answers):
    a, b = (scenarios("run", "existing_practice", "--draws", "128", "--format", "json").stdout for _ in range(2))
    assert a == b


def test_run_as_csv(tmp_path):
    out = tmp_path / "out.csv"
    done = scenarios("run", "existing_practice", "--draws", "64", "--format", "csv", "--out", out)
    assert done.returncode == 0, done.stderr
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert {"strategy", "ward_code", "outcome", "mean", "se_mean", "p_better"} <= set(rows[0])


def test_raw_draws_are_the_audit_trail(tmp_path):
    import pyarrow.parquet as pq

    out = tmp_path / "draws.parquet"
    done = scenarios("run", "existing_practice", "--draws", "200", "--format", "json", "--draws-out", out)
    assert done.returncode == 0, done.stderr
    table = pq.read_table(out)
    values = json.loads(done.stdout)
    mean = table["one_mission:total_value_gbp"].to_numpy().mean()
    assert mean == pytest.approx(values["strategies"]["one_mission"]["outcomes"]["total_value_gbp"]["mean"])
    assert table.num_rows == 200
    assert "parameter:wellby" in table.column_names
    assert json.loads(table.schema.metadata[b"one_mission"])["scenario_hash"] == values["run"]["scenario_hash"]


def test_a_real_council_runs_whole(shared):
    done = scenarios(
        "run",
        "existing_practice",
        "--wards",
        shared / "councils/trafford/wards.geojson",
        "--draws",
        "128",
        "--format",
        "json",
    )
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert (values["run"]["council"], values["run"]["fictional"]) == ("Trafford", False)
    assert len(values["strategies"]["one_mission"]["wards"]) == 21
    assert any("Adults 16+ are modelled" in n for n in values["notes"])
    assert any("equation 22" in n for n in values["notes"])


def test_a_council_without_people_is_refused_with_its_wards(shared):
    done = scenarios("run", "existing_practice", "--wards", shared / "councils/isles_of_scilly/wards.geojson")
    assert done.returncode == 2
    assert "Bryher (E05011090)" in done.stderr
    assert "Tresco" in done.stderr


def test_zero_spend_and_one_draw():
    done = scenarios("run", "existing_practice", "--spend", "0", "--draws", "1", "--format", "json")
    values = json.loads(done.stdout)
    numbers = values["strategies"]["one_mission"]["outcomes"]["total_value_gbp"]
    assert numbers == {
        **dict.fromkeys(("mean", "p5", "p10", "p50", "p90", "p95"), 0.0),
        "se": dict.fromkeys(numbers["se"]),
    }
    assert "every standard error is unknown" in " ".join(
        scenarios("run", "existing_practice", "--draws", "1").stdout.split()
    )


def test_the_scenario_as_it_was_run_is_written_and_runs_the_same(tmp_path):
    path = tmp_path / "as_run.toml"
    first = scenarios(
        "run", "existing_practice", "--draws", "64", "--years", "3", "--scenario-out", str(path), "--format", "json"
    )
    again = scenarios("run", str(path), "--format", "json")
    one, other = (json.loads(done.stdout) for done in (first, again))
    assert "it runs again as it was run here" in first.stderr
    assert one["strategies"] == other["strategies"]
    assert one["run"]["scenario_hash"] == other["run"]["scenario_hash"]


def test_draws_are_written_as_the_name_of_their_file_says(tmp_path):
    out = tmp_path / "draws.csv"
    done = scenarios("run", "existing_practice", "--draws", "64", "--years", "2", "--draws-out", str(out))
    assert done.returncode == 0
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 64
    assert "one_mission:total_value_gbp" in rows[0]


def test_draws_are_never_written_under_a_name_that_says_something_else(tmp_path):
    done = scenarios("run", "existing_practice", "--draws-out", str(tmp_path / "draws.xlsx"))
    assert done.returncode == 2
    assert "but it must end in .parquet or .csv" in done.stderr


def test_any_sum_may_be_paid_instead(tmp_path):
    common = ("run", "existing_practice", "--draws", "256", "--format", "json")
    own, default = (json.loads(scenarios(*common, *more).stdout)["grant_instead"] for more in (("--grant", "£2m"), ()))
    assert own["grant_gbp"]["value"] == 2_000_000
    assert 1e5 < default["grant_gbp"]["value"] < 3e5
    table = scenarios("run", "existing_practice", "--draws", "256", "--grant", "2m").words
    assert "£2m a year paid as a grant" in table
    refused = scenarios("run", "existing_practice", "--grant", "200m")
    assert refused.returncode == 2
    assert "--grant is '200m'" in refused.stderr
