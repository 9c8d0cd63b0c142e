"""What decides it, as three questions: what if we are wrong, when does it lose, and what to find out first."""

import streamlit as st

from scenarios.answers import compare, decide
from scenarios.answers.compare import Setting
from scenarios.answers.decide import Decision, LosingFutures, WrongChoice
from scenarios.answers.question import Question
from scenarios.ui import analysts, asking, figures, page, say, share
from scenarios.ui.controls import decision, levers
from scenarios.ui.framework import dark
from scenarios.views import words
from scenarios.views.charts import being_wrong, evppi, loses
from scenarios.views.charts.theme import theme_of


@page.page("What decides it", shared="What_decides_it")
def main() -> None:
    # ask
    question = levers.sidebar(spend_aside=False)
    say.title("What decides it")
    about = page.about(question)
    whole = share.wanted() in ("", "compare")
    question = levers.spend(question) if whole else levers.spend_of_link(question)
    shown = decision.asked() if whole else share.wanted()

    # run
    part = {"wrong": decide.wrong_choice, "loses": decide.losing_futures}.get(shown, decide.decision)
    with page.progress("Weighing every assumption …"):
        found = asking.ask(part, question)
    noun = words.compare.outcome_noun(question.scenario.levers.mission, about.missions, question.scenario.levers.years)

    # show
    if isinstance(found, WrongChoice):
        when_wrong(question, about, found, noun)
    elif isinstance(found, LosingFutures):
        when_it_loses(question, about, found, noun, whole)
    elif shown == "evppi":
        first_to_ask(question, about, found, whole)
    else:  # in frames that were pasted before these had a page of their own
        analysts.shown(shown, question, about, found)


def when_wrong(question: Question, about: Setting, found: WrongChoice, noun: str) -> None:
    """What choosing wrongly costs, and whether paying for the help directly does better."""
    wrong, numbers, theme = found.wrong, about.strategy_numbers, theme_of(dark())
    if wrong.decision.evpi.value == 0 and not found.varies:
        say.info("Nothing varies here, so nothing can be wrong.")
    figures.figure(being_wrong.figure(wrong, found.across, question.spend_gbp, noun, numbers, theme))
    figures.explained(words.decision.LOSS_TERMS, "wrong")
    figures.grant_instead(asking.ask(compare.facts, question).instead, noun)


def when_it_loses(question: Question, about: Setting, found: LosingFutures, noun: str, whole: bool) -> None:
    """The conditions under which the first strategy loses, and one such future opened."""
    register, theme, title = about.register, theme_of(dark()), found.titles[question.focus]
    lost = found.losing_share
    figures.figure(loses.figure(found.finding, found.circumstances, title, lost, register, theme))
    if not whole:
        return
    if found.finding is not None and found.example is not None:
        number = decision.open_future(found.example)
        if number is not None and number < found.futures:
            first = tuple(c.key for c in found.finding.conditions)
            opened = asking.ask(decide.opened_future, question, number, first)
            figures.future(opened, found.titles, noun, register)
    with st.expander("How this was found", key="found_open"):
        say.write(words.decision.DISCOVERY_TERMS)


def first_to_ask(question: Question, about: Setting, decided: Decision, whole: bool) -> None:
    """What to ask whom before deciding, and whether a pilot is worth it."""
    register = about.register
    shown = evppi.figure(decided.evppi, decided.group_evppi, register, theme_of(dark()))
    figures.figure(shown, words.finding_out.to_ask(decided.evppi, register))
    measurable = decide.measurable(decided, register)
    if not whole:
        return
    if measurable:
        wanted = decision.pilot({k: words.decision.name_of(k, register) for k in measurable})
        leads = asking.ask(decide.leads_gbp, question)
        value = asking.ask(decide.pilot_value, question, *wanted, leads)
        if value:
            say.info(words.finding_out.pilot(value, register[wanted[0]], wanted[2]))
    figures.explained(words.finding_out.EVPPI_TERMS, "evppi")


main()
