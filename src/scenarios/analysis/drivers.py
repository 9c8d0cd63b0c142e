"""Which inputs there are to learn about: single parameters, sets of labels that are one parameter, and groups."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from scenarios.domain.draws import Array
from scenarios.domain.parameter import Register
from scenarios.model.alignment import drop_year
from scenarios.model.prepare import Problem

GROUPS = ("supply", "programme", "value", "other missions", "prevalence")
DROP_YEAR = "drop_year"  # an event that follows from two parameters; what a person would name


def varying(draws: Mapping[str, Array]) -> dict[str, Array]:
    """Every array of draws that is not at one value."""
    return {k: x for k, x in draws.items() if np.ptp(x) > 0}


def parameter_of(name: str) -> str:
    """The parameter an array belongs to: `piecemeal_mix[isolation]` is a label of `piecemeal_mix`."""
    return name.partition("[")[0]


def sets(names: Mapping[str, Array], register: Register) -> dict[str, tuple[str, ...]]:
    """Parameters of several labels, and the five groups; a name that is a group's cannot be a parameter's."""
    labelled: dict[str, list[str]] = {}
    for name in names:
        if "[" in name:
            labelled.setdefault(parameter_of(name), []).append(name)
    groups = {g: tuple(n for n in names if register[parameter_of(n)].group == g) for g in GROUPS}
    return {k: tuple(v) for k, v in labelled.items()} | {g: members for g, members in groups.items() if members}


def circumstances(problem: Problem, register: Register) -> dict[str, Array]:
    """What discovery may name: every varying parameter but pure luck, and the year in which a mission is dropped."""
    found = {k: x for k, x in varying(problem.draws).items() if not register[parameter_of(k)].luck}
    if problem.scenario.levers.mission_can_drop:
        dropped = drop_year(problem.draws["mission_hazard"], problem.draws["mission_drop_luck"])
        found[DROP_YEAR] = np.minimum(dropped, problem.years + 1.0)
    return found
