"""The opening screens."""

from __future__ import annotations

from drawing import alternative_text
from streamlit.testing.v1 import AppTest

from scenarios.ui.screens import opening


def on_screen(name: str, mission: str = "isolation", wards: int = 300) -> AppTest:
    def script(name, mission, wards):
        from scenarios.answers import compare, night
        from scenarios.answers.answering import RESOLVER, run_answer
        from scenarios.answers.link import Choices, asked
        from scenarios.ui.screens import opening
        from scenarios.ui.screens.session import Session

        night.MOST_WARDS = wards
        question = asked(Choices(levers={"draws": 128 if wards == 300 else 64, "mission": mission}), RESOLVER)
        about, found = run_answer(compare.setting, question), run_answer(compare.facts, question)
        getattr(opening, name)(Session(question, about, found, None, (), (), ("", "")))

    app = AppTest.from_function(script, default_timeout=90, args=(name, mission, wards)).run()
    assert not app.exception
    return app


def bodies(app: AppTest) -> str:
    return " ".join(h.proto.body for h in app.get("html"))


def test_the_question_comes_after_three_facts_and_with_the_way_to_phones():
    app = on_screen("question")
    assert "If we could improve one thing here" in bodies(app)
    assert "Of every £100 pledged" in bodies(app)
    assert app.button(key="open_room").label == "Open a room for phones"


def test_lights_have_words_for_those_who_cannot_see_them():
    told = bodies(on_screen("people"))
    assert 'alt="Map by night of 24 wards. About ' in told
    assert "data:image/svg+xml;base64," in told


def test_too_many_wards_to_draw_are_told_in_words():
    app = on_screen("people", wards=3)
    assert "data:image" not in bodies(app)
    assert any("in eight futures of ten" in m.value for m in app.markdown)


def test_a_mission_without_wards_has_its_scale_in_words():
    assert "£400m" in bodies(on_screen("people", mission="jobs"))


def test_bolder_practice_is_a_picture_with_words():
    (chart,) = on_screen("could_be").get("vega_lite_chart")
    assert alternative_text(chart).startswith("A row of figures for each practice: As it is today")
    assert opening.could_be.__module__.endswith("opening")
