"""The reveal: what the room guessed, over the range of the model."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, partial

import altair as alt
import pandas as pd

from scenarios.analysis.guesses import MOST, held
from scenarios.analysis.summary import Summary
from scenarios.views.charts import guess_places
from scenarios.views.charts.figure import Figure, Picture
from scenarios.views.charts.guess_places import CONSTANT, EDGE, WIDE
from scenarios.views.charts.template import Align, Spec, finished, frame, over, text, with_data
from scenarios.views.charts.theme import Theme
from scenarios.views.words import numbers, room

BELOW, LOWEST, ABOVE, AXIS = 60, 46, 14, 64  # pixels: under the band's middle; up to the first row; over the last one
MANY_LINES, MANY_APART = 9, 12  # rows of guesses without words, and pixels between them
BESIDE = guess_places.BESIDE
Place = dict[str, object]  # words on either side of a mark, and its row
CAVEAT = (
    "The range is of what the evidence holds, not of everything that could happen. The scale squeezes large numbers, so"
    " that all guesses fit."
)


def figure(guesses: Sequence[float], people: Summary, noun: str, colour: str, theme: Theme) -> Figure:
    """One line of people: the band of eight futures in ten, its average, and a mark for every guess."""
    claim, detail = room.reveal(held(guesses, people), len(guesses), people, noun)
    average = people.mean.value
    reach = (people.low, people.high, average)
    band = pd.DataFrame([{"people": people.low, "high_people": people.high, "label": "eight futures in ten"}])
    placed = guesses_frame(guesses, reach)
    model = model_frame(average, (*reach, *guesses))
    chart = with_data(template(theme, colour, top_of(placed)), band=band, model=model, guesses=placed)
    shown = ", ".join(numbers.signed(g, numbers.count_cell) for g in guesses) or "none"
    inside = ["yes" if people.low <= g <= people.high else "no" for g in guesses]
    table = pd.DataFrame({"Guess": list(guesses), "Inside the range": inside})
    picture = Picture(chart, "Guesses beside the model", f"{claim}. {detail} Guesses: {shown}.")
    return Figure("guesses", claim, detail, (picture,), "", CAVEAT, table)


def of_the_room(guesses: Sequence[float], noun: str, theme: Theme) -> Figure:
    """The room's guesses alone, before the model is shown."""
    claim, detail = room.of_one_mind(guesses, noun)
    placed = guesses_frame(guesses)
    chart = with_data(room_template(theme, top_of(placed)), guesses=placed)
    table = pd.DataFrame({"Guess": list(guesses)})
    picture = Picture(chart, "Guesses of the room", f"{claim}. {detail}")
    return Figure("guesses", claim, detail, (picture,), "", CAVEAT, table)


def guesses_frame(guesses: Sequence[float], reach: Sequence[float] = ()) -> pd.DataFrame:
    """Every guess [people] with its words at one side, and how high it stands [pixels] where there is width and not.

    Those who guess the same share a mark that says how many they are. Where there are too many for words, each has a
    mark of their own.
    """
    each = sorted(set(guesses))
    said = [_words(g, list(guesses).count(g)) for g in each]
    wide = _placed(each, said, reach, guess_places.ROOM) if len(guesses) <= MOST else None
    if wide is None:
        each = sorted(guesses)
        wide = narrow = _wordless(len(each))
    else:
        narrow = _placed(each, said, reach, guess_places.PHONE) or _wordless(len(each))
    rows = [
        {"people": g, **w, **{f"narrow_{key}": value for key, value in n.items()}}
        for g, w, n in zip(each, wide, narrow, strict=True)
    ]
    return frame(rows, ("people", "right", "left", "row", "narrow_right", "narrow_left", "narrow_row"))


def _words(guess: float, people: int) -> str:
    said = numbers.signed(guess, numbers.count_cell)
    return said if people == 1 else f"{people} × {said}"


def _wordless(marks: int) -> list[Place]:
    """Marks alone, neighbours on different rows so that they do not hide each other."""
    return [{"right": "", "left": "", "row": LOWEST + i % MANY_LINES * MANY_APART} for i in range(marks)]


def _placed(
    each: Sequence[float], said: Sequence[str], reach: Sequence[float], screen: guess_places.Screen
) -> list[Place] | None:
    """Words at the side where there is room, on the lowest row where nothing else is; None where they do not fit."""
    lines = guess_places.rows(each, said, reach, screen)
    if lines is None:
        return None
    later = guess_places.in_later_half(each, reach)
    return [
        {"right": "" if left else words, "left": words if left else "", "row": LOWEST + line * screen.row_px}
        for words, left, line in zip(said, later, lines, strict=True)
    ]


def top_of(placed: pd.DataFrame) -> int:
    """How high a chart reaches above the band's middle [pixels]."""
    return ABOVE + max([LOWEST + 2 * MANY_APART, *placed["row"], *placed["narrow_row"]])


def model_frame(average: float, reach: Sequence[float]) -> pd.DataFrame:
    """The model's average [people], its words to the side where a phone has room for them."""
    said, third = f"the model: {room.about(average)}", guess_places.third(average, reach)
    names = ("from", "over", "to")
    return pd.DataFrame([{"people": average, "row": 0.0, **{n: said if n == names[third] else "" for n in names}}])


def _x() -> alt.X:
    scale = alt.Scale(type="symlog", constant=CONSTANT, nice=False, padding=EDGE, zero=True)
    x = alt.X("people:Q", title="More than under piecemeal", scale=scale)
    return x.axis(format=",.0f", tickCount=7, labelOverlap="greedy", labelSeparation=6, labelBound=True)


def _diamonds(theme: Theme, y: alt.Y, opacity: float) -> list[alt.Chart]:
    """A mark for every guess, and its words beside it: higher up and smaller where there is little width."""
    here = over("guesses").transform_calculate(
        at=f"width < {WIDE} ? datum.narrow_row : datum.row",
        on_right=f"width < {WIDE} ? datum.narrow_right : datum.right",
        on_left=f"width < {WIDE} ? datum.narrow_left : datum.left",
    )
    x, size = _x(), alt.ExprRef(expr=f"width < {WIDE} ? 12 : 15")
    marks = here.mark_point(filled=True, size=200, color=theme.text, opacity=opacity, shape="diamond").encode(x, y)
    right = here.mark_text(align="left", dx=BESIDE, fontSize=size, color=theme.text).encode(x, y, text("on_right"))
    left = here.mark_text(align="right", dx=-BESIDE, fontSize=size, color=theme.text).encode(x, y, text("on_left"))
    return [marks, right, left]


@cache
def room_template(theme: Theme, top: int) -> Spec:
    """Diamonds and nothing else."""
    y = alt.Y("at:Q", axis=None, scale=alt.Scale(domain=[LOWEST - 30, top], nice=False))
    return finished(_diamonds(theme, y, 0.8), theme, top - LOWEST + 30 + AXIS)


@cache
def template(theme: Theme, colour: str, top: int) -> Spec:
    """A band with its average, and diamonds above it."""
    scale = alt.Scale(domain=[-BELOW, top], nice=False)
    x, y, at = _x(), alt.Y("row:Q", axis=None, scale=scale), alt.Y("at:Q", axis=None, scale=scale)
    middle = alt.YDatum(0.0, type="quantitative", axis=None)
    band = over("band").mark_bar(color=colour, fillOpacity=0.35, stroke=colour, height=44)
    sides: tuple[tuple[str, Align], ...] = (("from", "left"), ("over", "center"), ("to", "right"))
    size = alt.ExprRef(expr=f"width < {WIDE} ? 13 : 17")
    name = partial(over("model").mark_text, dy=44, fontSize=size, fontWeight="bold", color=theme.text)
    said = [name(align=align).encode(x, y, text(side)) for side, align in sides]
    layers = [
        band.encode(x, alt.X2("high_people"), middle),
        over("model").mark_tick(color=colour, thickness=5, size=56).encode(x, y),
        *said,
        *_diamonds(theme, at, 1),
    ]
    return finished(layers, theme, BELOW + top + AXIS)
