"""Numbers as a councillor says them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.analysis.summary import Estimate
from scenarios.views.words import numbers


@pytest.mark.parametrize(
    ("x", "two"), [(0, 0), (1234, 1200), (0.0456, 0.046), (-987, -990), (99.6, 100), (float("inf"), float("inf"))]
)
def test_two_significant_figures(x, two):
    assert numbers.two_figures(x) == two


@given(st.floats(1e-9, 1e12))
def test_two_figures_are_never_further_than_a_twentieth_off(x):
    assert abs(numbers.two_figures(x) - x) <= 0.05 * x * 1.0000001


@pytest.mark.parametrize(
    ("x", "text"), [(0, "no"), (0.4, "no"), (0.6, "1"), (8.4, "8"), (1234, "1,200"), (-250, "250"), (99.7, "100")]
)
def test_how_many_people(x, text):
    assert numbers.count(x) == text


@pytest.mark.parametrize(("x", "text"), [(0, "0"), (0.4, "<1"), (2.51, "2.5"), (2.0, "2"), (1234, "1,200"), (-3, "3")])
def test_a_count_in_a_cell_keeps_parts_of_a_person_apart(x, text):
    assert numbers.count_cell(x) == text


@pytest.mark.parametrize(
    ("x", "text"),
    [(0.344, "0.34"), (2.49, "2.5"), (0.004, "below 0.01"), (-0.004, "above −0.01"), (-2, "−2"), (0, "0")],
)
def test_a_fine_figure(x, text):
    assert numbers.fine(x) == text


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (0, "nothing"),
        (0.4, "less than £1"),
        (250_300, "£250,000"),
        (1_940_000, "£1.9m"),
        (999_999, "£1m"),
        (1e9, "£1bn"),
        (-5e6, "£5m"),
    ],
)
def test_money_to_two_figures_without_a_sign(x, text):
    assert numbers.pounds(x) == text


@pytest.mark.parametrize(
    ("x", "text"),
    [(4e8, "£400m"), (403_217_000, "£403,217,000"), (1e9, "£1bn"), (1.25e9, "£1.25bn"), (99_999, "£99,999"), (0, "£0")],
)
def test_money_as_it_was_chosen_is_not_rounded(x, text):
    assert numbers.exact_pounds(x) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (-9e5, 1.8e6, "£900,000 less to £1.8m more"),
        (2e6, 3e6, "£2m to £3m more"),
        (-3e6, -2e6, "£2m to £3m less"),
        (0, 5e6, "none to £5m more"),
        (-5e6, 0, "£5m less to none"),
        (0, 0, "no difference we can see"),
    ],
)
def test_a_range_keeps_its_signs_in_words(low, high, text):
    assert numbers.span(low, high, numbers.pounds) == text


def test_a_range_leaves_out_the_word_that_was_just_said():
    assert numbers.span(2, 20, numbers.count, said=True) == "2 to 20"
    assert numbers.span(-2, 20, numbers.count, "more", "fewer", said=True) == "2 fewer to 20 more"


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (0.0, "almost no chance (0 in 100)"),
        (0.004, "almost no chance (fewer than 1 in 100)"),
        (0.1, "very unlikely (10 in 100)"),
        (0.5, "about even (50 in 100)"),
        (0.72, "likely (72 in 100)"),
        (0.999, "almost certain (more than 99 in 100)"),
        (1.0, "almost certain (100 in 100)"),
    ],
)
def test_a_chance_in_words_and_number(p, text):
    assert numbers.chance(p) == text


@given(st.floats(0, 1))
def test_a_chance_that_is_not_nothing_never_reads_as_nothing(p):
    text = numbers.in_a_hundred(p)
    assert (text == "0 in 100") == (p == 0)
    assert (text == "100 in 100") == (p == 1)


@pytest.mark.parametrize(("p", "text"), [(0, "in no future"), (1, "in every future"), (0.55, "in 55 of 100 futures")])
def test_how_often_inside_a_sentence(p, text):
    assert numbers.in_futures(p) == text


def test_the_simulation_error_is_not_the_range():
    assert numbers.monte_carlo(Estimate(1.0, 2e4), numbers.pounds) == "simulation error ± £20,000"
    assert numbers.monte_carlo(Estimate(1.0, None), numbers.pounds) == "simulation error unknown: too few draws"


@pytest.mark.parametrize(
    ("x", "unit", "text"),
    [
        (0.38, "proportion", "38\u00a0%"),
        (180_000, "£ a year (2024)", "£180,000"),
        (-0.18, "SMD", "−0.18 standard deviations"),
        (4.2, "years", "4.2 years"),
        (0.5, "£", "£0.5"),
        (1234, "places", "1,200"),
        (0.0, "SMD", "0 standard deviations"),
    ],
)
def test_an_amount_has_its_unit(x, unit, text):
    assert numbers.amount(x, unit) == text


@pytest.mark.parametrize(
    ("unit", "prices"), [("£ (2023/24 prices)", "2023/24"), ("£2024 a place", "2024"), ("years", ""), ("£ a year", "")]
)
def test_the_price_base_of_a_unit(unit, prices):
    assert numbers.price_base(unit) == prices


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_a_list_as_it_is_spoken(items, text):
    assert numbers.listed(items) == text


def test_no_minus_nothing():
    assert numbers.signed(-0.2, numbers.count) == "no"
    assert numbers.signed(-5, numbers.count) == "−5"
    assert numbers.signed(-0.0, numbers.pounds) == "nothing"


@pytest.mark.parametrize(
    ("x", "said"), [(-0.3, "−0.3"), (-0.04, "−0.04"), (-0.001, "0"), (0.3, "<1"), (-2.5, "−2.5"), (0.0, "0")]
)
def test_less_than_none_is_told_with_its_figure(x, said):
    assert numbers.signed(x, numbers.count_cell) == said


def test_first_letters():
    assert (numbers.lower("One mission"), numbers.capital("one mission")) == ("one mission", "One mission")
    assert numbers.lower("") == numbers.capital("") == ""
    assert (numbers.years_of(1), numbers.years_of(5)) == ("1 year", "5 years")


@given(st.text(max_size=60))
def test_text_of_others_is_never_markup(text):
    escaped = numbers.escape_markdown(text)
    plain = re.sub(r"\\([^\w\s]|_)", r"\1", escaped)
    assert plain.replace(numbers.WORD_JOINER, "") == text.replace(numbers.WORD_JOINER, "")
    assert not re.search(r"(?<!\\)(?:\\\\)*!\[", escaped)


@pytest.mark.parametrize(
    "text",
    [
        "At £400m a year, one mission suggests about 8 more (none to 25).",
        "That covers 42 of 100; 88 of 100 such futures lose - against 74.",
        "Value is −£0.5m: less by 20 %, or 1.5 % more.",
        "wards.geojson: usable, with repairs.",
        "2 to 20 more at 10:30",
    ],
)
def test_ordinary_sentences_stay_as_they_are_written(text):
    assert numbers.escape_markdown(text) == text


@pytest.mark.parametrize("text", ["# big", "1. one", "- x", "+ x", ":material/home:", "~~x~~"])
def test_what_would_be_markup_is_escaped(text):
    assert "\\" in numbers.escape_markdown(text)


@pytest.mark.parametrize("text", ["www.x.org", "https://x.org", "see HTTP://x.org"])
def test_an_address_is_no_link(text):
    assert not re.search(r"(?i)https?://|www\.", numbers.escape_markdown(text))


@pytest.mark.parametrize(
    ("x", "said"),
    [(4.3e15, "£4,300,000bn"), (1.3e12, "£1,300bn"), (990e9, "£990bn"), (99e9, "£99bn"), (1.25e9, "£1.2bn")],
)
def test_no_amount_is_told_with_an_exponent(x, said):
    assert numbers.pounds(x) == said


def test_what_holds_is_told_run_by_run():
    names = {"a": "Alpha", "b": "Beta"}
    said = numbers.by_spend(["a", "a", None, "b", "a"], [2.5e7, 5e7, 7.5e7, 1e8, 1.25e8], names)
    assert said == ["alpha from £25m to £50m", "too close to call at £75m", "beta at £100m", "alpha at £125m"]
    assert numbers.by_spend([], [], names) == []


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1.0, "£100"),
        (0.5412, "£54"),
        (0.0541, "£5.40"),
        (0.05, "£5"),
        (0.0037, "37p"),
        (0.00996, "£1"),
        (0.00012, "1p"),
        (0.00009, "less than 1p"),
        (0.0, "nothing"),
        (-0.1, "nothing"),
    ],
)
def test_what_is_left_of_a_hundred_pounds_as_people_say_it(share, said):
    assert numbers.of_a_hundred(share) == said
