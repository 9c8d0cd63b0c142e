"""Tests mirror the source: a module's tests are found by its name, and there is enough of them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SRC, TESTS = ROOT / "src" / "scenarios", ROOT / "tests"
LEAST_SHARE = 0.8  # lines of tests for a line of source
SCREENS = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))]


def has_logic(path: Path) -> bool:
    """Whether a module does anything: a function or a class that is its own.

    A migration is tested by what a library holds after it (tests/store/library/test_database.py).
    """
    return path.parent.name != "versions" and any(
        isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) for n in ast.parse(path.read_text()).body
    )


def test_of(path: Path) -> Path:
    """Where the tests of a module stand."""
    here = path.relative_to(SRC)
    return TESTS / here.parent / f"test_{here.stem.strip('_')}.py"


test_of.__test__ = False  # a function for the tests below, although its name begins like theirs


def lines(*places: Path) -> int:
    files = (f for place in places for f in (place.rglob("*.py") if place.is_dir() else [place]))
    return sum(f.read_text(encoding="utf-8").count("\n") for f in files)


@pytest.mark.parametrize(
    "path", [p for p in sorted(SRC.rglob("*.py")) if has_logic(p)], ids=lambda p: str(p.relative_to(SRC))
)
def test_a_module_with_logic_has_its_tests_by_name(path):
    tests = test_of(path)
    assert tests.exists(), f"{tests.relative_to(ROOT)} is missing"
    assert "def test_" in tests.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SCREENS, ids=lambda p: p.name)
def test_a_page_has_its_tests_by_name(path):
    name = "compare" if path.name == "app.py" else path.stem.split("_", 1)[1].lower()
    assert (TESTS / "pages" / f"test_{name}.py").exists()


def test_there_is_enough_of_them():
    assert lines(TESTS) >= LEAST_SHARE * lines(SRC, *SCREENS)


def test_no_two_test_files_test_the_same_module():
    mirrored = [test_of(p) for p in SRC.rglob("*.py") if has_logic(p)]
    assert len(mirrored) == len(set(mirrored))
