"""Wards and contract books as soon as they are brought, and when each was last used."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attachment", sa.Column("used_at", sa.DateTime(timezone=True), nullable=True))
