"""What is typed and not saved outlives a reload, by a name in the address."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from scenarios.store.library import database, drafts


@pytest.fixture(autouse=True)
def own_library(tmp_path, monkeypatch):
    monkeypatch.setenv(database.SETTING, f"sqlite:///{tmp_path / 'library.sqlite'}")
    yield
    database.forget()


def opened(root, page: str = "pages/3_Saved_scenarios.py", **query) -> AppTest:
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    for key, value in ({"draws": "256"} | query).items():
        app.query_params[key] = value
    app.run().switch_page(page).run()
    assert not app.exception
    return app


def by_key(elements, key):
    return next(e for e in elements if str(e.key).startswith(key))


def with_open(app: AppTest, key: str) -> AppTest:
    app.session_state[key] = True
    app.run()
    assert not app.exception
    return app


def name_of(app: AppTest) -> str:
    given = app.query_params["draft"]
    return given if isinstance(given, str) else given[-1]


def test_a_text_comes_back_after_a_reload_and_is_forgotten_once_it_is_taken_back(root):
    app = with_open(opened(root), "scenario_text_open")
    text = app.text_area(key="scenario_text").value
    assert "draft" not in app.query_params
    app.text_area(key="scenario_text").set_value(f"# half of a thought\n{text}").run()
    name = name_of(app)
    again = opened(root, draft=name)
    assert again.text_area(key="scenario_text").value.startswith("# half of a thought")  # and it stands open
    assert name_of(again) == name
    again.text_area(key="scenario_text").set_value("# another thought\n").run()
    assert name_of(again) != name  # beside the first, which somebody else may have open
    assert drafts.read(name)["text"].startswith("# half")
    own = name_of(again)
    again.button(key="text_again").click().run()
    assert "draft" not in again.query_params
    assert drafts.read(own) == {}


def test_tables_come_back_too_and_stay_on_every_page(root):
    app = with_open(opened(root), "form_open")
    by_key(app.text_input, "relet_").set_value("40, 80, 100").run()
    name = name_of(app)
    app.switch_page("pages/2_Evidence.py").run()
    assert name_of(app) == name
    again = opened(root, "pages/2_Evidence.py", draft=name).switch_page("pages/3_Saved_scenarios.py").run()
    assert by_key(again.text_input, "relet_").value == "40, 80, 100"
    by_key(again.text_input, "who_form").set_value("Ann")
    by_key(again.button, "form_use").click().run()
    assert not again.exception
    assert "draft" not in again.query_params


def test_the_link_that_is_shared_does_not_name_the_draft(root):
    app = with_open(with_open(opened(root), "scenario_text_open"), "share_open")
    app.text_area(key="scenario_text").set_value("# mine\n").run()
    name = name_of(app)
    app.switch_page("pages/2_Evidence.py").run()
    app.session_state["share_open"] = True
    app.run()
    assert app.code
    assert not any(name in c.value for c in app.code)
    assert not any(name in h.proto.body for h in app.get("html"))


def test_tables_of_another_scenario_are_not_put_over_this_one(root):
    app = with_open(opened(root), "form_open")
    by_key(app.text_input, "relet_").set_value("40, 80, 100").run()
    other = with_open(opened(root, draft=name_of(app), years="6"), "form_open")
    assert by_key(other.text_input, "relet_").value == ""


def test_a_draft_that_is_gone_is_no_fault(root):
    app = opened(root, draft="aaaaaaaaaaaaaaaa")
    assert not app.error
    assert not app.warning
