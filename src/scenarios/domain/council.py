"""What a scenario says of the council itself: its wards, its contracts, and what is known of a category of spend."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from pydantic import Field, model_validator

from scenarios.domain.errors import Described, InputError
from scenarios.domain.levers import Share
from scenarios.domain.parameter import Frozen


class Council(Frozen):
    """Whose wards: the name of a folder in geodata/, or the path of a ward file.

    `adults` scales them to another size.
    """

    wards: str = Field(min_length=1)
    adults: float | None = Field(default=None, gt=0, le=1e8, allow_inf_nan=False)


class Contracts(Frozen):
    """The council's own contracts: a book by name or path, from when, and how much of the spend is in it."""

    book: str = ""  # none: contracts come up at the register's rate
    start: int = Field(default=2027, ge=2000, le=2100)  # year 1 begins on 1 April
    covers: Share = 1.0


class Category(Frozen):
    """What is known of one category of spend beyond its size; whatever is left out follows the register."""

    pledged_share: Share | None = None
    eligibility: Mapping[str, Share] = {}
    causes: Mapping[str, Share] = {}

    @model_validator(mode="after")
    def _causes_whole(self) -> Self:
        if self.causes:
            expect_whole("causes", self.causes)
        return self


def expect_whole(field: str, shares: Mapping[str, float]) -> None:
    """Refuse shares that do not sum to 1."""
    total = sum(shares.values())
    if abs(total - 1) > 1e-6:
        raise InputError("", field, Described(f"a sum of {total:.6g}"), "its shares must sum to 1")
