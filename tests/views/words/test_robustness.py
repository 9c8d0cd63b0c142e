"""The sentences on how a choice stands up."""

from __future__ import annotations

from scenarios.analysis.difference import Difference
from scenarios.analysis.robustness import Robustness
from scenarios.analysis.structure import Combination, Outcome
from scenarios.analysis.summary import Estimate
from scenarios.analysis.target import Target
from scenarios.views.words import robustness as words

TITLES = {"piecemeal": "Piecemeal", "one": "One mission"}


def outcome(preferred: str, valuation: str = "threshold", clear: bool = True) -> Outcome:
    gap = Difference(None, Estimate(0.5, 0.1), "better")
    return Outcome(Combination(valuation, False, True, "full", "split"), preferred, gap, clear)


def row(met: float, regret: float, se: float = 0.001) -> Robustness:
    return Robustness(Estimate(met, se), Estimate(regret / 2, se), Estimate(regret, se), Estimate(-1e5, se))


def test_a_choice_that_counting_cannot_change_is_said_to_stand():
    claim, detail = words.structure([outcome("one"), outcome("one", "ordered")], TITLES)
    assert claim == "Whatever is chosen about how to count, one mission comes out ahead on average"
    assert detail == "Of 2 combinations: one mission in 2."


def test_a_choice_that_hangs_on_counting_says_so_and_on_what():
    claim, detail = words.structure([outcome("one"), outcome("piecemeal", "ordered")], TITLES)
    assert claim == "What comes out ahead depends on choices that evidence cannot make"
    assert detail.endswith("How gains are valued is one of them.")


def test_combinations_too_close_to_call_are_counted_apart():
    claim, detail = words.structure([outcome("one"), outcome("one", clear=False)], TITLES)
    assert claim.startswith("What comes out ahead depends")
    assert "in 1 none stands clear of the simulation error" in detail
    nobody, _ = words.structure([outcome("one", clear=False)], TITLES)
    assert nobody == "However it is counted, no strategy comes out clearly ahead"


def test_a_target_in_words(missions):
    assert words.target_text(Target("isolation", 0.2, 5), missions) == (
        "20\u00a0% of lonely people no longer lonely by the end of year 5"
    )
    flow = missions.flows["jobs"]
    assert words.target_text(Target("jobs", 1500, 10), missions) == f"at least 1,500 {flow.outcome} over 10 years"


def test_the_best_future_is_told_in_the_target_s_own_measure():
    assert words.furthest(0.0123, Target("isolation", 0.2, 5)) == "1.2\u00a0%"
    assert words.furthest(1234.0, Target("jobs", 2000, 5)) == "1,200"


def test_the_four_numbers_name_who_reaches_the_target_and_who_regrets_least():
    claim, detail = words.robustness({"piecemeal": row(0.1, 5e5), "one": row(0.4, 2e5)}, TITLES, "a target", "1 %")
    assert claim == "The target is reached most often by one mission, in 40 of 100 futures: a target"
    assert detail.startswith("One mission is regretted least: in nine futures of ten it gives up less than £200,000")
    assert detail.endswith("its value averages −£100,000.")


def test_two_that_stand_within_their_errors_are_named_together():
    claim, detail = words.robustness(
        {"piecemeal": row(0.4, 2e5, 1e4), "one": row(0.41, 2e5, 1e4)}, TITLES, "a target", "1 %"
    )
    assert "about equally often by one mission and piecemeal" in claim
    assert "are regretted about alike" in detail


def test_a_target_that_nobody_reaches_says_how_near_the_best_comes():
    claim, detail = words.robustness({"piecemeal": row(0, 5e5), "one": row(0, 2e5)}, TITLES, "a target", "1.2 %")
    assert claim == "No strategy reaches the target in any future drawn: a target"
    assert detail.startswith("The best future of the best strategy comes to 1.2 %. ")


def test_where_all_do_the_same_nothing_is_regretted():
    _, detail = words.robustness({"piecemeal": row(0.5, 0), "one": row(0.5, 0)}, TITLES, "a target", "1 %")
    assert detail == "No strategy leaves anything to regret: all do the same."
