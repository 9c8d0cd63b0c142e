"""The draws behind a screen: every row a future, and SAVI's files with the app's own advice in them."""

from __future__ import annotations

import io
import json
import zipfile

import pandas as pd
import pytest
from calling import scenarios

from scenarios.answers import compare, link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.reports import trail

ANSWERS = Answers()


@pytest.fixture(scope="module")
def asked():
    return link.asked(Choices(levers={"draws": 256}), RESOLVER)


def test_draws_have_every_assumption_and_outcome_in_both_forms(asked):
    parquet = pd.read_parquet(io.BytesIO(trail.draws_of(asked, ".parquet", ANSWERS)))
    text = pd.read_csv(io.BytesIO(trail.draws_of(asked, ".csv", ANSWERS)))
    assert len(parquet) == len(text) == 256
    assert list(parquet.columns) == list(text.columns)
    run = ANSWERS.get(compare.comparison, asked)
    column = f"{asked.focus}:total_value_gbp"
    assert parquet[column].tolist() == run[asked.focus].total_gbp.tolist()
    assert text[column].tolist() == pytest.approx(parquet[column].tolist())


def test_savi_s_files_come_to_the_values_of_the_run_and_analyse_reads_them(asked, tmp_path):
    with zipfile.ZipFile(io.BytesIO(trail.savi(asked, ANSWERS))) as pack:
        pack.extractall(tmp_path)
    costs, effects = (pd.read_csv(tmp_path / f"{name}.csv") for name in ("costs", "effects"))
    run = ANSWERS.get(compare.comparison, asked)
    for key, result in run.strategies.items():
        assert (effects[key] - costs[key]).tolist() == pytest.approx(result.total_gbp.tolist())
    assert (costs.iloc[:, 0] <= 0).mean() > 0.5  # what is avoided is a cost below nothing
    parameters = pd.read_csv(tmp_path / "parameters.csv")
    assert (parameters.nunique() > 1).all()
    assert "256 rows, one a future" in (tmp_path / "README.txt").read_text()
    options = [f"--{n}={tmp_path / n}.csv" for n in ("parameters", "costs", "effects")]
    done = scenarios("analyse", *options, "--wtp", "1", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    totals = {k: r.total_gbp.mean() for k, r in run.strategies.items()}
    assert max(totals, key=totals.get) in json.dumps(found)


def test_versions_name_scenario_evidence_wards_book_and_libraries(asked):
    lines = dict(trail.versions(ANSWERS.get(compare.setting, asked)))
    assert lines["Futures"].startswith("256 in 16 blocks, seed ")
    assert "numpy" in lines["Versions"]
    assert "hash " in lines["Wards"]
    assert lines["Contract book"] == asked.scenario.contracts.book
