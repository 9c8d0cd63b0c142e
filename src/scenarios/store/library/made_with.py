"""What figures were made with: a hash for each equation, each row of the evidence, and each file that was read."""

from __future__ import annotations

import ast
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

import scenarios
from scenarios.domain.equation import cited
from scenarios.domain.parameter import Register
from scenarios.domain.scenario import digest

PACKAGE = Path(scenarios.__file__).parent
ROOMS = ("model", "uncertainty", "analysis")  # what numbers come from
NAMED = re.compile(r"[Ee]quations? ((?:\d+[-–, ]*(?:and )?)+)")
REST = "the rest of the model"


@cache
def equations() -> dict[str, str]:
    """A hash of the code of each numbered equation, and of everything that no number is on."""
    parts: dict[str, list[str]] = {}
    for room in ROOMS:
        for path in sorted((PACKAGE / room).glob("*.py")):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                for number in _numbers(node) or (REST,):
                    parts.setdefault(number, []).append(_code(node))
    return {n: hashlib.sha256("\0".join(code).encode()).hexdigest()[:12] for n, code in parts.items()}


def _numbers(node: ast.stmt) -> tuple[str, ...]:
    """The equations that a function's or a class's own words name."""
    if not isinstance(node, ast.FunctionDef | ast.ClassDef):
        return ()
    named = NAMED.findall(ast.get_docstring(node) or "")
    text = ",".join(n.replace("and", ",").replace(" ", ",") for n in named)
    return tuple(str(n) for n in sorted(cited(re.sub(r",+", ",", text))))


def _code(node: ast.stmt) -> str:
    """What a piece of code does, whatever its words and lines."""
    bare = ast.parse(ast.unparse(node)).body[0]
    for inner in ast.walk(bare):
        if isinstance(inner, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(inner) is not None:
            inner.body = inner.body[1:] or [ast.Pass()]
    return ast.dump(bare)


def rows(register: Register) -> dict[str, str]:
    """A hash of each row of the evidence."""
    return {key: digest(row.model_dump(mode="json"))[:12] for key, row in register.parameters.items()}


def made_with(register: Register, data: str) -> dict[str, Any]:
    """Everything that figures of today rest on, besides the scenario; `data` is the version of wards and contracts."""
    return {"version": scenarios.__version__, "equations": equations(), "rows": rows(register), "data": data}


def moved(before: dict[str, Any], now: dict[str, Any]) -> dict[str, list[str]]:
    """What differs between two times: equations by number, rows of the evidence by key, and whether data do."""
    found: dict[str, list[str]] = {}
    for part in ("equations", "rows"):
        old, new = before.get(part, {}), now.get(part, {})
        changed = [k for k in {**old, **new} if old.get(k) != new.get(k)]
        if changed:
            found[part] = sorted(changed, key=lambda k: (not k.isdigit(), int(k) if k.isdigit() else 0, k))
    if before.get("data") != now.get("data"):
        found["data"] = ["data"]
    return found
