"""What follows for a known issue from what happens to one of its tickets, and for a ticket that goes its own way."""

import json
from collections.abc import Iterator
from dataclasses import replace

from bot import events as e
from bot.customer_words import CustomerWrote
from bot.effects import Effect, Priority, RedrawIssue, Send, to_person
from bot.history import Recorded
from bot.issue_works import Doing, IssueWork
from bot.known_issues import issue_of, reminded
from bot.moment import Moment
from bot.people import PersonId
from bot.program.known_issues import KnownIssue
from bot.reactions.about import mark
from bot.reminders import Nudged
from bot.ticket import Ticket

#: To whoever leads it: who waits, and by when the first of them should hear.
ISSUE_DUE = "known_issue_due"
#: To the program's owner: the first of them waits for too long.
ISSUE_LATE = "known_issue_late"
#: To whoever asked for it: it is done with the last of many tickets.
DONE_WITH_ALL = {
    Doing.GATHER: "known_issue_gathered",
    Doing.ANSWER: "known_issue_answered",
    Doing.TAKE_BACK: "known_issue_taken_back",
    Doing.SETTLE: "known_issue_settled",
}
#: The first event of every ticket, of which nothing is said.
_OPENING = 1


def is_apart(ticket: Ticket, recorded: Recorded) -> bool:
    """Whether it goes its own way from this event on, and nothing else brings its card."""
    return ticket.left_issue == recorded.version and not _brings_a_card(ticket, recorded.event)


def apart(recorded: Recorded, anew: tuple[Send, Send]) -> tuple[Effect, ...]:
    """The card that it had not, or had far above."""
    card, so_far = anew
    return (card, so_far) if recorded.version - 1 > _OPENING else (card,)


def _brings_a_card(ticket: Ticket, event: e.Event) -> bool:
    wrote_anew = isinstance(event, CustomerWrote) and ticket.owner is None and ticket.is_live and ticket.answered
    return wrote_anew or isinstance(event, e.HandedOver | e.Rerouted)


def together(ticket: Ticket, recorded: Recorded, moment: Moment) -> Iterator[Effect]:
    """One card counts all of them, and one word says that they wait for too long."""
    if not ticket.in_issue and ticket.left_issue != recorded.version:
        return
    yield RedrawIssue(ticket.known_issue)
    issue = issue_of(ticket.known_issue, moment.program)
    if ticket.in_issue and isinstance(recorded.event, e.TargetMissed) and issue is not None and not issue.is_over:
        told = dict.fromkeys((reminded(issue, moment), moment.program.program.owner.lower()))
        yield from (_said(ISSUE_LATE, issue, to, recorded.event.target) for to in told)


def _said(notification: str, issue: KnownIssue, to: PersonId, once: str) -> Send:
    key = f"known issue {issue.id} / {notification} {once} / {mark(to)}"
    return Send(key=key, notification=notification, to=to_person(to), priority=Priority.POST, subject=issue.id)


def nudge(ticket: Ticket, event: Nudged, recorded: Recorded) -> Send:
    """One message for all of them: no more than one a day for each share of their time."""
    once = f"{event.of} {event.share:.0%} {recorded.at.date()}"
    key = f"known issue {ticket.known_issue} / {ISSUE_DUE} {once} / {mark(event.to)}"
    to = to_person(event.to)
    return Send(key=key, notification=ISSUE_DUE, to=to, priority=Priority.POST, subject=ticket.known_issue)


def once_for_all(ticket: Ticket, recorded: Recorded, said: Send) -> Send:
    """Of an answer to all of them, the first that went wrong is told; the others stand on cards of their own."""
    if not ticket.in_issue and ticket.left_issue != recorded.version:
        return said
    return replace(said, key=f"known issue {ticket.known_issue} / {said.notification} {recorded.at.date()}")


def done_with_all(work: IssueWork) -> Send:
    """What came of it, in figures: its words stand in the draft."""
    subject = {
        "issue": work.issue,
        "by": work.by,
        "draft": work.draft,
        "done": work.came.done,
        "apart": work.came.apart,
    }
    return Send(
        key=f"known issue {work.issue} / done {work.id}",
        notification=DONE_WITH_ALL[work.doing],
        to=to_person(work.by),
        priority=Priority.POST,
        subject=json.dumps(subject),
    )
