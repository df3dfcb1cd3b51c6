"""The tables of what leaves: messages to send, where they stand, who sends into a conversation, who is who."""

from datetime import datetime

from sqlalchemy import Column, Index, Integer, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.columns import COMPACT, COUNT, maybe_moment, moment

#: The states of a message that leaves sooner or later, unless somebody takes it back.
UNSENT = ("waiting", "sending", "uncertain")
_PUT_OFF = text("next_try_at is not null and tried_at is not null and state in ('waiting', 'sending', 'uncertain')")


class OutboxRow(SQLModel, table=True):
    """Messages to send, keyed by meaning; `at` is domain time, every other moment machine time."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("key", name="outbox_by_key"),
        Index(
            "outbox_waiting",
            "lane",
            "priority",
            "next_try_at",
            "id",
            sqlite_where=text("state in ('waiting', 'sending', 'uncertain')"),
            postgresql_where=text("state in ('waiting', 'sending', 'uncertain')"),
        ),
        Index("outbox_put_off", "lane", "tried_at", sqlite_where=_PUT_OFF, postgresql_where=_PUT_OFF),
        Index(
            "outbox_kept_back",
            "lane",
            "ticket",
            sqlite_where=text("state = 'kept'"),
            postgresql_where=text("state = 'kept'"),
        ),
        Index(
            "outbox_troubled",
            "lane",
            sqlite_where=text("state = 'dead' or blocked_since is not null"),
            postgresql_where=text("state = 'dead' or blocked_since is not null"),
        ),
    )

    id: int | None = Field(default=None, sa_column=Column("id", COUNT, primary_key=True, autoincrement=True))
    key: str
    lane: str
    place: str
    name: str
    notification: str
    ticket: int
    version: int | None = None
    message: str = ""
    priority: int
    at: datetime = moment()
    state: str = "waiting"
    attempts: int = 0
    next_try_at: datetime | None = maybe_moment()
    error: str = ""
    sent_at: datetime | None = maybe_moment()
    #: Counted by the database: a message that is new has none, and its writer need not say so.
    doubts: int = Field(default=0, sa_column=Column("doubts", Integer, nullable=False, server_default="0"))
    blocked_since: datetime | None = maybe_moment()
    #: The message that this one left with, as part of it.
    part_of: int | None = Field(default=None, sa_column=Column("part_of", COUNT, nullable=True))
    tried_at: datetime | None = maybe_moment()
    #: What a message about no ticket (`ticket` is 0) is about: ids only. The rest have none, and need not say so.
    subject: str | None = None


class MessageRefRow(SQLModel, table=True):
    """Where a message stands; a card is due for redrawing while `wanted` is above `drawn`."""

    __tablename__ = "message_refs"
    __table_args__ = (
        UniqueConstraint("platform", "conversation", "message", name="message_refs_by_message"),
        Index("message_refs_by_ticket", "ticket", "notification"),
        Index(
            "message_refs_stale", "lane", sqlite_where=text("wanted > drawn"), postgresql_where=text("wanted > drawn")
        ),
        Index(
            "message_refs_cards",
            "lane",
            "id",
            sqlite_where=text("notification = 'ticket'"),
            postgresql_where=text("notification = 'ticket'"),
        ),
    )

    id: int | None = Field(default=None, sa_column=Column("id", COUNT, primary_key=True, autoincrement=True))
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
    attempts: int = 0
    next_try_at: datetime | None = maybe_moment()
    error: str | None = None
    tried_at: datetime | None = maybe_moment()


class LaneRow(SQLModel, table=True):
    """
    Who is sending into a conversation, and when the next message may leave; machine time.

    `leased_by` names one lease, not a process.
    """

    __tablename__ = "lanes"
    __table_args__ = COMPACT

    lane: str = Field(primary_key=True)
    leased_until: datetime | None = maybe_moment()
    leased_by: str = ""
    free_at: datetime | None = maybe_moment()
    written_at: datetime | None = maybe_moment()
    #: How many cards are kept back here, and of how many customers the message that stands for them tells.
    kept: int = Field(default=0, sa_column=Column("kept", Integer, nullable=False, server_default="0"))
    told: int = Field(default=0, sa_column=Column("told", Integer, nullable=False, server_default="0"))


class HomeRow(SQLModel, table=True):
    """Who has looked at Home, when (machine time), and what the platform calls what stands there."""

    __tablename__ = "homes"
    __table_args__ = COMPACT

    platform: str = Field(primary_key=True)
    user: str = Field(primary_key=True)
    person: str
    opened_at: datetime = moment()
    hash: str = ""


class AlarmRow(SQLModel, table=True):
    """A conversation that something could not be delivered to, and when whoever runs the bot was told; machine time."""

    __tablename__ = "alarms"
    __table_args__ = COMPACT

    lane: str = Field(primary_key=True)
    #: The team or person that the lane is for.
    name: str
    said_at: datetime = moment()


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
