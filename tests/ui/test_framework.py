"""What we lean on in the framework, and the check that says what no longer holds."""

from __future__ import annotations

import base64
import hashlib
import re
from string import Template
from types import SimpleNamespace

import pytest
import streamlit as st
from streamlit.runtime.app_session import AppSessionState
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.scriptrunner import RerunData
from streamlit.runtime.scriptrunner_utils import script_run_context
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from scenarios.ui import framework
from scenarios.ui.framework import BOUND_COMMANDS, TEST_IDS, broken, script_hashes, styled


def test_everything_holds_in_the_version_that_is_installed():
    assert broken() == []


def test_a_test_id_that_is_gone_is_named(monkeypatch):
    monkeypatch.setitem(TEST_IDS, "slider", "stSliderOfYesterday")
    assert broken() == ["The framework no longer has 'stSliderOfYesterday', which our style sheets go by."]


def test_while_nobody_reads_it_is_light_and_nothing_is_warned_of(monkeypatch):
    """A server that warms up draws before anybody comes; the framework writes a warning to whoever started it."""
    warned = []
    monkeypatch.setattr(script_run_context._LOGGER, "warning", lambda *of: warned.append(of))
    assert framework.dark() is False
    assert warned == []
    assert st.context.theme is not None
    assert warned  # as the framework would have it


def test_another_version_is_told(monkeypatch):
    monkeypatch.setattr(framework, "TESTED_VERSION", "9.9.9")
    assert broken() == [f"Streamlit is {st.__version__}; this app is tested with 9.9.9."]


def test_a_page_that_opens_otherwise_is_told(monkeypatch):
    monkeypatch.setattr(framework, "page_source", lambda: "<html></head>")
    assert any("no longer holds '<html lang=\"en\"'" in sentence for sentence in broken())


@pytest.mark.parametrize("command", BOUND_COMMANDS)
def test_a_command_that_can_no_longer_be_bound_is_named(monkeypatch, command):
    monkeypatch.setattr(st, command, lambda label: None)
    assert broken() == [f"st.{command} can no longer be bound to the address, so links would not restore a screen."]


def test_without_an_app_of_its_own_it_says_what_is_lost(monkeypatch):
    monkeypatch.delattr(st, "App")
    assert broken() == ["st.App is gone, so the app has no routes, headers or warm start of its own."]


def test_a_style_sheet_is_given_the_framework_s_names():
    assert styled("[data-testid='${sidebar}'] .${class_block} {}") == "[data-testid='stSidebar'] .block-container {}"
    with pytest.raises(KeyError):
        styled("${a_name_we_do_not_know}")


def test_every_name_is_used_by_a_style_sheet_a_script_or_a_test(root):
    texts = [p.read_text(encoding="utf-8") for p in (root / "src/scenarios/ui/styles").glob("*.css")]
    texts += [p.read_text(encoding="utf-8") for p in (*(root / "static").glob("*.js"), *(root / "tests").rglob("*.py"))]
    everything = "\n".join(texts)
    unused = [k for k, v in TEST_IDS.items() if f"${{{k}}}" not in everything and v not in everything]
    assert unused == []


def test_every_name_in_a_style_sheet_is_known(root):
    known = {**TEST_IDS, **{f"class_{k}": v for k, v in framework.CLASSES.items()}}
    for path in (root / "src/scenarios/ui/styles").glob("*.css"):
        names = set(Template(path.read_text(encoding="utf-8")).get_identifiers())
        given = {"font"} if path.stem == "font" else set()  # by whoever asks for that sheet
        assert names <= {*known, *given}, path.name


def test_an_inline_script_is_hashed_as_a_policy_names_it(monkeypatch):
    page = "<script src='a.js'></script><script>let a = 1</script><script> </script>"
    monkeypatch.setattr(framework, "page_source", lambda: page)
    digest = base64.b64encode(hashlib.sha256(b"let a = 1").digest()).decode()
    assert script_hashes() == [f"sha256-{digest}"]


def test_the_framework_s_own_scripts_are_hashed():
    assert script_hashes()
    assert all(re.fullmatch(r"sha256-[A-Za-z0-9+/]{43}=", h) for h in script_hashes())


@pytest.mark.parametrize(("option", "path"), [("", ""), ("/", ""), ("mission", "/mission"), ("/a/b/", "/a/b")])
def test_the_base_path_has_no_slash_at_its_end(monkeypatch, option, path):
    monkeypatch.setattr(st.config, "get_option", lambda name: option)
    assert framework.base_path() == path


class _Loop:
    def __init__(self):
        self.later = []

    def call_later(self, _seconds, function, *args):
        self.later.append(lambda: function(*args))


def _session(runner, page="h"):
    state = SimpleNamespace(query_string="years=7", page_script_hash=page, page_name="", HasField=lambda _: False)
    session = SimpleNamespace(
        _state=None, _client_state=state, _scriptrunner=runner, _event_loop=_Loop(), created=[], has_fragment=bool
    )
    session._create_scriptrunner = session.created.append
    return session


def test_a_run_is_sent_whole_before_the_page_runs_again():
    """A second runner made too early has the first one's last parts thrown away, and does not know the address."""
    session = _session(runner="one that draws, or that is done but not all sent")
    framework._run_again(session, "h", "a part")
    assert session.created == []
    (later,) = session._event_loop.later
    session._scriptrunner = None  # what the framework does once everything is sent
    later()
    assert [(data.fragment_id, data.query_string) for data in session.created] == [("a part", "years=7")]


@pytest.mark.parametrize(
    ("page", "fragment", "state"),
    [("another", None, None), ("h", "", None), ("h", None, AppSessionState.SHUTDOWN_REQUESTED)],
)
def test_what_nobody_looks_at_any_more_is_not_run_again(page, fragment, state):
    session = _session(None, page)
    session._state = state
    framework._run_again(session, "h", fragment)
    assert (session.created, session._event_loop.later) == ([], [])


@pytest.mark.parametrize(("running", "again"), [(None, None), (["a part"], "a part")])
def test_a_whole_page_is_run_again_whole_and_a_part_as_a_part(monkeypatch, running, again):
    """A browser that has not drawn a page yet shows an empty one where it is sent a part of it."""
    session, called = _session(None), []
    session._event_loop.call_soon_threadsafe = lambda function, *args: called.append((function, args))
    here = SimpleNamespace(session_id="s", page_script_hash="h", fragment_ids_this_run=running)
    runtime = SimpleNamespace(_session_mgr=SimpleNamespace(get_session_info=lambda _: SimpleNamespace(session=session)))
    monkeypatch.setattr(framework, "get_script_run_ctx", lambda suppress_warning: here)
    monkeypatch.setattr(framework.ThreadState, "get", lambda: SimpleNamespace(fragment_id="a part"))
    monkeypatch.setattr(framework, "Runtime", SimpleNamespace(exists=lambda: True, instance=lambda: runtime))
    framework.run_again_later()()
    assert called == [(framework._run_again, (session, "h", again))]


@pytest.mark.parametrize(
    ("running", "asked", "ends"),
    [
        (["a"], RerunData(fragment_id="a"), True),  # the same part again: it draws everything that this run would
        (["a"], RerunData(fragment_id="b"), False),
        (None, RerunData(fragment_id="a"), False),  # a whole page draws more than one of its parts
        (None, RerunData(), True),
        (["a"], None, False),
    ],
)
def test_a_run_ends_for_a_newer_one_that_draws_all_that_it_would(monkeypatch, running, asked, ends):
    requests, ended = ScriptRequests(), []
    if asked is not None:
        requests.request_rerun(asked)
    here = SimpleNamespace(
        script_requests=requests,
        fragment_ids_this_run=running,
        yield_check=lambda: ended.append(requests.on_scriptrunner_yield()),
    )
    monkeypatch.setattr(framework, "get_script_run_ctx", lambda suppress_warning: here)
    framework.let_newer_go_first()
    assert [e is not None for e in ended] == [ends]


def test_files_that_readers_drop_are_held_up_to_a_bound_and_the_oldest_go_first(monkeypatch):
    monkeypatch.setattr(framework, "MOST_DROPPED_BYTES", 100)
    monkeypatch.setattr(MemoryUploadedFileManager, "add_file", MemoryUploadedFileManager.add_file)
    framework.bound_dropped_files()
    store = MemoryUploadedFileManager("/upload")

    def dropped(session: str, name: str, size: int) -> None:
        store.add_file(session, UploadedFileRec(name, f"{name}.geojson", "text", b"x" * size))

    def held() -> dict[str, list[str]]:
        return {session: list(files) for session, files in store.file_storage.items() if files}

    dropped("a", "1", 40)
    dropped("b", "2", 40)
    dropped("a", "3", 20)
    assert held() == {"a": ["1", "3"], "b": ["2"]}
    dropped("b", "4", 50)
    assert held() == {"a": ["3"], "b": ["4"]}
    dropped("c", "5", 400)  # one alone is held whatever its size: the box itself takes 20 MB
    assert held() == {"c": ["5"]}
    store.remove_session_files("c")
    dropped("d", "6", 60)
    assert held() == {"d": ["6"]}
