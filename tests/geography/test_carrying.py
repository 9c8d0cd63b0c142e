"""Figures carried between boundaries: totals kept, averages weighted by people, doubt told."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from scenarios.domain.boundaries import Boundaries
from scenarios.domain.errors import InputError
from scenarios.geography.carrying import SLIVER_SHARE, carried, overlap_weights


def strips(*edges: float, name: str = "W", height: float = 1000.0) -> Boundaries:
    """Wards side by side between the edges [m]."""
    shapes = np.array([shapely.box(a, 0, b, height) for a, b in zip(edges, edges[1:], strict=False)])
    codes = tuple(f"{name}{i}" for i in range(len(shapes)))
    return Boundaries(codes, codes, shapes, tuple({} for _ in codes), "test")


def facts(*people: float, **more) -> list[dict[str, object]]:
    return [{"adults": p, **{k: v[i] for k, v in more.items()}} for i, p in enumerate(people)]


def test_a_ward_cut_in_two_gives_each_part_its_share():
    moved = carried(strips(0, 1000), facts(400.0), strips(0, 250, 1000, name="N"))
    assert [f["adults"] for f in moved.facts] == [pytest.approx(100), pytest.approx(300)]
    assert moved.cut_share == 1
    assert moved.mixed_share.tolist() == [1, 1]


def test_wards_put_together_add_up_and_nothing_is_cut():
    moved = carried(strips(0, 300, 1000), facts(100.0, 200.0), strips(0, 1000, name="N"))
    assert moved.facts[0]["adults"] == pytest.approx(300)
    assert moved.cut_share == 0
    assert moved.mixed_share[0] == 0


def test_a_rate_is_averaged_by_the_people_it_describes():
    moved = carried(strips(0, 300, 1000), facts(100.0, 300.0, prevalence=[0.2, 0.04]), strips(0, 1000, name="N"))
    assert moved.facts[0]["prevalence"] == pytest.approx((100 * 0.2 + 300 * 0.04) / 400)


def test_errors_of_different_wards_are_independent():
    moved = carried(strips(0, 500, 1000), facts(100.0, 100.0, prevalence_se=[0.03, 0.04]), strips(0, 1000, name="N"))
    assert moved.facts[0]["prevalence_se"] == pytest.approx(0.025)


def test_a_decile_stays_a_whole_number_between_one_and_ten():
    moved = carried(strips(0, 500, 1000), facts(100.0, 300.0, imd_decile=[1, 4]), strips(0, 1000, name="N"))
    assert moved.facts[0]["imd_decile"] == 3.0


def test_best_fit_keeps_every_old_ward_whole():
    old, new = strips(0, 1000), strips(0, 400, 1000, name="N")
    moved = carried(old, facts(500.0), new, "best_fit")
    assert [f["adults"] for f in moved.facts] == [0, 500]
    assert moved.cut_share == 0


def test_a_line_drawn_twice_moves_nobody():
    """Edges that differ by a few metres are drawing, not people."""
    off = 1000 * SLIVER_SHARE / 2
    weights, _ = overlap_weights(strips(0, 1000, 2000), strips(0, 1000 + off, 2000, name="N"), "area")
    assert weights.tolist() == [[1, 0], [0, 1]]


def test_what_lies_outside_is_told_and_everybody_still_lands():
    moved = carried(strips(0, 1000), facts(100.0), strips(0, 900, name="N"))
    assert moved.outside_share == pytest.approx(0.1)
    assert moved.facts[0]["adults"] == pytest.approx(100)


def test_an_old_ward_beyond_all_new_ones_is_refused_by_name():
    with pytest.raises(InputError, match=r"two sets that do not meet at W1 \(W1\), but every old ward must lie on"):
        overlap_weights(strips(0, 1000, 2000), strips(0, 1000, name="N"), "area")


def test_a_figure_unknown_in_an_old_ward_is_unknown_where_it_lands():
    rows = facts(100.0, 200.0, households=[50.0, None])
    moved = carried(strips(0, 500, 1000), rows, strips(0, 500, 1000, name="N"))
    assert moved.facts[0]["households"] == pytest.approx(50)
    assert moved.facts[1]["households"] is None


def test_words_are_not_carried():
    moved = carried(strips(0, 1000), facts(100.0, note=["from the survey"]), strips(0, 1000, name="N"))
    assert "note" not in moved.facts[0]


def test_weights_of_every_old_ward_sum_to_one():
    rng = np.random.default_rng(5)
    old, new = (strips(0, *sorted(rng.uniform(100, 900, 5)), 1000, name=n) for n in "ON")
    weights, outside = overlap_weights(old, new, "area")
    assert weights.sum(axis=0) == pytest.approx(np.ones(6))
    assert outside == pytest.approx(0, abs=1e-9)


def test_a_ward_nobody_comes_to_has_no_figures_and_no_doubt():
    old, new = strips(0, 1000), strips(0, 1000, 2000, name="N")
    with np.errstate(all="raise"):
        moved = carried(old, facts(100.0, prevalence=[0.2], prevalence_se=[0.01], imd_decile=[4]), new)
    assert moved.facts[1] == {"adults": 0.0, "prevalence": None, "prevalence_se": None, "imd_decile": None}
    assert moved.mixed_share.tolist() == [0, 0]


def test_a_rate_leans_on_the_wards_that_have_one():
    rows = facts(100.0, 300.0, prevalence=[0.2, None], imd_decile=[None, 7])
    with np.errstate(all="raise"):
        moved = carried(strips(0, 300, 1000), rows, strips(0, 1000, name="N"))
    assert moved.facts[0] == {"adults": 400.0, "prevalence": pytest.approx(0.2), "imd_decile": 7.0}


@pytest.mark.parametrize(("at", "cut"), [(950, 0.0), (949, 1.0)])
def test_a_ward_counts_as_whole_from_nineteen_in_twenty_on(at, cut):
    moved = carried(strips(0, 1000), facts(100.0), strips(0, at, 1000, name="N"))
    assert moved.cut_share == cut
    assert (moved.mixed_share[0] == 0) == (cut == 0)


@pytest.mark.parametrize(("off", "moved"), [(4.9, False), (5, True), (5.1, True)])
def test_a_sliver_is_less_than_half_a_hundredth(off, moved):
    weights, _ = overlap_weights(strips(0, 1000, 2000), strips(0, 1000 + off, 2000, name="N"), "area")
    assert (weights[0, 1] > 0) == moved


def test_many_wards_that_do_not_meet_are_cut_short():
    with pytest.raises(InputError) as told:
        overlap_weights(strips(*range(0, 6000, 100)), strips(0, 1000, name="N"), "area")
    assert "W21 (W21) and 37 more (49 in all)" in str(told.value)
