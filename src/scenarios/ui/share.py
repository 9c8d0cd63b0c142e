"""Sharing a screen: its link, its frame for an intranet page, and its static summary."""

from __future__ import annotations

import html
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from scenarios.ui import say
from scenarios.ui.framework import base_path, embedded
from scenarios.ui.views import RENAMED, VIEWS

SANDBOX = "allow-scripts allow-same-origin allow-downloads allow-popups allow-forms"


def query(**more: str) -> str:
    """The screen as the address bar has it, with anything added."""
    own = [(k, v) for k in st.query_params for v in st.query_params.get_all(k) if k not in more and k != "view"]
    return urlencode([*own, *more.items()])


def base() -> str:
    """The address of the app, without page and query."""
    parts = urlsplit(st.context.url or "http://localhost/")
    return urlunsplit((parts.scheme, parts.netloc, f"{base_path()}/", "", ""))


def link(page: str = "", **more: str) -> str:
    text = query(**more)
    return f"{base()}{page}{'?' if text else ''}{text}"


def frame_code(name: str, title: str) -> str:
    """The snippet an intranet editor pastes."""
    view = VIEWS[name]
    address = html.escape(link(view.page, view=name, embed="true"), quote=True)
    label = html.escape(f"{view.title}: {title}", quote=True)
    return (
        f'<iframe src="{address}" title="{label}" width="100%" height="{view.height}" style="border:0;min-width:360px" '
        f'loading="lazy" sandbox="{SANDBOX}"></iframe>'
    )


def panel(page: str, title: str) -> None:
    """The link, the frame and the static summary of this very screen."""
    behind = st.expander("Share this screen", key="share_open", on_change="rerun")
    if not behind.open:
        return
    with behind:
        say.write("Whoever opens it sees this screen, to the digit.", bold="Copy link.")
        st.code(link(page), language=None, wrap_lines=True)
        summary = html.escape(summary_address(), quote=True)
        st.html(
            f'<p><a class="om-badge" href="{summary}" target="_blank" rel="noopener" download="one-mission.html">Keep'
            " it as one page</a> A dated file without script, for a file share, for printing, or where a network"
            " blocks this app.</p>"
        )
        names = list(VIEWS)
        name = st.selectbox(
            "Put on an intranet page",
            names,
            index=names.index("map" if page == "Wards" else "compare"),
            format_func=lambda v: VIEWS[v].title,
            key="share_view",
            help="A read-only view in a frame: no sign-in, no cookie. Add &embed_options=dark_theme for a dark page.",
        )
        st.code(frame_code(name, title), language="html", wrap_lines=True)
        say.caption(
            "The height fits a frame 700 pixels wide; a narrower one needs more. Or let the page size it: load"
            " iframe-resizer version 4 on the intranet page and call iFrameResize() on the frame. docs/deploy.md has"
            " both."
        )


def summary_address() -> str:
    """The address of the static summary of this screen."""
    return f"{base()}summary.html?{query()}"


def wanted() -> str:
    """Which view an embedded reader asked for; nothing outside a frame."""
    if not embedded():
        return ""
    view = st.query_params.get("view", "")
    view = RENAMED.get(view, view)
    return view if view in VIEWS else "compare"


def shows(part: str) -> bool:
    """Whether a part of a page is to be seen: all of it outside a frame, or in a frame of the whole."""
    return wanted() in ("", "compare", part)
