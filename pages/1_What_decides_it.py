"""What decides it: what being wrong costs, when focus loses, what to find out first, and where the choice changes."""

import streamlit as st

from scenarios.ui import compute, controls, deciding, deciding_controls, differing, frame, share, show
from scenarios.views import words
from scenarios.views.charts import being_wrong, evppi, loses, robustness, structure, switching, theme


@frame.page("What decides it", shared="What_decides_it")
def main() -> None:
    # ask
    ask = controls.sidebar()
    chosen = compute.loaded(ask.scenario)
    wards = compute.council(ask)
    st.title("What decides it")
    frame.council_badge(
        wards.council, wards.fictional, chosen.scenario.title, words.evidence.differs(differing.changed(ask))
    )
    whole = share.wanted() in ("", "compare")
    spend = controls.spend(chosen.scenario) if whole else controls.spend_of_link()
    ink = theme.look(frame.dark())
    numbers = {key: i for i, key in enumerate(chosen.scenario.strategies)}

    # run
    with frame.progress("Weighing every assumption …"):
        told = deciding.decided(ask, spend)
    register, titles = told.register, told.wrong.titles
    noun = words.compare.outcome_noun(ask.mission, chosen.missions, ask.years)
    if told.wrong.decision.evpi.value == 0 and not told.worths:
        st.info("Nothing varies here, so nothing can be wrong.")

    # show
    if share.shows("wrong"):
        show.figure(being_wrong.figure(told.wrong, told.ladder, spend, noun, numbers, ink))
        explained(
            "Expected loss, and the expected value of perfect information (EVPI): the smallest expected loss of all strategies.",
            "wrong",
        )
    if share.shows("loses"):
        show.figure(loses.figure(told.finding, told.circumstances, titles[ask.focus], told.base_share, register, ink))
    if whole:
        found(ask, spend, told, noun)
    if share.shows("learn"):
        show.figure(evppi.figure(told.worths, told.groups, register, ink))
    if whole:
        piloted(ask, spend, told)
    if share.shows("switch"):
        show.figure(
            switching.figure(told.switches, {w.key: w for w in told.worths}, told.inputs, titles, register, ink)
        )
        st.write(words.compare.break_even(deciding.break_even(ask), titles[ask.focus]))
    if share.shows("structure"):
        show.figure(structure.figure(told.outcomes, titles, numbers, ask.focus, ink))
    if share.shows("robust"):
        target = deciding_controls.target(ask)
        four, best = deciding.four(ask, spend, target)
        wanted, near = words.robustness.target_text(target, chosen.missions), words.robustness.furthest(best, target)
        show.figure(robustness.figure(four, told.shrunk, titles, wanted, near, numbers, ink))
        explained("The worst tenth is the conditional value at risk (CVaR) at 10 %. The lead is adjusted by empirical Bayes: each strategy's lead "
                  "over piecemeal is drawn towards nothing by how uncertain it is, given all the leads compared.", "robust")  # fmt: skip


def found(ask: compute.Ask, spend: float, told: deciding.Decided, noun: str) -> None:
    """One losing future opened, and how the condition was found."""
    if told.finding:
        number = deciding_controls.open_future(deciding.example(told))
        if number is not None and number < deciding.futures(ask, spend):
            show.future(deciding.opened(ask, spend, number), told.wrong.titles, noun, told.register)
    with st.expander("How this was found", key="found_open", on_change="rerun") as how:
        if how.open:
            st.write("Scenario discovery by the patient rule induction method (PRIM): coverage is the share of losing futures inside the "
                     "conditions, density the share of those inside that lose. Limits that luck explains (quasi-p above 0.05) are dropped.")  # fmt: skip
            st.write(words.decision.leaves(deciding.checked(ask, spend)))


def piloted(ask: compute.Ask, spend: float, told: deciding.Decided) -> None:
    """Whether a pilot is worth it."""
    testable = deciding.testable(told)
    if testable:
        key, answers, months, cost = deciding_controls.pilot(
            {k: words.decision.name_of(k, told.register) for k in testable}
        )
        weighed = deciding.weighed(ask, spend, key, answers, months, cost)
        if weighed:
            st.info(words.decision.pilot(weighed, told.register[key], months))
    explained("Expected value of partial perfect information (EVPPI) by regression on the draws, with its floor by permutation; a pilot's "
              "is the expected value of sample information (EVSI), on the years left when it reports.", "learn")  # fmt: skip


def explained(text: str, key: str) -> None:
    """The terms of art, for those who ask."""
    with st.expander("In an analyst's words", key=f"{key}_terms"):
        st.write(text)


main()
