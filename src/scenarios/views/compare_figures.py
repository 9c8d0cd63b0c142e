"""The figures of Compare, drawn from its answers: the same on screen, on paper and in a frame."""

from __future__ import annotations

from collections.abc import Callable

from scenarios.answers.compare import Facts, LadderAnswer, Setting
from scenarios.views.charts import dotplot, funnel, journey, ladder, valuations, years
from scenarios.views.charts.figure import Figure
from scenarios.views.charts.theme import Theme

KINDS = ("ladder", "dots", "people", "years", "journey", "valuations")


def figure(
    kind: str, about: Setting, facts: Facts, ladder_answer: Callable[[], LadderAnswer], theme: Theme, drawn: bool = True
) -> Figure | None:
    """One of the six; the ladder is asked for only where it is drawn. A mission that is a flow has no years.

    Two of them are drawn under the reader's hand elsewhere: of these the words alone can be had.
    """
    focus = next(iter(facts.headlines))
    h, numbers = facts.headlines[focus], about.strategy_numbers
    if kind == "ladder":
        return ladder.figure(ladder_answer(), facts.headlines, numbers, theme if drawn else None)
    if kind == "dots":
        return dotplot.figure(h, numbers[focus], theme if drawn else None)
    if kind == "journey":
        return journey.figure(facts.journey, h.title, numbers[focus], theme, bool(about.scenario.partners))
    if kind == "years":
        return years.figure(facts.by_year, h.title, numbers[focus], theme, about.scenario.year_name)
    if kind == "people":
        return funnel.figure(facts.funnel, about.missions, numbers[focus], theme)
    return valuations.figure(facts.headlines, numbers, focus, theme)
