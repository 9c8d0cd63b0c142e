"""The map that zooms: what it draws of wards and of what lies around them."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from mapping import two_years

from scenarios.views.charts.theme import DARK, LIGHT
from scenarios.views.maps import measures
from scenarios.views.maps.zooming_map import HIGHEST_M, deck, features, heights_m, labels, rgb, zoom_for


@pytest.fixture(scope="module")
def data():
    return two_years()


def test_every_ward_drawn_is_a_feature_with_colour_phrase_and_warning(data):
    shown = measures.shown("difference", data.at(2), LIGHT)
    found = features(data.wards, data.drawn, shown, heights_m(data.drawn, shown))
    assert len(found) == len(data.drawn.which)
    for feature, ward in zip(found, data.drawn.which, strict=True):
        properties = feature["properties"]
        assert properties["code"] == data.wards.code[ward]
        assert properties["fill"] == rgb(shown.colours[ward])
        assert set(properties) == {"code", "ward", "phrase", "warning", "fill", "height"}
    json.dumps(found)


def test_a_ward_s_name_is_text_and_never_markup(data):
    odd = replace(data, wards=replace(data.wards, name=("<img src=x>", *data.wards.name[1:])))
    shown = measures.shown("helped", odd.at(1), LIGHT)
    found = features(odd.wards, odd.drawn, shown, heights_m(odd.drawn, shown))
    first = next(f for f in found if "img" in f["properties"]["ward"])
    assert first["properties"]["ward"] == "&lt;img src=x&gt;"


def test_a_larger_council_is_seen_from_further_off(data):
    outlines = data.drawn.outlines
    near, far = (zoom_for(replace(outlines, span_m=(s, s))) for s in (5_000.0, 50_000.0))
    assert far < near
    assert near - far == pytest.approx(np.log2(10))
    assert zoom_for(replace(outlines, span_m=(0.0, 0.0))) == 14
    assert zoom_for(replace(outlines, span_m=(1e9, 1e9))) == 3


def test_a_colour_as_three_numbers():
    assert rgb("#00539b") == [0, 83, 155]
    assert rgb("#ffffff") == [255, 255, 255]


def test_a_ward_stands_as_high_as_its_figure_and_nobody_below_the_ground(data):
    shown = measures.shown("helped", data.at(2), LIGHT)
    high = heights_m(data.drawn, shown)
    values = np.clip(shown.values, 0, None)[list(data.drawn.which)]
    assert high == pytest.approx(high.max() * values / values.max())
    assert high.max() == pytest.approx(HIGHEST_M * max(data.drawn.outlines.span_m))
    assert (heights_m(data.drawn, replace(shown, values=np.full(len(shown.values), -1.0))) == 0).all()


def test_over_the_years_the_highest_is_the_one_with_the_most_of_all_years(data):
    growing = replace(data, measure="reached")
    first, last = (measures.shown("reached", growing.at(y), LIGHT) for y in (1, 2))
    most = float(growing.over_all_years().max())
    highest_m = HIGHEST_M * max(data.drawn.outlines.span_m)
    assert heights_m(data.drawn, last, most).max() == pytest.approx(highest_m * last.values.max() / most)
    assert heights_m(data.drawn, first, most).max() < 0.9 * heights_m(data.drawn, last, most).max()


def test_one_year_grows_into_the_next(data):
    layers = json.loads(deck(data.wards, data.drawn, measures.shown("helped", data.at(2), LIGHT), LIGHT).to_json())
    (wards,) = (layer for layer in layers["layers"] if layer["id"] == "wards")
    assert wards["transitions"] == {"getElevation": 700, "getFillColor": 700}


def test_every_ward_has_its_name_above_it(data):
    shown = measures.shown("helped", data.at(2), LIGHT)
    named = labels(data.wards, data.drawn, heights_m(data.drawn, shown))
    assert [n["name"] for n in named] == [data.wards.name[i] for i in data.drawn.which]
    west, south, east, north = box(data)
    assert all(west <= n["at"][0] <= east and south <= n["at"][1] <= north for n in named)


def box(data):
    points = np.array([p for g in data.drawn.outlines.degrees for p in flat(g["coordinates"])])
    return (*points.min(axis=0), *points.max(axis=0))


def flat(parts):
    return [parts[:2]] if isinstance(parts[0], float) else [p for part in parts for p in flat(part)]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_wards_stand_on_their_neighbours_and_water_which_cannot_be_picked(data, theme):
    drawn = json.loads(deck(data.wards, data.drawn, measures.shown("helped", data.at(2), theme), theme).to_json())
    by_name = {layer["id"]: layer for layer in drawn["layers"]}
    assert list(by_name) == ["ground", "ground_names", "wards", "names"], "the ground is drawn first"
    fills = [tuple(f["properties"]["fill"]) for f in by_name["ground"]["data"]["features"]]
    assert fills == [tuple(rgb(theme.land))] * 3 + [tuple(rgb(theme.water))]
    assert [n["name"] for n in by_name["ground_names"]["data"]] == ["Overby", "Eastwold", "Nether Marsh", "Such Bay"]
    assert not by_name["ground"].get("pickable")
    assert "http" not in json.dumps(drawn), "nothing is fetched from outside"


def test_without_a_ground_wards_stand_alone(data):
    drawn = replace(data.drawn, outlines=replace(data.drawn.outlines, ground=None))
    made = json.loads(deck(data.wards, drawn, measures.shown("helped", data.at(2), LIGHT), LIGHT).to_json())
    assert [layer["id"] for layer in made["layers"]] == ["wards", "names"]
