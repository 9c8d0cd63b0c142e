"""What is said at every stop of the slider is what the page says there."""

from __future__ import annotations

import pytest

from scenarios.answers import link
from scenarios.answers import stops as module
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.compare import facts
from scenarios.answers.stops import stop, stops, with_whole_answers
from scenarios.domain.amounts import spend_stops_gbp


@pytest.fixture(scope="module")
def asked():
    return link.asked(link.Choices(levers={"draws": 64, "years": 2}), RESOLVER)


@pytest.fixture(scope="module")
def answers():
    return Answers()


def said(headline):
    return {k: v for k, v in vars(headline).items() if k not in ("dots_gbp", "p_best", "loss_gbp")}


def test_every_stop_of_the_slider_is_there(asked, answers):
    assert list(answers.get(stops, asked)) == list(spend_stops_gbp(asked.spend_gbp))


@pytest.mark.parametrize("spend_gbp", [0.0, 5e6, 4e8, 1e9])
def test_one_stop_is_what_the_page_says_there_to_the_last_bit(asked, answers, spend_gbp):
    mine = answers.get(stop, asked.at(spend_gbp))
    theirs = answers.get(facts, asked.at(spend_gbp)).headlines[asked.focus]
    assert said(mine) == said(theirs)
    assert (mine.dots_gbp == theirs.dots_gbp).all()
    assert said(answers.get(stops, asked)[int(spend_gbp)]) == said(mine)


def test_whole_answers_take_the_place_of_first_ones_where_they_are_there(asked):
    answers = Answers()
    first = answers.get(stops, asked)
    whole = answers.get(facts, asked.at(5e6)).headlines[asked.focus]
    found, which = with_whole_answers(first, asked, answers)
    assert which == {5_000_000}
    assert found[5_000_000] is whole
    assert found[10_000_000] is first[10_000_000]
    assert list(found) == list(first)


def test_a_country_of_wards_has_no_stops(asked, monkeypatch):
    monkeypatch.setattr(module, "MOST_CELLS_A_STOP", 100)
    assert Answers().get(stops, asked) == {}
