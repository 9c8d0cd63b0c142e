"""In what a question differs from the base scenario: marked on every page, listed on Changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scenarios.analysis.changes import ON_SCREEN, Change, changes
from scenarios.answers.answering import answer
from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolved
from scenarios.domain.scenario import Scenario

LOOKED_AT = {"strategies", "council"}  # where a reader chose them: seen on the page anyway


@answer(light=True)
def changed(resolved: Resolved) -> list[Change]:
    """Everything in which the question differs from the complete scenario that its file extends in the end."""
    base = resolved.base
    return changes(base.root, resolved.scenario, base.base_register, resolved.register, base.scenario)


def marked(found: Sequence[Change]) -> list[Change]:
    """The changes a page is marked for.

    All but spend, and the strategies and council that a reader chose to look at.
    """
    return [c for c in found if c.key != "spend_gbp" and not (c.key in LOOKED_AT and c.why == ON_SCREEN)]


def undone(question: Question, change: Change, base: Scenario) -> Question | None:
    """The question with one of its changes taken back; none where it is no lever and no assumption."""
    if change.kind == "setting":
        return question.with_levers(**{change.key: change.old})
    if change.kind != "assumption":
        return None
    kept = tuple(o for o in question.scenario.overrides if o.key != change.key)
    before = tuple(o for o in base.overrides if o.key == change.key)
    return replace(question, scenario=question.scenario.model_copy(update={"overrides": (*kept, *before)}))
