"""In what a question differs from the base scenario: marked on every page, listed on Changes."""

from __future__ import annotations

from collections.abc import Sequence

from scenarios.analysis.changes import ON_SCREEN, Change, changes
from scenarios.answers.answering import answer
from scenarios.answers.resolved import Resolved

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
