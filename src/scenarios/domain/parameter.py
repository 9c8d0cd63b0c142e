"""The evidence register: each parameter is a distribution with a unit, a source and a grade."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from scenarios.domain.errors import InputError, Said, unknown

Grade = Literal["A", "B", "C", "D"]
Basis = Literal["published", "published point, judged interval", "derived", "judgement"]
Number = Annotated[float, Field(allow_inf_nan=False)]

# The arguments each scipy.stats distribution takes, and which of them must be above zero.
SHAPES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "beta": (("a", "b", "loc", "scale"), ("a", "b", "scale")),
    "gamma": (("a", "loc", "scale"), ("a", "scale")),
    "lognorm": (("s", "loc", "scale"), ("s", "scale")),
    "norm": (("loc", "scale"), ("scale",)),
    "truncnorm": (("a", "b", "loc", "scale"), ("scale",)),
    "triang": (("c", "loc", "scale"), ("scale",)),
    "uniform": (("loc", "scale"), ("scale",)),
}
SHEET_COLUMNS = 128  # the width of the Sobol sheet; a parameter owns its columns for life


class Frozen(BaseModel):
    """Strict and unchangeable: an unknown key is an error, and a value is never coerced from text."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=False)


class Distribution(Frozen):
    """A marginal distribution by its scipy.stats name, or a fixed value, or a Dirichlet over labels."""

    distribution: Literal[
        "beta", "gamma", "lognorm", "norm", "truncnorm", "triang", "uniform", "fixed", "dirichlet", "shares"
    ]
    parameters: Mapping[str, Number]

    @model_validator(mode="after")
    def _arguments_fit(self) -> Self:
        if self.distribution == "fixed":
            _expect_names(self.parameters, ("value",), required=("value",))
        elif self.distribution == "shares":
            _expect_shares(self.parameters)
        elif self.distribution == "dirichlet":
            if len(self.parameters) < 2:
                raise InputError("", "parameters", dict(self.parameters), "a dirichlet needs at least two labels")
            _expect_positive(self.parameters, tuple(self.parameters))
        else:
            names, positive = SHAPES[self.distribution]
            _expect_names(self.parameters, names, required=tuple(n for n in names if n not in ("loc", "scale")))
            _expect_positive(self.parameters, positive)
            if self.distribution == "truncnorm" and not self.parameters["a"] < self.parameters["b"]:
                raise InputError("", "parameters.a", self.parameters["a"], "it must be below b")
            if self.distribution == "triang" and not 0 <= self.parameters["c"] <= 1:
                raise InputError("", "parameters.c", self.parameters["c"], "the mode of a triang lies from 0 to 1")
        return self

    @property
    def width(self) -> int:
        """How many columns of the Sobol sheet this takes."""
        return len(self.parameters) if self.distribution in ("dirichlet", "shares") else 1

    @property
    def drawn(self) -> bool:
        """Whether it varies from future to future."""
        return self.distribution not in ("fixed", "shares")


class Parameter(Distribution):
    """One row of the register."""

    key: str
    name: str
    stream: int = Field(ge=0, lt=SHEET_COLUMNS)
    group: Literal["supply", "programme", "value", "other missions", "prevalence", "rules"]
    unit: str
    source: str
    year: str
    link: str = ""
    grade: Grade
    basis: Basis
    note: str = ""
    lower: Number | None = None
    upper: Number | None = None
    open: bool = Field(
        default=False, description="the bounds themselves are excluded: the model divides by it or takes its log"
    )

    @model_validator(mode="after")
    def _within_bounds(self) -> Self:
        _expect_support(self, self)
        return self


class Correlation(Frozen):
    """A rank correlation (Spearman) between two parameters, imposed by a Gaussian copula."""

    between: tuple[str, str]
    rho: float = Field(gt=-1, lt=1)
    why: str


class Register(Frozen):
    """Every parameter the model uses, with the correlations between them.

    `retired` keeps the stream of a parameter that was taken out, so that its correlations still
    shape the draws of the others and none of them moves.
    """

    format: Literal[1]
    parameters: Mapping[str, Parameter]
    correlations: tuple[Correlation, ...] = ()
    retired: Mapping[str, int] = {}

    @model_validator(mode="after")
    def _streams_and_pairs(self) -> Self:
        owner: dict[int, str] = {stream: key for key, stream in self.retired.items()}
        for key, parameter in self.parameters.items():
            for column in range(parameter.stream, parameter.stream + parameter.width):
                if column in owner:
                    raise InputError(
                        "",
                        f"parameters.{key}.stream",
                        column,
                        f"that stream belongs to {owner[column]}; streams are never shared",
                    )
                owner[column] = key
        seen: set[frozenset[str]] = set()
        for pair in self.correlations:
            for key in pair.between:
                if key not in self.parameters and key not in self.retired:
                    raise unknown("correlations.between", key, self.parameters, "parameter")
            names = frozenset(pair.between)
            if len(names) < 2 or names in seen:
                raise InputError(
                    "", "correlations.between", list(pair.between), "each pair is two parameters, named once"
                )
            seen.add(names)
        return self

    def __getitem__(self, key: str) -> Parameter:
        if key not in self.parameters:
            raise unknown("parameter", key, self.parameters, "parameter")
        return self.parameters[key]

    def without(self, key: str) -> Register:
        """The register with one parameter retired: every other draw stays bit-identical."""
        gone = self[key]
        rest = {k: p for k, p in self.parameters.items() if k != key}
        return self.model_copy(update={"parameters": rest, "retired": {**self.retired, key: gone.stream}})

    def replaced(self, key: str, distribution: Distribution) -> Register:
        """The register with another distribution for one parameter; its stream, and so its luck, is kept."""
        old = self[key]
        update = {"distribution": distribution.distribution, "parameters": dict(distribution.parameters)}
        if old.group == "rules" and distribution.distribution != "fixed":
            raise InputError("", key, distribution.distribution, "a rule of the model is fixed, never drawn")
        _expect_support(old, distribution)
        return self.model_copy(update={"parameters": {**self.parameters, key: old.model_copy(update=update)}})


def _expect_names(given: Mapping[str, float], allowed: tuple[str, ...], required: tuple[str, ...]) -> None:
    for name in given:
        if name not in allowed:
            raise unknown("parameters", name, allowed, "argument of this distribution")
    for name in required:
        if name not in given:
            raise InputError("", "parameters", dict(given), f"this distribution needs {', '.join(required)}")


def _expect_positive(given: Mapping[str, float], names: tuple[str, ...]) -> None:
    for name in names:
        if name in given and not given[name] > 0:
            raise InputError("", f"parameters.{name}", given[name], "it must be above 0")


def _expect_support(parameter: Parameter, wanted: Distribution) -> None:
    """Refuse a distribution that reaches outside what the parameter can be (a share above 1, a negative cost)."""
    by_label = ("dirichlet", "shares")
    if parameter.distribution in by_label:
        if wanted.distribution not in by_label or set(wanted.parameters) != set(parameter.parameters):
            labels = ", ".join(parameter.parameters)
            raise InputError("", parameter.key, dict(wanted.parameters),
                             f"it needs a dirichlet, or fixed shares, over the labels {labels}")  # fmt: skip
        return
    if wanted.distribution in by_label:
        raise InputError("", parameter.key, wanted.distribution, "it is one number, not a set of shares")
    low, high = support(wanted)
    least = -math.inf if parameter.lower is None else parameter.lower
    most = math.inf if parameter.upper is None else parameter.upper
    endless = (
        math.isinf(high) and low > -math.inf
    )  # a long thin tail above a limit is a matter of degree, not a mistake
    at_a_bound = parameter.open and low == high and low in (least, most)
    if low < least or (high > most and not endless) or at_a_bound:
        value = wanted.parameters.get("value", Said(f"a {wanted.distribution} from {low:g} to {high:g}"))
        raise InputError("", parameter.key, value, f"it must lie {_between(parameter)}")


def support(d: Distribution) -> tuple[float, float]:
    """The least and the greatest value a distribution can take."""
    p = d.parameters
    loc, scale = p.get("loc", 0.0), p.get("scale", 1.0)
    match d.distribution:
        case "fixed":
            return p["value"], p["value"]
        case "beta" | "triang" | "uniform":
            return loc, loc + scale
        case "gamma" | "lognorm":
            return loc, math.inf
        case "truncnorm":
            return loc + p["a"] * scale, loc + p["b"] * scale
        case _:
            return -math.inf, math.inf


def _between(parameter: Parameter) -> str:
    low, high = parameter.lower, parameter.upper
    within = ", bounds excluded" if parameter.open else ""
    if low is not None and high is not None:
        return f"from {low:g} to {high:g}{within}"
    if low is not None:
        return f"above {low:g}" if parameter.open else f"at or above {low:g}"
    return f"at or below {high:g}"


def _expect_shares(given: Mapping[str, float]) -> None:
    """Fixed shares by label: none negative, summing to 1."""
    for label, share in given.items():
        if not 0 <= share <= 1:
            raise InputError("", f"parameters.{label}", share, "a share lies from 0 to 1")
    if abs(sum(given.values()) - 1) > 1e-6:
        raise InputError("", "parameters", Said(f"a sum of {sum(given.values()):.6g}"), "its shares must sum to 1")
