"""The tables of the library. A change here is a new migration; a version that is released is never edited."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, DateTime, ForeignKey, Index, LargeBinary, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

NAMES = {  # of constraints, so that a migration can name them on any database
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {dict[str, Any]: JSON, list[str]: JSON}


class ScenarioRow(Base):
    """What a saved scenario is called, and whose it is."""

    __tablename__ = "scenario"

    id: Mapped[str] = mapped_column(String(10), primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    description: Mapped[str] = mapped_column(Text, default="")
    tags: Mapped[list[str]] = mapped_column(default=list)
    owner: Mapped[str] = mapped_column(String(80))
    owner_told_by: Mapped[str] = mapped_column(String(5))
    locked: Mapped[bool] = mapped_column(default=False)
    published: Mapped[bool] = mapped_column(default=False)
    deleted_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    versions: Mapped[list[VersionRow]] = relationship(back_populates="of", order_by="VersionRow.number")


class VersionRow(Base):
    """One state of a saved scenario: only ever added."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("scenario", "number"), Index("ix_version_scenario", "scenario"))

    key: Mapped[int] = mapped_column(primary_key=True)
    scenario: Mapped[str] = mapped_column(ForeignKey("scenario.id"))
    number: Mapped[int]
    parent: Mapped[str] = mapped_column(String(20), default="")
    who: Mapped[str] = mapped_column(String(80))
    who_told_by: Mapped[str] = mapped_column(String(5))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    why: Mapped[str] = mapped_column(Text, default="")
    base: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    results: Mapped[dict[str, Any]]
    made_with: Mapped[dict[str, Any]]
    of: Mapped[ScenarioRow] = relationship(back_populates="versions")


class AttachmentRow(Base):
    """Wards and contract books that readers brought, packed, by the name that holds their content's hash."""

    __tablename__ = "attachment"

    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    files: Mapped[bytes] = mapped_column(LargeBinary)
    used_at: Mapped[datetime | None] = mapped_column(
        DateTime(timezone=True), default=None
    )  # none: kept by what is saved


class DraftRow(Base):
    """What somebody has typed and not saved yet, by kind."""

    __tablename__ = "draft"
    __table_args__ = (Index("ix_draft_at", "at"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    content: Mapped[dict[str, Any]]
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class MeetingRow(Base):
    """A meeting in a room, by its desk, which nobody guesses."""

    __tablename__ = "meeting"

    desk: Mapped[str] = mapped_column(String(16), primary_key=True)
    wall: Mapped[str] = mapped_column(String(16), unique=True)
    code: Mapped[str] = mapped_column(String(6), unique=True)
    door: Mapped[str] = mapped_column(String(8))
    opened_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    expires_at: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    closed_at: Mapped[datetime | None] = mapped_column(DateTime(timezone=True), default=None)
    link: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[dict[str, Any]] = mapped_column(default=dict)


class PhoneRow(Base):
    """A phone that joined: a hash of its token and nothing else, not even when."""

    __tablename__ = "phone"
    __table_args__ = (Index("ix_phone_meeting", "meeting"),)

    id: Mapped[str] = mapped_column(String(24), primary_key=True)
    meeting: Mapped[str] = mapped_column(ForeignKey("meeting.desk"))


class ReplyRow(Base):
    """What a phone answered to a question: the last it sent."""

    __tablename__ = "reply"
    __table_args__ = (Index("ix_reply_meeting", "meeting", "question"),)

    phone: Mapped[str] = mapped_column(ForeignKey("phone.id"), primary_key=True)
    question: Mapped[str] = mapped_column(String(40), primary_key=True)
    meeting: Mapped[str] = mapped_column(ForeignKey("meeting.desk"))
    answer: Mapped[dict[str, Any]]


class SuggestionRow(Base):
    """One thing that somebody would improve: from a phone, from a consultation, or typed."""

    __tablename__ = "suggestion"
    __table_args__ = (Index("ix_suggestion_meeting", "meeting"),)

    key: Mapped[int] = mapped_column(primary_key=True)
    meeting: Mapped[str] = mapped_column(ForeignKey("meeting.desk"))
    phone: Mapped[str | None] = mapped_column(ForeignKey("phone.id"), unique=True, default=None)
    text: Mapped[str] = mapped_column(Text)
    said: Mapped[int] = mapped_column(default=1)
    mission: Mapped[str] = mapped_column(String(60), default="")
    shown: Mapped[bool] = mapped_column(default=False)
