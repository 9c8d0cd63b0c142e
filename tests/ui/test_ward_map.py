"""The ward map on a page: what it sends, what a click means, how far it zooms."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from scenarios.answers import link
from scenarios.answers import wards as ward_answers
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.domain.scenario import BASELINE
from scenarios.ui.ward_map import HIGHEST_M, MapData, features, heights_m, labels, rgb, selected_codes, zoom_for
from scenarios.views.charts.theme import LIGHT
from scenarios.views.maps import measures
from scenarios.views.maps.measures import Pair


@pytest.fixture(scope="module")
def data():
    resolved = RESOLVER.resolve(link.asked(Choices(levers={"draws": 256, "years": 2}), RESOLVER))
    years = {y: ward_answers.ward_year(resolved, BASELINE, y) for y in (1, 2)}
    pair = Pair(("One mission", "Piecemeal"), (LIGHT.colour(1), LIGHT.colour(0)))
    setting, drawn = ward_answers.ward_setting(resolved, BASELINE), ward_answers.drawn_wards(resolved)
    return MapData(resolved.wards, setting, years, pair, "difference", drawn)


def test_a_year_beyond_the_last_shows_the_last(data):
    assert data.at(1).year is data.years[1]
    assert data.at(99).year is data.years[2]


def test_the_whole_of_a_district_is_the_same_on_all_wards(data):
    assert data.whole(data.drawn) == replace(data, drawn=data.drawn)


def test_every_ward_drawn_is_a_feature_with_colour_phrase_and_warning(data):
    shown = measures.shown("difference", data.at(2), LIGHT)
    found = features(data, shown)
    assert len(found) == len(data.drawn.which)
    for feature, ward in zip(found, data.drawn.which, strict=True):
        properties = feature["properties"]
        assert properties["code"] == data.wards.code[ward]
        assert properties["fill"] == rgb(shown.colours[ward])
        assert set(properties) == {"code", "ward", "phrase", "warning", "fill", "height"}
    json.dumps(found)


def test_a_ward_s_name_is_text_and_never_markup(data):
    odd = replace(data, wards=replace(data.wards, name=("<img src=x>", *data.wards.name[1:])))
    first = next(
        f for f in features(odd, measures.shown("helped", odd.at(1), LIGHT)) if "img" in f["properties"]["ward"]
    )
    assert first["properties"]["ward"] == "&lt;img src=x&gt;"


@pytest.mark.parametrize(
    ("selection", "codes"),
    [
        (None, []),
        ([], []),
        ({"a": 1}, []),
        ([{"code": "E1"}, {"code": "E2"}], ["E1", "E2"]),
        ([{"name": "x"}, "text", {"code": ""}], []),
    ],
)
def test_which_wards_a_selection_names(selection, codes):
    assert selected_codes(selection) == codes


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
    high = heights_m(data, shown)
    values = np.clip(shown.values, 0, None)[list(data.drawn.which)]
    assert high == pytest.approx(high.max() * values / values.max())
    assert high.max() == pytest.approx(HIGHEST_M * max(data.drawn.outlines.span_m))
    assert (heights_m(data, replace(shown, values=np.full(len(shown.values), -1.0))) == 0).all()


def test_every_ward_has_its_name_above_it(data):
    shown = measures.shown("helped", data.at(2), LIGHT)
    named = labels(data, shown)
    assert [n["name"] for n in named] == [data.wards.name[i] for i in data.drawn.which]
    west, south, east, north = box(data)
    assert all(west <= n["at"][0] <= east and south <= n["at"][1] <= north for n in named)


def box(data):
    points = np.array([p for g in data.drawn.outlines.degrees for p in flat(g["coordinates"])])
    return (*points.min(axis=0), *points.max(axis=0))


def flat(parts):
    return [parts[:2]] if isinstance(parts[0], float) else [p for part in parts for p in flat(part)]


def test_all_years_share_one_scale_so_that_growth_is_seen(data):
    growing = replace(data, measure="helped")
    legends = [measures.shown("helped", growing.at(y), LIGHT).legend for y in (1, 2)]
    assert legends[0] == legends[1]
    assert replace(data, measure="today_rate").at(1).among is None
