"""Compare: focus on one mission against piecemeal, at one level of spend and across all of them."""

import streamlit as st

from scenarios.ui import compute, controls, frame, share, show
from scenarios.views import dotplot, journey, ladder, look, valuations, words


@frame.page("Compare")
def main() -> None:
    ask = controls.sidebar()
    frame.live(lambda: compared(ask), "", "Compare")


def compared(ask: compute.Ask) -> None:
    # ask
    chosen = compute.loaded(ask.scenario)
    wards = compute.council(ask)
    if not share.wanted():
        frame.start(wards.council)
    st.title("What is our spending power for?")
    frame.council_badge(wards.council, wards.fictional, chosen.scenario.title, words.differs(compute.changed(ask)))
    spend = controls.spend(chosen.scenario) if share.wanted() in ("", "compare") else controls.spend_of_link()
    answer = st.container()

    # run
    focus = ask.focus
    facts = compute.facts(ask, spend)
    headline = facts.headlines[focus]
    ink = look.look(frame.dark())
    numbers = {key: i for i, key in enumerate(chosen.scenario.strategies)}
    outcome = None if ask.mission == "isolation" else chosen.missions.flows[ask.mission].outcome

    # show
    if share.shows("sentence"):
        with answer:
            frame.sentence(words.headline(headline, chosen.missions))
            st.write(words.standing(headline, facts.titles))
            st.caption(words.range_note())
    if share.shows("ladder"):
        with frame.progress("Climbing the ladder of spend …"):
            up = compute.ladder(ask)
        show.figure(ladder.figure(up.ladder, up.levels, up.crossings, focus, spend, numbers, ink))
    if share.shows("dots"):
        show.figure(dotplot.figure(headline, numbers[focus], ink))
    if share.shows("journey"):
        show.figure(journey.figure(facts.journey, headline.title, outcome, numbers[focus], ink))
    if share.shows("valuations"):
        show.figure(valuations.figure(facts.headlines, numbers, focus, ink))
        st.caption(words.apart(headline))
    if share.shows("made"):
        with st.expander("How these figures are made", key="made_open"):
            for note in wards.notes:
                st.write(note)
            made_on = compute.draws(ask).n
            st.write(words.made_of(headline, wards.fictional, wards.council, made_on, chosen.scenario.levers.seed))


main()
