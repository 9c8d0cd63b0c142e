"""Which column of a register, or of a social value return, holds what, kept under a name."""

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
READ_OF_RETURN: Mapping[str, str] = {
    "contract": "contract reference",
    "supplier": "supplier",
    "quarter": "quarter, as Q1 2026/27",
    "start": "first day of the period",
    "end": "last day of the period",
    "measure": "measure",
    "unit": "unit",
    "pledged": "quantity pledged over the whole contract",
    "delivered": "quantity delivered",
    "proxy": "pounds that one of it is worth",
    "version": "version of those pounds",
    "claimed": "pounds as printed",
    "framework": "framework of measures",
    "declared": "whether it is of this contract and period alone",
    "commitment": "whether it was a commitment",
    "evidence": "evidence",
    "ward": "ward",
    "mission": "mission",
}
NEEDED = ("title", "supplier")  # a line without both tells nobody what it is
NEEDED_OF_RETURN = ("contract", "measure", "delivered")
FileOf = Literal["register", "return"]
FIELDS: Mapping[FileOf, tuple[Mapping[str, str], tuple[str, ...], str]] = {  # what is read, needed, and of what
    "register": (READ, NEEDED, "contract"),
    "return": (READ_OF_RETURN, NEEDED_OF_RETURN, "line of a return"),
}
LONGEST_HEADING = 200
NOT_READ = ""  # in place of a heading: nothing is read as this


class ColumnPreset(Frozen):
    """Headings by what is read from them; what is not named is recognised by its heading."""

    format: Literal[1] = 1
    of: FileOf = "register"
    title: str = Field(min_length=1, max_length=60)
    source: str = ""
    columns: Mapping[str, str]

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        read, needed, what = FIELDS[self.of]
        for name, heading in self.columns.items():
            if name not in read:
                raise unknown("columns", name, read, f"field of a {what}")
            if len(heading) > LONGEST_HEADING:
                raise InputError("", f"columns.{name}", heading, f"a heading has {LONGEST_HEADING} letters at most")
            if name in needed and heading == NOT_READ:
                raise InputError("", f"columns.{name}", heading, f"a {what} cannot be read without it")
        return self
