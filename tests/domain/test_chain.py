"""The chain of each mission holds every row that equation 23 names, and none that it leaves out."""

from __future__ import annotations

import pytest

from scenarios.domain import chain as chains
from scenarios.domain.chain import chain

NO_LINKS = {"wellby", "scaleup", "ob_benefit", "spill_isolation_to_others", "nhs_saving_yr", "asc_saving_yr"}


def keys(missions, mission, valuation="blend", streams=("wellbeing",), **programme):
    links = chain(missions, mission, programme or {"group": 0.5, "therapy": 0.5}, valuation, streams)
    return [k for link in links for k in link.weights]


def test_every_link_of_every_mission_has_a_kind_of_study(missions, register):
    everything = dict.fromkeys(missions.isolation, 0.2)
    for mission in missions.keys:
        for key in keys(missions, mission, **everything):
            assert register[key].design is not None, key


def test_a_row_with_a_kind_of_study_is_a_link_of_some_mission(missions, register):
    everything = dict.fromkeys(missions.isolation, 0.2)
    links = {k for m in missions.keys for k in keys(missions, m, **everything)}
    assert links == {k for k, p in register.parameters.items() if p.design}


def test_isolation_s_chain(missions):
    assert keys(missions, "isolation") == [
        "cost_group",
        "cost_psych",
        "d_group_trial",
        "d_psych_trial",
        "share_lonely_baseline",
        "reach_ceiling",
        "r_recover_annual",
        "retention_annual",
        "dls_exit",
        "dls_per_sd",
    ]


@pytest.mark.parametrize(
    ("valuation", "streams", "used"),
    [
        ("threshold", ("wellbeing", "nhs"), {"dls_exit"}),
        ("ordered", ("wellbeing",), {"dls_per_sd"}),
        ("blend", ("loneliness_cost",), set()),
    ],
)
def test_what_an_outcome_is_worth_is_a_link_where_it_is_used(missions, valuation, streams, used):
    assert {"dls_exit", "dls_per_sd"} & set(keys(missions, "isolation", valuation, streams)) == used


def test_a_programme_that_is_not_bought_is_no_link(missions):
    assert "cost_befriend" not in keys(missions, "isolation", group=1.0, befriending=0.0)


def test_a_flow_s_chain(missions):
    links = chain(missions, "warm_homes", {}, "blend", ())
    assert [(link.about, *link.weights) for link in links] == [
        (chains.COST, "mis_warm_cost"),
        (chains.ADDITIONAL, "deadweight_hw"),
        (chains.VALUE, "mis_warm_value_yr"),
        (chains.LASTS, "mis_warm_life"),
    ]
    assert keys(missions, "apprenticeships") == ["mis_app_cost", "mis_app_additional", "mis_app_value"]


def test_rules_and_shared_rows_are_no_links(missions):
    for mission in missions.keys:
        found = set(keys(missions, mission))
        assert not found & NO_LINKS
        assert not any(k.startswith(("deflator", "capacity", "sv_")) for k in found)
