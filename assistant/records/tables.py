"""The tables. They do not validate: what is put into them was checked before."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel


class PayerRowRecord(SQLModel, table=True):
    """One dated row of the clinic's payer matrix; days are ``YYYY-MM-DD``, moments UTC. Rows are only ever added."""

    __tablename__ = "payer_rows"
    __table_args__ = (Index("ix_payer_rows_payer_effective", "payer", "effective", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    payer: str
    name: str
    effective: str
    recorded_at: str
    recorded_by: str
    why: str
    beside_l_code: str | None = None
    training_must_exceed: str | None = None
    counting: str | None = None
    discipline_modifiers: str | None = None
    assistant_modifiers: str | None = None
    always_59: str | None = None
    authorization: str | None = None
    caps: str | None = None
    evaluation: str | None = None
    documentation: str | None = None
    source: str
    grade: str
    reviewer: str
    last_reviewed: str
    next_review: str
