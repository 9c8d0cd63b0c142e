"""A scenario: what is spent, what it is pointed at, and what is assumed. Frozen, strict, complete."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from scenarios.domain.book import SupplierKind, fiscal_year
from scenarios.domain.council import Category, Contracts, Council, expect_whole
from scenarios.domain.errors import Described, InputError, unknown
from scenarios.domain.levers import Levers, Share
from scenarios.domain.mission import Missions
from scenarios.domain.parameter import Distribution, DistributionName, Frozen, Number, Register
from scenarios.domain.partner import Partner
from scenarios.domain.supplier import KindDiffers

FORMAT = 1
BASELINE = "piecemeal"
CHOSEN = "mission"  # in a strategy, the word for whichever mission the lever has chosen
BEST_OTHER = "best_other"  # in a strategy, the word for the best mission besides that one (equation 37)


class Strategy(Frozen):
    """A vector of shares of eligible resource; all zeros is piecemeal."""

    title: str = Field(min_length=1)
    points_at: Mapping[str, Share] = {}
    spare: str | None = None

    @model_validator(mode="after")
    def _within_one(self) -> Self:
        total = sum(self.points_at.values())
        if total > 1 + 1e-9:
            raise InputError("", "points_at", round(total, 6), "the shares of a strategy sum to 1 at most")
        return self

    def shares(self, levers: Levers, missions: tuple[str, ...]) -> dict[str, float]:
        """f by mission: the chosen mission filled in, scaled by the share that is pointed at all.

        Where the chosen mission already stands in the list, the strategy's spare takes its other place.
        """
        if self.points_at.get(BEST_OTHER):
            raise InputError("", "points_at", BEST_OTHER, "find the best other mission first: with_best_other")
        shares: defaultdict[str, float] = defaultdict(float)
        for name, share in self.points_at.items():
            if name == CHOSEN:
                shares[levers.mission] += share * levers.pointed_share
            elif name == levers.mission and CHOSEN in self.points_at and self.spare:
                shares[self.spare] += share * levers.pointed_share
            else:
                shares[name] += share * levers.pointed_share
        return {m: shares.get(m, 0.0) for m in missions}


class Override(Frozen):
    """One assumption that differs from the register, with its reason.

    `between` and `inside` keep the range a distribution was made from ("0.3 to 0.8, eight chances in ten").
    """

    key: str
    why: str = Field(min_length=3)
    fixed: Number | None = None
    distribution: str | None = None
    parameters: Mapping[str, Number] = {}
    study: str | None = None
    between: tuple[Number, Number] | None = None
    inside: Annotated[float, Field(gt=0, lt=1)] | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = [w for w in (self.fixed, self.distribution, self.study) if w is not None]
        if len(ways) != 1:
            raise InputError(
                "",
                f"overrides.{self.key}",
                Described("given twice over" if ways else "empty"),
                "give one of `fixed`, `between` with `inside`, `study`, or `distribution` with `parameters`",
            )
        if self.between is not None and self.distribution is None:
            raise InputError(
                "",
                f"overrides.{self.key}.between",
                list(self.between),
                "a range beside one value, or beside a study, cannot be meant too: give one of them",
            )
        beside = {"inside": self.inside is not None and self.between is None, "parameters": self.parameters}
        if self.distribution is None and (idle := [name for name, given in beside.items() if given]):
            raise InputError(
                "",
                f"overrides.{self.key}.{idle[0]}",
                Described("given beside one value, or beside a study"),
                "it would do nothing: `inside` belongs to `between`, and `parameters` to `distribution`",
            )
        if self.study is None:
            self.as_distribution()
        return self

    def as_distribution(self) -> Distribution:
        if self.fixed is not None:
            return Distribution(distribution="fixed", parameters={"value": self.fixed})
        allowed: tuple[DistributionName, ...] = get_args(DistributionName)
        name = next((n for n in allowed if n == self.distribution), None)
        if name is None:
            raise unknown(f"overrides.{self.key}.distribution", str(self.distribution), allowed, "distribution")
        return Distribution(distribution=name, parameters=self.parameters)


class Scenario(Frozen):
    """Everything a run needs besides the register, the missions and the ward file."""

    format: Literal[1]
    name: str = Field(min_length=1)
    title: str = Field(min_length=1)
    description: str = ""
    council: Council
    levers: Levers
    contracts: Contracts = Contracts()
    spend_mix: Mapping[str, Share]
    categories: Mapping[str, Category] = {}
    programme: Mapping[str, Share]
    strategies: Mapping[str, Strategy]
    overrides: tuple[Override, ...] = ()
    partners: Mapping[str, Partner] = {}
    kinds: Mapping[SupplierKind, KindDiffers] = {}
    value_streams: tuple[str, ...] = ("wellbeing", "nhs", "social_care")

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        expect_whole("spend_mix", self.spend_mix)
        expect_whole("programme", self.programme)
        for name in self.categories:
            if name not in self.spend_mix:
                raise unknown("categories", name, self.spend_mix, "category of spend_mix")
        if BASELINE not in self.strategies:
            raise InputError(
                "",
                "strategies",
                Described(", ".join(self.strategies)),
                f"one of them must be {BASELINE!r}, to compare with",
            )
        if any(self.strategies[BASELINE].points_at.values()):
            raise InputError(
                "",
                f"strategies.{BASELINE}.points_at",
                dict(self.strategies[BASELINE].points_at),
                "piecemeal points at nothing: that is what the others are compared with",
            )
        keys = Counter(o.key for o in self.overrides)
        for key, times in keys.items():
            if times > 1:
                raise InputError(
                    "", f"overrides.{key}", Described(f"given {times} times"), "each parameter is overridden once"
                )
        return self

    def checked(self, register: Register, missions: Missions) -> Self:
        """The same scenario, once every word in it is known to the register and the missions."""
        known = missions.keys
        if self.levers.mission not in known:
            raise unknown("levers.mission", self.levers.mission, known, "mission")
        for name, strategy in self.strategies.items():
            for mission in (*strategy.points_at, *([strategy.spare] if strategy.spare else [])):
                if mission not in (words := (*known, CHOSEN, BEST_OTHER)):
                    raise unknown(f"strategies.{name}.points_at", mission, words, "mission")
        for name in self.programme:
            if name not in missions.isolation:
                raise unknown("programme", name, missions.isolation, "intervention")
        for name, category in self.categories.items():
            for mission in category.eligibility:
                if mission not in known:
                    raise unknown(f"categories.{name}.eligibility", mission, known, "mission")
            for cause in category.causes:
                if cause not in missions.causes:
                    raise unknown(f"categories.{name}.causes", cause, missions.causes, "cause")
        for key, partner in self.partners.items():
            for cause in partner.causes:
                if cause not in missions.causes:
                    raise unknown(f"partners.{key}.causes", cause, missions.causes, "cause")
        missions.expect_counted_once(self.value_streams)
        self.assumed_register(register)
        return self

    def assumed_register(self, register: Register) -> Register:
        """The register as this scenario assumes it."""
        for override in self.overrides:
            if override.key not in register.parameters:
                raise unknown("overrides.key", override.key, register.parameters, "parameter")
            if override.study is not None:
                register = register.behind(override.key, override.study)
            else:
                register = register.replaced(override.key, override.as_distribution())
        return register

    def link_shares(self, assumed: Register) -> dict[str, float]:
        """How far each row is believed as a link of a chain, at this scenario's caution (equation 23).

        A user's own figure is not second-guessed; another study is believed by its own grade and design.
        """
        own = {o.key for o in self.overrides if o.study is None}
        level = self.levers.caution
        return {k: 1.0 if k in own else assumed.link_share(p, level) for k, p in assumed.parameters.items()}

    def with_overrides(self, more: tuple[Override, ...]) -> Self:
        """The same scenario with further assumptions changed; a later change of a parameter replaces an earlier one."""
        changed = {o.key for o in more}
        kept = tuple(o for o in self.overrides if o.key not in changed)
        return self.model_copy(update={"overrides": (*kept, *more)})

    def with_levers(self, **levers: object) -> Self:
        """The same scenario with other levers, validated again."""
        data = self.model_dump(mode="json")
        data["levers"] |= levers
        return type(self).model_validate_json(json.dumps(data))

    def with_strategies(self, chosen: tuple[str, ...]) -> Self:
        """The same scenario with only some strategies; piecemeal always stays, to compare with."""
        kept = {k: s for k, s in self.strategies.items() if k in chosen or k == BASELINE}
        return self.model_copy(update={"strategies": kept})

    def year_name(self, year: int) -> str:
        """A year of the mission: a council's own year where its contracts have dates, else its number."""
        return fiscal_year(self.contracts.start, year) if self.contracts.book else f"year {year}"

    @property
    def bought(self) -> Mapping[str, float]:
        """Shares of isolation money by programme: the scenario's mix, or the one that is bought alone."""
        chosen = self.levers.help_bought
        return self.programme if chosen == "mix" else {chosen: 1.0}

    @property
    def wants_best_other(self) -> bool:
        """Whether a strategy points at the best other mission, which only a run of every mission can name."""
        return any(s.points_at.get(BEST_OTHER) for s in self.strategies.values())

    def with_best_other(self, mission: str, title: str) -> Self:
        """The same scenario once the best other mission is known; it names the strategy, or joins its title."""
        strategies = dict(self.strategies)
        for key, strategy in self.strategies.items():
            if share := strategy.points_at.get(BEST_OTHER):
                rest = {m: s for m, s in strategy.points_at.items() if m != BEST_OTHER}
                points_at = rest | {mission: rest.get(mission, 0.0) + share}
                alone = f"{title} instead" if not rest else f"{strategy.title}: {title.lower()}"
                named = {"title": alone, "points_at": points_at}
                strategies[key] = strategy.model_copy(update=named)
        return self.model_copy(update={"strategies": strategies})

    def with_book(self, name: str, spend_mix: Mapping[str, float] | None = None) -> Self:
        """The same scenario on another contract book, with its spend by category; without a name, on none."""
        contracts = self.contracts.model_copy(update={"book": name})
        mix = self.spend_mix if spend_mix is None else spend_mix
        return self.model_copy(update={"contracts": contracts, "spend_mix": mix})

    def with_partners(self, partners: Mapping[str, Partner]) -> Self:
        """The same scenario with other partners, or with none."""
        return self.model_copy(update={"partners": dict(partners)})

    def with_kinds(self, kinds: Mapping[SupplierKind, KindDiffers]) -> Self:
        """The same scenario with other differences between kinds of suppliers, or with none."""
        return self.model_copy(update={"kinds": dict(kinds)})

    def with_streams(self, chosen: tuple[str, ...]) -> Self:
        """The same scenario with other value streams; none leaves its own."""
        return self.model_copy(update={"value_streams": chosen}) if chosen else self

    @property
    def digest(self) -> str:
        """A short hash of everything in the scenario."""
        return digest(self.model_dump(mode="json"))


def digest(value: object) -> str:
    """The first 16 hex digits of the SHA-256 of a value's canonical JSON."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:16]
