"""What the sentence says at every stop of the slider, so that it can follow a hand before the slider is let go."""

from __future__ import annotations

from scenarios.analysis.headline import Headline, headline
from scenarios.answers.answering import Answers, answer
from scenarios.answers.compare import facts
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolved
from scenarios.domain.amounts import spend_stops_gbp
from scenarios.domain.results import Comparison
from scenarios.domain.scenario import BASELINE
from scenarios.model.run import run_strategy

MOST_CELLS_A_STOP = 100_000  # wards times draws of a first answer: with more, two hundred stops would take too long

Stops = dict[int, Headline]  # by spend [£ a year]


@answer(by_spend=False)
def stops(resolved: Resolved) -> Stops:
    """The first strategy against piecemeal at every stop; nothing where a council has so many wards that it takes long.

    Asked for as a first answer, from fewer of the same futures: two hundred stops take about a second of one core.
    """
    if resolved.problem.programme.condition.size > MOST_CELLS_A_STOP:
        return {}
    every = spend_stops_gbp(resolved.base.scenario.levers.spend_gbp)
    return {spend_gbp: _headline_at(resolved, float(spend_gbp)) for spend_gbp in every}


@answer()
def stop(resolved: Resolved) -> Headline:
    """The same at one stop, from all futures: to the digit what the page says there."""
    return _headline_at(resolved, resolved.spend_gbp)


def _headline_at(resolved: Resolved, spend_gbp: float) -> Headline:
    problem, focus = resolved.problem, resolved.focus
    results = {k: run_strategy(problem, resolved.pointings[k], spend_gbp) for k in (BASELINE, focus)}
    run = Comparison(results, problem.blocks, problem.programme.condition)
    return headline(run, resolved.scenario, spend_gbp, focus)


def with_whole_answers(first: Stops, question: Question, answers: Answers) -> tuple[Stops, set[int]]:
    """The same with the page's own whole answer at every stop where it is there already, and which those are."""
    asked = {spend_gbp: question.at(float(spend_gbp)) for spend_gbp in first}
    there = {spend_gbp: answers.get(facts, q) for spend_gbp, q in asked.items() if answers.has(facts, q)}
    whole = {spend_gbp: found.headlines[question.focus] for spend_gbp, found in there.items()}
    return {**first, **whole}, set(whole)
