"""What each mission has to work with, and whose pounds these are (equations 5-8, 28 and 38)."""

from __future__ import annotations

import numpy as np
import pytest
from making import problem, some_wards, with_strategies

from scenarios.model import resource
from scenarios.model.pointing import point


@pytest.fixture(scope="module")
def ready(loaded):
    scenario = with_strategies(loaded.scenario, focus={"isolation": 1.0}, two={"isolation": 0.5, "jobs": 0.5})
    return problem(loaded, some_wards([9000.0, 4000.0]), scenario, years=6)


def test_net_directed_and_scattered_by_hand(ready):
    """Equations 5 to 8 from their arrays alone."""
    m, pointing = ready.missions.keys.index("isolation"), point(ready, "two")
    scattered, directed = resource.net_resource(ready, pointing, m, 4e8)
    g, usable = ready.aligned, ready.usable.sum(axis=0)
    eligible = ready.eligible[0, m]
    gross = 4e8 * usable * eligible * 0.5 * g * (1 - ready.draws["sv_overhead"])
    assert directed == pytest.approx(np.maximum(0, gross - ready.draws["fixed_cost_mission"] * (g > 0)), rel=1e-9)
    rest = 4e8 * usable * (1 - g * eligible) * ready.mix[0, m]
    assert scattered == pytest.approx(rest * (1 - ready.draws["grant_transaction_share"]), rel=1e-9)


def test_a_waterfall_falls_and_holds_every_pound(ready):
    for key in ("focus", "two", "piecemeal"):
        pointing, net = point(ready, key), resource.nothing(ready)
        for m, mission in enumerate(ready.missions.keys):
            if pointing.shares[mission] > 0:
                resource.add_net(net, ready, pointing, m, 4e8)
        found = resource.waterfall(ready, ready, pointing, 4e8, net[resource.COUNCIL])
        stages = found.stages()
        falling = ["pledged", "delivered", "usable", "eligible", "pointed", "net_pointed"]
        for above, below in zip(falling, falling[1:], strict=False):
            assert (stages[above] >= stages[below] - 1e-6).all(), (key, below)
        scattered = found.net_scattered_gbp / (1 - ready.draws["grant_transaction_share"])
        mixed = ready.mix.sum(axis=1)[0]  # causes that are no mission's are left out
        assert scattered == pytest.approx((found.usable_gbp - found.pointed_gbp) * mixed, rel=1e-9)


def test_nothing_is_by_payer(ready):
    assert list(resource.nothing(ready)) == [resource.COUNCIL]
