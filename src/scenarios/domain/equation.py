"""The model's equations in words: numbered, with their formula and what their letters stand for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from scenarios.domain.errors import InputError
from scenarios.domain.parameter import Frozen, Parameter, Register


class Equation(Frozen):
    """One numbered equation."""

    number: int = Field(ge=1)
    title: str = Field(min_length=1)
    formula: str = Field(min_length=1)
    says: str = Field(min_length=1)
    symbols: tuple[str, ...]

    def parameters(self, register: Register) -> list[Parameter]:
        """The rows of the register that this equation reads."""
        return [p for p in register.parameters.values() if self.number in cited(p.equation)]


class Part(Frozen):
    """Equations that belong together."""

    title: str
    equations: tuple[Equation, ...]


class Model(Frozen):
    """Every equation of the model, in parts."""

    format: Literal[1]
    parts: tuple[Part, ...]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        for before, after in zip(self.numbers, self.numbers[1:], strict=False):
            if after <= before:
                raise InputError("", "equations.number", after, "numbers rise from the first equation to the last")
        return self

    @property
    def numbers(self) -> list[int]:
        return [e.number for part in self.parts for e in part.equations]


def cited(text: str) -> set[int]:
    """The numbers in a list of equations: '15-17, 19' is 15, 16, 17 and 19."""
    return set(_numbers(text))


def _numbers(text: str) -> Iterator[int]:
    for piece in text.replace("–", "-").split(","):
        ends = [int(x) for x in piece.split("-") if x.strip()]
        if ends:
            yield from range(ends[0], ends[-1] + 1)
