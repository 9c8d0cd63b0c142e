"""What every page shares.

Its settings, its look, its name for the council, and a sentence for every fault.
"""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps

import streamlit as st

from scenarios.analysis.changes import Change
from scenarios.answers import link_reading, link_saved
from scenarios.answers.answering import RESOLVER
from scenarios.answers.changes import changed, marked
from scenarios.answers.compare import Setting, setting
from scenarios.answers.question import Question
from scenarios.domain.errors import MissionError
from scenarios.store.files import scenario_files
from scenarios.store.files.places import home
from scenarios.ui import foreseen, host_look, page_parts, page_state, say, share, style, who
from scenarios.ui.asking import Progress, ask
from scenarios.ui.controls import drafts, levers, saving
from scenarios.ui.framework import dark, embedded, refuse_odd_numbers
from scenarios.ui.turns import drawing
from scenarios.views import words
from scenarios.views.words.answer import Answer

log = logging.getLogger("one_mission")
PAGES = {
    "app.py": "Compare",
    "pages/1_Wards.py": "Wards",
    "pages/1_Contracts.py": "Contracts",
    "pages/1_What_decides_it.py": "What decides it",
    "pages/1_What_it_would_take.py": "What it would take",
    "pages/1_Which_mission.py": "Which mission?",
    "pages/1_For_analysts.py": "For analysts",
    "pages/2_Evidence.py": "Evidence",
    "pages/3_Changes.py": "Changes",
    "pages/3_Saved_scenarios.py": "Saved scenarios",
    "pages/3_Side_by_side.py": "Side by side",
    "pages/4_Present.py": "Present to a room",
    "pages/5_Glossary.py": "Words used here",
    "pages/6_Equations.py": "Equations",
}
STARTS = {
    "pages/4_Present.py": "Show it to a room",
    "pages/1_Wards.py": "See it by ward",
    "pages/1_Contracts.py": "Which contracts, and when",
    "pages/1_What_decides_it.py": "What decides it",
    "pages/1_What_it_would_take.py": "What it would take",
    "pages/1_Which_mission.py": "Which mission?",
    "pages/2_Evidence.py": "Check the evidence",
    "pages/5_Glossary.py": "What the words mean",
}
PROBLEMS_SHOWN = 8
refuse_odd_numbers()


def page(
    title: str, projector: bool = False, shared: str | None = None
) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Set a page up and catch whatever it throws: a user's mistake is a sentence, a fault of ours a plainer one.

    `projector` is for a room: no sidebar, large type. `shared` is the page's place in a link; None leaves the share
    panel out.
    """

    def wrap(body: Callable[[], None]) -> Callable[[], None]:
        @wraps(body)
        def safe() -> None:
            icon = str(home() / "static" / "icon.svg")
            st.set_page_config(f"{title} · One Mission", icon, layout="wide", initial_sidebar_state="auto")
            st.html(style.of_page(dark(), embedded(), projector, host_look.wanted()))
            page_state.bring_along(title)
            with drawing(), _errors_shown():
                link_saved.show_only_published(who.only_published())
                _unread_link()
                foreseen.begin()
                if not projector and not embedded():  # a frame leads nowhere else
                    _navigation()
                body()
                _finish(shared, title)

        return safe

    return wrap


def _navigation() -> None:
    """Every page by its name. The framework's own list would call the first one "app"."""
    with st.sidebar:
        for path, name in PAGES.items():
            st.page_link(path, label=name)
        left, right = st.columns(2)
        left.button("Undo", on_click=page_state.undo, width="stretch", help="Take the last change back.", key="undo")
        right.button(
            "Reset",
            on_click=levers.reset,
            width="stretch",
            help="Back to the scenario's own settings, with nothing changed.",
            key="reset",
        )


@contextmanager
def _errors_shown() -> Iterator[None]:
    """Catch whatever a page throws: no traceback may reach a screen."""
    try:
        yield
    except MissionError as error:
        say.error(str(error))
        say.info("Nothing is lost: change the control or the file named above and this page comes back.")
    except Exception:
        log.exception("a page failed")
        say.error(
            "Something went wrong in One Mission itself, not in what you did. Your choices are still in the address"
            " bar: reload the page, and if it happens again send the address to whoever runs this."
        )


def _finish(shared: str | None, title: str) -> None:
    """At the end of a page: what is set comes along, can be taken back, and can be shared."""
    page_state.keep_controls()
    page_state.remember_step()
    if not embedded():
        drafts.in_address()
    if shared is not None and not embedded():
        share.panel(shared, title, levers.evidence())


def live(body: Callable[[], None], shared: str, title: str) -> None:
    """The part of a page that answers the spend slider, run without the sidebar: a room of thirty moves it at once."""

    @st.fragment
    def run() -> None:
        with drawing(), _errors_shown():
            link_saved.show_only_published(who.only_published())  # it may run by itself, on a thread of its own
            body()
            _finish(shared, title)

    run()


def about(question: Question, found: Sequence[Change] | None = None, starting: bool = False) -> Setting:
    """What the question is about, with its badges: council, scenario, and whether it differs from the base."""
    what = ask(setting, question)
    if starting:
        start(what.wards.council)
    differs = words.evidence.differs(marked(ask(changed, question) if found is None else found))
    kind = "fictional council" if what.wards.fictional else "modelled figures"
    parts = f"{what.wards.council} · {kind}", what.scenario.title, _not_saved(question), differs
    labels = [label for label in parts if label]
    with st.container(horizontal=True, vertical_alignment="center", key="badges"):
        st.html(" ".join(f'<span class="om-badge">{html.escape(label)}</span>' for label in labels), width="content")
        if differs and not embedded():  # a frame leads nowhere else
            st.page_link("pages/3_Changes.py", label="See every change")
    if what.wards.carried:
        say.caption(what.wards.carried)
    return what


def _not_saved(question: Question) -> str:
    """Whether what is on screen differs from the saved scenario that is open."""
    return "Not saved" if scenario_files.saved_reference(question.base) and saving.unsaved(question) else ""


def start(council: str) -> None:
    """In five seconds: what this is."""
    st.html(
        f'<p class="om-start">What {html.escape(council)} could do with its suppliers\' pledges on <strong>one'
        " mission</strong>, instead of scattered. Move the slider.</p>"
    )


def where_next() -> None:
    """Where to go from the answer, for who comes the first time; a frame leads nowhere else."""
    if embedded():
        return
    links = st.container(horizontal=True, key="start_links")
    for path, name in STARTS.items():
        links.page_link(path, label=name)


def _unread_link() -> None:
    """What in the link that opened this session could not be read, until the reader puts the note away."""
    if page_state.kept("link_problems") is None:
        params = {k: st.query_params.get_all(k) for k in st.query_params}
        read = link_reading.read(params, RESOLVER, page_parts.PAGE_PARTS)
        page_state.keep("link_problems", read.problems)
        page_state.keep("link_notes", read.notes)
        page_state.arrive_with(read.as_written)
    problems = page_state.kept("link_problems")
    for note in page_state.kept("link_notes", ()):
        say.info(note)
    if problems:
        with st.container(border=True):
            say.write("", bold="Part of this link could not be read; the rest of it stands.")
            for problem in problems[:PROBLEMS_SHOWN]:
                st.text(f"{problem}.")
            put_away = "Puts this note away."
            st.button("Fine", on_click=page_state.keep, args=("link_problems", ()), key="link_fine", help=put_away)


def sentence(text: str, first: bool = False) -> None:
    """The headline, announced to screen readers when it changes; a `first` one is replaced by the whole answer's."""
    kind = "om-sentence om-first" if first else "om-sentence"
    st.html(f'<p class="{kind}" role="status" data-testid="headline">{html.escape(text)}</p>')


def answer(a: Answer, first: bool = False) -> None:
    """The large figure, the sentence and who comes out ahead how often; announced when it changes."""
    kind = "om-sentence om-first" if first else "om-sentence"
    claim = f'<p class="om-claim">{html.escape(a.claim)}</p>' if a.claim else ""
    chance = f'<p class="om-chance">{html.escape(a.chance)}</p>' if a.chance else ""
    st.html(
        f'<div class="om-answer"><div class="om-big" aria-hidden="true"><span class="om-figure">{html.escape(a.figure)}'
        f'</span> <span class="om-unit">{html.escape(a.unit)}</span></div>'
        f'<div class="{kind}" role="status" data-testid="headline">{claim}'
        f"<p>{html.escape(a.sentence)}</p>{chance}</div></div>"
    )


@contextmanager
def progress(what: str) -> Iterator[Progress]:
    """Say what is being worked on and how far it is, in still words: an animation takes the cores that do the work."""
    place = st.empty()
    say.caption(what, place=place)

    def show(share_done: float) -> None:
        say.caption(f"{what} {round(100 * share_done)} %", place=place)

    yield show
    place.empty()
