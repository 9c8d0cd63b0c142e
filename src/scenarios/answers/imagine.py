"""What if they all pulled on one rope: the same question under practices that ask suppliers for more."""

from __future__ import annotations

from scenarios.answers.question import Question
from scenarios.answers.resolved import Resolver
from scenarios.uncertainty.distributions import mean

PLEDGED = "sv_commit_book"  # what suppliers pledge, as a share of spend
BOLDER = {"policy_stretch": "A tenth of spend pledged", "every_contract_counts": "A fifth, in every contract"}
TODAY = "As it is today"


def practices(question: Question, resolver: Resolver) -> list[tuple[str, Question]]:
    """The question as it stands, and as each shipped scenario that asks for more would have suppliers pledge."""
    found = [(TODAY, question)]
    now = _pledged(question, resolver)
    for name, label in BOLDER.items():
        bolder = resolver.base(name)
        override = next(o for o in bolder.scenario.overrides if o.key == PLEDGED)
        if mean(bolder.register[PLEDGED]) > now:
            found.append((label, question.assuming(override)))
    return found


def _pledged(question: Question, resolver: Resolver) -> float:
    """The average share of spend that is pledged, as the question assumes it."""
    base = resolver.base(question.base)
    return mean(question.scenario.assumed_register(base.base_register)[PLEDGED])
