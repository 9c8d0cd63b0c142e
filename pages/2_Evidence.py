"""Evidence: every number behind the answer, open, sourced and arguable."""

import streamlit as st

from scenarios.ui import compute, controls, deciding, differing, evidence_controls, frame, show
from scenarios.views import words
from scenarios.views.tables import change_list, evidence


@frame.page("Evidence", shared="Evidence")
def main() -> None:
    # ask
    ask, spend = controls.sidebar_with_spend()
    chosen = compute.loaded(ask.scenario)
    wards = compute.council(ask)
    st.title("Evidence")
    frame.council_badge(
        wards.council, wards.fictional, chosen.scenario.title, words.evidence.differs(differing.changed(ask))
    )
    st.write(
        "Every number behind the answer: what it is, where it comes from, how good it is, and how much the choice hangs on it."
    )

    # run
    with frame.progress("Weighing every assumption …"):
        told = deciding.decided(ask, spend)
    shapes, worths = compute.shapes(ask), {w.key: w for w in told.worths}
    differ = [c.key for c in differing.changed(ask)]

    # show
    search, groups, grades, sort = evidence_controls.filters(compute.groups_of(told.register))
    rows = evidence.table(told.register, shapes, worths, differ, search, groups, grades, sort)
    if rows.empty:
        st.info("No evidence matches. Take out a word of the search, or a filter.")
    else:
        show.evidence(rows)
    st.subheader("One assumption, opened")
    key = evidence_controls.one_parameter(told.register, list(rows["Key"]))
    parameter = told.register[key]
    show.card(evidence.card(parameter, shapes.get(key), compute.left_of(ask, key)))
    if key in worths and worths[key].evppi.value > 0:
        st.write(words.evidence.worth_of_one(worths[key], parameter))
    evidence_controls.change(chosen.base_register[key], chosen.base_register, key in compute.changed_on_screen(ask))

    st.subheader("How far effects are believed")
    st.write(words.evidence.BELIEF[ask.caution])
    cautious = st.expander("What the answer is at each level of caution", key="caution_open", on_change="rerun")
    if cautious.open:
        for level, headline in compute.by_caution(ask, spend).items():
            cautious.write(f"**{controls.CAUTION[level]}.** {words.compare.headline(headline, chosen.missions)}")
        cautious.dataframe(
            evidence.shrinkage(chosen.base_register), hide_index=True, alt="Share of an effect that is believed"
        )
    st.subheader("Counted once, and whose pounds")
    st.write(words.evidence.counted_once(chosen.missions, compute.asked(ask).value_streams))
    show.purses(change_list.purse_table(compute.purses_of(ask, spend)))


main()
