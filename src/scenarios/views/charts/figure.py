"""A figure is one value.

What it claims, the picture, what it is not, its table and its words for those who cannot see it.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from scenarios.views.charts.template import Spec


@dataclass(frozen=True)
class Picture:
    """One chart, as a Vega-Lite specification with frames as its data, and its alternative text in two parts.

    What it is stays the same whatever is asked; what it shows does not.
    """

    chart: Spec
    name: str
    shows: str

    @property
    def alt(self) -> str:
        """Its alternative text."""
        return f"{self.name}: {self.shows}"


@dataclass(frozen=True)
class Figure:
    """A claim with its pictures; `detail` is its range, `summary` what the pictures show, `caveat` what they do not."""

    key: str
    claim: str
    detail: str
    pictures: tuple[Picture, ...]
    summary: str
    caveat: str
    table: pd.DataFrame
