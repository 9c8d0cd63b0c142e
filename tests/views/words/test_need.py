"""What it would take, line by line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.analysis.need import Aim, Needed
from scenarios.analysis.summary import Estimate
from scenarios.views.words import need as words

SPEND = Needed(
    "spend_gbp", "Spend a year", "procurement", "Why.", "£", 4e8, 0.0, 5e9, Estimate(4.4e8, 3.2e6), False, 99.88
)
NONE = replace(SPEND, value=None)
SHARE = replace(
    SPEND, label="Delivered", unit="ratio", today=0.6, least=0.0, most=1.0, value=Estimate(0.664, 0.0047), reaches=22.9
)


def test_a_lever_that_does_it_says_its_value_its_error_and_who_acts():
    people = Aim("people", 12.0)
    assert words.line(SPEND, people) == ("Spend a year: £440m (± £3.2m), today £400m; procurement would have to act.")
    assert "66\u00a0% (± 0.47\u00a0%), today 60\u00a0%" in words.line(SHARE, people)
    assert "and another value does it too" in words.line(replace(SPEND, more=True), people)
    years = replace(SPEND, unit="years", today=10.0, value=Estimate(12.0, None))
    assert "Spend a year: 12 years, today 10 years;" in words.line(years, people)


@pytest.mark.parametrize(
    ("aim", "most"),
    [
        (Aim("people", 200.0), "at most it brings 100"),
        (Aim("ahead", 0.9), "at most it is ahead in 78 of 100 futures"),
        (Aim("value", 1e9), "at most it brings £2m more"),
        (Aim("every_ward", 3.0), "at most it brings 0.34"),
        (Aim("people", 100.0), "at most it brings just under 100"),
        (Aim("ahead", 0.7801), "at most it is ahead in just under 78 of 100 futures"),
        (Aim("value", 2.0001e6), "at most it brings just under £2m more"),
        (Aim("people", 99.0), "at most it brings 100"),
    ],
)
def test_a_lever_that_cannot_says_how_far_it_comes(aim, most):
    reaches = {"people": 99.88, "ahead": 0.78, "value": 2e6, "every_ward": 0.343}[aim.wanted]
    said = words.line(replace(NONE, reaches=reaches), aim)
    assert said.startswith("Spend a year: no value from nothing to £5bn does it; ")
    assert most in said


@pytest.mark.parametrize(
    ("aim", "said"),
    [
        (Aim("people", 100.0), "to have 100 people on average"),
        (Aim("people", 100.0, True), "to have 100 people in nine futures of ten"),
        (Aim("person_years", 500.0), "to have 500 years out of loneliness over 10 years on average"),
        (
            Aim("every_ward", 2.0, True),
            "to have at least 2 people no longer often lonely in every ward in nine futures of ten",
        ),
        (Aim("value", 2e6), "to be worth £2m more than piecemeal on average"),
        (Aim("ahead", 0.6), "to be ahead of piecemeal in 60 of 100 futures"),
    ],
)
def test_the_target_in_words(aim, said):
    assert words.target(aim, "people", 10) == said
    capital = said[0].upper() + said[1:]
    assert words.claim([SPEND, NONE], aim, "people", 10) == f"{capital}, 1 of 2 changes would do it, each alone"
    assert words.claim([NONE], aim, "people", 10) == f"{capital}, no single change does it"


def test_the_table_has_a_row_a_lever():
    one, none = words.rows([SPEND, NONE], Aim("people", 12.0))
    assert (one["Needed"], one["±"], none["Needed"], none["±"]) == ("£440m", "£3.2m", "no value does it", "")
    assert none["Brings at most"] == "100"
