"""The map as files: whole, alone, and saying the same as the screen."""

from __future__ import annotations

import io
import json
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from scenarios.analysis.ward_stats import fifths, helped, stat
from scenarios.answers.problems import draws_for, problem_for
from scenarios.model.run import compare
from scenarios.reports import map_files
from scenarios.store.wards import outline_files
from scenarios.views.charts.template import as_rows
from scenarios.views.charts.theme import LIGHT
from scenarios.views.maps import measures, ward_map
from scenarios.views.maps.measures import Pair, WardData
from scenarios.views.tables.wards import table

PAIR = Pair(("One mission", "Piecemeal"), ("#00539b", "#a85008"))


@pytest.fixture(scope="module")
def drawn(loaded, wards):
    s = loaded.scenario.with_levers(draws=256)
    run = compare(problem_for(s, loaded.missions, wards, draws_for(s, loaded.register), loaded.register))
    h, condition = helped(run, "one_mission", "piecemeal", 10), stat(run.condition, run.blocks)
    shown = measures.shown("p_better", WardData(wards, condition, h, PAIR), LIGHT)
    rows = table(wards, condition, h, PAIR.titles, fifths(wards.adults, wards.deprivation), "fictional, 2026")
    return shown, rows, outline_files.outlines("suchnsuch", 0.0)


def test_the_svg_is_sound_alone_and_names_every_ward(drawn, wards):
    shown, _, lines = drawn
    text = map_files.svg(lines.degrees, shown, wards, lines.vintage)
    root = ElementTree.fromstring(text)
    titles = [e.text for e in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles[0] == shown.claim
    assert {t.split(":")[0] for t in titles[1:]} == set(wards.name)
    assert "modelled" in text
    assert lines.vintage in text
    assert "<script" not in text
    assert "href" not in text


def test_the_png_is_a_picture_with_the_maps_colours(drawn, wards):
    from PIL import Image

    shown, _, lines = drawn
    picture = Image.open(io.BytesIO(map_files.png(lines.degrees, shown, wards, lines.vintage))).convert("RGB")
    assert picture.width >= 1200
    seen = {f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in picture.getcolors(picture.width * picture.height)}
    assert set(shown.colours) <= seen


def test_the_geojson_holds_every_figure_of_the_table(drawn, wards):
    _, rows, lines = drawn
    features = json.loads(map_files.geojson(rows, lines.degrees))["features"]
    assert [f["properties"]["Code"] for f in features] == list(wards.code)
    for feature, row in zip(features, rows.to_dict("records"), strict=True):
        assert feature["properties"]["Better, in 100"] == row["Better, in 100"]
        assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")


def test_the_vega_map_is_valid_and_holds_what_the_table_holds(drawn, wards):
    from altair.utils.schemapi import validate_jsonschema
    from altair.vegalite.v6.schema import Root

    shown, rows, lines = drawn
    looked_up = measures.map_frame(shown, wards, range(wards.n), wards.code[0])
    chart = as_rows(ward_map.chart(lines.url, looked_up, lines.middle, LIGHT))
    validate_jsonschema(chart, Root._schema, rootschema=Root._rootschema)
    assert not lines.url.startswith("http")
    for row, p in zip(chart["datasets"]["wards"], rows["Better, in 100"], strict=True):
        assert row["phrase"].startswith(f"better in {round(p)} of 100") or abs(p % 1 - 0.5) < 0.02


def test_names_on_the_map_never_lie_on_each_other():
    middle = np.array([[0.0, 0.0], [10.0, 0.0], [1000.0, 0.0], [0.0, 1000.0]])
    assert ward_map.room_for(middle, ["Harbourside", "Market", "Far", "Off"], 430) == [True, False, True, True]
    assert not any(ward_map.room_for(np.zeros((61, 2)), ["x"] * 61, 430))
