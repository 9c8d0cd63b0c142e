"""Compare: focus on one mission against piecemeal, at one level of spend and across all of them."""

import streamlit as st

from scenarios.answers.compare import facts, ladder
from scenarios.answers.question import Question
from scenarios.ui import figures, page, share
from scenarios.ui.controls import levers
from scenarios.views import compare_figures, words


@page.page("Compare")
def main() -> None:
    question = levers.sidebar(spend_aside=False)
    page.live(lambda: compared(question), "", "Compare")


def compared(question: Question) -> None:
    # ask
    st.title("What is our spending power for?")
    top = st.container()
    in_sight = share.wanted() in ("", "compare")
    question = levers.spend(question) if in_sight else levers.spend_of_link(question)
    answer = st.container()

    # run
    found = page.ask(facts, question)
    headline = found.headlines[question.focus]

    # show
    with top:
        about = page.about(question, starting=not share.wanted())
    if share.shows("sentence"):
        with answer:
            page.sentence(words.compare.headline(headline, about.missions))
            st.write(words.compare.standing(headline, found.titles))
            st.caption(words.compare.range_note())
    if share.shows("ladder"):
        with page.progress("Climbing the ladder of spend …"):
            page.ask(ladder, question)
    for kind in compare_figures.KINDS:
        if share.shows(kind):
            figures.figure(figures.compare_figure(kind, question))
    if share.shows("valuations"):
        st.caption(words.compare.apart(headline))
    if share.shows("made"):
        with st.expander("How these figures are made", key="made_open"):
            for note in about.wards.notes:
                st.write(note)
            st.write(words.compare.made_of(headline, about.wards, about.draws, about.scenario.levers.seed))
    page.look_ahead(question)


main()
