import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from scenarios.model import pledge

share = st.floats(0, 1)


def test_four_hundred_million_by_hand():
    """£400m · 0.03 pledged · 0.6 delivered · (0.15 + 0.5 · 0.10) usable · 0.5 additional = £720,000 a year."""
    one = np.ones((1, 1))
    pledged = pledge.pledged(400e6 * one, np.array([0.03]))
    delivered = pledge.delivered(pledged, np.array([0.6]))
    usable = pledge.usable(delivered, np.array([0.15]), np.array([0.10]), np.array([0.5]), np.array([0.5]))
    assert (round(pledged[0, 0]), round(delivered[0, 0]), round(usable[0, 0])) == (12_000_000, 7_200_000, 720_000)


@given(share, share, share, share, share, share)
def test_raising_the_delivered_ratio_never_lowers_usable_resource(low, more, cash, kind, worth, additional):
    args = [np.array([x]) for x in (cash, kind, worth, additional)]
    pledged = np.array([[12e6]])
    a = pledge.usable(pledge.delivered(pledged, np.array([min(low, more)])), *args)
    b = pledge.usable(pledge.delivered(pledged, np.array([max(low, more)])), *args)
    assert b >= a
