"""What learners have done: their answers, when each skill comes back, how far they are with each lesson."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "learning_answers",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("learner", sa.String(), nullable=False),
        sa.Column("moment", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("task", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("skills", sa.String(), nullable=False),
        sa.Column("is_correct", sa.Boolean(), nullable=False),
        sa.Column("tests", sa.String(), nullable=False),
        sa.Column("models", sa.String(), nullable=False),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("is_together", sa.Boolean(), nullable=False),
    )
    op.create_index("ix_learning_answers_learner", "learning_answers", ["learner", "id"])
    op.create_table(
        "learning_cards",
        sa.Column("learner", sa.String(), primary_key=True),
        sa.Column("skill", sa.String(), primary_key=True),
        sa.Column("stability", sa.Double(), nullable=False),
        sa.Column("difficulty", sa.Double(), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("last_review", sa.String(), nullable=False),
    )
    op.create_table(
        "learning_lessons",
        sa.Column("learner", sa.String(), primary_key=True),
        sa.Column("lesson", sa.String(), primary_key=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
    )
