"""What is chosen on Equations is what is shown, and a figure's button chooses it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def opened(root, page: str, **asked: str) -> AppTest:
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    for key, value in ({"draws": "64"} | asked).items():
        app.query_params[key] = value
    app.run()
    return app.switch_page(page).run() if page else app


def titles(app: AppTest) -> list[str]:
    return [m.value.replace("\\", "").strip("*") for m in app.markdown if m.value.replace("\\", "").startswith("**(")]


def test_a_link_shows_the_equations_behind_one_figure(root):
    app = opened(root, "pages/6_Equations.py", behind="What is left of a pledge")
    assert len(app.code) == 1 + 8  # the command that prints it, and its equations
    assert len(app.header) == 1 + 2  # the trail, and the parts of the model
    assert "Pledged, delivered and usable: equations 1 to 3" in " ".join(h.proto.body for h in app.get("html"))
    app.selectbox(key="behind").set_value("Every equation").run()
    assert len(app.code) > 25


@pytest.mark.parametrize("link", [{}, {"spend": "46033601", "years": "6"}])
def test_a_figure_leads_to_its_own_equations_and_what_the_link_sets_comes_along(root, link):
    app = opened(root, "", **link)
    app.session_state["journey_open"] = True
    app.run()
    app.button(key="journey_equations").click().run()
    assert not app.exception
    assert app.selectbox(key="behind").value == "What is left of a pledge"
    assert len(app.code) == 1 + 8  # the command that prints it, and its equations
    assert all(f"--{name} {value}" in app.code[0].value for name, value in link.items())
