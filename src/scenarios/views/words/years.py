"""Why so many years, when fewer leave as many people out of loneliness at the end."""

from __future__ import annotations

from collections.abc import Callable

from scenarios.analysis.by_year import ByYear
from scenarios.views.words.numbers import capital, count, count_cell, signed, span, years_of

NOTHING = "With nothing pointed there is no difference in any year"


Name = Callable[[int], str]  # of a year, as in "year 3" or "2029/30"


def numbered(year: int) -> str:
    """A year of the mission by its number."""
    return f"year {year}"


def claim(y: ByYear, title: str, name: Name = numbered) -> str:
    """How many at any one time, from when on, and what it adds up to."""
    years, most = len(y.people), max((s.mean.value for s in y.people), key=abs)
    if most == 0:
        return NOTHING
    if count(most) == "no":
        return f"{title}: the difference is less than one person in every year"
    out = f"about {count(most)} {'more' if most > 0 else 'fewer'} people"
    if years == 1:
        return f"{title}: {out} are out of loneliness in the year"
    return f"{title}: {out} are out of loneliness a year from {name(y.steady_from)} on, and the years add up"


def detail(y: ByYear) -> str:
    """The years of loneliness averted, with their range."""
    total, years = y.person_years, len(y.people)
    if count(total.mean.value) == "no":
        return ""
    ranged = span(total.low, total.high, count, "more", "fewer", said=total.mean.value > 0)
    more = "fewer" if total.mean.value > 0 else "more"
    return f"In all about {count(total.mean.value)} {more} years lived in loneliness over {years_of(years)} ({ranged})."


def told(y: ByYear, name: Name = numbered) -> str:
    """Each year in words."""
    return capital(", ".join(f"{name(t)}: {signed(s.mean.value, count_cell)}" for t, s in enumerate(y.people, 1)) + ".")
