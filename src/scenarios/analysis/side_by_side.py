"""Scenarios side by side on common futures: what each comes to, by how much they differ, and a bridge between two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scenarios.analysis.difference import Difference, difference
from scenarios.analysis.headline import people
from scenarios.analysis.summary import Blocks, Summary, mean, summarise
from scenarios.domain.draws import Array
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE


@dataclass(frozen=True)
class LeadDraws:
    """One strategy less piecemeal on every draw, each over the axis `draw`."""

    mission: str  # whose outcome is counted
    people: Array
    value_gbp: Array
    blocks: Blocks

    def expect_common(self, other: LeadDraws) -> None:
        """Draws are paired only where they are the same futures."""
        if self.blocks != other.blocks:
            raise ValueError(f"draws of other futures cannot be paired: {self.blocks[-1][1]} and {other.blocks[-1][1]}")


@dataclass(frozen=True)
class Apart:
    """What one scenario's lead less another's comes to, future by future."""

    people: Summary | None  # none where the two count another outcome
    value: Difference


@dataclass(frozen=True)
class Step:
    """One change on the way from one scenario to another, and its effect on the lead, future by future."""

    names: tuple[str, ...]  # what is changed: more than one thing where one alone is no scenario
    people: Summary | None  # none from the step on that counts another outcome
    value: Summary
    reached_gbp: float  # the average lead once it is made


@dataclass(frozen=True)
class Bridge:
    """From one scenario's lead to another's, one change at a time; the effects sum to the whole difference."""

    start_gbp: float
    start_people: float
    end_gbp: float
    end_people: float
    steps: tuple[Step, ...]
    whole: Apart

    @property
    def counts_people(self) -> bool:
        """Whether both ends count the same outcome, so that the bridge can be told in people."""
        return self.whole.people is not None and all(s.people is not None for s in self.steps)


def lead_draws(run: Comparison, strategy: str, mission: str) -> LeadDraws:
    """One strategy of a run less piecemeal."""
    mine, base = run[strategy], run[BASELINE]
    counted = people(mine, mission) - people(base, mission)
    return LeadDraws(mission, counted, mine.total_gbp - base.total_gbp, run.blocks)


def apart(mine: LeadDraws, first: LeadDraws) -> Apart:
    """What one lead less another comes to, on common futures."""
    mine.expect_common(first)
    same = mine.mission == first.mission
    counted = summarise(mine.people - first.people, mine.blocks) if same else None
    return Apart(counted, difference(mine.value_gbp, first.value_gbp, mine.blocks))


def bridge(first: LeadDraws, reached: Sequence[tuple[tuple[str, ...], LeadDraws]]) -> Bridge:
    """Each change's effect from the leads after it, in the order in which they are made."""
    steps, before = [], first
    for names, after in reached:
        moved = apart(after, before)
        steps.append(Step(names, moved.people, moved.value.summary, float(after.value_gbp.mean())))
        before = after
    means = (float(x.mean()) for x in (first.value_gbp, first.people, before.value_gbp, before.people))
    start_gbp, start_people, end_gbp, end_people = means
    return Bridge(start_gbp, start_people, end_gbp, end_people, tuple(steps), apart(before, first))


@dataclass(frozen=True)
class Most:
    """Which of several leads is the largest on average, and whether it is beyond simulation error."""

    number: int
    clear: bool
    by_people: bool  # in people where all count the same outcome, else in pounds


def most(leads: Sequence[LeadDraws]) -> Most:
    """The largest of several leads on common futures."""
    by_people = len({lead.mission for lead in leads}) == 1
    values = [lead.people if by_people else lead.value_gbp for lead in leads]
    number = max(range(len(values)), key=lambda i: float(values[i].mean()))
    over = [mean(values[number] - other, leads[0].blocks) for i, other in enumerate(values) if i != number]
    return Most(number, all(e.clear_of_zero() for e in over), by_people)


def per(total: float, of: float) -> float | None:
    """So much for each of so many; nothing where there is none of them."""
    return total / of if of else None
