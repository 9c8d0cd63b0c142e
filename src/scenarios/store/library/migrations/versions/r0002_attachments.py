"""Wards and contract books that saved scenarios rest on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachment",
        sa.Column("name", sa.String(200), primary_key=True),
        sa.Column("files", sa.LargeBinary(), nullable=False),
    )
