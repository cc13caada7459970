"""The tables. They do not validate: what is put into them was checked before."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from assistant.records import learning_tables as learning_tables


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


class SavedVisitRecord(SQLModel, table=True):
    """One visit that a person saved: masked text, facts and coding as JSON, the guidance and payer row it was coded by.

    Days are ``YYYY-MM-DD``, the moment is UTC.
    """

    __tablename__ = "saved_visits"
    __table_args__ = (Index("ix_saved_visits_label", "label", "date_of_service", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    label: str
    date_of_service: str
    saved_at: str
    masked_text: str
    facts: str
    coding: str
    guidance_version: str
    guidance_sha256: str
    payer_row: str


class SettingRecord(SQLModel, table=True):
    """A setting that holds for the whole record, such as for how many days visits are kept."""

    __tablename__ = "settings"

    name: str = Field(primary_key=True)
    value: str
