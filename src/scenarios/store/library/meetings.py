"""Meetings in the library: opened, moved on, closed, deleted, and gone after a while with all that was answered."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import Any

from cachetools import TTLCache
from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from scenarios.domain.errors import FileError, InputError
from scenarios.domain.meeting import (
    CODE_LENGTH,
    CODE_LETTERS,
    DESK,
    DESK_LENGTH,
    DOOR_LENGTH,
    KEPT_DAYS,
    MOST_SAID,
    OPEN_HOURS,
    Meeting,
)
from scenarios.store.library import database
from scenarios.store.library.tables import MeetingRow, PhoneRow, ReplyRow, SuggestionRow

SEEN_S = 1.0  # how old what phones are shown may be: they ask far more often than a facilitator moves on
_one_writes = threading.Lock()  # in this process; a database that locks its file would have the others poll for it
_seen: TTLCache[str, Meeting | None] = TTLCache(512, SEEN_S)
_seeing = threading.Lock()


@contextmanager
def writing() -> Iterator[Session]:
    """One piece of work that writes; in a file, after those of this process that came before it."""
    in_turn = _one_writes if database.address().startswith("sqlite") else nullcontext()
    with in_turn, database.session(writes=True) as opened:
        yield opened


def begin(link: str, state: dict[str, Any] | None = None) -> Meeting:
    """Open a room; rooms that are too old go, with all that was answered in them."""
    now = datetime.now(UTC)
    row = MeetingRow(
        desk=_letters(DESK_LENGTH),
        wall=_letters(DESK_LENGTH),
        code=_letters(CODE_LENGTH),
        door=_letters(DOOR_LENGTH),
        opened_at=now,
        expires_at=now + timedelta(hours=OPEN_HOURS),
        link=link,
        state=state or {},
    )
    with writing() as opened:
        _sweep(opened, now)
        while opened.scalar(select(MeetingRow.desk).where(MeetingRow.code == row.code)):
            row.code = _letters(CODE_LENGTH)
        opened.add(row)
        opened.flush()
        return _meeting(row)


def sweep() -> None:
    """Delete the rooms that are too old, with all that was answered in them."""
    with writing() as opened:
        _sweep(opened, datetime.now(UTC))


def by_desk(desk: str) -> Meeting | None:
    """The meeting as it stands now; none where there is no such desk."""
    return _one(MeetingRow.desk == desk) if DESK.fullmatch(desk) else None


def by_wall(wall: str) -> Meeting | None:
    """The same by the projector's key."""
    return _one(MeetingRow.wall == wall) if DESK.fullmatch(wall) else None


def by_code(code: str) -> Meeting | None:
    """The meeting of a code as it was a second ago at most."""
    with _seeing:
        if code in _seen:
            return _seen[code]
    found = _one(MeetingRow.code == code)
    with _seeing:
        _seen[code] = found
    return found


def seen_lately(code: str) -> Meeting | None:
    """The same where somebody looked within the last second: without a wait, and none where nobody did."""
    with _seeing:
        return _seen.get(code)


def change(desk: str, to: Callable[[dict[str, Any]], dict[str, Any]]) -> Meeting:
    """Change what a meeting holds, from what it holds now: the projector and the second screen both may."""
    with writing() as opened:
        row = _row(opened, desk)
        state = to(dict(row.state))
        if len(str(state)) > MOST_SAID:
            raise FileError("The room", f"it would hold more than {MOST_SAID:,} letters, so this is not kept")
        row.state = state
        return _told(_meeting(row))


def about(desk: str, link: str) -> None:
    """The scenario that a meeting is about, as the projector shows it."""
    with writing() as opened:
        _row(opened, desk).link = link


def close(desk: str) -> None:
    """No phone joins or answers any more; what was answered stays."""
    with writing() as opened:
        row = _row(opened, desk)
        row.closed_at = row.closed_at or datetime.now(UTC)
        _told(_meeting(row))


def forget(desk: str) -> None:
    """Delete a meeting with all that was answered in it."""
    with writing() as opened:
        code = _row(opened, desk).code
        _delete(opened, desk)
    with _seeing:
        _seen.pop(code, None)


def _sweep(opened: Session, now: datetime) -> None:
    late = select(MeetingRow.desk).where(MeetingRow.opened_at < now - timedelta(days=KEPT_DAYS))
    for old in opened.scalars(late).all():
        _delete(opened, old)


def _delete(opened: Session, desk: str) -> None:
    for of in (ReplyRow.meeting, SuggestionRow.meeting, PhoneRow.meeting, MeetingRow.desk):
        opened.execute(delete(of.class_).where(of == desk))


def _one(which: ColumnElement[bool]) -> Meeting | None:
    with database.session() as opened:
        row = opened.scalar(select(MeetingRow).where(which))
        return None if row is None else _meeting(row)


def _row(opened: Session, desk: str) -> MeetingRow:
    row = opened.scalar(select(MeetingRow).where(MeetingRow.desk == desk).with_for_update())
    if row is None:
        raise InputError("", "desk", desk, "there is no such room any more: it was deleted, or it is too old")
    return row


def _told(meeting: Meeting) -> Meeting:
    """Phones that ask this process see it at once."""
    with _seeing:
        _seen[meeting.code] = meeting
    return meeting


def _meeting(row: MeetingRow) -> Meeting:
    times = [t and t.replace(tzinfo=t.tzinfo or UTC) for t in (row.opened_at, row.expires_at, row.closed_at)]
    opened_at, expires_at, closed_at = times
    assert opened_at is not None
    assert expires_at is not None
    return Meeting(row.desk, row.wall, row.code, row.door, opened_at, expires_at, closed_at, row.link, row.state)


def _letters(n: int) -> str:
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(n))
