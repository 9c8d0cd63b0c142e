"""What somebody has typed and not saved yet: kept under a name that nobody guesses, for a while."""

from __future__ import annotations

import json
import re
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select

from scenarios.domain.errors import FileError
from scenarios.store.library.database import session
from scenarios.store.library.saved_scenarios import LETTERS
from scenarios.store.library.tables import DraftRow

NAMED = re.compile(r"[a-z2-7]{16}")  # 80 bits: the name is the only way to a draft
UNUSED_DAYS, MOST_DRAFTS, LONGEST = 30, 2000, 1_000_000  # the last in letters of JSON


def keep(content: dict[str, Any], id: str = "") -> str:
    """Keep what is typed in place of what was typed before; its name. Old drafts go."""
    if len(json.dumps(content)) > LONGEST:
        raise FileError("The draft", f"it has more than {LONGEST:,} letters, so it is not kept")
    name = id if NAMED.fullmatch(id) else "".join(secrets.choice(LETTERS) for _ in range(16))
    with session(writes=True) as opened:
        row = opened.get(DraftRow, name)
        if row is None:
            _make_room(opened)
            row = DraftRow(id=name, content={}, at=datetime.now(UTC))
            opened.add(row)
        row.content, row.at = content, datetime.now(UTC)
    return name


def read(id: str) -> dict[str, Any]:
    """What was typed; nothing where there is no such draft, or it was too long ago."""
    if not NAMED.fullmatch(id):
        return {}
    with session() as opened:
        row = opened.get(DraftRow, id)
        return {} if row is None else dict(row.content)


def forget(id: str) -> None:
    """It is saved now, or not wanted any more."""
    with session(writes=True) as opened:
        opened.execute(delete(DraftRow).where(DraftRow.id == id))


def _make_room(opened: Any) -> None:
    """Drafts that nobody has come back to go, and the oldest where there are too many."""
    opened.execute(delete(DraftRow).where(DraftRow.at < datetime.now(UTC) - timedelta(days=UNUSED_DAYS)))
    if opened.scalar(select(func.count()).select_from(DraftRow)) >= MOST_DRAFTS:
        oldest = select(DraftRow.id).order_by(DraftRow.at).limit(MOST_DRAFTS // 10)
        opened.execute(delete(DraftRow).where(DraftRow.id.in_(opened.scalars(oldest).all())))
