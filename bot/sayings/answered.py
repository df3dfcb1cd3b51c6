"""What a direct message says once what it asked for was answered."""

from dataclasses import replace

from bot import notifications as n
from bot.asked import answer, as_it_was, is_question
from bot.dossier import Dossier
from bot.moment import Moment
from bot.react import QUIET
from bot.saying import tell
from bot.sayings.timeline import TELL as TIMELINE


def answered(notification: str, dossier: Dossier, version: int | None, to: str, moment: Moment) -> n.Answered | None:
    """The same words, and what became of it; None while somebody may still answer."""
    asked = next((r for r in dossier.history if r.version == version), None)
    if version is None or asked is None or not is_question(asked) or (came := answer(dossier, asked)) is None:
        return None
    said = tell(notification, as_it_was(dossier, version), version, to, replace(moment, now=asked.at))
    if not isinstance(said, n.NeedsYou | n.HelpAskedFor):
        return None
    entry = None if isinstance(came.event, QUIET) else TIMELINE["timeline"](dossier, came, moment)
    known = entry if isinstance(entry, n.TimelineEntry) else None
    return n.Answered(said=said, entry=known, at=came.at, zone=said.about.zone)
