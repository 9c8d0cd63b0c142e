"""Changes: everything in which this scenario differs from the base, and what the result was before and after."""

import streamlit as st

from scenarios.analysis.assumptions import as_text
from scenarios.answers import link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.changes import changed, undone
from scenarios.answers.compare import facts
from scenarios.answers.stops import stop
from scenarios.ui import asking, figures, page, say
from scenarios.ui.controls import levers
from scenarios.views import words
from scenarios.views.tables import change_list

MOST_UNDONE = 8  # changes taken back one by one to see which of them moved the answer


@page.page("Changes", shared="Changes")
def main() -> None:
    # ask
    question = levers.sidebar()
    say.title("What differs from the base")
    base = link.root_question(question, RESOLVER)
    found, mine = asking.ask(changed, question), link.own_overrides(question, RESOLVER.base(question.base))
    about = page.about(question, found=())

    # run
    now, then = asking.ask(facts, question), asking.ask(facts, base)
    after, before = now.headlines[question.focus], then.headlines[base.focus]
    each = {c.name: undone(question, c, base.scenario) for c in found[:MOST_UNDONE]}
    without = {name: asking.ask(stop, asked) for name, asked in each.items() if asked is not None}

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
    say.write(words.evidence.before_and_after(before, after))
    say.write(words.evidence.moved_most(after, without))
    nouns = (words.compare.outcome_noun(h.mission, about.missions, h.years) for h in (before, after))
    grants = [words.grant.instead(f.instead, noun)[0] for f, noun in zip((then, now), nouns, strict=True)]
    say.write(words.grant.before_and_after(*grants), bold=words.grant.ASKED)
    for key in ("sentence", "grant"):
        figures.equations_behind(key, titled=True)
    if mine:
        say.heading("The changes as text")
        say.write("Send these lines to a colleague, or paste them into the box at the side on another machine.")
        st.code(as_text(mine), language=None, wrap_lines=True)


main()
