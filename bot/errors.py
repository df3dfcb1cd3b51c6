"""
Everything this bot raises on purpose.

RingbackError
├── Refusal              a rule said no; blocks/refusals has the sentence for whoever asked
├── StaleTicket          somebody saved first; load again and decide again
├── ProgramError         the program file is wrong; the text is for its author
├── FeedbackError        a source sent what cannot be taken; the text is for its sender
├── Misconfigured        a setting is missing or wrong; the text is for the operator
├── Busy                 the writer's queue is full; try again in a moment
└── DeliveryError        a platform did not take a message
    ├── TemporaryFailure     it may take it later (rate limit, outage)
    │   ├── NotYet           something of ours must happen first; nobody else has to wait
    │   │   └── TooEarly         whoever it is for has not begun to work; nothing was tried
    │   └── Blocked          whoever runs the bot has to put something right (a token, an invitation)
    │       └── ConversationBlocked  the same, in one conversation (archived); all others go on
    ├── UnknownOutcome       it may have taken it; look before sending again
    └── PermanentFailure     it never will (too long, the recipient is refused)
        ├── MessageGone          somebody deleted the message that was to be redrawn
        └── Unreachable          no direct message reaches whoever it is for
"""

from datetime import timedelta
from enum import StrEnum


class RingbackError(Exception):
    """The root of everything raised on purpose."""


class Misconfigured(RingbackError):
    """A setting is missing or wrong; the text is one line for the operator."""


class Reason(StrEnum):
    """Why a rule said no. Each has its sentence in `blocks/refusals`."""

    ALREADY_CLAIMED = "already_claimed"
    NOT_ALLOWED = "not_allowed"
    NOT_YOURS = "not_yours"
    #: Only whoever is trained for it may have it.
    NOT_TRAINED = "not_trained"
    #: In a team whose tickets are taken one after the other, this one is not the next.
    NOT_NEXT = "not_next"
    NO_SUCH_TICKET = "no_such_ticket"
    NOT_OPEN = "not_open"
    NOT_CLOSED = "not_closed"
    INCOMPLETE = "incomplete"
    CONTACTED_MEANWHILE = "contacted_meanwhile"
    DO_NOT_CONTACT = "do_not_contact"
    NO_CONSENT = "no_consent"
    NO_ADDRESS = "no_address"
    PLACEHOLDERS_LEFT = "placeholders_left"
    EMPTY = "empty"
    TOO_LATE = "too_late"
    IN_THE_PAST = "in_the_past"
    UNKNOWN_CAUSE = "unknown_cause"
    UNKNOWN_PERSON = "unknown_person"
    UNKNOWN_TEAM = "unknown_team"
    UNKNOWN_CHOICE = "unknown_choice"
    SAME_TEAM = "same_team"
    SAME_TICKET = "same_ticket"
    OTHER_CUSTOMER = "other_customer"
    #: What a restricted team is told becomes part of no other team's ticket.
    STAYS_THERE = "stays_there"
    ALREADY_SENT = "already_sent"
    ALREADY_TAKEN = "already_taken"
    NO_MAIL = "no_mail"
    BACK_AGAIN = "back_again"
    NO_DAY = "no_day"
    BACKWARDS = "backwards"
    NOBODY_CALLED = "nobody_called"
    SAME_PERSON = "same_person"
    NOBODY_HAS_IT = "nobody_has_it"
    TAKEN_ON = "taken_on"
    SETTLED = "settled"
    AWAY = "away"
    ACCOUNT_CLOSED = "account_closed"
    NOT_THE_APPROVER = "not_the_approver"
    NOTHING_WAITS = "nothing_waits"
    A_NEWER_ONE_WAITS = "a_newer_one_waits"
    NO_SUCH_WORKFLOW = "no_such_workflow"
    #: What was said is not how many a day.
    NO_CAP = "no_cap"
    NO_SUCH_ISSUE = "no_such_issue"
    ISSUE_OVER = "issue_over"
    #: One of that name is declared already.
    ISSUE_KNOWN = "issue_known"
    #: Nothing says which answers are about it.
    NOTHING_TO_MATCH = "nothing_to_match"
    BAD_CONDITION = "bad_condition"
    #: Everybody in a known issue has heard from us.
    NOBODY_WAITS = "nobody_waits"
    #: It asks for more than a known issue answers, or somebody is at it.
    LOOKED_AT_ALONE = "looked_at_alone"
    #: Nobody in the workspace, as far as is known.
    NOT_A_MEMBER = "not_a_member"
    #: Another lead's team has them.
    IN_ANOTHER_TEAM = "in_another_team"
    #: Only frontline colleagues come and go by a word in the chat.
    NOT_FROM_CHAT = "not_from_chat"
    #: The program file names them somewhere.
    STILL_NAMED = "still_named"
    LAST_IN_TEAM = "last_in_team"
    LAST_TRAINED = "last_trained"
    #: A calendar, a training or a zone of which the program knows nothing.
    NOT_IN_PROGRAM = "not_in_program"


class MailFailure(StrEnum):
    """Why a message to a customer did not arrive. Each has its sentence in `blocks/`."""

    #: The mail server said no; its code is known.
    REFUSED = "refused"
    #: No mail can be sent to what stands there as an address.
    BAD_ADDRESS = "bad_address"
    #: It was tried again and again.
    GIVEN_UP = "given_up"


class Refusal(RingbackError):
    """
    A rule said no: a code and data, never a sentence.

    `field` names the form's field it is about, where there is one; `data` holds
    what the sentence needs (a person's e-mail, a ticket's number), never a
    customer's words.
    """

    def __init__(self, reason: Reason, *, field: str = "", **data: object) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.field = field
        self.data = data


class Incomplete(Refusal):
    """A form lacks several things at once; each by its field."""

    def __init__(self, missing: dict[str, Reason]) -> None:
        super().__init__(Reason.INCOMPLETE, missing=tuple(missing))
        self.missing = missing


class StaleTicket(RingbackError):
    """Somebody saved the ticket first."""

    def __init__(self, number: int) -> None:
        super().__init__(f"ticket {number} was saved by somebody else first")
        self.number = number


class ProgramError(RingbackError):
    """The program file cannot take effect; the text says where and what to do."""


class FeedbackError(RingbackError):
    """
    A source sent something that cannot be taken.

    `status` is the HTTP status, `field` the part of the request it is about,
    `remedy` what its sender can do. The payload is never repeated; `found` is a
    score or a time of it, for whoever has it in front of them anyway.
    """

    def __init__(self, status: int, title: str, *, field: str, remedy: str, found: str = "") -> None:
        super().__init__(title)
        self.status = status
        self.title = title
        self.field = field
        self.remedy = remedy
        self.found = found


class Busy(RingbackError):
    """More is waiting to be written than the queue holds."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("too much is waiting to be written")
        self.wait = wait


class DeliveryError(RingbackError):
    """A platform did not take a message."""


class TemporaryFailure(DeliveryError):
    """The platform may take the message later."""

    def __init__(self, reason: str, *, wait: timedelta | None = None) -> None:
        super().__init__(reason)
        #: How long the platform asked us to wait, when it said so.
        self.wait = wait


class UnknownOutcome(DeliveryError):
    """The connection broke after the request left: the message may stand there already."""


class PermanentFailure(DeliveryError):
    """
    The platform never will take this message.

    Of a mail, `failure` is what its writer is told, with the server's `code`.
    """

    def __init__(self, reason: str, *, failure: MailFailure = MailFailure.GIVEN_UP, code: str = "") -> None:
        super().__init__(reason)
        self.failure = failure
        self.code = code


class MessageGone(PermanentFailure):
    """The message that was to be redrawn is not there any more."""


class Unreachable(PermanentFailure):
    """No direct message reaches whoever it is for. What is kept of why begins with `BEGINS`: it is known by that."""

    BEGINS = "this colleague "

    def __init__(self, trouble: str) -> None:
        super().__init__(self.BEGINS + trouble)


class NotYet(TemporaryFailure):
    """Something of ours must happen first; the conversation is free for everything else."""


class TooEarly(NotYet):
    """Whoever it is for is left alone until their hours begin, in `wait`; nothing was tried, so nothing failed."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__("their working hours have not begun", wait=wait)


class Blocked(TemporaryFailure):
    """
    Whoever runs the bot has to put something right; nothing that waits is lost until then.

    The text is for them: what is wrong, and what to do.
    """


class ConversationBlocked(Blocked):
    """
    The same, where only one conversation cannot be posted to.

    What is kept of why begins with `BEGINS`: it is known by that.
    """

    BEGINS = "the conversation "

    def __init__(self, trouble: str) -> None:
        super().__init__(self.BEGINS + trouble)
