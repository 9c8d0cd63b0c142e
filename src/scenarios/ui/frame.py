"""What every page shares: its settings, its look, its name for the council, and a net under every fault."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

import streamlit as st

from scenarios.domain.errors import MissionError
from scenarios.store.files.places import home
from scenarios.ui import address, carried, controls, share, style

log = logging.getLogger("one_mission")

PAGES = {
    "app.py": "Compare", "pages/1_Wards.py": "Wards", "pages/1_What_decides_it.py": "What decides it", "pages/2_Evidence.py": "Evidence",
    "pages/3_Changes.py": "Changes", "pages/4_Present.py": "Present to a room", "pages/5_Glossary.py": "Words used here",
}  # fmt: skip


STARTS = {"pages/4_Present.py": "Show it to a room", "pages/1_Wards.py": "See it by ward", "pages/1_What_decides_it.py": "What decides it",
          "pages/2_Evidence.py": "Check the evidence", "pages/5_Glossary.py": "What the words mean"}  # fmt: skip


def page(
    title: str, stage: bool = False, shared: str | None = None
) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Set a page up and catch whatever it throws: a user's mistake is a sentence, a fault of ours a plainer one.

    `stage` is for a projector: no side, large type. `shared` is the page's place in a link; None leaves the share panel out.
    """

    def wrap(body: Callable[[], None]) -> Callable[[], None]:
        @wraps(body)
        def safe() -> None:
            st.set_page_config(page_title=f"{title} · One Mission", page_icon=str(home() / "static" / "icon.svg"), layout="wide",
                               initial_sidebar_state="auto")  # fmt: skip
            st.html(style.of_page(dark(), st.context.is_embedded, stage))
            carried.bring_along(title)
            with _net():
                _link_told()
                if not stage and not st.context.is_embedded:  # a frame leads nowhere else
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
        left.button(
            "Undo",
            on_click=carried.undo,
            width="stretch",
            help="Take the last change back.",
            key="undo",
        )
        right.button(
            "Reset",
            on_click=controls.reset,
            width="stretch",
            help="Back to the scenario's own settings, with nothing changed.",
            key="reset",
        )


@contextmanager
def _net() -> Iterator[None]:
    """Catch whatever a page throws: no traceback may reach a screen."""
    try:
        yield
    except MissionError as error:
        st.error(str(error))
        st.info("Nothing is lost: change the control or the file named above and this page comes back.")
    except Exception:
        log.exception("a page failed")
        st.error("Something went wrong in One Mission itself, not in what you did. Your choices are still in the address bar: "
                 "reload the page, and if it happens again send the address to whoever runs this.")  # fmt: skip


def _finish(shared: str | None, title: str) -> None:
    """At the end of a page: what is set comes along, can be taken back, and can be shared."""
    carried.keep()
    carried.remember()
    if shared is not None and not st.context.is_embedded:
        share.panel(shared, title)


def live(body: Callable[[], None], shared: str, title: str) -> None:
    """The part of a page that answers the spend slider, run without the sidebar: a room of thirty moves it at once."""

    @st.fragment
    def run() -> None:
        with _net():
            body()
            _finish(shared, title)

    run()


def start(council: str) -> None:
    """In ten seconds: what this is, and where to go."""
    st.html(f'<p class="om-start">Contracts bring pledges of social value, scattered over dozens of causes. This shows what {_safe(council)} could do '
            "by pointing them at <strong>one mission</strong> instead, and how sure that is. Move the slider; the sentence answers.</p>")  # fmt: skip
    links = st.container(horizontal=True, key="start_links")
    for path, name in STARTS.items():
        links.page_link(path, label=name)


def _link_told() -> None:
    """What in the link that opened this session could not be read; told until it is waved away."""
    if "_link_problems" not in st.session_state:
        asked = {k: st.query_params.get_all(k) for k in st.query_params}
        st.session_state["_link_problems"] = address.read(asked).problems
    problems = st.session_state["_link_problems"]
    if problems:
        with st.container(border=True):
            st.write("**Part of this link could not be read; the rest of it stands.**")
            for problem in problems[:8]:
                st.text(f"{problem}.")
            st.button(
                "Fine",
                on_click=lambda: st.session_state.update(_link_problems=[]),
                key="link_fine",
                help="Puts this note away.",
            )


def council_badge(council: str, fictional: bool, scenario: str, differs: str = "") -> None:
    """Who and what this screen is about, fictional or real, and whether its assumptions are those of the base."""
    kind = "fictional council" if fictional else "modelled figures"
    badges = [_badge(b) for b in (f"{council} · {kind}", scenario, differs) if b]
    with st.container(horizontal=True, vertical_alignment="center", key="badges"):
        st.html(" ".join(badges), width="content")
        if differs and not st.context.is_embedded:  # a frame leads nowhere else
            st.page_link("pages/3_Changes.py", label="See every change")


def _badge(text: str) -> str:
    return f'<span class="om-badge">{_safe(text)}</span>'


def sentence(text: str) -> None:
    """The headline, announced to screen readers when it changes."""
    st.html(f'<p class="om-sentence" role="status" data-testid="headline">{_safe(text)}</p>')


@contextmanager
def progress(what: str) -> Iterator[Callable[[float], None]]:
    """Say what is being worked on and how far it is, in still words: an animation would take the very cores that do the work."""
    place = st.empty()
    place.caption(what)
    yield lambda share: place.caption(f"{what} {round(100 * share)} %")
    place.empty()


def dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def _safe(text: str) -> str:
    import html

    return html.escape(text)
