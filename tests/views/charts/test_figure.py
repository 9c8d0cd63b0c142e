"""A figure is one value: it can be kept, compared and taken apart."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from scenarios.views.charts.figure import Figure, Picture


def made() -> Figure:
    picture = Picture({"layer": [], "datasets": {}}, "A chart", "What it shows.")
    return Figure("key", "A claim", "its range", (picture,), "words", "not this", pd.DataFrame({"a": [1]}))


def test_a_figure_cannot_be_changed_after_it_was_drawn():
    with pytest.raises(dataclasses.FrozenInstanceError):
        made().claim = "another"
    with pytest.raises(dataclasses.FrozenInstanceError):
        made().pictures[0].shows = "another"


def test_another_picture_makes_another_figure():
    figure = made()
    other = dataclasses.replace(figure, pictures=(Picture({"layer": []}, "A chart", "Other."),))
    assert figure.pictures[0].alt == "A chart: What it shows."
    assert other.pictures[0].alt == "A chart: Other."
    assert other.table is figure.table


def test_every_part_that_a_reader_without_eyes_needs_is_required():
    names = {f.name for f in dataclasses.fields(Figure)}
    assert {"claim", "detail", "summary", "caveat", "table"} <= names
    with pytest.raises(TypeError):
        Picture({"layer": []}, "A chart")  # a picture without alternative text cannot be made
    with pytest.raises(TypeError):
        Figure("key", "A claim", "its range", (), "words")
