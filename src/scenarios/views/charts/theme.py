"""One visual language: each strategy keeps its colour in every chart, in light and in dark."""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Source Sans, Source Sans Pro, system-ui, sans-serif"


@dataclass(frozen=True)
class Look:
    """Inks for one theme; every mark stands at 3:1 or more against its ground, every text at 4.5:1."""

    text: str
    quiet: str
    faint: str  # for marks that stay behind, yet must be seen
    grid: str
    ground: str
    strategies: tuple[str, ...]

    def colour(self, number: int) -> str:
        return self.strategies[number % len(self.strategies)]


# Piecemeal first, in ochre; then focus in blue, several missions in plum, half and half in green; then spares.
LIGHT = Look(
    "#1d2733",
    "#4c5866",
    "#848f9b",
    "#dde2e7",
    "#ffffff",
    ("#a4560a", "#00539b", "#8a2b78", "#1a7340", "#5a5f00", "#7a3b2e"),
)
DARK = Look(
    "#eef2f6",
    "#b4bfca",
    "#6c7884",
    "#37424e",
    "#11161c",
    ("#f0a253", "#7cc0ff", "#e29ad2", "#72cf96", "#cfd35c", "#e3a493"),
)


def look(dark: bool) -> Look:
    return DARK if dark else LIGHT
