"""Charts: an Altair template that only takes new data, beside the same chart as a plain dictionary and built anew.

Each job makes the ladder's chart for a new spend as it is sent to a browser, from the same answer.
"""

from __future__ import annotations

import logging

import pandas as pd

from benchmarks.timing import median_ms, table
from scenarios.answers import compare, link
from scenarios.answers.answering import RESOLVER, Answers
from scenarios.views.charts import ladder
from scenarios.views.charts.template import Spec, with_data
from scenarios.views.charts.theme import LIGHT, Theme


def layer(data: str, mark: dict, **channels: dict) -> Spec:
    return {"data": {"name": data}, "mark": mark, "encoding": channels}


def quantity(field: str, **more: object) -> dict:
    return {"field": field, "type": "quantitative", **more}


def plain_ladder(frames: dict[str, pd.DataFrame], titles: list[str], theme: Theme) -> Spec:
    """The ladder's chart as a dictionary written by hand, built at every rerun."""
    colours = [theme.colour(number) for number in range(len(titles))]
    colour = {"field": "strategy", "type": "nominal", "scale": {"domain": titles, "range": colours}}
    x = quantity("spend_m", title="Commissioned spend, £m a year", scale={"nice": False})
    at, low, high = quantity("at_m"), quantity("low_m"), quantity("high_m")
    edge = {"type": "line", "strokeWidth": 1, "strokeDash": [3, 3], "opacity": 0.8}
    flags = [
        layer(data, {"type": "text", "align": side}, x=at, y={"value": 2}, text={"field": side, "type": "nominal"})
        for data in ("crossing", "spend")
        for side in ("right", "left")
    ]
    layers = [
        layer("crossing", {"type": "rect", "opacity": 0.1}, x=low, x2={"field": "high_m"}),
        layer("crossing", {"type": "rule", "strokeDash": [6, 4]}, x=at),
        layer("spend", {"type": "rule", "strokeWidth": 2.5}, x=at),
        *flags,
        layer("banded", {"type": "area", "opacity": 0.13}, x=x, y=low, y2={"field": "high_m"}, color=colour),
        layer("banded", edge, x=x, y=low, color=colour),
        layer("banded", edge, x=x, y=high, color=colour),
        layer("levels", {"type": "line", "strokeWidth": 3}, x=x, y=quantity("average_m"), color=colour),
        layer("band_names", {"type": "text", "align": "right"}, x=x, y=at, text={"field": "label", "type": "nominal"}),
    ]
    return {"width": "container", "height": ladder.HEIGHT, "layer": layers, "datasets": frames}


def main() -> None:
    logging.disable(logging.CRITICAL)
    answers, question = Answers(), link.asked(link.Choices(), RESOLVER)
    ladder_answer, about = answers.get(compare.ladder, question), answers.get(compare.setting, question)
    titles, numbers, focus = list(ladder_answer.ladder.titles.values()), about.strategy_numbers, question.focus
    named = tuple((title, LIGHT.colour(numbers[key])) for key, title in ladder_answer.ladder.titles.items())

    def by_template() -> Spec:
        return ladder.figure(ladder_answer, focus, 4e8, numbers, LIGHT).pictures[0].chart

    frames = by_template()["datasets"]
    jobs = {
        "a plain dictionary, built at every rerun (baseline)": lambda: plain_ladder(frames, titles, LIGHT),
        "an Altair template that takes the data": lambda: with_data(
            ladder.template(LIGHT, named, True, False), **frames
        ),
        "Altair, built at every rerun": lambda: ladder.template.__wrapped__(LIGHT, named, True, False),
    }
    times = median_ms(*jobs.values(), runs=51)
    rows = [(name, ms, ms / times[0]) for name, ms in zip(jobs, times, strict=True)]
    table("The specification of the ladder's chart", ("", "ms", "÷ baseline"), rows)
    (whole,) = median_ms(by_template, runs=51)
    print(f"  the whole figure as a rerun makes it, with frames, words and table: {whole:.2g} ms")
