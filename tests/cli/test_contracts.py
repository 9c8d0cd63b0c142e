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


def test_a_book_is_made_of_a_register_and_every_verb_stands_on_it(tmp_path):
    rows = "".join(
        f'C/{n},Home care {n},A Ltd,Adults,"£4000000.00",01/04/2024,31/03/20{28 + n}\n' for n in range(4)
    ).replace(",01/04/2024,", ",01/04/2024,")
    (tmp_path / "r.csv").write_text(REGISTER + rows, encoding="utf-8")
    done = scenarios(
        "contracts", "add", tmp_path / "r.csv", "--on", "2026-11-01", "--to", tmp_path / "b.csv",
        "--every-line", tmp_path / "lines.csv",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "In the book: 5 contracts" in done.stdout
    assert "Left out: it has no value that can be read (line 3)." in done.stdout
    assert "line 3" in (tmp_path / "lines.csv").read_text(encoding="utf-8-sig")
    asked = ("run", "existing_practice", "--draws", "256", "--format", "json", "--contracts")
    own, none = (json.loads(scenarios(*asked, book).stdout) for book in (tmp_path / "b.csv", "none"))
    assert own != none


def test_a_book_is_kept_under_a_name_of_its_own(tmp_path):
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")
    done = scenarios("contracts", "add", tmp_path / "r.csv", "--title", "Ours", "--on", "2026-11-01")
    assert done.returncode == 0, done.stderr
    assert "Kept as ours_" in done.stdout


def test_a_register_without_a_contract_that_runs_is_one_sentence(tmp_path):
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")
    done = scenarios("contracts", "add", tmp_path / "r.csv", "--on", "2036-11-01")
    assert done.returncode == 2
    assert "there is no contract in it that runs and has a yearly value; nothing was kept" in done.stderr


def test_a_return_is_held_against_its_register_in_words_and_as_json(tmp_path):
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")
    (tmp_path / "m.csv").write_text("measure,unit,record_only,proxy_gbp\nH,hours,no,10\n")
    (tmp_path / "s.csv").write_text(
        "Contract reference,Quarter,Measure,Committed over the whole contract,Delivered this quarter\n"
        "A/1,Q1 2025/26,H,100,40\nZ/9,Q1 2025/26,H,100,40\n"
    )
    asked = (
        "contracts",
        "returns",
        tmp_path / "s.csv",
        "--register",
        tmp_path / "r.csv",
        "--measures",
        tmp_path / "m.csv",
    )
    done = scenarios(*asked)
    assert done.returncode == 0, done.stderr
    assert "s.csv: 2 lines read, 1 count." in done.stdout
    assert "Look at: its contract is not in the register (line 3)." in done.stdout
    found = json.loads(scenarios(*asked, "--format", "json").stdout)
    assert (found["delivered_gbp"], found["pledged_gbp"]) == (400, 1000)


def test_a_return_goes_into_a_book_and_its_record_becomes_assumptions(tmp_path):
    head = "contract_ref,measure,unit,pledged_quantity,delivered_to_date,proxy_gbp"
    (tmp_path / "r.csv").write_text(f"{head}\nSNS/1002,NT29,hours,9000,6000,17\nXX/1,NT29,hours,1,1,17\n")
    book = tmp_path / "b.csv"
    put = scenarios("contracts", "returns", tmp_path / "r.csv", "--book", "suchnsuch", "--to", book)
    assert put.returncode == 0, put.stderr
    assert "The return speaks of 1 of the book's 850 contracts: pledged £153,000.00" in put.stdout
    assert "Not in the book: XX/1." in put.stdout
    told = scenarios("contracts", "record", book, "--on", "2026-11-27")
    assert told.returncode == 0, told.stderr
    line = told.stdout.partition("--assume ")[2].strip().strip("'")
    options = "--draws", "256", "--contracts", book, "--assume", line, "--format", "json"
    ran = scenarios("run", "existing_practice", *options)
    assert ran.returncode == 0, ran.stderr
    assert [o["key"] for o in json.loads(ran.stdout)["run"]["overrides"]] == ["sv_commit_book", "sv_delivered_ratio"]


def test_a_return_is_held_against_a_register_or_a_book_and_not_both(tmp_path):
    (tmp_path / "r.csv").write_text("contract_ref,measure,delivered\n")
    neither = scenarios("contracts", "returns", tmp_path / "r.csv")
    assert neither.returncode == 2
    assert "--register is missing, but give one of the two" in neither.stderr


def test_a_later_register_goes_into_the_book_that_is_there(tmp_path):
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")
    later = REGISTER.replace("£3,000.00", "£6,000.00") + "A/3,Roofs,C Ltd,Housing,9000,01/04/2024,31/03/2027\n"
    (tmp_path / "later.csv").write_text(later, encoding="utf-8")
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    assert scenarios("contracts", "add", tmp_path / "r.csv", "--on", "2026-01-01", "--to", first).returncode == 0
    options = "--on", "2026-01-01", "--into", first, "--to", second
    done = scenarios("contracts", "add", tmp_path / "later.csv", *options)
    assert done.returncode == 0, done.stderr
    assert "Into the book: 1 contracts added, 1 said anew, 0 amended, 0 ended. It then holds 2" in done.stdout
    assert [line.split(",")[0] for line in second.read_text().splitlines()[1:]] == ["A/1", "A/3"]


def test_columns_that_are_called_anything_are_read_by_a_preset_of_one_s_own(tmp_path):
    (tmp_path / "r.csv").write_text("Nr,What,Who,Money a year,From,Until\n7,Roofs,A Ltd,12000,01/04/2024,31/03/2030\n")
    preset = tmp_path / "ours.toml"
    named = 'reference = "Nr"\ntitle = "What"\nsupplier = "Who"\nannual_value = "Money a year"\nstart = "From"\n'
    preset.write_text(f'format = 1\ntitle = "Ours"\n[columns]\n{named}end = "Until"\n')
    refused = scenarios("contracts", "check", tmp_path / "r.csv")
    assert "no row in it is a header" in refused.stderr
    done = scenarios("contracts", "add", tmp_path / "r.csv", "--columns", preset, "--to", tmp_path / "b.csv")
    assert done.returncode == 0, done.stderr
    assert "In the book: 1 contracts worth £12,000.00 a year." in done.stdout
    wrong = scenarios("contracts", "check", tmp_path / "r.csv", "--columns", "atami")
    assert "Did you mean 'atamis'?" in wrong.stderr


def test_the_columns_of_a_return_can_be_named_and_every_line_of_it_written(tmp_path):
    (tmp_path / "r.csv").write_text("Nr,What,Done,Worth,Promised\nSNS/1002,Hours,60,17,100\n", encoding="utf-8")
    (tmp_path / "c.toml").write_text(
        'of = "return"\ntitle = "Ours"\n[columns]\ncontract = "Nr"\nmeasure = "What"\ndelivered = "Done"\n'
        'proxy = "Worth"\npledged = "Promised"\n'
    )
    columns, lines = ("--columns", tmp_path / "c.toml"), ("--every-line", tmp_path / "l.csv")
    book = ("--book", "suchnsuch", "--to", tmp_path / "b.csv")
    done = scenarios("contracts", "returns", tmp_path / "r.csv", *book, *columns, *lines)
    assert done.returncode == 0, done.stderr
    assert "pledged £1,700.00" in done.stdout
    assert "r.csv,line 2,SNS/1002,read,delivered,1020.00,quantity times proxy" in (tmp_path / "l.csv").read_text()
    wrong = scenarios("contracts", "add", tmp_path / "r.csv", *columns)
    assert (wrong.returncode, "it names the columns of a return, and this is a register" in wrong.stderr) == (2, True)
