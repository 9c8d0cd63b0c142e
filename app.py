"""Compare: focus on one mission against piecemeal, at one level of spend and across all of them."""

import streamlit as st

from scenarios.ui import compute, controls, differing, drawn, frame, share, show
from scenarios.ui.ahead import ahead
from scenarios.views import words


@frame.page("Compare")
def main() -> None:
    ask = controls.sidebar()
    frame.live(lambda: compared(ask), "", "Compare")


def compared(ask: compute.Ask) -> None:
    # ask
    chosen = compute.loaded(ask.scenario)
    wards = compute.council(ask)
    st.title("What is our spending power for?")
    if not share.wanted():
        frame.start(wards.council)
    frame.council_badge(
        wards.council, wards.fictional, chosen.scenario.title, words.evidence.differs(differing.changed(ask))
    )
    spend = controls.spend(chosen.scenario) if share.wanted() in ("", "compare") else controls.spend_of_link()
    answer = st.container()

    # run
    facts = compute.facts(ask, spend)
    headline = facts.headlines[ask.focus]

    # show
    if share.shows("sentence"):
        with answer:
            frame.sentence(words.compare.headline(headline, chosen.missions))
            st.write(words.compare.standing(headline, facts.titles))
            st.caption(words.compare.range_note())
    if share.shows("ladder"):
        with frame.progress("Climbing the ladder of spend …"):
            compute.ladder(ask)
    for figure in ("ladder", "dots", "journey", "valuations"):
        if share.shows(figure):
            show.figure(drawn.figure(figure, ask, spend, frame.dark()))
    if share.shows("valuations"):
        st.caption(words.compare.apart(headline))
    if share.shows("made"):
        with st.expander("How these figures are made", key="made_open"):
            for note in wards.notes:
                st.write(note)
            made_on = compute.draws(ask).n
            st.write(
                words.compare.made_of(headline, wards.fictional, wards.council, made_on, chosen.scenario.levers.seed)
            )
    ahead.want(ask, spend)


main()
