"""The sentences: every figure, sign and winner in them is the numbers'; nothing is missing, NaN or a minus nothing."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import levers, problem

from scenarios.analysis.crossing import Crossing
from scenarios.analysis.headline import headline
from scenarios.analysis.summary import Estimate, Summary
from scenarios.answers.problems import draws_for, problem_for
from scenarios.model.run import compare
from scenarios.store.files import scenario_files
from scenarios.views import words


@given(st.none() | st.floats(1, 1e9))
def test_a_first_look_says_by_how_much_it_may_be_off(run, loaded, se):
    whole = headline(run, loaded.scenario, 4e8, "one_mission")
    difference = whole.value
    mean = replace(difference.summary.mean, se=se)
    first = replace(whole, value=replace(difference, summary=replace(difference.summary, mean=mean)))
    said = words.compare.range_note(first)
    settles = "A first look: the figures settle in a moment."
    assert said.endswith(
        settles
        if se is None
        else f"{settles} Until then the average in pounds may be {words.numbers.pounds(2 * se)} off."
    )
    assert "first look" not in words.compare.range_note()


@pytest.mark.parametrize(
    ("x", "text"),
    [
        (0, "nothing"),
        (0.3, "less than £1"),
        (12.34, "£12"),
        (999.9, "£1,000"),
        (253_000, "£250,000"),
        (1_940_000, "£1.9m"),
        (12_300_000, "£12m"),
        (999_500_000, "£1bn"),
        (-880_000, "£880,000"),
    ],
)
def test_pounds(x, text):
    assert words.numbers.pounds(x) == text


@pytest.mark.parametrize(
    ("x", "text"), [(0, "no"), (0.4, "no"), (0.6, "1"), (7.6, "8"), (-7.6, "8"), (23.4, "23"), (1234, "1,200")]
)
def test_counts(x, text):
    assert words.numbers.count(x) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (-5, 25, "5 fewer to 25 more"),
        (2, 20, "2 to 20 more"),
        (-20, -2, "2 to 20 fewer"),
        (0.1, 25, "none to 25 more"),
        (-25, 0.1, "25 fewer to none"),
        (0, 0, "no difference we can see"),
    ],
)
def test_ranges_keep_their_signs(low, high, text):
    assert words.numbers.span(low, high, words.numbers.count, "more", "fewer") == text


@pytest.mark.parametrize(
    ("p", "text"),
    [
        (0, "almost no chance (0 in 100)"),
        (0.004, "almost no chance (fewer than 1 in 100)"),
        (0.26, "unlikely (26 in 100)"),
        (0.5, "about even (50 in 100)"),
        (0.72, "likely (72 in 100)"),
        (0.999, "almost certain (more than 99 in 100)"),
        (1, "almost certain (100 in 100)"),
    ],
)
def test_chances_say_word_and_number_together(p, text):
    assert words.numbers.chance(p) == text


@given(st.floats(-1e12, 1e12))
def test_no_number_is_shown_as_minus_nothing_or_nan(x):
    for show in (words.numbers.pounds, words.numbers.count, words.numbers.count_cell):
        assert "nan" not in show(x)
        assert "-" not in show(x)


def said_of(loaded, wards, chosen) -> list:
    ready = problem(loaded, wards, **{**chosen, "draws": max(chosen["draws"], 16)})
    run = compare(ready)
    return [
        (headline(run, ready.scenario, chosen["spend_gbp"], key), run) for key in run.strategies if key != "piecemeal"
    ]


@given(levers())
def test_the_headline_says_what_the_numbers_say(loaded, wards, chosen):
    for h, run in said_of(loaded, wards, chosen):
        text = words.compare.headline(h, loaded.missions)
        assert not re.search(r"nan|None|inf\b|-0|\{", text)
        assert text.endswith(".")
        if chosen["spend_gbp"] == 0:
            assert "exactly nothing" in text
            continue
        gap = run[h.strategy].total_gbp - run["piecemeal"].total_gbp
        average, error = gap.mean(), h.value.summary.mean.se
        if not gap.any():
            assert "piecemeal by another name" in text
            continue
        assert f"about {words.numbers.pounds(average)} {'more' if average > 0 else 'less'} value than piecemeal" in text
        if abs(average) <= 2 * error:
            assert "too close to call" in text
            assert "wins" not in text
        else:
            winner = h.title.lower() if average > 0 else "piecemeal"
            assert f": {winner} wins on average" in text
            ahead = (gap > 0).mean() if average > 0 else 1 - (gap > 0).mean()
            assert words.numbers.in_a_hundred(ahead) in text
            assert ("by large wins in few futures" in text) == (ahead < 0.5)
        shown = words.numbers.count(h.people.mean.value)
        more = "more" if h.people.mean.value > 0 else "fewer"
        assert {"no": "about as many", "1": f"one or two {more}"}.get(shown, f"about {shown} {more}") in text
        assert text.index(
            "people" if "people" in text else loaded.missions.flows[h.mission].outcome.split()[0]
        ) < text.index("£", 4)


@given(levers())
def test_the_other_sentences_hold_their_numbers_too(loaded, wards, chosen):
    for h, run in said_of(loaded, wards, chosen):
        titles = {k: r.title for k, r in run.strategies.items()}
        standing, (claim, detail) = words.compare.standing(h, titles), words.compare.valuations(h)
        for text in (standing, claim, detail, words.compare.apart(h), words.compare.made_of(h, wards, run.n, 1)):
            assert not re.search(r"nan|None\b|inf\b|-0|\{", text)
        if standing:
            least = min(h.loss_gbp, key=lambda k: h.loss_gbp[k].value)
            assert titles[least].lower() in standing
        if h.threshold.verdict == "better" and h.ordered.verdict == "worse":
            assert claim.endswith("disagree")


def test_too_few_draws_never_name_a_winner(loaded, wards):
    ready = problem(loaded, wards, draws=1)
    run = compare(ready)
    text = words.compare.headline(headline(run, ready.scenario, 4e8, "one_mission"), loaded.missions)
    assert "too close to call" in text
    assert "unknown" in words.numbers.monte_carlo(
        headline(run, ready.scenario, 4e8, "one_mission").value.summary.mean, words.numbers.pounds
    )


def test_focus_piecemeal_and_too_close_can_each_be_said(loaded, wards):
    """The tool can say all three, each in a scenario that earns it."""
    seen = set()
    for spend in (5e7, 2e9):
        ready = problem(loaded, wards, draws=512, spend_gbp=spend)
        run = compare(ready)
        text = words.compare.headline(headline(run, ready.scenario, spend, "one_mission"), loaded.missions)
        seen |= {w for w in ("one mission wins", "piecemeal wins") if w in text}
    assert seen == {"one mission wins", "piecemeal wins"}
    assert np.isfinite(run["piecemeal"].total_gbp).all()


def test_whether_the_mix_of_spend_matters_is_said():
    plain, known = (scenario_files.load(n).scenario for n in ("existing_practice", "by_category"))
    assert words.compare.mix_note(plain).startswith("What the money is spent on changes nothing here")
    assert words.compare.mix_note(known) == (
        "Rates of their own are given for adult social care, children and regeneration and construction; other spend"
        " follows the council's overall rates."
    )


def test_in_the_shipped_scenario_of_categories_the_mix_matters(wards):
    own = scenario_files.load("by_category")
    less = {**own.scenario.spend_mix, "schools": 0.17, "regeneration and construction": 0.0}
    found = []
    for mix in (own.scenario.spend_mix, less):
        s = own.scenario.model_copy(update={"spend_mix": mix}).with_levers(draws=64)
        ready = problem_for(s, own.missions, wards, draws_for(s, own.register), own.register)
        found.append(compare(ready, 4e8)["piecemeal"].waterfall.pledged_gbp.mean())
    assert found[0] > 1.2 * found[1]


@given(st.floats(0.02, 0.98), st.floats(0.02, 0.98), st.booleans(), st.floats(2e7, 9e8))
def test_how_often_they_never_change_places_is_read_back(crosses, ahead, overtakes, spend):
    low, high = Estimate(spend / 2, 1e5), Estimate(spend * 1.1, 1e5)
    shares = Estimate(crosses, 0.01), Estimate(ahead, 0.01)
    c = Crossing("one_mission", Estimate(spend, 3e6), overtakes, False, low, high, *shares, 1e9)
    claim, detail = words.compare.crossing(c, "One mission")
    assert "again" not in claim
    assert detail.startswith("That average is known to ± £3m. ")
    assert "they change places again above it" in words.compare.crossing(replace(c, more=True), "One mission")[0]
    assert ("overtakes" in claim) == overtakes
    assert ("falls behind" in claim) != overtakes
    never = re.search(r"in (\d+) of 100 futures there is none", detail)
    assert abs(int(never[1]) - 100 * (1 - crosses)) <= 1
    stays, at_top = words.compare.crossing(replace(c, spend_gbp=None), "One mission")
    assert ("stays ahead of" in stays) == overtakes
    assert abs(int(re.search(r"ahead in (\d+) of 100", at_top)[1]) - 100 * ahead) <= 1


@pytest.mark.parametrize(("saving", "owed"), [(2_000.0, 40_000.0), (-2_000.0, -40_000.0)])
def test_what_is_shown_apart_word_for_word(loaded, wards, saving, owed):
    run = compare(problem(loaded, wards, draws=64))
    h = headline(run, loaded.scenario, 4e8, "one_mission")
    side = "more" if saving > 0 else "less"
    apart = words.compare.apart(replace(h, saving=about(saving), attributed=about(owed)))
    assert apart == (
        f"Inside that value, about £2,000 {side} is public saving (£1,000 to £3,000 {side}), mostly not money anyone"
        " can take out of a budget. Counting only what is owed to social value and not to other funders, one mission is"
        f" worth about £40,000 {side} than piecemeal (£20,000 to £60,000 {side})."
    )
    assert words.compare.on_mission(h, loaded.missions) == "one mission on isolation"
    split = headline(run, loaded.scenario, 4e8, "few_missions")
    assert words.compare.on_mission(split, loaded.missions).endswith(" with isolation in it")


def about(middle: float) -> Summary:
    """Half to one and a half times an amount."""
    low, high = sorted((middle / 2, 1.5 * middle))
    return Summary(Estimate(middle, 1.0), {"p10": Estimate(low, 1.0), "p90": Estimate(high, 1.0)})
