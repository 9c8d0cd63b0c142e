"""Tables of scenarios side by side: only what differs, every result with its range, and a bridge that sums."""

from __future__ import annotations

import pandas as pd
import pytest

from scenarios.answers import link
from scenarios.answers import side_by_side as compared
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.answers.side_by_side import Laid
from scenarios.domain.levers import LEVERS
from scenarios.domain.scenario import Override
from scenarios.store.files.scenario_files import read_missions
from scenarios.views.tables import side_by_side as tables

ANSWERS = Answers()


def asked(base: str = "existing_practice", **levers):
    return link.asked(Choices(base, levers={"draws": 512} | levers), RESOLVER)


def side(*others: Laid, **levers):
    return ANSWERS.get(compared.side_by_side, asked(**levers), "This screen", others)


def rows(frame) -> dict[str, list[str]]:
    return {row[0]: list(row[1:]) for row in frame.itertuples(index=False)}


def test_only_what_is_not_the_same_for_all_is_an_input():
    mine = asked(spend_gbp=3e8, pointed_share=0.3, ward_rule="deprivation").assuming(
        Override(key="sv_commit_book", why="our own", fixed=0.06)
    )
    found = rows(tables.inputs(side(Laid("Mine", mine))))
    assert set(found) == {
        "Spend a year",
        LEVERS["pointed_share"].label,
        LEVERS["ward_rule"].label,
        "Social value pledged, as a share of spend",
    }
    assert found["Spend a year"] == ["£400m", "£300m"]
    assert found[LEVERS["pointed_share"].label] == ["100\u00a0%", "30\u00a0%"]
    assert found["Social value pledged, as a share of spend"][1] == "6\u00a0%"
    assert tables.inputs(side(Laid("Again", asked()))).empty


def test_shares_of_a_whole_stand_part_by_part():
    found = rows(tables.inputs(side(Laid("Small", asked("small_district")))))
    assert found["Spend by category: schools"][1] == "0\u00a0%"
    assert found["Council"] == ["SuchnSuch, 240,000 adults", "SuchnSuch, 80,000 adults"]


def test_seed_and_draws_are_the_same_for_all_and_no_input():
    assert tables.inputs(side(Laid("Other luck", asked(seed=9, draws=1024)))).empty


def test_results_have_people_first_with_ranges_and_the_difference_from_the_first():
    compared_ = side(Laid("Stretch", asked("policy_stretch")))
    found = rows(tables.results(compared_, read_missions()))
    assert list(found)[2:4] == ["People, more than piecemeal", "Value, more than piecemeal"]
    assert found["Value, more than This screen"][0] == tables.NOT_KNOWN
    assert " to " in found["Value, more than This screen"][1]
    h = compared_.columns[1].headline
    adults = compared_.columns[1].adults
    each = 10_000 * h.people.mean.value / adults
    assert found["People for every 10,000 adults"][1].startswith(f"{each:.2g} (")
    assert found["Of £100 pledged, left for the mission"][1].endswith("p")


def test_at_no_spend_there_is_nothing_for_every_pound():
    found = rows(tables.results(side(Laid("None", asked(spend_gbp=0.0))), read_missions()))
    assert found["Value for every £1m of spend a year"][1] == tables.NOT_KNOWN
    assert found["Of £100 pledged, left for the mission"][1] == tables.NOT_KNOWN


def test_other_missions_outcomes_are_not_taken_from_each_other():
    found = rows(tables.results(side(Laid("Jobs", asked(mission="jobs"))), read_missions()))
    assert found["People, more than This screen"][1] == "not the same outcome"


@pytest.mark.parametrize(("x", "said"), [(0.004, "0"), (0.037, "0.037"), (0.996, "1"), (7.24, "7.2"), (110.2, "110")])
def test_parts_of_a_person_tell_scenarios_apart(x, said):
    assert tables._people(-x) == said


def test_the_bridge_sums_from_end_to_end():
    start, end = asked(), asked("policy_stretch", years=8)
    table = tables.bridge_table(ANSWERS.get(compared.bridge, start, end), "A", "B")
    assert (table["What"].iloc[0], table["What"].iloc[-1]) == ("A", "B")
    people, value = table["People, average"], table["Value (£), average"]
    assert people.iloc[:-1].sum() == pytest.approx(people.iloc[-1], abs=0.1)
    assert value.iloc[:-1].sum() == pytest.approx(value.iloc[-1], abs=1)
    assert table["Value (£), ± average"].iloc[1:-1].notna().all()


def test_the_bridge_in_words_has_both_ends_alone_and_each_change_with_its_range():
    table = tables.bridge_table(ANSWERS.get(compared.bridge, asked(), asked("policy_stretch")), "A", "B")
    found = rows(tables.bridge_in_words(table))
    assert " to " not in found["A"][0]
    assert " to " in found["Social value pledged, as a share of spend"][0]
    assert "£" in found["B"][1]
    jobs = tables.bridge_table(ANSWERS.get(compared.bridge, asked(), asked(mission="jobs")), "A", "B")
    assert rows(tables.bridge_in_words(jobs))["Mission"][0] == tables.NOT_KNOWN


@pytest.mark.parametrize("scenarios", [1, 2, 6, 7, 13, 50])
def test_a_table_for_paper_is_in_parts_that_hold_every_scenario_once_beside_the_first(scenarios):
    names = [f"S{i}" for i in range(scenarios)]
    whole = pd.DataFrame([["People", *range(scenarios)]], columns=["What", *names])
    parts = tables.in_parts(whole)
    assert all(list(part.columns[:2]) == ["What", "S0"] and part.shape[1] <= 7 for part in parts)
    assert [c for part in parts for c in part.columns[2:]] == names[1:]
    assert len(parts) == max(1, -(-(scenarios - 1) // 5))
