"""Amounts as people type them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.domain.amounts import (
    LARGEST,
    MOST_SPEND_ON_SCREEN_GBP,
    exact_pounds,
    parse_amount,
    percent_text,
    spend_stops_gbp,
    whole_pounds,
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0.4", 0.4),
        ("40%", 0.4),
        ("140%", 1.4),
        (" £1,200 ", 1200.0),
        ("250m", 250e6),
        ("1.2bn", 1.2e9),
        ("£1.2BN", 1.2e9),
        ("7k", 7000.0),
        ("1_000", 1000.0),
        ("-3", -3.0),
        ("−3", -3.0),
        ("250e6", 250e6),
        ("0", 0.0),
    ],
)
def test_an_amount_is_read_as_it_is_typed(typed, read):
    assert parse_amount(typed) == read


@pytest.mark.parametrize("typed", ["", "lots", "1.2.3", "m", "£", "%", "1 000", "4O0m", "12mm"])
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(ValueError):
        parse_amount(typed)


def test_an_amount_beyond_reason_is_refused():
    with pytest.raises(ValueError, match="of ordinary size"):
        parse_amount("1" + "0" * 15)
    assert parse_amount("9e14") < LARGEST


def test_a_percentage_is_divided_and_never_a_hair_off():
    for n in range(1, 300):
        assert parse_amount(f"{n}%") == n / 100


@given(st.floats(-1e14, 1e14, allow_nan=False))
def test_any_ordinary_number_comes_back(x):
    assert parse_amount(repr(x)) == pytest.approx(x)


@given(st.floats(0, 1e5))
def test_sizes_multiply(x):
    assert parse_amount(f"{x!r}m") == pytest.approx(1e6 * x)
    assert parse_amount(f"{x!r}bn") == pytest.approx(1e9 * x)


def test_what_is_not_finite_is_left_to_whoever_asked():
    """A lever refuses it with its own name and limits."""
    assert math.isnan(parse_amount("nan"))
    assert math.isinf(parse_amount("inf"))


def test_the_slider_of_spend_steps_finer_where_a_council_spends_little():
    assert spend_stops_gbp(4e8).step == 5_000_000
    assert spend_stops_gbp(5e7).step == 1_000_000
    assert spend_stops_gbp(4e8)[-1] == MOST_SPEND_ON_SCREEN_GBP


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0 %"),
        (2.0, "200 %"),
        (0.0031, "0.31 %"),
        (1.8e-16, "below 0.01 %"),
        (0.5, "50 %"),
        (-0.021, "−2.1 %"),
        (0.999, "100 %"),
        (12.34, "1,200 %"),
        (0.00015, "0.015 %"),
    ],
)
def test_a_share_is_told_as_people_write_it(share, text):
    assert percent_text(share) == text


@pytest.mark.parametrize(
    ("typed", "gbp"),
    [
        ("£400m", 400_000_000),
        ("400,000,000", 400_000_000),
        ("0.4bn", 400_000_000),
        ("62.5m", 62_500_000),
        ("£1.1m", 1_100_000),
        ("0.29 bn", 290_000_000),
        ("5 billion", 5_000_000_000),
        ("20 thousand", 20_000),
        ("£400 Million", 400_000_000),
        ("0", 0),
        ("£123,456,789", 123_456_789),
    ],
)
def test_money_is_read_to_the_pound(typed, gbp):
    assert whole_pounds(typed, 0, 5e9) == gbp


@pytest.mark.parametrize("typed", ["", "lots", "-1", "5.1bn", "40%", "nan", "inf", "1e400", "£1.005", "0.5"])
def test_what_is_no_amount_of_whole_pounds_within_limits_says_what_is(typed):
    with pytest.raises(
        ValueError, match=r"^is not an amount of whole pounds from £0 to £5bn, such as £400m, 400,000,000 or 0\.4bn$"
    ):
        whole_pounds(typed, 0, 5e9)


@given(st.integers(0, 5_000_000_000))
def test_what_is_shown_is_read_back_to_the_pound(gbp):
    assert whole_pounds(exact_pounds(gbp), 0, 5e9) == gbp


@given(st.integers(0, 5000), st.integers(1, 9))
def test_round_amounts_are_short(millions, tenths):
    assert len(exact_pounds(1_000_000 * millions)) <= len("£4,999m")
    assert exact_pounds(1_000_000 * millions + 100_000 * tenths).count(",") <= 2


def test_an_example_is_one_that_would_be_taken():
    with pytest.raises(ValueError, match=r"from £0 to £100m, such as £20,000 or 20k$"):
        whole_pounds("£400m", 0, 1e8)
