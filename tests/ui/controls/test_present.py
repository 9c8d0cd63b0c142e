"""The controls of the presenter's mode."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.answers.session import LONGEST_WORDS
from scenarios.ui.controls.present import NAMES
from scenarios.views.words import room_screens
from scenarios.views.words.room_screens import SCREENS


@pytest.fixture
def app(root) -> AppTest:
    page = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    page.query_params["draws"] = "256"
    return page.run().switch_page("pages/4_Present.py").run()


def title(app: AppTest) -> str:
    assert not app.exception
    assert not app.error
    return app.title[0].value


def press(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def test_a_session_begins_with_the_question(app):
    assert title(app) == SCREENS[0].title
    assert app.button(key="step_back").disabled
    assert not app.button(key="step_next").disabled


def test_next_and_back_walk_through_every_screen(app):
    for screen in SCREENS[1:]:
        assert title(press(app, "step_next")) == screen.title
    assert app.button(key="step_next").disabled
    assert title(press(app, "step_back")) == SCREENS[-2].title


def test_a_step_can_be_gone_to_by_its_name(app):
    assert title(press(app, "step_6")) == room_screens.first_of(6).title
    assert app.session_state["step"] == NAMES[5]


def test_the_first_step_leaves_nothing_in_the_address(app):
    press(app, "step_5")
    press(app, "step_1")
    assert app.session_state["step"] == ""


def test_the_step_now_shown_stands_out(app):
    press(app, "step_2")
    assert app.button(key="step_2").proto.type == "primary"
    assert app.button(key="step_3").proto.type == "tertiary"


def test_guesses_outlive_a_walk_through_the_steps(app):
    press(app, "step_5")
    app.text_input(key="guesses").set_value("50 400 2k").run()
    press(app, "step_6")
    assert app.session_state["guesses"] == "50 400 2k"
    press(app, "step_5")
    assert app.text_input(key="guesses").value == "50 400 2k"


def test_what_was_said_is_kept_and_has_an_end(app):
    press(app, "step_9")
    press(app, "step_next")
    box = app.text_area(key="room")
    assert box.max_chars == LONGEST_WORDS
    box.set_value("Let us try.").run()
    press(app, "step_1")
    assert app.session_state["room"] == "Let us try."


def test_one_assumption_can_be_tried_at_either_end_and_put_back(app):
    press(app, "step_7")
    key = app.selectbox(key="try_pick").value
    press(app, "set_high")
    assert (app.session_state["try"], app.session_state["try_end"]) == (key, "high")
    assert app.button(key="set_high").proto.type == "primary"
    press(app, "set_middle")
    assert (app.session_state["try"], app.session_state["try_end"]) == ("", "")


def test_another_assumption_begins_as_the_evidence_has_it(app):
    press(app, "step_7")
    press(app, "set_low")
    app.selectbox(key="try_pick").select_index(1).run()
    assert app.session_state["try_end"] == ""


def test_second_guesses_outlive_a_walk_too(app):
    press(app, "step_8")
    app.text_input(key="again").set_value("5 40").run()
    press(app, "step_1")
    assert app.session_state["again"] == "5 40"
