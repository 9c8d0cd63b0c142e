"""Scenarios side by side, as an officer lays them on the page."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.answers import link, saving
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.answers.link import Choices
from scenarios.domain.saved import Author
from scenarios.store.library import database
from scenarios.store.library import saved_scenarios as library
from scenarios.store.library.saved_scenarios import Details

KINDS = ("markdown", "header", "info", "warning")


@pytest.fixture
def version(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    asked = link.asked(Choices(levers={"draws": 256, "years": 6}), RESOLVER)
    yield library.save_new(Answers().get(saving.kept, asked, "Ours"), Details("Ours"), Author("Ann"))
    database.forget()


def opened(root, **query) -> AppTest:
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    for key, value in ({"draws": "256"} | query).items():
        app.query_params[key] = value
    app.run().switch_page("pages/3_Side_by_side.py").run()
    assert not app.exception
    return app


def said(page) -> str:
    lines = [h.proto.body for h in page.get("html")]
    return " ".join([*(str(e.value) for kind in KINDS for e in page.get(kind)), *lines])


def test_with_nothing_beside_it_the_page_says_what_to_do(root, version):
    page = opened(root)
    assert "Choose one or more scenarios to lay beside this screen." in said(page)


def test_a_saved_scenario_and_one_that_ships_stand_beside_the_screen(root, version):
    page = opened(root, draws="4096")
    page.multiselect(key="with").set_value([version.reference, "policy_stretch"]).run()
    assert not page.exception
    text = said(page)
    assert "Ours, version 1 against this screen" in text
    assert "Policy stretch against this screen" in text
    assert "What moves it most is years" in text
    results, inputs = (d.value for d in page.dataframe[:2])
    assert list(results.columns) == ["What", "This screen", "Ours, version 1", "Policy stretch"]
    assert "Years" in inputs["What"].tolist()
    page.selectbox(key="bridge_to").set_value("Policy stretch").run()
    assert "What moves it most is social value pledged" in said(page)


def test_a_link_brings_them_back_and_names_the_version(root, version):
    page = opened(root, **{"with": ["policy_stretch", version.reference]})
    assert page.session_state["with"] == ["policy_stretch", version.reference]
    assert not page.warning


def test_leaving_out_the_one_that_the_bridge_led_to_takes_another(root, version):
    page = opened(root, **{"with": ["policy_stretch", "small_district"]})
    page.selectbox(key="bridge_to").set_value("Small district").run()
    page.multiselect(key="with").set_value(["policy_stretch"]).run()
    assert not page.exception
    assert page.selectbox(key="bridge_to").value == "Policy stretch"
