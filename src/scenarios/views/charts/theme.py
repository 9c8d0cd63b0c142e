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
    water: str
    land: str  # of neighbours, on maps
    people: str  # where people live and what reaches them: a hue of its own, and not one that mourns
    strategies: tuple[str, ...]

    def colour(self, number: int) -> str:
        """A strategy's colour, by its number in the scenario."""
        return self.strategies[number % len(self.strategies)]


# Piecemeal first, in ochre; then focus in blue, several missions in plum, half and half in green, the best other
# mission in a dark or light yellow; then a spare. They differ in lightness too, so that readers who see no red or no
# green tell them apart.
LIGHT = Theme(
    text="#1d2733",
    quiet="#4c5866",
    faint="#848f9b",
    grid="#dde2e7",
    ground="#ffffff",
    water="#e2e8ee",
    land="#f1efe8",
    people="#0b6b73",
    strategies=("#a4560a", "#00539b", "#6a1268", "#3f7d5c", "#403a0c", "#1c0d10"),
)
DARK = Theme(
    text="#eef2f6",
    quiet="#b4bfca",
    faint="#6c7884",
    grid="#37424e",
    ground="#11161c",
    water="#1b2a38",
    land="#26292b",
    people="#5fd0d6",
    strategies=("#f0a253", "#7cc0ff", "#d06a9c", "#a9f0dd", "#f5f0a8", "#d87c70"),
)


def theme_of(dark: bool) -> Theme:
    return DARK if dark else LIGHT
