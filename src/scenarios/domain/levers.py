"""The levers: what a leader or an officer can move. Each is declared here, once, and nowhere else.

A lever is one line of `Levers`: the limits its value is held to, and a `Lever` that says how it reads. Its control, its
name in a link, its option, its rows in documents and its place in undo follow from that line; the model does the rest.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from scenarios.domain.errors import InputError
from scenarios.domain.lever import DRAWS, GAINS, RULES, WARDS, Lever
from scenarios.domain.parameter import Caution, Frozen

MOST_SPEND_GBP = 5e9  # the same on screen, in files and on the command line
MOST_YEARS = 30  # beyond them the Green Book's rate falls, and the equations hold one rate
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
WardRule = Literal["per_head", "need", "deprivation", "best_return"]
Valuation = Literal["blend", "threshold", "ordered"]
DiscountRule = Literal["split", "one_rate"]
Gradient = Literal["marginal", "adjusted"]
HelpBought = Literal["mix", "group", "therapy", "link_workers", "neighbourhood", "befriending"]
Measure = Literal["loneliness", "isolation"]


class Levers(Frozen):
    """What can be moved, in the order in which it stands on screen."""

    spend_gbp: Annotated[
        float,
        Field(ge=0, le=MOST_SPEND_GBP, allow_inf_nan=False),
        Lever(
            "Spend a year",
            "What the council spends on contracts in a year.",
            "pounds",
            link_name="spend",
            unit="£ a year",
            most=int(MOST_SPEND_GBP),
        ),
    ]
    mission: Annotated[
        str,
        Lever(
            "Mission",
            "The one thing the spending power is pointed at.",
            "mission",
            link_name="mission",
            of_a_mission=True,
        ),
    ]
    pointed_share: Annotated[
        Share,
        Lever(
            "Share pointed at the mission",
            "Of the resource that may lawfully follow a mission, how much does. At 0 % every strategy is piecemeal.",
            "percent",
            link_name="pointed",
            of_a_mission=True,
            unit="%",
        ),
    ]
    years: Annotated[
        int,
        Field(ge=1, le=MOST_YEARS),
        Lever(
            "Years",
            "How long the council holds its course; contracts come up for renewal over about four years.",
            "whole",
            link_name="years",
            unit="years",
            least=1,
            most=MOST_YEARS,
        ),
    ]
    ward_rule: Annotated[
        WardRule,
        Lever(
            "How the mission's money is shared over wards",
            "Only the isolation mission is delivered ward by ward.",
            "choice",
            link_name="rule",
            of_a_mission=True,
            choices={
                "need": "Where most people are lonely",
                "per_head": "The same for every adult",
                "deprivation": "Towards deprived wards",
                "best_return": "Where it reaches most people",
            },
            group=WARDS,
        ),
    ]
    least_share: Annotated[
        Share,
        Lever(
            "Least share for every ward",
            "No ward gets less of the mission's money than this part of its even share per adult.",
            "percent",
            link_name="floor",
            of_a_mission=True,
            unit="%",
            group=WARDS,
        ),
    ] = 0.0
    gradient: Annotated[
        Gradient,
        Lever(
            "Wards are told apart by",
            "Not counted ward by ward: it is modelled from one of these, and always adds up to the surveyed total.",
            "choice",
            link_name="gradient",
            choices={"marginal": "Deprivation alone", "adjusted": "Deprivation, health and living alone"},
            group=WARDS,
        ),
    ]
    measure: Annotated[
        Measure,
        Lever(
            "What isolation is measured by", "Loneliness, a feeling; no effect in the register is of isolation.", "file"
        ),
    ] = "loneliness"
    help_bought: Annotated[
        HelpBought,
        Lever(
            "Help that is bought against isolation",
            "The scenario's mix of programmes, or one of them alone. It holds for every strategy.",
            "choice",
            link_name="programme",
            choices={
                "mix": "The scenario's mix",
                "group": "Group activities",
                "therapy": "Talking therapies",
                "link_workers": "Link workers",
                "neighbourhood": "Neighbourhood networks",
                "befriending": "Befriending",
            },
            group=RULES,
        ),
    ] = "mix"
    caution: Annotated[
        Caution,
        Lever(
            "Caution about the evidence",
            "Believes each mission as far as the weakest link of its chain of evidence, by grade and kind of study.",
            "choice",
            link_name="caution",
            choices={"off": "As the sources say", "standard": "Standard caution", "sceptic": "The sceptic's"},
            group=GAINS,
        ),
    ] = "off"
    valuation: Annotated[
        Valuation,
        Lever(
            "What counts as a gain",
            "Evidence does not choose between the two ways of valuing people's gains; a blend weighs both.",
            "choice",
            link_name="valuation",
            choices={
                "blend": "A blend of both",
                "threshold": "Only leaving loneliness",
                "ordered": "Every improvement",
            },
            group=GAINS,
        ),
    ]
    discounting: Annotated[
        DiscountRule,
        Lever(
            "How later years are discounted",
            "Guidance disagrees whether wellbeing and health lose less with the years than money. Whichever is chosen"
            " holds for every mission.",
            "choice",
            link_name="discounting",
            choices={"split": "Wellbeing and health less than money", "one_rate": "Everything like money"},
            group=GAINS,
        ),
    ] = "split"
    beyond_horizon: Annotated[
        bool,
        Lever(
            "Gains after the last year count",
            "A warm home, or a gain against loneliness, can outlast these years. For every mission or for none.",
            "switch",
            link_name="beyond",
            group=GAINS,
        ),
    ] = True
    eligibility: Annotated[
        Share,
        Lever(
            "Share of contracts that may follow a mission",
            "Of what the register says may lawfully follow a mission, how much the council allows.",
            "percent",
            link_name="eligible",
            of_a_mission=True,
            unit="%",
            group=RULES,
        ),
    ]
    vcse_most_share: Annotated[
        Share,
        Lever(
            "Most that charities and social enterprises can carry",
            "Of what all suppliers would bring if they were alike. What is pledged above it is not delivered.",
            "percent",
            link_name="vcse_most",
            unit="%",
            group=RULES,
        ),
    ] = 1.0
    mission_can_drop: Annotated[
        bool,
        Lever(
            "The mission can be dropped",
            "Whether a change of leadership or budget may end the mission early, as the register's yearly hazard"
            " has it.",
            "switch",
            link_name="can_drop",
            of_a_mission=True,
            group=RULES,
        ),
    ]
    focus_multiplier: Annotated[
        bool,
        Lever(
            "A shared goal makes programmes work better",
            "Multiplies the effect of money that follows a mission. No trial shows it, so it is off unless you turn"
            " it on.",
            "switch",
            link_name="focus_boost",
            of_a_mission=True,
            group=RULES,
        ),
    ]
    relet_by_year: Annotated[
        tuple[Share, ...],
        Lever(
            "Share re-let by each year",
            "What a council's own contracts show; none follows the register's rate.",
            "file",
        ),
    ] = ()
    draws: Annotated[
        int,
        Field(ge=1, le=1_000_000),
        Lever(
            "Number of futures",
            "How many futures are drawn. More make the simulation error smaller and every answer slower.",
            "whole",
            link_name="draws",
            least=256,
            most=16_384,
            step=256,
            group=DRAWS,
        ),
    ]
    seed: Annotated[
        int,
        Field(ge=0, le=2**32 - 1),
        Lever(
            "Seed",
            "The same seed draws the same futures, so that anybody can run the numbers again.",
            "whole",
            link_name="seed",
            most=2**32 - 1,
            group=DRAWS,
        ),
    ]

    @model_validator(mode="after")
    def _loneliness_is_measured(self) -> Self:
        if self.measure == "isolation":
            raise InputError(
                "",
                "levers.measure",
                self.measure,
                "every effect, cost and value in the register is of loneliness, a feeling; isolation, a count of"
                " contacts, only goes with it loosely (correlation about 0.25), so one may not pose as the other."
                " Allowed is 'loneliness'",
            )
        return self

    @model_validator(mode="after")
    def _relet_share_rises(self) -> Self:
        if any(b < a for a, b in zip(self.relet_by_year, self.relet_by_year[1:], strict=False)):
            raise InputError(
                "", "levers.relet_by_year", list(self.relet_by_year), "the share re-let by each year cannot fall"
            )
        return self


def declared() -> dict[str, Lever]:
    """Every lever by its field, in the order in which it stands on screen."""
    pairs = ((name, m) for name, info in Levers.model_fields.items() for m in info.metadata)
    return {name: m for name, m in pairs if isinstance(m, Lever)}


LEVERS = declared()
MOVABLE = {name: lever for name, lever in LEVERS.items() if lever.link_name}  # by anything but a scenario file
