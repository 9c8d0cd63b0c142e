"""Saved scenarios, and the versions of one, as tables."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from scenarios.domain.mission import Missions
from scenarios.domain.saved import Saved, Version
from scenarios.views import words
from scenarios.views.words.numbers import capital

LISTED = ["Name", "Tags", "Version", "Changed (UTC)", "By", "Whose", "For others"]
HISTORY = ["Version", "When (UTC)", "Who", "Why", "What it said then"]


def listed(found: Sequence[Saved]) -> pd.DataFrame:
    """One row a saved scenario, the last changed first."""
    rows = [
        [
            s.name,
            ", ".join(s.tags),
            s.current,
            f"{s.changed_at:%d.%m.%Y %H:%M}",
            s.changed_by,
            words.saved.who(s.owner),
            f"{'read-only' if s.locked else 'open'}{', published' if s.published else ''}",
        ]
        for s in found
    ]
    return pd.DataFrame(rows, columns=LISTED)


def history(versions: Sequence[Version], missions: Missions) -> pd.DataFrame:
    """One row a version, the last one first."""
    rows = [
        [
            v.number,
            f"{v.at:%d.%m.%Y %H:%M}",
            words.saved.who(v.who),
            v.why,
            capital(words.saved.came_to(v.kept.results, missions)),
        ]
        for v in reversed(versions)
    ]
    return pd.DataFrame(rows, columns=HISTORY)
