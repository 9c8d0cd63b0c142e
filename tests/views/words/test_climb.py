"""What the climb says: how far it leads, what carries it, and whom it leaves."""

from __future__ import annotations

from scenarios.analysis.climb import Climb, Step
from scenarios.analysis.summary import Estimate, Summary
from scenarios.views.words import climb as words


def summary(mean: float, low: float, high: float) -> Summary:
    at = {"p5": low, "p10": low, "p50": mean, "p90": high, "p95": high}
    return Summary(Estimate(mean, 0.1), {k: Estimate(v, 0.1) for k, v in at.items()})


STEP = Step("sv_commit_book", summary(60, 2, 150), summary(70, 3, 160))
WHOLE, LEFT = summary(16_500, 1e4, 2e4), summary(16_340, 1e4, 2e4)
FOUND = Climb(summary(10, 1, 26), [STEP], WHOLE, LEFT, STEP.after)


def test_how_far_it_leads_and_what_carries_it():
    claim, detail = words.climb(FOUND, 10)
    assert claim == (
        "With everything at its ambitious end, about 70 people instead of 10 are no longer often lonely after 10 years"
    )
    assert "lie from 3 to 160" in detail
    assert "to ask for a fifth in every contract: 60 more" in detail
    assert "nothing more comes of it to see that pledges are delivered or to " in detail


def test_the_residue_is_told_as_large_as_it_is():
    assert words.untouched(FOUND) == (
        "About 16,000 of 16,000 people who are often lonely would still be: 99\u00a0% are touched by no lever here."
    )


def test_where_nothing_adds_anything_it_says_so():
    none = Climb(FOUND.today, [], WHOLE, LEFT, FOUND.today)
    assert words.climb(none, 10) == ("No lever at its ambitious end adds anything here", "")


def test_the_help_that_is_bought_is_told_with_how_often_it_is_the_best():
    said = words.help_bought("therapy", Estimate(0.31, 0.01))
    assert "is talking therapies: it reaches most on average, and in 31 of 100 futures it is really the one" in said
    assert said.endswith("Being picked flatters it.")
