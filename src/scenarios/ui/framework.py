"""What this app leans on in Streamlit beyond its documented commands, in one place.

With a check that says what no longer holds.

Everything here was found in the installed package, not in its documentation: when the package is upgraded, start here.
"""

from __future__ import annotations

import base64
import hashlib
import inspect
import math
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, wraps
from importlib.util import find_spec
from pathlib import Path
from string import Template
from typing import Any

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section
from streamlit.elements.widgets.number_input import NumberInputSerde
from streamlit.proto.NumberInput_pb2 import NumberInput
from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession, AppSessionState
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests, ScriptRequestType
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from scenarios.store.files.text_files import shipped_files, shipped_text

TESTED_VERSION = "1.67.0"
# Test ids of elements that our style sheets, scripts and tests find elements by.
TEST_IDS = {
    "app": "stApp",
    "button_primary": "stBaseButton-primary",
    "caption": "stCaptionContainer",
    "column": "stColumn",
    "expand_sidebar": "stExpandSidebarButton",
    "horizontal": "stHorizontalBlock",
    "icon": "stIconMaterial",
    "layout": "stLayoutWrapper",
    "main": "stMain",
    "main_block": "stMainBlockContainer",
    "markdown": "stMarkdownContainer",
    "table": "stTable",
    "multiselect": "stMultiSelect",
    "number_step": "stNumberInputStep",
    "number_down": "stNumberInputStepDown",
    "number_up": "stNumberInputStepUp",
    "sidebar": "stSidebar",
    "slider": "stSlider",
    "toolbar": "stElementToolbar",
}
CLASSES = {"block": "block-container", "key": "st-key-"}
ATTRIBUTES = ("data-test-connection-state", "data-test-script-state")  # the notice and the browser tests wait for them
HTML_OPENING, HEAD_END = '<html lang="en"', "</head>"
METRICS_PATH, HEALTH_PATH = "/_stcore/metrics", "/_stcore/health"
BASE_PATH_OPTION = "server.baseUrlPath"
BOUND_COMMANDS = ("selectbox", "slider", "number_input", "pills", "multiselect", "text_area", "text_input", "toggle")
UNTIL_SENT_S = 0.02
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL)


MOST_DROPPED_BYTES = 200_000_000  # files in the boxes of all readers together, used or not


def dark() -> bool:
    """Whether the reader's theme is dark; light where nobody reads yet, as while a server warms up."""
    return get_script_run_ctx(suppress_warning=True) is not None and st.context.theme.type == "dark"


def request_header(name: str) -> str:
    """A header of the request that opened this session; empty where it has none."""
    return (st.context.headers.get(name) or "").strip()


def signs_in() -> bool:
    """Whether readers can sign in at a provider: the framework's own login, as its secrets set it up."""
    return bool(get_secrets_auth_section())


def signed_in() -> dict[str, Any]:
    """What the provider says of whoever has signed in; nothing of anybody else."""
    if not signs_in():
        return {}
    claims: dict[str, Any] = dict(st.user.to_dict())
    return claims if claims.pop("is_logged_in", False) else {}


def embedded() -> bool:
    """Whether the page is shown in a frame of another page."""
    return bool(st.context.is_embedded)


def base_path() -> str:
    """The path the app is served under, without a slash at its end; empty at the root."""
    base = (st.config.get_option(BASE_PATH_OPTION) or "").strip("/")
    return f"/{base}" if base else ""


def styled(sheet: str, **more: str) -> str:
    """A style sheet of ours with the framework's own names put in, and more of ours."""
    names = {**TEST_IDS, **{f"class_{k}": v for k, v in CLASSES.items()}, **more}
    return Template(sheet).substitute(names)


def refuse_odd_numbers() -> None:
    """Have a number box refuse what is not finite, or not whole where it must be, as it refuses what is out of range.

    In the tested version `?years=1e400` raises an OverflowError inside the box for as long as the address holds it,
    and `?years=5.5` is cut to 5 without a word.
    """
    original = NumberInputSerde.deserialize
    if hasattr(original, "__wrapped__"):
        return

    @wraps(original)
    def deserialize(self: NumberInputSerde, ui_value: float | None) -> float | None:
        whole = self.data_type == NumberInput.INT
        odd = ui_value is not None and (not math.isfinite(ui_value) or (whole and ui_value != int(ui_value)))
        return original(self, None if odd else ui_value)

    setattr(NumberInputSerde, "deserialize", deserialize)  # noqa: B010 (a type checker lets no method be assigned to)


def bound_dropped_files() -> None:
    """Have the store of files that readers have dropped into a page hold `MOST_DROPPED_BYTES`: the oldest go first.

    The framework keeps each of them until its session ends, an hour after its reader has left.
    """
    original = MemoryUploadedFileManager.add_file
    if hasattr(original, "__wrapped__"):
        return
    held: dict[tuple[str, str], None] = {}  # by session and file, in the order in which they came

    @wraps(original)
    def add_file(self: MemoryUploadedFileManager, session_id: str, file: UploadedFileRec) -> None:
        original(self, session_id, file)
        held.pop((session_id, file.file_id), None)
        held[session_id, file.file_id] = None
        for oldest in list(held)[:-1]:
            if self._total_bytes <= MOST_DROPPED_BYTES:
                return
            self.remove_file(*oldest)
            held.pop(oldest, None)

    setattr(MemoryUploadedFileManager, "add_file", add_file)  # noqa: B010


def let_newer_go_first() -> None:
    """Leave the page at once where its reader has moved on, as the framework's own waits do."""
    here = get_script_run_ctx(suppress_warning=True)
    if here is None:
        return
    if requests := here.script_requests:
        _let_newer_run_of_same_parts_go_first(requests, here.fragment_ids_this_run)
    here.yield_check()


def _let_newer_run_of_same_parts_go_first(requests: ScriptRequests, running: list[str] | None) -> None:
    """Where only these parts of the page run, and are asked to run again, the run that waits may end this one.

    The framework lets it wait, because it cannot know that the newer run draws everything that this one would.
    """
    with requests._lock:
        newer = requests._rerun_data
        if requests._state == ScriptRequestType.RERUN and running and set(running) <= set(newer.fragment_id_queue):
            requests._rerun_data = replace(newer, is_fragment_scoped_rerun=True)


def run_again_later() -> Callable[[], None]:
    """A function that runs again, from any thread, what runs now: nothing where nobody looks at it any more.

    A whole page is run again whole. While a browser has not yet drawn a page for the first time, it takes a run of
    some of its parts for a new app, empties the page, and fails on the first part that is not the page's first.
    """
    here = get_script_run_ctx(suppress_warning=True)
    if here is None or not Runtime.exists():
        return lambda: None
    session_id, page = here.session_id, here.page_script_hash
    fragment = ThreadState.get().fragment_id if here.fragment_ids_this_run else None

    def run() -> None:
        found = Runtime.instance()._session_mgr.get_session_info(session_id)
        if found is not None:
            found.session._event_loop.call_soon_threadsafe(_run_again, found.session, page, fragment)

    return run


def _run_again(session: AppSession, page: str, fragment: str | None) -> None:
    """As a message from the reader's browser would, with the controls as they stand."""
    if session._state == AppSessionState.SHUTDOWN_REQUESTED:
        return
    if session._scriptrunner is not None:
        # Only once a run has ended and all of it is sent are its address and page known; a new runner before that
        # would also have the last parts thrown away.
        session._event_loop.call_later(UNTIL_SENT_S, _run_again, session, page, fragment)
        return
    state = session._client_state
    elsewhere = state.page_script_hash != page or (fragment is not None and not session.has_fragment(fragment))
    if not elsewhere:
        session._create_scriptrunner(
            RerunData(
                query_string=state.query_string,
                page_script_hash=page,
                page_name=state.page_name,
                fragment_id=fragment,
                context_info=state.context_info if state.HasField("context_info") else None,
            )
        )


def script_hashes() -> list[str]:
    """Every inline script of the framework's page, as a Content-Security-Policy names it."""
    scripts = (s for s in INLINE_SCRIPT.findall(page_source()) if s.strip())
    return ["sha256-" + base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts]


@cache
def page_source() -> str:
    """The page that the framework serves at every address of the app."""
    return shipped_text(static_folder() / "index.html")


def static_folder() -> Path:
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        raise RuntimeError("Streamlit is not installed")
    return Path(found.origin).parent / "static"


def broken() -> list[str]:
    """A sentence for everything above that does not hold in the installed version; nothing where all of it does."""
    found = []
    if st.__version__ != TESTED_VERSION:
        found.append(f"Streamlit is {st.__version__}; this app is tested with {TESTED_VERSION}.")
    source = page_source()
    found += [
        f"The framework's page no longer holds {text!r}."
        for text in (HTML_OPENING, HEAD_END, "<noscript>")
        if text not in source
    ]
    scripts = "\n".join(shipped_files(static_folder(), "*.js"))
    wanted = (*TEST_IDS.values(), *CLASSES.values(), *ATTRIBUTES)
    found += [
        f"The framework no longer has {name!r}, which our style sheets go by."
        for name in wanted
        if name.split("-primary")[0] not in scripts
    ]
    for command in BOUND_COMMANDS:
        if "bind" not in inspect.signature(getattr(st, command)).parameters:
            found.append(f"st.{command} can no longer be bound to the address, so links would not restore a screen.")
    if not hasattr(st, "App"):
        found.append("st.App is gone, so the app has no routes, headers or warm start of its own.")
    return found


if __name__ == "__main__":
    print(" ".join(script_hashes()))
