"""Where the package comes from, what the data folders hold, and what may not be in the repository."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import time

import pytest


def test_the_package_is_imported_from_src_and_not_from_the_data_folder(root):
    import scenarios

    assert (root / "src" / "scenarios" / "__init__.py").samefile(scenarios.__file__)


def test_the_data_folder_beside_it_cannot_be_taken_for_the_package(root):
    code = "import scenarios; print(scenarios.__file__)"
    out = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True).stdout
    assert "src" in out


def test_no_python_file_is_ever_put_into_a_data_folder(root):
    assert not [*(root / "scenarios").rglob("*.py"), *(root / "geodata").rglob("*.py")]


def test_the_locked_requirements_are_hashed_and_hold_no_address(root):
    for file in (root / "requirements").glob("*.txt"):
        text = file.read_text()
        assert "://" not in text, file.name
        pinned = [line for line in text.splitlines() if "==" in line and not line.lstrip().startswith("#")]
        assert pinned, file.name
        assert text.count("--hash=sha256:") >= len(pinned), file.name


def test_the_starter_needs_nothing_but_the_standard_library(root):
    names = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(ast.parse((root / "start.py").read_text(encoding="utf-8")))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    assert {n.split(".")[0] for n in names} <= set(sys.stdlib_module_names)


def test_readme_names_the_two_commands_and_the_changelog_starts(root):
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert "python3 start.py\n" in readme
    assert "python3 start.py test\n" in readme
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "Numbers that moved, and why" in changelog
    assert re.search(r"^MIT License", (root / "LICENSE").read_text())


def test_whoever_ends_the_starter_ends_what_it_runs(root, tmp_path):
    """A server left on its port would be in the way of the next one."""
    note = tmp_path / "child"
    child = f"import os,time,pathlib; pathlib.Path({str(note)!r}).write_text(str(os.getpid())); time.sleep(60)"
    script = (
        f"import sys; sys.path.insert(0, {str(root)!r}); import start; start.run([sys.executable, '-c', {child!r}])"
    )
    starter = subprocess.Popen([sys.executable, "-c", script])
    while not note.exists() or not note.read_text():
        time.sleep(0.05)
    starter.terminate()
    starter.wait(20)
    for _ in range(100):
        try:
            os.kill(int(note.read_text()), 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the child is still there")


def test_the_bill_of_materials_is_what_is_locked(root):
    locked = (root / "requirements" / "app.txt").read_text(encoding="utf-8")
    bill = json.loads((root / "sbom.cdx.json").read_text(encoding="utf-8"))
    names = re.findall(r"^([A-Za-z0-9._-]+)==([^ \\;]+)", locked, re.MULTILINE)
    assert [(c["name"], c["version"]) for c in bill["components"]] == names
    for component in bill["components"]:
        assert component["hashes"], component["name"]
        assert component["licenses"][0]["license"]["name"] != "not stated", component["name"]
