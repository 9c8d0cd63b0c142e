"""Studies as a person writes them on a command line: `theta: n=10,50,200 sd=4 fixed=5000 each=20`."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from scenarios.domain.amounts import parse_amount
from scenarios.domain.errors import InputError, unknown

if TYPE_CHECKING:
    from scenarios.analysis.study import Study
    from scenarios.domain.draws import Array

SHAPE = "write it as `input: n=10,50,200 sd=4 fixed=5000 each=20`; instead of sd, `share` or known=12"
PARTS = ("n", "sd", "known", "share", "fixed", "each")
MOST_ANSWERS = 10_000_000


def studies_of(given: tuple[str, ...], inputs: Mapping[str, Array]) -> list[Study]:
    """Every study that was asked for."""
    return [_study(text, inputs) for text in given]


def _study(text: str, inputs: Mapping[str, Array]) -> Study:
    from scenarios.analysis.study import Study

    name, colon, rest = text.partition(":")
    name = name.strip()
    if not colon or not rest.strip():
        raise InputError("", "--study", text, SHAPE)
    if name not in inputs:
        raise unknown("--study", name, inputs, "input")
    if inputs[name].var() == 0:
        raise InputError("", "--study", name, "it does not vary in these draws, so there is nothing to find out")
    parts = _parts(text, rest)
    if "n" not in parts:
        raise InputError("", "--study", text, f"it needs sizes; {SHAPE}")
    sizes = tuple(sorted({int(_number(text, "n", n, 1, MOST_ANSWERS, whole=True)) for n in parts["n"].split(",")}))
    costs = {k: _number(text, k, parts.get(k, "0"), 0, 1e15) for k in ("fixed", "each")}
    return Study(name, _known(text, parts, inputs[name]), sizes, costs["fixed"], costs["each"])


def _parts(text: str, rest: str) -> dict[str, str]:
    """What stands after the input, by name."""
    parts: dict[str, str] = {}
    for word in rest.split():
        key, _, value = word.partition("=")
        if key not in PARTS:
            raise unknown("--study", key, PARTS, "part of a study")
        if key in parts:
            raise InputError("", "--study", text, f"{key} is given twice")
        if (value == "") != (key == "share"):
            raise InputError("", "--study", word, SHAPE)
        parts[key] = value
    return parts


def _known(text: str, parts: Mapping[str, str], x: Array) -> float:
    """How many answers the draws already count as."""
    from scenarios.analysis.pilot import answers_known
    from scenarios.analysis.study import answers_of_spread

    ways = [k for k in ("sd", "known", "share") if k in parts]
    if len(ways) != 1:
        raise InputError("", "--study", text, "give one of sd (of one answer), known (answers) or share")
    if ways[0] == "known":
        return _number(text, "known", parts["known"], 0, 1e15)
    if ways[0] == "sd":
        return answers_of_spread(x, _number(text, "sd", parts["sd"], 0, 1e15))
    if x.min() < 0 or x.max() > 1:
        raise InputError(
            "", "--study", text, "a share lies from 0 to 1, and this input does not; give sd of one answer"
        )
    return answers_known(x, "share")


def _number(text: str, key: str, value: str, least: float, most: float, whole: bool = False) -> float:
    try:
        number = parse_amount(value)
    except ValueError:
        number = math.nan
    if not least <= number <= most or (whole and number != int(number)):
        kind = "a whole number" if whole else "a number"
        raise InputError("", f"--study, {key}", value, f"it must be {kind} from {least:,.0f} to {most:,.0f}")
    return number
