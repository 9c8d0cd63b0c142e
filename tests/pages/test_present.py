"""The page Present, screen by screen, without a room and with one."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawing import alternative_text
from streamlit.testing.v1 import AppTest

from scenarios.domain.meeting import Counts
from scenarios.store.library import meetings, phones
from scenarios.views.words import behind, room_screens
from scenarios.views.words.room_screens import SCREENS, Screen

ROOT = Path(__file__).resolve().parents[2]


def at(screen: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    for key, value in {"draws": "512", "step": room_screens.name(room_screens.at(screen)), **query}.items():
        app.query_params[key] = value
    app.run().switch_page("pages/4_Present.py").run()
    assert not app.exception
    assert not app.error
    return app


def bodies(app: AppTest) -> list[str]:
    return [h.proto.body for h in app.get("html") if "<style>" not in h.proto.body]


def sentence(app: AppTest) -> str:
    return next((b for b in bodies(app) if "om-sentence" in b), "")


def texts(app: AppTest) -> str:
    return " ".join([*bodies(app), *(m.value for m in app.markdown), *(h.value for h in app.header)])


@pytest.mark.parametrize("screen", SCREENS, ids=lambda s: s.key)
def test_every_screen_has_its_title_something_to_say_and_the_way_to_its_equations(screen: Screen):
    app = at(screen.key)
    assert app.title[0].value == screen.title
    assert sentence(app) or app.header
    lead_on = {b.key.removesuffix("_equations") for b in app.button if b.key and b.key.endswith("_equations")}
    assert lead_on == set(behind.OF_SCREEN[screen.key])


@pytest.mark.parametrize("screen", [s.key for s in SCREENS if s.step < 6 and s.key not in ("choose", "could_be")])
def test_no_answer_is_shown_before_the_reveal(screen):
    told = texts(at(screen, guesses="50 400"))
    assert "comes out ahead" not in told
    assert "less value" not in told


def test_the_answer_comes_with_the_reveal():
    assert "comes out ahead" in texts(at("model"))


def test_guesses_are_read_back_to_the_room():
    app = at("guess", guesses="50 400")
    assert any("50" in m.value and "400" in m.value for m in app.markdown)


def test_the_reveal_is_staged_the_room_first_then_the_model():
    alone = at("room", guesses="50 400")
    assert "comes out ahead" not in texts(alone)
    assert any("from 50 to 400" in alternative_text(c) for c in alone.get("vega_lite_chart"))
    alts = [alternative_text(c) for c in at("model", guesses="50 400").get("vega_lite_chart")]
    assert any("Guesses: 50, 400" in alt for alt in alts)


def test_who_guessed_twice_is_told_how_far_they_moved():
    app = at("shift", guesses="50 400 9 9 60", again="10 20 9 30 9")
    assert "3 of 5 moved nearer to the model, 1 further away" in texts(app)
    few = at("shift", guesses="50 400", again="10 20")
    assert "Fewer than five guessed twice" in texts(few)
    assert not few.get("vega_lite_chart")


def test_another_mission_has_no_lights_of_lonely_people():
    assert any('class="om-night"' in b for b in bodies(at("people")))
    assert not any('class="om-night"' in b for b in bodies(at("people", mission="Jobs for young people")))


def test_without_a_room_every_set_of_weights_is_tried():
    assert "sets of weights" in texts(at("valued"))
    assert "Fewer than five have weighed" in texts(at("valued"))


def test_where_nothing_is_spent_there_is_nothing_to_weigh():
    for screen in ("weigh", "valued"):
        assert "differ in too little to be weighed" in texts(at(screen, spend="0"))


def test_the_last_screen_has_the_minutes_the_one_page_summary_and_the_link():
    app = at("minutes")
    assert any("summary.html" in b and "one-mission.html" in b for b in bodies(app))
    assert {b.proto.label for b in app.get("download_button")} == {"Minutes (DOCX)", "Minutes (HTML)"}


def test_a_decision_sets_the_mission_that_the_rest_is_about():
    app = at("choose")
    app.selectbox(key="decide_mission").set_value("jobs").run()
    app.button(key="decide").click().run()
    assert not app.exception
    assert app.session_state["mission"] == "Jobs for young people"


def opened(screen: str = "question", **query: str) -> tuple[AppTest, str]:
    app = at("question", **query)
    app.button(key="open_room").click().run()
    assert not app.exception
    desk = meetings.by_wall(app.session_state["wall"]).desk
    if screen != "question":
        go(app, desk, screen)
    return app, desk


def go(app: AppTest, desk: str, screen: str) -> AppTest:
    """From the second screen, which the projector follows."""
    meetings.change(desk, lambda s: {**s, "screen": screen, "asked": s.get("questions", {}).get(screen, {})})
    app.run()
    assert not app.exception
    assert app.title[0].value == room_screens.at(screen).title
    return app


def test_a_room_is_opened_with_a_code_a_picture_and_a_second_screen():
    app, desk = opened()
    code = meetings.by_desk(desk).code
    told = " ".join(bodies(app))
    assert f"{code[:3]} {code[3:]}" in told
    assert "data:image/svg+xml" in told
    assert f"/desk/{desk}" in told
    assert "0 phones in" in told
    assert any("Phones cannot reach this server" in w.value for w in app.warning)


def test_the_projector_asks_counts_and_shows_nothing_of_what_came_in():
    app, desk = opened("guess")
    asked = meetings.by_desk(desk).asked
    assert (asked.kind, asked.key[:6]) == ("guess", "guess:")
    tokens = [phones.join(desk) for _ in range(6)]
    for i, t in enumerate(tokens):
        phones.answer(desk, t, asked.key, {"number": 900.0 + i, "sure": "very"})
    app.run()
    told = texts(app)
    assert "6 phones in" in told
    assert "6 of 6 answered" in told
    assert "90" not in told.replace(meetings.by_desk(desk).code, "")
    go(app, desk, "model")
    alts = [alternative_text(c) for c in app.get("vega_lite_chart")]
    assert any("Guesses: 900, 900, 900, 900, 900, 900" in a or "900" in a for a in alts)


def test_of_four_guesses_none_is_shown():
    app, desk = opened("guess")
    for i in range(4):
        phones.answer(desk, phones.join(desk), meetings.by_desk(desk).asked.key, {"number": 900.0 + i, "sure": "very"})
    go(app, desk, "room")
    assert "Fewer than five phones answered" in texts(app)
    go(app, desk, "model")
    assert not any("900" in alternative_text(c) for c in app.get("vega_lite_chart"))


def test_what_phones_weigh_is_what_is_told_and_other_ranges_are_weighed_anew():
    app, desk = opened("weigh")
    first = meetings.by_desk(desk).asked
    for _ in range(5):
        ranks = {k: (1 if k == "lonely" else 2) for k, _ in first.choices}
        phones.answer(desk, phones.join(desk), first.key, {"ranks": ranks})
    go(app, desk, "valued")
    assert "value judgement" in texts(app)
    app.session_state["years"] = 3
    app.run()
    assert "The ranges have moved since the room weighed" in texts(app)
    go(app, desk, "weigh")
    assert meetings.by_desk(desk).asked.key != first.key
    assert phones.counts(desk, meetings.by_desk(desk).asked.key) == Counts(5, 0)


def test_of_four_people_nothing_is_told_of_what_they_weigh():
    app, desk = opened("weigh")
    asked = meetings.by_desk(desk).asked
    for _ in range(4):
        ranks = {k: (1 if k == "helped" else 2) for k, _ in asked.choices}
        phones.answer(desk, phones.join(desk), asked.key, {"ranks": ranks})
    for screen in ("valued", "choose"):
        go(app, desk, screen)
        assert "value judgement" not in texts(app)
        assert "the room's weights" not in texts(app)


def test_suggestions_are_shown_once_they_are_let_and_what_is_not_known_counts():
    app, desk = opened("one_thing")
    for text in ("benches", "buses at night"):
        phones.answer(desk, phones.join(desk), "one_thing", {"text": text}, text)
    app.run()
    assert "benches" not in texts(app)
    first, second = phones.suggestions(desk)
    phones.sort_suggestions(desk, {first.key: ("isolation", True), second.key: ("none", True)})
    app.run()
    assert "benches" in texts(app)
    go(app, desk, "sorted")
    assert "Fewer than five named one thing" in texts(app)
    table = app.table[0].value
    assert list(table["What"]) == ["Isolation", "The model does not know this one"]


def test_the_decision_and_who_made_it_stand_on_the_projector_and_in_the_room():
    app, desk = opened("choose")
    app.text_input(key="decide_who").set_value("the leader").run()
    app.text_input(key="decide_why").set_value("it lasts").run()
    app.selectbox(key="decide_mission").set_value("jobs").run()
    app.button(key="decide").click().run()
    assert meetings.by_desk(desk).state["decision"] == {"mission": "jobs", "who": "the leader", "why": "it lasts"}
    assert "Decided: jobs for young people, by the leader. Why: it lasts." in sentence(app)
    before = meetings.by_desk(desk).state["questions"].get("guess", {})
    go(app, desk, "guess")
    assert "jobs for young people" in meetings.by_desk(desk).asked.says
    assert meetings.by_desk(desk).asked.as_json() != before


def test_votes_are_shown_when_the_facilitator_says_so():
    app, desk = opened("doubts")
    asked = meetings.by_desk(desk).asked
    for _ in range(5):
        phones.answer(desk, phones.join(desk), "doubt:isolation", {"pick": asked.choices[0][0]})
    app.run()
    assert "The room's own votes" not in texts(app)
    app.button(key="votes_doubt:isolation").click().run()
    assert "The room's own votes: " in texts(app)


def test_what_was_noted_stands_in_the_plan():
    app, desk = opened("plan")
    noted = {"parked": ["the trust"], "actions": ["Ann: write, by Friday"], "dissent": "Two want jobs."}
    meetings.change(desk, lambda s: {**s, **noted})
    app.run()
    told = texts(app)
    assert all(x in told for x in ("the trust", "Ann: write, by Friday", "Two want jobs."))


def test_a_reloaded_projector_is_where_the_room_is_and_links_do_not_name_the_room():
    _, desk = opened("funnel")
    wall = meetings.by_desk(desk).wall
    again = at("question", wall=wall)
    assert again.title[0].value == "From places to people"
    shared = at("minutes", wall=wall)
    go(shared, desk, "minutes")
    for key in (desk, wall):
        assert not any(key in c.value for c in shared.code)
        assert key not in meetings.by_desk(desk).link


def test_who_has_the_projector_s_address_alone_does_not_get_the_facilitator_s_screen():
    app, desk = opened()
    assert any(desk in b for b in bodies(app))
    other = at("question", wall=meetings.by_desk(desk).wall)
    assert other.title[0].value == "The question"
    assert not any(desk in b for b in bodies(other))
    assert "phones in" in texts(other)


def test_a_second_projector_is_led_to_the_room_s_scenario_and_does_not_overwrite_it():
    made = meetings.begin("spend=250000000&draws=512", {"screen": "question"})
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    app.query_params["wall"] = made.wall
    app.run().switch_page("pages/4_Present.py").run()
    assert not app.exception
    assert meetings.by_desk(made.desk).link == made.link
    assert any("Open the room" in b and "spend=250000000" in b for b in bodies(app))


def test_a_room_that_is_gone_is_a_sentence_and_another_can_be_opened():
    app, desk = opened()
    meetings.forget(desk)
    app.run()
    assert not app.exception
    assert any("no longer there" in w.value for w in app.warning)
    assert app.button(key="open_room")
