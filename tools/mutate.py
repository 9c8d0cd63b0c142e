"""Change the source in one place, run its tests, count how often they notice: how sharp the tests are.

    python tools/mutate.py model analysis --sample 400 --processes 2 > survivors.txt
    python tools/mutate.py model analysis --again survivors.txt

A seeded sample of single-point changes a package: a comparison moved or turned, an operator exchanged, a condition
negated, a small number moved by one and a large one doubled, min and max exchanged, a sentence altered. Each is tried
in a process of its own, forked where numpy and the others are imported already, against the golden results first where
there are any, then the tests that mirror the module, then those of the package. What nothing notices is printed with
its place. Not part of the test command: it takes an hour.
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib.abc
import importlib.machinery
import importlib.util
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "scenarios"
PACKAGES = ("model", "analysis", "uncertainty", "geography", "words")
GOLDEN = {
    "model": "golden/test_goldens.py",
    "analysis": "golden/test_analysis_goldens.py",
    "words": "golden/test_words_goldens.py",
}
FOLDERS = {"words": "views/words"}
IMPORTED_ONCE = (
    "numpy",
    "scipy.stats",
    "scipy.special",
    "pandas",
    "shapely",
    "geopandas",
    "pyproj",
    "hypothesis",
    "pytest",
)
SECONDS = 180
COMPARISONS = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
TURNED = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}
OPERATORS = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult, ast.Pow: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
}  # fmt: skip
EXCHANGED = {"min": "max", "max": "min", "any": "all", "all": "any", "minimum": "maximum", "maximum": "minimum",
             "argmin": "argmax", "argmax": "argmin", "floor": "ceil", "ceil": "floor"}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One place in one file, and which of the ways to change it."""

    path: Path
    node: int  # its number in ast.walk
    way: int
    line: int


def ways(node: ast.AST, with_text: bool) -> list[ast.AST]:
    """Every single-point change of one node."""
    out: list[ast.AST] = []
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        for table in (COMPARISONS, TURNED):
            if other := table.get(type(node.ops[0])):
                out.append(ast.Compare(node.left, [other()], node.comparators))
    elif isinstance(node, ast.BinOp) and (other := OPERATORS.get(type(node.op))) and not _is_text(node):
        out.append(ast.BinOp(node.left, other(), node.right))
    elif isinstance(node, ast.AugAssign) and (other := OPERATORS.get(type(node.op))):
        out.append(ast.AugAssign(node.target, other(), node.value))
    elif isinstance(node, ast.BoolOp):
        out.append(ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        out.append(node.operand)
    elif isinstance(node, ast.IfExp):
        out.append(ast.IfExp(node.test, node.orelse, node.body))
    elif isinstance(node, ast.If):
        out.append(ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse))
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in EXCHANGED:
        out.append(ast.Name(EXCHANGED[node.id], node.ctx))
    elif isinstance(node, ast.Attribute) and node.attr in EXCHANGED:
        out.append(ast.Attribute(node.value, EXCHANGED[node.attr], node.ctx))
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, bool):
            out.append(ast.Constant(not node.value))
        elif isinstance(node.value, int | float):
            out.append(ast.Constant(node.value + 1 if abs(node.value) <= 10 else node.value * 2))
        elif with_text and isinstance(node.value, str) and node.value.strip():
            out.append(ast.Constant(node.value + " altered"))
    return [ast.copy_location(n, node) for n in out]


def _is_text(node: ast.BinOp) -> bool:
    return any(
        isinstance(n, ast.JoinedStr) or (isinstance(n, ast.Constant) and isinstance(n.value, str))
        for n in (node.left, node.right)
    )


def left_alone(tree: ast.Module) -> set[int]:
    """Docstrings, annotations, decorators and guards: no behaviour of ours hangs on them."""
    out: set[int] = set()
    for node in ast.walk(tree):
        apart: list[ast.AST | None] = []
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module | ast.AsyncFunctionDef):
            apart += getattr(node, "decorator_list", [])
            if node.body and isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant):
                apart.append(node.body[0])
        if isinstance(node, ast.FunctionDef):
            apart.append(node.returns)
            apart += [a.annotation for a in (*node.args.args, *node.args.kwonlyargs)]
        if isinstance(node, ast.Call):  # `strict` of zip guards against what no input can cause
            apart += [k for k in node.keywords if k.arg == "strict"]
        if isinstance(node, ast.AnnAssign):
            apart.append(node.annotation)
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets):
            apart.append(node)
        out |= {id(n) for a in apart if a is not None for n in ast.walk(a)}
    return out


def changes(path: Path, with_text: bool) -> Iterator[Change]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart = left_alone(tree)
    for number, node in enumerate(ast.walk(tree)):
        if id(node) not in apart:
            for way, _ in enumerate(ways(node, with_text)):
                yield Change(path, number, way, getattr(node, "lineno", 0))


def changed(change: Change, with_text: bool) -> tuple[str, str]:
    """The whole source with the change made, and what was changed into what."""
    tree = ast.parse(change.path.read_text(encoding="utf-8"))
    target = next(n for i, n in enumerate(ast.walk(tree)) if i == change.node)
    other = ways(copy.deepcopy(target), with_text)[change.way]

    class Put(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return other if node is target else super().generic_visit(node)

    before = ast.unparse(target).split("\n")[0]
    source = ast.unparse(ast.fix_missing_locations(Put().visit(tree)))
    return source, f"{before}  ->  {ast.unparse(other).split(chr(10))[0]}"


class Finder(importlib.abc.MetaPathFinder):
    """Gives one module the changed source."""

    def __init__(self, path: Path, source: str) -> None:
        self.name = ".".join(("scenarios", *path.relative_to(SOURCE).with_suffix("").parts)).removesuffix(".__init__")
        self.path, self.source = path, source

    def find_spec(self, name: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        source = self.source

        class Loader(importlib.machinery.SourceFileLoader):
            def get_code(self, fullname: str):
                return compile(source, self.path, "exec")

        return importlib.util.spec_from_file_location(name, self.path, loader=Loader(name, str(self.path)))


def tests_of(package: str, path: Path) -> list[list[str]]:
    """What is run, one after the other, until something fails."""
    tests = ROOT / "tests"
    folder = tests / FOLDERS.get(package, package)
    own = folder / f"test_{path.stem}.py"
    golden = [tests / GOLDEN[package]] if package in GOLDEN else []
    return [[str(t)] for t in (*golden, own, folder) if t.exists()]


def noticed(path: Path, package: str, source: str) -> bool:
    """In the forked process: whether any test fails where the module reads like this."""
    import pytest

    sys.meta_path.insert(0, Finder(path, source))
    os.environ["ONE_MISSION_HYPOTHESIS"] = "mutating"
    os.environ["ONE_MISSION_CACHE"] = tempfile.mkdtemp(prefix="one-mission-mutant-")
    quiet = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--no-header", "-W", "ignore"]
    return any(pytest.main([*quiet, *paths]) not in (0, 5) for paths in tests_of(package, path))


def forked(path: Path, package: str, source: str) -> int:
    """A process that ends with 7 where nothing is noticed."""
    pid = os.fork()
    if pid == 0:
        os.setsid()
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        os._exit(0 if noticed(path, package, source) else 7)
    return pid


def expect_unchanged_unnoticed(package: str) -> None:
    """Tests that fail as it is would notice everything."""
    path = next((SOURCE / FOLDERS.get(package, package)).glob("[!_]*.py"))
    _, status = os.waitpid(forked(path, package, path.read_text(encoding="utf-8")), 0)
    if os.waitstatus_to_exitcode(status) != 7:
        raise SystemExit(f"{package}: its tests fail without any change; mend them first")


def tried(todo: list[tuple[str, Change]], processes: int) -> Iterator[tuple[str, Change, str, str]]:
    """Each change with what became of it: noticed, not noticed, or too slow, which counts as noticed."""
    running: dict[int, tuple[str, Change, str, float]] = {}
    queue = list(reversed(todo))
    while queue or running:
        while queue and len(running) < processes:
            package, change = queue.pop()
            source, what = changed(change, package == "words")
            pid = forked(change.path, package, source)
            running[pid] = (package, change, what, time.monotonic())
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid:
            package, change, what, _ = running.pop(pid)
            code = os.waitstatus_to_exitcode(status)
            yield package, change, what, "not noticed" if code == 7 else "noticed" if code == 0 else "ended"
        for late in [p for p, (*_, began) in running.items() if time.monotonic() - began > SECONDS]:
            os.killpg(late, signal.SIGKILL)
        time.sleep(0.02)


def listed(path: Path, every: list[Change], with_text: bool) -> list[Change]:
    """The changes that a file of survivors names, by their file and what was changed into what."""
    lines = [line.split(":", 2) for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("src/")]
    wanted = {(file, what.strip()) for file, _, what in lines}
    files = {file for file, _ in wanted}
    return [
        c
        for c in every
        if (file := str(c.path.relative_to(ROOT))) in files and (file, changed(c, with_text)[1]) in wanted
    ]


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("packages", nargs="*", choices=[*PACKAGES, []], default=list(PACKAGES))
    reader.add_argument("--sample", type=int, default=400, help="how many changes a package")
    reader.add_argument("--seed", type=int, default=11)
    reader.add_argument("--again", type=Path, help="only what an earlier run printed, wherever its line is by now")
    reader.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    asked = reader.parse_args()
    sys.path[:0] = [str(ROOT / "tests"), str(ROOT)]
    os.chdir(ROOT)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one process a core: more threads would wait for each other
    for name in IMPORTED_ONCE:
        importlib.import_module(name)
    for package in asked.packages:
        files = sorted((SOURCE / FOLDERS.get(package, package)).rglob("*.py"))
        every = [c for f in files for c in changes(f, package == "words")]
        sample = random.Random(asked.seed).sample(every, min(asked.sample, len(every)))
        if asked.again:
            sample = listed(asked.again, every, package == "words")
        expect_unchanged_unnoticed(package)
        left = 0
        for done, (_, change, what, came) in enumerate(tried([(package, c) for c in sample], asked.processes), 1):
            if done % 20 == 0:
                print(f"{package}: {done} tried, {left} not noticed", file=sys.stderr, flush=True)
            if came == "not noticed":
                left += 1
                print(f"{change.path.relative_to(ROOT)}:{change.line}: {what}", flush=True)
        share = 100 * (1 - left / len(sample))
        print(
            f"{package}: {len(sample)} of {len(every)} changes, {left} not noticed: {share:.1f} % noticed\n", flush=True
        )


if __name__ == "__main__":
    main()
