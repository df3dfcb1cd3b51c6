"""What a form needs to know about its ticket, as plain data; how it looks is for `blocks/forms`."""

from dataclasses import dataclass
from datetime import datetime

from bot.issue_forms import IssueFormData
from bot.notifications import ReachedAt, TicketShown, Who
from bot.people_forms import PeopleFormData
from bot.playbook_pages import Page
from bot.program.remedies import Cause


@dataclass(frozen=True, kw_only=True)
class TemplateOffered:
    """A template the respond form offers, already filled in for this customer."""

    name: str
    label: str
    subject: str
    message: str


#: How often one form can be drawn again before its count begins anew.
_DRAWINGS = 100


def version_in(mark: int) -> int:
    """The ticket's version that a form's author had seen."""
    return mark // _DRAWINGS


def times_drawn(mark: int) -> int:
    """How often the form had been drawn afresh."""
    return mark % _DRAWINGS


@dataclass(frozen=True, kw_only=True)
class RespondForm:
    """Write to the customer. `shown` is the ticket's version; `afresh` counts how often the form was drawn again."""

    about: TicketShown
    shown: int
    channels: tuple[str, ...]
    templates: tuple[TemplateOffered, ...]
    channel: str = ""
    template: str = ""
    subject: str = ""
    message: str = ""
    promise: str = ""
    promise_due: datetime | None = None
    #: True where the text is the sender's own of earlier, handed back.
    handed_back: bool = False
    afresh: int = 0
    #: The page that helps with it.
    page: Page | None = None
    zone: str = "UTC"

    @property
    def mark(self) -> int:
        """Travels with the form's fields: what its author saw, and that it was drawn afresh."""
        return self.shown * _DRAWINGS + self.afresh % _DRAWINGS


@dataclass(frozen=True, kw_only=True)
class RespondPreview:
    """Exactly what the customer will get, before it goes; `draft` is the kept message."""

    about: TicketShown
    draft: str
    to: str
    subject: str
    text: str
    promise: str
    promise_due: datetime | None
    undo_seconds: int
    #: Who else reached the customer since the form was opened, and what they said.
    meanwhile: ReachedAt | None = None
    meanwhile_said: str = ""
    zone: str = "UTC"


@dataclass(frozen=True, kw_only=True)
class CallForm:
    about: TicketShown
    phone: str
    #: They said that they do not want to be called; they may ring us all the same.
    refused: bool = False
    #: What the program has to say in such a call: a name and its words.
    to_say: tuple[tuple[str, str], ...] = ()
    page: Page | None = None
    zone: str = "UTC"


@dataclass(frozen=True, kw_only=True)
class EscalateForm:
    about: TicketShown
    helpers: tuple[Who, ...]


@dataclass(frozen=True, kw_only=True)
class RootCauseForm:
    about: TicketShown
    causes: tuple[Cause, ...]
    cause: str = ""
    #: Nobody named it yet: the survey's tags speak of it.
    suggested: bool = False


@dataclass(frozen=True, kw_only=True)
class CloseForm:
    """Close, prefilled with what the bot saw: the contacts made, the cause already named."""

    about: TicketShown
    causes: tuple[Cause, ...]
    cause: str = ""
    #: As in `RootCauseForm`.
    suggested: bool = False
    contacts: tuple[ReachedAt, ...] = ()
    #: The outcome that was chosen already: what leaves the targets needs nothing else.
    outcome: str = ""
    zone: str = "UTC"


@dataclass(frozen=True, kw_only=True)
class SnoozeForm:
    about: TicketShown
    suggested: datetime
    zone: str


@dataclass(frozen=True, kw_only=True)
class Colleague:
    """Somebody who may be given a ticket."""

    who: Who
    #: When their hours begin; None while they run.
    off_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AwayColleague:
    """Somebody who is given nothing; `back` is None where nobody knows."""

    who: Who
    back: datetime | None
    #: Who looks after what is theirs meanwhile.
    delegate: Who | None = None


@dataclass(frozen=True, kw_only=True)
class Colleagues:
    """A team but for whoever has the ticket already."""

    #: Whoever works now, then the others, the first to begin first.
    here: tuple[Colleague, ...] = ()
    away: tuple[AwayColleague, ...] = ()
    zone: str = "UTC"
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class TeamOffered:
    """A team that may be given a ticket."""

    key: str
    name: str
    #: When its hours begin; None while they run.
    off_until: datetime | None = None
    #: Nobody of it is there, however long its doors are open.
    deserted: bool = False


@dataclass(frozen=True, kw_only=True)
class AssignForm:
    about: TicketShown
    colleagues: Colleagues


@dataclass(frozen=True, kw_only=True)
class HandOverForm:
    about: TicketShown
    #: Every other team, those that work now first.
    teams: tuple[TeamOffered, ...]
    zone: str = "UTC"
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class NotTodayForm:
    about: TicketShown
    #: The teams that may take it, its own first, then those that work now.
    teams: tuple[TeamOffered, ...]
    zone: str = "UTC"
    now: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class MergeForm:
    about: TicketShown
    #: Open tickets it may be the same as: number and what to call them.
    candidates: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True)
class NoteForm:
    """Write a note; for a message shortcut outside a ticket's thread, `candidates` are the tickets to choose from."""

    about: TicketShown | None
    note: str = ""
    #: Whom it is advice for; None where it is for the record alone.
    to: Who | None = None
    candidates: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class CarryOnForm:
    """Whoever has it goes on; `step` is counted from 1, as in the value of the button."""

    about: TicketShown
    step: int
    owner: Who
    due: datetime


@dataclass(frozen=True, kw_only=True)
class HandToForm:
    about: TicketShown
    step: int
    colleagues: Colleagues
    due: datetime


FormData = (
    RespondForm
    | RespondPreview
    | CallForm
    | EscalateForm
    | RootCauseForm
    | CloseForm
    | SnoozeForm
    | AssignForm
    | HandOverForm
    | NotTodayForm
    | MergeForm
    | NoteForm
    | CarryOnForm
    | HandToForm
    | IssueFormData
    | PeopleFormData
)
