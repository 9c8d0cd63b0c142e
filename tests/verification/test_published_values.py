"""Published results on values: each case finds a number that is off."""

from __future__ import annotations

import copy

import pytest

from scenarios.store.files.case_files import cases
from scenarios.verification import published_values
from scenarios.verification.agreement import Row


@pytest.fixture(scope="module")
def published(shared):
    return {case.name: case for case in cases(shared / "cases", {"swing_roc_weights", "smaa_thrombo"})}


def disagreeing(answer, case) -> list[str]:
    return [r.what for r in (Row(case.name, *row) for row in answer(case)) if not r.agrees]


@pytest.mark.parametrize(
    ("change", "noticed"),
    [
        (lambda e: e["swing"][0]["weights"].__setitem__(0, 0.42), ["weights of [100, 80, 40, 20] [0]"]),
        (lambda e: e["rank_sum"]["4"].__setitem__(3, 0.11), ["rank sum of 4 [3]"]),
        (lambda e: e["room"].__setitem__("winner_at_mean", 0), ["best at the mean"]),
        (
            lambda e: e["smallest_move_to_flip"]["option_1"].__setitem__("smallest_L1_move", 0.09),
            ["smallest move to option_1"],
        ),
        (lambda e: e["bad_input"][0].__setitem__("expect", "rescaled"), ["[0, 0, 0] is rescaled"]),
    ],
)
def test_a_weight_a_winner_or_a_move_that_is_off_is_noticed(published, change, noticed):
    case = copy.deepcopy(published["swing_roc_weights"])
    change(case.expected)
    assert disagreeing(published_values.swing, case) == noticed


def test_one_future_that_is_counted_wrongly_is_noticed(published):
    case = copy.deepcopy(published["smaa_thrombo"])
    case.expected["rank_acceptability"][0][0] += 1e-4
    assert disagreeing(published_values.smaa, case) == ["rank acceptability [0]"]


def test_each_case_compares_more_than_a_handful(published):
    assert len(list(published_values.swing(published["swing_roc_weights"]))) > 80
    assert len(list(published_values.smaa(published["smaa_thrombo"]))) > 40
