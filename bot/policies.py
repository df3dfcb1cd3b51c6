"""The escalation policy that a ticket goes by: the steps of its workflow, and those that nobody had to write down."""

from datetime import datetime, timedelta

from bot.calendars import Calendar
from bot.escalation import TEAM
from bot.hours import hours_of
from bot.moment import Moment
from bot.people import PersonId, Role
from bot.program.escalations import (
    After,
    AskedForHelp,
    CustomerWrote,
    Goal,
    Missed,
    PromiseMissed,
    PublicRisk,
    Reopened,
    Unclaimed,
    Used,
    Whom,
)
from bot.program.steps import EscalationStep
from bot.program.targets import Clock
from bot.shares import after_share
from bot.ticket import HelpReason, Target, Ticket

#: What is wrong with a ticket, and since when: a matter that nobody had to write down yet.
Wrong = tuple[str, datetime]
_HELP, _REOPENED, _WROTE = "help", "reopened", "wrote"
_ENDED_BY_AN_ANSWER = frozenset({Goal.FIRST_CONTACT.value, _REOPENED, _WROTE})

#: How long whoever is told last, or was asked for help, has before somebody else hears of it, if no step says so.
LONG_ENOUGH = timedelta(hours=4)
#: A call for help is answered by the team's lead where the policy does not say by whom.
HELP = EscalationStep.model_validate({"after": "asked_for_help", "notify": "lead", "acknowledge": "4h"})
#: Whoever takes it on has so many times as long to settle it as they had to answer, but no more than is long enough.
_TO_SETTLE = 4
_NOTHING = timedelta()
_BELOW_EXECUTIVES = (Whom.OWNER, Whom.TEAM, Whom.LEAD)


def policy_of(ticket: Ticket, moment: Moment) -> tuple[EscalationStep, ...]:
    """
    The steps, as they stood when the ticket was opened.

    A call for help enters the same policy: where none of its steps waits for
    one, the lead is asked first, by a step behind all others.
    """
    program = moment.program_of(ticket)
    workflow = program.workflow(ticket.workflow)
    return with_help(program.escalations.get(workflow.escalation, ()) if workflow and workflow.escalation else ())


def with_help(steps: tuple[EscalationStep, ...]) -> tuple[EscalationStep, ...]:
    """*steps*, and the one that nobody has to write down: somebody answers a call for help."""
    return steps if any(isinstance(step.after, AskedForHelp) for step in steps) else (*steps, HELP)


def is_above(step: EscalationStep) -> bool:
    """Whether it tells somebody above a team's lead."""
    return any(recipient not in _BELOW_EXECUTIVES for recipient in step.notify)


def slots_of(step: EscalationStep, moment: Moment) -> tuple[str, ...]:
    """Those that a step tells, by the names it has for them; of several executives each."""
    slots: list[str] = []
    for recipient in step.notify:
        if recipient is Whom.EXECUTIVE:
            slots += [f"{recipient.value} {person}" for person in _executives(moment)]
        else:
            slots.append(str(recipient))
    return tuple(slots)


def _executives(moment: Moment) -> list[PersonId]:
    return [email for email, entry in moment.program.people.items() if entry.role is Role.EXECUTIVE]


def named(slot: str, ticket: Ticket, moment: Moment) -> PersonId | None:
    """
    Whom a step means by that name today: an address, "" for the team's conversation, None for nobody.

    Of a ticket that nobody owns, the team is told instead of the owner.
    """
    program = moment.program
    name, _, address = slot.partition(" ")
    team = program.teams.get(ticket.team)
    if name == TEAM or (name == Whom.OWNER and ticket.owner is None):
        return "" if team else None
    if name == Whom.OWNER:
        return ticket.owner
    if name == Whom.LEAD:
        return team.lead.lower() if team else program.program.owner.lower()
    return program.program.owner.lower() if name == Whom.PROGRAM_OWNER else address or name


def wrong_with(after: After, ticket: Ticket) -> Wrong | None:
    """
    What a step is about, on this ticket; None where it is about nothing that is so now.

    Steps about one matter follow each other, and all of them end with it.
    """
    match after:
        case Unclaimed() if ticket.is_live and ticket.owner is None:
            return "unclaimed", ticket.free_since or ticket.submitted_at
        case Used(target=goal) | Missed(target=goal) if _runs(goal, ticket):
            return goal.value, ticket.since or ticket.submitted_at
        case PromiseMissed() if ticket.promise is not None and (ticket.is_live or ticket.owes):
            return "promise", ticket.promise.due
        case Reopened() if ticket.is_live and ticket.reopened and not ticket.answered and ticket.since:
            return _REOPENED, ticket.since
        case AskedForHelp() if ticket.is_live and ticket.help:
            return _HELP, ticket.help.at
        case PublicRisk() if ticket.is_live and ticket.help and ticket.help.reason is HelpReason.PUBLIC_RISK:
            return _HELP, ticket.help.at
        case CustomerWrote() if ticket.is_live and ticket.wrote_at:
            return _WROTE, ticket.wrote_at
        case _:
            return None


def matter_of(after: After, ticket: Ticket) -> str | None:
    """`wrong_with`, as a matter is kept."""
    wrong = wrong_with(after, ticket)
    return None if wrong is None else matter(wrong)


def matter(wrong: Wrong) -> str:
    what, since = wrong
    return f"{what} {since.isoformat()}"


def help_matter(asked_at: datetime) -> str:
    return matter((_HELP, asked_at))


def is_help(matter: str) -> bool:
    """Whether somebody asked for it."""
    return matter.startswith(f"{_HELP} ")


def is_ended_by_an_answer(matter: str) -> bool:
    """Whether it is over once the customer was reached."""
    return matter.partition(" ")[0] in _ENDED_BY_AN_ANSWER


def _runs(goal: Goal, ticket: Ticket) -> bool:
    return ticket.is_live and not (goal is Goal.FIRST_CONTACT and ticket.answered)


def stands_still(after: After, ticket: Ticket) -> bool:
    """
    Whether a pause holds it back: it does where the clock that it looks at stands still.

    So does the cap that a ticket came beyond, until somebody takes it from the
    list: nobody was asked to be quick about it. In a known issue one person is
    reminded of all of them together.
    """
    if ticket.in_issue:
        return True
    if ticket.overflow and ticket.owner is None:
        return isinstance(after, Used | Missed | Unclaimed)
    if ticket.paused_since is None:
        return False
    if isinstance(after, Used | Missed):
        return target_of(after.target, ticket).clock is Clock.STAFF
    return isinstance(after, Unclaimed)


_EVERYTHING: tuple[After, ...] = (
    Unclaimed(_NOTHING), Missed(Goal.FIRST_CONTACT), Missed(Goal.RESOLVE), PromiseMissed(), Reopened(), AskedForHelp(),
    CustomerWrote(),
)  # fmt: skip


def unsettled(ticket: Ticket) -> frozenset[str]:
    """Every matter that there is on *ticket* now, whether its policy has a step about it or not."""
    return frozenset(matter for after in _EVERYTHING if (matter := matter_of(after, ticket)) is not None)


def target_of(goal: Goal, ticket: Ticket) -> Target:
    return ticket.first_contact if goal is Goal.FIRST_CONTACT else ticket.resolve


def comes_at(step: EscalationStep, ticket: Ticket, moment: Moment) -> datetime:
    """When a step's time has come, on the step's own clock; only for a step that is about something."""
    if isinstance(step.after, Used):
        return after_share(target_of(step.after.target, ticket), step.after.share, ticket, moment)
    since, delay = _counts_from(step.after, ticket, moment)
    if not delay or step.clock is Clock.CUSTOMER:
        return since + delay
    return moment.program.calendar_of(ticket.team).add(since, delay)


def not_before(step: EscalationStep, ticket: Ticket, moment: Moment) -> datetime:
    """A moment that `comes_at` is never earlier than, found without a look into a calendar where that can be."""
    if isinstance(step.after, Used):
        return comes_at(step, ticket, moment)
    since, delay = _counts_from(step.after, ticket, moment)
    return since + delay


def _counts_from(
    after: Unclaimed | Missed | PromiseMissed | Reopened | AskedForHelp | PublicRisk | CustomerWrote,
    ticket: Ticket,
    moment: Moment,
) -> tuple[datetime, timedelta]:
    """From when a step counts, and how long it waits then."""
    match after:
        case Unclaimed(delay=delay):
            return ticket.free_since or ticket.submitted_at, delay
        case Missed(target=goal, delay=delay):
            return (_quiet_since(goal, ticket) if delay else target_of(goal, ticket).due), delay
        case PromiseMissed(delay=delay):
            return ticket.promise.due if ticket.promise else moment.now, delay
        case Reopened(delay=delay):
            return ticket.since or moment.now, delay
        case AskedForHelp(delay=delay):
            return ticket.help.at if ticket.help else moment.now, delay
        case PublicRisk():
            return ticket.help.at if ticket.help else moment.now, _NOTHING
        case CustomerWrote(delay=delay):
            return ticket.wrote_at or moment.now, delay


def _quiet_since(goal: Goal, ticket: Ticket) -> datetime:
    """Since when a target is missed and nobody has tried: whoever rang and met a voicemail is at it."""
    due = target_of(goal, ticket).due
    return max(due, ticket.tries[-1].at) if ticket.tries and goal is Goal.FIRST_CONTACT else due


def settle_time(step: EscalationStep | None) -> timedelta:
    """How long somebody has to settle what they took on, where they do not say by when."""
    time = (step.acknowledge if step else None) or LONG_ENOUGH
    return min(time * _TO_SETTLE, max(time, LONG_ENOUGH))


def is_swift(step: EscalationStep) -> bool:
    """Whether it answers what somebody did just now: then it does not wait for what else there is to say."""
    return isinstance(step.after, PublicRisk) or (
        isinstance(step.after, AskedForHelp | Reopened | CustomerWrote) and not step.after.delay
    )


def span_of(step: EscalationStep, ticket: Ticket) -> timedelta:
    """How much time the step itself speaks of: how finely it is timed depends on it."""
    if isinstance(step.after, Used | Missed):
        return timedelta(seconds=target_of(step.after.target, ticket).within_seconds)
    delay = timedelta() if isinstance(step.after, PublicRisk) else step.after.delay
    return delay or step.acknowledge or LONG_ENOUGH


def hours_to_tell(person: PersonId, ticket: Ticket, moment: Moment) -> Calendar:
    """When whoever that is can be told: a person in their own hours, the team in its."""
    return hours_of(person, moment.program) if person else moment.program.calendar_of(ticket.team)
