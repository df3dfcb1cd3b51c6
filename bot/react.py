"""What each event makes us do."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from bot import events as e
from bot.arriving import Given
from bot.calling_in import ArrivedLate, CalledIn, NobodyAnswered, TakenOn, TeamCalled
from bot.customer_words import CustomerWrote, LeftToTeam, OwnerTold
from bot.effects import (
    Address,
    Effect,
    Place,
    Priority,
    Redraw,
    RedrawOthers,
    Send,
    to_person,
    to_team,
    to_thread,
)
from bot.held_mail import MessageDelayed, MessageFailed, MessageKeptBack
from bot.history import Recorded
from bot.moment import Moment
from bot.reactions import arriving, escalating, in_issue
from bot.reactions.about import about
from bot.reminders import GivenBack, Nudged, NudgesStopped, OwnerAsked, StillOn
from bot.standing_in import OfferedToDelegate, ReturnedToTeam, StoodIn
from bot.ticket import Ticket
from bot.waiting import StayedSilent
from bot.while_away import is_deserted
from bot.words import WordsId

#: So many mails are sent at a time: one slow answer keeps no more than its share waiting.
_MAIL_LANES = 4
#: Recorded, and told by the card alone: a line in the thread for each would be noise.
QUIET = (
    e.Opened, e.MessageQueued, e.MessageReleased, MessageDelayed, e.Revealed, e.DeadlinesMoved, Nudged,
    NudgesStopped, OwnerAsked, StillOn, TeamCalled, ArrivedLate, OwnerTold,
)  # fmt: skip
#: What changes nothing that anything shows; a new ticket has no card yet.
_UNSEEN = (e.Opened, Nudged, OwnerAsked, TeamCalled, ArrivedLate, OwnerTold)
#: What the cards of the customer's other tickets show, too: that it is open, where, and who has it.
_SEEN_ON_OTHERS = (
    e.Opened, e.Rerouted, e.Claimed, e.Released, GivenBack, ReturnedToTeam, LeftToTeam, StoodIn, e.Assigned,
    Given, e.HandedOver, e.Resolved, e.Reopened, e.Merged,
)  # fmt: skip

#: What brings a ticket before a team's eyes.
_COMES_TO_TEAM = (e.Opened, e.Rerouted, e.HandedOver, e.Released, GivenBack, ReturnedToTeam, LeftToTeam)


def react(ticket: Ticket, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    """
    What *recorded* makes us do, given the ticket after it.

    Pure. The same event gives the same keys, so doing it twice sends nothing
    twice.
    """
    reaction = _REACTIONS.get(type(recorded.event))
    special = reaction(ticket, recorded.event, recorded, moment) if reaction else ()
    also = (
        *_shown_at_last(ticket, recorded),
        *_apart(ticket, recorded),
        *in_issue.together(ticket, recorded, moment),
        *_others(ticket, recorded.event),
        *_homeless(ticket, recorded, moment),
        *_deserted(ticket, recorded, moment),
    )
    if isinstance(recorded.event, _UNSEEN):
        return (*special, *also)
    return (Redraw(), *_timeline(ticket, recorded), *special, *also)


def _shown_at_last(ticket: Ticket, recorded: Recorded) -> tuple[Effect, ...]:
    if not arriving.is_shown_at_last(ticket):
        return ()
    return arriving.shown_at_last(ticket, recorded, card(ticket, ticket.team))


def _apart(ticket: Ticket, recorded: Recorded) -> tuple[Effect, ...]:
    if not in_issue.is_apart(ticket, recorded):
        return ()
    return in_issue.apart(recorded, (_card_again(ticket, recorded), _so_far(ticket, recorded)))


def _others(ticket: Ticket, event: e.Event) -> tuple[Effect, ...]:
    return (RedrawOthers(ticket.customer),) if ticket.customer and isinstance(event, _SEEN_ON_OTHERS) else ()


def _homeless(ticket: Ticket, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    """A ticket whose team left the program is nobody's to see: the program's owner is told, once."""
    if ticket.team in moment.program.teams or not ticket.is_live:
        return ()
    told = about(ticket, recorded, "team_gone", to_person(moment.program.program.owner), Priority.POST)
    return (replace(told, key=f"ticket {ticket.number} / team_gone {ticket.team}"),)


def _deserted(ticket: Ticket, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    """Something came for a team of which nobody is there: the program's owner is told, once a day."""
    if not isinstance(recorded.event, _COMES_TO_TEAM) or ticket.owner is not None:
        return ()
    if not is_deserted(ticket.team, moment):
        return ()
    owner = moment.program.program.owner
    day = moment.now.astimezone(ZoneInfo(moment.program.program.zone)).date()
    told = about(ticket, recorded, "nobody_there", to_person(moment.stands_in(owner) or owner), Priority.POST)
    return (replace(told, key=f"team {ticket.team} / nobody_there {day}"),)


def card(ticket: Ticket, team: str) -> Send:
    """The ticket's card in a team's conversation."""
    return Send(
        key=f"ticket {ticket.number} / card {team}", notification="ticket", to=to_team(team), priority=Priority.POST
    )


def mail_key(ticket: int, message: WordsId) -> str:
    """The outbox's key of a mail."""
    return f"ticket {ticket} / mail {message}"


def _card_again(ticket: Ticket, recorded: Recorded) -> Send:
    """A card of its own each time the ticket comes to a team: an old one far above would be seen by nobody."""
    first = card(ticket, ticket.team)
    return replace(first, key=f"{first.key} / {recorded.version}", version=recorded.version)


def _so_far(ticket: Ticket, recorded: Recorded) -> Send:
    """What was said under the card before goes on under this one."""
    return about(ticket, recorded, "so_far", to_thread(ticket.team), Priority.THREAD)


def _timeline(ticket: Ticket, recorded: Recorded) -> tuple[Effect, ...]:
    if isinstance(recorded.event, QUIET) or getattr(recorded.event, "again", False):
        return ()
    if arriving.is_only_listed(ticket):
        return ()
    team = recorded.event.sent_from if isinstance(recorded.event, e.HandedOver) else ticket.team
    return (about(ticket, recorded, "timeline", to_thread(team), Priority.THREAD),)


def _opened(ticket: Ticket, event: e.Opened, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    shown = () if arriving.is_only_listed(ticket) else (card(ticket, ticket.team),)
    return (*shown, *_told(ticket, event, recorded, moment))


def _rerouted(ticket: Ticket, event: e.Rerouted, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    comes = () if event.sent_from == event.team else (_card_again(ticket, recorded),)
    return (*comes, *_told(ticket, event, recorded, moment))


def _told(ticket: Ticket, event: e.Opened | e.Rerouted, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    """Whoever is away has nothing to do with it, and need not hear of it."""
    here = (person for person in event.notify if not moment.is_away(person))
    return tuple(about(ticket, recorded, "told", to_person(person), Priority.POST) for person in here)


def _handed_over(ticket: Ticket, event: e.HandedOver, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    return (_card_again(ticket, recorded), _so_far(ticket, recorded))


def _released(ticket: Ticket, event: e.Released, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    """What somebody could not get to is seen by the others: its card comes anew."""
    return () if event.today else (_card_again(ticket, recorded), _so_far(ticket, recorded))


def _assigned(ticket: Ticket, event: e.Assigned, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    if event.to == event.by:
        return ()
    return (about(ticket, recorded, "assigned", to_person(event.to), Priority.POST),)


def _message_released(
    ticket: Ticket, event: e.MessageReleased, recorded: Recorded, moment: Moment
) -> tuple[Effect, ...]:
    mail = Send(
        key=mail_key(ticket.number, event.message),
        notification="mail",
        to=Address(Place.MAIL, str(ticket.number % _MAIL_LANES)),
        priority=Priority.POST,
        message=event.message,
    )
    return (mail,)


def _message_failed(ticket: Ticket, event: MessageFailed, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    to = to_person(ticket.owner or event.by)
    return (in_issue.once_for_all(ticket, recorded, about(ticket, recorded, "message_failed", to, Priority.POST)),)


def _delayed(ticket: Ticket, event: MessageDelayed, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    late = about(ticket, recorded, "mail_delayed", to_person(event.by), Priority.POST)
    return (in_issue.once_for_all(ticket, recorded, late),)


def _kept_back(ticket: Ticket, event: MessageKeptBack, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    kept = about(ticket, recorded, "mail_kept_back", to_person(event.by), Priority.POST)
    return (in_issue.once_for_all(ticket, recorded, kept),)


def _woken(ticket: Ticket, event: e.Woken, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    if event.by is not None or ticket.owner is None or moment.is_away(ticket.owner):
        return ()
    return (about(ticket, recorded, "woken", to_person(ticket.owner), Priority.POST),)


def _nudged(ticket: Ticket, event: Nudged, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    if ticket.in_issue:
        return (in_issue.nudge(ticket, event, recorded),)
    return (about(ticket, recorded, "nudge", to_person(event.to), Priority.POST),)


def _owner_asked(ticket: Ticket, event: OwnerAsked, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    return (about(ticket, recorded, "owner_asked", to_person(event.to), Priority.POST),)


def _given_back(ticket: Ticket, event: GivenBack, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    """A word to both: the team sees it anew, and whoever had it knows."""
    told = about(ticket, recorded, "given_back", to_person(event.owner), Priority.POST)
    return (_card_again(ticket, recorded), _so_far(ticket, recorded), told)


def _offered(ticket: Ticket, event: OfferedToDelegate, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    return (about(ticket, recorded, "offered", to_person(event.to), Priority.POST),)


def _returned(ticket: Ticket, event: ReturnedToTeam, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    return (_card_again(ticket, recorded), _so_far(ticket, recorded))


def _customer_wrote(ticket: Ticket, event: CustomerWrote, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    """Whoever has it is told in their hours. Where nobody has, it comes to the team anew: what was answered is not."""
    anew = ticket.owner is None and ticket.is_live and ticket.answered
    return (_card_again(ticket, recorded), _so_far(ticket, recorded)) if anew else ()


def _owner_told(ticket: Ticket, event: OwnerTold, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    return (about(ticket, recorded, "customer_wrote", to_person(event.to), Priority.POST),)


def _left_to_team(ticket: Ticket, event: LeftToTeam, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    """Whoever had it gets a word when they are back."""
    return (_card_again(ticket, recorded), _so_far(ticket, recorded))


def _stayed_silent(ticket: Ticket, event: StayedSilent, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    if event.to is None:
        return (_card_again(ticket, recorded), _so_far(ticket, recorded))
    return (about(ticket, recorded, "stayed_silent", to_person(event.to), Priority.POST),)


def _noted(ticket: Ticket, event: e.Noted, recorded: Recorded, moment: Moment) -> tuple[Effect, ...]:
    if event.to is None or event.to == event.by:
        return ()
    return (about(ticket, recorded, "advised", to_person(event.to), Priority.POST),)


#: Typed at each function; the table cannot say that key and function belong together.
_Reaction = Callable[[Ticket, Any, Recorded, Moment], tuple[Effect, ...]]

_REACTIONS: dict[type[e.Event], _Reaction] = {
    e.Opened: _opened,
    e.Rerouted: _rerouted,
    e.HandedOver: _handed_over,
    e.Released: _released,
    e.Assigned: _assigned,
    e.MessageReleased: _message_released,
    MessageFailed: _message_failed,
    MessageDelayed: _delayed,
    MessageKeptBack: _kept_back,
    e.AskedForHelp: escalating.asked_for_help,
    CalledIn: escalating.called_in,
    TeamCalled: escalating.team_called,
    TakenOn: escalating.taken_on,
    NobodyAnswered: escalating.nobody_answered,
    e.Woken: _woken,
    e.Noted: _noted,
    Nudged: _nudged,
    OwnerAsked: _owner_asked,
    GivenBack: _given_back,
    CustomerWrote: _customer_wrote,
    OwnerTold: _owner_told,
    LeftToTeam: _left_to_team,
    StayedSilent: _stayed_silent,
    OfferedToDelegate: _offered,
    ReturnedToTeam: _returned,
    Given: arriving.given,
}
