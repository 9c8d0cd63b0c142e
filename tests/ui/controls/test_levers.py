"""The sidebar: every lever of the table, bound to the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.domain.levers import MOVABLE
from scenarios.store.files import scenario_files
from scenarios.ui.controls import closed, levers, own_figures


def script():
    import streamlit as st

    from scenarios.ui import page_state
    from scenarios.ui.controls import levers

    page_state.bring_along("Test")
    st.session_state["asked"] = levers.sidebar()


def opened(**query) -> AppTest:
    app = AppTest.from_function(script, default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def opened_wholly(**query) -> AppTest:
    """With every part of the sidebar open."""
    app = opened(**query)
    for group in (*levers.GROUPS, own_figures.TITLE):
        app.session_state[closed.key(group)] = True
    app.run()
    assert not app.exception
    return app


def asked(app: AppTest):
    return app.session_state["asked"]


def control(app: AppTest, lever):
    kinds = {"switch": "toggle", "choice": "selectbox", "mission": "selectbox"}
    return getattr(app, kinds.get(lever.kind, "number_input"))(key=lever.link_name)


def test_every_lever_has_its_control_with_its_label_and_help():
    app = opened_wholly()
    for lever in MOVABLE.values():
        found = control(app, lever)
        assert found.help == lever.help, lever.link_name
        if lever.kind != "pounds":
            assert found.label.startswith(lever.label), lever.link_name


def test_untouched_it_asks_the_scenario_as_it_is():
    question = asked(opened())
    assert question.scenario == scenario_files.load("existing_practice").scenario


@pytest.mark.parametrize(
    ("key", "value", "field", "becomes"),
    [
        ("years", 7, "years", 7),
        ("pointed", 40, "pointed_share", 0.4),
        ("spend", 90_000_000, "spend_gbp", 9e7),
        ("seed", 5, "seed", 5),
    ],
)
def test_a_number_moves_its_lever(key, value, field, becomes):
    app = opened_wholly()
    app.number_input(key=key).set_value(value).run()
    assert getattr(asked(app).scenario.levers, field) == becomes


@pytest.mark.parametrize(
    ("key", "value", "field"),
    [("mission", "jobs", "mission"), ("rule", "per_head", "ward_rule"), ("caution", "sceptic", "caution")],
)
def test_a_choice_moves_its_lever(key, value, field):
    app = opened_wholly()
    app.selectbox(key=key).set_value(value).run()
    assert getattr(asked(app).scenario.levers, field) == value


@pytest.mark.parametrize(("key", "field"), [("can_drop", "mission_can_drop"), ("focus_boost", "focus_multiplier")])
def test_a_switch_moves_its_lever(key, field):
    app = opened_wholly()
    before = getattr(asked(app).scenario.levers, field)
    app.toggle(key=key).set_value(not before).run()
    assert getattr(asked(app).scenario.levers, field) is not before


def test_a_value_between_the_steps_of_a_control_stays_as_the_file_has_it():
    """A share of 33.3 % shows as 33, and is 33.3 % until somebody moves it."""
    for path in scenario_files.shipped_files():
        base = scenario_files.load(path.stem)
        question = asked(opened(scenario=base.scenario.title))
        assert question.scenario.levers == base.scenario.levers, path.stem


@pytest.mark.parametrize("path", scenario_files.shipped_files(), ids=lambda p: p.stem)
def test_closed_and_open_ask_the_same(path):
    title = scenario_files.load(path.stem).scenario.title
    assert asked(opened(scenario=title)) == asked(opened_wholly(scenario=title))


def test_choosing_a_scenario_sets_every_lever_to_its_own():
    app = opened()
    app.number_input(key="years").set_value(3).run()
    app.selectbox(key="scenario").set_value("sceptic").run()
    assert asked(app).scenario.levers == scenario_files.load("sceptic").scenario.levers


def test_no_strategy_chosen_compares_the_first():
    app = opened()
    app.session_state["strategies"] = []
    app.run()
    assert list(asked(app).scenario.strategies) == ["piecemeal", "one_mission"]


def test_an_assumption_that_cannot_be_read_is_told_and_left_out():
    app = opened(assume="reach_cieling = 30% because so; wellby = 10000 because we think so")
    assert [o.key for o in asked(app).scenario.overrides] == ["wellby"]
    assert len(app.warning) == 1
    assert "Left out" in app.warning[0].value


def test_a_second_claim_on_a_year_is_refused_and_the_scenario_s_own_stand():
    app = opened_wholly()
    app.multiselect(key="streams").set_value(["wellbeing", "loneliness_cost"]).run()
    assert "The scenario's own stay in use." in app.error[0].value
    assert asked(app).scenario.value_streams == scenario_files.load("existing_practice").scenario.value_streams


def test_own_values_are_what_every_control_holds():
    values = levers.own_values("existing_practice")
    app = opened_wholly()
    for key, value in values.items():
        assert app.session_state[key] == value, key


def test_the_question_of_a_screen_runs_no_more_than_a_screen_can_wait_for():
    assert asked(opened()).most_cells == levers.link.MOST_CELLS


def test_a_council_that_spends_more_than_the_slider_reaches_is_asked_at_its_own_spend():
    """A link or a file may say £1.2bn: the slider stands at its end, and the answer is of £1.2bn."""
    app = opened(spend="1200000000")
    assert asked(app).spend_gbp == 1.2e9
    assert app.number_input(key="spend").value == 1_200_000_000
    assert app.slider(key="spend_slider").value == 1000.0


def test_every_group_of_the_table_has_its_place():
    app = opened()
    assert {lever.group for lever in MOVABLE.values()} - {""} <= {e.label for e in app.sidebar.expander}
