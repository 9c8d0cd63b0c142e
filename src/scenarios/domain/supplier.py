"""How kinds of suppliers differ in what they pledge and deliver (equation 26): not at all until somebody says so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from scenarios.domain.amounts import parse_amount
from scenarios.domain.book import KINDS, SupplierKind
from scenarios.domain.errors import Described, InputError, unknown
from scenarios.domain.lines import told
from scenarios.domain.parameter import Frozen

MOST_TIMES = 5.0  # beyond it, a figure is a typing error
SHORTEST_WHY = 3
Times = Annotated[float, Field(ge=0, le=MOST_TIMES, allow_inf_nan=False)]
TIMES: Mapping[str, str] = {  # what may differ, and how it reads
    "pledged": "what they pledge of a pound of spend",
    "delivered": "what they deliver of a pledge",
    "cash": "the part of it that is like cash",
    "in_kind": "the part of it in hours, rooms and transport",
    "in_kind_worth": "what a pound of that is worth",
}
FORM = "write `vcse: delivered 150%, in_kind 120% because reason`"


class KindDiffers(Frozen):
    """One kind of supplier beside the register's figures for all: how many times each of them holds of it."""

    pledged: Times = 1.0
    delivered: Times = 1.0
    cash: Times = 1.0
    in_kind: Times = 1.0
    in_kind_worth: Times = 1.0
    why: str = Field(min_length=SHORTEST_WHY)

    @property
    def times(self) -> dict[str, float]:
        """What differs."""
        return {name: value for name in TIMES if (value := getattr(self, name)) != 1}


def parse_kinds(text: str) -> dict[SupplierKind, KindDiffers]:
    """Lines as `vcse: delivered 150%, in_kind 120% because reason`, semicolons or new lines between them."""
    found: dict[SupplierKind, KindDiffers] = {}
    for line in told(text, FORM, "kinds"):
        kind: SupplierKind | None = next((k for k in KINDS if k == line.name.lower()), None)
        if kind is None or kind == "unknown":
            raise unknown("kinds", line.name, [k for k in KINDS if k != "unknown"], "kind of supplier")
        if len(line.why) < SHORTEST_WHY:
            raise InputError(
                "",
                f"kinds, {kind}",
                Described("changed without a reason"),
                "say why, in three letters or more, after `because`",
            )
        times = {}
        for word, given in line.parts:
            if word not in TIMES:
                raise unknown(f"kinds, {kind}", word, TIMES, "figure of a kind of supplier")
            times[word] = _times(f"kinds, {kind}, {word}", given)
        found[kind] = KindDiffers(**times, why=line.why)
    return found


def _times(field: str, text: str) -> float:
    try:
        value = parse_amount(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= MOST_TIMES:
        raise InputError("", field, text, f"it is so many per cent of everybody's: from 0% to {100 * MOST_TIMES:g}%")
    return value


def kinds_text(kinds: Mapping[SupplierKind, KindDiffers]) -> str:
    """The lines that read back as the same."""
    lines = []
    for kind, differs in kinds.items():
        parts = ", ".join(f"{name} {100 * x:.10g}%" for name, x in differs.times.items())
        if parts:
            lines.append(f"{kind}: {parts} because {differs.why.replace(';', ',')}")
    return "; ".join(lines)
