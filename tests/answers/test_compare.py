"""The answers of Compare."""

from __future__ import annotations

import numpy as np
import pytest

from scenarios.answers import compare
from scenarios.answers.answering import RESOLVER
from scenarios.domain.scenario import BASELINE


@pytest.fixture(scope="module")
def resolved(question):
    return RESOLVER.resolve(question)


@pytest.fixture(scope="module")
def ladder_answer(question, answers):
    return answers.get(compare.ladder, question)


def test_the_setting_is_the_scenario_as_asked(resolved, question):
    about = compare.setting(resolved)
    assert about.scenario is question.scenario
    assert about.draws == question.scenario.levers.draws
    assert about.wards.council == "SuchnSuch"
    assert list(about.strategy_numbers) == list(about.file_scenario.strategies)


def test_a_strategy_keeps_its_number_when_others_are_left_out(question):
    from dataclasses import replace

    fewer = replace(question, scenario=question.scenario.with_strategies(("half_and_half",)))
    about = compare.setting(RESOLVER.resolve(fewer))
    assert about.strategy_numbers == compare.setting(RESOLVER.resolve(question)).strategy_numbers
    assert compare.titles(RESOLVER.resolve(fewer)) == {"piecemeal": "Piecemeal", "half_and_half": "Half and half"}


def test_the_best_other_mission_has_its_name_in_the_title(resolved):
    named = f"{resolved.missions.title(resolved.prepared.best_other)} instead"
    assert compare.titles(resolved)["other_mission"] == named
    assert compare.facts(resolved).titles["other_mission"] == named
    assert compare.setting(resolved).scenario.strategies["other_mission"].title == "Best other mission"


def test_facts_hold_every_strategy_but_piecemeal(resolved):
    found = compare.facts(resolved)
    assert set(found.headlines) == set(resolved.scenario.strategies) - {BASELINE}
    assert set(found.titles) == set(resolved.scenario.strategies)
    assert {h.spend_gbp for h in found.headlines.values()} == {resolved.spend_gbp}


def test_facts_are_those_of_the_whole_comparison(resolved):
    run = compare.comparison(resolved)
    gap = run["one_mission"].total_gbp - run[BASELINE].total_gbp
    assert compare.facts(resolved).headlines["one_mission"].value.summary.mean.value == pytest.approx(gap.mean())


def test_the_ladder_ends_at_a_billion_and_begins_at_nothing(ladder_answer):
    assert ladder_answer.ladder.spend_gbp[[0, -1]].tolist() == [0, 1e9]
    assert all(not totals[0].any() for totals in ladder_answer.ladder.totals.values())
    assert list(ladder_answer.crossings) == ["one_mission"]  # of the first strategy, which the screen is about


@pytest.mark.parametrize(("top", "levels"), [(1e9, 41), (1e8, 5)])
def test_a_report_has_the_break_even_that_the_screen_has_whatever_its_ladder(resolved, ladder_answer, top, levels):
    found = compare.ladder_outcomes(resolved, top, levels).crossings
    assert found["one_mission"] == ladder_answer.crossings["one_mission"]
    assert set(found) == set(ladder_answer.ladder.totals) - {BASELINE}


def test_a_report_of_a_higher_ladder_looks_up_to_its_top(resolved, ladder_answer):
    found = compare.ladder_outcomes(resolved, 2e9, 81).crossings["one_mission"]
    screen = ladder_answer.crossings["one_mission"]
    assert found.top_gbp == 2e9
    assert found.spend_gbp.value == pytest.approx(screen.spend_gbp.value, rel=2e-4)


def test_the_table_has_a_row_for_each_level_and_strategy(ladder_answer):
    table = ladder_answer.levels
    assert len(table) == len(ladder_answer.ladder.spend_gbp) * len(ladder_answer.ladder.totals)
    assert set(table["strategy"]) == set(ladder_answer.ladder.titles.values())
    at_400 = table[(table["spend_m"] == 400) & (table["strategy"] == ladder_answer.ladder.titles["one_mission"])].iloc[
        0
    ]
    level = int(np.flatnonzero(ladder_answer.ladder.spend_gbp == 4e8)[0])
    totals = ladder_answer.ladder.totals["one_mission"][level] / 1e6
    assert at_400["average_m"] == pytest.approx(totals.mean())
    assert at_400["low_m"] == pytest.approx(np.quantile(totals, 0.1), rel=0.05)
    assert at_400["low_m"] <= at_400["average_m"] <= at_400["high_m"]


def test_a_ladder_of_any_height_is_another_cut_of_the_same_curve(resolved, ladder_answer):
    short = compare.ladder_outcomes(resolved, 4e8, 5).ladder
    assert short.spend_gbp.tolist() == [0, 1e8, 2e8, 3e8, 4e8]
    level = int(np.flatnonzero(ladder_answer.ladder.spend_gbp == 4e8)[0])
    assert short.totals["one_mission"][-1] == pytest.approx(ladder_answer.ladder.totals["one_mission"][level])


def test_the_ladder_meets_the_comparison_at_its_own_spend(resolved, ladder_answer):
    level = int(np.flatnonzero(ladder_answer.ladder.spend_gbp == 4e8)[0])
    assert ladder_answer.ladder.totals["one_mission"][level].mean() == pytest.approx(
        compare.comparison(resolved)["one_mission"].total_gbp.mean()
    )


def test_correlations_asked_and_achieved_are_near(resolved):
    rows = compare.correlations(resolved)
    assert rows
    for row in rows:
        asked, achieved = (float(v) for k, v in row.items() if k in ("asked", "achieved"))
        assert achieved == pytest.approx(asked, abs=0.12)


def test_the_draws_are_the_study_s_own(resolved):
    assert compare.draws(resolved) is resolved.draws
