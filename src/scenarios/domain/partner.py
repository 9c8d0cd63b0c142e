"""Anchor institutions that join the council's mission: a hospital trust, a university, a housing association."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from scenarios.domain.amounts import exact_pounds, parse_amount, pounds_between
from scenarios.domain.contract import CATEGORIES
from scenarios.domain.errors import Described, InputError, likely, unknown
from scenarios.domain.levers import MOST_SPEND_GBP, MOST_YEARS, Share
from scenarios.domain.lines import Line, told
from scenarios.domain.parameter import Frozen

MOST_PARTNERS, LONGEST_TITLE = 12, 60
WHOLE_WITHIN = 1e-6
SHARES = {"chance": "joins_share", "pledged": "pledged_share", "may follow": "eligibility"}
WORDS = ("spend", "joins", *SHARES, "book", *CATEGORIES)
FORM = "write `Hospital trust: spend £300m, joins 2, chance 70%, pledged 5%`"


class Partner(Frozen):
    """A body that commissions contracts of its own; whatever is left out follows the council or the register."""

    title: Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE)]
    spend_gbp: Annotated[float, Field(ge=0, le=MOST_SPEND_GBP, allow_inf_nan=False)]
    joins: Annotated[int, Field(ge=1, le=MOST_YEARS)] = 1  # the year of the mission in which it would join
    joins_share: Share | None = None  # the chance that it does; none follows the register
    pledged_share: Share | None = None
    eligibility: Share = 1.0  # of what may lawfully follow a mission, how much it allows
    spend_mix: Mapping[str, Share] = {}  # none: its own book's, or else the council's
    causes: Mapping[str, Share] = {}  # none: as the register has them
    book: str = ""  # of contracts, by name or path; none: they come up at the register's rate

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        for name, shares in (("spend_mix", self.spend_mix), ("causes", self.causes)):
            if shares and abs(sum(shares.values()) - 1) > WHOLE_WITHIN:
                whole = Described(f"a sum of {sum(shares.values()):.6g}")
                raise InputError("", f"partners.{self.title}.{name}", whole, "its shares must sum to 1")
        for category in self.spend_mix:
            if category not in CATEGORIES:
                raise unknown(f"partners.{self.title}.spend_mix", category, CATEGORIES, "category")
        if re.search(r"[:;,\n]", self.title):
            raise InputError("", "partners.title", self.title, "a name holds no colon, comma or semicolon")
        return self


def key_of(title: str) -> str:
    """The name of a partner's table in a file."""
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_") or "partner"


def parse_partners(text: str) -> dict[str, Partner]:
    """Partners by key, from lines as `Hospital trust: spend £300m, joins 2`; the first that is unfit is refused."""
    found = {}
    for line in told(text, FORM, "partners"):
        partner = _partner(line)
        key = key_of(partner.title)
        if key in found:
            raise InputError("", "partners", Described(f"{line.name} given twice"), "each has one line")
        found[key] = partner
    if len(found) > MOST_PARTNERS:
        raise InputError("", "partners", Described(f"{len(found)} of them"), f"{MOST_PARTNERS} at most")
    return found


def _partner(line: Line) -> Partner:
    given: dict[str, Any] = {"title": line.name}
    mix: dict[str, float] = {}
    if len(line.name) > LONGEST_TITLE:
        raise InputError("", "partners", line.name, f"a name has {LONGEST_TITLE} letters at most")
    for word, value in line.parts:
        field = f"partners, {line.name}, {word}"
        if word == "spend":
            given["spend_gbp"] = _pounds(field, value)
        elif word == "joins":
            given["joins"] = _year(field, value)
        elif word == "book":
            given["book"] = value
        elif word in SHARES:
            given[SHARES[word]] = _share(field, value)
        elif word in CATEGORIES:
            mix[word] = _share(field, value)
        else:
            hint = likely(word, WORDS)
            raise InputError("", f"partners, {line.name}", word, f"it is none of {', '.join(WORDS)}", hint)
    if "spend_gbp" not in given:
        raise InputError("", f"partners, {line.name}", Described("without its spend"), FORM)
    return Partner(**given, spend_mix=mix)


def _pounds(field: str, text: str) -> float:
    amount = math.nan if "%" in text else _number(text)
    if not 0 <= amount <= MOST_SPEND_GBP:
        raise InputError("", field, text, f"it must be an amount {pounds_between(0, MOST_SPEND_GBP)}")
    return amount


def _year(field: str, text: str) -> int:
    year = _number(text)
    if not (1 <= year <= MOST_YEARS and year.is_integer()):
        raise InputError("", field, text, f"it is a year of the mission, from 1 to {MOST_YEARS}")
    return int(year)


def _share(field: str, text: str) -> float:
    share = _number(text)
    if not 0 <= share <= 1:
        raise InputError("", field, text, "a share lies from 0% to 100%")
    return share


def _number(text: str) -> float:
    try:
        return parse_amount(text)
    except ValueError:
        return math.nan


def partners_text(partners: Mapping[str, Partner]) -> str:
    """The lines that read back as the same partners; causes of their own are left to a scenario file."""
    return "; ".join(_line(p) for p in partners.values())


def _line(p: Partner) -> str:
    rounded = exact_pounds(p.spend_gbp).replace(",", "")
    spend = rounded if parse_amount(rounded) == p.spend_gbp else repr(p.spend_gbp)
    parts = [f"spend {spend}", f"joins {p.joins}"]
    for word, field in SHARES.items():
        share = getattr(p, field)
        if share is not None and not (field == "eligibility" and share == 1):
            parts.append(f"{word} {percent(share)}")
    parts += [f"{category} {percent(share)}" for category, share in p.spend_mix.items()]
    return f"{p.title}: {', '.join([*parts, *([f'book {p.book}'] if p.book else [])])}"


def percent(share: float) -> str:
    """A share to the last digit, as it is typed."""
    return f"{100 * share:.12g}%"
