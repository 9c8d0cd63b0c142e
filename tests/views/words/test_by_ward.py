"""The sentences of the ward map."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import permuted

from scenarios.analysis.ward_stats import Fifth, Helped, WardStat
from scenarios.views.words import by_ward

TITLES = ("One mission", "Piecemeal")


def stat(*mean: float, half: float = 1.0) -> WardStat:
    m = np.array(mean)
    return WardStat(m, m - half, m + half, np.full(len(m), 0.1))


@pytest.fixture
def few(wards):
    """Three wards of the shipped council."""
    return permuted(wards, np.array([0, 1, 2]))


def helped(difference=(5.0, -3.0, 0.05), noise=(False, False, True), p=(0.9, 0.2, 0.5)) -> Helped:
    people = {"focus": stat(9.0, 4.0, 2.0), "piecemeal": stat(4.0, 7.0, 2.0)}
    return Helped(5, people, people, stat(*difference), np.array(p), np.array(noise))


def test_figures_are_modelled_and_say_of_what():
    text = by_ward.kind_of_figures("isolation", "loneliness", 1024)
    assert text.startswith("Every ward figure is modelled, not counted. The measure is loneliness")
    assert "1,024 futures" in text
    assert "Only the isolation mission is delivered ward by ward" in by_ward.kind_of_figures("jobs", "loneliness", 8)


def test_a_big_ward_is_not_mistaken_for_a_lonely_one(few):
    condition = stat(*(few.adults * np.array([0.05, 0.09, 0.04])), half=10.0)
    claim, detail = by_ward.today(few, condition)
    assert claim.startswith("Between 4\u00a0% and 9\u00a0% of adults are often lonely")
    assert f"The highest rate is in {few.name[1]}, 9\u00a0%" in detail


def test_people_helped_are_summed_and_the_first_ward_named(few):
    claim, detail = by_ward.helped(helped(), few, "One mission")
    assert claim == "By year 5, one mission suggests about 15 people no longer often lonely over all wards"
    assert detail == f"Most of them in {few.name[0]}, about 9 people (8 to 10)."


def test_people_reached_and_pounds_name_the_most_and_the_least(few):
    claim, detail = by_ward.reached(helped(), few, "One mission")
    assert claim == "By year 5, one mission reaches about 15 lonely people over all wards"
    assert detail == f"Most in {few.name[0]}, about 9 people; fewest in {few.name[2]}, about 2 people."
    claim, detail = by_ward.money(np.array([4100.0, 1400.0, 2000.0]), few, "One mission")
    assert claim == "One mission brings about £7,500 a year to all wards together"
    assert detail == f"Most to {few.name[0]}, about £4,100; least to {few.name[1]}, about £1,400."


def test_where_wards_differ_by_less_than_one_person_the_claim_says_that(few):
    found = helped(difference=(0.4, -0.3, 0.2), noise=(False,) * 3, p=(0.9, 0.2, 0.6))
    claim, detail = by_ward.difference(found, few, *TITLES)
    assert claim == "Ward by ward, one mission and piecemeal differ by less than one person: too small to tell"
    assert "Surest" not in detail


def test_among_wards_that_are_level_none_is_crowned(wards):
    n = wards.n
    level = helped(difference=np.full(n, 2.0), noise=(False,) * n, p=np.linspace(0.7, 0.705, n))
    assert by_ward.difference(level, wards, *TITLES)[1].startswith("No ward stands out: the surest is better in ")
    one = helped(difference=np.full(n, 2.0), noise=(False,) * n, p=np.array([0.9, *np.full(n - 1, 0.7)]))
    assert by_ward.difference(one, wards, *TITLES)[1].startswith(f"Surest is {wards.name[0]}: ")


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (51.2, "about 51 people"),
        (0.3, "less than one"),
        (-0.2, "less than one"),
        (0.0, "nobody"),
        (1.3, "about 1.3 people"),
    ],
)
def test_a_part_of_a_person_is_less_than_one(people, said):
    assert by_ward.about(people) == said


def test_wards_that_can_be_told_apart_are_counted(few):
    claim, detail = by_ward.difference(helped(), few, *TITLES)
    assert claim == (
        "One mission does better than piecemeal in 1 of 3 wards, worse in 1 and not to be told apart in 1, on average"
        " by year 5"
    )
    assert detail.startswith(f"Surest is {few.name[0]}: better in 90 of 100 futures")


def test_where_no_ward_can_be_told_apart_it_says_so(few):
    claim, detail = by_ward.difference(helped(noise=(True, True, True)), few, *TITLES)
    assert claim == "In no ward can one mission and piecemeal be told apart"
    assert detail == "Every difference lies inside the simulation error."


def test_better_in_all_wards_is_said_in_one_word(few):
    found = helped(difference=(5.0, 4.0, 3.0), noise=(False,) * 3, p=(0.9, 0.8, 0.7))
    assert "in all 3 wards on average" in by_ward.difference(found, few, *TITLES)[0]


def test_a_card_has_both_strategies_money_and_where_people_run_out(few):
    lines = dict(
        by_ward.card(few, 0, stat(500.0, 1, 1), helped(), TITLES, 2e6, {"One mission": 1e5, "Piecemeal": 50.0})
    )
    assert lines["Reached by year 5"] == "One mission: about 9; piecemeal: about 4"
    assert "one mission: £100,000" in lines["What it gets a year"]
    assert "£2m a year" in lines["Saturation"]
    assert "Warning" not in lines


def test_a_warning_says_why_a_ward_rests_on_little(few):
    weak = replace(few, imputed=frozenset({few.code[0]}), areas=np.array([1.0, 2.0, np.nan]))
    assert by_ward.warning(weak, 0) == "A figure is imputed from the other wards and it rests on 1 small area"
    assert by_ward.warning(weak, 1) == "It rests on 2 small areas"
    assert by_ward.warning(weak, 2) == ""


def fifth(number: int, mean: float, low: float, high: float) -> Fifth:
    return Fifth(number, 5, 1000.0, {"focus": (mean, low, high)})


def test_who_gains_says_whether_the_ranges_overlap():
    titles = {"focus": "One mission"}
    apart = by_ward.gains([fifth(1, 5.0, 4.0, 6.0), fifth(5, 2.0, 1.0, 3.0)], titles, "focus")
    assert "the most deprived fifth gains more per 1,000 adults" in apart[0]
    assert "overlap" not in apart[1]
    near = by_ward.gains([fifth(1, 2.0, 1.0, 3.0), fifth(5, 2.5, 1.0, 4.0)], titles, "focus")
    assert "gains less" in near[0]
    assert near[1].endswith("; the ranges overlap.")
    assert by_ward.gains([fifth(1, 1.0, 1, 1)], titles, "focus")[1] == ""


@pytest.mark.parametrize(
    ("without", "held", "floor", "says"),
    [
        (100.0, 100.0, 0.0, "No ward is guaranteed a least share."),
        (100.0, 90.0, 0.5, "Guaranteeing every ward 50 % of an even share costs about 10 people over all wards, 10 %"),
        (100.0, 110.0, 0.5, "adds about 10 people"),
    ],
)
def test_what_a_guarantee_costs(without, held, floor, says):
    assert says in by_ward.least_share_cost(np.array([without]), np.array([held]), floor)


@given(
    st.lists(st.tuples(st.floats(-50, 50).filter(lambda x: abs(x) > 1), st.floats(0.01, 0.99)), min_size=3, max_size=3)
)
def test_the_surest_ward_is_read_back_with_its_side_and_its_chance(wards, rows):
    """Whichever numbers come, the sentence's ward, side and chance are the numbers'."""
    three = permuted(wards, np.array([0, 1, 2]))
    means, chances = zip(*rows, strict=True)
    found = helped(difference=means, noise=(False,) * 3, p=chances)
    _, detail = by_ward.difference(found, three, *TITLES)
    i = next(k for k, name in enumerate(three.name) if detail.startswith(f"Surest is {name}: "))
    assert max(chances[i], 1 - chances[i]) == max(max(p, 1 - p) for p in chances)
    way, said = re.search(r": (better|worse) in (\S+) of 100 futures", detail).groups()
    assert way == ("better" if means[i] > 0 else "worse")
    chance = chances[i] if means[i] > 0 else 1 - chances[i]
    assert abs(float(said.replace("fewer than ", "")) - 100 * chance) <= 1


def test_a_ward_s_card_word_for_word(few):
    one = replace(few, adults=np.array([8000.0, 9000, 7000]), deprivation=np.array([0.85, 0.2, 0.5]))
    condition = stat(520.0, 300.0, 200.0, half=40.0)
    money = {"One mission": 12_000.0, "Piecemeal": 400.0}
    lines = dict(by_ward.card(one, 0, condition, helped(noise=(True, False, True)), TITLES, 250_000.0, money))
    assert lines["Who lives there"] == "8,000 adults; among the most deprived 15 % in the country"
    other = dict(by_ward.card(one, 1, condition, helped(), TITLES, 250_000.0, money))
    assert other["Who lives there"] == "9,000 adults; among the least deprived 20 % in the country"
    assert lines["Often lonely today"] == "about 520 (480 to 560), 6.5\u00a0% of adults, modelled"
    assert lines["Reached by year 5"] == "One mission: about 9; piecemeal: about 4"
    assert lines["No longer often lonely by year 5"] == "One mission: about 9 (8 to 10); piecemeal: about 4"
    assert lines["Better than under the other"] == "in 90 of 100 futures; the average is too small to tell"
    assert lines["What it gets a year"].startswith("one mission: £12,000, ")
    assert "; piecemeal: £400, " in lines["What it gets a year"]
    assert lines["Saturation"] == "reachable people run out at about £250,000 a year spent here"
