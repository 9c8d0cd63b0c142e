"""Every published case this project answers, to the tolerance its source allows."""

from __future__ import annotations

import pytest

from scenarios.store.files.case_files import cases
from scenarios.verification.published import ANSWERS, compared


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_ours_agree_with_published(shared, name):
    (case,) = cases(shared / "cases", {name})
    rows = compared(case)
    assert len(rows) >= 14
    assert [r for r in rows if not r.agrees] == []


def test_a_number_that_is_off_does_not_agree(shared):
    """The comparison can fail: a shifted expectation is noticed."""
    (case,) = cases(shared / "cases", {"cvar"})
    case.expected["discrete"][2]["cvar_lower_exact"] += 1e-6
    assert [r.what for r in compared(case) if not r.agrees] == ["worst 0.1 of twenty"]
