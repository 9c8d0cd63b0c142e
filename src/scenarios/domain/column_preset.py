"""Which column of a register holds what, kept under a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from scenarios.domain.errors import InputError, unknown
from scenarios.domain.parameter import Frozen

READ: Mapping[str, str] = {  # what is read of a register, and how that is said
    "reference": "reference",
    "title": "title",
    "department": "department",
    "label": "the council's own category",
    "cpv": "CPV code",
    "proclass": "ProClass label",
    "supplier": "supplier",
    "company_number": "supplier's company number",
    "charity_number": "supplier's charity number",
    "sme": "small or medium-sized",
    "vcse": "charity or social enterprise",
    "value": "value",
    "value_kind": "whether the value is for a year",
    "annual_value": "value a year",
    "start": "start",
    "end": "end",
    "max_end": "latest end",
    "option_months": "months it can be extended",
    "used_months": "months it has been extended",
    "term_months": "months of its term",
    "review": "review date",
    "kind": "kind of contract",
    "route": "route",
    "parent": "framework it is of",
}
NEEDED = ("title", "supplier")  # a line without both tells nobody what it is
LONGEST_HEADING = 200
NOT_READ = ""  # in place of a heading: nothing is read as this


class ColumnPreset(Frozen):
    """Headings by what is read from them; what is not named is recognised by its heading."""

    format: Literal[1] = 1
    title: str = Field(min_length=1, max_length=60)
    source: str = ""
    columns: Mapping[str, str]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for name, heading in self.columns.items():
            if name not in READ:
                raise unknown("columns", name, READ, "field of a contract")
            if len(heading) > LONGEST_HEADING:
                raise InputError("", f"columns.{name}", heading, f"a heading has {LONGEST_HEADING} letters at most")
            if name in NEEDED and heading == NOT_READ:
                raise InputError("", f"columns.{name}", heading, "a contract cannot be read without it")
        return self
