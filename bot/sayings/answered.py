"""What a message says once what it asked for was answered, or is over."""

from dataclasses import replace

from bot import notifications as n
from bot.asked import ASKING, answer, as_it_was, as_it_went_on, is_question
from bot.dossier import Dossier
from bot.history import Recorded
from bot.moment import Moment
from bot.react import QUIET
from bot.reminders import Nudged
from bot.saying import tell
from bot.sayings.timeline import TELL as TIMELINE


def answered(notification: str, dossier: Dossier, version: int | None, to: str, moment: Moment) -> n.Answered | None:
    """The same words, and what became of it; None while somebody may still answer."""
    asked = _asked(notification, dossier, version)
    if asked is None:
        return None
    then = as_it_was(dossier, asked.version)
    if (came := _end(notification, dossier, asked, then, to, moment)) is None:
        return None
    said = tell(notification, then, version, to, replace(moment, now=asked.at))
    if not isinstance(said, n.Asking):
        return None
    entry = None if isinstance(came.event, QUIET) else TIMELINE["timeline"](dossier, came, moment)
    known = entry if isinstance(entry, n.TimelineEntry) else None
    return n.Answered(said=said, entry=known, at=came.at, zone=said.about.zone)


def said_now(
    notification: str, dossier: Dossier, version: int | None, to: str, moment: Moment
) -> n.Notification | None:
    """What still stands, in today's words; where only time has passed over it, in those of then."""
    asked = _asked(notification, dossier, version)
    loud = _loud(dossier, asked) if asked is not None else dossier
    said = tell(notification, loud, version, to, moment)
    if said is None and asked is not None:
        said = tell(notification, loud, version, to, replace(moment, now=asked.at))
    if not isinstance(said, n.Nudge):
        return said
    # how much was left is not said again once it is over, nor is a rest offered to whoever asked for it
    return replace(said, left=said.due - moment.now, unwanted=dossier.ticket.quiet)


def _loud(dossier: Dossier, asked: Recorded) -> Dossier:
    """That its owner wants no further reminders ends none that they have."""
    ticket = dossier.ticket
    theirs = isinstance(asked.event, Nudged) and asked.event.to == ticket.owner
    return replace(dossier, ticket=replace(ticket, quiet=False)) if theirs and ticket.quiet else dossier


def stays(notification: str, dossier: Dossier, version: int | None, to: str, moment: Moment) -> bool:
    """Whether a message that still asks may stay as it is: who is asked to carry on, and to be reminded, is as then."""
    asked = _asked(notification, dossier, version)
    if asked is None:
        return True
    then, now = as_it_was(dossier, asked.version).ticket, dossier.ticket
    return then.owner == now.owner and (notification != "nudge" or then.quiet == now.quiet)


def _asked(notification: str, dossier: Dossier, version: int | None) -> Recorded | None:
    if version is None or notification not in ASKING:
        return None
    return next((recorded for recorded in dossier.history if recorded.version == version), None)


def _end(
    notification: str, dossier: Dossier, asked: Recorded, then: Dossier, to: str, moment: Moment
) -> Recorded | None:
    """
    What answered it; of what is no question to one person, what left nothing to be said.

    Looked at with the time of then: that time passes is no answer.
    """
    if is_question(asked):
        return answer(dossier, asked, then)
    at_the_time = replace(moment, now=asked.at)
    for recorded, after in as_it_went_on(dossier, then):
        if _is_another_promise(asked, then, after) or _is_over(notification, after, asked, to, at_the_time):
            return recorded
    return None


def _is_another_promise(asked: Recorded, then: Dossier, after: Dossier) -> bool:
    """Whether what they were reminded of is done, and the customer was promised something else."""
    if not isinstance(asked.event, Nudged) or asked.event.of != "promise":
        return False
    return after.ticket.deadline("promise") != then.ticket.deadline("promise")


def _is_over(notification: str, after: Dossier, asked: Recorded, to: str, moment: Moment) -> bool:
    if tell(notification, _loud(after, asked), asked.version, to, moment) is None:
        return True
    # whoever took what was offered to everybody took it from everybody else
    return notification == "given_back" and after.ticket.owner is not None
