"""What decides it: what being wrong costs, when focus loses, what to find out first, and where the choice changes."""

import streamlit as st

from scenarios.answers import compare, decide
from scenarios.answers.compare import Setting
from scenarios.answers.decide import Decision
from scenarios.answers.question import Question
from scenarios.ui import asking, figures, page, say, share
from scenarios.ui.controls import decision, levers
from scenarios.ui.framework import dark
from scenarios.views import words
from scenarios.views.charts import being_wrong, evppi, loses, robustness, structure, switching
from scenarios.views.charts.theme import theme_of


@page.page("What decides it", shared="What_decides_it")
def main() -> None:
    # ask
    question = levers.sidebar(spend_aside=False)
    say.title("What decides it")
    about = page.about(question)
    whole = share.wanted() in ("", "compare")
    question = levers.spend(question) if whole else levers.spend_of_link(question)
    theme, numbers = theme_of(dark()), about.strategy_numbers

    # run
    with page.progress("Weighing every assumption …"):
        decided = asking.ask(decide.decision, question)
    register, titles, wrong = about.register, decided.wrong.titles, decided.wrong
    noun = words.compare.outcome_noun(question.scenario.levers.mission, about.missions, question.scenario.levers.years)
    if wrong.decision.evpi.value == 0 and not decided.evppi:
        say.info("Nothing varies here, so nothing can be wrong.")

    # show
    if share.shows("wrong"):
        figures.figure(being_wrong.figure(wrong, decided.across, question.spend_gbp, noun, numbers, theme))
        explained(words.decision.LOSS_TERMS, "wrong")
    if whole:
        figures.grant_instead(asking.ask(compare.facts, question).instead, noun)
    if share.shows("loses"):
        title, share_lost = titles[question.focus], decided.losing_share
        figures.figure(loses.figure(decided.finding, decided.circumstances, title, share_lost, register, theme))
    if whole:
        found(question, about, decided, noun)
    if share.shows("evppi"):
        figures.figure(evppi.figure(decided.evppi, decided.group_evppi, register, theme))
    if whole:
        piloted(question, about, decided)
    if share.shows("switch"):
        known = {e.key: e for e in decided.evppi}
        figures.figure(switching.figure(decided.switches, known, decided.inputs, titles, register, theme))
        crossing = asking.ask(compare.ladder, question).crossings[question.focus]
        say.write(words.compare.break_even(crossing, titles[question.focus]))
    if share.shows("structure"):
        figures.figure(structure.figure(decided.outcomes, titles, numbers, question.focus, theme))
    if share.shows("robust"):
        target = decision.target(question)
        four, best = asking.ask(decide.robustness, question, target)
        wanted = words.robustness.target_text(target, about.missions)
        near = words.robustness.furthest(best, target)
        figures.figure(robustness.figure(four, decided.leads, titles, wanted, near, numbers, theme))
        explained(words.robustness.TERMS, "robust")


def found(question: Question, about: Setting, decided: Decision, noun: str) -> None:
    """One losing future opened, and how the condition was found."""
    if decided.finding is not None and decided.example is not None:
        number = decision.open_future(decided.example)
        if number is not None and number < decided.futures:
            first = tuple(c.key for c in decided.finding.conditions)
            opened = asking.ask(decide.opened_future, question, number, first)
            figures.future(opened, decided.wrong.titles, noun, about.register)
    with st.expander("How this was found", key="found_open"):
        say.write(words.decision.DISCOVERY_TERMS)


def piloted(question: Question, about: Setting, decided: Decision) -> None:
    """Whether a pilot is worth it."""
    measurable = decide.measurable(decided, about.register)
    if measurable:
        wanted = decision.pilot({k: words.decision.name_of(k, about.register) for k in measurable})
        leads = asking.ask(decide.leads_gbp, question)
        value = asking.ask(decide.pilot_value, question, *wanted, leads)
        if value:
            say.info(words.decision.pilot(value, about.register[wanted[0]], wanted[2]))
    explained(words.decision.EVPPI_TERMS, "evppi")


def explained(text: str, key: str) -> None:
    """The terms of art, for those who ask."""
    with st.expander("In an analyst's words", key=f"{key}_terms"):
        say.write(text)


main()
