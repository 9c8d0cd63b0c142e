"""What every page shares: its settings, its look, its name for the council, and a net under every fault."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps

import streamlit as st

from scenarios.domain.errors import MissionError
from scenarios.store.places import home
from scenarios.ui import address, carried, controls, share

log = logging.getLogger("one_mission")

# Thumbs large enough for a finger, a headline readable from the back of a room, no wasted top margin.
STYLE = """
<style>
.block-container { padding-top: 1.4rem; max-width: 76rem; }
h1 { font-size: clamp(1.5rem, 2.4vw, 2rem) !important; padding: 0 0 .2rem !important; }
h3 { font-size: clamp(1.2rem, 1.7vw, 1.45rem) !important; line-height: 1.3; padding-top: 1rem !important; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] * { color: inherit; opacity: .92; }
.om-start { margin: 0; } .st-key-start_links { gap: .2rem 1rem; margin-bottom: -.4rem; }
[class*="st-key-start_links"] a { padding: 0 .3rem; text-decoration: underline; }
a.om-badge { color: inherit; font-weight: 600; }
.om-badge { display: inline-block; padding: .1rem .6rem; border-radius: .9rem; border: 1px solid currentColor; font-size: .85rem; }
.om-sentence { font-size: clamp(1.1rem, 1.9vw, 1.5rem); line-height: 1.36; font-weight: 600; margin: .2rem 0 .4rem; }
[data-testid="stSlider"] [role="slider"] { min-width: 24px; min-height: 24px; }
[data-testid="stSidebarNav"] a:focus-visible { outline: 3px solid currentColor; }
@media (max-width: 1200px) {
[class*="_pictures"] [data-testid="stHorizontalBlock"] { flex-direction: column; }
[class*="_pictures"] [data-testid="stColumn"] { width: 100% !important; flex: 1 1 auto !important; min-width: 100% !important; }
[data-testid="stNumberInputStepUp"], [data-testid="stNumberInputStepDown"] { display: none; } }
@media (max-width: 768px) { .block-container { padding: 3.8rem 1rem 2rem; } }
</style>
"""


# On the light blue of the dark theme, white letters cannot be read.
DARK = "<style>[data-testid='stBaseButton-primary'] * { color: #11161c !important; }</style>"
# In a frame: nothing to write with, and no way round to the other pages.
EMBEDDED = """
<style>
[data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"], [data-testid="stExpandSidebarButton"], header { display: none !important; }
.block-container { padding: .6rem .8rem 1rem !important; }
</style>
"""
# For a projector: large type, nothing at the side.
ON_STAGE = """
<style>
[data-testid="stSidebar"], [data-testid="stSidebarCollapsedControl"], [data-testid="stExpandSidebarButton"] { display: none !important; }
.block-container { padding: 1rem 2rem 1rem !important; max-width: 90rem; }
h1 { font-size: clamp(1.8rem, 3.4vw, 3rem) !important; }
h3 { font-size: clamp(1.4rem, 2.3vw, 2.1rem) !important; }
[class*="st-key-off_stage"] { display: none; }
[data-testid="stMain"] input, [data-testid="stMain"] textarea, [data-testid="stMain"] [data-baseweb="select"] { font-size: 1.3rem !important; }
[data-testid="stCaptionContainer"] p { font-size: 1.05rem !important; }
.om-points { font-size: clamp(1.15rem, 1.8vw, 1.7rem); line-height: 1.45; } .om-points li { margin-bottom: .7rem; }
.om-sentence { font-size: clamp(1.5rem, 2.9vw, 2.6rem); }
[data-testid="stMarkdownContainer"] p, [data-testid="stMarkdownContainer"] li { font-size: clamp(1.1rem, 1.6vw, 1.5rem); }
</style>
"""
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
            st.html(
                STYLE + (DARK if dark() else "") + (EMBEDDED if st.context.is_embedded else ON_STAGE if stage else "")
            )
            carried.bring_along(title)
            with _net():
                _link_told()
                if not stage:
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
    badges = [_badge(f"{council} · {kind}"), _badge(scenario)]
    if differs:
        badges.append(
            f'<a class="om-badge" href="Changes?{_safe(share.query())}" target="_self">{_safe(differs)}: see every change</a>'
        )
    st.html(" ".join(badges))


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
