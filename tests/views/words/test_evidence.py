"""The sentences of "Evidence" and of the list of changes."""

from __future__ import annotations

from types import SimpleNamespace
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


def lead(value, verdict="better", people=8.0):
    """A headline of which only what is read here is set."""
    one = Estimate(value, 1.0)
    summary = SimpleNamespace(mean=one)
    return SimpleNamespace(
        title="One mission",
        people=SimpleNamespace(mean=Estimate(people, 0.1)),
        value=SimpleNamespace(summary=summary, verdict=verdict),
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (lead(1.0), lead(1.0), "The answer is the same before and after, to the last digit."),
        (
            lead(1.0),
            lead(2.0),
            "The answer is the same: one mission comes out ahead on average. Its figures have moved.",
        ),
        (
            lead(1.0),
            lead(-1.0, "worse"),
            "The answer has changed: before, one mission comes out ahead on average; now, piecemeal comes out ahead on"
            " average.",
        ),
        (
            lead(1.0),
            lead(0.1, "too close to call"),
            "The answer has changed: before, one mission comes out ahead on average; now, it is too close to call.",
        ),
    ],
)
def test_whether_the_answer_has_changed_and_from_what_to_what(before, after, said):
    assert evidence.before_and_after(before, after) == said


def test_what_moved_the_answer_most_is_the_change_without_which_it_differs_most():
    after = lead(370_000.0)
    without = {"Years": lead(300_000.0), "Share pointed": lead(-200_000.0, "worse")}
    assert evidence.moved_most(after, without) == (
        "What moved it most is share pointed: without it one mission is about £200,000 behind piecemeal on average,"
        " with it about £370,000 ahead of piecemeal."
    )
    assert evidence.moved_most(after, {"Years": lead(300_000.0)}).startswith("The change is years: without it ")
    assert evidence.moved_most(after, {"Years": after}) == "None of the changes moves it."
    assert evidence.moved_most(after, {}) == ""


def worth(key, value, se=1.0):
    return Evppi(key, (key,), Estimate(value, se), 0.5)


def test_how_many_of_the_figures_that_decide_most_are_our_own_judgement(register):
    judged = [k for k, p in register.parameters.items() if p.basis == "judgement"]
    studied = [k for k, p in register.parameters.items() if p.basis != "judgement"]
    found = [worth(k, 100.0 - i) for i, k in enumerate([*judged[:5], studied[0], *studied[1:4]])]
    assert evidence.judged(found, register) == (
        "Of the 6 figures that decide the choice most, 5 are our own judgement and not a study's."
    )
    assert "Of the 2 figures" in evidence.judged([worth(judged[0], 9.0), worth(studied[0], 8.0)], register)
    assert "one is our own judgement" in evidence.judged([worth(judged[0], 9.0), worth(studied[0], 8.0)], register)
    assert "none is our own" in evidence.judged([worth(studied[0], 8.0)], register)
    assert evidence.judged([worth(judged[0], 0.1)], register) == "No single figure decides the choice."


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
