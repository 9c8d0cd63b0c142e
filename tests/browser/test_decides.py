"""What decides it, Evidence and Changes in a real browser: they open, answer and ask nothing of the outside."""

from __future__ import annotations

import pytest
from serving import WIDER, drawn

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("page", "first"),
    [
        ("What_decides_it", "What decides it"),
        ("Evidence", "Evidence"),
        ("Wards", "Wards"),
        ("Changes", "What differs from the base"),
    ],
)
def test_a_page_opens_by_its_own_link_on_a_phone_and_nothing_leaves_the_machine(open_tab, server, page, first):
    asked: list[str] = []
    tab = open_tab({"width": 390, "height": 900}, hears={"request": lambda r: asked.append(r.url)})
    tab.goto(f"{server}/{page}?years=8&assume=scaleup+%3D+0.4+because+our+own+pilot")
    tab.get_by_role("heading", name=first, level=1).wait_for(timeout=60_000)
    tab.get_by_text("differ from the base scenario").first.wait_for(timeout=60_000)
    drawn(tab)
    assert tab.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    assert tab.evaluate(WIDER) <= 1
    assert [u for u in asked if not u.startswith((server, server.replace("http", "ws"), "data:", "blob:"))] == []


def test_a_changed_assumption_travels_with_the_reader(open_tab, server):
    tab = open_tab()
    tab.goto(f"{server}/?assume=fixed_cost_mission+%3D+20000+because+we+asked")
    tab.get_by_text("1 assumption differs from the base scenario").wait_for(timeout=60_000)
    years = tab.get_by_role("slider", name="Years")
    years.focus()
    years.press("ArrowRight")
    tab.get_by_text("1 assumption and 1 setting differ").wait_for(timeout=30_000)
    tab.get_by_role("link", name="See every change").click()
    tab.get_by_role("heading", name="What differs from the base").wait_for(timeout=30_000)
    tab.get_by_text("Yearly fixed cost of running a mission").first.wait_for(timeout=30_000)
    tab.get_by_text("Set on screen").first.wait_for(timeout=30_000)
    assert "assume=" in tab.url
    assert "years=11" in tab.url


def test_what_a_link_sets_stays_through_every_page(open_tab, server):
    """Nobody has moved a control since the link was opened.

    The framework alone would drop it at the first page change.
    """
    tab = open_tab()
    tab.goto(f"{server}/Evidence?years=8&spend=250000000&assume=fixed_cost_mission+%3D+20000+because+we+asked")
    told = tab.get_by_text("1 assumption and 1 setting differ")
    told.first.wait_for(timeout=60_000)
    for page in ("Changes", "What decides it", "Wards", "Evidence"):
        tab.get_by_test_id("stSidebar").get_by_role("link", name=page).click()
        tab.get_by_role("heading", name={"Changes": "What differs from the base"}.get(page, page), level=1).wait_for(
            timeout=90_000
        )
        tab.get_by_text("differ from the base scenario").first.wait_for(timeout=60_000)
        tab.wait_for_function("document.querySelector('[class*=st-key-spend_text] input')?.value === '£250m'")
    tab.wait_for_function(
        "['years=8', 'assume=', 'spend=250000000'].every(s => location.search.includes(s))", timeout=30_000
    )
