"""What it would take, as a reader finds it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest


def opened(root, **asked: str) -> AppTest:
    app = AppTest.from_file(str(root / "app.py"), default_timeout=120)
    for key, value in ({"draws": "64"} | asked).items():
        app.query_params[key] = value
    app.run().switch_page("pages/1_What_it_would_take.py").run()
    assert not app.exception
    assert not app.error
    return app


def points(page) -> str:
    return " ".join(h.proto.body for h in page.get("html") if "om-points" in h.proto.body)


@pytest.fixture(scope="module")
def page(root):
    return opened(root)


def test_every_lever_has_its_line_and_its_row(root, page):
    assert page.header[0].value.startswith("To have 12 people no longer often lonely after 10 years on average, ")
    assert points(page).count("<li>") == 10
    assert not page.dataframe  # the same lines as a table stand closed
    own = opened(root)
    own.session_state["need_open"] = True
    own.run()
    assert len(own.dataframe[-1].value) == 10


def test_the_climb_tells_how_far_it_leads_and_what_it_leaves(page):
    (claim,) = [h.value for h in page.header if h.value.startswith("With everything at its ambitious end")]
    assert "instead of" in claim
    page.session_state["climb_open"] = True
    page.run()
    assert any("are beyond the reach of anything here" in m.value for m in page.markdown)
    assert len(page.get("vega_lite_chart")) == 2


def test_another_target_moves_the_claim(root):
    page = opened(root, want="Futures in 100 in which it is ahead of piecemeal", want_amount="60")
    assert page.header[0].value.startswith("To be ahead of piecemeal in 60 of 100 futures, ")


def test_the_climb_becomes_a_scenario_with_one_click(page):
    (kept,) = [h.proto.body for h in page.get("html") if "This climb as a scenario" in h.proto.body]
    for part in ("programme=Talking+therapies", "assume=sv_commit_book"):
        assert part in kept


@pytest.mark.parametrize("amount", ["1", "0.5"])
def test_every_ward_can_be_asked_for(root, amount):
    page = opened(root, want="People no longer lonely in every ward, at least", want_amount=amount)
    assert page.header[0].value.startswith(
        f"To have at least {amount} people no longer often lonely in every ward on average, "
    )


def test_another_mission_is_offered_neither_wards_nor_the_levers_of_loneliness(root):
    page = opened(root, mission="jobs")
    assert page.header[0].value.startswith("To have 12 young people in work")
    assert not any("ward" in o or "loneliness" in o for o in page.selectbox(key="want").options)
    assert points(page).count("<li>") == 8
    assert "onely" not in points(page)
    assert not any("ambitious end" in h.value for h in page.header)
