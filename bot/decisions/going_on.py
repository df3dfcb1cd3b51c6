"""What of a ticket goes on in the one that it is joined to: who was called in about it, and what waits for them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from bot.calling_in import CalledIn
from bot.decisions.escalating import told_again
from bot.escalation import Escalation
from bot.heard import unanswered
from bot.moment import Moment
from bot.policies import policy_of, unsettled
from bot.ticket import HelpAsked, HelpReason, Ticket


def asked_nobody(ticket: Ticket) -> Ticket:
    """*ticket*, of which nobody was told: where it goes on, its own policy says who may be."""
    unasked = replace(ticket.help, to=()) if ticket.help else None
    return replace(ticket, help=unasked, escalations=(), reached=())


def help_of_both(ticket: Ticket, other: Ticket) -> HelpAsked | None:
    """One call for help goes on: what may become public is the more urgent, else what was asked here."""
    asked = [each.help for each in (ticket, other) if each.help]
    return min(asked, key=lambda each: each.reason is not HelpReason.PUBLIC_RISK, default=None)


def matters_of_both(
    ticket: Ticket, other: Ticket, joined: Ticket, help_asked: HelpAsked | None, moment: Moment
) -> tuple[Escalation, ...]:
    """
    Whom somebody above was told of either, as it stands on *ticket* once they are *joined*.

    Of the same matter the one that has come further. Where the other goes by
    another policy, its steps mean nothing here: they begin anew.
    """
    theirs = other.escalations if policy_of(other, moment) == policy_of(ticket, moment) else ()
    known = [*ticket.escalations, *(_without_versions(each) for each in theirs)]
    return tuple(_furthest(matter, known) for matter in sorted(_matters(joined, help_asked)) if _about(matter, known))


def _matters(joined: Ticket, help_asked: HelpAsked | None) -> frozenset[str]:
    return unsettled(replace(joined, help=help_asked))


def _about(matter: str, known: Sequence[Escalation]) -> list[Escalation]:
    """
    Those that are about *matter* once the two are one.

    A target counts from the earlier of the two then; what was promised, asked
    for or written at another time is another matter.
    """
    kind = matter.partition(" ")[0]
    if kind in ("first_contact", "resolve"):
        return [each for each in known if each.matter.partition(" ")[0] == kind]
    return [each for each in known if each.matter == matter]


def _furthest(matter: str, known: Sequence[Escalation]) -> Escalation:
    furthest = max(_about(matter, known), key=lambda each: (each.taken_on is not None, len(each.told)))
    return replace(furthest, matter=matter)


def _without_versions(escalation: Escalation) -> Escalation:
    """No message that the other ticket sent counts as one of this."""
    return replace(escalation, told=tuple(replace(told, version=0) for told in escalation.told))


def called_again(before: Ticket, joined: Ticket, moment: Moment) -> Iterator[CalledIn]:
    """
    Whoever was called in about the other ticket and has not answered is told where it goes on.

    What they were sent about it asks nothing of them any more.
    """
    asked = {person for each in before.escalations for person in each.people}
    for matter in joined.escalations:
        if matter.taken_on is not None or matter.unanswered_since is not None:
            continue
        for person in matter.people:
            if person not in asked:
                asked.add(person)
                told = next(each for each in reversed(matter.told) if each.whom == person)
                yield told_again(matter.matter, told, joined, moment)


def asleep_until(ticket: Ticket, other: Ticket, now: datetime) -> datetime | None:
    """
    Whoever put the other aside and goes on with both has put both aside.

    Not where the customer waits for an answer by now.
    """
    until = other.snoozed_until
    if until is None or until <= now or ticket.owner is None or ticket.owner != other.owner or ticket.snoozed_until:
        return ticket.snoozed_until
    return None if unanswered((*ticket.heard, *other.heard), (*ticket.contacts, *other.contacts)) else until
