"""The answers of Compare."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.answers import compare
from scenarios.answers.answering import STUDIES
from scenarios.domain.scenario import BASELINE


@pytest.fixture(scope="module")
def study(question):
    return STUDIES.study(question)


@pytest.fixture(scope="module")
def climb(question, answers):
    return answers.get(compare.ladder, question)


def test_the_setting_is_the_scenario_as_asked(study, question):
    about = compare.setting(study)
    assert about.scenario is question.scenario
    assert about.draws == question.scenario.levers.draws
    assert about.wards.council == "SuchnSuch"
    assert list(about.strategy_numbers) == list(about.base_scenario.strategies)


def test_a_strategy_keeps_its_number_when_others_are_left_out(question):
    from dataclasses import replace

    fewer = replace(question, scenario=question.scenario.with_strategies(("half_and_half",)))
    about = compare.setting(STUDIES.study(fewer))
    assert about.strategy_numbers == compare.setting(STUDIES.study(question)).strategy_numbers
    assert about.strategies.keys() == {"piecemeal", "half_and_half"}


def test_facts_hold_every_strategy_but_piecemeal(study):
    found = compare.facts(study)
    assert set(found.headlines) == set(study.scenario.strategies) - {BASELINE}
    assert set(found.titles) == set(study.scenario.strategies)
    assert {h.spend_gbp for h in found.headlines.values()} == {study.spend_gbp}


def test_facts_are_those_of_the_whole_comparison(study):
    run = compare.comparison(study)
    gap = run["one_mission"].total_gbp - run[BASELINE].total_gbp
    assert compare.facts(study).headlines["one_mission"].value.summary.mean.value == pytest.approx(gap.mean())


def test_the_ladder_ends_at_a_billion_and_begins_at_nothing(climb):
    assert climb.ladder.spend_gbp[[0, -1]].tolist() == [0, 1e9]
    assert all(not totals[0].any() for totals in climb.ladder.totals.values())
    assert set(climb.crossings) == set(climb.ladder.totals) - {BASELINE}


def test_the_table_has_a_row_for_each_level_and_strategy(climb):
    table = climb.levels
    assert len(table) == len(climb.ladder.spend_gbp) * len(climb.ladder.totals)
    assert set(table["strategy"]) == set(climb.ladder.titles.values())
    at_400 = table[(table["spend_m"] == 400) & (table["strategy"] == climb.ladder.titles["one_mission"])].iloc[0]
    level = int(np.flatnonzero(climb.ladder.spend_gbp == 4e8)[0])
    totals = climb.ladder.totals["one_mission"][level] / 1e6
    assert at_400["average_m"] == pytest.approx(totals.mean())
    assert at_400["low_m"] == pytest.approx(np.quantile(totals, 0.1), rel=0.05)
    assert at_400["low_m"] <= at_400["average_m"] <= at_400["high_m"]


def test_a_ladder_of_any_height_is_another_cut_of_the_same_curve(study, climb):
    short = compare.ladder_to(study, 4e8, 5)
    assert short.spend_gbp.tolist() == [0, 1e8, 2e8, 3e8, 4e8]
    level = int(np.flatnonzero(climb.ladder.spend_gbp == 4e8)[0])
    assert short.totals["one_mission"][-1] == pytest.approx(climb.ladder.totals["one_mission"][level])


def test_the_ladder_meets_the_comparison_at_its_own_spend(study, climb):
    level = int(np.flatnonzero(climb.ladder.spend_gbp == 4e8)[0])
    assert climb.ladder.totals["one_mission"][level].mean() == pytest.approx(
        compare.comparison(study)["one_mission"].total_gbp.mean()
    )


def test_correlations_asked_and_achieved_are_near(study):
    rows = compare.correlations(study)
    assert rows
    for row in rows:
        asked, achieved = (float(v) for k, v in row.items() if k in ("asked", "achieved"))
        assert achieved == pytest.approx(asked, abs=0.12)


def test_the_draws_are_the_study_s_own(study):
    assert compare.draws(study) is study.draws
