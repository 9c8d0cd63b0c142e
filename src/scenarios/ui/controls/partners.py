"""Partners beside the council: what they add, whose pounds these are, and a form that names one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import streamlit as st

from scenarios.answers import contracts as answers
from scenarios.answers.answering import RESOLVER
from scenarios.answers.compare import Setting, titles
from scenarios.answers.link_lines import NONE, partners_asked
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolved
from scenarios.domain.amounts import exact_pounds
from scenarios.domain.contract import CATEGORIES
from scenarios.domain.errors import MissionError
from scenarios.domain.partner import LONGEST_TITLE, parse_partners, partners_text
from scenarios.store.contracts import book_files
from scenarios.ui import asking, figures, page_state, say
from scenarios.ui.page_state import keep, state, take
from scenarios.views import words
from scenarios.views.tables import payers

Wanted = tuple[Callable[[Resolved], object], ...]
LIKE_OURS = ""
BOXES = ("partner_title", "partner_spend", "partner_pledged", "partner_chance", "partner_mix")


def with_theirs(wanted: Wanted, question: Question) -> Wanted:
    """The answers a page waits for, with what partners add where there are any."""
    return (*wanted, answers.partners) if question.scenario.partners else wanted


def added(question: Question, about: Setting) -> None:
    """What partners add, as one sentence; the rest of it is on Contracts. Nothing where there are none."""
    if not question.scenario.partners:
        return
    found = asking.ask(answers.partners, question)
    if found is not None:
        levers, named = question.scenario.levers, asking.ask(titles, question)[question.focus]
        claim, _ = words.partners.adds(found, named, levers.mission, about.missions, levers.years)
        with st.container(key="partners_follows"):  # dimmed while a hand drags: only the server can say it
            say.write(f"{claim}.")


def section(question: Question, about: Setting, writes: bool) -> None:
    """The partners there are, and how to name one more."""
    found = asking.ask(answers.partners, question) if question.scenario.partners else None
    if found is None:
        say.heading("Partners beside the council")
        say.write(words.partners.NONE)
    else:
        levers, named = question.scenario.levers, asking.ask(titles, question)[question.focus]
        claim, detail = words.partners.adds(found, named, levers.mission, about.missions, levers.years)
        say.heading(claim)
        say.write(detail)
        say.write(words.partners.payers(found, named, about.missions))
        say.table(payers.payers(found.payers))
        figures.points(words.partners.joining(found))
        say.caption(words.partners.CAVEAT, bold="Read with care.")
        figures.equations_behind("partners")
    if writes:
        _form(question)


def _boxes() -> None:
    """What can be said of a partner; whatever is left empty follows the council or the register."""
    left, middle, right = st.columns(3)
    left.text_input(
        "Who", key="partner_title", max_chars=LONGEST_TITLE, placeholder="Hospital trust", help="Its name on screen."
    )
    middle.text_input(
        "Spend on contracts a year",
        key="partner_spend",
        placeholder="£300m",
        help="Its own, beside the council's. Left empty, it is what its contract book comes to.",
    )
    right.number_input(
        "Joins in year", 1, 30, 2, key="partner_joins", help="The year of the mission in which it would join."
    )
    left.text_input(
        "Chance that it joins",
        key="partner_chance",
        placeholder="as the register has it",
        help="For example 70%. Left empty, it is the register's: about even.",
    )
    middle.text_input(
        "Pledged, as a share of its spend",
        key="partner_pledged",
        placeholder="as the register has it",
        help="For example 5%. Left empty, it is what the council's suppliers pledge.",
    )
    right.selectbox(
        "Its contracts",
        [LIKE_OURS, *book_files.shipped(), *page_state.own_books()],
        format_func=lambda b: book_files.title(b) if b else "Spent like the council's",
        key="partner_book",
        help="A book says what it buys and when that comes up. Bring one below as your own, then choose it here.",
    )
    st.text_input(
        "What it buys, by category",
        key="partner_mix",
        placeholder="adult social care 60%, corporate 40%",
        help=f"Shares that sum to 100 %, of {', '.join(CATEGORIES)}. Left empty, it buys as its book or as we do.",
    )


def _form(question: Question) -> None:
    behind = st.expander("Name a partner", key="partner_open", on_change="rerun")
    if not behind.open:
        return
    with behind:
        _boxes()
        st.button(
            "Add this partner",
            on_click=_add,
            args=(partners_text(question.scenario.partners),),
            type="primary",
            key="add_partner",
            help="Runs every page with it. Its line stands at the side under Your own figures, and in the link.",
        )
        if refused := take("partner_refused"):
            say.error(refused)
        for key, partner in question.scenario.partners.items():
            st.button(
                f"Without {words.numbers.escape_markdown(partner.title)}",
                on_click=_remove,
                args=(key, partners_text(question.scenario.partners)),
                key=f"without_{key}",
                help="Takes it out on every page. It can be named again.",
            )


def _add(before: str) -> None:
    """Write the line and take it only if it can be read; what was typed stays in its boxes otherwise."""
    typed = state()
    try:
        title, spend, pledged, chance, mix = (str(typed.get(box) or "").strip() for box in BOXES)
        joins, book = int(typed.get("partner_joins") or 1), str(typed.get("partner_book") or "")
        line = _line(title, spend, pledged, chance, joins, book, mix)
        made = parse_partners(line)
        kept = {k: p for k, p in parse_partners(before).items() if k not in made}
        text = partners_text(kept | made)
        parse_partners(text)
        _, problems = partners_asked(text)
    except MissionError as error:
        keep("partner_refused", str(error))
        return
    if problems:
        keep("partner_refused", problems[0])
        return
    typed["partners"] = text
    for box in BOXES:
        typed[box] = ""


def _line(title: str, spend: str, pledged: str, chance: str, joins: int, book: str, mix: str) -> str:
    if book and not spend:
        spend = exact_pounds(round(RESOLVER.book(book).annual_gbp)).replace(",", "")
    parts: Sequence[str] = [
        f"spend {spend or '?'}",
        f"joins {joins}",
        *([f"chance {chance}"] if chance else []),
        *([f"pledged {pledged}"] if pledged else []),
        *([mix.replace(";", ",")] if mix else []),  # a semicolon would begin another partner
        *([f"book {book}"] if book else []),
    ]
    return f"{re.sub(r'[:;,]', ' ', title).strip() or '?'}: {', '.join(parts)}"


def _remove(key: str, before: str) -> None:
    left = {k: p for k, p in parse_partners(before).items() if k != key}
    state()["partners"] = partners_text(left) or NONE
