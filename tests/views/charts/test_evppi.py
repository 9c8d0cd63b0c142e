"""What to find out first, as bars."""

from __future__ import annotations

import pytest
from drawing import frame_of, whole

from scenarios.analysis.information import Evppi
from scenarios.analysis.summary import Estimate
from scenarios.views.charts import evppi
from scenarios.views.charts.theme import LIGHT


def worth(key: str, gbp: float, se: float | None = 10.0, by_chance: float = 5.0) -> Evppi:
    return Evppi(key, (key,), Estimate(gbp, se), by_chance)


@pytest.fixture(scope="module")
def shown(decided, register):
    return evppi.figure(decided.evppi, decided.group_evppi, register, LIGHT)


def test_the_figure_is_whole(shown):
    whole(shown)


def test_bars_are_the_assumptions_worth_most_in_their_order(decided, shown):
    frame = frame_of(shown, "evppi")
    values = [e.estimate.value for e in decided.evppi if e.estimate.value > 0][: evppi.SHOWN]
    assert frame["evppi_gbp"].tolist() == pytest.approx(values)
    assert frame["name"].is_unique


def test_the_error_reaches_two_standard_errors_and_never_below_nothing(register):
    frame = evppi.evppi_frame([worth("reach_ceiling", 100.0), worth("wellby", 15.0)], register)
    assert frame["low_gbp"].tolist() == [80, 0]
    assert frame["high_gbp"].tolist() == [120, 35]
    assert evppi.evppi_frame([worth("wellby", 15.0, None)], register)["high_gbp"].tolist() == [15]


def test_the_dashed_line_is_the_highest_floor(register):
    bars = [worth("reach_ceiling", 100.0, by_chance=7.0), worth("wellby", 50.0, by_chance=9.0)]
    assert frame_of(evppi.figure(bars, [], register, LIGHT), "by_chance")["evppi_gbp"].tolist() == [9]


def test_where_nothing_is_worth_knowing_there_is_no_picture(register):
    none = evppi.figure([worth("reach_ceiling", 0.0)], [], register, LIGHT)
    assert none.pictures == ()
    assert none.claim
    assert len(none.table) == 1


def test_the_alternative_text_names_the_first_five(decided, shown, register):
    frame = frame_of(shown, "evppi")
    for name in frame["name"][:5]:
        assert name in shown.pictures[0].alt


def test_the_table_lists_groups_after_assumptions(decided, shown):
    assert len(shown.table) == len(decided.evppi) + len(decided.group_evppi)
    assert shown.table["Worth knowing, up to (£)"].iloc[0] == round(decided.evppi[0].estimate.value)


def test_the_chart_grows_with_its_bars():
    few, many = (evppi.template(LIGHT, n)["height"] for n in (2, 8))
    assert many > few
