"""The answer in five seconds says what the numbers say: figure, sign, winner and how often."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import levers, problem

from scenarios.analysis.headline import headline
from scenarios.model.run import compare
from scenarios.views.words import answer as words
from scenarios.views.words import numbers


@given(levers())
def test_every_word_of_it_is_the_numbers_own(loaded, wards, chosen):
    ready = problem(loaded, wards, **{**chosen, "draws": max(chosen["draws"], 16)})
    run = compare(ready)
    for key in [k for k in run.strategies if k != "piecemeal"]:
        h = headline(run, ready.scenario, chosen["spend_gbp"], key)
        a = words.answer(h, loaded.missions)
        assert not re.search(r"nan|None|inf\b|-0|\{", f"{a.figure} {a.unit} {a.sentence} {a.chance}")
        people = h.people.mean.value
        assert a.figure in ("0", numbers.count(people))
        if chosen["spend_gbp"] and h.value.verdict != "exactly the same":
            held(a, h, people)
        else:
            assert (a.chance, a.claim) == ("", "")


def held(a, h, people):
    assert a.unit.startswith("more or fewer" if a.figure == "0" else "more" if people > 0 else "fewer")
    assert f"At {numbers.exact_pounds(h.spend_gbp)} a year" in a.sentence
    p, verdict = h.value.p_better.value, h.value.verdict
    assert (a.claim == words.TOO_CLOSE) == (verdict == "too close to call")
    if verdict == "too close to call":
        assert words.times(p) in a.chance
        return
    often = p if verdict == "better" else 1 - p
    winner = h.title if verdict == "better" else "Piecemeal"
    assert numbers.pounds(h.value.summary.mean.value) in a.chance
    if words.times(often) == numbers.EVEN:
        assert a.chance.startswith(
            f"Each comes out ahead about {numbers.EVEN}; on average {numbers.lower(winner)} is ahead"
        )
    elif often >= 0.5:
        assert a.chance.startswith(f"{winner} comes out ahead {words.times(often)}, and on average by about ")
    else:
        assert f"But {numbers.lower(winner)} wins by more when it wins: on average it is ahead by about " in a.chance
        assert words.times(1 - often) in a.chance.split(". ")[0]


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0, "at no time"),
        (0.02, "fewer than 1 time in 20"),
        (0.09, "1 time in 10"),
        (0.25, "1 time in 4"),
        (0.34, "1 time in 3"),
        (0.5, "1 time in 2"),
        (0.74, "3 times in 4"),
        (0.93, "9 times in 10"),
        (0.97, "more than 19 times in 20"),
        (1, "every time"),
    ],
)
def test_how_often_as_people_say_it(p, said):
    assert words.times(p) == said


@given(st.floats(0.05, 0.95))
def test_a_fraction_is_never_far_from_the_chance(p):
    count, of = (int(n) for n in re.findall(r"\d+", words.times(p)))
    assert abs(count / of - p) <= 0.0501


def test_one_is_one_or_two_and_none_is_as_many(loaded, wards):
    ready = problem(loaded, wards, draws=64)
    h = headline(compare(ready), ready.scenario, 4e8, "one_mission")

    def with_mean(mean):
        return replace(h, people=replace(h.people, mean=replace(h.people.mean, value=mean)))

    assert "suggests one or two more people" in words.answer(with_mean(1.2), loaded.missions).sentence
    none = words.answer(with_mean(0.2), loaded.missions)
    assert (none.figure, "suggests about as many people" in none.sentence) == ("0", True)
    assert words.answer(with_mean(-7.6), loaded.missions).unit.startswith("fewer people")
