"""One Mission: focus a council's spending on one mission, against piecemeal, with honest uncertainty.

In a notebook, `scenarios.open_scenario(...)`: see `scenarios.notebook` and docs/api.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["__version__", "open_scenario"]

if TYPE_CHECKING:
    from scenarios.notebook import open_scenario


def __getattr__(name: str) -> object:
    """What a notebook needs is loaded when it is asked for, and not before every command."""
    if name == "open_scenario":
        from scenarios.notebook import open_scenario

        return open_scenario
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
