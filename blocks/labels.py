"""What the choices of the domain are called in front of people."""

from collections.abc import Mapping
from typing import Final

from blocks.wording import duration
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
)
from bot.program.targets import Clock
from bot.ticket import CallOutcome, Channel, HelpReason, Outcome, Status

#: As something to choose, in the close form.
OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.SOLVED: "Solved",
    Outcome.PARTLY: "Partly solved",
    Outcome.NOT_POSSIBLE: "Could not be solved",
    Outcome.DUPLICATE: "The same as another ticket",
    Outcome.SPAM: "Spam, or meant for nobody",
    Outcome.OPTED_OUT: "Wants no contact",
    Outcome.ANONYMOUS: "Nobody to answer",
}

#: Said with an outcome that leaves the targets.
OUTCOME_NOTES: Final[Mapping[Outcome, str]] = {
    outcome: "counted apart; cause and actions may stay empty" for outcome in Outcome if outcome.counts_apart
}

CALL_OUTCOMES: Final[Mapping[CallOutcome, str]] = {
    CallOutcome.REACHED: "We spoke",
    CallOutcome.VOICEMAIL: "Voicemail",
    CallOutcome.WRONG_NUMBER: "Wrong number",
    CallOutcome.CALL_BACK: "Asked to be called back",
}

#: What came of a call, after "Ana rang; ".
CALL_ENDS: Final[Mapping[CallOutcome, str]] = {
    CallOutcome.REACHED: "they spoke",
    CallOutcome.VOICEMAIL: "voicemail",
    CallOutcome.WRONG_NUMBER: "a wrong number",
    CallOutcome.CALL_BACK: "to be called back",
}

#: As something to choose, in the form that asks for help.
HELP_REASONS: Final[Mapping[HelpReason, str]] = {
    HelpReason.OUT_OF_SCOPE: "It's more than I may decide",
    HelpReason.NEEDS_RESEARCH: "It needs somebody to look into it",
    HelpReason.PUBLIC_RISK: "It may become public",
    HelpReason.OTHER: "Something else",
}

#: Why help was asked for, after a colon.
HELP_BECAUSE: Final[Mapping[HelpReason, str]] = {
    HelpReason.OUT_OF_SCOPE: "it needs a lead's decision",
    HelpReason.NEEDS_RESEARCH: "it needs looking into",
    HelpReason.PUBLIC_RISK: "it may become public",
    HelpReason.OTHER: "a second opinion",
}

CHANNELS: Final[Mapping[Channel, str]] = {Channel.EMAIL: "E-mail", Channel.PHONE: "Phone"}

#: How a customer was reached, in the past.
REACHED_BY: Final[Mapping[Channel, str]] = {Channel.EMAIL: "wrote", Channel.PHONE: "rang"}

#: What the metrics that are shares are called in front of people.
METRICS: Final[Mapping[str, str]] = {
    "response_rate": "Heard from us",
    "first_contact_within_target": "In time",
    "acknowledged_within_60m": "Claimed within the hour",
    "closed_within_48h": "Closed within 48 h",
    "resolved_within_target": "Solved in time",
    "promises_kept": "Promises kept",
    "confirmed": "Customers who say it's solved",
    "reopened": "Came back after closing",
    "asked_for_help": "Asked for help",
    "escalated": "Escalated by the clock",
    "recovered": "Happier the next time",
}

STATUSES: Final[Mapping[Status, str]] = {
    Status.OPEN: "open",
    Status.WAITING: "the customer's turn",
    Status.RESOLVED: "solved",
    Status.CLOSED: "closed",
}

CLOCKS: Final[Mapping[Clock, str]] = {
    Clock.CUSTOMER: "the due time counts day and night",
    Clock.STAFF: "the due time counts our working hours",
}


def after(condition: After) -> str:
    """When an escalation step comes, in the middle of a sentence."""
    match condition:
        case Unclaimed(delay=delay):
            return f"nobody has taken a customer on for {duration(delay)}"
        case Used(target=Goal.FIRST_CONTACT):
            return "a first answer is nearly due"
        case Used():
            return "a solution is nearly due"
        case Missed(target=Goal.FIRST_CONTACT, delay=delay):
            return f"a first answer is {duration(delay)} late" if delay else "a first answer is late"
        case Missed(delay=delay):
            return f"a solution is {duration(delay)} late" if delay else "a solution is late"
        case PromiseMissed():
            return "a promise to a customer wasn't kept"
        case Reopened():
            return "a matter comes back"
        case AskedForHelp():
            return "somebody asks for help"
        case CustomerWrote():
            return "a customer wrote again and isn't answered"
        case PublicRisk():
            return "something may become public"


def channel(name: str) -> str:
    """What a channel is called; its own name where it is none of ours."""
    return CHANNELS[Channel(name)] if name in set(Channel) else name
