"""What Evidence shows of each chain is what the model multiplies by."""

from __future__ import annotations

import pytest
from making import problem

from scenarios.analysis.chains import LEVELS, weighed_chains
from scenarios.domain.scenario import Override


@pytest.fixture
def chains(loaded, wards):
    ready = problem(loaded, wards)
    return weighed_chains(loaded.scenario, loaded.missions, loaded.register, ready.draws)


@pytest.mark.parametrize("level", LEVELS)
def test_kappa_is_the_one_of_the_run_and_the_least_of_its_links(loaded, wards, chains, level):
    ready = problem(loaded, wards, caution=level)
    kappa = {"isolation": ready.believed_isolation["chosen"], **ready.believed_flows}
    assert [c.mission for c in chains] == list(loaded.missions.keys)
    for c in chains:
        assert c.believed[level] == pytest.approx(kappa[c.mission].mean())
        assert c.believed[level] == pytest.approx(min(link.share[level] for link in c.links))
        assert all(link.share[level] == pytest.approx(c.believed[level]) for link in c.weakest[level])


def test_the_weakest_link_of_warm_homes(chains):
    warm = next(c for c in chains if c.mission == "warm_homes")
    assert [link.keys for link in warm.weakest["standard"]] == [("mis_warm_life",)]


def test_a_figure_of_ones_own_is_no_weakest_link(loaded, wards):
    own = tuple(Override(key=k, fixed=0.4, why="own") for k in ("share_lonely_baseline",))
    scenario = loaded.scenario.with_overrides(own)
    register = scenario.assumed_register(loaded.base_register)
    draws = problem(loaded, wards, scenario, register).draws
    isolation = weighed_chains(scenario, loaded.missions, register, draws)[0]
    taken = next(link for link in isolation.links if "share_lonely_baseline" in link.keys)
    assert taken.share == {"standard": 1.0, "sceptic": 1.0}
    assert taken not in isolation.weakest["sceptic"]
