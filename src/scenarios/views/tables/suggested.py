"""What people would improve, beside what the model knows of it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from scenarios.analysis.options import Options
from scenarios.answers.meeting import Stack, said_by_mission, stacks
from scenarios.domain.meeting import FEWEST_SHOWN, NOT_KNOWN, Suggestion
from scenarios.domain.mission import WARD_MISSION, Missions
from scenarios.domain.parameter import Register
from scenarios.uncertainty.distributions import mean
from scenarios.views.words import room, values
from scenarios.views.words.numbers import pounds

MOST_ROWS, MOST_WORDS = 5, 60


def suggested_table(
    given: Sequence[Suggestion], found: Options, missions: Missions, register: Register, most: int = MOST_ROWS
) -> pd.DataFrame:
    """One row a mission that somebody asked for, what the model does not know at the end, still countable."""
    asked, stacked = said_by_mission(given), stacks(given)
    known = {m: n for m, n in asked.items() if m in found.titles and m in missions.keys and n}
    rows = [
        {"What": missions.title(m), "Asked for by": "", "For example": _example(stacked, m)}
        | _known(m, found, missions, register)
        for m in list(known)[:most]
    ]
    rest = sum(n for m, n in asked.items() if m not in (NOT_KNOWN, "")) - sum(list(known.values())[:most])
    more = (
        (values.OTHERS, rest, None),
        (values.NOT_KNOWN, asked[NOT_KNOWN], NOT_KNOWN),
        (values.NOT_SORTED, asked[""], ""),
    )
    least = _least_told([*list(known.values())[:most], *(n for _, n, _ in more)])
    rows = [{**row, "Asked for by": _count(n, least)} for row, n in zip(rows, known.values(), strict=False)]
    for name, n, key in more:
        if n:
            row = {
                "What": name,
                "Asked for by": _count(n, least),
                "For example": "" if key is None else _example(stacked, key),
            }
            rows.append({**row, "This spend brings": "–", "A place costs": "–", "Evidence": "–"})
    return pd.DataFrame(rows)


def known_table(found: Options, missions: Missions, register: Register) -> pd.DataFrame:
    """What the model knows of each mission, the one with the highest value first."""
    order = sorted(missions.keys, key=lambda m: -found.value[m].mean.value)
    return pd.DataFrame([{"What": missions.title(m)} | _known(m, found, missions, register) for m in order[:MOST_ROWS]])


def _known(mission: str, found: Options, missions: Missions, register: Register) -> dict[str, str]:
    """What this spend brings of a mission's own outcome, what a place costs, and the weakest grade of what it does."""
    cost, effects = parameters_of(mission, missions)
    grade = max(register[k].grade for k in effects)
    brings = f"{room.about(found.own[mission].mean.value)} {missions.outcome(mission)}"
    return {"This spend brings": brings, "A place costs": pounds(mean(register[cost])), "Evidence": f"grade {grade}"}


def parameters_of(mission: str, missions: Missions) -> tuple[str, tuple[str, ...]]:
    """The parameter of what a place costs, and those of what it does, or the cost's own again."""
    if mission == WARD_MISSION:
        programmes = list(missions.isolation.values())
        return programmes[0].cost, tuple(p.effect for p in programmes)
    flow = missions.flows[mission]
    return flow.cost, (flow.effect,) if flow.effect else flow.additional or (flow.cost,)


def _least_told(counts: Sequence[int]) -> int:
    """The least count that is told: five, or more where what is left of the total would tell of fewer than five."""
    least = FEWEST_SHOWN
    while 0 < sum(n for n in counts if n < least) < FEWEST_SHOWN and any(n >= least for n in counts):
        least = min(n for n in counts if n >= least) + 1
    return least


def _count(n: int, least: int) -> str:
    return f"{n:,}" if n >= least else f"under {least}" if n >= FEWEST_SHOWN else "under 5"


def _example(stacked: Sequence[Stack], mission: str) -> str:
    """The most said of what may be shown."""
    first = next((x.text for x in stacked if x.mission == mission and x.shown), "")
    return first if len(first) <= MOST_WORDS else f"{first[:MOST_WORDS]}…"
