"""Compare: focus on one mission against piecemeal, at one level of spend and across all of them."""

import streamlit as st

from scenarios.ui import compute, controls, frame, show
from scenarios.views import dotplot, journey, ladder, look, valuations, words


@frame.page("Compare")
def main() -> None:
    # ask
    ask = controls.sidebar()
    chosen = compute.loaded(ask.scenario)
    wards = compute.council(ask)
    st.title("What is our spending power for?")
    frame.council_badge(wards.council, wards.fictional, chosen.scenario.title, words.differs(compute.changed(ask)))
    spend = controls.spend(chosen.scenario)
    answer = st.container()

    # run
    focus = ask.focus
    facts = compute.facts(ask, spend)
    headline = facts.headlines[focus]
    ink = look.look(frame.dark())
    numbers = {key: i for i, key in enumerate(chosen.scenario.strategies)}

    # show
    with answer:
        frame.sentence(words.headline(headline, chosen.missions))
        st.write(words.standing(headline, facts.titles))
        st.caption(words.range_note())
    with frame.progress("Climbing the ladder of spend …"):
        up = compute.ladder(ask)
    show.figure(ladder.figure(up.ladder, up.levels, up.crossings, focus, spend, numbers, ink))
    show.figure(dotplot.figure(headline, numbers[focus], ink))
    outcome = None if ask.mission == "isolation" else chosen.missions.flows[ask.mission].outcome
    show.figure(journey.figure(facts.journey, headline.title, outcome, numbers[focus], ink))
    show.figure(valuations.figure(facts.headlines, numbers, focus, ink))
    st.caption(words.apart(headline))
    with st.expander("How these figures are made", key="made_open"):
        for note in wards.notes:
            st.write(note)
        st.write(
            words.made_of(
                headline, wards.fictional, wards.council, chosen.scenario.levers.draws, chosen.scenario.levers.seed
            )
        )


main()
