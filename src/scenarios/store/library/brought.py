"""Wards and contract books in the library as soon as they are brought: every replica finds them by their name.

What no saved scenario rests on goes after a while without use, and when its reader removes it.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from scenarios.domain.errors import MissionError
from scenarios.store.files import places
from scenarios.store.library import attachments
from scenarios.store.library.database import session
from scenarios.store.library.tables import AttachmentRow, VersionRow

DIGEST = re.compile(r"[0-9a-f]{24}$|[0-9a-f]{16}$")  # the end of a name: of wards, of a contract book
UNUSED_DAYS, MOST_UNSAVED = 30, 400


def keep(name: str) -> bool:
    """Keep what was brought under its name; whether the library could."""
    try:
        with session(writes=True) as opened:
            _sweep(opened)
            row, now = opened.get(AttachmentRow, name), datetime.now(UTC)
            if row is not None:
                row.used_at = now
            elif files := attachments.files_of(name):
                opened.add(AttachmentRow(name=name, files=attachments.packed(files), used_at=now))
    except MissionError:
        return False
    return True


def bring_back(text: str) -> bool:
    """Put back on this machine what somebody brought to another, by its whole name or by its title."""
    found = DIGEST.search(text.strip())
    if found is None:
        return False
    try:
        with session(writes=True) as opened:
            ends = AttachmentRow.name.endswith(f"_{found[0]}", autoescape=True)
            row = opened.scalar(select(AttachmentRow).where(ends))
            if row is None:
                return False
            row.used_at = datetime.now(UTC) if row.used_at else None
            name, files = row.name, row.files
        attachments.unpack(files, attachments.folder_of(name))
    except MissionError:
        return False
    places.look_again()
    return True


def forget(name: str) -> None:
    """Its reader takes it out; what saved scenarios rest on stays with them."""
    try:
        with session(writes=True) as opened:
            row = opened.get(AttachmentRow, name)
            if row is not None and not _rests_on(opened, name):
                opened.delete(row)
            elif row is not None:
                row.used_at = None
    except MissionError:  # the library is away: the file is gone from this machine all the same
        return


def _sweep(opened: Session) -> None:
    """What nobody used for a while goes, and the oldest where there are too many."""
    limit = datetime.now(UTC) - timedelta(days=UNUSED_DAYS)
    names = select(AttachmentRow.name).where(AttachmentRow.used_at.is_not(None)).order_by(AttachmentRow.used_at.desc())
    unsaved = list(opened.scalars(names).all())
    late = or_(AttachmentRow.used_at < limit, AttachmentRow.name.in_(unsaved[MOST_UNSAVED - 1 :]))
    for row in opened.scalars(select(AttachmentRow).where(AttachmentRow.used_at.is_not(None), late)).all():
        if _rests_on(opened, row.name):
            row.used_at = None
        else:
            opened.delete(row)


def _rests_on(opened: Session, name: str) -> bool:
    """Whether a version of a saved scenario names it."""
    asked = select(VersionRow.key).where(VersionRow.text.contains(name, autoescape=True)).limit(1)
    return opened.scalar(asked) is not None
