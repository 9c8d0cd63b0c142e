"""One visual language: each strategy keeps its colour in every chart, in light and in dark."""

from __future__ import annotations

from dataclasses import dataclass

FONT = "Source Sans, Source Sans Pro, system-ui, sans-serif"


@dataclass(frozen=True)
class Theme:
    """The colours of one theme; every mark stands at 3:1 or more against its ground, every text at 4.5:1."""

    text: str
    quiet: str
    faint: str  # for marks that stay behind, yet must be seen
    grid: str
    ground: str
    strategies: tuple[str, ...]

    def colour(self, number: int) -> str:
        """A strategy's colour, by its number in the scenario."""
        return self.strategies[number % len(self.strategies)]


# Piecemeal first, in ochre; then focus in blue, several missions in plum, half and half in green; then spares.
LIGHT = Theme(
    text="#1d2733",
    quiet="#4c5866",
    faint="#848f9b",
    grid="#dde2e7",
    ground="#ffffff",
    strategies=("#a4560a", "#00539b", "#8a2b78", "#1a7340", "#5a5f00", "#7a3b2e"),
)
DARK = Theme(
    text="#eef2f6",
    quiet="#b4bfca",
    faint="#6c7884",
    grid="#37424e",
    ground="#11161c",
    strategies=("#f0a253", "#7cc0ff", "#e29ad2", "#72cf96", "#cfd35c", "#e3a493"),
)


def theme_of(dark: bool) -> Theme:
    return DARK if dark else LIGHT
