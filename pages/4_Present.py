"""Present: five steps for a room, on a projector."""

import streamlit as st

from scenarios.analysis import guesses
from scenarios.answers.compare import Facts, Setting, facts, lonely_share
from scenarios.answers.decide import decision
from scenarios.answers.question import Question
from scenarios.answers.session import tried, value_at
from scenarios.domain.mission import WARD_MISSION
from scenarios.ui import asking, figures, imagine, page, say, share
from scenarios.ui.controls import levers, present
from scenarios.ui.framework import dark
from scenarios.views import words
from scenarios.views.charts import guess_reveal, icons
from scenarios.views.charts.theme import theme_of
from scenarios.views.words import room


@page.page("Present to a room", projector=True, shared="Present")
def main() -> None:
    # ask
    question = levers.sidebar()
    step = present.steps()
    say.title(room.step_title(step))
    about = page.about(question)

    # run
    found = asking.ask(facts, question)

    # show
    above, box, last = st.container(), st.container(), st.container()
    with box:
        typed = present.guesses(step)
    with last:
        present.said(step)
    picked = present.trial_kept()
    with above:
        if step == 1:
            the_question(question, about, found)
        elif step == 2:
            your_guess(question, about, found)
    if step == 2:
        with box:
            say.write(room.typed(guesses.read(typed)))
        say.caption(
            f"At {words.numbers.exact_pounds(question.spend_gbp)} a year. No answer is shown until the next step."
        )
    elif step == 3:
        the_reveal(question, about, found, guesses.read(typed).numbers)
    elif step == 4:
        doubts(question, about, found, picked)
    elif step == 5:
        decided = asking.ask(decision, question)
        claim, detail = words.finding_out.evppi(decided.evppi, decided.group_evppi, about.register)
        with above:
            page.sentence(claim)
            say.write(detail)
            say.write(f"{words.grant.instead(found.instead, '')[0]}.", bold=words.grant.ASKED)
        say.caption("Said and guessed, they stand on the summary with every figure of this screen.")
        figures.summary_link(share.summary_address())
    for key in words.behind.OF_STEP[step]:
        figures.equations_behind(key, titled=True)
    asking.look_ahead(question)


def the_question(question: Question, about: Setting, found: Facts) -> None:
    council, theme = about.wards, theme_of(dark())
    *scale, asked = room.question(council.council, question.spend_gbp, council.adults_total, found.journey)
    page.sentence(asked)
    here = question.scenario.levers.mission == WARD_MISSION
    places = st.columns([1, 1]) if here else [st.container()]
    with places[0]:
        figures.points(scale)
    if here:
        with places[1]:
            colour = theme.colour(about.strategy_numbers[question.focus])
            share_lonely = asking.ask(lonely_share, question)
            figures.for_a_room(icons.of_a_hundred(*share_lonely, "often lonely", "not", colour, theme))
    figures.for_a_room(figures.compare_figure("journey", question))
    figures.for_a_room(imagine.picture(question, about))


def your_guess(question: Question, about: Setting, found: Facts) -> None:
    h, chosen = found.headlines[question.focus], question.scenario.levers
    noun = words.compare.outcome_noun(chosen.mission, about.missions, chosen.years)
    who = words.compare.on_mission(h, about.missions)
    mission = about.missions.title(h.mission)
    page.sentence(room.ask(who, mission, h.alone, chosen.pointed_share, chosen.years, noun))


def the_reveal(question: Question, about: Setting, found: Facts, guessed: tuple[float, ...]) -> None:
    h, theme, chosen = found.headlines[question.focus], theme_of(dark()), question.scenario.levers
    noun = words.compare.outcome_noun(chosen.mission, about.missions, chosen.years)
    colour = theme.colour(about.strategy_numbers[question.focus])
    figures.for_a_room(guess_reveal.figure(guessed, h.people, noun, colour, theme))
    figures.for_a_room(icons.helped(h.people, noun, colour, theme))
    page.answer(words.answer.answer(h, about.missions))
    figures.for_a_room(figures.compare_figure("people", question))
    figures.for_a_room(figures.compare_figure("ladder", question))


def doubts(question: Question, about: Setting, found: Facts, picked: tuple[str, str]) -> None:
    h, register = found.headlines[question.focus], about.register
    decided = asking.ask(decision, question)
    claim, detail = words.decision.finding(decided.finding, h.title, decided.losing_share, register)
    page.sentence(claim)
    say.write(detail)
    key, end = present.trial(decided, register, *picked)
    after = asking.ask(facts, tried(question, key, end, register)).headlines[question.focus]
    say.info(words.compare.headline(after, about.missions))
    if key and end:
        say.write(room.turned(h, after, words.decision.supposed(key, value_at(key, end, register), register)))


main()
