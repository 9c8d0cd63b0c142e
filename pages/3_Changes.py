"""Changes: everything in which this scenario differs from the base, and what the result was before and after."""

import streamlit as st

from scenarios.analysis.assumptions import as_text
from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.changes import changed
from scenarios.answers.compare import facts
from scenarios.ui import asking, page, say
from scenarios.ui.controls import levers
from scenarios.views import words
from scenarios.views.tables import change_list


@page.page("Changes", shared="Changes")
def main() -> None:
    # ask
    question = levers.sidebar()
    say.title("What differs from the base")
    base = link.root_question(question, RESOLVER)
    found, mine = asking.ask(changed, question), link.own_overrides(question, RESOLVER.base(question.base))
    about = page.about(question, found=())

    # run
    after = asking.ask(facts, question).headlines[question.focus]
    before = asking.ask(facts, base).headlines[base.focus]

    # show
    if not found:
        say.info(
            f"Nothing differs from the base scenario, {about.root_title}. "
            "Change a lever at the side, or an assumption on the page Evidence."
        )
    else:
        say.write(f"{words.evidence.differs(found).capitalize()}, {about.root_title}.")
        rows = change_list.table(found, about.overrides)
        say.table(rows)
    first, second = (words.compare.headline(h, about.missions) for h in (before, after))
    say.heading("The result before and after")
    say.write(first, bold=f"Before, {about.root_title}.")
    say.write(second, bold="After, this screen.")
    say.caption(words.evidence.before_and_after(first, second))
    if mine:
        say.heading("The changes as text")
        say.write("Send these lines to a colleague, or paste them into the box at the side on another machine.")
        st.code(as_text(mine), language=None, wrap_lines=True)


main()
