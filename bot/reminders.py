"""Reminding whoever has a ticket: what is asked for, and what came of it."""

from dataclasses import dataclass

from bot.people import Person, PersonId
from bot.ticket import Due, Ticket


@dataclass(frozen=True, slots=True, kw_only=True)
class Remind:
    """The owner is reminded of what is due, after that share of its time."""

    of: Due
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StopNudges:
    """No more reminders of this ticket, please."""

    by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class AskOwner:
    """Nothing happened for a while: does its owner still have it?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepIt:
    """They do."""

    by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveBack:
    """They stayed quiet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudged:
    """The owner, or whoever sees to what they owe, was reminded of what is due, after that share of its time."""

    of: Due
    share: float
    to: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class NudgesStopped:
    """The owner wants no more reminders of this ticket."""

    by: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerAsked:
    """Nothing happened for a while: its owner was asked whether they still have it."""

    to: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOn:
    """Its owner still has it."""

    by: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """Its owner stayed quiet: it is free again."""

    owner: PersonId


def mark(ticket: Ticket, of: Due, to: PersonId) -> str:
    """What a reminder is kept as: its deadline and, of a promise, who heard of it; the next owner must, too."""
    return f"{ticket.deadline(of)} {to}" if of == "promise" else ticket.deadline(of)


def has_heard_of_promise(person: PersonId, ticket: Ticket) -> bool:
    """Whether they were reminded of the promise that *ticket* has now."""
    # marks of before did not say who
    return any(name in (mark(ticket, "promise", person), ticket.deadline("promise")) for name, _ in ticket.nudged)
