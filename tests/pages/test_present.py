"""The page Present, step by step."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.views.words import behind, room

ROOT = Path(__file__).resolve().parents[2]


def at(step: int, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in {"draws": "512", **query}.items():
        app.query_params[key] = value
    app.run().switch_page("pages/4_Present.py").run()
    if step > 1:
        app.button(key=f"step_{step}").click().run()
    assert not app.exception
    assert not app.error
    return app


def sentence(app: AppTest) -> str:
    return next(h.proto.body for h in app.main if h.type == "html" and "om-sentence" in h.proto.body)


@pytest.mark.parametrize("step", range(1, len(room.STEPS) + 1))
def test_every_step_has_its_title_a_sentence_and_the_way_to_its_equations(step):
    app = at(step)
    assert app.title[0].value == room.step_title(step)
    assert sentence(app)
    lead_on = {b.key.removesuffix("_equations") for b in app.button if b.key and b.key.endswith("_equations")}
    assert lead_on == set(behind.OF_STEP[step])


def test_no_answer_is_shown_before_the_reveal():
    for step in (1, 2):
        shown = sentence(at(step))
        assert "comes out ahead" not in shown
        assert "less value" not in shown
    assert "comes out ahead" in sentence(at(3))


def test_guesses_are_read_back_to_the_room():
    app = at(2, guesses="50 400")
    assert any("50" in m.value and "400" in m.value for m in app.markdown)


def test_the_reveal_shows_every_guess_over_the_range():
    app = at(3, guesses="50 400")
    alts = [c.proto.alt for c in app.get("vega_lite_chart")]
    assert any("Guesses: 50, 400" in alt for alt in alts)
    assert len(alts) == 4


def test_another_mission_has_no_icons_of_lonely_people():
    for mission, icons in (("Isolation", True), ("Jobs for young people", False)):
        alts = [c.proto.alt for c in at(1, mission=mission).get("vega_lite_chart")]
        assert any(a.startswith("Of every 100 adults here") for a in alts) is icons
        assert any(a.startswith("Of every £100 pledged") for a in alts)
        assert any(a.startswith("As it is today") for a in alts)


def test_the_last_step_has_the_one_page_summary():
    bodies = [h.proto.body for h in at(5).get("html")]
    assert any("summary.html" in body and "one-mission.html" in body for body in bodies)
