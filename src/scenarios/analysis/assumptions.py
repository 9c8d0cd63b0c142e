"""Assumptions changed by a user, as lines of text that a person can read, type and send.

    scaleup = 0.4 because our own pilot found so
    reach_ceiling = 20% to 50% (90%) because the outreach team thinks so
    d_group_trial = study older_adults because most of ours are older

One line a parameter; semicolons or new lines between them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from scenarios.domain.amounts import ALLOWED, parse_amount
from scenarios.domain.errors import Described, InputError, MissionError, unknown
from scenarios.domain.parameter import Distribution, Parameter, Register
from scenarios.domain.scenario import Override
from scenarios.uncertainty.elicit import elicited

INSIDE = 0.8
LINE = re.compile(
    r"^\s*(?P<key>[\w\[\] -]+?)\s*=\s*(?P<what>.+?)(?:\s+because\s+(?P<why>.*))?\s*$", re.IGNORECASE | re.DOTALL
)
RANGE = re.compile(
    r"^(?P<low>\S+)\s+to\s+(?P<high>\S+?)(?:\s*\(\s*(?P<inside>\d+(?:\.\d+)?)\s*%\s*\))?$", re.IGNORECASE
)
FORM = (
    "write `name = value because reason`, `name = low to high (80%) because reason` or `name = study name because"
    " reason`"
)


def parse(text: str, register: Register) -> tuple[Override, ...]:
    """Every line as an override; the first that cannot be used is reported by what is wrong with it."""
    found: dict[str, Override] = {}
    for line in lines(text):
        one = parse_line(line, register)
        found[one.key] = one
    return tuple(found.values())


def parse_leniently(text: str, register: Register) -> tuple[tuple[Override, ...], list[str]]:
    """The lines that can be used, and a sentence for each that cannot: a mangled link loses no more than it must."""
    found: dict[str, Override] = {}
    problems = []
    for line in lines(text):
        try:
            one = parse_line(line, register)
            found[one.key] = one
        except MissionError as error:
            problems.append(str(error))
    return tuple(found.values()), problems


def lines(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n]", text or "") if part.strip()]


def parse_line(line: str, register: Register) -> Override:
    matched = LINE.match(line)
    if not matched:
        raise InputError("", "assumption", line, FORM)
    key, what, why = matched["key"].strip(), matched["what"].strip(), (matched["why"] or "").strip()
    if key not in register.parameters:
        raise unknown("assumption", key, register.parameters, "parameter")
    if len(why) < 3:
        raise InputError(
            "", key, Described("changed without a reason"), "say why, in three letters or more, after `because`"
        )
    parameter = register[key]
    if what.lower().startswith("study "):
        name = what[6:].strip()
        parameter.behind(name)
        return Override(key=key, study=name, why=why)
    if parameter.distribution in ("dirichlet", "shares"):
        return mixed(parameter, what, why)
    between = RANGE.match(what)
    if between:
        inside = float(between["inside"]) / 100 if between["inside"] else INSIDE
        return ranged(parameter, number(between["low"], key), number(between["high"], key), inside, why)
    value = Override(key=key, fixed=number(what, key), why=why)
    register.replaced(key, value.as_distribution())  # refused here, where it is typed
    return value


def ranged(parameter: Parameter, low: float, high: float, inside: float, why: str) -> Override:
    """A range as an override that remembers it."""
    if parameter.group == "rules":
        raise InputError("", parameter.key, Described("a range"), "a rule of the model is fixed, never drawn")
    made: Distribution = elicited(parameter, low, high, inside)
    return Override(
        key=parameter.key,
        why=why,
        distribution=made.distribution,
        parameters=made.parameters,
        between=(low, high),
        inside=inside,
    )


def mixed(parameter: Parameter, what: str, why: str) -> Override:
    """A mix as `label share, label share`: the labels not named share what is left as the register has them."""
    given: dict[str, float] = {}
    for part in filter(None, (p.strip() for p in what.split(","))):
        label, _, share = part.rpartition(" ")
        if label not in parameter.parameters:
            raise unknown(parameter.key, label or part, parameter.parameters, "label")
        given[label] = number(share, parameter.key)
        if not 0 <= given[label] <= 1:
            raise InputError("", f"{parameter.key}, {label}", given[label], "a share lies from 0 to 1")
    left, rest = 1 - sum(given.values()), {k: v for k, v in parameter.parameters.items() if k not in given}
    if left < -1e-9 or (not rest and abs(left) > 1e-6):
        raise InputError(
            "", parameter.key, Described(f"a sum of {sum(given.values()):.6g}"), "its shares must sum to 1"
        )
    whole = sum(rest.values()) or 1.0
    shares = {k: given[k] if k in given else max(0.0, left) * rest[k] / whole for k in parameter.parameters}
    return Override(key=parameter.key, why=why, distribution="shares", parameters=shares)


def number(text: str, key: str) -> float:
    """0.4, 40%, £1,200 or 1.2m."""
    try:
        value = parse_amount(text)
    except ValueError as error:
        large = str(error) if "ordinary size" in str(error) else ALLOWED
        raise InputError("", key, text, large) from None
    if not math.isfinite(value):
        raise InputError("", key, text, "it must be a number of ordinary size")
    return value


def as_text(overrides: Sequence[Override]) -> str:
    """The lines that read back as the same overrides; what only a scenario file can say is left to it."""
    return "; ".join(line for o in overrides if (line := _line(o)))


def _line(o: Override) -> str:
    why = re.sub(r"[;\n]", ",", o.why)
    if o.study is not None:
        return f"{o.key} = study {o.study} because {why}"
    if o.fixed is not None:
        return f"{o.key} = {o.fixed!r} because {why}"
    if o.between is not None:
        return f"{o.key} = {o.between[0]!r} to {o.between[1]!r} ({100 * (o.inside or INSIDE):g}%) because {why}"
    if o.distribution == "shares":
        return f"{o.key} = {', '.join(f'{k} {v!r}' for k, v in o.parameters.items())} because {why}"
    return ""


def without(text: str, key: str) -> str:
    """The text with one parameter's line taken out."""
    return "; ".join(line for line in lines(text) if line.partition("=")[0].strip() != key)
