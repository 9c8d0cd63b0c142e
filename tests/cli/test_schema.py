"""Every verb that speaks JSON, held to its published schema."""

from __future__ import annotations

import json

import click
import pytest
from calling import scenarios
from jsonschema import Draft202012Validator

from scenarios.cli.__main__ import cli
from scenarios.store.files import schema_file
from scenarios.store.library import database

D = ("--draws", "128", "--seed", "5", "--years", "7")
REGISTER = (
    "Contract ref,Title,Supplier,Department,Value,Start date,End date\n"
    'A/1,Home care,A Ltd,Adults,"£3,000.00",01/04/2024,31/03/2027\n'
    "A/2,Schools,B Ltd,Education,TBC,01/04/2024,TBC\n"
)
ASKED = {
    "run": [("run", "anchor_partners", *D), ("run", "small_district", "--draws", "1", "--mission", "warm_homes")],
    "ladder": [("ladder", "anchor_partners", *D, "--levels", "4"), ("ladder", "sceptic", *D, "--mission", "jobs")],
    "decide": [("decide", "policy_stretch", *D), ("decide", "sceptic", *D, "--mission", "volunteering")],
    "need": [("need", "sceptic", *D, "--target", "value=£2m"), ("need", "sceptic", *D, "--target", "person_years=5")],
    "show": [("show", key, "every_contract_counts", *D) for key in ("saving", "grant", "switch", "partners", "climb")],
    "side-by-side": [
        ("side-by-side", "sceptic", *D, "--with", "large_county", "--with", "by_category"),
        ("side-by-side", "sceptic", *D, "--with", "large_county", "--mission", "jobs"),
    ],
}


def verbs(group: click.Group, before: tuple[str, ...] = ()) -> dict[str, click.Command]:
    """Every verb, groups opened."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found |= verbs(command, (*before, name))
        else:
            found[" ".join((*before, name))] = command
    return found


def speaks_json(command: click.Command) -> bool:
    choices = [p.type.choices for p in command.params if isinstance(p.type, click.Choice) and p.name == "form"]
    return any("json" in c for c in choices)


def fits(verb: str, *arguments: object) -> None:
    done = scenarios(*arguments, "--format", "json")
    assert done.stdout, (arguments, done.stderr)
    Draft202012Validator(schema_file.of_verb(verb)).validate(json.loads(done.stdout))


def test_every_verb_that_speaks_json_has_a_schema_and_no_other():
    assert {name for name, command in verbs(cli).items() if speaks_json(command)} == set(schema_file.read()["verbs"])
    for verb in schema_file.read()["verbs"]:
        Draft202012Validator.check_schema(schema_file.of_verb(verb))


@pytest.mark.parametrize("verb", ASKED)
def test_what_a_scenario_s_verbs_print_is_what_the_schema_says(verb):
    for arguments in ASKED[verb]:
        fits(verb, *arguments)


def test_the_library_and_a_bundle(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    try:
        fits("library list", "library", "list")
        scenarios("library", "save", "sceptic", *D, "--name", "Ours", "--who", "Ann", "--why", "so", "--tag", "x")
        fits("library list", "library", "list")
        reference = json.loads(scenarios("library", "list", "--format", "json").stdout)[0]["id"]
        fits("library history", "library", "history", reference)
        scenarios("bundle", "write", "sceptic", *D, "--to", tmp_path / "b.zip")
        fits("bundle open", "bundle", "open", tmp_path / "b.zip", "--save", "Theirs", "--who", "Ann")
    finally:
        database.forget()


def test_files_that_are_brought(root, tmp_path):
    fits("wards check", "wards", "check", root / "geodata" / "suchnsuch" / "wards.geojson")
    (tmp_path / "r.csv").write_text(REGISTER, encoding="utf-8")
    fits("contracts check", "contracts", "check", tmp_path / "r.csv")
    (tmp_path / "s.csv").write_text(
        "contract_ref,measure,unit,pledged_quantity,delivered_to_date,proxy_gbp\nA/1,NT29,hours,9000,6000,17\n"
    )
    fits("contracts returns", "contracts", "returns", tmp_path / "s.csv", "--register", tmp_path / "r.csv")
    (tmp_path / "b.csv").write_text((tmp_path / "s.csv").read_text().replace("A/1", "SNS/1002"))
    fits(
        "contracts returns",
        "contracts",
        "returns",
        tmp_path / "b.csv",
        "--book",
        "suchnsuch",
        "--to",
        tmp_path / "o.csv",
    )


def test_anybody_s_draws_at_one_worth_and_across_a_range(tmp_path):
    rows = "".join(f"{i % 7},{i % 5},{i % 3},{i % 11},{i % 13}\n" for i in range(256))
    (tmp_path / "d.csv").write_text(f"cost_a,cost_b,eff_a,eff_b,x\n{rows}")
    for worth in ("100", "0:1000:250"):
        fits("analyse", "analyse", tmp_path / "d.csv", "--wtp", worth)


def test_published_results(shared):
    fits("published", "published", shared / "cases")


def test_the_schema_is_printed_and_an_unknown_verb_is_told():
    assert json.loads(scenarios("schema", "library", "list").stdout)["title"] == "scenarios library list --format json"
    assert "verbs" in json.loads(scenarios("schema").stdout)
    wrong = scenarios("schema", "runn")
    assert wrong.returncode == 2
    assert "Did you mean 'run'?" in wrong.stderr


def test_a_schema_refuses_what_it_does_not_say():
    done = json.loads(
        scenarios("need", "sceptic", *D, "--target", "people=5", "--by", "years", "--format", "json").stdout
    )
    validator = Draft202012Validator(schema_file.of_verb("need"))
    assert validator.is_valid(done)
    assert not validator.is_valid({**done, "more": 1})
    assert not validator.is_valid({k: v for k, v in done.items() if k != "levers"})
