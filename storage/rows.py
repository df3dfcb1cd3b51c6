"""The tables. Personal data lives in `customers`, `feedback` and `messages`; every other table holds ids."""

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.types import Utc

#: SQLite counts by itself only in a column that is exactly INTEGER.
_Count = BigInteger().with_variant(Integer, "sqlite")


#: On SQLite, small rows lie in their primary key itself: half the pages to write for each.
_COMPACT = {"sqlite_with_rowid": False}


def _moment() -> Any:
    return Field(sa_type=Utc)


def _maybe_moment() -> Any:
    return Field(default=None, sa_type=Utc)


def _long() -> Any:
    return Field(default="", sa_type=Text)


class CustomerRow(SQLModel, table=True):
    """Personal data: who a customer is."""

    __tablename__ = "customers"
    __table_args__ = (
        Index(
            "customers_by_external_id",
            "external_id",
            unique=True,
            sqlite_where=text("external_id <> ''"),
            postgresql_where=text("external_id <> ''"),
        ),
        Index("customers_by_email", "email"),
    )

    id: str = Field(primary_key=True)
    external_id: str = ""
    email: str = ""
    name: str = ""
    phone: str = ""
    locale: str = ""
    zone: str = ""
    value_amount: float | None = None
    value_currency: str = ""
    attributes: str = _long()
    do_not_contact: datetime | None = _maybe_moment()
    created_at: datetime = _moment()


class FeedbackRow(SQLModel, table=True):
    """Personal data: what customers said."""

    __tablename__ = "feedback"
    __table_args__ = (
        UniqueConstraint("source", "external_id", name="feedback_by_external_id"),
        Index("feedback_by_customer", "customer", "submitted_at"),
    )

    id: str = Field(primary_key=True)
    source: str
    external_id: str
    customer: str | None = None
    submitted_at: datetime = _moment()
    updated_at: datetime | None = _maybe_moment()
    received_at: datetime = _moment()
    score: float | None = None
    scale: str = ""
    comment: str = _long()
    touchpoint: str = ""
    tags: str = _long()
    contact: str = _long()
    context: str = _long()
    said: str = _long()
    opted_out: bool = False
    withdrawn: bool = False
    ticket: int | None = None
    history: bool = False


class MessageRow(SQLModel, table=True):
    """Personal data: what was written to customers, and what colleagues wrote down about them."""

    __tablename__ = "messages"
    __table_args__ = (Index("messages_by_ticket", "ticket"), Index("messages_by_customer", "customer"))

    id: str = Field(primary_key=True)
    ticket: int
    customer: str | None = None
    kind: str
    by: str
    at: datetime = _moment()
    text: str = _long()
    channel: str = ""
    template: str = ""
    subject: str = _long()
    html: str = _long()
    message_id: str = ""
    promise: str = _long()
    promise_due: datetime | None = _maybe_moment()
    seen: int | None = None


class TicketRow(SQLModel, table=True):
    """The truth for decisions: the whole ticket in `state`, and beside it what is searched for."""

    __tablename__ = "tickets"
    __table_args__ = (
        Index("tickets_by_team", "team", "status", "due"),
        Index("tickets_by_owner", "owner", "status", "due"),
        Index("tickets_by_customer", "customer", "status"),
    )

    number: int = Field(primary_key=True)
    version: int
    status: str
    team: str
    workflow: str
    owner: str | None = None
    customer: str | None = None
    feedback: str
    submitted_at: datetime = _moment()
    due: datetime = _moment()
    snoozed_until: datetime | None = _maybe_moment()
    state: str = Field(sa_type=Text)


class EventRow(SQLModel, table=True):
    """What happened; append-only."""

    __tablename__ = "events"
    __table_args__ = _COMPACT

    ticket: int = Field(primary_key=True)
    version: int = Field(primary_key=True)
    at: datetime = _moment()
    kind: str
    by: str = ""
    data: str = Field(sa_type=Text)


class FactsRow(SQLModel, table=True):
    """What metrics count, one row a ticket, written with its events."""

    __tablename__ = "facts"
    __table_args__ = (
        Index("facts_by_team", "team", "submitted_at"),
        Index("facts_by_owner", "owner", "submitted_at"),
        Index("facts_by_time", "submitted_at"),
    )

    ticket: int = Field(primary_key=True)
    team: str
    workflow: str
    customer: str | None = None
    owner: str | None = None
    submitted_at: datetime = _moment()
    first_contact_due: datetime = _moment()
    resolve_due: datetime = _moment()
    claimed_at: datetime | None = _maybe_moment()
    first_contact_at: datetime | None = _maybe_moment()
    resolved_at: datetime | None = _maybe_moment()
    closed_at: datetime | None = _maybe_moment()
    live: bool = True
    due: datetime | None = _maybe_moment()
    reopened: int = 0
    outcome: str = ""
    counts: bool = True
    asked_for_help: bool = False
    escalated: bool = False
    confirmed: bool | None = None
    cause: str = ""
    promises: str = _long()


class TimerRow(SQLModel, table=True):
    """When to look at a ticket again; absolute, domain time."""

    __tablename__ = "timers"
    __table_args__ = (Index("timers_by_due", "due"), _COMPACT)

    ticket: int = Field(primary_key=True)
    name: str = Field(primary_key=True)
    due: datetime = _moment()


class InboxRow(SQLModel, table=True):
    """Deliveries that were taken: the first of three nets under doing things twice."""

    __tablename__ = "inbox"
    __table_args__ = _COMPACT

    key: str = Field(primary_key=True)
    at: datetime = _moment()


class OutboxRow(SQLModel, table=True):
    """Messages to send, keyed by meaning; `next_try_at` and `sent_at` are machine time."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key", name="outbox_by_key"),
        Index(
            "outbox_waiting",
            "lane",
            "priority",
            "id",
            sqlite_where=text("state in ('waiting', 'sending', 'uncertain')"),
            postgresql_where=text("state in ('waiting', 'sending', 'uncertain')"),
        ),
    )

    id: int | None = Field(default=None, sa_column=Column("id", _Count, primary_key=True, autoincrement=True))
    key: str
    lane: str
    place: str
    name: str
    notification: str
    ticket: int
    version: int | None = None
    message: str = ""
    priority: int
    at: datetime = _moment()
    state: str = "waiting"
    attempts: int = 0
    next_try_at: datetime | None = _maybe_moment()
    error: str = ""
    sent_at: datetime | None = _maybe_moment()


class MessageRefRow(SQLModel, table=True):
    """Where a message stands; a card is due for redrawing while `wanted` is above `drawn`."""

    __tablename__ = "message_refs"
    __table_args__ = (
        UniqueConstraint("platform", "conversation", "message", name="message_refs_by_message"),
        Index("message_refs_by_ticket", "ticket", "notification"),
        Index(
            "message_refs_stale", "lane", sqlite_where=text("wanted > drawn"), postgresql_where=text("wanted > drawn")
        ),
    )

    id: int | None = Field(default=None, sa_column=Column("id", _Count, primary_key=True, autoincrement=True))
    platform: str
    conversation: str
    message: str
    lane: str
    ticket: int
    notification: str
    key: str
    team: str = ""
    wanted: int = 0
    drawn: int = 0


class LaneRow(SQLModel, table=True):
    """Who is sending into a conversation, and when the next message may leave; machine time."""

    __tablename__ = "lanes"
    __table_args__ = _COMPACT

    lane: str = Field(primary_key=True)
    leased_until: datetime | None = _maybe_moment()
    leased_by: str = ""
    free_at: datetime | None = _maybe_moment()


class MemberRow(SQLModel, table=True):
    """Who somebody of ours is on a platform; matched by e-mail, and kept."""

    __tablename__ = "members"
    __table_args__ = (Index("members_by_email", "platform", "email"),)

    platform: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    email: str
    name: str = ""
    zone: str = ""
    deactivated: bool = False
    conversation: str = ""


class RevisionRow(SQLModel, table=True):
    """Every program file that took effect."""

    __tablename__ = "revisions"

    revision: str = Field(primary_key=True)
    at: datetime = _moment()
    source: str = Field(sa_type=Text)


def table(row: type[SQLModel]) -> Table:
    """The Core table behind a row: the hot path speaks Core, not ORM."""
    return SQLModel.metadata.tables[str(row.__tablename__)]
