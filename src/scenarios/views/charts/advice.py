"""Charts of advice from anybody's draws: what knowing is worth, studies by size, and everything across worths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.acceptability import AtWorth, BreakEven
from scenarios.analysis.from_draws import Advice
from scenarios.analysis.study import Studied
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import (
    Named,
    Spec,
    coloured,
    finished,
    line_legend,
    names_axis,
    over,
    text,
    with_data,
)
from scenarios.views.charts.theme import LIGHT, Theme

SHOWN = 15
HEIGHT = 320
CHANCE, LOSES = "Chance of being the best", "What each strategy loses on average"
NOT_ODDS = "Not the chance of being right: a strategy that is best most often can still lose most on average."
DOTTED = f"The dotted line is the frontier: the chance of the one that is preferred. {NOT_ODDS}"
AT_MOST = "An upper limit: no study can be worth more than knowing for certain. Amounts of inputs do not add up."
APPROXIMATE = (
    "What is expected once the answers are in is drawn in from what is expected with certainty: exact where what is"
    " known and the answers are normal and the gain is linear, an approximation elsewhere."
)


def of_advice(a: Advice, theme: Theme = LIGHT) -> list[Figure]:
    """The figures of advice at one worth of an effect."""
    figures = [_loss(a, theme)]
    if a.evppis:
        figures.append(_learn(a, theme))
    return figures + [_study(s, i, theme) for i, s in enumerate(a.studies)]


def of_worths(found: Sequence[AtWorth], changes: Sequence[BreakEven], theme: Theme = LIGHT) -> list[Figure]:
    """The figures across worths of an effect: acceptability with its frontier, expected loss, and EVPI."""
    claim, detail = words.advice.across(found, changes)
    chances = _curves(found, [(k, p.value) for a in found for k, p in a.p_best.items()])
    frontier = pd.DataFrame({"x": [a.wtp for a in found], "y": [a.p_best[a.preferred].value for a in found]})
    losses = _curves(found, [(k, p.value) for a in found for k, p in a.loss.items()])
    evpi = _curves(found, [("EVPI", a.evpi.value) for a in found])
    named = _named(found[0].p_best, theme)
    turns = pd.DataFrame({"x": [b.wtp for b in changes]}, columns=["x"])
    most = words.advice.uncertainty(found)
    worth = "Worth of one effect"
    return [
        _lines("acceptability", claim, detail, chances, named, (worth, CHANCE), theme, turns, frontier, DOTTED),
        _lines("loss", LOSES, "", losses, named, (worth, "Expected loss"), theme, turns),
        _lines("evpi", most, "", evpi, _named(["EVPI"], theme, 1), (worth, "EVPI"), theme, turns, caveat=AT_MOST),
    ]


def _named(names: Iterable[str], theme: Theme, first: int = 0) -> Named:
    return tuple((name, theme.colour(first + i)) for i, name in enumerate(names))


def _curves(found: Sequence[AtWorth], cells: list[tuple[str, float]]) -> pd.DataFrame:
    """One row a worth and name."""
    each = len(cells) // len(found)
    worths = [a.wtp for a in found for _ in range(each)]
    return pd.DataFrame({"x": worths, "name": [k for k, _ in cells], "y": [v for _, v in cells]})


def _lines(
    key: str,
    claim: str,
    detail: str,
    curves: pd.DataFrame,
    named: Named,
    titles: tuple[str, str],
    theme: Theme,
    turns: pd.DataFrame,
    frontier: pd.DataFrame | None = None,
    caveat: str = NOT_ODDS,
) -> Figure:
    ends = curves[curves["x"] == curves["x"].max()]
    told = "; ".join(f"{k} {words.advice.amount(y)}" for k, y in zip(ends["name"], ends["y"], strict=True))
    summary = f"{titles[1]} at the highest, {words.advice.amount(float(curves['x'].max()))}: {told}."
    above = pd.DataFrame(columns=["x", "y"]) if frontier is None else frontier
    spec = with_data(
        lines_template(theme, named, *titles, len(curves) < 40), curves=curves, turns=turns, frontier=above
    )
    table = curves.pivot_table(index="x", columns="name", values="y", sort=False).reset_index()
    table = table.rename(columns={"x": titles[0]}).rename_axis(columns=None)
    picture = Picture(spec, f"{titles[1]} by {titles[0].lower()}", summary)
    return Figure(key, claim, detail, (picture,), summary, caveat, table)


@cache
def lines_template(theme: Theme, named: Named, x_title: str, y_title: str, pointed: bool) -> Spec:
    """A line a name, where the preferred one changes, and the frontier over them."""
    x = alt.X("x:Q", title=x_title, scale=alt.Scale(nice=False)).axis(format=",.3~r", tickCount=6)
    y = alt.Y("y:Q", title=y_title).axis(format=",.3~r", tickCount=5)
    layers = [
        over("curves").mark_line(strokeWidth=3, point=pointed).encode(x, y, coloured("name", named, line_legend())),
        over("frontier").mark_line(strokeWidth=1.5, strokeDash=[2, 4], color=theme.text).encode(x, y),
        over("turns").mark_rule(strokeWidth=1.5, strokeDash=[6, 4], color=theme.text).encode(alt.X("x:Q")),
    ]
    return finished(layers, theme, HEIGHT)


def _loss(a: Advice, theme: Theme) -> Figure:
    claim, detail = words.advice.choice(a)
    d = a.decision
    rows = [(k, d.loss[k].value, d.loss[k].se) for k in d.expected]
    table = pd.DataFrame(
        [(k, d.expected[k].value, d.p_best[k].value, d.loss[k].value, d.loss[k].se) for k in d.expected],
        columns=["Strategy", "Expected value", "Chance best", "Expected loss", "± loss"],
    )
    return _bars("loss", claim, detail, rows, "Expected loss", NOT_ODDS, table, theme)


def _learn(a: Advice, theme: Theme) -> Figure:
    claim, detail = words.advice.learn(a)
    shown = a.evppis[:SHOWN]
    rows = [(w.key, w.estimate.value, w.estimate.se) for w in shown]
    table = pd.DataFrame(
        [(w.key, w.estimate.value, w.estimate.se, w.by_chance, "yes" if w.clear else "no") for w in a.evppis],
        columns=["Input", "EVPPI", "±", "Floor", "Clear"],
    )
    return _bars("evppi", claim, detail, rows, "Worth knowing, at most (EVPPI)", AT_MOST, table, theme)


def _bars(
    key: str,
    claim: str,
    detail: str,
    rows: Sequence[tuple[str, float, float | None]],
    title: str,
    caveat: str,
    table: pd.DataFrame,
    theme: Theme,
) -> Figure:
    """A bar a name with its error, the amount at its end."""
    bars = pd.DataFrame(
        [(k, v, v - 2 * (se or 0.0), v + 2 * (se or 0.0), words.advice.amount(v)) for k, v, se in rows],
        columns=["name", "value", "low", "high", "label"],
    )
    told = "; ".join(f"{k} {words.advice.amount(v)}" for k, v, _ in rows)
    spec = with_data(bars_template(theme, title, len(rows)), bars=bars)
    summary = f"{title}: {told}."
    return Figure(key, claim, detail, (Picture(spec, "Bars", f"{claim}. {summary}"),), summary, caveat, table)


@cache
def bars_template(theme: Theme, title: str, rows: int) -> Spec:
    scale = alt.Scale(nice=True)
    y = alt.Y("name:N", sort=None, title=None, axis=names_axis(220))
    x = alt.X("value:Q", title=title, scale=scale).axis(format=",.3~r", tickCount=5)
    low, high = alt.X("low:Q", scale=scale), alt.X("high:Q", scale=scale)
    layers = [
        over("bars").mark_bar(color=theme.colour(1), height=alt.RelativeBandSize(band=0.6)).encode(x, y),
        over("bars").mark_rule(color=theme.text, strokeWidth=1.5).encode(low, alt.X2("high"), y),
        over("bars").mark_text(align="left", dx=6, fontWeight="bold", color=theme.text).encode(high, y, text()),
    ]
    return finished(layers, theme, 34 * rows + 60)


def _study(s: Studied, number: int, theme: Theme) -> Figure:
    claim, detail = words.advice.study(s)
    cells = [
        (z.n, name, value)
        for z in s.sizes
        for name, value in (("worth of the answers", z.net_benefit + z.cost), ("cost", z.cost))
    ]
    curves = pd.DataFrame(cells, columns=["x", "name", "y"])
    named = _named(["worth of the answers", "cost"], theme)
    none = pd.DataFrame(columns=["x"])
    titles = (f"Answers on {s.study.of}", "Worth, and cost")
    shown = _lines(f"study{number + 1}", claim, detail, curves, named, titles, theme, none, caveat=APPROXIMATE)
    table = pd.DataFrame(
        [(z.n, z.evsi.value, z.evsi.se, z.cost, z.net_benefit) for z in s.sizes],
        columns=["Answers", "EVSI", "±", "Cost", "Net benefit (ENBS)"],
    )
    return Figure(shown.key, claim, detail, shown.pictures, shown.summary, APPROXIMATE, table)
