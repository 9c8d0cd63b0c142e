"""Pages from templates: what is put into one is escaped unless it was made here as markup."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pandas as pd
from jinja2 import Environment, PackageLoader, StrictUndefined


@dataclass(frozen=True)
class Head:
    """One column of a table."""

    name: str
    numeric: bool  # its cells stand to the right


@dataclass(frozen=True)
class Table:
    """A table as text, for a page."""

    heads: Sequence[Head]
    rows: Sequence[Sequence[str]]


def table_of(frame: pd.DataFrame) -> Table:
    """A frame as text: figures to four places, nothing where nothing is known."""
    heads = [Head(str(c), frame[c].dtype.kind in "fiu") for c in frame.columns]
    return Table(heads, [[cell(v) for v in row] for row in frame.itertuples(index=False)])


def cell(value: object) -> str:
    if isinstance(value, float):
        return "" if np.isnan(value) else f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    return str(value)


@cache
def environment() -> Environment:
    loader = PackageLoader("scenarios.reports", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def rendered(template: str, **values: object) -> str:
    """A page from a template of ours."""
    return environment().get_template(template).render(**values)
