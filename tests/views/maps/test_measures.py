"""What the ward map can show: every measure with its colours, legend, words and a phrase for every ward."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scenarios.answers import link
from scenarios.answers import wards as ward_answers
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.domain.scenario import BASELINE
from scenarios.views.charts.theme import DARK, LIGHT
from scenarios.views.maps import measures
from scenarios.views.maps.measures import Pair, WardData

PAIR = Pair(("One mission", "Piecemeal"), (LIGHT.colour(1), LIGHT.colour(0)))


@pytest.fixture(scope="module")
def data():
    resolved = RESOLVER.resolve(link.asked(Choices(levers={"draws": 256, "years": 3}), RESOLVER))
    setting = ward_answers.ward_setting(resolved, BASELINE)
    year = ward_answers.ward_year(resolved, BASELINE, 3)
    return WardData(resolved.wards, setting.condition, year, PAIR, gets_gbp=setting.gets_gbp)


def test_the_measures_that_are_named_are_the_ones_that_can_be_shown():
    assert list(measures.MEASURES) == list(ward_answers.MEASURES)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("measure", list(measures.MEASURES))
def test_a_measure_has_a_colour_a_phrase_and_a_value_for_every_ward(data, measure, theme):
    shown = measures.shown(measure, data, theme)
    assert shown.claim
    n = data.wards.n
    assert len(shown.colours) == len(shown.phrases) == len(shown.values) == n
    assert all(len(c) == 7 and c.startswith("#") for c in shown.colours)
    assert all(phrase and "nan" not in phrase for phrase in shown.phrases)
    assert 1 <= len(shown.legend) <= 5
    assert len(shown.title) > 10  # what the colours stand for, with its unit
    assert {c for c in shown.colours} - {e.colour for e in shown.legend} == set() or measure in FADED


FADED = ("difference", "p_better")  # measures whose colour goes by how sure they are, in more steps than a legend has


def test_pounds_are_what_the_ward_gets_under_the_first_strategy(data):
    shown = measures.shown("pounds", data, LIGHT)
    assert shown.values == pytest.approx(next(iter(data.gets_gbp.values())))
    assert measures.shown("reached", data, LIGHT).values == pytest.approx(next(iter(data.year.reached.values())).mean)


def test_today_is_the_same_whatever_the_strategy(data):
    turned = replace(data, year=ward_answers.reversed_pair(data.year), pair=PAIR.reversed())
    one, other = (measures.shown("today_rate", d, LIGHT) for d in (data, turned))
    assert (one.colours, one.phrases, one.claim) == (other.colours, other.phrases, other.claim)


def test_rates_are_shares_of_the_adults_who_live_there(data):
    rate, count = (measures.shown(m, data, LIGHT).values for m in ("today_rate", "today_count"))
    assert rate == pytest.approx(100 * count / data.wards.adults)


def test_a_difference_inside_the_noise_has_no_colour_and_says_so(data):
    noise = replace(data, year=replace(data.year, in_noise=np.ones(data.wards.n, bool)))
    shown = measures.shown("difference", noise, LIGHT)
    assert set(shown.colours) == {LIGHT.ground}
    assert set(shown.phrases) == {"too small to tell"}


def test_two_maps_on_one_scale_share_their_legend(data):
    among = np.concatenate([s.mean for s in data.year.people.values()])
    here = replace(data, among=among)
    there = replace(here, year=ward_answers.reversed_pair(data.year))
    one, other = (measures.shown("helped", d, LIGHT).legend for d in (here, there))
    assert [e.label for e in one] == [e.label for e in other]


def test_a_reversed_pair_turns_titles_and_colours():
    assert PAIR.reversed().titles == ("Piecemeal", "One mission")
    assert PAIR.reversed().colours == PAIR.colours[::-1]
    assert PAIR.reversed().reversed() == PAIR


def test_a_map_s_rows_are_of_the_wards_that_are_drawn_in_their_order(data):
    shown = measures.shown("helped", data, LIGHT)
    frame = measures.map_frame(shown, data.wards, [3, 1], selected=data.wards.code[1])
    assert frame["code"].tolist() == [data.wards.code[3], data.wards.code[1]]
    assert frame["selected"].tolist() == [False, True]
    assert frame["colour"].tolist() == [shown.colours[3], shown.colours[1]]


def test_a_ward_that_rests_on_little_is_marked(data):
    weak = replace(data.wards, imputed=frozenset({data.wards.code[0]}))
    frame = measures.map_frame(measures.shown("helped", data, LIGHT), weak, range(weak.n))
    assert frame["label"].iloc[0].startswith(measures.WARNED)
    assert frame["warning"].iloc[0] == "A figure is imputed from the other wards"
    assert set(frame["warning"].iloc[1:]) == {"modelled"}
