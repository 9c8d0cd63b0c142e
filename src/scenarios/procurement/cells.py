"""What people type into a register: amounts, dates, yes and no."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

NOTHING = {"", "n/a", "na", "none", "tbc", "tba", "-", "–", "not known", "unknown"}
AMOUNT = re.compile(r"£?\s*\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|£?\s*\d+(?:\.\d{1,2})?")
DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
DAY_NUMBER = re.compile(r"\d{5}(?:\.0)?")
SERIAL_FROM, SERIAL_LEAST, SERIAL_MOST = date(1899, 12, 30), 20_000, 80_000  # spreadsheets count days from here
YES, NO = {"yes", "y", "true", "1"}, {"no", "n", "false", "0"}


class Unreadable(ValueError):
    """A cell that holds something which is no amount and no date."""


def text(cell: object) -> str:
    """What a cell says, with its spaces tidied."""
    return "" if cell is None else " ".join(str(cell).split())


def amount_gbp(cell: object) -> float | None:
    """An amount; None where there is none, or words stand in its place. Thousands marks stand where they belong."""
    if isinstance(cell, bool):
        raise Unreadable(text(cell))
    if isinstance(cell, int | float):
        return float(cell)
    said = text(cell)
    if said.casefold() in NOTHING or not any(c.isdigit() for c in said):
        return None
    if AMOUNT.fullmatch(said) is None:
        raise Unreadable(said)
    return float(said.lstrip("£ ").replace(",", ""))


def day(cell: object, month_first: bool = False) -> date | None:
    """A date, day before month unless its file says otherwise; None where there is none, or words in its place."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = text(cell)
    if said.casefold() in NOTHING or not any(c.isdigit() for c in said):
        return None
    if is_day_number(said):
        return SERIAL_FROM + timedelta(days=int(said[:5]))
    written, iso = DAY.fullmatch(said), ISO.fullmatch(said)
    if written is None and iso is None:
        raise Unreadable(said)
    if written is not None:
        a, b, y = (int(part) for part in written.groups())
        d, m = (b, a) if month_first else (a, b)
    else:
        y, m, d = (int(part) for part in ISO.fullmatch(said).groups())  # type: ignore[union-attr]  # one of the two is
    try:
        return date(y, m, d)
    except ValueError:
        raise Unreadable(said) from None


def is_day_number(cell: object) -> bool:
    """Whether a cell holds a date as spreadsheets count days."""
    said = text(cell)
    return DAY_NUMBER.fullmatch(said) is not None and SERIAL_LEAST <= int(said[:5]) <= SERIAL_MOST


def month_could_be_first(cell: object) -> bool | None:
    """Whether a date can only be read with its month first (True) or second (False); None where both are possible."""
    written = DAY.fullmatch(text(cell)) if isinstance(cell, str) else None
    if written is None:
        return None
    first, second = int(written[1]), int(written[2])
    return None if first <= 12 and second <= 12 else second > 12


def yes_no(cell: object) -> bool | None:
    """Yes, no, or nothing said."""
    said = text(cell).casefold()
    return True if said in YES else False if said in NO else None


def months(cell: object) -> int:
    """A number of months; none where none is said."""
    said = text(cell)
    return int(float(said)) if re.fullmatch(r"\d+(?:\.0+)?", said) else 0


def later(day: date, by_months: int) -> date:
    """The same day so many months on, or the last of a shorter month."""
    total = day.year * 12 + day.month - 1 + by_months
    year, month = divmod(total, 12)
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
