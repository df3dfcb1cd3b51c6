"""What waits and what is due, in the few words that the page has room for."""

from collections.abc import Mapping
from typing import Final

from bot.backlog import Unsent, UnsentMessage
from bot.effects import Address, Place
from bot.program import Program
from handlers.demo.happening import Due

#: By how a timer's name begins; all that an agenda may hold.
TIMERS: Final[Mapping[str, str]] = {
    "send": "the mail about ticket {ticket} leaves",
    "nudge": "a reminder about ticket {ticket}",
    "first_contact": "the time for a first answer to ticket {ticket} is up",
    "resolve": "the time to solve ticket {ticket} is up",
    "step": "ticket {ticket} calls somebody in",
    "nobody answered": "the wait for whoever ticket {ticket} called in is over",
    "leave the answer to the team": "the customer of ticket {ticket} waits: it goes back to its team",
    "tell its owner": "the owner of ticket {ticket} hears that the customer wrote",
    "the customer stays silent": "the wait for the customer of ticket {ticket} is over",
    "ask the owner": "the owner of ticket {ticket} is asked how it goes",
    "give it back": "ticket {ticket} goes back to its team",
    "offer it": "ticket {ticket} is offered to whoever stands in",
    "back to its team": "ticket {ticket} goes back to its team",
    "wake": "ticket {ticket} is taken up again",
    "finish": "ticket {ticket} is closed for good",
}
#: By an appointment's name.
APPOINTMENTS: Final[Mapping[str, str]] = {
    "morning": "a good morning for {person}",
    "routes": "the nightly look at whether everybody can be reached",
    "overflow": "the day's list of who came beyond a cap",
    "silences": "a look at whether every source still speaks",
    "uncaught": "the week's sample of what no workflow caught",
}
_OTHER = "ticket {ticket} is looked at again"
_KEPT_BACK = "it leaves as other tickets are claimed"
LATER = "it leaves when their hours begin"
#: By its notification's name.
_MESSAGES = {
    "ticket": "the card of ticket {ticket}",
    "timeline": "a line under ticket {ticket}",
    "so_far": "what happened so far with ticket {ticket}",
    "mail": "a mail about ticket {ticket}",
    "nudge": "a reminder about ticket {ticket}",
    "called_in": "a call to see to ticket {ticket}",
    "team_called": "a call to see to ticket {ticket}",
    "help_asked": "a call for help with ticket {ticket}",
    "customer_wrote": "that the customer of ticket {ticket} wrote",
    "introduction": "who this bot is",
    "morning": "a good morning",
}


def due_words(due: Due, program: Program) -> str:
    if due.about:
        person = program.person(due.about)
        words = APPOINTMENTS.get(due.name, "something for {person}")
        return words.format(person=person.first_name if person else due.about)
    if not due.ticket:
        return "working hours begin"
    words = next((words for name, words in TIMERS.items() if due.name.startswith(name)), _OTHER)
    return words.format(ticket=due.ticket)


def to_words(to: Address, program: Program) -> str:
    """Where a message goes, as the page calls it."""
    match to.place:
        case Place.MAIL:
            return "the customer"
        case Place.PERSON:
            person = program.person(to.name)
            return f"@{person.name if person else to.name}"
        case Place.OPERATOR:
            return "whoever runs the bot"
    return f"#{to.name}"


def what_words(message: UnsentMessage) -> str:
    other = f"news of ticket {message.ticket}" if message.ticket else "news"
    what = _MESSAGES.get(message.notification, other).format(ticket=message.ticket)
    return f"{what}, drawn anew" if message.redraw else what


def why_words(message: UnsentMessage) -> str:
    if message.state is Unsent.KEPT_BACK:
        return _KEPT_BACK
    waits = message.state is Unsent.QUEUED and message.next_try is not None
    return message.why or (LATER if waits else "")
