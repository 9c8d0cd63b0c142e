"""What the theme's settings cannot say, as style sheets: what holds everywhere, and what one kind of screen adds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scenarios.store.files.text_files import shipped_text
from scenarios.ui.framework import styled

FOLDER = Path(__file__).parent / "styles"


@cache
def sheet(name: str) -> str:
    """One style sheet as an element."""
    return f"<style>\n{styled(shipped_text(FOLDER / f'{name}.css'))}</style>"


def of_page(dark: bool, embedded: bool, projector: bool) -> str:
    """What one kind of screen adds; a comment where it adds nothing, since an empty element is refused."""
    added = [name for name, wanted in (("dark", dark), ("embedded", embedded)) if wanted]
    if projector and not embedded:
        added.append("projector")
    return "".join(sheet(name) for name in added) or "<!-- -->"
