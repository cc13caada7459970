"""The clinic's payer rows: every change is a row of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

VALUES = (
    "beside_l_code",
    "training_must_exceed",
    "counting",
    "discipline_modifiers",
    "assistant_modifiers",
    "always_59",
    "authorization",
    "caps",
    "evaluation",
    "documentation",
)


def upgrade() -> None:
    op.create_table(
        "payer_rows",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("payer", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("effective", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        *(sa.Column(name, sa.String(), nullable=True) for name in VALUES),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("reviewer", sa.String(), nullable=False),
        sa.Column("last_reviewed", sa.String(), nullable=False),
        sa.Column("next_review", sa.String(), nullable=False),
    )
    op.create_index("ix_payer_rows_payer_effective", "payer_rows", ["payer", "effective", "id"])
