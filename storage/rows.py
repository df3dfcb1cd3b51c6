"""The tables. Personal data lives in `customers`, `feedback` and `messages`; every other table holds ids."""

from datetime import datetime

from sqlalchemy import Column, Index, Table, Text, false, text
from sqlmodel import Field, SQLModel

from storage.columns import COMPACT, COUNT, long_text, maybe_moment, moment
from storage.delivery_rows import AlarmRow, HomeRow, LaneRow, MemberRow, MessageRefRow, OutboxRow
from storage.issue_rows import IssueWorkRow

__all__ = [
    "AbsenceRow",
    "AlarmRow",
    "CustomerRow",
    "EditionRow",
    "EventRow",
    "FactsRow",
    "FeedbackRow",
    "HomeRow",
    "InboxRow",
    "IssueWorkRow",
    "LaneRow",
    "MemberRow",
    "MessageRefRow",
    "MessageRow",
    "OutboxRow",
    "RevisionRow",
    "TicketRow",
    "TimerRow",
    "table",
]

#: Nobody owns a new ticket: an index on owners need not hold it.
_OWNED = text("owner is not null")
_IN_ISSUE = text("known_issue is not null")
_NOTHING = text("''")
_HELD = text("held_by <> ''")


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
        COMPACT,
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
    attributes: str = long_text()
    do_not_contact: datetime | None = maybe_moment()
    created_at: datetime = moment()


class FeedbackRow(SQLModel, table=True):
    """Personal data: what customers said."""

    __tablename__ = "feedback"
    __table_args__ = (
        Index("feedback_by_customer", "customer", "submitted_at"),
        Index("feedback_held", "held_by", "received_at", sqlite_where=_HELD, postgresql_where=_HELD),
    )

    id: str = Field(primary_key=True)
    source: str
    external_id: str
    customer: str | None = None
    submitted_at: datetime = moment()
    updated_at: datetime | None = maybe_moment()
    received_at: datetime = moment()
    score: float | None = None
    scale: str = ""
    comment: str = long_text()
    touchpoint: str = ""
    tags: str = long_text()
    contact: str = long_text()
    context: str = long_text()
    said: str = long_text()
    opted_out: bool = False
    withdrawn: bool = False
    ticket: int | None = None
    history: bool = False
    held_by: str = Field(default="", sa_column_kwargs={"server_default": _NOTHING})


class MessageRow(SQLModel, table=True):
    """Personal data: what was written to customers, and what colleagues wrote down about them."""

    __tablename__ = "messages"
    __table_args__ = (Index("messages_by_ticket", "ticket"), Index("messages_by_customer", "customer"))

    id: str = Field(primary_key=True)
    ticket: int
    customer: str | None = None
    kind: str
    by: str
    at: datetime = moment()
    text: str = long_text()
    channel: str = ""
    address: str = Field(default="", sa_column_kwargs={"server_default": _NOTHING})
    template: str = ""
    subject: str = long_text()
    html: str = long_text()
    message_id: str = ""
    promise: str = long_text()
    promise_due: datetime | None = maybe_moment()
    seen: int | None = None


class TicketRow(SQLModel, table=True):
    """The truth for decisions: the whole ticket in `state`, and beside it what is searched for."""

    __tablename__ = "tickets"
    __table_args__ = (
        Index("tickets_by_team", "team", "status", "due"),
        Index("tickets_owned", "owner", "status", "due", sqlite_where=_OWNED, postgresql_where=_OWNED),
        Index("tickets_by_customer", "customer", "status"),
        Index("tickets_in_issues", "known_issue", "status", sqlite_where=_IN_ISSUE, postgresql_where=_IN_ISSUE),
    )

    number: int = Field(primary_key=True)
    version: int
    status: str
    team: str
    workflow: str
    owner: str | None = None
    customer: str | None = None
    feedback: str
    submitted_at: datetime = moment()
    due: datetime = moment()
    snoozed_until: datetime | None = maybe_moment()
    state: str = Field(sa_type=Text)
    #: The known issue that it waits in, or was settled with.
    known_issue: str | None = None


class EventRow(SQLModel, table=True):
    """What happened; append-only."""

    __tablename__ = "events"
    __table_args__ = COMPACT

    ticket: int = Field(primary_key=True)
    version: int = Field(primary_key=True)
    at: datetime = moment()
    kind: str
    by: str = ""
    data: str = Field(sa_type=Text)


class FactsRow(SQLModel, table=True):
    """What metrics count, one row a ticket, written with its events."""

    __tablename__ = "facts"
    __table_args__ = (
        Index("facts_by_team", "team", "submitted_at"),
        Index("facts_owned", "owner", "submitted_at", sqlite_where=_OWNED, postgresql_where=_OWNED),
        Index("facts_by_time", "submitted_at"),
    )

    ticket: int = Field(primary_key=True)
    team: str
    workflow: str
    customer: str | None = None
    owner: str | None = None
    submitted_at: datetime = moment()
    first_contact_due: datetime = moment()
    resolve_due: datetime = moment()
    claimed_at: datetime | None = maybe_moment()
    first_contact_at: datetime | None = maybe_moment()
    resolved_at: datetime | None = maybe_moment()
    closed_at: datetime | None = maybe_moment()
    live: bool = True
    due: datetime | None = maybe_moment()
    reopened: int = 0
    outcome: str = ""
    counts: bool = True
    asked_for_help: bool = False
    escalated: bool = False
    confirmed: bool | None = None
    cause: str = ""
    promises: str = long_text()
    in_issue: bool = Field(default=False, sa_column_kwargs={"server_default": false()})


class TimerRow(SQLModel, table=True):
    """When to look at a ticket again, and what for; absolute, domain time."""

    __tablename__ = "timers"
    __table_args__ = (Index("timers_by_due", "due"), COMPACT)

    ticket: int = Field(primary_key=True)
    name: str
    due: datetime = moment()


class AppointmentRow(SQLModel, table=True):
    """What is done for a person at a certain hour; absolute, domain time."""

    __tablename__ = "appointments"
    __table_args__ = (Index("appointments_by_due", "due"), COMPACT)

    name: str = Field(primary_key=True)
    about: str = Field(primary_key=True)
    due: datetime = moment()


class AbsenceRow(SQLModel, table=True):
    """What was said about a colleague's being away, or here; domain time."""

    __tablename__ = "absences"
    __table_args__ = (Index("absences_by_person", "person"),)

    id: int | None = Field(default=None, sa_column=Column("id", COUNT, primary_key=True, autoincrement=True))
    person: str
    kind: str
    since: datetime = moment()
    until: datetime | None = maybe_moment()
    delegate: str | None = None
    set_by: str = ""
    at: datetime = moment()


class InboxRow(SQLModel, table=True):
    """Deliveries that were taken: the first of three nets under doing things twice."""

    __tablename__ = "inbox"
    __table_args__ = COMPACT

    key: str = Field(primary_key=True)
    at: datetime = moment()


class RevisionRow(SQLModel, table=True):
    """Every program file that took effect, or waits for a yes."""

    __tablename__ = "revisions"

    revision: str = Field(primary_key=True)
    at: datetime = moment()
    source: str = Field(sa_type=Text)


class EditionRow(SQLModel, table=True):
    """The program as it was in force, from one change to the next; append-only."""

    __tablename__ = "editions"
    __table_args__ = (Index("editions_by_about", "about", "number"),)

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime = moment()
    what: str
    by: str = ""
    about: str
    revision: str
    adjustments: str = Field(sa_type=Text)
    waiting: str = long_text()
    differences: str = long_text()


def table(row: type[SQLModel]) -> Table:
    """The Core table behind a row: the hot path speaks Core, not ORM."""
    return SQLModel.metadata.tables[str(row.__tablename__)]
