"""What the theme's settings cannot say, as style sheets: what holds everywhere, and what one kind of screen adds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scenarios.store.files.text_files import shipped_text
from scenarios.ui.framework import styled
from scenarios.ui.host_look import HostLook

FOLDER = Path(__file__).parent / "styles"


@cache
def sheet(name: str, **names: str) -> str:
    """One style sheet as an element."""
    return f"<style>\n{styled(shipped_text(FOLDER / f'{name}.css'), **names)}</style>"


def of_page(dark: bool, embedded: bool, projector: bool, host: HostLook | None = None) -> str:
    """What one kind of screen adds; a comment where it adds nothing, since an empty element is refused."""
    look = host or HostLook()
    parts = {
        "dark": dark,
        "embedded": embedded,
        "projector": projector and not embedded,
        "untitled": not look.titled,
        "clear": look.clear,
    }
    sheets = [sheet(name) for name, wanted in parts.items() if wanted]
    if look.font:
        sheets.append(sheet("font", font=look.font))
    return "".join(sheets) or "<!-- -->"
