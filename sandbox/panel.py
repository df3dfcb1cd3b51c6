"""What the panel behind the scenes shows: the bot's clock, its customers, and what is wrong with Slack."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from sandbox.backstage import Backstage, BotClock, SourceForm, Waiting
from sandbox.mails import Mail
from sandbox.place import FOLDED, Place
from sandbox.workspace import Workspace

CLOCK, CUSTOMER, FAULTS = "clock", "customer", "faults"
TABS: Final = {CLOCK: "The clock", CUSTOMER: "The customer", FAULTS: "Faults"}
#: Milliseconds after which what changes by itself is asked for again: as it is, and while it is moving.
_CALM, _MOVING = 5000, 1000


@dataclass(frozen=True, kw_only=True)
class Panel:
    """One of its tabs, with what that one needs; the rest is empty."""

    tab: str
    #: Folded until somebody asks, where there is little room.
    is_asked_for: bool
    clock: BotClock | None = None
    sources: list[SourceForm] = field(default_factory=list)
    #: The newest first.
    mails: list[Mail] = field(default_factory=list)
    mail: Mail | None = None
    mood: str = "fine"
    drops_left: int = 0
    waiting: list[Waiting] = field(default_factory=list)
    #: Why the bot could not be asked.
    trouble: str = ""

    @property
    def every(self) -> int:
        """Milliseconds until it is worth asking again; 0 is never."""
        if self.tab == CUSTOMER:
            return 0
        moves = self.waiting or (self.clock is not None and (self.clock.moving or self.clock.speed > 1))
        return _MOVING if moves else _CALM

    @property
    def now(self) -> datetime | None:
        """In the program's zone."""
        return self._there(self.clock.now) if self.clock else None

    @property
    def due(self) -> datetime | None:
        return self._there(self.clock.next_due) if self.clock and self.clock.next_due else None

    @property
    def until_due(self) -> str:
        """`in 2 h 5 min`; `now` once it is there."""
        if self.clock is None or self.clock.next_due is None:
            return ""
        return _span(self.clock.next_due - self.clock.now)

    def _there(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.clock.zone)) if self.clock else moment


async def open_panel(workspace: Workspace, place: Place) -> Panel | None:
    """None where it is folded away, or no bot offers it."""
    backstage = workspace.backstage
    if backstage is None or place.tab == FOLDED:
        return None
    tab = place.tab if place.tab in TABS else CLOCK
    asked = place.tab in TABS
    try:
        return await _asked(backstage, workspace, place, tab=tab, asked=asked)
    except ConnectionError as gone:
        return Panel(tab=tab, is_asked_for=asked, mood=workspace.faults.mood, trouble=str(gone))


async def _asked(backstage: Backstage, workspace: Workspace, place: Place, *, tab: str, asked: bool) -> Panel:
    match tab:
        case "customer":
            mails = workspace.mails[::-1]
            opened = next((mail for mail in mails if mail.id == place.mail), None)
            sources = [] if opened else await backstage.sources()
            return Panel(tab=tab, is_asked_for=asked, mails=mails, mail=opened, sources=sources)
        case "faults":
            faults, waiting = workspace.faults, await backstage.outbox()
            return Panel(tab=tab, is_asked_for=asked, mood=faults.mood, drops_left=faults.drops_left, waiting=waiting)
    return Panel(tab=tab, is_asked_for=asked, clock=await backstage.clock())


def _span(left: timedelta) -> str:
    minutes = int(left.total_seconds() // 60)
    if minutes < 1:
        return "now"
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [(days, "d"), (hours, "h"), (minutes if not days else 0, "min")]
    return "in " + " ".join(f"{count} {unit}" for count, unit in parts if count)
