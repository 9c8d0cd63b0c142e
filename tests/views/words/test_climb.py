"""What the climb says: how far it leads, what carries it, and whom it leaves."""

from __future__ import annotations

import pytest

from scenarios.analysis.climb import Climb, Residue, Step
from scenarios.analysis.summary import Estimate, Summary
from scenarios.views.words import climb as words


def summary(mean: float, low: float, high: float) -> Summary:
    at = {"p5": low, "p10": low, "p50": mean, "p90": high, "p95": high}
    return Summary(Estimate(mean, 0.1), {k: Estimate(v, 0.1) for k, v in at.items()})


STEP = Step("sv_commit_book", summary(60, 2, 150), summary(70, 3, 160))
LEFT = Residue(*(summary(n, 1e3, 2e4) for n in (16_500, 16_340, 14_600)), Estimate(0.494, 0.01))
FOUND = Climb(summary(10, 1, 26), [STEP], STEP.after)


def test_how_far_it_leads_and_what_carries_it():
    claim, detail = words.climb(FOUND, 10)
    assert claim == (
        "With everything at its ambitious end, about 70 people instead of 10 are no longer often lonely after 10 years"
    )
    assert "lie from 3 to 160" in detail
    assert "to ask for a fifth in every contract: 60 more" in detail
    assert "nothing more comes of it to see that pledges are delivered or to " in detail


def test_a_loss_keeps_its_sign_at_either_end():
    claim, detail = words.climb(Climb(summary(-4, -9, 1), [STEP], summary(-2, -30, 12)), 10)
    assert "about −2 people instead of −4 are no longer often lonely" in claim
    assert "Eight futures in ten lie from 30 fewer to 12." in detail
    assert "lie from 12 to 30 fewer." in words.climb(Climb(FOUND.today, [STEP], summary(-20, -30, -12)), 10)[1]


def test_the_residue_is_told_as_large_as_it_is():
    assert words.left(LEFT, 10) == (
        "Of about 16,000 people who are often lonely 99 in 100 still would be: the climb gives them about 15,000 places"
        " over 10 years, but most who take one stay lonely or become so again, and 49 in 100 are beyond the reach of"
        " anything here."
    )
    nobody = Residue(*(summary(0, 0, 0) for _ in range(3)), Estimate(0.5, 0.01))
    assert words.left(nobody, 10) == "Nobody here is often lonely."


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (8, "are there today"),
        (60, "The 60 that are aimed for are there once step 1 is done: ask for a fifth in every contract."),
        (80, "The whole climb does not lead to 80."),
    ],
)
def test_where_the_target_is_met_is_told(target, said):
    assert said in words.met(FOUND, target)
    assert said in words.written(FOUND, target)
    assert "leads beyond" not in words.met(FOUND, target)


def test_what_follows_the_step_that_meets_the_target_leads_beyond_it():
    more = Climb(FOUND.today, [STEP, STEP], STEP.after)
    assert words.met(more, 60).endswith("What follows leads beyond it.")
    assert words.written(more, None) == "2 levers at their ambitious ends, every one that gains"


def test_where_nothing_adds_anything_it_says_so():
    none = Climb(FOUND.today, [], FOUND.today)
    assert words.climb(none, 10) == ("No lever at its ambitious end adds anything here", "")


def test_the_help_that_is_bought_is_told_with_how_often_it_is_the_best():
    said = words.help_bought("therapy", Estimate(0.31, 0.01))
    assert "is talking therapies, on average; in 31 of 100 futures it is really the one" in said
    assert said.endswith("Being picked flatters it.")
