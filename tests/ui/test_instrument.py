"""What the pictures under a hand are given, without a browser."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from streamlit.components.v2.manifest_scanner import scan_component_manifests
from streamlit.testing.v1 import AppTest

import scenarios
from scenarios.domain.amounts import spend_stops_gbp

PACKAGE = Path(scenarios.__file__).parent
SCRIPT = (PACKAGE / "ui" / "scripts" / "instrument.js").read_text(encoding="utf-8")


@pytest.fixture
def page(root):
    return AppTest.from_file(str(root / "app.py"), default_timeout=60).run()


def mounted(page) -> dict[str, dict]:
    """What each picture was given, by its kind."""
    assert not page.exception
    given = [json.loads(c.proto.json) for c in page.get("bidi_component")]
    return {data["part"]: data for data in given}


def test_the_framework_finds_the_component_in_this_package_and_its_files_are_there():
    found = {manifest.name: (manifest, root) for manifest, root in scan_component_manifests()}
    manifest, folder = found["scenarios"]
    (component,) = manifest.components
    assert component.name == "instrument"
    assert {p.name for p in (folder / component.asset_dir).iterdir()} == {"instrument.js", "instrument.css"}


def test_an_installed_package_brings_the_files_along(root):
    shipped = tomllib.loads((root / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["scenarios"]
    assert {"pyproject.toml", "ui/scripts/*"} <= set(shipped)


def test_both_pictures_know_the_spend_and_nothing_more_until_a_hand_comes_near(page):
    given = mounted(page)
    assert list(given) == ["ladder", "dots"]
    for data in given.values():
        assert (data["at_gbp"], data["at"], data["step_gbp"]) == (4e8, "£400m", 5_000_000)
        assert len(data["alt"]) > 40
    assert given["ladder"]["stops"] is None


def test_stops_come_once_a_hand_has_come_near_and_only_once(page):
    of = mounted(page)["ladder"]["of"]
    page.session_state["om.stops_wanted"] = of
    stops = mounted(page.run())["ladder"]["stops"]
    assert stops["spend_gbp"] == list(spend_stops_gbp(4e8))
    said = next(h.proto.body for h in page.main if h.type == "html" and "om-sentence" in h.proto.body)
    assert "At £400m a year" in said
    assert stops["sentence"][80].startswith("At £400m a year")
    assert mounted(page.run())["ladder"]["stops"] is None


def test_stops_that_were_wanted_for_another_question_are_not_sent(page):
    page.session_state["om.stops_wanted"] = mounted(page)["ladder"]["of"]
    page.slider(key="years_slider").set_value(4).run()
    assert mounted(page)["ladder"]["stops"] is None


def test_pictures_are_the_same_question_s_whatever_the_spend(page):
    before = mounted(page)["ladder"]
    page.slider(key="spend_slider").set_value(650.0).run()
    after = mounted(page)["ladder"]
    assert after["of"] == before["of"]
    assert after["picture"] == before["picture"]
    assert after["at"] == "£650m"


def test_the_script_reads_every_name_it_is_given(page):
    """A field renamed on one side alone would be seen by no test but a browser's."""
    for data in mounted(page).values():
        for name in (*data, *data["picture"]):
            assert name in SCRIPT, name
    page.session_state["om.stops_wanted"] = mounted(page)["ladder"]["of"]
    for name in mounted(page.run())["ladder"]["stops"]:
        assert name in SCRIPT, name


def test_the_script_writes_words_as_text_and_never_as_markup():
    """`innerHTML` is read, and put back as the server sent it."""
    assert [line.strip() for line in SCRIPT.splitlines() if "innerHTML =" in line.replace("===", "")] == [
        "if (element.innerHTML === put) element.innerHTML = own; // the server's answer is the one that stood before"
    ]
    for way in ("insertAdjacentHTML", "outerHTML =", "document.write", "eval(", "fetch(", "import("):
        assert way not in SCRIPT
