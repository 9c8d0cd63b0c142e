"""The sentences of "Evidence" and of the list of changes."""

from __future__ import annotations

from typing import get_args

import pytest

from scenarios.analysis.chains import WeighedChain
from scenarios.analysis.changes import Change
from scenarios.analysis.information import Evppi
from scenarios.analysis.summary import Estimate
from scenarios.domain.parameter import Caution, Design, Distribution, Grade
from scenarios.views.words import evidence


def change(kind: str) -> Change:
    return Change(kind, "k", "name", 1, 2, "why")


def test_every_grade_design_and_level_of_caution_has_its_words():
    assert set(evidence.GRADES) == set(get_args(Grade))
    assert set(evidence.DESIGNS) == set(get_args(Design))
    assert set(evidence.CAUTION) == set(get_args(Caution))


@pytest.mark.parametrize(
    ("d", "words"),
    [
        (Distribution(distribution="fixed", parameters={"value": 0.3}), "30\u00a0%"),
        (Distribution(distribution="shares", parameters={"a": 0.5, "b": 0.5}), "fixed shares"),
        (Distribution(distribution="dirichlet", parameters={"a": 1.0, "b": 2.0}), "a mix of 2 causes"),
        (
            Distribution(distribution="beta", parameters={"a": 2.0, "b": 3.0}),
            "about 40\u00a0% (20\u00a0% to 60\u00a0%)",
        ),
    ],
)
def test_a_distribution_in_words(d, words):
    assert evidence.distribution(d, "proportion", 0.2, 0.6, 0.4) == words


def test_a_unit_is_said_once_at_the_end():
    d = Distribution(distribution="norm", parameters={"loc": 4.0, "scale": 1.0})
    assert evidence.distribution(d, "years", 3.0, 5.0, 4.0) == "about 4 (3 to 5) years"


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ([], ""),
        (["setting"], "1 setting differs from the base scenario"),
        (["assumption", "assumption"], "2 assumptions differ from the base scenario"),
        (["assumption", "setting", "scenario"], "1 assumption and 2 settings differ from the base scenario"),
    ],
)
def test_what_every_page_says_of_changes(kinds, words):
    assert evidence.differs([change(k) for k in kinds]) == words


def test_before_and_after():
    assert evidence.before_and_after("a", "a") == "The sentence is the same before and after."
    assert evidence.before_and_after("a", "b") == "The result moved."


def test_how_far_a_link_is_believed_is_said_only_where_it_is_not_whole(register):
    p = next(p for p in register.parameters.values() if p.design)
    assert evidence.link_believed(p, 1.0) == ""
    assert evidence.link_believed(p, 0.456).startswith("As a link it is believed to 46 %: grade")


def chains(**shares):
    return [WeighedChain(m, (), {"standard": share}, {}) for m, share in shares.items()]


def test_chains_that_are_believed_alike_change_no_order():
    said = evidence.chains_believed(chains(jobs=0.56, carbon=0.563), str.title, "standard")
    assert said == "Every mission is believed to 56 %, so caution makes every gain smaller and changes no order."


def test_a_mission_that_is_believed_otherwise_is_named():
    said = evidence.chains_believed(chains(jobs=0.56, homes=0.64, carbon=0.56), str.title, "standard")
    assert said.startswith("2 of 3 missions are believed to 56 %, homes to 64 %: every chain holds a guess")


def test_what_is_counted_and_what_would_count_twice(missions):
    text = evidence.counted_once(missions, ["wellbeing", "nhs"])
    assert text.startswith("Each year out of loneliness is valued once, by ")
    assert "Left out because it would count the same years again" in text
    everything = evidence.counted_once(missions, [])
    assert "Left out" not in everything


def test_how_much_the_choice_hangs_on_one_assumption(register):
    p = register["fixed_cost_mission"]
    clear = Evppi(p.key, (p.key,), Estimate(26_000.0, 100.0), 50.0)
    faint = Evppi(p.key, (p.key,), Estimate(10.0, 100.0), 50.0)
    assert evidence.evppi_of_one(clear, p).endswith("would be worth up to about £26,000 to this choice.")
    assert evidence.evppi_of_one(faint, p).endswith("would hardly change the choice.")
