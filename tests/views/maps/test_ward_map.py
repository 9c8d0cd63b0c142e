"""The vector map of wards."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from seeing import contrast

from scenarios.views.charts.theme import DARK, LIGHT
from scenarios.views.maps import ward_map
from scenarios.views.maps.ward_map import chart, names_frame, readable, room_for


def rows(n: int) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "code": [f"C{i}" for i in range(n)],
            "ward": [f"Ward {i}" for i in range(n)],
            "label": [f"Ward {i}" for i in range(n)],
            "colour": ["#ffffff"] * n,
            "phrase": ["x"] * n,
            "warning": ["modelled"] * n,
            "selected": [i == 0 for i in range(n)],
        }
    )


def spread(n: int) -> np.ndarray:
    """Middles far apart."""
    return np.column_stack([np.arange(n) * 10_000.0, (np.arange(n) % 3) * 20_000.0])


def test_outlines_are_fetched_by_address_and_figures_looked_up_by_code():
    made = chart("app/static/wards/x.json", rows(3), spread(3), LIGHT)
    wards = made["layer"][0]
    assert wards["data"]["url"] == "app/static/wards/x.json"
    lookup = next(t for t in wards["transform"] if "lookup" in t)
    assert lookup["from"]["fields"] == ward_map.LOOKED_UP
    assert set(made["datasets"]) == {"wards", "names"}


def test_new_figures_on_the_same_wards_swap_the_data_alone():
    one = chart("u", rows(3), spread(3), LIGHT)
    other = chart("u", rows(3).assign(colour="#000000"), spread(3), LIGHT)
    assert all(one[k] is other[k] for k in one if k != "datasets")


def test_a_click_is_reported_by_code_and_nothing_clears_it():
    (parameter,) = chart("u", rows(2), spread(2), LIGHT)["params"]
    assert parameter["name"] == ward_map.SELECTION
    assert parameter["select"]["fields"] == ["code"]
    assert parameter["select"]["clear"] is False


def test_a_country_is_painted_on_a_canvas_and_a_council_drawn():
    few, many = (chart("u", rows(n), spread(n), LIGHT) for n in (3, ward_map.MOST_ZOOMED + 1))
    assert few["usermeta"]["embedOptions"]["renderer"] == "svg"
    assert many["usermeta"]["embedOptions"]["renderer"] == "canvas"
    assert many["height"] > few["height"]


def test_names_that_would_lie_on_each_other_are_left_out():
    near = np.array([[0.0, 0.0], [100.0, 0.0], [90_000.0, 0.0], [0.0, 90_000.0]])
    assert room_for(near, ["A long name", "Another", "Far", "North"], 430) == [True, False, True, True]


def test_a_country_has_no_names():
    n = ward_map.MOST_NAMED + 1
    assert room_for(spread(n), ["x"] * n, 430) == [False] * n


def test_a_single_ward_is_named():
    assert room_for(np.array([[5.0, 5.0]]), ["Alone"], 430) == [True]


def test_names_stand_where_their_ward_is(monkeypatch):
    frame = names_frame(rows(2), spread(2), 430, LIGHT)
    assert frame[["x_m", "y_m"]].to_numpy().tolist() == spread(2).tolist()
    assert frame["label"].tolist() == ["Ward 0", "Ward 1"]


def test_on_a_phone_fewer_names_fit():
    apart_m = 90_000.0
    middle = np.array([[0.0, 0.0], [0.12 * apart_m, 0.0], [apart_m, 0.0], [0.0, apart_m]])
    frame = names_frame(rows(4), middle, 430, LIGHT)
    assert frame["label"].tolist() == ["Ward 0", "Ward 1", "Ward 2", "Ward 3"]
    assert frame["phone_label"].tolist() == ["Ward 0", "", "Ward 2", "Ward 3"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_name_can_be_read_on_any_colour(theme):
    for ground in (*theme.strategies, theme.ground, "#808080", "#ffffff", "#000000"):
        chosen = readable(ground, theme)
        other = theme.ground if chosen == theme.text else theme.text
        assert contrast(chosen, ground) >= contrast(other, ground)
        assert contrast(chosen, ground) >= 3
