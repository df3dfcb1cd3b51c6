"""What one person is told, because somebody asks them or they should know."""

from bot import events as e
from bot import notifications as n
from bot.arriving import Given
from bot.calling_in import TakenOn
from bot.dossier import Dossier
from bot.history import Recorded
from bot.moment import Moment
from bot.sayings.say import Tell
from bot.telling import ticket_shown, who


def _help_asked(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.HelpAskedFor | None:
    event = recorded.event
    if not isinstance(event, e.AskedForHelp) or not dossier.ticket.is_live:
        return None
    return n.HelpAskedFor(
        about=ticket_shown(dossier, moment),
        by=who(event.by, moment.program),
        reason=event.reason,
        note=dossier.text(event.note),
    )


def _assigned(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.AssignedToYou | None:
    event = recorded.event
    if not isinstance(event, e.Assigned) or dossier.ticket.owner != event.to or not dossier.ticket.is_live:
        return None
    answer = next((r.event for r in dossier.history if r.version == recorded.version + 1), None)
    called_in = answer if isinstance(answer, TakenOn) and answer.by == event.by else None
    return n.AssignedToYou(
        about=ticket_shown(dossier, moment),
        by=who(event.by, moment.program),
        settle_by=called_in.due if called_in else None,
        past=called_in is not None and called_in.due < moment.now,
        note=dossier.text(called_in.note) if called_in else "",
    )


def _given(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.GivenToYou | None:
    event = recorded.event
    if not isinstance(event, Given) or dossier.ticket.owner != event.to or not dossier.ticket.is_live:
        return None
    return n.GivenToYou(about=ticket_shown(dossier, moment), because=event.because)


def _told(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.TellOnce:
    return n.TellOnce(about=ticket_shown(dossier, moment))


def _advised(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.Advice | None:
    event = recorded.event
    if not isinstance(event, e.Noted):
        return None
    return n.Advice(
        about=ticket_shown(dossier, moment), by=who(event.by, moment.program), words=dossier.text(event.note)
    )


def _team_gone(dossier: Dossier, recorded: Recorded, moment: Moment) -> n.TeamGone | None:
    """Nothing, once somebody gave it to a team that there is."""
    if dossier.ticket.team in moment.program.teams or not dossier.ticket.is_live:
        return None
    return n.TeamGone(about=ticket_shown(dossier, moment))


TELL: dict[str, Tell] = {
    "help_asked": _help_asked,
    "assigned": _assigned,
    "given": _given,
    "told": _told,
    "advised": _advised,
    "team_gone": _team_gone,
}
