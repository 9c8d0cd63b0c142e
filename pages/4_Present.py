"""Present: a session in a room, on a projector, with phones or without."""

import streamlit as st

from scenarios.analysis import guesses
from scenarios.answers.compare import facts
from scenarios.ui import asking, figures, page, say
from scenarios.ui.controls import levers, meeting, present
from scenarios.ui.screens import closing, guessing, opening, weighing
from scenarios.ui.screens.session import Session
from scenarios.views import words

SHOWN = {
    "question": opening.question,
    "money": opening.money,
    "people": opening.people,
    "could_be": opening.could_be,
    "one_thing": weighing.one_thing,
    "sorted": weighing.sorted_on_missions,
    "weigh": weighing.what_matters,
    "valued": weighing.valued,
    "choose": weighing.choose,
    "guess": guessing.guess,
    "own": guessing.own,
    "room": guessing.of_the_room,
    "model": guessing.model,
    "funnel": guessing.funnel,
    "climb": guessing.climb,
    "doubts": closing.doubts,
    "again": guessing.again,
    "shift": guessing.moved,
    "plan": closing.plan,
    "minutes": closing.last_words,
}


@page.page("Present to a room", projector=True)
def main() -> None:
    # ask
    question = levers.sidebar()
    room = meeting.current()
    screen = present.steps(room)
    meeting.strip(room, meeting.news(room))
    with st.container(horizontal=True, vertical_alignment="center", key="titled"):
        say.title(screen.title)
        about = page.about(question)

    # run
    found = asking.ask(facts, question)
    meeting.about_this(room)

    # show
    above, box, box_again, last = (st.container() for _ in range(4))
    with box:
        typed = present.guesses(screen)
    with box_again:
        again = present.guesses_again(screen)
    with last:
        present.said(screen)
    trial = present.trial_kept()
    first, second = guesses.read(typed).numbers, guesses.read(again).numbers
    with above:
        SHOWN[screen.key](Session(question, about, found, room, first, second, trial))
    for key in words.behind.OF_SCREEN[screen.key]:
        figures.equations_behind(key, titled=True)
    asking.look_ahead(question)


main()
