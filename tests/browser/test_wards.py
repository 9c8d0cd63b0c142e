"""Wards in a real browser.

The map opens, a ward is clicked and read, the years play, a council's own file comes in, nothing leaves.
"""

from __future__ import annotations

import json

import pytest
from serving import WIDER, drawn

pytestmark = pytest.mark.browser
MAP = "[data-testid=stVegaLiteChart]"


@pytest.fixture
def wards_page(open_tab, server):
    def go(query: str = "", **options):
        asked = []
        page = open_tab(hears={"request": lambda r: asked.append(r.url)}, **options)
        page.asked = asked
        page.goto(f"{server}/Wards{query}")
        page.wait_for_selector(f"{MAP} svg path", timeout=90_000)
        drawn(page)
        return page

    return go


def mark(page, name: str):
    return page.locator(f"{MAP} svg path[aria-label*='{name}']").first


def test_a_ward_is_clicked_and_its_card_read_and_nothing_leaves_the_machine(wards_page, server):
    page = wards_page()
    assert page.get_by_role("heading", name="Market & Minster").count() == 1
    mark(page, "Kettlewick").click()
    page.get_by_role("heading", name="Kettlewick").wait_for(timeout=20_000)
    card = page.locator("[data-testid=stTable]").first.inner_text()
    for part in ("Who lives there", "Saturation", "What it gets a year"):
        assert part in card
    page.wait_for_function("location.search.includes('ward=')")
    outside = [u for u in page.asked if not u.startswith((server, server.replace("http", "ws"), "data:", "blob:"))]
    assert outside == []
    assert any("/outlines/" in u for u in page.asked)


def test_the_years_play_and_the_claim_follows(wards_page):
    page = wards_page("?years=4&map_year=1&measure=reached")
    page.get_by_text("Play the years").click()
    seen = set()
    for _ in range(40):
        claim = page.locator("h2").first.inner_text().lower()
        seen |= {y for y in ("2027/28", "2028/29", "2029/30", "2030/31") if f"by {y}" in claim}
        if len(seen) >= 3:
            break
        page.wait_for_timeout(300)
    assert len(seen) >= 3


def test_a_year_changes_the_colours_of_the_same_picture(wards_page):
    """A new picture would be gone for a moment, and colours would jump."""
    page = wards_page("?years=4&map_year=1&measure=reached&draws=512")
    page.evaluate("document.querySelector('[data-testid=stVegaLiteChart] svg').dataset.same = 'yes'")
    colour = f"getComputedStyle(document.querySelectorAll('{MAP} .mark-shape path')[9]).fill"
    page.locator("h2", has_text="by 2027/28").first.wait_for(timeout=20_000)
    before = page.evaluate(colour)
    page.locator(".st-key-map_year").get_by_role("slider").focus()
    page.keyboard.press("End")
    page.locator("h2", has_text="by 2030/31").first.wait_for(timeout=20_000)
    drawn(page)
    page.wait_for_timeout(1000)
    assert page.locator(f"{MAP} svg[data-same=yes]").count() == 1
    assert page.evaluate(colour) != before


def test_the_map_that_zooms_takes_the_place_of_the_other_and_asks_nobody_outside(wards_page, server):
    page = wards_page()
    page.get_by_text("Zoom and height").click()
    page.locator("[data-testid=stDeckGlJsonChart] canvas").first.wait_for(timeout=30_000)
    page.locator("[data-testid=stVegaLiteChart]").first.wait_for(state="detached", timeout=30_000)
    outside = [u for u in page.asked if not u.startswith((server, server.replace("http", "ws"), "data:", "blob:"))]
    assert outside == []


def test_the_picture_and_the_figures_download(wards_page, tmp_path):
    page = wards_page()
    for name, ending in (
        ("Map, SVG", "svg"),
        ("Map, PNG", "png"),
        ("Figures, GeoJSON", "geojson"),
        ("Figures, CSV", "csv"),
    ):
        with page.expect_download(timeout=30_000) as waiting:
            page.get_by_role("button", name=name).click()
        path = tmp_path / f"wards.{ending}"
        waiting.value.save_as(path)
        data = path.read_bytes()
        assert len(data) > 3000, name
        if ending == "geojson":
            first = json.loads(data)["features"][0]["properties"]
            assert {
                "Ward",
                "Code",
                "Difference",
                "Difference: p10",
                "Difference: p90",
                "Better, in 100",
                "Boundaries",
            } <= set(first)
        if ending == "svg":
            assert b"http" not in data.replace(b"http://www.w3.org/2000/svg", b"")


def test_a_file_of_ones_own_is_looked_over_and_used(wards_page, root, tmp_path):
    text = (root / "geodata" / "suchnsuch" / "wards.geojson").read_text(encoding="utf-8")
    mine = tmp_path / "our_own_town.geojson"
    mine.write_text(text.replace("SNS", "TWN"), encoding="utf-8")
    page = wards_page()
    page.locator("[data-testid=stFileUploader] input[type=file]").first.set_input_files(str(mine))
    page.get_by_text("24 features in GeoJSON, 24 wards").wait_for(timeout=60_000)
    drawn(page)
    page.get_by_label("Council", exact=True).last.fill("Our Own Town")
    page.keyboard.press("Enter")
    drawn(page)
    page.get_by_role("button", name="Use these wards").click()
    page.wait_for_function("location.search.includes('wards=')", timeout=60_000)
    page.locator(".om-badge", has_text="Our Own Town · modelled figures").wait_for(timeout=60_000)


def test_a_file_too_large_or_of_another_kind_is_refused_and_nothing_is_lost(wards_page, tmp_path):
    huge, garbage = tmp_path / "huge.geojson", tmp_path / "garbage.geojson"
    with huge.open("wb") as file:
        file.truncate(60_000_000)
    garbage.write_bytes(b"\x00\xff not a map" * 100)
    page = wards_page("?spend=250000000")
    shapes = page.locator("[data-testid=stFileUploader] input[type=file]").first
    shapes.set_input_files(str(huge))
    page.get_by_text("File must be 20.0MB or smaller").wait_for(timeout=20_000)
    shapes.set_input_files(str(garbage))
    page.get_by_text("Nothing has changed.").wait_for(timeout=60_000)
    drawn(page)
    assert page.locator("[data-testid=stException]").count() == 0
    assert "spend=250000000" in page.url
    assert page.locator(f"{MAP} svg path").count() > 20


@pytest.mark.parametrize("width", [390, 1024])
def test_it_is_not_wider_than_the_screen(wards_page, width):
    page = wards_page(viewport={"width": width, "height": 844}, color_scheme="dark")
    assert page.evaluate(WIDER) <= 1
