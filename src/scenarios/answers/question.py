"""The question: a whole scenario as the reader has it, the wards it is asked of, and the file it started from."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from functools import cached_property

from scenarios.domain.council import Council
from scenarios.domain.levers import LEVERS
from scenarios.domain.scenario import BASELINE, Override, Scenario


@dataclass(frozen=True, eq=False)
class Question:
    """Everything an answer depends on. Two questions are equal where their fingerprints are."""

    scenario: Scenario  # its levers, spend among them, its strategies, assumptions and value streams
    council: str  # the ward file: its path, or the name of a folder in geodata/
    base: str  # the scenario file it started from: its path, or the name of a shipped one
    data_version: str = ""  # of the evidence and the ward file as they are on disk
    most_cells: int | None = None  # wards times draws to run at most; none runs every draw
    first: bool = False  # a first answer, from fewer of the same futures

    @property
    def spend_gbp(self) -> float:
        return self.scenario.levers.spend_gbp

    @property
    def focus(self) -> str:
        """The strategy the sentence is about: the first besides piecemeal."""
        return next(key for key in self.scenario.strategies if key != BASELINE)

    @cached_property
    def fingerprint(self) -> str:
        """A hash of everything in the question: the key of every answer to it."""
        return self._hash_with(self.scenario.model_dump_json())

    def _hash_with(self, scenario: str) -> str:
        parts = (scenario, self.council, self.base, self.data_version, str(self.most_cells), str(self.first))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]

    @cached_property
    def without_spend(self) -> Question:
        """The same question at no spend: the key of answers that hold for every level of spend."""
        return self if self.spend_gbp == 0 else self.at(0.0)

    @cached_property
    def piecemeal_fingerprint(self) -> str:
        """A hash of what piecemeal depends on: the same while only levers of money that follows a mission are moved."""
        alone = self.without_spend.scenario.with_strategies(()).model_dump(mode="json")
        alone["levers"] = {k: v for k, v in alone["levers"].items() if not LEVERS[k].of_a_mission}
        return self._hash_with(json.dumps(alone))

    @cached_property
    def missions_fingerprint(self) -> str:
        """A hash of what the order of missions depends on: not spend, the mission chosen or the strategies compared."""
        alone = self.without_spend.scenario.with_strategies(()).model_dump(mode="json")
        del alone["levers"]["mission"]
        return replace(self, first=False)._hash_with(json.dumps(alone))

    @cached_property
    def as_first(self) -> Question:
        """The same question, asked for an answer at once."""
        return replace(self, first=True)

    def at(self, spend_gbp: float) -> Question:
        """The same question at another level of spend."""
        return self.with_levers(spend_gbp=spend_gbp)

    def with_levers(self, **levers: object) -> Question:
        """The same question with other levers."""
        return replace(self, scenario=self.scenario.with_levers(**levers))

    def assuming(self, override: Override) -> Question:
        """The same question with one assumption changed."""
        return replace(self, scenario=self.scenario.with_overrides((override,)))

    def on_council(self, wards: str) -> Question:
        """The same question asked of another council, taken at its own size: contracts and partners are not its."""
        if wards == self.council and self.scenario.council.adults is None:
            return self
        scenario = self.scenario.model_copy(update={"council": Council(wards=wards)})
        return replace(self, scenario=scenario.with_book("").with_partners({}), council=wards)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Question) and self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)
