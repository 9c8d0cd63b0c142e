"""What a colour on the ward map means."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.views.charts.theme import DARK, LIGHT
from scenarios.views.maps import ward_colour
from scenarios.views.maps.ward_colour import chance, mixed, sequential, signed

BLUE, OCHRE = LIGHT.colour(1), LIGHT.colour(0)


def distance(a: str, b: str) -> int:
    return sum(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) for i in (1, 3, 5))


def test_a_colour_between_two_begins_and_ends_at_them():
    assert mixed("#000000", "#ffffff", 0) == "#000000"
    assert mixed("#000000", "#ffffff", 1) == "#ffffff"
    assert mixed("#000000", "#ffffff", 0.5) in ("#7f7f7f", "#808080")
    assert mixed("#102030", "#a0b0c0", -3) == "#102030"
    assert mixed("#102030", "#a0b0c0", 9) == "#a0b0c0"


@given(st.floats(0, 1), st.floats(0, 1))
def test_the_further_along_the_further_from_the_ground(a, b):
    low, high = sorted((a, b))
    assert distance(LIGHT.ground, mixed(LIGHT.ground, BLUE, low)) <= distance(
        LIGHT.ground, mixed(LIGHT.ground, BLUE, high)
    )


def test_five_depths_by_even_steps_of_the_value():
    colours, legend = sequential(np.array([0.0, 1, 2, 3, 4, 5]), LIGHT, BLUE, lambda x: f"{x:g}")
    assert [e.label for e in legend] == ["0 to 1", "1 to 2", "2 to 3", "3 to 4", "4 to 5"]
    assert colours[0] == legend[0].colour
    assert colours[5] == legend[4].colour
    depths = [distance(LIGHT.ground, c) for c in colours]
    assert depths == sorted(depths)


def test_one_value_everywhere_is_one_colour():
    colours, legend = sequential(np.full(3, 7.0), LIGHT, BLUE, lambda x: f"{x:g}")
    assert len(set(colours)) == len(legend) == 1
    assert legend[0].label == "everywhere 7"


def test_what_is_unknown_has_the_ground_s_colour():
    colours, _ = sequential(np.array([1.0, np.nan, 3.0]), LIGHT, BLUE, str)
    assert colours[1] == LIGHT.ground
    nothing, legend = sequential(np.array([np.nan]), LIGHT, BLUE, lambda x: f"{x:g}")
    assert nothing == [LIGHT.ground]
    assert legend[0].label == "everywhere 0"


def test_a_shared_scale_cuts_both_maps_alike():
    among = np.array([0.0, 10.0])
    one, legend = sequential(np.array([1.0]), LIGHT, BLUE, lambda x: f"{x:g}", among)
    other, again = sequential(np.array([9.0]), LIGHT, BLUE, lambda x: f"{x:g}", among)
    assert legend == again
    assert one[0] == legend[0].colour
    assert other[0] == legend[4].colour


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_two_sides_have_two_colours_and_doubt_fades(theme):
    mean, p = np.array([5.0, 5.0, -5.0, -5.0]), np.array([0.95, 0.6, 0.4, 0.05])
    colours, _ = signed(mean, p, np.zeros(4, bool), theme, (BLUE, OCHRE), ("A", "B"))
    assert colours[0] == mixed(theme.ground, BLUE, 1.0)
    assert colours[3] == mixed(theme.ground, OCHRE, 1.0)
    assert distance(theme.ground, colours[1]) < distance(theme.ground, colours[0])
    assert distance(theme.ground, colours[2]) < distance(theme.ground, colours[3])


def test_the_noise_has_no_colour_however_sure_it_looks():
    colours, legend = signed(np.array([5.0]), np.array([0.99]), np.array([True]), LIGHT, (BLUE, OCHRE), ("A", "B"))
    assert colours == [LIGHT.ground]
    assert legend[2].colour == LIGHT.ground


def test_the_legend_of_two_sides_names_them():
    _, legend = signed(np.array([1.0]), np.array([0.9]), np.array([False]), LIGHT, (BLUE, OCHRE), ("A", "B"))
    labels = [e.label for e in legend]
    assert labels[0] == "A better, almost certain"
    assert labels[-1] == "B better, almost certain"


def test_a_chance_goes_from_the_ground_to_full_colour():
    colours, legend = chance(np.array([0.0, 1.0]), LIGHT, BLUE)
    assert colours == [LIGHT.ground, BLUE]
    assert [e.label for e in legend] == ["0 in 100", "25 in 100", "50 in 100", "75 in 100", "100 in 100"]


def test_a_kept_mixture_is_the_same_mixture():
    ward_colour._mixed.cache_clear()
    assert mixed(LIGHT.ground, BLUE, 0.3) == mixed(LIGHT.ground, BLUE, 0.3)
    assert ward_colour._mixed.cache_info().hits == 1
