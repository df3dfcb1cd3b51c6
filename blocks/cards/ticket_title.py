"""What a ticket's card says first: what to do next, and by when."""

from blocks.card import Sentence, When
from blocks.cards.pieces import moment, person
from blocks.wording import NAMELESS, capital, customer_first, customer_name
from bot.notifications import NextStep, TicketShown
from bot.ticket import Outcome, Status

#: What comes before and after the name of whoever settled it.
_SETTLED = {
    Outcome.SOLVED: ("Solved by ", ""),
    Outcome.PARTLY: ("Partly solved by ", ""),
    Outcome.NOT_POSSIBLE: ("", " answered; it could not be solved"),
    Outcome.DUPLICATE: ("", " found this to be the same as another ticket"),
    Outcome.SPAM: ("", " found that this was not meant for us"),
    Outcome.OPTED_OUT: ("", " leaves this customer in peace, as they wished"),
    Outcome.ANONYMOUS: ("", " has read this; there is nobody to answer"),
}


def title(about: TicketShown) -> Sentence:
    """Says the state of affairs without blame, however late it is. Never the customer's words."""
    if about.merged_into is not None:
        return (f"{customer_name(about.customer)} goes on as ticket {about.merged_into}",)
    match about.status:
        case Status.RESOLVED:
            return _resolved(about)
        case Status.CLOSED:
            return _closed(about)
        case _:
            return _live(about)


def _live(about: TicketShown) -> Sentence:
    if about.pending:
        return leaving(about)
    if about.do_not_contact:
        return (*_has(about), f"Leave {customer_name(about.customer)} in peace: name the cause, then close")
    if about.withdrawn and not was_answered(about):
        return (*_has(about), f"{capital(customer_name(about.customer))} took this back: name the cause, then close")
    if about.overdue:
        return _with_step(about)
    if about.snoozed_until is not None:
        return (*_has(about), "Snoozed until ", moment(about.snoozed_until, about.zone, about.now), ".")
    if about.status is Status.WAITING:
        return (*_has(about), f"It's {customer_first(about.customer)}'s turn.")
    return _with_step(about)


def _with_step(about: TicketShown) -> Sentence:
    if about.owner is None:
        return (capital(step(about, customer_name(about.customer))), *by_when(about))
    next_ = step(about, customer_first(about.customer))
    return (*_has(about), "Next: ", next_, *by_when(about), ".")


def in_hours(about: TicketShown) -> Sentence:
    """ ", so by 17:30": what is due at night has to be done before everybody goes home."""
    if about.work_by is None or about.overdue:
        return ()
    return (", so by ", moment(about.work_by, about.zone, about.now))


def _has(about: TicketShown) -> Sentence:
    return (person(about.owner), " has this. ") if about.owner else ()


def step(about: TicketShown, name: str) -> str:
    """What helps the customer next, as the middle of a sentence."""
    match about.next_step:
        case NextStep.CLAIM:
            return _first_step(about, name)
        case NextStep.ANSWER:
            return f"answer {name}" if wants_answer(about) else find_out(name)
        case NextStep.CALL:
            return f"call {name}" if wants_answer(about) else find_out(name)
        case NextStep.FIND_OUT:
            return find_out(name)
        case NextStep.KEEP_PROMISE:
            return f"keep the promise to {name}"
        case NextStep.CLOSE:
            return f"solve it for {name}"
        case NextStep.WAIT:
            # the customer's turn, until it is late all the same
            return f"solve it for {name}" if about.overdue else f"hear from {name}"
        case NextStep.NOTHING:
            return "nothing for now"


def find_out(name: str) -> str:
    """What is left to do where nobody can be answered, or wants to be."""
    return "find out what went wrong" + ("" if name == NAMELESS else f" for {name}")


def _first_step(about: TicketShown, name: str) -> str:
    """Of a free ticket: claiming is the button; the customer waits for something else."""
    if about.promise is not None:
        return f"keep the promise to {name}"
    if not is_reachable(about):
        return find_out(name)
    if was_answered(about):
        return f"solve it for {name}"
    if not wants_answer(about):
        return find_out(name)
    return f"call {name}" if wants_call(about) else f"answer {name}"


def is_reachable(about: TicketShown) -> bool:
    """Whether there is any way to the customer."""
    return bool(about.masked_email or about.masked_phone)


def wants_answer(about: TicketShown) -> bool:
    """Whether somebody can be answered, and did not say that they would rather not be."""
    unwanted = about.do_not_contact or about.withdrawn or about.asked_for_contact is False
    return is_reachable(about) and not unwanted


def was_answered(about: TicketShown) -> bool:
    """Whether the next word is not ours."""
    return not about.reopened and about.wrote_at is None and any(contact.missed is None for contact in about.contacts)


def wants_call(about: TicketShown) -> bool:
    return about.preferred == "phone" and bool(about.masked_phone)


def by_when(about: TicketShown) -> Sentence:
    """ " by 22:00, so by 17:30": also by when we work; once it has passed, what is left is now."""
    return (*promised_for(about), *in_hours(about))


def promised_for(about: TicketShown) -> Sentence:
    """ " by 14:00", as the customer has it. A promise keeps its day: no clock redraws its card."""
    if about.due is None:
        return ()
    promised = about.promise is not None and about.promise.due == about.due
    due = When(about.due, "day_time", about.zone) if promised else moment(about.due, about.zone, about.now)
    return (" now; it was due ", due) if about.overdue else (" by ", due)


def leaving(about: TicketShown) -> Sentence:
    """When the message that is on its way leaves, or that it did."""
    message = about.pending[0]
    to = customer_first(about.customer)
    if message.delayed:
        return (person(message.by), f"'s answer to {to} has not left yet.")
    if message.released:
        return (person(message.by), f"'s answer is on its way to {to}.")
    return (person(message.by), f"'s answer to {to} leaves at ", When(message.send_at, "time", about.zone), ".")


def _resolved(about: TicketShown) -> Sentence:
    settled = settled_by(about)
    if about.confirm_by is None or (about.outcome is not None and about.outcome.counts_apart):
        return (*settled, ".")
    return (*settled, ". Closes on ", When(about.confirm_by, "day", about.zone), " unless it's reopened.")


def _closed(about: TicketShown) -> Sentence:
    name = customer_first(about.customer)
    if about.confirmed:
        return (*settled_by(about), f". {capital(name)} says it's solved.")
    if about.outcome is not None and about.outcome.counts_apart:
        return (*settled_by(about), ".")
    return (*settled_by(about), ". Closed: it stayed quiet.")


def settled_by(about: TicketShown) -> Sentence:
    """ "Solved by Ana"."""
    before, after = _SETTLED[about.outcome or Outcome.SOLVED]
    return (before, person(about.owner) if about.owner else about.team_name, after)
