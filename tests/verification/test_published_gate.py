"""The published gate: a regression that looked at the gain itself, or a rule turned round, would not agree."""

from __future__ import annotations

from scenarios.store.files.case_files import cases
from scenarios.verification.published_gate import normal_gate


def test_a_chance_that_is_off_by_a_twentieth_is_noticed(shared):
    (case,) = cases(shared / "cases", {"evsi_normal_gate"})
    case.expected["cases"][0]["by_n"][1]["p_false_stop"] *= 1.06
    off = [what for what, ours, published, allowed in normal_gate(case) if abs(ours - published) > allowed]
    assert off == ["gate 1, 10 answers, p_false_stop, exact", "gate 1, 10 answers, p_false_stop, from draws"]


def test_what_is_worth_learning_rises_with_the_answers(shared):
    (case,) = cases(shared / "cases", {"evsi_normal_gate"})
    worth = [ours for what, ours, *_ in normal_gate(case) if what.startswith("gate 1") and "EVSI of a study" in what]
    assert worth == sorted(worth)
    assert len(worth) == 4
