"""What every page shares: its settings, its look, its name for the council, and a net under every fault."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from urllib.parse import urlencode

import streamlit as st

from scenarios.domain.errors import MissionError
from scenarios.store.places import home
from scenarios.ui import carried

log = logging.getLogger("one_mission")

# Thumbs large enough for a finger, a headline readable from the back of a room, no wasted top margin.
STYLE = """
<style>
.block-container { padding-top: 1.4rem; max-width: 76rem; }
h1 { font-size: clamp(1.5rem, 2.4vw, 2rem) !important; padding: 0 0 .2rem !important; }
h3 { font-size: clamp(1.2rem, 1.7vw, 1.45rem) !important; line-height: 1.3; padding-top: 1rem !important; }
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] * { color: inherit; opacity: .92; }
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


def page(title: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Set a page up and catch whatever it throws: a user's mistake is a sentence, a fault of ours a plainer one."""

    def wrap(body: Callable[[], None]) -> Callable[[], None]:
        @wraps(body)
        def safe() -> None:
            st.set_page_config(page_title=f"{title} · One Mission", page_icon=str(home() / "static" / "icon.svg"), layout="wide",
                               initial_sidebar_state="auto")  # fmt: skip
            st.html(STYLE)
            carried.bring_along(title)
            try:
                body()
                carried.keep()
            except MissionError as error:
                st.error(str(error))
                st.info("Nothing is lost: change the control or the file named above and this page comes back.")
            except Exception:  # the last net: no traceback may reach a screen
                log.exception("a page failed")
                st.error("Something went wrong in One Mission itself, not in what you did. Your choices are still in the address bar: "
                         "reload the page, and if it happens again send the address to whoever runs this.")  # fmt: skip

        return safe

    return wrap


def council_badge(council: str, fictional: bool, scenario: str, differs: str = "") -> None:
    """Who and what this screen is about, fictional or real, and whether its assumptions are those of the base."""
    kind = "fictional council" if fictional else "modelled figures"
    badges = [_badge(f"{council} · {kind}"), _badge(scenario)]
    if differs:
        badges.append(
            f'<a class="om-badge" href="Changes?{_safe(_address())}" target="_self">{_safe(differs)}: see every change</a>'
        )
    st.html(" ".join(badges))


def _badge(text: str) -> str:
    return f'<span class="om-badge">{_safe(text)}</span>'


def _address() -> str:
    """The screen as the address bar has it; the framework's own links would leave it behind."""
    return urlencode([(k, v) for k in st.query_params for v in st.query_params.get_all(k)])


def sentence(text: str) -> None:
    """The headline, announced to screen readers when it changes."""
    st.html(f'<p class="om-sentence" role="status" data-testid="headline">{_safe(text)}</p>')


@contextmanager
def progress(what: str) -> Iterator[None]:
    """Say what is being worked on, in still words: an animation would take the very cores that do the work."""
    place = st.empty()
    place.caption(what)
    yield
    place.empty()


def dark() -> bool:
    """Whether the reader's theme is dark."""
    return st.context.theme.type == "dark"


def _safe(text: str) -> str:
    import html

    return html.escape(text)
