"""Amounts as people type them (0.4, 40%, £1,200, 250m, 1.2bn), and where the slider of spend can stop."""

from __future__ import annotations

import math

SIZES = {"billion": 1e9, "bn": 1e9, "million": 1e6, "m": 1e6, "thousand": 1e3, "k": 1e3}
LARGEST = 1e15
MOST_SPEND_ON_SCREEN_GBP = 1_000_000_000
SMALL_SPEND_GBP = 100_000_000  # a year: below it, a slider that steps by five million is too coarse
HALF_A_POUND, A_MILLIONTH = 0.5, 1e-6
ALLOWED = "it must be a number such as 0.4, 40% or £1,200"


def parse_amount(text: str) -> float:
    """The number that a person typed; a ValueError where it is none, or none of ordinary size."""
    bare = text.strip().lower().replace("£", "").replace(",", "").replace("_", "").replace("−", "-")
    size = 1.0
    for suffix, times in SIZES.items():
        if bare.endswith(suffix):
            bare, size = bare.removesuffix(suffix), times
            break
    percent = bare.endswith("%")
    number = float(bare.removesuffix("%")) * size
    if math.isfinite(number) and abs(number) >= LARGEST:
        raise ValueError("it must be a number of ordinary size")
    return number / 100 if percent else number  # divided, so that 140% is 1.4 and not a hair more


def whole_pounds(text: str, least: float, most: float) -> int:
    """An amount within limits, to the pound; a ValueError that says what the text is not."""
    try:
        amount = math.nan if "%" in text else parse_amount(text)
    except ValueError:
        amount = math.nan
    if not least <= amount <= most or abs(amount - round(amount)) > A_MILLIONTH:  # not a number lies nowhere
        raise ValueError(f"is not an amount of whole pounds {pounds_between(least, most)}")
    return round(amount)


def pounds_between(least: float, most: float) -> str:
    """What an amount may be, with an example: 'from £0 to £5bn, such as £400m'."""
    such_as = "£400m, 400,000,000 or 0.4bn" if most >= 4e8 else "£20,000 or 20k"
    return f"from {exact_pounds(least)} to {exact_pounds(most)}, such as {such_as}"


def exact_pounds(x: float) -> str:
    """Money as people write it, not rounded: '£400m', '£62.5m', '£1.2bn', '£403,217,000'."""
    for size, word, decimals, from_gbp in ((1e9, "bn", 2, 1e9), (1e6, "m", 1, 1e5)):
        short = round(x / size, decimals)
        if x >= from_gbp and abs(short * size - x) < HALF_A_POUND:
            return f"£{short:g}{word}"
    return f"£{x:,.0f}"


def spend_stops_gbp(scenario_spend_gbp: float) -> range:
    """Where the slider of spend can stop: every £5m, or every £1m where a council spends little. Others are typed."""
    step = 5_000_000 if scenario_spend_gbp >= SMALL_SPEND_GBP else 1_000_000
    return range(0, MOST_SPEND_ON_SCREEN_GBP + 1, step)


def percent_text(share: float) -> str:
    """A share as people write it: two significant figures and never an exponent, '200 %', '0.31 %', 'below 0.01 %'."""
    percent = 100 * abs(share)
    if percent == 0:
        return "0 %"
    if percent < 0.01:
        return "below 0.01 %"
    digits = max(0, 1 - math.floor(math.log10(percent)))
    sign = "−" if share < 0 else ""
    return f"{sign}{round(percent, 1 - math.floor(math.log10(percent))):,.{digits}f} %"
