"""How far each mission's chain of evidence is believed, link by link (equation 23)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scenarios.domain.chain import chain
from scenarios.domain.draws import Array
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Caution, Register
from scenarios.domain.scenario import Scenario
from scenarios.model.caution import believed_share, link_share

LEVELS: tuple[Caution, ...] = ("standard", "sceptic")


@dataclass(frozen=True)
class WeighedLink:
    """One link: what it is about, the register rows it rests on, and how far it is believed at each level."""

    about: str
    keys: tuple[str, ...]
    share: Mapping[Caution, float]


@dataclass(frozen=True)
class WeighedChain:
    """One mission's chain: a chain of draws is told by its average."""

    mission: str
    links: tuple[WeighedLink, ...]
    believed: Mapping[Caution, float]  # κ
    weakest: Mapping[Caution, tuple[WeighedLink, ...]]  # the links that are believed least


def weighed_chains(
    scenario: Scenario, missions: Missions, register: Register, draws: Mapping[str, Array]
) -> list[WeighedChain]:
    """Every mission's chain; `register` is as the scenario assumes it."""
    shares = {level: scenario.with_levers(caution=level).link_shares(register) for level in LEVELS}
    found = []
    for mission in missions.keys:
        links = chain(missions, mission, scenario.bought, scenario.levers.valuation, scenario.value_streams)
        weighed = tuple(
            WeighedLink(
                link.about,
                tuple(link.weights),
                {level: float(link_share(link, shares[level], draws).mean()) for level in LEVELS},
            )
            for link in links
        )
        believed = {level: float(believed_share(links, shares[level], draws).mean()) for level in LEVELS}
        weakest = {level: _weakest(weighed, level) for level in LEVELS}
        found.append(WeighedChain(mission, weighed, believed, weakest))
    return found


def _weakest(links: tuple[WeighedLink, ...], level: Caution) -> tuple[WeighedLink, ...]:
    least = min(link.share[level] for link in links)
    return tuple(link for link in links if link.share[level] < least + 1e-9)
