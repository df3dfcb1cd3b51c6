"""Whether a customer wants to be left in peace: their own newest word counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.feedback import Feedback
from bot.kept import CustomerOnFile


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWanted:
    """Who had asked to be left in peace asks with a newer answer to be contacted; about that matter they are."""


def wants_peace(on_file: CustomerOnFile | None, answers: Iterable[Feedback]) -> bool:
    """
    Whether nobody may get in touch about the matter of *answers*.

    Whoever wants no more surveys and then asks to be called about a fault is
    called about the fault. Everything else stays as they said before.
    """
    said = tuple(answers)
    stops = [said_at(each) for each in said if each.says_stop]
    if on_file is not None and on_file.do_not_contact is not None:
        stops.append(on_file.do_not_contact)
    return bool(stops) and not any(_asks(each) and said_at(each) > max(stops) for each in said)


def asks_after_all(on_file: CustomerOnFile | None, said: Feedback) -> bool:
    """Whether *said* asks for what its customer had asked us not to do."""
    return wants_peace(on_file, ()) and not wants_peace(on_file, (said,))


def said_at(answer: Feedback) -> datetime:
    """When they said what it says now."""
    return max(answer.submitted_at, answer.updated_at or answer.submitted_at)


def _asks(answer: Feedback) -> bool:
    return answer.contact.wanted is True and not answer.says_stop
