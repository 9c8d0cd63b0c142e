"""`scenarios contracts check`."""

from __future__ import annotations

import json

from calling import scenarios

REGISTER = (
    "Contract ref,Title,Supplier,Department,Value,Start date,End date\n"
    'A/1,Home care,A Ltd,Adults,"£3,000.00",01/04/2024,31/03/2027\n'
    "A/2,Schools,B Ltd,Education,TBC,01/04/2024,TBC\n"
)


def test_a_register_is_checked_in_words_and_as_json(tmp_path):
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")
    done = scenarios("contracts", "check", tmp_path / "r.csv")
    assert done.returncode == 0, done.stderr
    assert "r.csv: 2 lines read, 2 contracts, 1 lines set aside." in done.stdout
    assert "Look at: it has no value (line 3)." in done.stdout
    found = json.loads(scenarios("contracts", "check", tmp_path / "r.csv", "--format", "json").stdout)
    assert [c["reference"] for c in found["contracts"]] == ["A/1", "A/2"]
    assert found["contracts"][0]["start"] == "2024-04-01"
    assert round(found["annual_value_gbp"], 2) == round(3000 * 365.25 / 1095, 2)


def test_a_file_that_is_no_register_is_one_sentence(tmp_path):
    (tmp_path / "r.csv").write_text("a,b\n1,2\n")
    done = scenarios("contracts", "check", tmp_path / "r.csv")
    assert done.returncode == 2
    assert done.stderr.startswith("scenarios: r.csv: no row in it is a header of a contract register")


def test_notices_are_checked_in_words_and_as_json(tmp_path):
    contract = {"id": "1", "value": {"amount": 100, "currency": "GBP"}, "documents": [{"noticeType": "UK7"}]}
    release = {"ocid": "o", "id": "1-2026", "tender": {"title": "Care"}, "contracts": [contract]}
    (tmp_path / "n.json").write_text(json.dumps({"releases": [release]}))
    done = scenarios("contracts", "check", tmp_path / "n.json")
    assert done.returncode == 0, done.stderr
    assert "n.json: 1 releases, 1 contracts and awards that count." in done.stdout
    found = json.loads(scenarios("contracts", "check", tmp_path / "n.json", "--format", "json").stdout)
    assert (found["spend_gbp"], found["rows"][0]["title"]) == (100, "Care")
