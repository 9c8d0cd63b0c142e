"""The ward map on a page: what it sends, what a click means, how far it zooms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scenarios.answers import link
from scenarios.answers import wards as ward_answers
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.domain.scenario import BASELINE
from scenarios.ui.ward_map import MapData, selected_codes
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
