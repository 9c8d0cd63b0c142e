"""The house: imports point down only, streamlit stays in its package, files are opened in one."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "scenarios"
# Lower layers first; packages of one layer do not import each other.
LAYERS = [
    {"domain"},
    {"uncertainty", "geography", "procurement"},
    {"model", "store"},
    {"analysis"},
    {"answers", "verification"},
    {"views"},
    {"reports"},
    {"ui", "cli"},
    {"server"},
]
LAYER = {package: i for i, layer in enumerate(LAYERS) for package in layer}
MODULES = sorted(SRC.rglob("*.py"))
SCREENS = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py"))]


def imports(path: Path) -> set[str]:
    """Every module a file imports, at any depth."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides its layer"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def package(path: Path) -> str:
    parts = path.relative_to(SRC).parts
    return parts[0] if len(parts) > 1 else ""


def test_every_package_has_a_layer():
    assert {p.name for p in SRC.iterdir() if p.is_dir() and not p.name.startswith("__")} == set(LAYER)


@pytest.mark.parametrize("path", [p for p in MODULES if package(p)], ids=lambda p: str(p.relative_to(SRC)))
def test_imports_point_down(path):
    here = package(path)
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "scenarios" and len(parts) > 1 and parts[1] in LAYER and parts[1] != here:
            assert LAYER[parts[1]] < LAYER[here], f"{here} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_reports_are_given_answers_and_verification_serves_the_command_line_alone(path):
    named = {tuple(name.split(".")[:2]) for name in imports(path)}
    if package(path) == "reports":
        assert ("scenarios", "model") not in named
    if package(path) not in ("verification", "cli"):
        assert ("scenarios", "verification") not in named


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_streamlit_stays_on_the_upper_layers(path):
    if package(path) not in ("ui", "server"):
        assert not {n for n in imports(path) if n.split(".")[0] == "streamlit"}


@pytest.mark.parametrize("path", SCREENS, ids=lambda p: p.name)
def test_a_page_is_short_and_does_no_arithmetic(path):
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 120
    sums = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.BinOp) and not isinstance(n.op, ast.BitOr)]
    assert not sums, f"line {sums[0].lineno} of {path.name} does arithmetic"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(SRC)))
def test_only_the_store_opens_files(path):
    if package(path) == "store":
        return
    calls = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call)]
    named = {(n.func.attr if isinstance(n.func, ast.Attribute) else getattr(n.func, "id", "")) for n in calls}
    assert not named & {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir"}


def test_the_model_keeps_no_state():
    for path in MODULES:
        if package(path) == "model":
            assert not [
                n
                for n in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(n, (ast.Global, ast.Nonlocal))
            ]


def test_heavy_geometry_and_export_libraries_are_not_imported_at_start():
    import subprocess
    import sys

    code = (
        "import sys, scenarios.cli.__main__;"
        " print(sorted({'shapely','pyarrow','pandas','altair','streamlit','scipy','rich'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert out.strip() == "[]"


ASKING = {
    "slider",
    "selectbox",
    "number_input",
    "text_input",
    "text_area",
    "multiselect",
    "pills",
    "segmented_control",
    "toggle",
    "radio",
    "checkbox",
    "file_uploader",
    "button",
    "download_button",
}


@pytest.mark.parametrize("path", sorted((SRC / "ui").rglob("*.py")), ids=lambda p: p.name)
def test_every_control_is_explained_on_hover(path):
    calls = [
        n
        for n in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)
    ]
    bare = [
        ast.unparse(n)[:80] for n in calls if n.func.attr in ASKING and not any(k.arg == "help" for k in n.keywords)
    ]
    assert bare == []


TEXT = {"write", "markdown", "caption", "header", "subheader", "info", "success", "warning", "error", "table", "title"}


@pytest.mark.parametrize(
    "path", [*(p for p in MODULES if package(p) == "ui" and p.name != "say.py"), *SCREENS], ids=lambda p: p.name
)
def test_text_reaches_a_page_through_one_place_that_escapes_it(path):
    """Of the framework, or of a place on a page: whatever is no module of ours and has a command for text."""
    ours = {name.rsplit(".", 1)[-1] for name in imports(path) if name.startswith("scenarios.")} | {"log"}
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ours |= {a.asname for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names if a.asname}
    for call in (n.func for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)):
        of = call.value.id if isinstance(call.value, ast.Name) else None
        text_of_a_string = of is None and call.attr == "title"
        assert call.attr not in TEXT or of in ours or text_of_a_string, f"{path.name}: {ast.unparse(call)}"
