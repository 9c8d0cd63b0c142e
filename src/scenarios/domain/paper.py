"""A committee paper: what blocks it is made of, and under which headings of a council's template they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from scenarios.domain.errors import Described, InputError, unknown
from scenarios.domain.parameter import Frozen

BLOCKS: Mapping[str, str] = {  # what can be said, and what it is
    "summary": "the answer in a few sentences",
    "purpose": "what is to be decided",
    "recommendations": "options for members, never a verdict",
    "background": "what is pledged today, and what becomes of it",
    "options": "do nothing, piecemeal and each strategy, with what speaks for and against it",
    "reasons": "what the figures rest on",
    "social_value": "people out of the condition, step by step",
    "financial": "what can be taken out of a budget and what cannot, by payer",
    "legal": "subject-matter, proportion, best value",
    "equality": "who gains, by fifth",
    "risks": "when focus loses",
    "change_our_mind": "at what spend and on which answers the choice changes",
    "consultation": "what to ask whom",
    "timetable": "what comes up when",
    "wards": "wards affected",
    "background_papers": "sources, hashes and the command that makes the figures again",
}


class Heading(Frozen):
    """One heading of a council's template."""

    title: str = Field(min_length=1, max_length=120)
    blocks: tuple[str, ...] = Field(min_length=1)
    words: int | None = Field(default=None, ge=20, le=5000)  # at most, where the template says so


class PaperMap(Frozen):
    """A council's template as a map from its headings to blocks, in its order."""

    format: Literal[1] = 1
    title: str = Field(min_length=1, max_length=120)
    source: str = Field(min_length=1)  # where the template was read
    summary_words: int = Field(default=150, ge=40, le=1000)
    headings: tuple[Heading, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        named = Counter(block for heading in self.headings for block in heading.blocks)
        for block, times in named.items():
            if block not in BLOCKS:
                raise unknown("headings.blocks", block, BLOCKS, "block")
            if times > 1:
                raise InputError("", "headings.blocks", block, Described(f"it stands {times} times; once is enough"))
        return self

    @property
    def left_out(self) -> list[str]:
        """Blocks that this template has no place for."""
        named = {block for heading in self.headings for block in heading.blocks}
        return [block for block in BLOCKS if block not in named]
