"""A run as plain values: every outcome with its errors, and what lets anybody run it again."""

import json

import numpy as np
import pytest

from scenarios.answers import compare as answered
from scenarios.answers import link_reading
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices, asked
from scenarios.reports import payload


@pytest.fixture(scope="module")
def ran(loaded, wards):
    question, answers = asked(Choices(levers={"draws": 256}), RESOLVER), Answers()
    about, run = answers.get(answered.setting, question), answers.get(answered.comparison, question)
    correlations = answers.get(answered.correlations, question)
    outcomes, found = answers.get(answered.outcomes, question), answers.get(answered.facts, question)
    return question.scenario, about, run, payload.run_payload(outcomes, about, correlations, found.instead)


def test_every_outcome_has_its_numbers_and_their_errors(ran):
    _, _, run, values = ran
    for key, strategy in values["strategies"].items():
        assert set(strategy["outcomes"]) == set(run[key].outcomes())
        for numbers in strategy["outcomes"].values():
            assert set(numbers) == {"mean", "p5", "p10", "p50", "p90", "p95", "se"}
            assert set(numbers["se"]) == {"mean", "p5", "p10", "p50", "p90", "p95"}
            assert numbers["p5"] <= numbers["p10"] <= numbers["p50"] <= numbers["p90"] <= numbers["p95"]
    assert {
        "total_value_gbp",
        "person_years_averted",
        "people_no_longer_isolated_at_end",
        "people_reached",
        "places",
        "value_gbp:isolation",
        "value_gbp:jobs",
        "resource_gbp:pledged",
        "resource_gbp:net_pointed",
    } <= set(values["strategies"]["one_mission"]["outcomes"])


def test_the_difference_is_against_piecemeal_under_every_valuation(ran):
    _, _, run, values = ran
    for key, strategy in values["strategies"].items():
        assert set(strategy["from_piecemeal"]) == {"blend", "threshold", "ordered"}
        gap = run[key].total_gbp - run["piecemeal"].total_gbp
        d = strategy["from_piecemeal"]["blend"]
        assert d["mean"] == pytest.approx(gap.mean())
        assert d["p_better"]["value"] == (gap > 0).mean()
        assert d["expected_loss_gbp"]["value"] == pytest.approx(np.maximum(-gap, 0).mean())
    assert values["strategies"]["piecemeal"]["from_piecemeal"]["blend"]["verdict"] == "exactly the same"


def test_the_ward_table_sums_to_the_council(ran, wards):
    for strategy in ran[3]["strategies"].values():
        total = sum(w["person_years_averted"]["mean"] for w in strategy["wards"])
        assert total == pytest.approx(strategy["outcomes"]["person_years_averted"]["mean"])
        assert all(w["modelled"] for w in strategy["wards"])
        assert len(strategy["wards"]) == wards.n


def test_the_stamp_lets_anyone_run_it_again(ran, loaded, wards):
    scenario, _, _, values = ran
    run = values["run"]
    assert (run["seed"], run["draws"], run["scenario_hash"], run["ward_file_hash"]) == (
        2026,
        256,
        scenario.digest,
        wards.digest,
    )
    assert set(run["versions"]) == {"one_mission", "python", "numpy", "scipy"}
    assert len(run["register_hash"]) == 16


def test_it_is_strict_json_and_flat_rows(ran):
    text = json.dumps(ran[3], allow_nan=False)
    assert json.loads(text) == ran[3]
    rows = payload.rows(ran[3])
    assert {r["strategy"] for r in rows if "grant" not in r["strategy"]} == set(ran[3]["strategies"])
    assert sum(bool(r.get("ward_code")) for r in rows) == 5 * 24 * 4


def test_correlations_are_reported(ran, loaded):
    assert len(ran[3]["correlations"]) == len(loaded.register.correlations)


def test_what_was_run_is_listed_whole(ran):
    """Every lever, assumption and value stream: whoever has the output can run it again."""
    scenario, about, _, values = ran
    run = values["run"]
    assert run["levers"] == scenario.levers.model_dump(mode="json")
    assert run["value_streams"] == list(scenario.value_streams)
    assert run["overrides"] == []
    assert about.scenario is scenario


def test_the_link_opens_the_same_question_on_screen(ran):
    scenario, about, _, values = ran
    assert values["run"]["link"] == about.link == "?draws=256"
    read = link_reading.read({"draws": ["256"]}, RESOLVER).question
    assert read.scenario == scenario


def test_a_ladder_has_every_level_and_where_the_order_changes(question, answers):
    about = answers.get(answered.setting, question)
    found = answers.get(answered.ladder_outcomes, question, 4e8, 3)
    values = payload.ladder_payload(found, about)
    assert [level["spend_gbp"] for level in values["levels"]] == [0, 2e8, 4e8]
    assert values["run"]["ladder_draws"] == found.ladder.blocks[-1][1]
    for level, here in zip(values["levels"], found.levels, strict=True):
        for key, numbers in level["strategies"].items():
            assert numbers["mean"] == here[key].summary.mean.value
            assert numbers["p_better"]["value"] == here[key].p_better.value
    assert set(values["crossings"]) == set(found.ladder.totals) - {"piecemeal"}


def test_the_grant_stands_beside_with_both_sides_net_of_the_same_cash(ran):
    instead, out = ran[3]["grant_instead"], payload.rows(ran[3])
    assert set(instead["from_piecemeal"]) == {"grant", "focus_running_cost_paid", "focus"}
    means = {k: side["value_net_of_cash_gbp"]["mean"] for k, side in instead["from_piecemeal"].items()}
    gap = means["grant"] - means["focus_running_cost_paid"]
    assert instead["grant_less_focus_running_cost_paid"]["mean"] == pytest.approx(gap)
    focus = ran[3]["strategies"]["one_mission"]["from_piecemeal"]["blend"]
    assert instead["from_piecemeal"]["focus"]["value_net_of_cash_gbp"]["mean"] == pytest.approx(focus["mean"])
    found = {(r["strategy"], r["outcome"]): r for r in out if r["strategy"].startswith("grant_instead")}
    for key, side in instead["from_piecemeal"].items():
        row = found[f"grant_instead:{key}", "from_piecemeal:value_net_of_cash_gbp"]
        assert (row["mean"], row["p_better"]) == (means[key], side["value_net_of_cash_gbp"]["p_better"]["value"])
        assert found[f"grant_instead:{key}", "from_piecemeal:people"]["p90"] == side["people"]["p90"]
    assert found["grant_instead", "grant_less_focus_running_cost_paid"]["mean"] == pytest.approx(gap)
    assert len(found) == 7
