"""`scenarios side-by-side`: the comparison of the page, in a terminal and as files."""

from __future__ import annotations

import csv
import io
import json

from calling import scenarios

CALL = "side-by-side", "existing_practice", "--draws", "256", "--with", "policy_stretch"


def test_it_says_who_suggests_what_what_differs_and_because_of_which_change():
    done = scenarios(*CALL)
    assert done.returncode == 0, done.stderr
    assert "Existing practice: about " in done.words
    assert "Policy stretch against existing practice: about " in done.words
    assert "What moves it most is social value pledged, as a share of spend." in done.words
    assert "same 256 futures" in done.words


def test_json_has_sentences_results_inputs_and_bridges_and_csv_the_results():
    done = scenarios(*CALL, "--years", "7", "--format", "json")
    found = json.loads(done.stdout)
    assert {"draws", "seed", "sentences", "results", "inputs", "people", "value", "bridge_1"} <= set(found)
    assert [r["What"] for r in found["inputs"]] == ["Years", "Social value pledged, as a share of spend"]
    assert [r["What"] for r in found["bridge_1"]][1:-1] == [r["What"] for r in found["inputs"]]
    rows = list(csv.DictReader(io.StringIO(scenarios(*CALL, "--format", "csv").stdout)))
    assert rows[0]["What"] == "Strategy"


def test_a_document_and_a_workbook_are_written(tmp_path):
    done = scenarios(*CALL, "--docx", tmp_path / "s.docx", "--xlsx", tmp_path / "s.xlsx", "--dated", "2026-11-27")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "s.docx").read_bytes()[:2] == (tmp_path / "s.xlsx").read_bytes()[:2] == b"PK"


def test_nothing_to_lay_beside_and_what_is_not_there_are_one_sentence_each():
    alone = scenarios("side-by-side", "existing_practice")
    assert alone.returncode == 2
    assert "name one scenario or more to lay beside it" in alone.stderr
    empty = scenarios("side-by-side", "existing_practice", "--with", "")
    assert "name one scenario or more to lay beside it" in empty.stderr
    wrong = scenarios("side-by-side", "existing_practice", "--with", "policy_strech")
    assert wrong.returncode == 2
    assert "Did you mean 'policy_stretch'?" in wrong.stderr
    council = scenarios("side-by-side", "existing_practice", "--with-wards", "Atlantis")
    assert council.returncode == 2
    assert "'Atlantis' is not a council that is here" in council.stderr


def test_a_scenario_beside_itself_with_another_lever_is_two_columns():
    asked = "side-by-side", "sceptic", "--draws", "128", "--years", "5", "--with", "sceptic", "--format", "json"
    done = scenarios(*asked)
    (row,) = [r for r in json.loads(done.stdout)["inputs"] if r["What"] == "Years"]
    assert len(row) == 3
