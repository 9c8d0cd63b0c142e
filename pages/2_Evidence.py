"""Evidence: every number behind the answer, open, sourced and arguable."""

from typing import get_args

import streamlit as st

from scenarios.answers import compare, decide, link
from scenarios.answers.answering import RESOLVER
from scenarios.answers.changes import changed
from scenarios.answers.compare import Setting
from scenarios.answers.question import Question
from scenarios.domain.levers import LEVERS
from scenarios.domain.parameter import Caution
from scenarios.ui import asking, figures, page, say
from scenarios.ui.controls import evidence, levers
from scenarios.views import words
from scenarios.views.tables import change_list
from scenarios.views.tables import evidence as evidence_table


@page.page("Evidence", shared="Evidence")
def main() -> None:
    # ask
    question = levers.sidebar()
    say.title("Evidence")
    about = page.about(question)
    say.write(
        "Every number behind the answer: what it is, where it comes from, how good it is, and how much the choice hangs"
        " on it."
    )

    # run
    with page.progress("Weighing every assumption …"):
        decided = asking.ask(decide.decision, question)
    shapes, evppi = asking.ask(compare.shapes, question), {e.key: e for e in decided.evppi}
    chains = asking.ask(compare.chains, question)
    differ = [c.key for c in asking.ask(changed, question)]
    mine = [o.key for o in link.own_overrides(question, RESOLVER.base(question.base))]

    # show
    search, groups, grades, sort = evidence.filters(about.register.groups)
    rows = evidence_table.table(about.register, shapes, evppi, differ, search, groups, grades, sort)
    if rows.empty:
        say.info("No evidence matches. Take out a word of the search, or a filter.")
    else:
        figures.evidence(rows)
    say.heading("One assumption, opened")
    key = evidence.one_parameter(about.register, list(rows["Key"]))
    parameter, believed = about.register[key], compare.link_share(about, key)
    figures.card(evidence_table.card(parameter, shapes.get(key), believed))
    if key in evppi and evppi[key].estimate.value > 0:
        say.write(words.evidence.evppi_of_one(evppi[key], parameter))
        figures.equations_behind("evppi")
    evidence.change(about.base_register[key], about.base_register, key in mine)

    say.heading("How far the evidence is believed")
    level = question.scenario.levers.caution
    say.write(words.evidence.CAUTION[level])
    if level != "off":
        say.write(words.evidence.chains_believed(chains, about.missions.title, level))
    figures.rows(
        "Table: how far each mission is believed, and its weakest link",
        evidence_table.weakest_links(chains, about.missions, about.register),
    )
    figures.equations_behind("caution")
    opened = evidence.one_mission(about.missions)
    links = next(c for c in chains if c.mission == opened)
    figures.rows(
        f"Table: the chain of evidence of {about.missions.title(opened)}",
        evidence_table.chain_links(links, about.register),
    )
    at_each_level(question, about)
    say.heading("Counted once, and whose pounds")
    say.write(words.evidence.counted_once(about.missions, question.scenario.value_streams))
    figures.budget_lines(change_list.budget_table(asking.ask(compare.budgets, question)))
    figures.equations_behind("saving")


def at_each_level(question: Question, about: Setting) -> None:
    """What the answer is at each level of caution, and the table of shares, on asking."""
    cautious = st.expander("What the answer is at each level of caution", key="caution_open", on_change="rerun")
    if cautious.open:
        for level in get_args(Caution):
            at_level = asking.ask(compare.facts, question.with_levers(caution=level))
            said = words.compare.headline(at_level.headlines[question.focus], about.missions)
            instead, _ = words.grant.instead(at_level.instead, "")
            said = f"{said} {words.grant.ASKED} {instead}."
            say.write(said, bold=f"{LEVERS['caution'].choices[level]}.", place=cautious)
        shares = evidence_table.caution_shares(about.base_register)
        cautious.dataframe(shares, hide_index=True, alt="How far a link is believed by grade and kind of study")


main()
