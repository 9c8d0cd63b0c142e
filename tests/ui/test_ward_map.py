"""The ward map on a page: what it sends, what a click means, how far it zooms."""

from __future__ import annotations

from dataclasses import replace

import pytest
from mapping import two_years

from scenarios.ui.ward_map import selected_codes
from scenarios.views.charts.theme import LIGHT
from scenarios.views.maps import measures


@pytest.fixture(scope="module")
def data():
    return two_years()


def test_a_year_beyond_the_last_shows_the_last(data):
    assert data.at(1).year is data.years[1]
    assert data.at(99).year is data.years[2]


def test_the_whole_of_a_district_is_the_same_on_all_wards(data):
    assert data.whole(data.drawn) == replace(data, drawn=data.drawn)


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


def test_all_years_share_one_scale_so_that_growth_is_seen(data):
    growing = replace(data, measure="helped")
    legends = [measures.shown("helped", growing.at(y), LIGHT).legend for y in (1, 2)]
    assert legends[0] == legends[1]
    assert replace(data, measure="today_rate").at(1).among is None
