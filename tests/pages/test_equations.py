"""The page Equations, opened."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from scenarios.views.tables import equations


def test_every_equation_stands_there_with_its_formula(root):
    app = AppTest.from_file(str(root / "app.py"), default_timeout=90)
    app.query_params["draws"] = "256"
    app.run().switch_page("pages/6_Equations.py").run()
    assert not app.exception
    assert not app.error
    every = [e for part in equations.model().parts for e in part.equations]
    assert [c.value for c in app.code][1:] == [e.formula for e in every]  # after the command of the trail
    assert any("(8) What a mission costs to run" in m.value.replace("\\", "") for m in app.markdown)
