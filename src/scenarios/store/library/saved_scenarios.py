"""Scenarios that are kept: saved, restored, renamed, locked, deleted and found again. Versions are only ever added."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import get_args

from sqlalchemy import func, select
from sqlalchemy.orm import Session, load_only

from scenarios.domain.errors import FileError, InputError
from scenarios.domain.saved import (
    LONGEST_DESCRIPTION,
    LONGEST_NAME,
    LONGEST_TAG,
    LONGEST_WHO,
    LONGEST_WHY,
    MOST_TAGS,
    Author,
    Kept,
    Saved,
    SavedMeanwhile,
    ToldBy,
    Version,
    parsed,
)
from scenarios.store.files.toml_files import toml_values
from scenarios.store.library import attachments
from scenarios.store.library.database import session
from scenarios.store.library.tables import ScenarioRow, VersionRow

LETTERS = "abcdefghijklmnopqrstuvwxyz234567"  # 32 of them: ten are 50 bits, which nobody guesses


@dataclass(frozen=True)
class Details:
    """What a saved scenario is called besides its versions."""

    name: str
    description: str = ""
    tags: tuple[str, ...] = ()

    def checked(self) -> Details:
        """The same with its spaces tidied; refused where it is empty or too long."""
        name, description = " ".join(self.name.split()), self.description.strip()
        tags = tuple(dict.fromkeys(t for tag in self.tags if (t := " ".join(tag.split()))))
        if not name:
            raise InputError("", "name", self.name, "a scenario that is kept needs a name")
        for field, text, most in (("name", name, LONGEST_NAME), ("description", description, LONGEST_DESCRIPTION)):
            if len(text) > most:
                raise InputError("", field, text, f"it has {most} letters at most")
        if len(tags) > MOST_TAGS or any(len(t) > LONGEST_TAG for t in tags):
            raise InputError("", "tags", ", ".join(tags), f"{MOST_TAGS} at most, each of {LONGEST_TAG} letters at most")
        return Details(name, description, tags)


def save_new(kept: Kept, details: Details, who: Author, why: str = "", parent: str = "") -> Version:
    """A scenario of its own, with its first version."""
    details, who = details.checked(), _known(who)
    with session(writes=True) as opened:
        row = ScenarioRow(
            id="".join(secrets.choice(LETTERS) for _ in range(10)),
            name=details.name,
            description=details.description,
            tags=list(details.tags),
            owner=who.name,
            owner_told_by=who.told_by,
        )
        opened.add(row)
        opened.flush()
        return _added(opened, row, 1, kept, who, why, parent)


def save(id: str, on: int, kept: Kept, who: Author, why: str = "") -> Version:
    """A further version on top of the one that its maker began with. SavedMeanwhile where another is there already."""
    who = _known(who)
    with session(writes=True) as opened:
        row = _row(opened, id)
        _expect_open(row, who)
        since = tuple(_version(v) for v in row.versions if v.number > on)
        if since:
            raise SavedMeanwhile(row.name, since)
        return _added(opened, row, on + 1, kept, who, why, f"{id}@{on}")


def restore(id: str, number: int, who: Author, why: str = "") -> Version:
    """An earlier version as a new one on top: what came after it stays in the history."""
    who = _known(who)
    with session(writes=True) as opened:
        row = _row(opened, id)
        _expect_open(row, who)
        old = _version(_of_number(row, number))
        above = row.versions[-1].number + 1
        return _added(opened, row, above, old.kept, who, why or f"Version {number} restored", old.reference)


def copy(reference: str, name: str, who: Author, why: str = "") -> Version:
    """A scenario of its own with one version of another in it."""
    old, of = version(reference), saved(reference)
    details = Details(name or f"{of.name} (copy)"[:LONGEST_NAME], of.description, of.tags)
    return save_new(old.kept, details, who, why or f"Copied from {of.name}, version {old.number}", old.reference)


def describe(id: str, details: Details, who: Author) -> Saved:
    """Another name, description or tags; versions stay as they are."""
    details = details.checked()
    who = _known(who)
    with session(writes=True) as opened:
        row = _row(opened, id)
        _expect_open(row, who)
        row.name, row.description, row.tags = details.name, details.description, list(details.tags)
        return _saved(row)


def lock(id: str, who: Author, locked: bool = True) -> Saved:
    """Read-only for others, or no longer; its owner alone decides."""
    return _set_by_owner(id, who, locked=locked)


def publish(id: str, who: Author, published: bool = True) -> Saved:
    """To be seen in frames and by those who are not known, or no longer; its owner alone decides."""
    return _set_by_owner(id, who, published=published)


def _set_by_owner(id: str, who: Author, **flags: bool) -> Saved:
    who = _known(who)
    with session(writes=True) as opened:
        row = _row(opened, id)
        if not _owns(row, who):
            raise FileError(row.name, f"it is {row.owner}'s, who alone can do this")
        for name, value in flags.items():
            setattr(row, name, value)
        return _saved(row)


def delete(id: str, who: Author) -> Saved:
    """Out of every list; its history stays, and `undelete` brings it back."""
    who = _known(who)
    with session(writes=True) as opened:
        row = _row(opened, id)
        _expect_open(row, who)
        row.deleted_at = datetime.now(UTC)
        return _saved(row)


def undelete(id: str, who: Author) -> Saved:
    """Back into the list."""
    _expect_writer(who)
    with session(writes=True) as opened:
        row = _row(opened, id)
        row.deleted_at = None
        return _saved(row)


def version(reference: str) -> Version:
    """One version by its reference; the current one where that names none."""
    id, number = _reference(reference)
    with session() as opened:
        row = _found(opened, id)
        return _version(row.versions[-1] if number is None else _of_number(row, number))


def saved(reference: str) -> Saved:
    """What a saved scenario is called, and whose it is."""
    with session() as opened:
        return _saved(_found(opened, _reference(reference)[0]))


def history(id: str) -> list[Version]:
    """Every version, the first one first."""
    with session() as opened:
        return [_version(v) for v in _found(opened, id).versions]


def search(words: str = "", deleted: bool = False) -> list[Saved]:
    """Saved scenarios that hold every word in name, description, tags or owner; the last changed first."""
    wanted = words.casefold().split()
    with session() as opened:
        newest = select(VersionRow.scenario, func.max(VersionRow.number).label("number"))
        last = newest.group_by(VersionRow.scenario).subquery()
        of_last = (VersionRow.scenario == last.c.scenario) & (VersionRow.number == last.c.number)
        asked = select(ScenarioRow, VersionRow).join(last, last.c.scenario == ScenarioRow.id).join(VersionRow, of_last)
        asked = asked.options(load_only(VersionRow.number, VersionRow.at, VersionRow.who))  # not what it holds
        rows = opened.execute(asked).all()
        found = [_listed(row, v) for row, v in rows if (row.deleted_at is not None) == deleted]
    found = [s for s in found if all(w in _words_of(s) for w in wanted)]
    return sorted(found, key=lambda s: s.changed_at, reverse=True)


def _words_of(s: Saved) -> str:
    return " ".join((s.id, s.name, s.description, *s.tags, s.owner.name)).casefold()


def _reference(reference: str) -> tuple[str, int | None]:
    found = parsed(reference)
    if found is None:
        raise FileError(reference, "it is no reference of a saved scenario, as abcdefghij or abcdefghij@2")
    return found


def _known(who: Author) -> Author:
    name = " ".join(who.name.split())
    if not name or len(name) > LONGEST_WHO:
        raise InputError("", "your name", who.name, f"the history says who: it has from 1 to {LONGEST_WHO} letters")
    _expect_writer(who)
    return Author(name, who.told_by, who.role)


def _expect_writer(who: Author) -> None:
    if who.role == "viewer":
        reader = who.name or "whoever has not signed in"
        raise FileError("Saved scenarios", f"{reader} may read them here and not change them")


def _row(opened: Session, id: str) -> ScenarioRow:
    """A saved scenario to be changed: whoever else wants to change it waits until this is done."""
    return _found(opened, id, to_change=True)


def _found(opened: Session, id: str, to_change: bool = False) -> ScenarioRow:
    row = opened.get(ScenarioRow, id, with_for_update=to_change)
    if row is None:
        raise FileError(id, "there is no such saved scenario on this server")
    return row


def _owns(row: ScenarioRow, who: Author) -> bool:
    """A name that a proxy vouched for is never taken over by one that somebody typed."""
    return who.role == "owner" or (row.owner == who.name and row.owner_told_by in ("typed", who.told_by))


def _expect_open(row: ScenarioRow, who: Author) -> None:
    if row.locked and not _owns(row, who):
        raise FileError(row.name, f"{row.owner} has made it read-only for others: save yours as a scenario of its own")


def _of_number(row: ScenarioRow, number: int) -> VersionRow:
    found = next((v for v in row.versions if v.number == number), None)
    if found is None:
        raise FileError(f"{row.id}@{number}", f"its versions are 1 to {row.versions[-1].number}")
    return found


def _added(opened: Session, row: ScenarioRow, number: int, kept: Kept, who: Author, why: str, parent: str) -> Version:
    attachments.keep(opened, toml_values(kept.text, row.name))
    if len(why) > LONGEST_WHY:
        raise InputError("", "why", why, f"it has {LONGEST_WHY} letters at most")
    added = VersionRow(
        scenario=row.id,
        number=number,
        parent=parent,
        who=who.name,
        who_told_by=who.told_by,
        at=datetime.now(UTC),
        why=why.strip(),
        base=kept.base,
        text=kept.text,
        results=dict(kept.results),
        made_with=dict(kept.made_with),
    )
    opened.add(added)
    opened.flush()
    return _version(added)


def _version(v: VersionRow) -> Version:
    kept = Kept(v.text, v.base, v.results, v.made_with)
    return Version(v.scenario, v.number, v.parent, Author(v.who, _told_by(v.who_told_by)), _utc(v.at), v.why, kept)


def _saved(row: ScenarioRow) -> Saved:
    return _listed(row, row.versions[-1])


def _listed(row: ScenarioRow, last: VersionRow) -> Saved:
    return Saved(
        row.id,
        row.name,
        row.description,
        tuple(row.tags),
        Author(row.owner, _told_by(row.owner_told_by)),
        last.number,
        _utc(last.at),
        last.who,
        row.locked,
        row.published,
        row.deleted_at is not None,
    )


def _told_by(text: str) -> ToldBy:
    return next((known for known in get_args(ToldBy) if known == text), "typed")


def _utc(at: datetime) -> datetime:
    """SQLite keeps no time zone; everything that is kept is in UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
