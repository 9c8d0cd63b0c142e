"""Writes docs/model.md from the equations and the register. A test holds it to them."""

from __future__ import annotations

from pathlib import Path

from scenarios.store.files import scenario_files
from scenarios.store.files.equation_file import read_model
from scenarios.views.tables import equations

DOC = Path(__file__).resolve().parents[1] / "docs/model.md"


def main() -> None:
    DOC.write_text(equations.markdown(read_model(), scenario_files.read_register()), encoding="utf-8")


if __name__ == "__main__":
    main()
