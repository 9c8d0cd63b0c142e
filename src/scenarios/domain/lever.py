"""How one lever reads: its label, its control, its name in a link and on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["pounds", "percent", "whole", "choice", "mission", "switch", "file"]
ControlValue = (
    int | str | bool
)  # a lever's value as a control or a link holds it: pounds, per cent and years as whole numbers
ALWAYS, WARDS, GAINS, RULES, DRAWS = "", "Sharing between wards", "What counts", "Rules of the game", "Futures drawn"


@dataclass(frozen=True)
class Lever:
    """How one lever reads. `least` and `most` are what a control offers; the field's own limits may be wider."""

    label: str
    help: str
    kind: Kind
    link_name: str = ""  # its name in a link, which is also its control's; none where only a scenario file can set it
    unit: str = ""
    least: int = 0
    most: int = 100
    step: int = 1
    choices: Mapping[str, str] = field(default_factory=dict)  # each value and how it reads
    group: str = ALWAYS  # the part of the sidebar it stands in
    of_a_mission: bool = False  # touches only money that follows a mission, so that piecemeal stays as it is

    @property
    def option(self) -> str:
        """Its option on the command line; none where only a scenario file can set it."""
        return f"--{self.link_name.replace('_', '-')}" if self.link_name else ""

    @property
    def slides(self) -> bool:
        """Whether its control is a slider with a box beside it."""
        return self.kind == "percent" or (self.kind == "whole" and self.most - self.least <= 100)

    def to_control(self, value: object) -> ControlValue:
        """A field's value as its control holds it: a share as a whole per cent, within what the control offers."""
        if self.kind == "percent":
            return self._within(round(100 * float(str(value))))
        if self.kind in ("whole", "pounds"):
            return self._within(round(float(str(value))))
        return value if isinstance(value, bool) else str(value)

    def from_control(self, shown: ControlValue) -> object:
        """The field's value from what a control or a link holds."""
        if self.kind == "percent":
            return int(shown) / 100
        if self.kind == "pounds":
            return float(shown)
        return shown

    def chosen(self, shown: ControlValue, own: object) -> object:
        """The field's value where a control shows this; `own`, to the last digit, where it has not been moved."""
        return own if shown == self.to_control(own) else self.from_control(shown)

    def _within(self, number: int) -> int:
        return min(self.most, max(self.least, number))
