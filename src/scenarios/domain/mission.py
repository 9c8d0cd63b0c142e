"""What money can be pointed at: the ward-level mission, and the missions that are flows (equation 19)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from scenarios.domain.errors import Described, InputError, unknown
from scenarios.domain.parameter import Frozen

WARD_MISSION = "isolation"
Cashable = Literal["yes", "in part", "no"]


class Intervention(Frozen):
    """One programme that reduces isolation: where its cost and effect stand in the register."""

    title: str
    cost: str
    effect: str
    from_trial: bool = Field(description="trial effects are multiplied by `scaleup`; effects measured at scale are not")


class Flow(Frozen):
    """A mission whose outcomes flow year by year (equation 19).

    The unit value is the product of the `value` parameters, each once, times `value_factor` (a count-once
    correction), brought to the model's price base by `value_price`; `cost_price` does the same for the cost.
    """

    title: str
    outcome: str = Field(description="what one outcome is, in the plural, as a councillor says it")
    place: str = Field(default="places", description="what one place is, in the plural")
    cost: str
    cost_price: str | None = None
    capacity: str
    effect: str | None = Field(default=None, description="causal effect per place; none means one outcome a place")
    optimism: Literal["scaleup", "ob_benefit"]
    additional: tuple[str, ...] = Field(
        default=(), description="shares that are additional; empty where against a control"
    )
    replaces_additionality: bool = Field(
        default=False,
        description="whether `additional` is about what suppliers would have done anyway, so that it stands in place of"
        " `sv_additionality`; about the person or the household it comes on top",
    )
    deadweight: str | None = Field(
        default=None, description="gross effects take deadweight; effects against a control do not"
    )
    value: tuple[str, ...]
    value_years: str | None = Field(
        default=None, description="years an outcome lasts; none where the value is published as a lump"
    )
    value_price: str | None = None
    value_factor: float = Field(default=1.0, gt=0, le=1)
    wellbeing_share: float = Field(
        default=0.0, ge=0, le=1, description="the part of the value that is wellbeing and moves with `wellby`"
    )
    health_share: float = Field(
        default=0.0, ge=0, le=1, description="the part that is health, valued in QALYs; savings to any budget are money"
    )
    cashable: Cashable
    budget: str = Field(min_length=1, description="whose pounds the part is that is neither wellbeing nor health")
    why: str

    @model_validator(mode="after")
    def _something_replaces_it(self) -> Self:
        if self.replaces_additionality and not self.additional:
            raise InputError(
                "",
                "replaces_additionality",
                True,
                "there is no `additional` that could stand in place of `sv_additionality`: name it, or leave this out",
            )
        return self

    @model_validator(mode="after")
    def _parts_of_one_value(self) -> Self:
        if self.people_share > 1 + 1e-9:
            allowed = "wellbeing and health are parts of one value and sum to 1 at most"
            raise InputError("", "wellbeing_share + health_share", round(self.people_share, 6), allowed)
        return self

    @property
    def people_share(self) -> float:
        """The part of the value that is people's own, wellbeing and health together; the rest is money."""
        return self.wellbeing_share + self.health_share

    def parameters(self) -> set[str]:
        """Every register key this mission reads."""
        optional = (self.cost_price, self.effect, self.deadweight, self.value_years, self.value_price)
        return {self.cost, self.capacity, *self.additional, *self.value, *(k for k in optional if k)}


class Stream(Frozen):
    """One way of putting pounds on a year without the condition (equations 15-17), and what of that year it claims."""

    title: str
    claims: tuple[str, ...] = Field(min_length=1, description="what each person-year is valued for; claimed once only")
    parameters: tuple[str, ...]
    cashable: Cashable
    budget: str = Field(min_length=1)
    why: str


class Missions(Frozen):
    """All missions, and how today's causes (the labels of `piecemeal_mix`) fall on them."""

    format: Literal[1]
    isolation: Mapping[str, Intervention]
    flows: Mapping[str, Flow]
    causes: Mapping[str, Mapping[str, float]]
    streams: Mapping[str, Stream]

    @model_validator(mode="after")
    def _causes_fit(self) -> Self:
        for cause, parts in self.causes.items():
            for mission, share in parts.items():
                if mission not in self.keys:
                    raise unknown(f"causes.{cause}", mission, self.keys, "mission")
                if not 0 <= share <= 1:
                    raise InputError("", f"causes.{cause}.{mission}", share, "a share lies from 0 to 1")
            if sum(parts.values()) > 1 + 1e-9:
                raise InputError(
                    "", f"causes.{cause}", round(sum(parts.values()), 6), "the parts of a cause sum to 1 at most"
                )
        return self

    def expect_counted_once(self, chosen: tuple[str, ...]) -> None:
        """Refuse a set of value streams in which two claim the same part of the same person-year."""
        claimed: dict[str, str] = {}
        for name in chosen:
            if name not in self.streams:
                raise unknown("value_streams", name, self.streams, "value stream")
            for claim in self.streams[name].claims:
                if claim in claimed:
                    first = self.streams[claimed[claim]].title
                    raise InputError(
                        "",
                        "value_streams",
                        Described(f"a list with {name!r} ({self.streams[name].title})"),
                        f"it would count {claim} a second time: {first!r} ({claimed[claim]}) already does, and each "
                        "person-year may be claimed once. Take one of the two out",
                    )
                claimed[claim] = name

    @property
    def keys(self) -> tuple[str, ...]:
        """Mission keys: the ward mission first, then the flows in their order."""
        return (WARD_MISSION, *self.flows)

    @property
    def titles(self) -> dict[str, str]:
        """The title of every mission, by key."""
        return {m: self.title(m) for m in self.keys}

    def outcome(self, mission: str) -> str:
        """What one outcome of a mission is, in the plural."""
        return "people no longer often lonely" if mission == WARD_MISSION else self.flows[mission].outcome

    def place(self, mission: str) -> str:
        """What one place of a mission is, in the plural."""
        return "places" if mission == WARD_MISSION else self.flows[mission].place

    def title(self, mission: str) -> str:
        return "Isolation" if mission == WARD_MISSION else self.flows[mission].title
