"""What can be put in a frame on another page."""

from __future__ import annotations

import re

from scenarios.ui import analysts
from scenarios.ui.page import PAGES
from scenarios.ui.views import RENAMED, VIEWS
from scenarios.views import compare_figures


def test_every_view_is_on_a_page_that_exists():
    names = {re.sub(r"^pages/\d_|\.py$", "", path) for path in PAGES} | {""}
    assert {view.page for view in VIEWS.values()} <= names


def test_every_figure_of_compare_can_stand_alone():
    assert set(compare_figures.KINDS) <= set(VIEWS)


def test_a_view_has_a_name_and_a_height_a_frame_can_have():
    assert len({view.title for view in VIEWS.values()}) == len(VIEWS)
    assert all(300 <= view.height <= 4000 for view in VIEWS.values())


def test_a_renamed_view_leads_to_one_that_is_there():
    assert set(RENAMED.values()) <= set(VIEWS)
    assert not set(RENAMED) & set(VIEWS)


def test_every_view_is_shown_by_its_page(root):
    """A view that no page looks for would be an empty frame."""
    pages = {"": "app.py", "Wards": "pages/1_Wards.py", "What_decides_it": "pages/1_What_decides_it.py"}
    pages["For_analysts"] = "pages/1_For_analysts.py"
    pages |= {"Which_mission": "pages/1_Which_mission.py", "Contracts": "pages/1_Contracts.py"}
    for name, view in VIEWS.items():
        text = (root / pages[view.page]).read_text(encoding="utf-8")
        shown = f'"{name}"' in text or (view.page == "" and name in compare_figures.KINDS) or name == "compare"
        shown = shown or (view.page == "For_analysts" and name in analysts.KINDS)
        assert shown, name
