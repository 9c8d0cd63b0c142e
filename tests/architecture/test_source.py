"""The source as a reader finds it: typed throughout, formatted by the formatter alone, no line beyond the margin."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "scenarios"


def ran(*command: str) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True)


def test_the_types_hold():
    done = ran("mypy", "--cache-dir", ".cache/mypy")
    assert done.returncode == 0, done.stdout[-4000:]


def test_a_wrong_type_is_found(tmp_path):
    """The checker is strict: an unannotated parameter and a wrong argument are both faults."""
    wrong = tmp_path / "wrong.py"
    wrong.write_text("def f(x):\n    return x\n\n\ndef g(x: int) -> str:\n    return x\n")
    done = ran("mypy", "--config-file", "pyproject.toml", "--cache-dir", str(tmp_path / "cache"), str(wrong))
    assert "no-untyped-def" in done.stdout
    assert "return-value" in done.stdout


def test_the_linter_finds_nothing():
    done = ran("ruff", "check", ".")
    assert done.returncode == 0, done.stdout[-4000:]


def test_the_formatter_would_change_nothing():
    done = ran("ruff", "format", "--check", ".")
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.parametrize("pattern", [r"# fmt: (skip|off)", r"# noqa: E501", r"# type: ignore(?!\[)"])
def test_nothing_is_taken_out_of_the_checks(pattern):
    found = [str(p.relative_to(ROOT)) for p in SRC.rglob("*.py") if re.search(pattern, p.read_text(encoding="utf-8"))]
    assert found == []


def test_no_name_stands_for_a_heap_of_things():
    names = {p.stem for p in SRC.rglob("*.py")} | {p.name for p in SRC.rglob("*") if p.is_dir()}
    assert not names & {"utils", "util", "helpers", "helper", "manager", "misc", "common", "stuff"}


def test_no_module_is_imported_by_a_star():
    stars = [p.name for p in SRC.rglob("*.py") if re.search(r"^from .* import \*", p.read_text(encoding="utf-8"), re.M)]
    assert stars == []


@pytest.mark.parametrize("name", ["0.815", "compute.loaded", "error of the sums"])
def test_what_was_said_in_many_places_is_said_in_one_or_none(name):
    holding = [
        p.name for p in (*SRC.rglob("*.py"), ROOT / "app.py", *(ROOT / "pages").glob("*.py")) if name in p.read_text()
    ]
    assert holding == []
