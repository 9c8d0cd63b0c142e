"""The tree in README is the tree on disk."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def tree() -> dict[str, str]:
    """Every path of the tree with its line, indented lines below the one they stand under."""
    block = README[README.index("## Where things are") :].split("```")[1].strip("\n")
    found: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for line in block.splitlines():
        names, says = re.split(r"\s{2,}", line.strip(), maxsplit=1) if "  " in line.strip() else (line.strip(), "")
        depth = len(line) - len(line.lstrip())
        above = [(d, p) for d, p in above if d < depth]
        prefix = "".join(p for _, p in above)
        if says and names == "app.py":  # two on one line
            other, says = re.split(r"\s{2,}", says, maxsplit=1)
            found[other] = says
        found[prefix + names] = says
        if names.endswith("/"):
            above.append((depth, names))
    return found


def tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("skipped: this is no clone, so what belongs to it cannot be listed")
    return listed.stdout.splitlines()


def test_every_line_of_the_tree_is_there():
    for path in tree():
        assert (ROOT / path).exists(), path
        assert (ROOT / path).is_dir() == path.endswith("/"), path


def test_every_room_has_a_line_that_says_what_it_is():
    packages = {f"{Path(f).parent}/" for f in tracked() if f.startswith("src/scenarios/")} - {"src/scenarios/"}
    here = tree()
    assert packages == {p for p in here if p.startswith("src/scenarios/") and p != "src/scenarios/"}
    assert all(here[p] for p in packages)


def test_every_folder_and_program_at_the_top_has_its_line():
    top = {f.split("/")[0] + ("/" if "/" in f else "") for f in tracked()}
    wanted = {t for t in top if (t.endswith("/") or t.endswith(".py")) and not t.startswith(".")}
    here = {re.match(r"[^/]+/?", p)[0] for p in tree()}
    assert wanted == here
