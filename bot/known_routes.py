"""What is known of the ways to teams and people, and what can be wrong with one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.people import PersonId


class Fault(StrEnum):
    """What is wrong with the way to a team, or to somebody."""

    #: Nobody in the chat has their address.
    UNKNOWN = "unknown"
    #: Their account is closed.
    CLOSED = "closed"
    #: No message reaches the team's lead.
    NO_LEAD = "no_lead"
    #: The team has no conversation on a platform that is connected.
    NOWHERE = "nowhere"
    #: The team's conversation cannot be posted to.
    BLOCKED = "blocked"
    #: The same, and its second one is posted to instead.
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class WrongRoute:
    """`about` is a team, or somebody's address; `why`, in the platform's words, where there are any."""

    fault: Fault
    about: str
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRoutes:
    """What the bot has seen of the chats so far."""

    #: The platforms on which anybody of ours is known, whoever has an account there, and whose account is closed.
    platforms: frozenset[str] = frozenset()
    here: frozenset[PersonId] = frozenset()
    closed: frozenset[PersonId] = frozenset()
    #: Why a team's conversation cannot be posted to, by team.
    blocked: Mapping[str, str] = field(default_factory=dict)
    #: The conversation in which a team's newest card stands, by team.
    newest: Mapping[str, str] = field(default_factory=dict)
    #: What was last said to be wrong, as it was kept; empty if nothing ever was.
    said: str = ""
