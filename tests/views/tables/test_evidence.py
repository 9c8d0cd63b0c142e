"""The evidence as a table, and one row of it as a card."""

from __future__ import annotations

import pytest
from making import problem

from scenarios.analysis.chains import weighed_chains
from scenarios.analysis.information import Evppi
from scenarios.analysis.shape import Shape
from scenarios.analysis.summary import Estimate
from scenarios.views.tables import evidence

SHAPE = Shape(0.1, 0.2, 0.3, (0.0, 1.0, 0.0))


def table(register, evppis=None, changed=(), search="", groups=(), grades=(), sort="name"):
    return evidence.table(register, {}, evppis or {}, changed, search, groups, grades, sort)


def test_every_parameter_is_there_and_every_column(register):
    frame = table(register)
    assert frame.columns.tolist() == list(evidence.COLUMNS)
    assert sorted(frame["Key"]) == sorted(register.parameters)


def test_every_word_of_a_search_must_occur_somewhere(register):
    some = table(register, search="cost mission")
    assert 0 < len(some) < len(register.parameters)
    for key in some["Key"]:
        assert evidence.matches(register[key], "COST")
        assert evidence.matches(register[key], "mission")
    assert table(register, search="zzz").empty
    assert len(table(register, search="  ")) == len(register.parameters)


def test_groups_and_grades_narrow_it_down(register):
    frame = table(register, groups=["programme"], grades=["A", "B"])
    assert len(frame)
    assert set(frame["Group"]) == {"programme"}
    assert set(frame["Grade"]) <= {"A", "B"}


@pytest.mark.parametrize("sort", list(evidence.SORTS))
def test_every_order_keeps_every_row(register, sort):
    assert len(table(register, sort=sort)) == len(register.parameters)


def test_what_decides_most_comes_first_and_what_was_not_weighed_last(register):
    keys = list(register.parameters)[:3]
    worth = {k: Evppi(k, (k,), Estimate(v, 1.0), 0.0) for k, v in zip(keys, (5.0, 50.0, 0.4), strict=True)}
    frame = table(register, worth, sort="decides")
    assert frame["Key"].iloc[0] == keys[1]
    assert frame["Decides (£)"].tolist()[:3] == [50, 5, 0]
    assert frame["Decides (£)"].isna().iloc[3:].all()


def test_weak_evidence_can_stand_first(register):
    grades = table(register, sort="grade")["Grade"].tolist()
    assert grades == sorted(grades, reverse=True)


def test_a_change_is_marked(register):
    key = next(iter(register.parameters))
    frame = table(register, changed=[key]).set_index("Key")
    assert frame.loc[key, "Changed"] == "changed"
    assert (frame["Changed"] == "changed").sum() == 1


def test_only_an_address_is_a_link(register):
    links = table(register)["Link"]
    assert all(link == "" or link.startswith("http") for link in links)


def test_a_card_says_what_it_does_where_it_comes_from_and_how_sure_it_is(register):
    p = register["reach_ceiling"]
    lines = dict(evidence.card(p, SHAPE, 1.0))
    assert lines["What it does"] == f"{p.does} (equation {p.equation}, see Equations)"
    assert lines["Value"].startswith("about 20\u00a0% (10\u00a0% to 30\u00a0%)")
    assert p.grade in lines["Basis and grade"]
    assert "Caution" not in lines
    assert all(text for text in lines.values())


def test_a_card_says_what_caution_leaves(register):
    p = next(p for p in register.parameters.values() if p.design)
    assert "believed to 40 %" in dict(evidence.card(p, SHAPE, 0.4))["Caution"]


def test_the_documented_shares_are_products_of_design_and_grade(register):
    frame = evidence.caution_shares(register)
    level, s = next(iter(register.caution.items()))
    row = frame[frame["Caution"] == level].iloc[0]
    design = next(iter(s.design))
    for grade, share in s.grade.items():
        assert row[f"Grade {grade}"] == f"{100 * s.design[design] * share:.0f} %"


def test_the_weakest_link_of_every_mission(loaded, wards):
    draws = problem(loaded, wards).draws
    chains = weighed_chains(loaded.scenario, loaded.missions, loaded.register, draws)
    frame = evidence.weakest_links(chains, loaded.missions, loaded.register).set_index("Mission")
    assert list(frame.index) == [loaded.missions.title(m) for m in loaded.missions.keys]
    warm = frame.loc["Warm homes"]
    assert (warm["Weakest link"], warm["Grade"], warm["Kind of study"]) == ("how long it lasts", "D", "judgement")
    s = loaded.register.caution
    for level, label in (("standard", "Standard caution"), ("sceptic", "The sceptic's")):
        share = s[level].grade["D"] * s[level].design["judgement"]
        assert warm[label] == f"{100 * share:.0f} %"


def test_a_chain_link_by_link(loaded, wards):
    draws = problem(loaded, wards).draws
    chains = weighed_chains(loaded.scenario, loaded.missions, loaded.register, draws)
    frame = evidence.chain_links(chains[0], loaded.register)
    assert list(frame["Link"])[:2] == ["what a place costs", "what a place achieves"]
    names = {loaded.register[k].name for k in chains[0].links[0].keys}
    assert set(frame["Rests on"][0].split("; ")) == names
    weakest = set(frame["Link"][frame["Weakest"] == "weakest"])
    assert weakest == {link.about for link in chains[0].weakest["standard"]}
