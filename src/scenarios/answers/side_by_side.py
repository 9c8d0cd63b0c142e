"""Scenarios side by side, paired on common futures, and the way from one to another, one change at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from scenarios.analysis import side_by_side as paired
from scenarios.analysis.by_year import ByYear, by_year
from scenarios.analysis.changes import Change, changes
from scenarios.analysis.headline import Headline, headline
from scenarios.analysis.journey import Stage, journey
from scenarios.analysis.side_by_side import Apart, Bridge, LeadDraws, Most, lead_draws
from scenarios.analysis.summary import RowSummaries, summarise_rows
from scenarios.answers.answering import RESOLVER, answer
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolved
from scenarios.domain.draws import Array
from scenarios.domain.errors import MissionError
from scenarios.domain.parameter import Register
from scenarios.domain.scenario import BASELINE, Scenario
from scenarios.geography.indicators import scaled
from scenarios.model.run import compare

STARTS_FROM = "The file it starts from"  # what no lever, setting or assumption says


@dataclass(frozen=True)
class Laid:
    """One scenario that is laid beside others, under the name it has there."""

    label: str
    question: Question


@dataclass(frozen=True)
class Column:
    """What one scenario says: its first strategy against piecemeal."""

    label: str
    scenario: Scenario
    register: Register
    council: str
    fictional: bool
    adults: float
    headline: Headline
    journey: list[Stage]
    by_year: ByYear | None
    spend_gbp: Array  # (level,)
    leads: RowSummaries  # of the lead at every level of spend, each (level,) [£]
    apart: Apart | None  # from the first column, future by future; none for the first itself


@dataclass(frozen=True)
class SideBySide:
    """Scenarios on common futures."""

    columns: tuple[Column, ...]
    most: Most  # of the leads, the first one among them
    draws: int  # futures that all have in common
    seed: int


@answer()
def side_by_side(resolved: Resolved, label: str, others: tuple[Laid, ...]) -> SideBySide:
    """The question and others, one column each; what differs from the first is paired with it, future by future."""
    laid = _on_common_futures((Laid(label, resolved.question), *others))
    columns, leads = list[Column](), list[LeadDraws]()
    for one in laid:
        column, lead = _column(one, leads[0] if leads else None)
        columns.append(column)
        leads.append(lead)
    seed = resolved.scenario.levers.seed
    return SideBySide(tuple(columns), paired.most(leads), _draws_used(laid[0].question), seed)


@answer()
def bridge(resolved: Resolved, to: Question) -> Bridge:
    """From the question to another one: each change's effect once those before it are made."""
    start, end = (one.question for one in _on_common_futures((Laid("", resolved.question), Laid("", to))))
    return paired.bridge(_lead(start), list(_one_at_a_time(start, end)))


def what_differs(start: Question, end: Question) -> list[Change]:
    """Every change from one question to another, in the order in which a bridge makes them."""
    bases = [RESOLVER.base(q.base).base_register for q in (start, end)]
    registers = [q.scenario.assumed_register(base) for q, base in zip((start, end), bases, strict=True)]
    plain = start.scenario, end.scenario
    return [c for c in changes(*plain, registers[0], registers[1]) if c.key not in ("seed", "draws")]


def _on_common_futures(laid: Sequence[Laid]) -> tuple[Laid, ...]:
    """The same with one seed and as many draws as the council with the most wards can run."""
    levers = laid[0].question.scenario.levers
    same = [replace(one, question=one.question.with_levers(seed=levers.seed, draws=levers.draws)) for one in laid]
    used = min(_draws_used(one.question) for one in same)
    return tuple(replace(one, question=_with_draws(one.question, used)) for one in same)


def _with_draws(question: Question, draws: int) -> Question:
    return replace(question, most_cells=draws * RESOLVER.resolve(question).wards.n)


def _draws_used(question: Question) -> int:
    return RESOLVER.resolve(question).prepared.blocks[-1][1]


def _column(one: Laid, first: LeadDraws | None) -> tuple[Column, LeadDraws]:
    resolved = RESOLVER.resolve(one.question)
    scenario, focus, run = resolved.scenario, resolved.focus, resolved.comparison
    lead = lead_draws(run, focus, scenario.levers.mission)
    ladder = resolved.prepared.ladder
    column = Column(
        one.label,
        scenario,
        resolved.register,
        resolved.wards.council,
        resolved.wards.fictional,
        scaled(resolved.wards, scenario.council.adults).adults_total,
        headline(run, scenario, resolved.spend_gbp, focus),
        journey(run[focus], scenario.levers.years, run.blocks),
        by_year(run, focus, scenario.levers.mission),
        ladder.spend_gbp,
        summarise_rows(ladder.totals[focus] - ladder.totals[BASELINE], ladder.blocks),
        None if first is None else paired.apart(lead, first),
    )
    return column, lead


def _lead(question: Question) -> LeadDraws:
    """The lead of a question's first strategy: the others are not run."""
    alone = replace(question, scenario=question.scenario.with_strategies((question.focus,)))
    resolved = RESOLVER.resolve(alone)
    run = compare(resolved.problem, resolved.spend_gbp, resolved.pointings)
    return lead_draws(run, question.focus, question.scenario.levers.mission)


def _one_at_a_time(start: Question, end: Question) -> Iterator[tuple[tuple[str, ...], LeadDraws]]:
    """The lead after each change. A change that is no scenario by itself is made together with the next."""
    now, names, last = start, tuple[str, ...](), None
    for change in what_differs(start, end):
        now, names = _changed(now, change, end), (*names, change.name)
        try:
            last = _lead(_checked(now))
        except (MissionError, ValidationError):
            continue
        yield names, last
        names = ()
    if names or start.base != end.base:
        whole, reached = _lead(end), last or _lead(start)
        if names or (whole.value_gbp != reached.value_gbp).any():
            yield names or (STARTS_FROM,), whole


def _changed(question: Question, change: Change, end: Question) -> Question:
    """The question with one of its changes made."""
    scenario = question.scenario
    if change.kind == "setting":
        levers = scenario.levers.model_copy(update={change.key: change.new})
        return replace(question, scenario=scenario.model_copy(update={"levers": levers}))
    if change.kind == "scenario":
        whole = scenario.model_copy(update={change.key: getattr(end.scenario, change.key)})
        if change.key != "council":
            return replace(question, scenario=whole)
        return replace(question, scenario=whole, council=end.council, most_cells=end.most_cells)
    kept = tuple(o for o in scenario.overrides if o.key != change.key)
    theirs = tuple(o for o in end.scenario.overrides if o.key == change.key)
    return replace(question, scenario=scenario.model_copy(update={"overrides": (*kept, *theirs)}))


def _checked(question: Question) -> Question:
    """The question once its scenario is one that a file could say."""
    base = RESOLVER.base(question.base)
    scenario = Scenario.model_validate_json(question.scenario.model_dump_json())
    return replace(question, scenario=scenario.checked(base.base_register, base.missions))
