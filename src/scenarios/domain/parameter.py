"""The evidence register: each parameter is a distribution with a unit, a source and a grade."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from scenarios.domain.errors import Described, InputError, unknown
from scenarios.domain.support import expect_names, expect_positive, expect_shares, expect_support

Grade = Literal["A", "B", "C", "D"]
Basis = Literal["published", "published point, judged interval", "derived", "judgement"]
Design = Literal["trials", "comparison", "at scale", "ecological", "before and after", "modelled", "judgement"]
Caution = Literal["off", "standard", "sceptic"]
DistributionName = Literal[
    "beta", "gamma", "lognorm", "norm", "truncnorm", "triang", "uniform", "fixed", "dirichlet", "shares"
]
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

    distribution: DistributionName
    parameters: Mapping[str, Number]

    @model_validator(mode="after")
    def _arguments_fit(self) -> Self:
        if self.distribution == "fixed":
            expect_names(self.parameters, ("value",), required=("value",))
        elif self.distribution == "shares":
            expect_shares(self.parameters)
        elif self.distribution == "dirichlet":
            if len(self.parameters) < 2:
                raise InputError("", "parameters", dict(self.parameters), "a dirichlet needs at least two labels")
            expect_positive(self.parameters, tuple(self.parameters))
        else:
            names, positive = SHAPES[self.distribution]
            expect_names(self.parameters, names, required=tuple(n for n in names if n not in ("loc", "scale")))
            expect_positive(self.parameters, positive)
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


class Study(Distribution):
    """Another study of the same thing, which may stand in for the one behind a parameter."""

    title: str
    source: str
    year: str
    link: str = ""
    grade: Grade
    design: Design
    note: str = ""


class Parameter(Distribution):
    """One row of the register.

    `design`, the kind of study, is set where the row is a link of some mission's chain: caution asks for it.
    """

    key: str
    name: str
    does: str = Field(default="", description="what it does in the model, in plain words")
    ask: str = Field(default="", description="the question that would settle it, as a leader asks it")
    who: str = Field(default="", description="who could answer that")
    equation: str = Field(default="", description="the numbered equations that read it")
    stream: int = Field(ge=0, lt=SHEET_COLUMNS)
    group: Literal["supply", "programme", "value", "other missions", "prevalence", "rules"]
    unit: str
    source: str
    year: str
    link: str = ""
    grade: Grade
    basis: Basis
    note: str = ""
    design: Design | None = None
    studies: Mapping[str, Study] = {}
    luck: bool = Field(default=False, description="chance itself, which nobody can find out beforehand")
    lower: Number | None = None
    upper: Number | None = None
    open: bool = Field(
        default=False, description="the bounds themselves are excluded: the model divides by it or takes its log"
    )

    @model_validator(mode="after")
    def _within_bounds(self) -> Self:
        expect_support(self, self)
        for study in self.studies.values():
            expect_support(self, study)
        return self

    def behind(self, study: str) -> Parameter:
        """The same parameter with another study behind it: its distribution, source, grade and design."""
        if study not in self.studies:
            raise unknown(f"{self.key}.study", study, self.studies, "study of this parameter")
        update = self.studies[study].model_dump(include=set(Study.model_fields) - {"title"})
        return self.model_copy(update=update)


class CautionShares(Frozen):
    """How far a link is believed at one level of caution, by grade and by kind of study; the two are multiplied."""

    grade: Mapping[Grade, Annotated[float, Field(gt=0, le=1)]]
    design: Mapping[Design, Annotated[float, Field(gt=0, le=1)]]

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for name, given, wanted in (("grade", self.grade, Grade), ("design", self.design, Design)):
            missing = sorted(set(get_args(wanted)) - set(given))
            if missing:
                raise InputError("", name, Described(f"without {', '.join(missing)}"), "every one needs its share")
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
    caution: Mapping[Caution, CautionShares] = {}

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

    @property
    def groups(self) -> list[str]:
        """The groups that parameters fall into, in the order of the file."""
        return list(dict.fromkeys(p.group for p in self.parameters.values()))

    def without(self, key: str) -> Register:
        """The register with one parameter retired: every other draw stays bit-identical."""
        gone = self[key]
        rest = {k: p for k, p in self.parameters.items() if k != key}
        return self.model_copy(update={"parameters": rest, "retired": {**self.retired, key: gone.stream}})

    def behind(self, key: str, study: str) -> Register:
        """The register with another study behind one parameter."""
        return self.model_copy(update={"parameters": {**self.parameters, key: self[key].behind(study)}})

    def link_share(self, parameter: Parameter, level: Caution) -> float:
        """Share by grade × share by design; 1 where the row is no link of any chain (equation 23)."""
        if level == "off" or parameter.design is None:
            return 1.0
        if level not in self.caution:
            raise unknown("caution", level, ("off", *self.caution), "level")
        share = self.caution[level]
        return share.grade[parameter.grade] * share.design[parameter.design]

    def replaced(self, key: str, distribution: Distribution) -> Register:
        """The register with another distribution for one parameter; its stream, and so its draws, are kept."""
        old = self[key]
        update = {"distribution": distribution.distribution, "parameters": dict(distribution.parameters)}
        if old.group == "rules" and distribution.distribution != "fixed":
            raise InputError("", key, distribution.distribution, "a rule of the model is fixed, never drawn")
        expect_support(old, distribution)
        return self.model_copy(update={"parameters": {**self.parameters, key: old.model_copy(update=update)}})
