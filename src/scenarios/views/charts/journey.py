"""What is left of a pledge at every step."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.journey import Stage
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Spec, finished, over, text, with_data
from scenarios.views.charts.theme import Theme

STAGES = {
    "pledged": "Pledged by suppliers",
    "delivered": "Delivered",
    "usable": "Usable for a cause",
    "eligible": "Lawful to point",
    "pointed": "Pointed at the mission",
    "net_pointed": "Left to spend on it",
}
WHY = {  # where the rest of the step before went
    "pledged": "in proxy pounds",
    "delivered": "the rest never comes",
    "usable": "the rest is no cash or hours",
    "eligible": "the rest is tied elsewhere",
    "pointed": "the rest stays scattered",
    "net_pointed": "the rest runs the mission",
}
HUNDRED_PX = 46  # the side of the square that stands for £100
NARROW = 450  # pixels of a chart, in which all stands nearer and is smaller
ROW_PX = 54
CAVEAT = (
    "A £100 pledge is not £100 in the bank. An average year of the horizon; every square is as large as what is left of"
    " £100. Modelled, not counted."
)
COLUMNS = {
    "stage": "Step",
    "why": "The rest",
    "average": "Average, £ a year",
    "low": "Low, 1 in 10 below",
    "high": "High, 1 in 10 above",
    "se": "± average, simulation error",
}


def figure(stages: list[Stage], title: str, number: int, theme: Theme, beside: bool = False) -> Figure:
    """A square a step, of one strategy. Where partners are `beside`, it is the council's own pledge and says so."""
    steps = stages_frame(stages)
    averages = [s.summary.mean.value for s in stages]
    pledged, left = averages[0], averages[-1]
    sentences = _sentences(stages)
    told = " ".join(sentences)
    summary = told if pledged else "With nothing spent there is no journey to follow."
    share = shares_of_first(averages)
    labels = [words.numbers.of_a_hundred(s).replace("less than ", "<") for s in share]
    drawn = squares(steps, share, labels, theme.colour(number), theme)
    picture = Picture(drawn, "Of every £100 pledged, step by step", _ends(sentences))
    claim, table = _claim(title, pledged, left, beside), steps.rename(columns=COLUMNS).round(1)
    return Figure("journey", claim, "", (picture,), summary, CAVEAT, table)


def stages_frame(stages: list[Stage]) -> pd.DataFrame:
    """Each step's average, range of eight futures in ten and simulation error [£ a year]."""
    return pd.DataFrame(
        {
            "stage": [STAGES[s.key] for s in stages],
            "why": [WHY[s.key] for s in stages],
            "average": [s.summary.mean.value for s in stages],
            "low": [s.summary.low for s in stages],
            "high": [s.summary.high for s in stages],
            "se": [s.summary.mean.se for s in stages],
        }
    )


def _claim(title: str, pledged: float, left: float, beside: bool) -> str:
    if pledged == 0:
        return "Nothing is pledged, so nothing reaches anybody"
    whose = " to the council" if beside else ""
    return f"{title}: of every £100 pledged{whose}, {words.numbers.of_a_hundred(left / pledged)} is left to spend on it"


def _sentences(stages: list[Stage]) -> list[str]:
    return [_sentence(STAGES[s.key], s.summary.mean.value, s.summary.low, s.summary.high) for s in stages]


def _sentence(stage: str, average: float, low: float, high: float) -> str:
    middle = f" ({words.numbers.pounds(low)} to {words.numbers.pounds(high)})" if high > low else ""
    return f"{stage}: {words.numbers.pounds(average)}{middle}."


def _ends(sentences: list[str]) -> str:
    """The first and the last step: enough to carry the message of the picture."""
    return " ".join(dict.fromkeys((sentences[0], sentences[-1])))


def squares(steps: pd.DataFrame, share: Sequence[float], labels: list[str], colour: str, theme: Theme) -> Spec:
    """A square a step, as large as what is left of the first, with what it is and where the rest went."""
    columns = {name: steps[name].tolist() for name in ("stage", "why", "average")}
    shown = pd.DataFrame({**columns, "label": labels, "area": [s * HUNDRED_PX**2 for s in share]})
    return with_data(squares_template(theme, colour, len(steps)), steps=shown)


def shares_of_first(averages: Sequence[float]) -> list[float]:
    """What is left at each step of what there is at the first; nothing where there is nothing."""
    first = averages[0]
    return [max(a, 0.0) / first if first > 0 else 0.0 for a in averages]


@cache
def squares_template(theme: Theme, colour: str, rows: int) -> Spec:
    """A row a step: the amount, its square, and the words."""
    y = alt.Y("stage:N", sort=None, axis=None)
    words_px = _by_width(13, 14)
    amounts = over("steps").mark_text(align="right", fontWeight="bold", fontSize=_by_width(15, 17), color=theme.text)
    square = over("steps").mark_point(shape="square", filled=True, opacity=1, color=colour)
    names = over("steps").mark_text(align="left", dy=-10, fontWeight="bold", fontSize=words_px, color=theme.text)
    whys = over("steps").mark_text(align="left", dy=11, fontSize=words_px, color=theme.text)
    layers = [
        amounts.encode(_at(50, 64), y, text()),
        square.encode(_at(81, 103), y, alt.Size("area:Q", scale=None, legend=None)),
        names.encode(_at(110, 154), y, text("stage")),
        whys.encode(_at(110, 154), y, text("why")),
    ]
    return finished(layers, theme, ROW_PX * rows + 20)


def _by_width(narrow: int, wide: int) -> alt.ExprRef:
    return alt.ExprRef(expr=f"width < {NARROW} ? {narrow} : {wide}")


def _at(narrow: int, wide: int) -> alt.XValue:
    return alt.XValue(_by_width(narrow, wide))  # type: ignore[no-untyped-call]  # its value channels have no types
