"""Scenarios side by side: the screen's own figures, on common futures; and a bridge that is what single runs say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.answers import link
from scenarios.answers import side_by_side as compared
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.compare import facts, ladder
from scenarios.answers.link import Choices
from scenarios.answers.side_by_side import Laid
from scenarios.domain.scenario import Override

ANSWERS = Answers()


def asked(base: str = "existing_practice", **levers):
    return link.asked(Choices(base, levers={"draws": 512} | levers), RESOLVER)


def side(question, *others: Laid):
    return ANSWERS.get(compared.side_by_side, question, "This screen", others)


def bridge(question, to):
    return ANSWERS.get(compared.bridge, question, to)


def test_every_column_is_what_its_own_screen_says():
    first, other = asked(), asked(years=6, spend_gbp=2e8)
    found = side(first, Laid("Six years", other))
    assert [c.label for c in found.columns] == ["This screen", "Six years"]
    assert found.draws == 512
    for column, question in zip(found.columns, (first, other), strict=True):
        own = ANSWERS.get(facts, question)
        assert column.headline.people == own.headlines[question.focus].people
        assert column.headline.value == own.headlines[question.focus].value
        assert column.journey == own.journey
        levels = ANSWERS.get(ladder, question).ladder
        lead = levels.totals[question.focus] - levels.totals["piecemeal"]
        assert np.allclose(column.leads.mean, lead.mean(axis=1))


def test_others_are_run_on_the_first_one_s_futures():
    first, other = asked(seed=7), asked(seed=11, draws=1024)
    found = side(first, Laid("Other luck", other))
    assert (found.seed, found.draws) == (7, 512)
    assert found.columns[1].apart.value.verdict == "exactly the same"


def test_a_council_of_more_wards_sets_how_many_futures_are_common():
    first = asked()
    found = side(first, Laid("Larger", replace(first, most_cells=256 * RESOLVER.resolve(first).wards.n)))
    assert found.draws == 256
    assert all(c.headline.people.mean.se is not None for c in found.columns)


def test_the_largest_is_among_them_and_the_first_one_is_paired_with_nothing():
    found = side(asked(), Laid("Stretch", asked("policy_stretch")), Laid("Small", asked("small_district")))
    assert found.columns[found.most.number].label == "Stretch"
    assert found.columns[0].apart is None
    value = [c.headline.value.summary.mean.value for c in found.columns]
    assert found.columns[1].apart.value.summary.mean.value == pytest.approx(value[1] - value[0])
    assert found.columns[2].adults == pytest.approx(80_000)


def test_each_step_is_what_two_runs_differ_by_and_together_they_are_the_whole():
    start, end = asked(), asked("policy_stretch", spend_gbp=6e8, years=8)
    found = bridge(start, end)
    names = [s.names for s in found.steps]
    assert names == [("Spend a year",), ("Years",), ("Social value pledged, as a share of spend",)]
    at = [start, start.at(6e8), start.with_levers(spend_gbp=6e8, years=8), end]
    leads = [ANSWERS.get(facts, q).headlines[q.focus] for q in at]
    for step, before, after in zip(found.steps, leads[:-1], leads[1:], strict=True):
        assert step.people.mean.value == pytest.approx(after.people.mean.value - before.people.mean.value)
        assert step.value.mean.value == pytest.approx(
            after.value.summary.mean.value - before.value.summary.mean.value, abs=1e-3
        )
    assert found.start_people == pytest.approx(leads[0].people.mean.value)
    assert found.end_gbp == pytest.approx(leads[-1].value.summary.mean.value)


def test_nothing_that_differs_is_no_step():
    found = bridge(asked(seed=1), asked(seed=2, draws=1024))
    assert found.steps == ()
    assert found.whole.value.verdict == "exactly the same"


def test_a_change_that_is_no_scenario_by_itself_is_made_with_the_next():
    start, end = asked("by_category"), asked("small_district")
    names = [s.names for s in bridge(start, end).steps]
    assert ("Spend by category", "What is known of categories") in names
    found = bridge(start, end)
    own = ANSWERS.get(facts, end).headlines[end.focus].value.summary.mean.value
    assert found.end_gbp == pytest.approx(own)
    assert found.start_gbp + sum(s.value.mean.value for s in found.steps) == pytest.approx(found.end_gbp)


def test_an_assumption_of_one_s_own_is_a_step_and_taken_back_is_another():
    mine = asked().assuming(Override(key="sv_commit_book", why="our own", fixed=0.06))
    there, back = bridge(asked(), mine), bridge(mine, asked())
    assert len(there.steps) == len(back.steps) == 1
    assert back.steps[0].value.mean.value == pytest.approx(-there.steps[0].value.mean.value)


def test_a_change_of_mission_is_told_in_pounds():
    found = bridge(asked(), asked(mission="jobs"))
    assert not found.counts_people
    assert found.steps[0].names == ("Mission",)


def test_another_council_is_a_step_with_its_own_size(monkeypatch):
    start, end = asked(), asked("large_county")
    found = bridge(start, end)
    assert ("Council",) in [s.names for s in found.steps]
    own = ANSWERS.get(facts, end).headlines[end.focus]
    assert found.end_people == pytest.approx(own.people.mean.value)
