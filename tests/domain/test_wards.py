"""The wards of one council."""

from __future__ import annotations

import numpy as np
import pytest
from making import permuted, some_wards


def test_adults_add_up():
    wards = some_wards([1000.0, 3000.0, 500.0])
    assert (wards.n, wards.adults_total) == (3, 4500.0)


@pytest.mark.parametrize("name", ["adults", "deprivation", "poor_health", "living_alone"])
def test_figures_cannot_be_written(name):
    with pytest.raises(ValueError, match="read-only"):
        getattr(some_wards([1.0, 2.0]), name)[0] = 9


def test_the_shipped_council_is_fictional_and_says_so(wards):
    assert wards.fictional
    assert wards.n == 24
    assert len(set(wards.code)) == 24
    assert np.isfinite(wards.adults).all()
    assert wards.adults.min() > 0


def test_deprivation_ranks_lie_between_nothing_and_one(wards):
    assert 0 <= wards.deprivation.min() < wards.deprivation.max() <= 1


def test_what_was_imputed_names_wards_that_exist(wards):
    assert wards.imputed <= set(wards.code)


def test_another_order_keeps_every_ward_whole(wards):
    order = np.random.default_rng(0).permutation(wards.n)
    turned = permuted(wards, order)
    before = dict(zip(wards.code, zip(wards.name, wards.adults, strict=True), strict=True))
    after = dict(zip(turned.code, zip(turned.name, turned.adults, strict=True), strict=True))
    assert before == after
    assert turned.adults_total == pytest.approx(wards.adults_total)
