"""Present: five steps for a room, on a projector."""

import streamlit as st

from scenarios.analysis import guesses
from scenarios.domain.mission import WARD_MISSION
from scenarios.ui import compute, controls, deciding, differing, drawn, frame, share, show, stage
from scenarios.ui.ahead import ahead
from scenarios.views import words
from scenarios.views.charts import guess_reveal, icons, theme
from scenarios.views.words import room


@frame.page("Present to a room", stage=True, shared="Present")
def main() -> None:
    # ask
    ask, spend = controls.sidebar_with_spend()
    chosen, wards = compute.loaded(ask.scenario), compute.council(ask)
    step = stage.steps()
    st.title(room.step_title(step))
    frame.council_badge(
        wards.council, wards.fictional, chosen.scenario.title, words.evidence.differs(differing.changed(ask))
    )
    ink = theme.look(frame.dark())
    hue = ink.colour(drawn.numbers_of(ask)[ask.focus])

    # run
    facts = compute.facts(ask, spend)
    head, missions = facts.headlines[ask.focus], chosen.missions
    noun = words.compare.outcome_noun(ask.mission, missions, ask.years)

    # show
    above, box, last = st.container(), st.container(), st.container()
    with box:
        guessed = guesses.read(stage.guesses(step))
    with last:
        stage.said(step)
    picked = stage.trial_kept()
    if step == 1:
        *facts_told, question = room.question(wards.council, spend, wards.adults_total, facts.journey)
        frame.sentence(question)
        left, right = st.columns([1, 1]) if ask.mission == WARD_MISSION else (st.container(), None)
        with left:
            show.points(facts_told)
        if right:
            with right:
                show.for_a_room(icons.of_a_hundred(*compute.lonely(ask), "often lonely", "not", hue, ink))
    elif step == 2:
        with above:
            frame.sentence(
                room.ask(words.compare.on_mission(head, missions), head.alone, ask.pointed_share, ask.years, noun)
            )
        with box:
            st.write(words.numbers.escape_markdown(room.typed(guessed)))
        st.caption(f"At {words.numbers.exact_pounds(spend)} a year. No answer is shown until the next step.")
    elif step == 3:
        show.for_a_room(guess_reveal.figure(guessed.numbers, head.people, noun, hue, ink))
        show.for_a_room(icons.helped(head.people, noun, hue, ink))
        frame.sentence(words.compare.headline(head, missions))
        show.for_a_room(drawn.figure("ladder", ask, spend, frame.dark()))
    elif step == 4:
        told = deciding.decided(ask, spend)
        claim, detail = words.decision.finding(told.finding, head.title, told.base_share, told.register)
        frame.sentence(claim)
        st.write(detail)
        key, end = stage.trial(told, *picked)
        after = compute.facts(stage.tried(ask, key, end, told.register), spend).headlines[ask.focus]
        st.info(words.compare.headline(after, missions))
        if key and end:
            st.write(room.turned(head, after, words.decision.name_of(key, told.register)))
    else:
        told = deciding.decided(ask, spend)
        claim, detail = words.decision.offers(told.worths, told.groups, told.register)
        with above:
            frame.sentence(claim)
            st.write(detail)
        st.caption("Said and guessed, they stand on the summary with every figure of this screen.")
        show.kept(f"{share.base()}twin.html?{share.query()}")
    ahead.want(ask, spend)


main()
