"""What we lean on in the framework, and the check that says what no longer holds."""

from __future__ import annotations

import base64
import hashlib
import re
from string import Template

import pytest
import streamlit as st

from scenarios.ui import framework
from scenarios.ui.framework import BOUND_COMMANDS, TEST_IDS, broken, script_hashes, styled


def test_everything_holds_in_the_version_that_is_installed():
    assert broken() == []


def test_a_test_id_that_is_gone_is_named(monkeypatch):
    monkeypatch.setitem(TEST_IDS, "slider", "stSliderOfYesterday")
    assert broken() == ["The framework no longer has 'stSliderOfYesterday', which our style sheets go by."]


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
        assert names <= set(known), path.name


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
