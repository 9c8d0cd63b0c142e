"""Numbers as a councillor says them: two significant figures, a range, a chance in words and number together."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from scenarios.analysis.summary import Estimate
from scenarios.domain.amounts import exact_pounds as exact_pounds

CHANCES = [
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.40, "unlikely"),
    (0.60, "about even"),
    (0.80, "likely"),
    (0.95, "very likely"),
]
Show = Callable[[float], str]  # how a number is said
RANGE_WORDS = "eight futures in ten"
EVEN = "1 time in 2"
TIMES = (  # how often, as people say it
    (0.1, "1 time in 10"),
    (0.2, "1 time in 5"),
    (0.25, "1 time in 4"),
    (0.3, "3 times in 10"),
    (1 / 3, "1 time in 3"),
    (0.4, "2 times in 5"),
    (0.5, EVEN),
    (0.6, "3 times in 5"),
    (2 / 3, "2 times in 3"),
    (0.7, "7 times in 10"),
    (0.75, "3 times in 4"),
    (0.8, "4 times in 5"),
    (0.9, "9 times in 10"),
)
RARE = 0.05  # below it, and that near to always, no fraction is near enough


def two_figures(x: float) -> float:
    """x to two significant figures."""
    if x == 0 or not math.isfinite(x):
        return 0.0 if x == 0 else x
    return round(x, 1 - math.floor(math.log10(abs(x))))


def count(x: float) -> str:
    """How many people, without a sign: '8', '1,200', 'no' below half a person."""
    x = abs(x)
    return "no" if x < 0.5 else f"{two_figures(x) if x >= 10 else max(1, round(x)):,.0f}"


def count_cell(x: float) -> str:
    """A count for a table cell, where small parts of a person are kept apart: '2.5', '<1'."""
    x = abs(two_figures(x))
    return "0" if x == 0 else "<1" if x < 1 else f"{x:,.1f}".removesuffix(".0") if x < 10 else f"{x:,.0f}"


def fine(x: float) -> str:
    """A small figure for a legend or a rate, where parts of a person tell wards apart: '0.34', '2.5', 'below 0.01'."""
    if 0 < abs(x) < 0.01:
        return "below 0.01" if x > 0 else "above −0.01"
    return f"{two_figures(x):,g}".replace("-", "−")


def pounds(x: float) -> str:
    """Money, without a sign: '£250,000', '£1.9m', '£1bn'."""
    x = abs(two_figures(x))
    for size, word in ((1e9, "bn"), (1e6, "m")):
        if x >= size:
            short = two_figures(x / size)
            return f"£{short:,.0f}{word}" if short >= 100 else f"£{short:g}{word}"
    return "nothing" if x == 0 else "less than £1" if x < 1 else f"£{x:,.0f}"


def span(low: float, high: float, show: Show, more: str = "more", less: str = "less", said: bool = False) -> str:
    """A range in words that keep their sign: '£0.9m less to £1.8m more', '2 to 20 more'.

    `said` leaves the word out where the sentence has just said that it is more: '2 to 20'.
    """
    a, b, zero = show(low), show(high), {"no", "nothing"}
    more = "" if said and (low >= 0 or a in zero) else f" {more}"
    if a in zero and b in zero:
        return "no difference we can see"
    if low < 0 < high and a not in zero and b not in zero:
        return f"{a} {less} to {b}{more}"
    if a in zero:
        return f"none to {b}{more}" if high > 0 else f"none to {b} {less}"
    if b in zero:
        return f"{a} {less} to none"
    return f"{a} to {b}{more}" if low > 0 else f"{b} to {a} {less}"


def chance(p: float) -> str:
    """A probability in words and number together: 'likely (72 in 100)'."""
    word = next((w for limit, w in CHANCES if p < limit), "almost certain")
    return f"{word} ({in_a_hundred(p)})"


def in_a_hundred(p: float) -> str:
    n = round(100 * p)
    if n == 0:
        return "fewer than 1 in 100" if p > 0 else "0 in 100"
    if n == 100:
        return "more than 99 in 100" if p < 1 else "100 in 100"
    return f"{n} in 100"


def in_futures(p: float) -> str:
    """How often something holds, inside a sentence: 'in 55 of 100 futures'."""
    if p <= 0 or p >= 1:
        return "in no future" if p <= 0 else "in every future"
    return f"in {in_a_hundred(p).replace(' in ', ' of ')} futures"


def monte_carlo(estimate: Estimate, show: Show) -> str:
    """The simulation error itself, which is not the range."""
    return (
        "simulation error unknown: too few draws" if estimate.se is None else f"simulation error ± {show(estimate.se)}"
    )


def years_of(years: int) -> str:
    return "1 year" if years == 1 else f"{years} years"


def lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def amount(x: float, unit: str) -> str:
    """A parameter's value with its unit, signed: '38 %', '£180,000', '−0.18 standard deviations', '4.2 years'."""
    sign = "−" if two_figures(x) < 0 else ""
    size = abs(two_figures(x))
    if unit.startswith("£"):
        return f"{sign}{pounds(x)}" if size >= 1 or size == 0 else f"{sign}£{size:.2g}"
    if unit.startswith(("proportion", "probability", "share")):
        return f"{sign}{abs(two_figures(100 * x)):,.10g}\u00a0%"
    text = f"{size:,.0f}" if size >= 100 else f"{size:.10g}"
    return f"{sign}{text}{unit_word(unit)}"


def unit_word(unit: str) -> str:
    """What follows a number of this unit, where a word does."""
    return {"SMD": " standard deviations", "years": " years", "LS points": " points of life satisfaction"}.get(unit, "")


def price_base(unit: str) -> str:
    """The prices a unit is in: '2024', or an empty word where it is not money."""
    found = re.search(r"£\s*\(?(\d{4}(?:/\d{2})?)", unit)
    return found.group(1) if found else ""


def listed(items: list[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {last} {items[-1]}" if items else ""


def signed(x: float, show: Show) -> str:
    """A number with its minus sign, and no minus nothing. Less than none is told with its figure: '−0.3', not '−<1'."""
    text = show(x)
    if x < 0 and text.startswith("<"):
        part = f"{abs(two_figures(x)):.2f}".rstrip("0").rstrip(".")
        return "0" if part == "0" else f"−{part}"
    return f"−{text}" if x < 0 and text not in ("0", "no", "nothing") else text


def capital(text: str) -> str:
    """The first letter large."""
    return text[:1].upper() + text[1:]


def by_spend(found: Sequence[str | None], spends: Sequence[float], names: Mapping[str, str]) -> list[str]:
    """What holds from which level of spend to which, run by run: 'piecemeal from £25m to £300m'."""
    at = list(zip(found, spends, strict=True))
    said = []
    for key, run in groupby(at, key=lambda pair: pair[0]):
        within = [spend for _, spend in run]
        where = f"at {exact_pounds(within[0])}"
        if len(within) > 1:
            where = f"from {exact_pounds(within[0])} to {exact_pounds(within[-1])}"
        said.append(f"{'too close to call' if key is None else lower(names[key])} {where}")
    return said


MARKUP = re.compile(
    r"[\\`*\[\]<>$~|]|(?<![^\W_])_|_(?![^\W_])"  # emphasis, code, links and pictures, HTML, formulas
    r"|:(?=[\w+-]+[\[:/])"  # the framework's colours, icons and emoji
    r"|(?m:^[ ]{0,3}(?:#{1,6}|[-+=]|\d+[.)])(?=\s|$|[-=]))"  # headings and lists, at the start of a line
)
ADDRESS = re.compile(r"(?i)(?<=http)(?=:)|(?<=https)(?=:)|(?<=www)(?=\.)")
WORD_JOINER = "\u2060"  # not seen; without it an address becomes a link, however it is escaped


def escape_markdown(text: str) -> str:
    """Text as it is, so that no sign of it is taken for markup: a name must not fetch a picture.

    Ordinary sentences stay as they are written.
    """
    text = ADDRESS.sub(WORD_JOINER, text)
    return MARKUP.sub(lambda m: "".join(c if c.isalnum() or c == " " else f"\\{c}" for c in m[0]), text)


def of_a_hundred(share: float) -> str:
    """What is left of £100, as people say it: '£54', '£5.40', '37p', 'less than 1p', 'nothing'."""
    left = 100 * share
    if left <= 0:
        return "nothing"
    if left < 0.01:
        return "less than 1p"
    two = float(f"{left:.2g}")
    if two < 1:
        return f"{round(100 * two)}p"
    return f"£{two:.2f}" if two < 10 and two != int(two) else f"£{two:.0f}"


def times(p: float) -> str:
    """How often, as people say it: '1 time in 4', 'fewer than 1 time in 20', 'every time'."""
    if p <= 0 or p >= 1:
        return "every time" if p >= 1 else "at no time"
    if p < RARE:
        return "fewer than 1 time in 20"
    if p > 1 - RARE:
        return "more than 19 times in 20"
    return min(TIMES, key=lambda t: abs(t[0] - p))[1]
