"""What must hold of any figure: whole, valid against the published schema, readable, and drawn from its own frames."""

from __future__ import annotations

import json
import re

import altair as alt
import pandas as pd
import pyarrow as pa

from scenarios.views.charts.figure import Figure
from scenarios.views.charts.template import as_rows

NAMED = re.compile(r'"name": "([a-z_]+)"')
UNITS = ("_m", "_gbp", "_share", "_in_100", "_years")


def whole(figure: Figure) -> None:
    """Claim, words, caveat, alternative text and table are all there, and each picture can be drawn."""
    assert figure.claim
    assert not figure.claim.endswith(".")
    assert figure.caveat.endswith(".")
    assert figure.summary or figure.detail
    for picture in figure.pictures:
        assert len(picture.alt) > 40
        rows = as_rows(picture.chart)
        alt.Chart.from_dict(rows)  # valid against the published schema, or this raises
        assert "http" not in json.dumps(rows, default=float).replace("https://vega.github.io/schema", "")
        assert names_read(picture.chart) <= set(picture.chart["datasets"])


def alternative_text(element) -> str:
    """A chart's alternative text as a page sends it: what it is in the chart, what it shows in its data; of a map, all
    of it in the chart."""
    shows = [d.data.data for d in element.proto.datasets if d.name == "shows"]
    told = [text for data in shows for text in pa.ipc.open_stream(data).read_all()["shows"].to_pylist()]
    return ": ".join([element.proto.alt, *told])


def names_read(chart: dict) -> set[str]:
    """The names of the frames that a chart's layers read."""
    return set(NAMED.findall(json.dumps({k: v for k, v in chart.items() if k != "datasets"})))


def frame_of(figure: Figure, name: str, picture: int = 0) -> pd.DataFrame:
    """One of the frames behind a picture."""
    return figure.pictures[picture].chart["datasets"][name]


def colours_of(chart: dict) -> dict[str, str]:
    """Every name with its colour, from the scales of a chart."""
    found: dict[str, str] = {}
    for layer in chart.get("layer", [chart]):
        scale = layer.get("encoding", {}).get("color", {}).get("scale") or {}
        found |= dict(zip(scale.get("domain", ()), scale.get("range", ()), strict=False))
    return found


def fields_of(chart: dict) -> set[str]:
    """Every column that the layers of a chart read."""
    channels = [c for layer in chart["layer"] for c in layer.get("encoding", {}).values()]
    every = [c for channel in channels for c in (channel if isinstance(channel, list) else [channel])]
    return {c["field"] for c in every if "field" in c}
