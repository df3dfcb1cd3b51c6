"""What is said about what the chat changes from one day to the next, beside pauses: how many, and who."""

from dataclasses import dataclass
from datetime import datetime

from bot.notifications.ticket import Who
from bot.people import Role
from bot.revising.lost_group import Why


@dataclass(frozen=True, kw_only=True)
class CapChanged:
    """To whoever set a workflow's cap, or answers for it."""

    workflow: str
    by: Who
    own: bool
    #: So many are posted; None: all of them.
    a_day: int | None
    #: It is what the file says.
    file: bool


@dataclass(frozen=True, kw_only=True)
class CapAsBefore:
    """To whoever sets a cap that is set already."""

    workflow: str
    a_day: int | None


@dataclass(frozen=True, kw_only=True)
class CapRow:
    workflow: str
    a_day: int | None
    #: What the file says.
    file: int | None
    #: Who set it in the chat, and when; None where the file did.
    by: Who | None = None
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Caps:
    """To whoever asks: how many a day of each workflow are posted, and what they may set."""

    rows: tuple[CapRow, ...]
    theirs: tuple[str, ...]
    zone: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class Overtaken:
    """One thing that the chat had changed, and of which the file now says something else."""

    #: "cap" or "person".
    what: str
    name: str
    chat: str
    #: Empty where the file no longer has it.
    file: str
    by: Who


@dataclass(frozen=True, kw_only=True)
class OvertakenByFile:
    """To the program's owner, and to whoever had changed it in the chat: the file counts."""

    rows: tuple[Overtaken, ...]


@dataclass(frozen=True, kw_only=True)
class TeamChanged:
    """To a team's lead: other people are in it, because a user group has changed."""

    team_name: str
    group: str
    joined: tuple[Who, ...]
    left: tuple[Who, ...]


@dataclass(frozen=True, kw_only=True)
class GroupLost:
    """To the program's owner, and whoever runs the bot: a user group that teams are made of cannot be read."""

    group: str
    team_names: tuple[str, ...]
    why: Why
    #: So many were in it when it could be read last; they still are in those teams.
    known: int


@dataclass(frozen=True, kw_only=True)
class ColleagueMoved:
    """Somebody was taken into a team, or out of one: to them, to whoever did it, to whoever leads it."""

    who: Who
    #: Teams by name; empty for none. The same twice: only hours or training are others.
    joined: str
    left: str
    by: Who
    #: It is for whoever did it; it is for whom it is about.
    own: bool = False
    you: bool = False
    #: What they are trained for, and their own hours and zone, where they are not the team's.
    trained: tuple[str, ...] = ()
    calendar: str = ""
    zone: str = ""


@dataclass(frozen=True, kw_only=True)
class PersonRow:
    who: Who
    role: Role
    trained: tuple[str, ...]
    #: Who put them where they are, in the chat; None where the file did, or a user group.
    by: Who | None = None
    since: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class TeamPeople:
    team: str
    team_name: str
    rows: tuple[PersonRow, ...]
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class People:
    """To whoever asks: who is in their teams, and how somebody comes and goes."""

    teams: tuple[TeamPeople, ...]
    #: Who was taken out in the chat, and is in the file.
    out: tuple[PersonRow, ...]
    #: Of these teams, by key, they may say who is in them.
    theirs: tuple[str, ...]
    zone: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class PersonAsBefore:
    """To whoever puts somebody where they are already."""

    who: Who
    team_name: str


@dataclass(frozen=True, kw_only=True)
class Adjusted:
    """One thing that the chat has changed, and that is in force."""

    #: "pause", "cap", "person" or "group".
    what: str
    #: The workflow, the person or the user group.
    name: str
    #: The cap, or the team; of a group, how many are in it. Empty for none.
    said: str
    #: What the file says in its place; empty for nothing.
    file: str = ""
    #: Nobody, where the chat itself says it.
    by: Who | None
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class InForce:
    """To whoever asks: which program is in force, what waits, and what the chat has changed of it."""

    revision: str
    owner: Who
    #: A revision that waits for somebody's word, and whose; empty where none does.
    waiting: str
    approvers: tuple[Who, ...]
    adjusted: tuple[Adjusted, ...]
    zone: str
    now: datetime
    #: The file has mistakes by now: this is what it said before.
    is_file_bad: bool = False


Daily = (
    InForce
    | CapChanged
    | CapAsBefore
    | Caps
    | OvertakenByFile
    | ColleagueMoved
    | PersonAsBefore
    | People
    | TeamChanged
    | GroupLost
)
