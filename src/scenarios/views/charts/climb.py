"""The climb: how many people each step adds, and how many no step touches."""

from __future__ import annotations

from functools import cache

import altair as alt
import pandas as pd

from scenarios.analysis.climb import Climb, Residue
from scenarios.domain.needed import AMBITIOUS
from scenarios.domain.parameter import Register
from scenarios.views import words
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.template import Align, Spec, finished, names_axis, over, reach, text, with_data, y_pixels
from scenarios.views.charts.theme import Theme

CAVEAT = (
    "Each step sets one lever to its ambitious end, after the steps above it; the order changes the steps, not the sum."
    " The thin line holds eight futures in ten. That a lever could be had at that end is a hope with the grade in the"
    " table, and all of them at once is more of one."
)
EVERYBODY = ("helped by the whole climb", "still often lonely")
AIMED = "aimed for: {}"
LINE = "|"  # parts the lines of a label
LABELS = {a.key: a for a in AMBITIOUS}


def figure(
    climb: Climb, left: Residue, register: Register, years: int, theme: Theme, target: float | None = None
) -> Figure:
    """Steps above, with the people that are aimed for, and everybody who is lonely below, on their own scale."""
    claim, detail = words.climb.climb(climb, years)
    steps, everybody = steps_frame(climb), everybody_frame(climb, left)
    furthest = max(float(steps["high"].max()), float(steps["to"].max())) * 1.25 or 1.0
    drawn = steps.assign(label_of=_with_who(climb, register))
    aimed = target_frame(target, furthest)
    reach = pd.DataFrame({"to": [0.0, furthest]})
    first = with_data(steps_template(theme, len(steps)), steps=drawn, reach=reach, aimed=aimed)
    second = with_data(everybody_template(theme), everybody=everybody)
    told = " ".join(f"{row.label_of}: {row.label}." for row in steps.itertuples())
    if target is not None:
        told = f"{told} {words.climb.met(climb, target)}"
        detail = f"{detail} {words.climb.met(climb, target)}".strip()
    residue = words.climb.left(left, years)
    pictures = (
        Picture(first, "The climb, step by step", told),
        Picture(second, "Everybody who is often lonely", residue),
    )
    return Figure("climb", claim, detail, pictures, residue, CAVEAT, table(climb, register))


def target_frame(target: float | None, furthest: float) -> pd.DataFrame:
    """Where the line of the target stands [persons]; no row where there is none, or where it lies off the picture.

    Its name stands above all rows, on the side where there is room.
    """
    show = words.numbers.count_cell
    drawn = [target] if target is not None and target <= furthest else []
    return pd.DataFrame(
        {
            "at": pd.Series(drawn, dtype=float),
            "right": pd.Series(["" if t > furthest / 2 else AIMED.format(show(t)) for t in drawn], dtype=str),
            "left": pd.Series([AIMED.format(show(t)) if t > furthest / 2 else "" for t in drawn], dtype=str),
        }
    )


def steps_frame(climb: Climb) -> pd.DataFrame:
    """Where each step starts and ends, with its range around its end [persons]."""
    show = words.numbers.count_cell
    start = climb.today
    rows = [
        {"label_of": "Today", "from": 0.0, "to": start.mean.value, "low": start.low, "high": start.high}
        | {"label": words.numbers.signed(start.mean.value, show)}
    ]
    before = start.mean.value
    for s in climb.steps:
        at = s.after.mean.value
        rows.append(
            {"label_of": LABELS[s.key].label, "from": before, "to": at, "low": before + s.gain.low}
            | {"high": before + s.gain.high, "label": _gain(s.gain.mean.value)}
        )
        before = at
    return pd.DataFrame(rows)


def _gain(people: float) -> str:
    """By how many a step moves it, with its sign; less than one has none."""
    said = words.numbers.signed(people, words.numbers.count_cell)
    return f"+{said}" if people > 0 and said[0] != "<" else said


def _with_who(climb: Climb, register: Register) -> list[str]:
    """The name of each step, and below it who has to act and the grade of what says that it can be had."""
    named = ["Today"]
    for s in climb.steps:
        grade = f", grade {register[s.key].grade}" if s.key in register.parameters else ""
        named.append(f"{LABELS[s.key].label}{LINE}{LABELS[s.key].who}{grade}")
    return named


def everybody_frame(climb: Climb, left: Residue) -> pd.DataFrame:
    """Everybody in the condition, and of them those whom the climb helps out of it [persons]."""
    helped, everybody = climb.end.mean.value, left.in_condition.mean.value
    rows = [(EVERYBODY[0], 0.0, helped), (EVERYBODY[1], helped, everybody)]
    return pd.DataFrame(rows, columns=["who", "from", "to"])


def table(climb: Climb, register: Register) -> pd.DataFrame:
    """Every step with who has to act, its end and why, and the grade of what says that it can be had."""
    rows = [
        {
            "Step": LABELS[s.key].label,
            "People more": s.gain.mean.value,
            "Low": s.gain.low,
            "High": s.gain.high,
            "People by then": s.after.mean.value,
            "Who has to act": LABELS[s.key].who,
            "How far": LABELS[s.key].why,
            "Grade": register[s.key].grade if s.key in register.parameters else "",
        }
        for s in climb.steps
    ]
    columns = ["Step", "People more", "Low", "High", "People by then", "Who has to act", "How far", "Grade"]
    return pd.DataFrame(rows, columns=columns).round(1)


@cache
def steps_template(theme: Theme, rows: int) -> Spec:
    """A bar a step from where the last one ended."""
    scale = alt.Scale(nice=False)
    lines = names_axis(230)
    lines.labelExpr = f"split(datum.label, '{LINE}')"
    y = alt.Y("label_of:N", sort=None, title=None, axis=lines)
    start, end = alt.X("from:Q", scale=scale), alt.X("to:Q", title="people no longer lonely", scale=scale)
    sides: tuple[tuple[str, Align, int], ...] = (("right", "left", 4), ("left", "right", -4))
    figures = over("steps").mark_text(align="left", dx=6, fontWeight="bold", color=theme.text)
    layers = [
        over("steps")
        .mark_bar(color=theme.colour(1), height=alt.RelativeBandSize(band=0.62))
        .encode(start, alt.X2("to"), y),
        over("steps")
        .mark_rule(color=theme.text, strokeWidth=1.5)
        .encode(alt.X("low:Q", title="people no longer lonely", scale=scale), alt.X2("high"), y),
        reach(end),
        figures.encode(alt.X("high:Q", scale=scale), y, text()),
        over("aimed").mark_rule(color=theme.text, strokeDash=[5, 4]).encode(alt.X("at:Q", scale=scale)),
        *(
            over("aimed")
            .mark_text(align=align, dx=dx, baseline="top", color=theme.text)
            .encode(alt.X("at:Q", scale=scale), y_pixels(-18), text(side))
            for side, align, dx in sides
        ),
    ]
    return finished(layers, theme, 46 * rows + 60)


@cache
def everybody_template(theme: Theme) -> Spec:
    """One bar of everybody, on its own scale, so that the residue is as large as it is."""
    colours = alt.Scale(
        domain=["helped by the whole climb", "still often lonely"], range=[theme.colour(1), theme.quiet]
    )
    legend = alt.Legend(title=None, orient="top", columns=1, labelLimit=320)
    x = alt.X("from:Q", title="people often lonely, everybody", scale=alt.Scale(nice=False))
    bar = (
        over("everybody").mark_bar(height=60).encode(x, alt.X2("to"), alt.Color("who:N", scale=colours, legend=legend))
    )
    return finished([bar], theme, 190)
