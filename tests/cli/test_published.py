"""`scenarios published`: ours against published results."""

from __future__ import annotations

import csv
import io
import json
import shutil

from calling import scenarios

NOT_ANSWERED = [
    "allocation_closed_forms",
    "bench_two_strategy_30x10",
    "crps_closed_forms",
    "iman_conover",
    "psis_conjugate",
    "qmc_convergence",
    "sobol_ishigami",
]


def test_published_prints_a_line_a_case_and_fails_where_one_differs(shared, tmp_path):
    done = scenarios("published", shared / "cases")
    assert done.returncode == 0, done.stderr
    assert "dampack_example_psa" in done.stdout
    case = tmp_path / "cvar"
    case.mkdir()
    expected = (shared / "cases" / "cvar" / "expected.json").read_text()
    (case / "expected.json").write_text(expected.replace("-0.0925", "-0.09"))
    (case / "input.csv").write_bytes((shared / "cases" / "cvar" / "input.csv").read_bytes())
    assert scenarios("published", tmp_path).returncode == 1
    assert scenarios("published", tmp_path / "nowhere").returncode == 2


def test_every_number_can_be_asked_for(shared):
    done = scenarios("published", shared / "cases", "--all", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert len(rows) > 900
    assert {r["agrees"] for r in rows} == {"True"}


def test_json_holds_the_same_rows(shared):
    found = json.loads(scenarios("published", shared / "cases", "--format", "json").stdout)
    rows = found["rows"]
    assert {"case", "what", "ours", "published", "allowed", "agrees"} == set(rows[0])
    assert len({r["case"] for r in rows}) == 12
    assert found["not_answered"] == NOT_ANSWERED


def test_cases_that_are_not_answered_are_named(shared, tmp_path):
    table = scenarios("published", shared / "cases").stdout
    assert f"Not answered here: {', '.join(NOT_ANSWERED)}." in " ".join(table.split())
    for name in ("cvar", "evsi_normal_gate"):
        shutil.copytree(shared / "cases" / name, tmp_path / name)
    assert "Every case is answered." in scenarios("published", tmp_path).stdout
    (tmp_path / "another").mkdir()
    (tmp_path / "another" / "expected.json").write_text("{}")
    assert "Not answered here: another." in scenarios("published", tmp_path).stdout


def test_a_folder_without_a_case_says_what_one_is(tmp_path):
    done = scenarios("published", tmp_path)
    assert done.returncode == 2
    assert "no case in it: a case is a folder with an expected.json" in done.stderr


def test_cases_that_are_not_answered_are_no_cases_here(tmp_path):
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "expected.json").write_text("{}")
    done = scenarios("published", tmp_path)
    assert done.returncode == 2
    assert "it holds no case answered here: cvar, dampack_example_psa" in done.stderr
