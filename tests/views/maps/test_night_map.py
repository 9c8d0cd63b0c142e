"""The map by night stands alone, holds every light, and is dark whatever the theme."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from scenarios.answers.night import night
from scenarios.answers.wards import drawn_wards
from scenarios.views.charts.theme import DARK
from scenarios.views.maps import night_map
from scenarios.views.words.numbers import count


@pytest.fixture(scope="module")
def found(question, answers):
    return answers.get(night, question)


@pytest.fixture(scope="module")
def picture(question, answers, found, wards):
    return night_map.svg(found, wards, answers.get(drawn_wards, question).degrees, "A map")


def test_it_is_one_whole_picture_with_a_name_and_nothing_from_outside(picture):
    root = ET.fromstring(picture)
    assert root.find("{http://www.w3.org/2000/svg}title").text == "A map"
    assert "http" not in picture.replace("http://www.w3.org/2000/svg", "")
    assert "<script" not in picture
    assert f'fill="{DARK.ground}"' in picture


def test_every_light_is_drawn_within_the_picture_and_every_ward_once(picture, found, wards):
    spots = re.findall(r'<circle cx="([\d.-]+)" cy="([\d.-]+)" r="1.8"', picture)
    assert len(spots) == len(found.places)
    assert all(0 <= float(x) <= night_map.WIDTH and 0 <= float(y) <= night_map.HEIGHT for x, y in spots)
    assert picture.count("<path") == wards.n


def test_north_is_up_and_east_is_right():
    place = night_map._placing([(0.0, 50.0), (1.0, 51.0)])
    (left, low), (right, high) = place((0.0, 50.0)), place((1.0, 51.0))
    assert left < right
    assert high < low


def test_it_says_how_many_and_that_places_are_made_up(found, wards):
    claim, detail = night_map.claim(found, wards)
    assert claim == f"About {count(found.people.mean.value)} adults here often feel lonely"
    assert found.highest in detail
    assert "made up" in detail
    assert f"{found.each} people" in detail
