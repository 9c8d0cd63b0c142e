"""A private guess, the reveal in three stages, why it is so, and the same guess once more."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from scenarios.answers.compare import ladder
from scenarios.answers.meeting import Shift, shift
from scenarios.domain.meeting import FEWEST_SHOWN, Asked
from scenarios.store.library import phones
from scenarios.ui import asking, figures, page, say
from scenarios.ui.controls import meeting as rooms
from scenarios.ui.screens.session import Session
from scenarios.views import words
from scenarios.views.charts import guess_reveal, icons
from scenarios.views.charts import ladder as ladder_chart
from scenarios.views.charts import shift as shift_chart
from scenarios.views.words import room

PICTURE = 300  # pixels: what is left of a projector under a claim and its range


def guess(s: Session) -> None:
    asked = s.asks_to_guess(again=False)
    rooms.ask(s.meeting, "guess", asked)
    _asked_beside(s, asked.says)
    say.caption(
        f"At {words.numbers.exact_pounds(s.question.spend_gbp)} a year. No answer is shown until the next step."
    )


def _asked_beside(s: Session, text: str, more: str = "") -> None:
    """The question, with the way in beside it where there is a room: somebody always comes late."""
    left, right = st.columns([3, 1]) if s.meeting else (st.container(), None)
    with left:
        page.sentence(text)
        if more:
            say.write(more)
    if s.meeting is None or right is None:
        return
    with right:
        rooms.picture(s.meeting)


def own(s: Session) -> None:
    """Everybody looks at their own guess; nothing of the room or the model yet."""
    recall = Asked(f"recall:{s.asked_key(again=False)}"[:40], "wait", "Your own guess", room.LOOK_DOWN)
    rooms.ask(s.meeting, "own", recall)
    page.sentence(room.LOOK_DOWN)


def of_the_room(s: Session) -> None:
    """What the room guessed, and nothing of the model."""
    given = s.guessed()
    told = room.of_phones(len(given.numbers), given.unsure, given.sure, given.held_back)
    if not given.shown:
        page.sentence(told)
        return
    figures.for_a_screen(guess_reveal.of_the_room(given.numbers, s.noun, s.theme))
    say.write(told)


def model(s: Session) -> None:
    """The same guesses over the range of the model, and the answer."""
    h, numbers = s.found.headlines[s.question.focus], s.guessed().numbers
    page.answer(words.answer.answer(h, s.about.missions))
    shown = guess_reveal.figure(numbers, h.people, s.noun, s.colour, s.theme)
    figures.for_a_screen(replace(shown, claim=shown.claim if numbers else "", detail=""))


def funnel(s: Session) -> None:
    h = s.found.headlines[s.question.focus]
    figures.for_a_screen(figures.compare_figure("people", s.question), PICTURE)
    page.sentence(icons.helped(h.people, s.noun, s.colour, s.theme).claim)


def climb(s: Session) -> None:
    shown, across = figures.compare_figure("ladder", s.question), asking.ask(ladder, s.question)
    if shown is not None:
        years = s.question.scenario.levers.years
        pictures = (replace(p, chart=ladder_chart.for_a_room(p.chart, across, years)) for p in shown.pictures)
        figures.for_a_screen(replace(shown, pictures=tuple(pictures)))


def again(s: Session) -> None:
    asked = s.asks_to_guess(again=True)
    rooms.ask(s.meeting, "again", asked)
    _asked_beside(s, room.AGAIN, asked.says)


def moved(s: Session) -> None:
    """By how much those moved who guessed twice."""
    h, of = s.found.headlines[s.question.focus], shifted(s)
    shown = shift_chart.figure(of, h.people, s.noun, s.colour, s.theme)
    if of.people < FEWEST_SHOWN:
        page.sentence(shown.claim)
        say.write(shown.detail)
        return
    figures.for_a_screen(shown, PICTURE)


def shifted(s: Session) -> Shift:
    """Of phones by phone, from five on, where both times the same was asked; of typed guesses by their order."""
    first, second = s.asked_key(again=False), s.asked_key(again=True)
    same = first.partition(":")[2] == second.partition(":")[2]
    before = phones.by_phone(s.meeting.desk, first) if s.meeting and same else []
    after = phones.by_phone(s.meeting.desk, second) if s.meeting and same else []
    middle = s.found.headlines[s.question.focus].people.mean.value
    if shift(before, after, middle).people < FEWEST_SHOWN:
        before, after = [], []
    if len(s.typed) == len(s.typed_again):
        before = [*before, *((f"typed {i}", {"number": g}) for i, g in enumerate(s.typed))]
        after = [*after, *((f"typed {i}", {"number": g}) for i, g in enumerate(s.typed_again))]
    return shift(before, after, middle)
