"""What is said of a bundle that was opened: the same to the last digit, or what has changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scenarios.domain.equation import Model
from scenarios.domain.parameter import Register
from scenarios.views.words.numbers import listed
from scenarios.views.words.saved import because


def opened(
    outcomes: int, differing: int, moved: Mapping[str, Sequence[str]], register: Register, model: Model
) -> list[str]:
    """How its figures compare with those it brought."""
    reasons = because(moved, register, model)
    told = f"Compared with when it was packed, {listed(reasons)}." if reasons else ""
    if not differing:
        return [t for t in (f"All {outcomes:,} figures are the same to the last digit.", told) if t]
    said = f"{differing:,} of its {outcomes:,} figures are not the same here."
    return [said, told or "Neither equations nor evidence differ: another version of Python or numpy may round anew."]
