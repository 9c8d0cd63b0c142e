"""Writes the table of levers into docs/scenario-files.md, from the table in the code. A test holds the two together."""

from __future__ import annotations

import re
from pathlib import Path

from scenarios.views.tables import lever_list

DOC = Path(__file__).resolve().parents[1] / "docs/scenario-files.md"
BETWEEN = re.compile(r"(?<=<!-- levers -->\n).*?(?=\n<!-- end of levers -->)", re.DOTALL)


def main() -> None:
    DOC.write_text(BETWEEN.sub(lambda _: lever_list.markdown(), DOC.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
