"""The chain of evidence behind each mission (equation 23): which rows of the register it hangs on, link by link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scenarios.domain.mission import WARD_MISSION, Flow, Missions

# What a link is about, as it is said on screen.
COST, EFFECT, ADDITIONAL, VALUE, LASTS = (
    "what a place costs",
    "what a place achieves",
    "what would have happened anyway",
    "what an outcome is worth",
    "how long it lasts",
)
PLACES_TAKEN, REACH, RECOVERY, RETENTION = (
    "who takes the places",
    "how many can be reached",
    "how many recover without help",
    "how long gains hold",
)


@dataclass(frozen=True)
class ChainLink:
    """One link: the register rows it rests on and how they weigh; several stand for one portfolio."""

    about: str
    weights: Mapping[str, float]  # by register row
    costs: Mapping[str, str] | None = None  # each row's cost row, where rows weigh by places and not by money


def chain(
    missions: Missions, mission: str, programme: Mapping[str, float], valuation: str, streams: tuple[str, ...]
) -> tuple[ChainLink, ...]:
    """Every link of one mission, in the order in which a pound travels.

    Not links: `wellby`, deflators, `scaleup`, `ob_benefit`, spillovers, ω, savings, prevalence, what an area can fill,
    and everything before a pound is usable.
    """
    if mission == WARD_MISSION:
        return tuple(_of_isolation(missions, programme, valuation, streams))
    return tuple(_of_flow(missions.flows[mission]))


def _of_isolation(
    missions: Missions, programme: Mapping[str, float], valuation: str, streams: tuple[str, ...]
) -> Iterator[ChainLink]:
    bought = {i: share for i, share in programme.items() if share > 0}
    of = missions.isolation
    yield ChainLink(COST, {of[i].cost: share for i, share in bought.items()})
    yield ChainLink(
        EFFECT, {of[i].effect: share for i, share in bought.items()}, {of[i].effect: of[i].cost for i in bought}
    )
    for about, key in (
        (PLACES_TAKEN, "share_lonely_baseline"),
        (REACH, "reach_ceiling"),
        (RECOVERY, "r_recover_annual"),
        (RETENTION, "retention_annual"),
    ):
        yield ChainLink(about, {key: 1.0})
    used = {"threshold": ("dls_exit",), "ordered": ("dls_per_sd",), "blend": ("dls_exit", "dls_per_sd")}
    for key in used[valuation] if "wellbeing" in streams else ():
        yield ChainLink(VALUE, {key: 1.0})


def _of_flow(flow: Flow) -> Iterator[ChainLink]:
    anyway = (*flow.additional, *((flow.deadweight,) if flow.deadweight else ()))
    for about, keys in (
        (COST, (flow.cost,)),
        (EFFECT, (flow.effect,) if flow.effect else ()),
        (ADDITIONAL, anyway),
        (VALUE, flow.value),
        (LASTS, (flow.value_years,) if flow.value_years else ()),
    ):
        for key in keys:
            yield ChainLink(about, {key: 1.0})
