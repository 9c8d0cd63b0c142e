"""The options that verbs share.

Every lever from the table, what else a screen can choose, and where the answer goes.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from scenarios.domain.amounts import ALLOWED, parse_amount, pounds_between
from scenarios.domain.errors import InputError
from scenarios.domain.lever import Lever
from scenarios.domain.levers import LEVERS

FORMATS = click.Choice(["table", "json", "csv"])
Command = TypeVar("Command", bound=Callable[..., Any])
PATH = click.Path(path_type=Path)


class Amount(click.ParamType[float]):
    """A number as a person types it: 250m, £1.2bn, 40%."""

    name = "amount"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            amount = parse_amount(str(value))
        except ValueError:
            amount = math.nan
        if not math.isfinite(amount):
            raise InputError("", param.opts[0] if param else "amount", value, ALLOWED)
        return amount


class Pounds(click.ParamType[float]):
    """Money as a person types it, within limits; a share is none."""

    name = "pounds"

    def __init__(self, least: float, most: float) -> None:
        self.least, self.most = least, most

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        try:
            amount = math.nan if "%" in str(value) else parse_amount(str(value))
        except ValueError:
            amount = math.nan
        if not self.least <= amount <= self.most:
            allowed = f"it must be an amount {pounds_between(self.least, self.most)}"
            raise InputError("", param.opts[0] if param else "amount", value, allowed)
        return amount


class Worths(click.ParamType[Any]):
    """The worth of one effect, or a range of them as low:high:step; a worth alone is a float, a range a tuple."""

    name = "pounds or low:high:step"
    MOST_STEPS = 1001

    def __init__(self, least: float, most: float) -> None:
        self.one = Pounds(least, most)

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if not isinstance(value, str) or ":" not in value:
            return self.one.convert(value, param, ctx)
        option, parts = param.opts[0] if param else "--wtp", value.split(":")
        if len(parts) != 3:
            raise InputError("", option, value, "write a range as low:high:step, as in 0:50000:1000")
        low, high, step = (self.one.convert(p, param, ctx) for p in parts)
        if not (low < high and step > 0):
            raise InputError("", option, value, "the range rises from its low to its high end by steps above nothing")
        steps = math.floor((high - low) / step + 1e-9) + 1
        if steps > self.MOST_STEPS:
            raise InputError("", option, value, f"that is {steps:,} worths; at most {self.MOST_STEPS:,}")
        return tuple(low + i * step for i in range(steps))


def lever_option(name: str, lever: Lever) -> Callable[[Command], Command]:
    """One lever's option."""
    explained = f"{lever.label}. {lever.help}"
    if lever.kind == "switch":
        return click.option(f"{lever.option}/--no-{lever.option[2:]}", name, default=None, help=explained)
    if lever.choices:
        explained = f"{explained} One of {', '.join(lever.choices)}."
    kinds: dict[str, click.ParamType[Any]] = {
        "pounds": Pounds(lever.least, lever.most),
        "percent": Amount(),
        "whole": click.INT,
    }
    return click.option(lever.option, name, type=kinds.get(lever.kind, click.STRING), help=explained)


def question_options(command: Command) -> Command:
    """A scenario FILE and everything of it that a screen can change."""
    for option in reversed(
        [
            click.argument("file"),
            *(lever_option(name, lever) for name, lever in LEVERS.items() if lever.link_name),
            click.option("--wards", help="A ward file (GeoJSON), or the name of a shipped council."),
            click.option(
                "--contracts",
                help="A contract book as `contracts add` makes it, by name or path; `none` for the register's rate.",
            ),
            click.option(
                "--partners", help="Partners beside the council: `Hospital trust: spend £300m, joins 2; …`, or `none`."
            ),
            click.option(
                "--kinds", help="Kinds of suppliers that differ: `vcse: delivered 150% because reason; …`, or `none`."
            ),
            click.option("--strategies", help="Which strategies to compare with piecemeal, separated by commas."),
            click.option("--streams", help="What a year out of loneliness is valued for, separated by commas."),
            click.option("--assume", default="", help="Assumptions of your own: `name = value because reason; …`."),
        ]
    ):
        command = option(command)
    return command


def output_options(command: Command) -> Command:
    """The form of the answer, and the file it goes to."""
    command = click.option("--out", type=PATH, help="Write to this file instead of the screen.")(command)
    return click.option("--format", "form", type=FORMATS, default="table", show_default=True)(command)


def names(text: str | None) -> tuple[str, ...]:
    """Names separated by commas."""
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())
