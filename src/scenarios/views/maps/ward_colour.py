"""What a colour on the ward map means: size in depth, doubt as fading to the ground, noise as no colour at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from scenarios.domain.draws import Array, Event
from scenarios.views.charts.theme import Theme
from scenarios.views.words import by_ward

STEPS = 5
DEPTHS = 255
CERTAIN, DOUBTFUL = 0.95, 0.5  # chance of the side shown: at one full colour, at the other none


@dataclass(frozen=True)
class LegendEntry:
    """One colour of a legend, and what it means."""

    colour: str
    label: str


def mixed(a: str, b: str, share: float) -> str:
    """A colour between two, `share` of the way from a to b, in steps finer than an eye can tell apart."""
    return _mixed(a, b, round(DEPTHS * min(1.0, max(0.0, float(share)))))


@lru_cache(maxsize=4096)
def _mixed(a: str, b: str, step: int) -> str:
    x, y = ([int(c[i : i + 2], 16) for i in (1, 3, 5)] for c in (a, b))
    return "#" + "".join(f"{round(p + (q - p) * step / DEPTHS):02x}" for p, q in zip(x, y, strict=True))


def sequential(
    values: Array, theme: Theme, colour: str, show: Callable[[float], str], among: Array | None = None
) -> tuple[list[str], list[LegendEntry]]:
    """Five depths of one colour by even steps of the value, or of the values it is shown `among`, so that maps share a
    scale.
    """
    whole = values if among is None else among
    finite = whole[np.isfinite(whole)]
    low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 0.0)
    depth = [mixed(theme.ground, colour, 0.18 + 0.82 * i / (STEPS - 1)) for i in range(STEPS)]
    if low == high:
        colours = [depth[2] if np.isfinite(v) else theme.ground for v in values]
        return colours, [LegendEntry(depth[2], f"everywhere {show(low)}")]
    edges = np.linspace(low, high, STEPS + 1)
    which = np.clip(np.searchsorted(edges[1:-1], values, side="right"), 0, STEPS - 1)
    colours = [depth[k] if np.isfinite(v) else theme.ground for k, v in zip(which, values, strict=True)]
    return colours, [LegendEntry(depth[k], f"{show(edges[k])} to {show(edges[k + 1])}") for k in range(STEPS)]


def signed(
    mean: Array, p_better: Array, in_noise: Event, theme: Theme, sides: tuple[str, str], names: tuple[str, str]
) -> tuple[list[str], list[LegendEntry]]:
    """Two colours for the two sides; the surer, the deeper; within the simulation error there is none."""
    better, worse = sides
    colours = []
    for m, p, noise in zip(mean, p_better, in_noise, strict=True):
        sure = p if m > 0 else 1 - p
        depth = 0.12 + 0.88 * (sure - DOUBTFUL) / (CERTAIN - DOUBTFUL)
        colours.append(theme.ground if noise else mixed(theme.ground, better if m > 0 else worse, depth))
    legend = [
        LegendEntry(mixed(theme.ground, better, 1.0), f"{names[0]} better, almost certain"),
        LegendEntry(mixed(theme.ground, better, 0.4), f"{names[0]} better, likely"),
        LegendEntry(theme.ground, by_ward.TOO_SMALL),
        LegendEntry(mixed(theme.ground, worse, 0.4), f"{names[1]} better, likely"),
        LegendEntry(mixed(theme.ground, worse, 1.0), f"{names[1]} better, almost certain"),
    ]
    return colours, legend


def chance(p: Array, theme: Theme, colour: str) -> tuple[list[str], list[LegendEntry]]:
    """A probability from the ground's colour at none to full colour at certainty."""
    colours = [mixed(theme.ground, colour, float(x)) for x in p]
    return colours, [LegendEntry(mixed(theme.ground, colour, x / 100), f"{x} in 100") for x in (0, 25, 50, 75, 100)]
