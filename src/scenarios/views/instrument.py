"""What a browser needs to follow a hand on the slider: the ladder, the dots, and what is said at every stop."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from scenarios.analysis.crossing import Crossing
from scenarios.analysis.headline import Headline
from scenarios.answers.compare import LadderAnswer
from scenarios.domain.draws import Array
from scenarios.domain.mission import Missions
from scenarios.domain.scenario import BASELINE
from scenarios.views import words
from scenarios.views.charts import dotplot, ladder
from scenarios.views.charts.theme import Theme

Data = dict[str, Any]  # plain numbers, words and lists, as they travel to the browser
DIGITS = 4


def colours(theme: Theme) -> Data:
    """Text, lines and ground of one theme."""
    return {"text": theme.text, "quiet": theme.quiet, "grid": theme.grid, "ground": theme.ground}


def ladder_data(
    ladder_answer: LadderAnswer,
    headlines: Mapping[str, Headline],
    numbers: Mapping[str, int],
    theme: Theme,
    coloured: bool = False,
) -> Data:
    """Every strategy across levels of spend [£m]: piecemeal and the first are drawn heavy, with their ranges.

    The others are grey, or `coloured` where that is asked for.
    """
    focus, titles = next(iter(headlines)), ladder_answer.ladder.titles
    label_m, levels = ladder.line_names_m(ladder_answer), ladder_answer.levels
    of = levels["strategy"].to_numpy()
    drawn = {name: levels[f"{name}_m"].to_numpy() for name in ("spend", "average", "low", "high")}
    lines = []
    for key, title in titles.items():
        first = key in (BASELINE, focus)
        here = of == title
        colour = theme.colour(numbers[key]) if first or coloured else theme.quiet
        line: Data = {"title": title, "colour": colour, "first": first}
        line |= {name: _rounded(values[here]) for name, values in drawn.items()}
        lines.append(line | {"label_m": round(float(label_m[title]), DIGITS)})
    return {
        "lines": sorted(lines, key=lambda line: bool(line["first"])),  # the first two above the others
        "tips": _tips(ladder_answer.crossings.get(focus)),
        "x_title": ladder.SPEND_TITLE,
        "y_title": ladder.value_title(headlines[focus].years),
        "colours": colours(theme),
    }


def dots_data(h: Headline, number: int, theme: Theme) -> Data:
    """Fifty futures of the difference [£m], and who does better in them."""
    sides = dotplot.sides_of(h.title)
    return {
        "dots": _dots(h),
        "claim": dotplot.claim_of(h),
        "better": {"title": sides[0], "colour": theme.colour(number)},
        "worse": {"title": sides[1], "colour": theme.colour(0)},
        "x_title": dotplot.X_TITLE,
        "colours": colours(theme),
    }


def stops_data(stops: Mapping[int, Headline], whole: Collection[int], missions: Missions) -> Data:
    """What the answer and the dots say at every stop; `whole` are those that all futures have answered."""
    said = [asdict(words.answer.answer(h, missions)) for h in stops.values()]
    columns: dict[str, Sequence[object]] = {name: [s[name] for s in said] for name in said[0]} if said else {}
    return {
        **columns,
        "spend_gbp": list(stops),
        "whole": [spend_gbp in whole for spend_gbp in stops],
        "dots": [_dots(h) for h in stops.values()],
        "dots_claim": [dotplot.claim_of(h) for h in stops.values()],
    }


def _dots(h: Headline) -> list[float]:
    return [round(float(v) / 1e6, DIGITS) for v in h.dots_gbp]


def _tips(crossing: Crossing | None) -> Data | None:
    """Where the ranking changes, with the range of eight in ten of the futures in which it does [£m]."""
    if crossing is None or crossing.spend_gbp is None:
        return None
    low, high = crossing.low_gbp, crossing.high_gbp
    ends = {"low_m": low.value / 1e6, "high_m": high.value / 1e6} if low is not None and high is not None else {}
    return {"at_m": crossing.spend_gbp.value / 1e6, "label": ladder.TIPS, **ends}


def _rounded(values: Array) -> list[float]:
    return [round(v, DIGITS) for v in values.tolist()]
