import numpy as np
import pytest

from scenarios.model import alignment
from scenarios.uncertainty.sheet import sobol_sheet

NEVER = np.array([np.inf])


def test_contracts_come_up_and_stay():
    g = alignment.aligned_share(6, np.array([0.25]), NEVER)[:, 0]
    assert g.tolist() == [0.25, 0.5, 0.75, 1, 1, 1]


def test_a_dropped_mission_unwinds_as_it_was_built():
    """λ = 0.25, dropped in year 3: min(1, λ·min(t,3)) - λ·max(0, t-3)."""
    g = alignment.aligned_share(7, np.array([0.25]), np.array([3.0]))[:, 0]
    assert g.tolist() == [0.25, 0.5, 0.75, 0.5, 0.25, 0, 0]


def test_the_equation_as_it_stands_on_the_page():
    rng = np.random.default_rng(1)
    rate, dropped = rng.uniform(0.05, 0.9, 200), rng.integers(1, 12, 200).astype(float)
    t = np.arange(1.0, 11)[:, None]
    page = np.maximum(0, np.minimum(1, rate * np.minimum(t, dropped)) - rate * np.maximum(0, t - dropped))
    assert alignment.aligned_share(10, rate, dropped) == pytest.approx(page, abs=1e-12)


def test_a_register_of_contracts_replaces_the_rate():
    g = alignment.aligned_share(5, np.array([0.25]), NEVER, (0.1, 0.6, 0.6, 0.9))[:, 0]
    assert g == pytest.approx([0.1, 0.6, 0.6, 0.9, 0.9])


def test_the_year_of_dropping_is_geometric():
    luck = sobol_sheet(8192, 1)[:, 0]
    y = alignment.drop_year(np.full(8192, 0.1), luck)
    for t in (1, 3, 7):
        assert (y > t).mean() == pytest.approx(0.9**t, abs=0.005)
    assert y.min() >= 1


def test_no_hazard_is_never_and_certain_hazard_is_the_first_year():
    assert alignment.drop_year(np.array([0.0, 1.0]), np.array([0.5, 0.5])).tolist() == [np.inf, 1.0]


def test_a_mission_sure_to_be_dropped_is_dropped_in_its_first_year():
    assert alignment.drop_year(np.array([1.0, 1.0]), np.array([0.01, 0.99])).tolist() == [1, 1]
