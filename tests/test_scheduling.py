"""Tests of a file run in one process, and the browser's with those that share its server."""

from __future__ import annotations

import pytest
from scheduling import APART, BROWSER, COMPUTES, WITH_SERVERS, only_computes, unit_of

RAN: list[str] = []  # what ran in this process


@pytest.mark.parametrize(
    ("nodeid", "unit"),
    [
        ("tests/model/test_run.py::test_a[b::c@d]", "tests/model/test_run.py"),
        ("tests/browser/test_compare.py::test_a", BROWSER),
        ("tests/browser/test_seen.py::test_a[What_decides_it?spend=5e9-15]", BROWSER),
        ("tests/browser/test_room.py::test_a", APART),
        ("tests/browser/test_sign_in.py::test_a", "tests/browser/test_sign_in.py"),
    ],
)
def test_a_test_s_unit_of_work(nodeid, unit):
    RAN.append(nodeid)
    assert unit_of(nodeid) == unit


def test_the_files_that_are_named_are_there(root):
    assert all((root / BROWSER / f"{name}.py").exists() for name in (*WITH_SERVERS, "test_sign_in"))


def test_what_the_third_process_takes_only_computes(root):
    assert only_computes("tests/model/test_run.py")
    for unit in (
        BROWSER,
        APART,
        "tests/browser/test_sign_in.py",
        "tests/server/test_phones.py",
        "tests/test_notebook.py",
    ):
        assert not only_computes(unit)
    assert all((root / "tests" / folder).is_dir() for folder in COMPUTES)


def test_on_several_processes_one_takes_a_whole_file():
    """Seen at work: either all of the tests above ran in this process, or this one was asked for alone."""
    assert len(RAN) in (0, 5)
