"""The equations as a page of a document, and the parameters of each as a table."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from scenarios.domain.equation import Equation, Model
from scenarios.domain.parameter import Register
from scenarios.store.files.equation_file import read_model
from scenarios.views.tables.change_list import in_words

PREFACE = (
    "What is computed, equation by equation; the code cites these numbers. Written from `scenarios/equations.toml`",
    "and `scenarios/register.toml` by `python tools/write_model.py`; the page Equations of the app shows the same.",
    "Every letter is one future's own unless it says otherwise; t counts years, j wards, c categories of contract, m",
    "missions, i programmes. `docs/choices.md` says what was chosen where this leaves something open, and why.",
)


def model() -> Model:
    """Every equation, as the data folder has it."""
    return read_model()


def parameters(e: Equation, register: Register) -> pd.DataFrame:
    """What one equation reads of the register: as it is assumed, with its unit, its grade and its source."""
    rows = [(f"{p.name} ({p.key}, {p.unit})", in_words(p), f"{p.grade}. {p.source}") for p in e.parameters(register)]
    return pd.DataFrame(rows, columns=["Parameter", "As assumed here", "Grade and source"])


def markdown(every: Model, register: Register) -> str:
    """The whole model as docs/model.md has it."""
    return "\n".join(_lines(every, register)) + "\n"


def _lines(every: Model, register: Register) -> Iterator[str]:
    yield "# The model"
    yield ""
    yield from PREFACE
    for part in every.parts:
        yield ""
        yield f"## {part.title}"
        for e in part.equations:
            yield ""
            yield f"### ({e.number}) {e.title}"
            yield ""
            yield f"    {e.formula}"
            yield ""
            yield e.says
            yield from _listed(e, register)


def _listed(e: Equation, register: Register) -> Iterator[str]:
    if e.symbols:
        yield ""
        yield from (f"- {s}" for s in e.symbols)
    read = e.parameters(register)
    if read:
        yield ""
        yield "| parameter | key | unit | grade |"
        yield "|---|---|---|---|"
        yield from (f"| {p.name} | `{p.key}` | {p.unit.replace('|', '/')} | {p.grade} |" for p in read)
