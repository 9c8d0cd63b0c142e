"""Changes: everything in which this scenario differs from the base, and what the result was before and after."""

import streamlit as st

from scenarios.ui import compute, controls, differing, frame
from scenarios.views import words
from scenarios.views.tables import change_list


@frame.page("Changes", shared="Changes")
def main() -> None:
    # ask
    ask, spend = controls.sidebar_with_spend()
    chosen = compute.loaded(ask.scenario)
    wards = compute.council(ask)
    st.title("What differs from the base")
    found = differing.all_changed(ask, spend)
    frame.council_badge(wards.council, wards.fictional, chosen.scenario.title)

    # run
    after = compute.facts(ask, spend).headlines[ask.focus]
    before = compute.base_headline(ask)

    # show
    if not found:
        st.info(
            f"Nothing differs from the base scenario, {chosen.root.title}. Change a lever at the side, or an assumption on the page Evidence."
        )
    else:
        st.write(f"{words.evidence.differs(found).capitalize()}, {chosen.root.title}.")
        rows = change_list.table(found, compute.overrides_of(ask))
        st.table(rows.assign(Why=rows.Why.map(words.numbers.escape_markdown)), hide_index=True)
    first, second = words.compare.headline(before, chosen.missions), words.compare.headline(after, chosen.missions)
    st.subheader("The result before and after")
    st.write(f"**Before, {chosen.root.title}.** {first}")
    st.write(f"**After, this screen.** {second}")
    st.caption(words.evidence.before_and_after(first, second))
    if compute.changed_on_screen(ask):
        st.subheader("The changes as text")
        st.write("Send these lines to a colleague, or paste them into the box at the side on another machine.")
        st.code(ask.assume, language=None, wrap_lines=True)


main()
