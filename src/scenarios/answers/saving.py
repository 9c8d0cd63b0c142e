"""What is kept of a question in the library: its inputs whole, what it came to, and what that was made with."""

from __future__ import annotations

from typing import Any

from scenarios.analysis.headline import Headline
from scenarios.analysis.summary import Summary
from scenarios.answers import link
from scenarios.answers.answering import answer
from scenarios.answers.compare import facts
from scenarios.answers.resolved import Resolved
from scenarios.domain.saved import Kept
from scenarios.store.files import scenario_files
from scenarios.store.library import made_with, saved_scenarios


@answer()
def results(resolved: Resolved) -> dict[str, Any]:
    """What every strategy comes to against piecemeal: people and value with their ranges, and how often it is ahead."""
    levers, found = resolved.scenario.levers, facts(resolved)
    return {
        "spend_gbp": levers.spend_gbp,
        "years": levers.years,
        "mission": levers.mission,
        "focus": resolved.focus,
        "strategies": {key: _against_piecemeal(h) for key, h in found.headlines.items()},
    }


def _against_piecemeal(h: Headline) -> dict[str, Any]:
    return {
        "title": h.title,
        "people": _range(h.people),
        "value_gbp": _range(h.value.summary),
        "p_better": h.value.p_better.value,
        "verdict": h.value.verdict,
    }


def _range(s: Summary) -> dict[str, float]:
    return {"mean": s.mean.value, "low": s.low, "high": s.high}


@answer()
def kept(resolved: Resolved, title: str) -> Kept:
    """Everything about a question that the library keeps, under the name that it is saved by."""
    question = resolved.question
    link.expect_known_here(resolved.scenario)  # others could not open what names a file of one machine
    scenario = resolved.scenario.model_copy(update={"title": title})
    return Kept(
        scenario_files.as_text(scenario),
        scenario_files.begun_with(question.base),
        results(resolved),
        made_with.made_with(resolved.base.base_register, question.data_version),
    )


@answer()
def since(resolved: Resolved) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """What a saved question comes to today, and which equations, evidence and data differ from when it was saved."""
    before = saved_scenarios.version(resolved.question.base).kept.made_with
    now = made_with.made_with(resolved.base.base_register, resolved.question.data_version)
    return results(resolved), made_with.moved(dict(before), now)
