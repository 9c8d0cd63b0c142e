"""Sharing a screen: its link, its frame for an intranet page, and its static twin."""

from __future__ import annotations

import html
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

# What can be embedded: the page that holds it, its name, and the height it needs at 700 pixels of width.
VIEWS = {
    "compare": ("", "The whole of Compare", 3600),
    "sentence": ("", "The sentence alone", 330),
    "ladder": ("", "Levels of spend, one chart", 900),
    "dots": ("", "Fifty futures, one chart", 760),
    "journey": ("", "From pledge to people, one chart", 1100),
    "valuations": ("", "Two ways of valuing, one chart", 980),
    "map": ("Wards", "The map of wards", 1270),
    "wrong": ("What_decides_it", "What being wrong costs", 1000),
    "loses": ("What_decides_it", "When the strategy loses", 720),
    "learn": ("What_decides_it", "What to find out first", 1100),
    "switch": ("What_decides_it", "Where the choice changes", 1400),
    "structure": ("What_decides_it", "However it is counted", 820),
    "robust": ("What_decides_it", "Four numbers of robustness", 1160),
}
SANDBOX = "allow-scripts allow-same-origin allow-downloads allow-popups allow-forms"


def query(**more: str) -> str:
    """The screen as the address bar has it, with anything added."""
    own = [(k, v) for k in st.query_params for v in st.query_params.get_all(k) if k not in more and k != "view"]
    return urlencode([*own, *more.items()])


def base() -> str:
    """The address of the app, without page and query."""
    parts = urlsplit(st.context.url or "http://localhost/")
    root = st.config.get_option("server.baseUrlPath").strip("/")
    return urlunsplit((parts.scheme, parts.netloc, f"/{root}/" if root else "/", "", ""))


def link(page: str = "", **more: str) -> str:
    text = query(**more)
    return f"{base()}{page}{'?' if text else ''}{text}"


def frame_code(view: str, title: str) -> str:
    """The snippet an intranet editor pastes."""
    page, name, height = VIEWS[view]
    address = html.escape(link(page, view=view, embed="true"), quote=True)
    return (f'<iframe src="{address}" title="{html.escape(f"{name}: {title}", quote=True)}" width="100%" height="{height}" '
            f'style="border:0;min-width:360px" loading="lazy" sandbox="{SANDBOX}"></iframe>')  # fmt: skip


def panel(page: str, title: str) -> None:
    """The link, the frame and the twin of this very screen."""
    behind = st.expander("Share this screen", key="share_open", on_change="rerun")
    if not behind.open:
        return
    with behind:
        st.write("**Copy link.** Whoever opens it sees this screen, to the digit.")
        st.code(link(page), language=None, wrap_lines=True)
        twin = html.escape(f"{base()}twin.html?{query()}", quote=True)
        st.html(f'<p><a class="om-badge" href="{twin}" target="_blank" rel="noopener" download="one-mission.html">Keep it as one page</a> '
                "A dated file without script, for a file share, for printing, or where a network blocks this app.</p>")  # fmt: skip
        views = list(VIEWS)
        own = "map" if page == "Wards" else "compare"
        view = st.selectbox("Put on an intranet page", views, index=views.index(own), format_func=lambda v: VIEWS[v][1], key="share_view",
                            help="A read-only view in a frame: no sign-in, no cookie. Add &embed_options=dark_theme for a dark page.")  # fmt: skip
        st.code(frame_code(view, title), language="html", wrap_lines=True)
        st.caption("The height fits a frame 700 pixels wide; a narrower one needs more. Or let the page size it: load iframe-resizer version 4 "
                   "on the intranet page and call iFrameResize() on the frame. docs/deploy.md has both.")  # fmt: skip


def wanted() -> str:
    """Which view an embedded reader asked for; nothing outside a frame."""
    view = st.query_params.get("view", "") if st.context.is_embedded else ""
    return view if view in VIEWS else "compare" if st.context.is_embedded else ""


def shows(part: str) -> bool:
    """Whether a part of a page is to be seen: all of it outside a frame, or in a frame of the whole."""
    return wanted() in ("", "compare", part)
