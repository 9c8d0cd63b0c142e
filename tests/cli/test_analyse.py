"""`scenarios analyse`: advice from anybody's draws."""

from __future__ import annotations

import csv
import io
import json

import numpy as np
import pytest
from calling import scenarios


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


def test_costs_and_effects_in_one_file_need_the_worth_of_an_effect(tmp_path):
    path = tmp_path / "draws.csv"
    rows = "\n".join(f"{i % 7},{0},{i % 5},{0},1" for i in range(200))
    path.write_text(f"x,cost_a,cost_b,eff_a,eff_b\n{rows}\n")
    assert "the worth of one effect, as in --wtp 20000" in scenarios("analyse", path).stderr
    found = json.loads(scenarios("analyse", path, "--wtp", "10", "--format", "json").stdout)
    assert set(found["strategies"]) == {"a", "b"}
    assert found["preferred"] == "b"
    assert [r["strategy"] for r in found["frontier"]]
    assert list(found["evppi"]) == ["x"]


def test_the_table_names_the_preferred_and_what_is_worth_knowing(draws_csv):
    done = scenarios("analyse", draws_csv, "--strategies", "stay,go")
    assert done.stdout.startswith("Preferred: go; EVPI")
    assert "Worth knowing, at most (EVPPI)" in done.words
    assert "go is beaten mostly when x is below" in done.words


@pytest.mark.parametrize(
    ("more", "says"),
    [
        (["--against", "gone"], "--against is 'gone', but it is not one of the strategies: stay, go"),
        (["--group", "x=x,y"], "that name is taken by a column or by another group"),
        (["--group", "both=x,z"], "'z'"),
        (["--parameters", "x,zz"], "'zz'"),
        (["--wtp", "20000"], "--wtp is 20000.0, but columns that are strategies hold values already"),
        (["--wtp", "nan"], "--wtp is 'nan', but it must be an amount from £0 to £1bn"),
        (["--wtp", "-5"], "--wtp is '-5', but it must be an amount from £0 to £1bn"),
        (["--threshold", "nan"], "--threshold is 'nan'"),
        (["--threshold", "inf"], "--threshold is 'inf'"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(draws_csv, more, says):
    done = scenarios("analyse", draws_csv, "--strategies", "stay,go", *more)
    assert done.returncode == 2
    assert says in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "name a CSV of draws, or give --costs, --effects, --parameters and --wtp"),
        (["--costs", "c.csv"], "give --costs, --effects, --parameters and --wtp together"),
        (
            ["d.csv", "--costs", "c.csv", "--effects", "e.csv", "--parameters", "p.csv", "--wtp", "1"],
            "DRAWS is 'd.csv', but three files hold everything",
        ),
        (["nowhere.csv", "--strategies", "a,b"], "there is no such file"),
    ],
)
def test_draws_that_are_not_given_are_asked_for(arguments, says):
    done = scenarios("analyse", *arguments)
    assert done.returncode == 2
    assert says in done.stderr


def test_a_csv_row_is_a_number_with_its_error(draws_csv, tmp_path):
    out = tmp_path / "advice.csv"
    done = scenarios("analyse", draws_csv, "--strategies", "stay,go", "--format", "csv", "--out", out)
    assert done.returncode == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "what,name,value,se,p10,p90"
    assert [line for line in lines if line.startswith("evppi,x,")]
    assert lines[-1].startswith("evpi,,")


def test_costs_and_effects_of_unlike_length_are_refused(tmp_path):
    for name, n in (("c", 60), ("e", 61), ("p", 60)):
        rows = "\n".join(f"{i},{2 * i}" for i in range(n))
        (tmp_path / f"{name}.csv").write_text(f"{'x,y' if name == 'p' else 'stay,go'}\n{rows}\n")
    files = {f"--{k}": tmp_path / f"{k[0]}.csv" for k in ("costs", "effects", "parameters")}
    done = scenarios("analyse", *(part for pair in files.items() for part in pair), "--wtp", "1")
    assert done.returncode == 2
    assert "e.csv: draws is 61, but c.csv has 60: a row is the same draw in each" in " ".join(done.stderr.split())


def test_a_threshold_below_nothing_is_one(draws_csv):
    done = scenarios("analyse", draws_csv, "--strategies", "stay,go", "--threshold", "-5", "--format", "json")
    assert json.loads(done.stdout)["strategies"]["stay"]["reaches_threshold"]["value"] == 1


def test_the_table_explains_its_words_and_tells_what_is_level(tmp_path):
    path = tmp_path / "d.csv"
    path.write_text("a,b,x\n" + "\n".join(f"{i % 3},{1 if i % 2 else i % 3},{i}" for i in range(60)) + "\n")
    done = scenarios("analyse", path, "--strategies", "a,b")
    assert "Floor: what the method finds where there is nothing to find" in done.words
    assert "of the draws the best are level, and share it." in done.words


@pytest.fixture
def costs_and_effects(tmp_path):
    """Two strategies whose break-even lies at 100 an effect."""
    rng = np.random.default_rng(1)
    path = tmp_path / "ce.csv"
    lines = ["cost_a,cost_b,eff_a,eff_b,x"]
    lines += [f"0,{100 + u:.6f},0,{1 + v:.6f},{u:.6f}" for u, v in rng.normal(0, [5, 0.1], (200, 2))]
    path.write_text("\n".join(lines))
    return path


def test_a_range_of_worths_gives_the_curves_and_where_the_choice_changes(costs_and_effects):
    done = scenarios("analyse", costs_and_effects, "--wtp", "0:200:50", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert [w["wtp"] for w in found["worths"]] == [0, 50, 100, 150, 200]
    (change,) = found["break_even"]
    assert (change["below"], change["above"]) == ("a", "b")
    assert change["wtp"] == pytest.approx(100, rel=0.03)
    assert found["worths"][0]["p_best"]["a"]["value"] == 1
    assert found["incremental"]["b"]["net_benefit"]["value"] == pytest.approx(100, rel=0.1)
    table = scenarios("analyse", costs_and_effects, "--wtp", "0:200:50").stdout
    assert "The preferred strategy changes: a → b at" in " ".join(table.split())
    rows = list(
        csv.DictReader(
            io.StringIO(scenarios("analyse", costs_and_effects, "--wtp", "0:200:50", "--format", "csv").stdout)
        )
    )
    assert len([r for r in rows if r["what"] == "p_best"]) == 10
    assert float(next(r["wtp"] for r in rows if r["what"] == "break_even")) == pytest.approx(change["wtp"])


def test_what_everybody_gains_by_knowing_is_counted_over_the_years(costs_and_effects):
    one = json.loads(scenarios("analyse", costs_and_effects, "--wtp", "100", "--format", "json").stdout)
    many = json.loads(
        scenarios(
            "analyse",
            costs_and_effects,
            "--wtp",
            "100",
            "--population",
            "1000",
            "--horizon",
            "2",
            "--rate",
            "0%",
            "--format",
            "json",
        ).stdout
    )
    assert one["evpi_of_population"] is None
    assert many["evpi_of_population"] == pytest.approx(2000 * one["evpi"]["value"])
    assert many["evppi"]["x"]["of_population"] == pytest.approx(2000 * many["evppi"]["x"]["value"])


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--wtp", "0:50"), "write a range as low:high:step"),
        (("--wtp", "50:0:1"), "the range rises"),
        (("--wtp", "0:1000000:1"), "at most 1,001"),
        (("--wtp", "0:100:10", "--group", "g=x"), "it is valued at one worth"),
        (("--wtp", "0:100:10", "--threshold", "0"), "--threshold is 0.0, but it is valued at one worth"),
        (("--wtp", "0:100:10", "--parameters", "x"), "--parameters is 'x', but it is valued at one worth"),
        (("--wtp", "0:100:10", "--strategies", "cost_a,cost_b"), "--wtp is '0:100', but columns that are strategies"),
        (
            ("--strategies", "eff_a,eff_b"),
            "cost_a, cost_b would be taken for inputs: give --wtp and leave --strategies",
        ),
        (("--wtp", "100", "--rate", "2%"), "it discounts the years of a population: give --population"),
        (("--wtp", "100", "--population", "inf"), "--population is 'inf'"),
        (("--wtp", "100", "--population", "nan"), "--population is 'nan'"),
        (("--wtp", "100", "--population", "20bn"), "at most 10,000,000,000"),
        (("--wtp", "100", "--population", "0"), "it must be above nothing"),
        (("--wtp", "100", "--chart-format", "png"), "it is the form of charts: give --charts a folder"),
        (("--wtp", "100", "--horizon", "5"), "give --population"),
        (("--wtp", "100", "--rate", "500%"), "a discount rate lies from 0 to 100 %"),
    ],
)
def test_a_range_that_cannot_be_used_is_a_sentence(costs_and_effects, options, says):
    done = scenarios("analyse", costs_and_effects, *options)
    assert done.returncode == 2
    assert says in " ".join(done.stderr.split())


def test_a_study_is_weighed_for_everybody_whom_the_choice_concerns(draws_csv):
    study = "x: n=10,100 sd=3 fixed=50 each=1"
    common = ("analyse", draws_csv, "--strategies", "stay,go", "--study", study, "--format", "json")
    one = json.loads(scenarios(*common).stdout)["studies"][0]
    many = json.loads(scenarios(*common, "--population", "100000").stdout)["studies"][0]
    assert [z["n"] for z in one["sizes"]] == [10, 100]
    assert one["best_n"] is None
    assert many["best_n"] == 100
    for a, b in zip(one["sizes"], many["sizes"], strict=True):
        assert a["evsi"] == b["evsi"]
        assert b["net_benefit"] == pytest.approx(100_000 * a["evsi"]["value"] - a["cost"])
    table = scenarios("analyse", draws_csv, "--strategies", "stay,go", "--study", study).stdout
    assert "A study of x: no size is worth its cost" in table
    rows = list(csv.DictReader(io.StringIO(scenarios(*common[:-1], "csv").stdout)))
    assert {r["name"] for r in rows if r["what"] == "evsi"} == {"x: 10 answers", "x: 100 answers"}


def test_a_study_belongs_to_one_worth(tmp_path):
    rng = np.random.default_rng(3)
    table = np.column_stack([rng.normal(size=200), *(rng.normal(i, 1, 200) for i in range(4))])
    path = tmp_path / "d.csv"
    np.savetxt(path, table, delimiter=",", header="x,cost_A,cost_B,eff_A,eff_B", comments="")
    for option in ("--study", "--group"):
        done = scenarios("analyse", path, "--wtp", "0:10:1", option, "x: n=5 sd=1")
        assert done.returncode == 2
        assert f"{option}" in done.stderr
        assert "it is valued at one worth: give --wtp one amount" in done.stderr


def test_a_page_and_charts_are_written_beside_the_answer(draws_csv, tmp_path):
    report, charts = tmp_path / "advice.html", tmp_path / "charts"
    common = ("analyse", draws_csv, "--strategies", "stay,go", "--study", "x: n=10,100 sd=3")
    done = scenarios(*common, "--report", report, "--charts", charts)
    assert done.returncode == 0, done.stderr
    assert sorted(p.name for p in charts.iterdir()) == ["evppi.svg", "loss.svg", "study1.svg"]
    page = report.read_text()
    assert "Advice from draws.csv" in page
    assert "2,000 draws" in page
    assert page.count("<svg") == 3
    assert "<script" not in page
    assert "Floor: what the method finds" in page
    for form, start in (("png", b"\x89PNG"), ("html", b"<")):
        assert scenarios(*common, "--charts", charts, "--chart-format", form).returncode == 0
        assert (charts / f"loss.{form}").read_bytes().lstrip().startswith(start)


@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("--report", "advice.pdf", "it must end in .html"),
        ("--report", "none/advice.html", "it must be a file in a folder that exists"),
        ("--charts", "none/charts", "it must be a folder, or a new one in a folder that exists"),
        ("--charts", "draws.csv", "it must be a folder, or a new one in a folder that exists"),
    ],
)
def test_where_files_cannot_go_is_told_before_anything_runs(draws_csv, tmp_path, option, name, said):
    done = scenarios("analyse", draws_csv, "--strategies", "stay,go", option, tmp_path / name)
    assert done.returncode == 2
    assert said in done.stderr
    assert option in done.stderr
    assert not done.stdout


def test_strategies_that_are_costs_may_stand_where_the_inputs_are_named(costs_and_effects):
    done = scenarios("analyse", costs_and_effects, "--strategies", "cost_a,cost_b", "--parameters", "x")
    assert done.returncode == 0, done.stderr


def test_one_worth_tells_what_is_added_and_the_page_holds_every_table(costs_and_effects, tmp_path):
    page = tmp_path / "advice.html"
    done = scenarios(
        *("analyse", costs_and_effects, "--wtp", "200", "--population", "2m", "--against", "a", "--report", page)
    )
    assert done.returncode == 0, done.stderr
    assert "Against a" in done.stdout
    text = page.read_text(encoding="utf-8")
    for title in ("Against a", "Cost-effectiveness frontier", "Worth knowing, at most (EVPPI)", "For everybody"):
        assert title in text
    ranged = scenarios("analyse", costs_and_effects, "--wtp", "0:200:50", "--report", page)
    assert ranged.returncode == 0, ranged.stderr
    assert "Expected loss, by the worth of one effect" in page.read_text(encoding="utf-8")
