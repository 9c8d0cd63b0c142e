"""What an analyst asks of a choice: where it changes, however it is counted, and how robust it is."""

from __future__ import annotations

from scenarios.answers import compare, decide
from scenarios.answers.compare import Setting
from scenarios.answers.decide import Decision
from scenarios.answers.question import Question
from scenarios.ui import asking, figures, say
from scenarios.ui.controls import decision
from scenarios.ui.framework import dark
from scenarios.views import words
from scenarios.views.charts import robustness, structure, switching
from scenarios.views.charts.theme import theme_of

KINDS = ("switch", "structure", "robust")


def shown(kind: str, question: Question, about: Setting, decided: Decision) -> None:
    """One of them."""
    {"switch": _switch, "structure": _structure, "robust": _robust}[kind](question, about, decided)


def _switch(question: Question, about: Setting, decided: Decision) -> None:
    known, titles = {e.key: e for e in decided.evppi}, decided.wrong.titles
    theme = theme_of(dark())
    figures.figure(switching.figure(decided.switches, known, decided.inputs, titles, about.register, theme))
    crossing = asking.ask(compare.ladder, question).crossings[question.focus]
    say.write(words.compare.break_even(crossing, titles[question.focus]))


def _structure(question: Question, about: Setting, decided: Decision) -> None:
    titles, numbers = decided.wrong.titles, about.strategy_numbers
    figures.figure(structure.figure(decided.outcomes, titles, numbers, question.focus, theme_of(dark())))


def _robust(question: Question, about: Setting, decided: Decision) -> None:
    target = decision.target(question)
    four, best = asking.ask(decide.robustness, question, target)
    wanted = words.robustness.target_text(target, about.missions)
    near, titles = words.robustness.furthest(best, target), decided.wrong.titles
    theme = theme_of(dark())
    figures.figure(robustness.figure(four, decided.leads, titles, wanted, near, about.strategy_numbers, theme))
    figures.explained(words.robustness.TERMS, "robust")
