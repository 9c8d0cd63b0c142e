"""Compare: focus on one mission against piecemeal, at one level of spend and across all of them."""

import streamlit as st

from scenarios.answers.compare import facts, grant, ladder
from scenarios.answers.decide import decision as decision_answer
from scenarios.answers.question import Question
from scenarios.ui import asking, figures, imagine, instrument, page, say, share
from scenarios.ui.controls import decision, levers, partners
from scenarios.views import compare_figures, words


@page.page("Compare")
def main() -> None:
    question = levers.sidebar(spend_aside=False)
    page.live(lambda: compared(question), "", "Compare")


def compared(question: Question) -> None:
    # ask
    say.title("What is our spending power for?")
    top = st.container()
    in_sight = share.wanted() in ("", "compare")
    question = levers.spend(question) if in_sight else levers.spend_of_link(question)
    answer = st.container()

    # run
    drawn = (facts, ladder) if share.shows("ladder") else (facts,)
    seen = asking.in_time(question, partners.with_theirs(drawn, question))
    found = asking.ask(facts, seen)
    headline = found.headlines[question.focus]

    # show
    with top:
        about = page.about(seen, starting=not share.wanted())
    if share.shows("sentence"):
        with answer:
            page.answer(words.answer.answer(headline, about.missions), seen.first)
            partners.added(seen, about)
    across = seen
    if share.shows("ladder"):
        with page.progress("Comparing every level of spend …"):
            across = asking.soonest(ladder, question, seen)
            asking.ask(ladder, across)
    for kind in compare_figures.KINDS:
        if share.shows(kind):
            instrument.figure(kind, seen, across, about, in_sight)
        if kind == "ladder" and share.shows("sentence"):
            say.caption(words.compare.range_note(headline if seen.first else None))
            imagine.behind(seen, about, found)
    if in_sight:
        said = st.container(key="grant_follows")
        own = decision.grant()
        paid = found.instead if own is None else asking.ask(grant, seen, own)
        noun = words.compare.outcome_noun(headline.mission, about.missions, headline.years)
        with said:
            figures.grant_instead(paid, noun)
            if (decided := asking.there(decision_answer, seen)) is not None:
                say.write(words.evidence.judged(decided.evppi, about.register), bold=words.evidence.HOW_SURE)
    if share.shows("made"):
        place = st.container(key="made_follows")
        with place.expander("How these figures are made", key="made_open", on_change="rerun") as behind:
            if behind.open:
                decided = asking.ask(decision_answer, seen)
                say.write(words.evidence.judged(decided.evppi, about.register))
                say.write(words.compare.headline(headline, about.missions))
                say.write(words.compare.standing(headline, found.titles))
                say.write(words.funnel.behind(found.funnel, about.missions))
                say.write(words.compare.apart(headline))
                figures.equations_behind("saving")
                for note in about.wards.notes:
                    say.write(note)
                say.write(words.compare.mix_note(about.scenario))
                figures.equations_behind("sentence")
                say.write(words.compare.made_of(headline, about.wards, about.draws, about.scenario.levers.seed))
    if in_sight:
        page.where_next()
    asking.look_ahead(question)


main()
