"""What metrics count about one ticket, folded from its events as they are written."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot import events as e
from bot.calling_in import CalledIn
from bot.feedback import CustomerId
from bot.history import Recorded
from bot.people import PersonId
from bot.promises import PromiseKept
from bot.ticket import Outcome, Ticket


@dataclass(frozen=True, slots=True)
class PromiseFact:
    """
    A promise to a customer, kept when somebody said so, when they were reached after it was made, or
    when the matter was resolved with nothing left open.
    """

    due: datetime
    kept_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One row of the facts table. The first target's due time stays when a ticket is reopened."""

    ticket: int
    team: str
    workflow: str
    customer: CustomerId | None
    owner: PersonId | None
    submitted_at: datetime
    first_contact_due: datetime
    resolve_due: datetime
    claimed_at: datetime | None = None
    first_contact_at: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    live: bool = True
    #: When the next thing is due, while the ticket is live.
    due: datetime | None = None
    reopened: int = 0
    outcome: Outcome | None = None
    asked_for_help: bool = False
    escalated: bool = False
    confirmed: bool | None = None
    cause: str = ""
    promises: tuple[PromiseFact, ...] = ()
    #: Whether it waits in a known issue, or was settled with one.
    in_issue: bool = False

    @property
    def counts(self) -> bool:
        """Whether the ticket is in the metrics at all (CONTRACT: some outcomes are counted apart)."""
        return self.outcome is None or not self.outcome.counts_apart


def begun(ticket: Ticket) -> Facts:
    """The facts of a ticket that was just opened."""
    return Facts(
        ticket=ticket.number,
        team=ticket.team,
        workflow=ticket.workflow,
        customer=ticket.customer,
        owner=None,
        submitted_at=ticket.submitted_at,
        first_contact_due=ticket.first_contact.due,
        resolve_due=ticket.resolve.due,
        due=ticket.due,
        in_issue=ticket.in_issue,
    )


def counted(facts: Facts, ticket: Ticket, recorded: Recorded) -> Facts:
    """*facts* after *recorded*, which made *ticket* what it is."""
    event = recorded.event
    return replace(
        facts,
        team=ticket.team,
        workflow=ticket.workflow,
        owner=ticket.owner,
        submitted_at=ticket.submitted_at,
        first_contact_due=facts.first_contact_due if ticket.reopened else ticket.first_contact.due,
        resolve_due=ticket.resolve.due,
        claimed_at=facts.claimed_at or (recorded.at if ticket.owner else None),
        first_contact_at=ticket.contacts[0].at if ticket.contacts else None,
        resolved_at=ticket.resolved_at,
        closed_at=ticket.closed_at,
        live=ticket.is_live,
        due=ticket.due if ticket.is_live else None,
        reopened=ticket.reopened,
        outcome=ticket.record.outcome if not ticket.is_live else None,
        asked_for_help=facts.asked_for_help or _asks_for_help(event),
        escalated=facts.escalated or (isinstance(event, CalledIn) and event.above),
        confirmed=ticket.confirmed,
        cause=ticket.record.cause,
        promises=_promises(facts.promises, ticket, recorded),
        in_issue=ticket.in_issue,
    )


def _asks_for_help(event: e.Event) -> bool:
    """Also where somebody did on a ticket that has left the figures, and nobody has answered."""
    return isinstance(event, e.AskedForHelp) or (isinstance(event, e.Absorbed) and event.help is not None)


def _promises(promises: tuple[PromiseFact, ...], ticket: Ticket, recorded: Recorded) -> tuple[PromiseFact, ...]:
    event = recorded.event
    if isinstance(event, PromiseKept | e.Contacted) or (isinstance(event, e.Resolved) and event.open_promise is None):
        open_ = ticket.promise.due if ticket.promise else None
        promises = tuple(p if p.kept_at or p.due == open_ else replace(p, kept_at=recorded.at) for p in promises)
    due = event.promise_due if isinstance(event, e.Contacted | e.NotReached) else None
    if isinstance(event, e.Absorbed) and event.promise:
        due = event.promise.due  # the other ticket leaves the figures; what was promised there is still to be kept
    # the same once more, for the same time, is still the one promise
    if due and not any(p.due == due for p in promises if not p.kept_at):
        promises = (*promises, PromiseFact(due))
    return promises
