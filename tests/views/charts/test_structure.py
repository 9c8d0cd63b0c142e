"""Structural switches as a grid."""

from __future__ import annotations

import pytest
from drawing import colours_of, frame_of, whole

from scenarios.domain.levers import LEVERS
from scenarios.views.charts import structure
from scenarios.views.charts.theme import LIGHT


@pytest.fixture(scope="module")
def titles(decided):
    return decided.wrong.titles


@pytest.fixture(scope="module")
def shown(decided, titles):
    numbers = {key: i for i, key in enumerate(titles)}
    return structure.figure(decided.outcomes, titles, numbers, "one_mission", LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_the_cells_fill_a_grid_of_four_by_eight(shown):
    frame = frame_of(shown, "cells")
    assert len(frame) == 32
    assert (frame["column"].nunique(), frame["row"].nunique()) == (4, 8)
    assert not frame.duplicated(["column", "row"]).any()


def test_a_cell_names_the_preferred_and_its_lead(decided, titles):
    frame = structure.cells_frame(decided.outcomes, titles)
    for cell, outcome in zip(frame.to_dict("records"), decided.outcomes, strict=True):
        assert cell["preferred"] == titles[outcome.preferred]
        mean = outcome.difference.summary.mean.value
        if outcome.difference.verdict == "exactly the same":
            assert cell["lead"] == "the same"
        else:
            assert cell["lead"].startswith("−" if mean < 0 else "+")
            assert cell["lead"].endswith("≈") == (outcome.difference.verdict == "too close to call")


def test_the_words_count_each_valuation_apart(decided, titles, shown):
    first, second = shown.summary.split(". ")
    assert first.startswith("Only leaving loneliness counts: ")
    assert second.startswith("Every improvement counts: ")
    here = [titles[o.preferred].lower() for o in decided.outcomes if o.combination.valuation == "threshold"]
    for name in set(here):
        assert f"{name} in {here.count(name)} of 16" in first


def test_the_table_has_a_row_for_every_cell(decided, shown):
    assert len(shown.table) == 32
    lead = shown.table["One mission less piecemeal (£m)"]
    assert lead.tolist() == pytest.approx([o.difference.summary.mean.value / 1e6 for o in decided.outcomes], abs=6e-4)
    assert set(shown.table["Eligible"]) == {"full", "half"}
    assert set(shown.table["Discounting"]) == set(LEVERS["discounting"].choices.values())


def test_every_strategy_has_its_colour_whether_it_is_preferred_or_not(shown, titles):
    assert set(colours_of(shown.pictures[0].chart)) == set(titles.values())
