"""Phones of a meeting and what they answer: one row a phone and question, so that a double tap counts once."""

from __future__ import annotations

import hashlib
import random
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from scenarios.domain.errors import FileError
from scenarios.domain.meeting import (
    FEWEST_SHOWN,
    LONGEST_SUGGESTION,
    MOST_PHONES,
    MOST_SUGGESTIONS,
    ONE_THING,
    PHONE_LENGTH,
    Counts,
    RoomFull,
    Suggestion,
)
from scenarios.store.library.database import session
from scenarios.store.library.meetings import writing
from scenarios.store.library.tables import PhoneRow, ReplyRow, SuggestionRow

TOKEN = re.compile(r"[A-Za-z0-9_-]{24}")


def new_token() -> str:
    """What a phone will be known by: random, and kept by the phone alone."""
    return secrets.token_urlsafe(18)


def join(desk: str, token: str = "") -> str:
    """A phone comes in; its token, the one it came with where that is one of ours. Two taps are one phone."""
    given = token if TOKEN.fullmatch(token) else new_token()
    with writing() as opened:
        row = opened.get(PhoneRow, _id(given))
        if row is not None and row.meeting == desk:
            return given
        if row is not None:  # it has joined another room before
            given = new_token()
        if _count(opened, PhoneRow, desk) >= MOST_PHONES:
            raise RoomFull(f"This room is full: it holds {MOST_PHONES:,} phones. Tell whoever runs it.")
        opened.execute(_insert(opened, PhoneRow, {"id": _id(given), "meeting": desk}).on_conflict_do_nothing())
    return given


def here(desk: str, token: str) -> bool:
    """Whether a phone has joined this meeting."""
    with session() as opened:
        row = opened.get(PhoneRow, _id(token))
        return row is not None and row.meeting == desk


def seen(desk: str, token: str, question: str) -> dict[str, Any] | None:
    """What a phone of this meeting answered to a question, nothing yet; none where it is no phone of this meeting."""
    reply = and_(ReplyRow.phone == PhoneRow.id, ReplyRow.question == question)
    asked = select(PhoneRow.id, ReplyRow.answer).outerjoin(ReplyRow, reply)
    with session() as opened:
        row = opened.execute(asked.where(PhoneRow.id == _id(token), PhoneRow.meeting == desk)).one_or_none()
        return None if row is None else dict(row.answer or {})


def answer(desk: str, token: str, question: str, given: dict[str, Any], one_thing: str | None = None) -> bool:
    """Keep what a phone answers, in place of what it answered before; whether it is a phone of this meeting.

    `one_thing` is kept with it, and where it is empty the phone has none any more: both are done, or neither is.
    """
    ours = select(PhoneRow.id).where(PhoneRow.id == _id(token), PhoneRow.meeting == desk)
    with writing() as opened:
        phone = opened.scalar(ours)
        if phone is not None:
            row = {"phone": phone, "question": question, "meeting": desk, "answer": given}
            _put(opened, ReplyRow, ("phone", "question"), row)
            if one_thing is not None:
                _keep_one_thing(opened, desk, phone, one_thing)
        return phone is not None


def _keep_one_thing(opened: Session, desk: str, phone: str, text: str) -> None:
    """The one thing of a phone; other words than before are looked at and sorted anew."""
    row = opened.scalar(select(SuggestionRow).where(SuggestionRow.phone == phone))
    if row is not None and not text:
        opened.delete(row)
    if text and (row is None or row.text != text):
        new = {"meeting": desk, "phone": phone, "text": text, "said": 1, "mission": "", "shown": False}
        _put(opened, SuggestionRow, ("phone",), new)


def own(token: str, question: str) -> dict[str, Any]:
    """What a phone answered; nothing where it has not."""
    with session() as opened:
        row = opened.get(ReplyRow, (_id(token), question))
        return {} if row is None else dict(row.answer)


def own_suggestion(token: str) -> str:
    with session() as opened:
        return opened.scalar(select(SuggestionRow.text).where(SuggestionRow.phone == _id(token))) or ""


def counts(desk: str, question: str) -> Counts:
    """How many are in, and how many have answered."""
    with session() as opened:
        asked = select(func.count()).select_from(ReplyRow)
        answered = opened.scalar(asked.where(ReplyRow.meeting == desk, ReplyRow.question == question))
        return Counts(_count(opened, PhoneRow, desk), answered or 0)


def replies(desk: str, question: str) -> list[dict[str, Any]]:
    """What phones answered to a question, in an order that says nothing of who came first."""
    return [given for _, given in by_phone(desk, question)]


def by_phone(desk: str, question: str) -> list[tuple[str, dict[str, Any]]]:
    """The same with the phone, so that two answers of one person can be laid side by side."""
    with session() as opened:
        asked = select(ReplyRow).where(ReplyRow.meeting == desk, ReplyRow.question == question).order_by(ReplyRow.phone)
        return [(row.phone, dict(row.answer)) for row in opened.scalars(asked)]


def everything(desk: str) -> dict[str, list[dict[str, Any]]]:
    """Every answer by question, in no order, so that no two of them are known to be one phone's.

    Nothing of fewer than five phones, and not the one thing, which is in the list of suggestions.
    """
    with session() as opened:
        rows = opened.scalars(select(ReplyRow).where(ReplyRow.meeting == desk).order_by(ReplyRow.question)).all()
        found: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            if row.question != ONE_THING:
                found.setdefault(row.question, []).append(dict(row.answer))
    for answers in found.values():
        random.SystemRandom().shuffle(answers)
    return {k: v for k, v in found.items() if len(v) >= FEWEST_SHOWN}


def suggestions(desk: str) -> list[Suggestion]:
    with session() as opened:
        asked = select(SuggestionRow).where(SuggestionRow.meeting == desk).order_by(SuggestionRow.key)
        return [
            Suggestion(r.key, r.text, r.said, r.mission, r.shown, r.phone is not None) for r in opened.scalars(asked)
        ]


def add_suggestions(desk: str, given: Iterable[tuple[str, int]], shown: bool = False) -> int:
    """Keep what was typed or came from a consultation, each with how many said so; how many were kept."""
    rows = [(t[:LONGEST_SUGGESTION], n) for text, n in given if (t := " ".join(text.split()))]
    with writing() as opened:
        if _count(opened, SuggestionRow, desk) + len(rows) > MOST_SUGGESTIONS:
            raise FileError("The list of suggestions", f"it holds {MOST_SUGGESTIONS:,} at most")
        opened.add_all(SuggestionRow(meeting=desk, text=text, said=n, mission="", shown=shown) for text, n in rows)
    return len(rows)


def sort_suggestions(desk: str, to: dict[int, tuple[str, bool]], read: Mapping[int, str] | None = None) -> None:
    """Which mission each belongs to, and whether the projector may show it.

    Where it is given what was `read` of each, one whose words have changed since stays as it is.
    """
    with writing() as opened:
        for row in _as_read(opened, desk, read):
            if row.key in to:
                row.mission, row.shown = to[row.key]


def drop_suggestions(desk: str, keys: Sequence[int], read: Mapping[int, str] | None = None) -> None:
    """Take suggestions out that came by mistake; not one whose words have changed since they were `read`."""
    with writing() as opened:
        for row in _as_read(opened, desk, read):
            if row.key in keys:
                opened.delete(row)


def _as_read(opened: Session, desk: str, read: Mapping[int, str] | None) -> list[SuggestionRow]:
    """The suggestions of a room that nobody else changes meanwhile."""
    rows = opened.scalars(select(SuggestionRow).where(SuggestionRow.meeting == desk).with_for_update()).all()
    return [row for row in rows if read is None or read.get(row.key) == row.text]


def _put(
    opened: Session, table: type[ReplyRow] | type[SuggestionRow], unique: tuple[str, ...], row: dict[str, Any]
) -> None:
    """Put a row in place of the one it is the same as, in one statement: two at once are one."""
    made = _insert(opened, table, row)
    rest = {k: v for k, v in row.items() if k not in unique}
    opened.execute(made.on_conflict_do_update(index_elements=list(unique), set_=rest))


def _insert(opened: Session, table: type[Any], row: dict[str, Any]) -> sqlite.Insert | postgresql.Insert:
    """A row to put in, in the words of the database, so that it may say what becomes of one that is there."""
    on = sqlite if opened.get_bind().dialect.name == "sqlite" else postgresql
    return on.insert(table).values(**row)


def _count(opened: Session, table: type[PhoneRow] | type[SuggestionRow], desk: str) -> int:
    return opened.scalar(select(func.count()).select_from(table).where(table.meeting == desk)) or 0


def _id(token: str) -> str:
    """What is kept of a token: whoever reads the database cannot answer for somebody else."""
    return hashlib.sha256(token.encode()).hexdigest()[:PHONE_LENGTH]
