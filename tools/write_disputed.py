"""Writes the figures of the disputed choices into docs/choices.md, from a run. A test holds the two together."""

from __future__ import annotations

import re
from pathlib import Path

from scenarios.verification.disputed import CAUTION, RULE, USUAL, disputed, markdown

DOC = Path(__file__).resolve().parents[1] / "docs/choices.md"


def main() -> None:
    text, rows = DOC.read_text(encoding="utf-8"), disputed()
    for choice in (USUAL, RULE, CAUTION):
        text = between(choice).sub(lambda _, choice=choice: markdown(rows, choice), text)
    DOC.write_text(text, encoding="utf-8")


def between(choice: str) -> re.Pattern[str]:
    """The figures under one heading."""
    return re.compile(rf"(?<=\n### {re.escape(choice)}\n<!-- figures -->\n).*?(?=\n<!-- end of figures -->)", re.DOTALL)


if __name__ == "__main__":
    main()
