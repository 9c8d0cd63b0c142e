"""This screen as a file, and its text to be changed. What becomes of a text: tests/pages/test_saved_scenarios.py."""

from __future__ import annotations

import tomllib

from streamlit.testing.v1 import AppTest

from scenarios.store.files import scenario_files


def writing():
    from scenarios.answers.answering import RESOLVER
    from scenarios.answers.link import Choices, asked
    from scenarios.ui.controls import scenario_text

    scenario_text.section(asked(Choices(levers={"years": 7}), RESOLVER))


def test_the_text_is_complete_and_reads_back_as_what_is_on_screen():
    app = AppTest.from_function(writing, default_timeout=90).run()
    app.session_state["scenario_text_open"] = True
    app.run()
    text = app.text_area(key="scenario_text").value
    assert tomllib.loads(text)["levers"]["years"] == 7
    read = scenario_files.from_text(text, "ours")
    shipped = scenario_files.load("existing_practice").scenario
    assert read == shipped.with_levers(years=7)


def test_a_text_that_was_changed_is_taken_back():
    app = AppTest.from_function(writing, default_timeout=90).run()
    app.session_state["scenario_text_open"] = True
    app.run()
    app.text_area(key="scenario_text").set_value("nonsense").run()
    app.button(key="text_again").click().run()
    assert "years = 7" in app.text_area(key="scenario_text").value
