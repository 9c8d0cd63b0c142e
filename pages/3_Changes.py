"""Changes: everything in which this scenario differs from the base, and what the result was before and after."""

import streamlit as st

from scenarios.analysis.assumptions import as_text
from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.changes import changed
from scenarios.answers.compare import facts
from scenarios.ui import page
from scenarios.ui.controls import levers
from scenarios.views import words
from scenarios.views.tables import change_list


@page.page("Changes", shared="Changes")
def main() -> None:
    # ask
    question = levers.sidebar()
    st.title("What differs from the base")
    base = link.root_question(question, RESOLVER)
    found, mine = page.ask(changed, question), link.own_overrides(question, RESOLVER.base(question.base))
    about = page.about(question, found=())

    # run
    after = page.ask(facts, question).headlines[question.focus]
    before = page.ask(facts, base).headlines[base.focus]

    # show
    if not found:
        st.info(
            f"Nothing differs from the base scenario, {about.root_title}. "
            "Change a lever at the side, or an assumption on the page Evidence."
        )
    else:
        st.write(f"{words.evidence.differs(found).capitalize()}, {about.root_title}.")
        rows = change_list.table(found, about.overrides)
        st.table(rows.assign(Why=rows.Why.map(words.numbers.escape_markdown)), hide_index=True)
    first, second = (words.compare.headline(h, about.missions) for h in (before, after))
    st.subheader("The result before and after")
    st.write(f"**Before, {about.root_title}.** {first}")
    st.write(f"**After, this screen.** {second}")
    st.caption(words.evidence.before_and_after(first, second))
    if mine:
        st.subheader("The changes as text")
        st.write("Send these lines to a colleague, or paste them into the box at the side on another machine.")
        st.code(as_text(mine), language=None, wrap_lines=True)


main()
