"""Sharing a screen: its link, its frame for an intranet page, and its static summary."""

from __future__ import annotations

import html
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from scenarios.answers.link_reading import EVIDENCE
from scenarios.ui import say
from scenarios.ui.framework import base_path, embedded
from scenarios.ui.views import RENAMED, VIEWS

DROPPED = ("view", EVIDENCE, "draft", "wall")  # parts that are the screen's or the reader's own and not passed on
RESIZES = (  # a few lines of the page around the frame; a frame says how high it is and nothing else
    "<script>addEventListener('message', e => {{ const f = document.getElementById('{name}'); "
    "if (f && e.source === f.contentWindow && e.data?.oneMissionHeight > 0) "
    "f.style.height = e.data.oneMissionHeight + 'px'; }});</script>"
)
SANDBOX = "allow-scripts allow-same-origin allow-downloads allow-popups allow-forms"


def query(**more: str) -> str:
    """The screen as the address bar has it, with anything added."""
    own = [(k, v) for k in st.query_params for v in st.query_params.get_all(k) if k not in more and k not in DROPPED]
    return urlencode([*own, *more.items()])


def base() -> str:
    """The address of the app, without page and query."""
    parts = urlsplit(st.context.url or "http://localhost/")
    return urlunsplit((parts.scheme, parts.netloc, f"{base_path()}/", "", ""))


def link(page: str = "", **more: str) -> str:
    text = query(**more)
    return f"{base()}{page}{'?' if text else ''}{text}"


def frame_code(name: str, title: str, **more: str) -> str:
    """The snippet an intranet editor pastes: a frame, and what makes it as high as its content."""
    view = VIEWS[name]
    address = html.escape(link(view.page, view=name, embed="true", **more), quote=True)
    label = html.escape(f"{view.title}: {title}", quote=True)
    own = f"one-mission-{name}"
    return (
        f'<iframe id="{own}" src="{address}" title="{label}" width="100%" height="{view.height}" style="border:0" '
        f'loading="lazy" sandbox="{SANDBOX}"></iframe>\n{RESIZES.format(name=own)}'
    )


def panel(page: str, title: str, evidence: str) -> None:
    """The link, the frame and the static summary of this very screen, made with some evidence."""
    behind = st.expander("Share this screen", key="share_open", on_change="rerun")
    if not behind.open:
        return
    made_with = {EVIDENCE: evidence} if evidence else {}
    with behind:
        say.write("Whoever opens it sees this screen, to the digit.", bold="Copy link.")
        st.code(link(page, **made_with), language=None, wrap_lines=True)
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
            help=(
                "A read-only view in a frame: no sign-in, no cookie. In its address, &title=off leaves the title out,"
                " &ground=clear lets the page's own ground through, &font=Arial takes its letters, and"
                " &embed_options=dark_theme is for a dark page."
            ),
        )
        st.code(frame_code(name, title, **made_with), language="html", wrap_lines=True)
        say.caption(
            "The frame is as high as its content at any width from 312 pixels on. Where the intranet takes no script,"
            " leave the second line out: the height then fits a frame 700 pixels wide."
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
