"""What an outgoing message says: from its notification's name, and the newest state, to the notification."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot import events as e
from bot import notifications as n
from bot.deadlines import work_by
from bot.dossier import Dossier
from bot.moment import Moment
from bot.morning import says
from bot.rights import is_lead
from bot.sayings import asking, customers, escalating, mailing, reminding, standing_in, timeline
from bot.sayings.say import Tell
from bot.telling import maybe_who, team_name, ticket_shown, zone_of
from bot.ticket import Ticket


def card_for(team: str, dossier: Dossier, moment: Moment, *, newest: bool = True) -> n.TicketShown | n.TicketMoved:
    """
    What stands in *team*'s conversation: the ticket, or a pointer to where it went.

    *newest* is whether this is the last of the cards that the team got: the
    ticket may have come to it more than once.
    """
    ticket = dossier.ticket
    if ticket.team == team and newest:
        return ticket_shown(dossier, moment)
    handed = [r.event for r in dossier.history if isinstance(r.event, e.HandedOver) and r.event.sent_from == team]
    return n.TicketMoved(
        ticket=ticket.number,
        customer=dossier.customer_name,
        to_team=team_name(ticket.team, moment.program),
        by=maybe_who(handed[-1].by, moment.program) if handed else None,
        zone=zone_of(team, moment.program),
        again=ticket.team == team,
    )


def tell(notification: str, dossier: Dossier, version: int | None, to: str, moment: Moment) -> n.Notification | None:
    """
    What an outgoing message says, from the newest state; None when there is nothing left to say.

    *to* is the team or person it goes to, *version* the event it is about.
    """
    if notification == "ticket":
        return card_for(to, dossier, moment)
    recorded = next((r for r in dossier.history if r.version == version), None)
    if recorded is None:
        return None
    told = _TELL[notification](dossier, recorded, moment)
    if isinstance(told, n.TellOnce):
        return replace(told, own_team=_own_team(to, dossier.ticket, moment))
    return _in_their_hours(told, to, dossier.ticket, moment)


def _in_their_hours(told: Any, to: str, ticket: Ticket, moment: Moment) -> n.Notification | None:
    """Whoever has a ticket is told by when to do what is due at night in their own hours, not in their team's."""
    said: n.Notification | None = told
    about = getattr(told, "about", None)
    if ticket.owner == to and isinstance(about, n.TicketShown):
        said = replace(told, about=replace(about, work_by=work_by(ticket, moment.program, moment.now, to)))
    return said


def _own_team(email: str, ticket: Ticket, moment: Moment) -> bool:
    person = moment.program.person(email)
    return person is not None and (person.team == ticket.team or is_lead(person, ticket.team, moment.program))


_TELL: dict[str, Tell] = {
    **timeline.TELL,
    **reminding.TELL,
    **mailing.TELL,
    **asking.TELL,
    **standing_in.TELL,
    **escalating.TELL,
    **customers.TELL,
}


def together(said: Sequence[Any]) -> Any:
    """One message with a list; the morning is its beginning."""
    mornings = [each for each in said if isinstance(each, n.Morning)]
    morning = mornings[-1] if mornings else None
    each = gathered([other for other in said if not isinstance(other, n.Morning)])
    each = tuple(other for other in each if morning is None or not says(morning, other))
    if not each:
        return morning
    return each[0] if len(each) == 1 and morning is None else n.Gathered(each=each, morning=morning)


def gathered(each: Sequence[n.Reminder | n.Answered]) -> tuple[n.Reminder | n.Answered, ...]:
    """
    One of each ticket, the most pressing first.

    A call to decide is never left out. What the customer wrote says what is due,
    too, and so does a question whether they still have it.
    """
    of_ticket: dict[int, n.Reminder | n.Answered] = {}
    for reminder in each:
        before = _plain(of_ticket.get(reminder.about.ticket))
        calls = isinstance(_plain(reminder), n.NeedsYou | n.NobodyTookIt)
        if calls or not isinstance(before, n.NeedsYou | n.NobodyTookIt | n.StillYours | n.WroteAgain):
            of_ticket[reminder.about.ticket] = reminder
    return tuple(sorted(of_ticket.values(), key=_burns))


def _burns(said: n.Reminder | n.Answered) -> tuple[bool, float, float]:
    """Calls come first, of these whom there is most to lose, then who was the least content; the rest as it came."""
    if not isinstance(_plain(said), n.NeedsYou | n.NobodyTookIt):
        return (True, 0, 0)
    about = said.about
    share = about.score / about.score_of if about.score is not None and about.score_of else 1
    return (False, -about.value.amount if about.value else 0, share)


def _plain(said: n.Reminder | n.Answered | None) -> object:
    """What it was before it was answered."""
    return said.said if isinstance(said, n.Answered) else said
