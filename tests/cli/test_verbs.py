"""The command line as a script uses it: output, files and exit codes."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys

import pytest


def scenarios(*arguments: str, cwd=None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "scenarios.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
    )


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


def test_the_same_run_prints_the_same_bytes():
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


def test_the_ladder():
    done = scenarios("ladder", "existing_practice", "--rungs", "5", "--draws", "256", "--format", "json")
    assert done.returncode == 0, done.stderr
    values = json.loads(done.stdout)
    assert [level["spend_gbp"] for level in values["levels"]] == [0, 2.5e8, 5e8, 7.5e8, 1e9]
    assert set(values["crossings"]) == {"one_mission", "few_missions", "half_and_half"}
    table = scenarios("ladder", "existing_practice", "--rungs", "3", "--draws", "64", "--top", "800m")
    assert "£800m" in table.stdout


def test_check_and_list():
    assert scenarios("check", "sceptic").stdout.startswith("sceptic.toml: fine.")
    listed = scenarios("list").stdout
    assert "policy_stretch" in listed
    assert "cannot be read" not in listed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("run", "existing_practise"), "Did you mean 'existing_practice'?"),
        (("run", "existing_practice", "--spend", "-5"), "levers.spend_gbp is -5"),
        (("run", "existing_practice", "--spend", "lots"), "--spend is 'lots'"),
        (("run", "existing_practice", "--spend", "nan"), "must be a finite number"),
        (("run", "existing_practice", "--years", "0"), "levers.years is 0"),
        (("run", "existing_practice", "--draws", "0"), "levers.draws is 0"),
        (("run", "existing_practice", "--mission", "carbn"), "Did you mean 'carbon'?"),
        (("run", "existing_practice", "--wards", "nowhere.geojson"), "there is no such file"),
        (("run", "existing_practice", "--out", "/no/such/folder/x.json"), "it must be a file in a folder that exists"),
        (("run", "existing_practice", "--format", "xml"), "xml"),
        (("ladder", "existing_practice", "--top", "0"), "--top is 0"),
        (("rum",), "rum"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_two(arguments, says):
    done = scenarios(*arguments)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


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


# --- advice ---


@pytest.fixture
def draws_csv(tmp_path):
    import numpy as np

    rng = np.random.default_rng(1)
    x, y = rng.normal(size=2000), rng.gamma(2.0, size=2000)
    path = tmp_path / "draws.csv"
    rows = "\n".join(f"{a},{b},{0.0},{a + 0.2 * b}" for a, b in zip(x, y, strict=True))
    path.write_text(f"x,y,stay,go\n{rows}\n")
    return path


def test_anybodys_draws_are_analysed(draws_csv):
    done = scenarios("analyse", draws_csv, "--strategies", "stay,go", "--group", "both=x,y", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["preferred"] == "go"
    assert found["evppi"]["x"]["value"] > found["evppi"]["y"]["value"]
    assert found["evppi"]["both"]["value"] == pytest.approx(found["evpi"]["value"], rel=0.02)
    assert found["switching"]["x"][0]["at"] == pytest.approx(-0.4, abs=0.1)
    assert found["loses_when"]["conditions"][0]["key"] == "x"


def test_three_files_are_analysed_as_one(draws_csv, tmp_path):
    import numpy as np

    names = ("parameters", "costs", "effects")
    table = np.loadtxt(draws_csv, delimiter=",", skiprows=1)
    for name, head, cells in zip(
        names, ("x,y", "stay,go", "stay,go"), (table[:, :2], 0 * table[:, 2:], table[:, 2:]), strict=True
    ):
        np.savetxt(tmp_path / f"{name}.csv", cells, delimiter=",", header=head, comments="", fmt="%.17g")
    three = [a for name in names for a in (f"--{name}", tmp_path / f"{name}.csv")]
    done = scenarios("analyse", *three, "--wtp", "1", "--format", "json")
    assert done.returncode == 0, done.stderr
    one = json.loads(scenarios("analyse", draws_csv, "--strategies", "stay,go", "--format", "json").stdout)
    assert json.loads(done.stdout)["evpi"]["value"] == pytest.approx(one["evpi"]["value"])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "name the columns of the strategies; there are x, y, stay, go"),
        (["--strategies", "stay,gone"], "Did you mean 'go'?"),
        (["--strategies", "stay"], "a choice needs two strategies or more"),
        (["--strategies", "stay,go", "--group", "both"], "write it as name=a,b"),
    ],
)
def test_a_wrong_request_is_one_sentence(draws_csv, more, said):
    done = scenarios("analyse", draws_csv, *more)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_decide_tells_what_decides_a_scenario():
    done = scenarios("decide", "policy_stretch", "--draws", "1024")
    assert done.returncode == 0, done.stderr
    assert "Preferred: one_mission" in done.stdout
    assert "EVPPI" in done.stdout


def test_a_rerun_of_the_model_finds_the_same_switches():
    """Learned from the draws or by holding one assumption: the same for one that moves with no other."""
    learned, held = (
        json.loads(scenarios("decide", "existing_practice", "--draws", "2048", "--format", "json", *more).stdout)[
            "switching"
        ]
        for more in ([], ["--rerun"])
    )
    (a,), (b,) = learned["fixed_cost_mission"], held["fixed_cost_mission"]
    assert (a["below"], a["above"]) == (b["below"], b["above"]) == ("one_mission", "piecemeal")
    assert a["at"] == pytest.approx(b["at"], rel=0.15)


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
