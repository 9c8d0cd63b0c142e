"""What a page may load and run: nothing from outside, whatever names somebody brings, and all of its own."""

from __future__ import annotations

import json

import pytest
from serving import PAGES, drawn

pytestmark = pytest.mark.browser
OUTSIDE = "http://outside.invalid/p.png"
HOSTILE = f"![p]({OUTSIDE}) <img src={OUTSIDE}> [x]({OUTSIDE}) :red[x] $x^2$"


@pytest.fixture
def tab(open_tab):
    asked, said = [], []
    hears = {"request": lambda r: asked.append(r.url), "console": lambda m: said.append(m.text)}
    page = open_tab(hears=hears, csp=True)
    page.asked, page.said = asked, said
    return page


def test_names_that_are_markup_fetch_nothing_on_any_page_and_nothing_of_our_own_is_blocked(tab, server, tmp_path):
    """A ward, a council and a vintage that would be pictures and links: each page shows them as text."""
    features = []
    for i in range(3):
        west, east = -1.5 + 0.01 * i, -1.49 + 0.01 * i
        ring = [[west, 53.0], [east, 53.0], [east, 53.01], [west, 53.01], [west, 53.0]]
        own = {
            "ward_code": f"E0500000{i}",
            "ward_name": f"{HOSTILE} {i}",
            "lad_name": HOSTILE,
            "boundary_vintage": HOSTILE,
            "population": 5000 + i,
        }
        features.append({"type": "Feature", "properties": own, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    path = tmp_path / "wards.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    tab.goto(f"{server}/Wards")
    tab.locator("input[type=file]").first.wait_for(state="attached", timeout=90_000)
    drawn(tab)
    tab.locator("input[type=file]").first.set_input_files(str(path))
    use = tab.get_by_role("button", name="Use these wards")
    use.wait_for(timeout=60_000)
    use.click()
    tab.get_by_text("It worked").wait_for(timeout=90_000)
    drawn(tab)
    query = tab.url.split("?", 1)[1]
    assert "wards=" in query
    tab.said.clear()
    for page in PAGES:
        tab.goto(f"{server}/{page}{'&' if '?' in page else '?'}{query}&draws=512")
        tab.locator("h1").first.wait_for(timeout=90_000)
        drawn(tab)
        assert [u for u in tab.asked if "outside.invalid" in u] == [], page
        assert tab.locator("a[href*='outside.invalid'], img[src*='outside.invalid']").count() == 0, page
        assert [s for s in tab.said if "Content Security Policy" in s] == [], page  # nothing of our own is blocked
