"""What goes straight back to whoever asked, in no platform's words."""

from dataclasses import dataclass, field

from bot.forms import FormData
from bot.notifications import Notification


@dataclass(frozen=True, slots=True)
class Tell:
    """A notification for their eyes only."""

    notification: Notification


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence for their eyes only: a refusal, or that something broke."""

    sentence: str


@dataclass(frozen=True, slots=True)
class OpenForm:
    """Open a form over whatever they look at."""

    form: FormData


@dataclass(frozen=True, slots=True)
class NextForm:
    """The form is taken so far; this one comes on top of it, and going back leads to what they wrote."""

    form: FormData


@dataclass(frozen=True, slots=True)
class FormAgain:
    """Show this in place of the form they sent."""

    form: FormData


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """The form stays open, with a sentence beside each field that needs another look."""

    errors: dict[str, str]


@dataclass(frozen=True, slots=True)
class Refused:
    """The form could not be taken at all: why, and what they wrote comes back."""

    sentence: str
    texts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Done:
    """The form closes."""

    notification: Notification | None = None


Answer = Tell | Say | OpenForm
FormAnswer = NextForm | FormAgain | FieldErrors | Refused | Done
