import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenarios.model import directing


def remainder(usable, eligible, f, aligned):
    """Equation 6 as written: usable_c · (1 - g_t Σ_m eligible_{c,m} f_m), (category, year, draw)."""
    leaving = np.einsum("cmd,m->cd", eligible, f)
    return usable[:, None, :] * (1 - aligned[None, :, :] * leaving[:, None, :])


@given(st.integers(0, 10_000))
def test_directed_and_remainder_are_all_of_usable_every_year_and_category(seed):
    """With one mission's eligibility the same as what its remainder leaves.

    Equations 5 and 6 share out the same pounds.
    """
    rng = np.random.default_rng(seed)
    usable = rng.uniform(0, 1e6, (5, 8))
    eligible = rng.uniform(0, 1, (5, 3, 8))
    f = rng.dirichlet(np.ones(4))[:3]
    aligned = rng.uniform(0, 1, (4, 8))
    left = remainder(usable, eligible, f, aligned)
    directed = np.einsum("cd,cmd,m,td->ctd", usable, eligible, f, aligned)
    assert left + directed == pytest.approx(np.broadcast_to(usable[:, None], left.shape), rel=1e-12)
    assert (left >= -1e-6).all()


@given(st.integers(0, 10_000))
def test_per_pound_forms_are_the_equations(seed):
    rng = np.random.default_rng(seed)
    usable, eligible = rng.uniform(0, 1, (5, 6)), rng.uniform(0, 1, (5, 3, 6))
    mix = rng.dirichlet(np.ones(3), (5, 6)).transpose(0, 2, 1)
    f, g = np.array([0.5, 0.2, 0.0]), rng.uniform(0, 1, (4, 6))
    page = np.einsum("ctd,cmd->mtd", remainder(usable, eligible, f, g), mix)  # equation 6 as written
    leaving = usable * directing.leaving_share(eligible, f)
    ours = (
        directing.scattered_per_pound(usable, mix)[:, None] - g * directing.scattered_per_pound(leaving, mix)[:, None]
    )
    assert ours == pytest.approx(page, rel=1e-9, abs=1e-12)
    assert directing.directed_per_pound(usable, eligible, f)[2] == pytest.approx(0)


def test_below_a_critical_mass_a_mission_delivers_nothing():
    """£200,000 directed, 5 % overhead, £150,000 fixed: 190,000 - 150,000 = 40,000 left; with £100,000, nothing."""
    carried = np.array([[True], [False]])
    net = directing.net_directed(np.array([[200e3], [0.0]]), np.array([0.05]), np.array([150e3]), carried)
    assert net[:, 0].tolist() == [40_000, 0]
    assert directing.net_directed(np.array([[100e3]]), np.array([0.05]), np.array([150e3]), carried[:1])[0, 0] == 0
    nobody = np.array([[False]])  # the fixed cost is owed while g_t > 0, whatever else is directed
    assert directing.net_directed(np.array([[100e3]]), np.array([0.05]), np.array([150e3]), nobody)[0, 0] == 95_000


def test_what_partners_cost_comes_off_with_the_fixed_cost():
    """Equation 28 by hand: 190,000 less 150,000 of the mission's own and 30,000 of a partner's leaves 10,000."""
    given = np.array([[200e3]]), np.array([0.05]), np.array([150e3]), np.array([[True]])
    assert directing.net_directed(*given, np.array([[30e3]]))[0, 0] == 10_000
    assert directing.net_directed(*given, np.array([[50e3]]))[0, 0] == 0


def test_scatter_loses_its_share_to_administration():
    assert directing.net_scattered(np.array([[1000.0]]), np.array([0.175]))[0, 0] == 825


def test_a_grant_pays_its_administration_in_the_years_of_the_mission():
    """Equation 38 by hand: £1,000 less a tenth, in the second year of two."""
    carried = np.array([[False, False], [True, True]])
    assert directing.granted(1000.0, np.array([0.1, 0.25]), carried).tolist() == [[0, 0], [900, 750]]
    assert directing.granted(np.array([1000.0, 10.0]), np.array([0.1, 0.1]), carried)[1] == pytest.approx([900, 9])
