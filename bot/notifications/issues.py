"""What is said about a known issue, and to whoever declares, answers and ends one."""

from dataclasses import dataclass
from datetime import datetime

from bot.issue_works import Doing
from bot.notifications.answers import Row
from bot.notifications.ticket import Who


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Who waits in a known issue, counted."""

    #: Nobody has told them anything; of those, whose answer is on its way.
    unheard: int = 0
    on_its_way: int = 0
    #: They have heard from us, and wait for its end.
    heard: int = 0
    #: Settled with it.
    settled: int = 0
    #: By when the first of those who have not heard anything should.
    due: datetime | None = None
    #: Letters that can still be taken back, and when the first of them leaves.
    to_take_back: int = 0
    leaves_at: datetime | None = None

    @property
    def all(self) -> int:
        return self.unheard + self.on_its_way + self.heard

    @property
    def ever(self) -> int:
        return self.all + self.settled


@dataclass(frozen=True, kw_only=True)
class IssueShown:
    """In the team's conversation: one card for everybody who waits, drawn anew as they become more or fewer."""

    issue: str
    name: str
    told: str
    lead: Who
    waiting: Waiting
    #: What tells that an answer is about it.
    words: tuple[str, ...] = ()
    place: str = ""
    touchpoint: str = ""
    condition: str = ""
    #: What the newest of them wrote.
    newest: str = ""
    since: datetime
    #: Until when more may join; and whether that is over.
    until: datetime | None = None
    full: bool = False
    ended_at: datetime | None = None
    ended_by: Who | None = None
    cause: str = ""
    zone: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class IssueDeclared:
    """To whoever declared it, or answers for it beside them: what happens to answers about it now."""

    shown: IssueShown
    by: Who
    own: bool
    #: Tickets that nobody had begun to see to, and that wait in it now.
    joined: int = 0
    #: There are too many to be looked at before this is said.
    under_way: bool = False


@dataclass(frozen=True, kw_only=True)
class IssueDue:
    """To whoever leads it: the first who wait in it should hear from us, or hear that it is over."""

    shown: IssueShown


@dataclass(frozen=True, kw_only=True)
class IssueLate:
    """To whoever leads it, and to the program's owner: the first have waited longer than was agreed."""

    shown: IssueShown
    own: bool


@dataclass(frozen=True, kw_only=True)
class IssueUntil:
    """To whoever leads it: its time has passed, so nobody joins any more; is it over?"""

    shown: IssueShown


@dataclass(frozen=True, kw_only=True)
class IssueUnderWay:
    """To whoever asked for it: it is done now, for more tickets than anybody should wait for."""

    issue: str
    name: str
    doing: Doing


@dataclass(frozen=True, kw_only=True)
class IssueGathered:
    """To whoever declared it, once all who waited were looked at."""

    issue: str
    name: str
    joined: int


@dataclass(frozen=True, kw_only=True)
class IssueAnswered:
    """To whoever answered all of them: when it leaves, and who cannot be written to."""

    issue: str
    name: str
    sent: int
    #: They have cards of their own now.
    apart: int
    #: None where some may have left already.
    send_at: datetime | None
    zone: str


@dataclass(frozen=True, kw_only=True)
class IssueTakenBack:
    """To whoever took an answer to all of them back: their text, and how many had it already."""

    issue: str
    taken_back: int
    text: str


@dataclass(frozen=True, kw_only=True)
class IssueEnded:
    """To whoever ended it, or answers for it beside them: what became of everybody in it."""

    name: str
    by: Who
    own: bool
    settled: int
    #: They had not heard from us: each has a card of their own.
    apart: int
    #: Somebody else was a moment quicker.
    already: bool = False


@dataclass(frozen=True, kw_only=True)
class PutIntoIssue:
    """To whoever put a ticket into it: where it waits now, and the way back."""

    ticket: int
    customer: str
    name: str


@dataclass(frozen=True, kw_only=True)
class IssueQueue:
    """To whoever asks who waits in it: the first of them."""

    issue: str
    name: str
    rows: tuple[Row, ...]
    total: int
    zone: str
    now: datetime


@dataclass(frozen=True, kw_only=True)
class IssueRow:
    issue: str
    name: str
    team_name: str
    lead: Who
    waiting: Waiting
    since: datetime


@dataclass(frozen=True, kw_only=True)
class Issues:
    """To whoever asks: what is known now, and for which teams they may declare one."""

    rows: tuple[IssueRow, ...]
    #: By key and name.
    teams: tuple[tuple[str, str], ...]
    zone: str
    now: datetime


Issuing = (
    IssueShown
    | IssueDeclared
    | IssueDue
    | IssueLate
    | IssueUntil
    | IssueUnderWay
    | IssueGathered
    | IssueAnswered
    | IssueTakenBack
    | IssueEnded
    | PutIntoIssue
    | IssueQueue
    | Issues
)
