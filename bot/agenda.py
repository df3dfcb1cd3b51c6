"""What time will do to a ticket, read off the ticket as it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.answers_due import leave_at, silent_at, tell_at
from bot.calling_in import CallIn, GiveUpWaiting
from bot.case import Case, Cases, cases
from bot.commands import Finish, MissTarget, ReleaseMessage, Timed, Wake
from bot.customer_words import LeaveToTeam, TellOwner
from bot.escalating import Telling, tellings_of
from bot.moment import Moment
from bot.nudges import nudges
from bot.policies import Wrong
from bot.program.targets import Clock
from bot.quiet import ask_at, give_back_at
from bot.reminders import AskOwner, GiveBack, Remind
from bot.standing_in import OfferToDelegate, ReturnToTeam
from bot.ticket import Status, Target, Ticket
from bot.waiting import StopWaiting
from bot.while_away import back_at, offering

#: Of what comes at one moment the ticket's own is first, then its matters in their order.
_ITS_OWN = -1


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that time brings: when, its name for whoever runs the bot, and the command that decides it then."""

    due: datetime
    name: str
    command: Timed


def agenda(ticket: Ticket, moment: Moment) -> tuple[Coming, ...]:
    """
    Everything that is to come, the soonest first.

    Worked out anew after each change, so nothing has to be cancelled: what is no
    longer to come is no longer here. What has come to pass is on the ticket.
    """
    coming = [*_besides_escalation(ticket, moment)]
    # what has just been missed is recorded before anybody is called in about it
    there_are = cases(ticket, moment)
    for wrong in _wrongs(ticket, there_are):
        coming += _of_case(there_are.case(wrong))
    return tuple(sorted(coming, key=_due))


def first_coming(ticket: Ticket, moment: Moment) -> Coming | None:
    """
    What comes first, as in `agenda`.

    A matter that nobody was told about yet is worked out only if it could come
    first: this is asked at every change of a ticket.
    """
    found = [(_ITS_OWN, coming) for coming in _besides_escalation(ticket, moment)]
    there_are = cases(ticket, moment)
    early = [(there_are.not_before(each), place, each) for place, each in enumerate(_wrongs(ticket, there_are))]
    for not_before, place, wrong in sorted(early):
        if any(coming.due < not_before for _, coming in found):
            break
        found += [(place, coming) for coming in _of_case(there_are.case(wrong))]
    return min(found, key=lambda each: (each[1].due, each[0]), default=(_ITS_OWN, None))[1]


def _due(coming: Coming) -> datetime:
    return coming.due


def _besides_escalation(ticket: Ticket, moment: Moment) -> Iterator[Coming]:
    if ticket.merged_into is not None:
        return
    for pending in ticket.pending:
        if not pending.released:
            yield Coming(pending.send_at, f"send {pending.message}", ReleaseMessage(message=pending.message))
    yield from _if_customer_wrote(ticket, moment)
    for nudge in nudges(ticket, moment):
        yield Coming(nudge.at, f"nudge {nudge.of} {nudge.share:.0%}", Remind(of=nudge.of, share=nudge.share))
    if ticket.is_live:
        yield from _targets(ticket)
        yield from _if_quiet(ticket, moment)
        yield from _if_away(ticket, moment)
        if ticket.snoozed_until is not None:
            yield Coming(ticket.snoozed_until, "wake", Wake())
    elif ticket.status is Status.RESOLVED and ticket.ends_at is not None:
        yield Coming(ticket.ends_at, "finish", Finish())


def _wrongs(ticket: Ticket, there_are: Cases) -> Iterator[Wrong]:
    return iter(()) if ticket.merged_into is not None else iter(there_are)


def _of_case(case: Case) -> Iterator[Coming]:
    for each in tellings_of(case):
        if isinstance(each, Telling):
            call = CallIn(matter=each.matter, step=each.step, slot=each.slot)
            yield Coming(each.at, f"step {each.step + 1} of {each.matter.partition(' ')[0]}", call)
        else:
            yield Coming(each.at, "nobody answered", GiveUpWaiting(matter=each.matter))


def _if_customer_wrote(ticket: Ticket, moment: Moment) -> Iterator[Coming]:
    if (at := leave_at(ticket, moment)) is not None:
        yield Coming(at, "leave the answer to the team", LeaveToTeam())
    if (at := tell_at(ticket, moment)) is not None:
        yield Coming(at, "tell its owner that the customer wrote", TellOwner())
    if (at := silent_at(ticket, moment)) is not None:
        yield Coming(at, "the customer stays silent", StopWaiting())


def _if_quiet(ticket: Ticket, moment: Moment) -> Iterator[Coming]:
    if (at := ask_at(ticket, moment)) is not None:
        yield Coming(at, "ask the owner", AskOwner())
    if (at := give_back_at(ticket, moment)) is not None:
        yield Coming(at, "give it back", GiveBack())


def _if_away(ticket: Ticket, moment: Moment) -> Iterator[Coming]:
    if (asked := offering(ticket, moment)) is not None:
        yield Coming(asked.at, "offer it to who stands in", OfferToDelegate())
    if (at := back_at(ticket, moment)) is not None:
        yield Coming(at, "back to its team", ReturnToTeam())


def _targets(ticket: Ticket) -> Iterator[Coming]:
    if not ticket.answered and not _waits(ticket, ticket.first_contact) and not ticket.has_missed("first_contact"):
        yield Coming(ticket.first_contact.due, "first_contact", MissTarget(target="first_contact"))
    if not _waits(ticket, ticket.resolve) and not ticket.has_missed("resolve"):
        yield Coming(ticket.resolve.due, "resolve", MissTarget(target="resolve"))


def _waits(ticket: Ticket, target: Target) -> bool:
    """Whether the target's clock stands still."""
    return ticket.paused_since is not None and target.clock is Clock.STAFF
