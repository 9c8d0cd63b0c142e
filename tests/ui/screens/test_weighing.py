"""What people weigh, told of the room's own weights."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.answers import values
from scenarios.answers.answering import run_answer
from scenarios.model.weighing import weights_of_ranks
from scenarios.store.library import phones
from scenarios.ui.screens import weighing


def test_without_a_room_nobody_has_weights(session):
    assert weighing.room_weights(session) == ()


def test_weights_are_those_given_over_these_very_ranges(session, room):
    here = replace(session, meeting=room)
    of = weighing._asked(here)
    keys = [k for k, _ in of.choices]
    for n in range(5):
        assert weighing.room_weights(here) == (), f"of {n} people nothing is told"
        phones.answer(room.desk, phones.join(room.desk), of.key, {"ranks": {k: i for i, k in enumerate(keys, 1)}})
    phones.answer(room.desk, phones.join(room.desk), "weigh:other", {"ranks": dict.fromkeys(keys, 1)})
    assert weighing.room_weights(here) == (pytest.approx(tuple(weights_of_ranks(range(1, len(keys) + 1)))),) * 5
    assert keys == list(run_answer(values.options, session.question).outcomes)


def test_other_options_have_other_ranges_and_another_question(session):
    other = replace(session, question=session.question.with_levers(years=3))
    assert weighing._asked(other).key != weighing._asked(session).key
    assert len(weighing._asked(session).key) <= 40


def test_where_nothing_is_spent_nothing_is_asked(session):
    nothing = replace(session, question=session.question.with_levers(spend_gbp=0))
    assert weighing._asked(nothing) is None
    assert weighing.room_weights(nothing) == ()
