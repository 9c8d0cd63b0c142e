"""What a reader asks by moving a lever, known before the controls are drawn again.

Drawing the controls takes the time in which its first looks are worked out, so these are begun before. The controls
alone say what is asked: where they say otherwise, what was begun is dropped.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from scenarios.answers import link, link_reading
from scenarios.answers.answering import RESOLVER
from scenarios.answers.link import Choices
from scenarios.answers.question import Question
from scenarios.domain.errors import MissionError
from scenarios.domain.lever import ControlValue
from scenarios.domain.levers import MOVABLE
from scenarios.ui import asking, page_state


def remember(choices: Choices) -> None:
    """What is asked now, and how the controls stand."""
    page_state.keep("choices", (choices, _stand()))


def begin() -> None:
    """Begin what will be asked, where that can be told."""
    try:
        question = _asked()
    except (MissionError, TypeError, ValueError):  # a control that will not stand as it is now
        return
    if question is not None:
        asking.begin_early(question)


def _asked() -> Question | None:
    """The question, where nothing but levers has moved since the controls were last drawn."""
    choices, before = page_state.kept("choices", (None, {}))
    now = _stand()
    moved = {key for key in now.keys() | before.keys() if now.get(key) != before.get(key)}
    levers = {lever.link_name: (name, lever) for name, lever in MOVABLE.items()}
    if choices is None or not moved or not moved <= levers.keys() & now.keys():
        return None
    own = RESOLVER.base(choices.base).scenario.levers
    values = {
        name: lever.chosen(cast(ControlValue, now[key]), getattr(own, name))
        for key, (name, lever) in levers.items()
        if key in now
    }
    spend_gbp = values.pop("spend_gbp", own.spend_gbp)
    return link.asked(replace(choices, levers=choices.levers | values), RESOLVER).with_levers(spend_gbp=spend_gbp)


def _stand() -> dict[str, object]:
    """Every control that a question hangs on, by its key."""
    keys = (*link_reading.OWN, *(lever.link_name for lever in MOVABLE.values()))
    return {key: page_state.state()[key] for key in keys if key in page_state.state()}
