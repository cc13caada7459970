"""Visits that a person saved, masked; and settings of the record."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "saved_visits",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("date_of_service", sa.String(), nullable=False),
        sa.Column("saved_at", sa.String(), nullable=False),
        sa.Column("masked_text", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("coding", sa.String(), nullable=False),
        sa.Column("guidance_version", sa.String(), nullable=False),
        sa.Column("guidance_sha256", sa.String(), nullable=False),
        sa.Column("payer_row", sa.String(), nullable=False),
    )
    op.create_index("ix_saved_visits_label", "saved_visits", ["label", "date_of_service", "id"])
    op.create_table(
        "settings",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.String(), nullable=False),
    )
