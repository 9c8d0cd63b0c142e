"""A room's session: what it tried and what that did to the question."""

from __future__ import annotations

from scenarios.answers.decide import Decision
from scenarios.answers.question import Question
from scenarios.domain.parameter import Register
from scenarios.domain.scenario import Override
from scenarios.uncertainty.distributions import quantiles

LONGEST_WORDS = 600
CLOSED_TO_TRIAL = ("dirichlet", "shares", "fixed")  # these have no low and no high end
OFFERED = 8
ENDS = {"low": 0.1, "high": 0.9}  # the quantile a room sets an assumption to


def triable(decided: Decision, register: Register) -> list[str]:
    """The assumptions a room can change: those the strategy loses by, then those that matter most to the choice."""
    loses = [c.key for c in decided.finding.conditions if c.key in register.parameters] if decided.finding else []
    keys = dict.fromkeys((*loses, *([e.key for e in decided.evppi] or list(decided.inputs))))
    return [k for k in keys if register[k].distribution not in CLOSED_TO_TRIAL][:OFFERED]


def tried(question: Question, key: str, end: str, register: Register) -> Question:
    """The question with the room's setting of one assumption; as it was where the room set nothing."""
    if not key or end not in ENDS:
        return question
    return question.assuming(Override(key=key, fixed=value_at(key, end, register), why="the room tried it"))


def value_at(key: str, end: str, register: Register) -> float:
    """The assumption where the room sets it: an end that leaves one future in ten beyond it."""
    return float(f"{quantiles(register[key], (ENDS[end],))[0]:.6g}")
