"""What Contracts says: read back from numbers that are made for it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.contracts import Ask, Pipeline
from scenarios.analysis.summary import Estimate, Summary
from scenarios.answers.contracts import Asks
from scenarios.domain.book import BookedContract, ContractBook
from scenarios.procurement.accounting import Accounted
from scenarios.procurement.booking import Booking, LeftOut
from scenarios.procurement.changing import Changed
from scenarios.views.words import book as words

CONTRACT = BookedContract("A", "Care", "housing", "A Ltd", "vcse", 4e6, date(2028, 3, 31), None, 4, True)
BOOK = ContractBook("Ours", (CONTRACT, replace(CONTRACT, reference="B", kind="large", annual_gbp=6e6)))


def summary(mean: float, low: float, high: float) -> Summary:
    at = {"p5": low, "p10": low, "p50": mean, "p90": high, "p95": high}
    return Summary(Estimate(mean, 0.001), {k: Estimate(v, 0.001) for k, v in at.items()})


def coming(up: list[float], carries: list[float] | None = None, until: int = 4) -> Pipeline:
    shares = carries or [0.5] * len(up)
    return Pipeline(2027, {"housing": up}, [summary(x, x / 2, min(1, x * 1.5)) for x in shares], up[0], until, 0.0)


@given(st.floats(1e5, 9e8), st.integers(2, 12))
def test_what_a_year_s_delay_loses_is_said_in_pounds_and_years(gbp, until):
    claim, detail = words.pipeline(coming([gbp, gbp, 0.0], until=until))
    said = re.search(r"£([\d,.]+)(m|bn)? a year", claim)
    size = {"m": 1e6, "bn": 1e9, None: 1.0}[said[2]]
    assert float(said[1].replace(",", "")) * size == pytest.approx(gbp, rel=0.06)
    assert f"until {2026 + until}/{(2027 + until) % 100:02d} or later" in detail


@pytest.mark.parametrize(
    ("up", "year"), [([6.0, 3.0, 1.0], "2027/28"), ([1.0, 3.0, 6.0], "2029/30"), ([4, 2, 4], "2028/29")]
)
def test_half_of_what_comes_up(up, year):
    assert f"Half of what comes up is let again by the end of {year}" in words.pipeline(coming(up))[1]


def test_where_nothing_comes_up_it_says_so():
    assert words.pipeline(coming([0.0, 0.0]))[0] == "Nothing in this book comes up within these years"
    claim, detail = words.pipeline(coming([0.0, 5e6]))
    assert claim.startswith("Half of what comes up is let again by the end of 2028/29")
    assert detail == "Nothing comes up in 2027/28."


def test_the_most_that_carries_is_told_with_its_year_and_range():
    told = words.pipeline_told(coming([1e6, 2e6, 3e6], [0.2, 0.6, 0.4]))
    assert "2027/28 £1m" in told
    assert "At its most, in 2028/29, £60 of £100 carries the mission" in told
    assert "(£30 to £90 in eight futures of ten)" in told


def test_how_few_carry_most_of_it(missions):
    found = Asks([Ask(CONTRACT, 9.0, 1.0, 20.0), Ask(CONTRACT, 1.0, 0.5, 2.0)], 1, summary(250_000, 95_000, 460_000))
    claim, detail = words.asks(found, BOOK, "isolation", missions)
    assert claim == "1 of 2 contracts carry four fifths of what could be asked for isolation"
    assert "about £250,000 a year" in detail
    assert "£95,000 to £460,000 in eight futures of ten" in detail
    none = words.asks(Asks([], 0, summary(0, 0, 0)), BOOK, "isolation", missions)
    assert none == ("No contract in this book may be asked", "")


def test_how_many_notices_should_be_out_already():
    asks = [Ask(replace(CONTRACT, ends=date(y, 6, 30)), 1.0, 0.0, 2.0) for y in (2027, 2027, 2028, 2031)]
    said = words.due(asks, 9, date(2026, 11, 27))
    assert said == (
        "Of the notices of these 4, 2 should be out already unless the contract is extended; 1 fall in the next twelve"
        " months."
    )
    assert "none is due yet; 0 fall" in words.due(asks[3:], 9, date(2026, 11, 27))
    assert words.due([Ask(replace(CONTRACT, ends=None), 1.0, 0.0, 2.0)], 9, date(2026, 11, 27)) == ""


def test_what_a_book_holds_and_when_the_slider_scales_it():
    said = " ".join(words.holds(BOOK, 10e6))
    assert "2 contracts worth £10m a year" in said
    assert "£40 of £100 is with charities and social enterprises" in said
    assert "scaled" not in said
    assert "The slider stands at £20m: every contract is scaled to it" in " ".join(words.holds(BOOK, 20e6))


def test_what_became_of_every_contract_is_told_to_the_penny():
    left = [LeftOut("line 3", "=Care", 1234.56, "its value is £0"), LeftOut("line 4", "B", None, "its value is £0")]
    made = Booking(BOOK, left, {"kind": 1})
    said = words.booking(made)
    assert said[0] == "In the book: 2 contracts worth £10,000,000.00 a year."
    assert said[1] == "Left out: 2, with a published value of £1,234.56."
    assert said[2] == "Left out: its value is £0 (lines 3 and 4)."
    assert said[3] == "Assumed of 1: the size of their supplier is not known."
    assert words.booking(Booking(BOOK, []))[1] == "Nothing is left out."
    rows = [Accounted("line 3", "=Care", "left out", "value", "0.00", "its value is £0")]
    assert words.accounted_csv("=r.csv", rows).splitlines()[1].startswith("'=r.csv,line 3,'=Care,left out,value,0.00,")


def test_contracts_that_have_ended_are_told_together():
    left = [LeftOut(f"line {n}", "A", 1.0, f"it ended on 0{n % 9 + 1}.03.2026") for n in range(2, 40)]
    said = words.booking(Booking(BOOK, left))[2]
    assert said.startswith("Left out: it ended (lines 2, ")
    assert said.endswith("and 26 more).")


@pytest.mark.parametrize(
    ("field", "said"), [("said_anew", "Said anew: X."), ("amended", "Amended: X."), ("ended", "Ended: X.")]
)
def test_what_news_did_to_a_book_is_counted_and_named(field, said):
    contract = BookedContract("A", "Care", "housing", "S", "sme", 1234.5, None, None, 4, True)
    made = Changed(ContractBook("B", (contract,)), **{field: ("X",)})
    lines = words.changed(made)
    assert f"1 {field.replace('_', ' ')}" in lines[0]
    assert lines[0].endswith("It then holds 1 worth £1,234.50 a year.")
    assert lines[1:] == [said]
    other = words.changed(Changed(ContractBook("B", ()), not_in_book=("Z",)))
    assert other[1] == "Amended or ended, and not in the book: Z."
