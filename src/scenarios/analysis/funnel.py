"""From a place paid for to a life changed: what one strategy's help comes to over the horizon, and where it is lost."""

from __future__ import annotations

from dataclasses import dataclass

from scenarios.analysis.headline import people
from scenarios.analysis.journey import Stage, Unit
from scenarios.analysis.summary import Estimate, Summary, mean, summarise
from scenarios.domain.draws import Array
from scenarios.domain.mission import WARD_MISSION
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE
from scenarios.model.pointing import Pointing
from scenarios.model.prepare import Problem
from scenarios.model.run import places_paid_for


@dataclass(frozen=True)
class Funnel:
    """Places, whom they reach, and what is left of it, over the whole horizon, scattered money included."""

    mission: str
    years: int
    stages: list[Stage]  # places first, then fewer and fewer people
    person_years: Summary | None  # of loneliness averted; none for a mission that is a flow
    piecemeal_end: Estimate  # the last stage under piecemeal: what is there without the strategy

    def mean_of(self, key: str) -> float:
        """The average of one stage."""
        for stage in self.stages:
            if stage.key == key:
                return stage.summary.mean.value
        raise KeyError(key)

    @property
    def end(self) -> Stage:
        return self.stages[-1]

    def lost_share(self, before: str, after: str) -> float:
        """What is lost between two stages, as a share of the first; nothing where there is nothing to lose."""
        first = self.mean_of(before)
        return 1 - self.mean_of(after) / first if first > 0 else 0.0


def funnel(problem: Problem, run: Comparison, pointing: Pointing, mission: str, spend_gbp: float) -> Funnel:
    """The funnel of one strategy, in the outcome of a mission."""
    result, blocks = run[pointing.key], run.blocks
    end = people(result, mission)
    steps: dict[str, tuple[Unit, Array]] = {}
    if mission == WARD_MISSION:
        wards = result.wards
        steps = {
            "places": ("places", wards.places),
            "reached": ("people", wards.reached.sum(axis=0)),
            "helped": ("people", wards.helped),
            "at_end": ("people", end),
        }
    else:
        steps = {"places": ("places", places_paid_for(problem, pointing, mission, spend_gbp))}
        steps |= {"outcomes": ("people", end)}
    averted = result.wards.person_years.sum(axis=0)
    return Funnel(
        mission=mission,
        years=problem.years,
        stages=[Stage(key, unit, summarise(values, blocks)) for key, (unit, values) in steps.items()],
        person_years=summarise(averted, blocks) if mission == WARD_MISSION else None,
        piecemeal_end=mean(people(run[BASELINE], mission), blocks),
    )
