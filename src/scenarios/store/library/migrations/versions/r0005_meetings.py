"""Meetings: their phones, what these answered, and the one thing that people would improve."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "meeting",
        sa.Column("desk", sa.String(16), nullable=False),
        sa.Column("wall", sa.String(16), nullable=False),
        sa.Column("code", sa.String(6), nullable=False),
        sa.Column("door", sa.String(8), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("desk", name="pk_meeting"),
        sa.UniqueConstraint("code", name="uq_meeting_code"),
        sa.UniqueConstraint("wall", name="uq_meeting_wall"),
    )
    op.create_table(
        "phone",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("meeting", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_phone"),
        sa.ForeignKeyConstraint(["meeting"], ["meeting.desk"], name="fk_phone_meeting"),
    )
    op.create_index("ix_phone_meeting", "phone", ["meeting"])
    op.create_table(
        "reply",
        sa.Column("phone", sa.String(24), nullable=False),
        sa.Column("question", sa.String(40), nullable=False),
        sa.Column("meeting", sa.String(16), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("phone", "question", name="pk_reply"),
        sa.ForeignKeyConstraint(["phone"], ["phone.id"], name="fk_reply_phone"),
        sa.ForeignKeyConstraint(["meeting"], ["meeting.desk"], name="fk_reply_meeting"),
    )
    op.create_index("ix_reply_meeting", "reply", ["meeting", "question"])
    op.create_table(
        "suggestion",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("meeting", sa.String(16), nullable=False),
        sa.Column("phone", sa.String(24), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said", sa.Integer(), nullable=False),
        sa.Column("mission", sa.String(60), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["meeting"], ["meeting.desk"], name="fk_suggestion_meeting"),
        sa.ForeignKeyConstraint(["phone"], ["phone.id"], name="fk_suggestion_phone"),
        sa.UniqueConstraint("phone", name="uq_suggestion_phone"),
    )
    op.create_index("ix_suggestion_meeting", "suggestion", ["meeting"])
