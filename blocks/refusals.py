"""Why something could not be done, in a sentence for whoever asked: the next step first, and nobody's fault."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from blocks import absence_refusals, issue_refusals, people_refusals, program_refusals
from blocks.card import When
from blocks.moments import written
from blocks.wording import listed, whose
from bot.errors import Incomplete, Reason, Refusal
from bot.ticket import Channel

#: A colleague's first name, by e-mail.
Name = Callable[[str], str]

#: Something broke, and it was not the person's doing.
OUR_FAULT: Final = "That didn't work, and it's our fault. Please try again in a moment."
#: The same, where something was written: it comes back with this.
TEXT_IS_SAFE: Final = "That didn't work, and it's our fault. Your text is safe; please try again in a moment."
#: More comes in than can be written down right now.
BUSY: Final = "One moment, please: a lot is coming in. Try again in a few seconds."
#: A press on what is no longer there.
OUTDATED: Final = "Look at the ticket's newest card: this message is from earlier, and things have moved on."
#: A press that asked for what is already so.
ALREADY_YOURS: Final = "It's yours already; you can go straight on."
#: Answered to whoever says that they still have a ticket.
STILL_YOURS: Final = "Thank you. It stays with you."
#: Said above words that come back from a form which could not be taken.
NOT_THIS_TIME: Final = "Not this time"

#: What was left out behind `/loop`, with an example.
_MISSING: Final[Mapping[str, str]] = {
    "number": "Name the ticket's number, too: “/loop ticket 7”. By name or word you find it with “/loop find visit”.",
    "words": "Say what to look for, too: “/loop find visit”, or a customer's name.",
}
#: More names than this are a list, not a sentence.
_FEW: Final = 5
#: What is missing from a close, as a question.
_QUESTIONS: Final[Mapping[str, str]] = {
    "outcome": "how did it end",
    "cause": "what caused it",
    "actions": "what was done",
}
#: Beside a field, where a few words are enough.
_BESIDE: Final[Mapping[tuple[str, Reason], str]] = {
    ("outcome", Reason.EMPTY): "How did it end?",
    ("cause", Reason.EMPTY): "What caused it?",
    ("actions", Reason.EMPTY): "What was done, and how did you reach the customer?",
    ("note", Reason.EMPTY): "One line is enough.",
    ("message", Reason.EMPTY): "What would you like to say?",
    ("subject", Reason.EMPTY): "A few words, so that it isn't taken for spam.",
    ("promise", Reason.EMPTY): "What is it that you promise?",
    ("promise_due", Reason.EMPTY): "By when? A promise needs a time.",
    ("until", Reason.EMPTY): "Until when?",
    ("person", Reason.NOT_A_MEMBER): "Press once more in a moment: I'm looking them up. Apps, and whoever has no "
    "e-mail address here, can't be taken in.",
    ("", Reason.EMPTY): "Please fill this in.",
}


def sentence(refusal: Refusal, name: Name) -> str:
    """What whoever pressed is told. *name* gives a colleague's first name for an e-mail address."""
    return SENTENCES[refusal.reason](refusal, name)


def no_more_reminders(instead: str) -> str:
    """To whoever wants no more reminders of a ticket; *instead* is the first name of who hears of its promises."""
    promises = f" Of what its customer is promised I remind {instead}." if instead else ""
    return f"I won't remind you of this one again. It stays in your /loop.{promises}"


def field_errors(refusal: Refusal, name: Name) -> dict[str, str]:
    """What is said beside the fields of a form; empty where it is about none of them."""
    if isinstance(refusal, Incomplete):
        return {field: field_error(reason, field) for field, reason in refusal.missing.items()}
    if not refusal.field:
        return {}
    return {refusal.field: _BESIDE.get((refusal.field, refusal.reason)) or sentence(refusal, name)}


def field_error(reason: Reason, field: str = "") -> str:
    """A few words beside a field; *field* makes them fit better."""
    short = _BESIDE.get((field, reason)) or _BESIDE.get(("", reason))
    return short or sentence(Refusal(reason, field=field), lambda email: email)


def _always(words: str) -> Callable[[Refusal, Name], str]:
    return lambda refusal, name: words


def _named(refusal: Refusal, name: Name, key: str) -> str:
    """A colleague's first name; empty where the refusal names nobody."""
    email = refusal.data.get(key)
    return name(str(email)) if email else ""


def _claimed(refusal: Refusal, name: Name) -> str:
    return f"{_named(refusal, name, 'owner') or 'Somebody'} was a moment quicker."


def _not_allowed(refusal: Refusal, name: Name) -> str:
    return "Ask the team's lead for this one; it isn't in your hands."


def _not_next(refusal: Refusal, name: Name) -> str:
    first = f"Take ticket {refusal.data['ticket']}" if "ticket" in refusal.data else "Take the most urgent"
    return f"{first} first: in this team one comes after the other. “/loop next” shows it."


def _not_trained(refusal: Refusal, name: Name) -> str:
    people = refusal.data.get("people")
    able = [name(email) for email in people] if isinstance(people, tuple) else []
    ask = f"Ask {listed(able, 'or')}" if able else "Ask your lead"
    return f"{ask} to take this one: it needs somebody who is trained for it."


def _not_yours(refusal: Refusal, name: Name) -> str:
    owner = _named(refusal, name, "owner")
    if not owner:
        return "Claim it first; nobody has this one yet."
    return f"This one is {whose(owner)}. You can add a note, or ring the customer."


def _no_such(refusal: Refusal, name: Name) -> str:
    number = refusal.data.get("ticket")
    return f"Look for it by name: there is no ticket {number}." if number else "Look for it by name or word."


def _taken_on(refusal: Refusal, name: Name) -> str:
    return f"{_named(refusal, name, 'owner') or 'Somebody'} has taken this on already; thank you for looking."


def _empty(refusal: Refusal, name: Name) -> str:
    return _MISSING.get(refusal.field, "A few words are still missing.")


def _over(refusal: Refusal, name: Name) -> str:
    into = refusal.data.get("merged_into")
    if into is not None:
        return f"Go on in ticket {into}: this one is the same, and ended there."
    return "Reopen it first; this ticket is over."


def _incomplete(refusal: Refusal, name: Name) -> str:
    missing = refusal.data.get("missing")
    fields = [str(field) for field in missing] if isinstance(missing, tuple) else []
    wanted = listed([_QUESTIONS.get(field, field.replace("_", " ")) for field in fields])
    return f"Nearly there: {wanted}? I've kept the rest." if wanted else "Nearly there: something is still empty."


def _meanwhile(refusal: Refusal, name: Name) -> str:
    by = _named(refusal, name, "by") or "somebody"
    did = "spoke with" if refusal.data.get("channel") == Channel.PHONE else "wrote to"
    at = refusal.data.get("at")
    when = f" at {written(When(at, 'time'))}" if isinstance(at, datetime) else ""
    return f"Wait, {by} {did} the customer{when}. Your text is safe; read first, then send it if you like."


def _no_consent(refusal: Refusal, name: Name) -> str:
    way = {"email": "e-mail", "phone": "phone calls"}.get(_channel(refusal), "this one")
    return f"Try another way: the customer has not agreed to {way}."


def _no_address(refusal: Refusal, name: Name) -> str:
    lacks = {"email": "e-mail address", "phone": "number"}.get(_channel(refusal), "address")
    return f"Try another way: there is no {lacks} on file."


def _channel(refusal: Refusal) -> str:
    return str(refusal.data.get("channel", ""))


def _unknown_team(refusal: Refusal, name: Name) -> str:
    """With the teams there are, where they are few enough to read."""
    teams = refusal.data.get("teams")
    known = [str(team) for team in teams] if isinstance(teams, tuple | list) else []
    if not known or len(known) > _FEW:
        return "Choose another team: there is none of that name."
    return f"Choose one of these teams: {listed(known, 'or')}."


def _placeholders(refusal: Refusal, name: Name) -> str:
    left = refusal.data.get("placeholders")
    gaps = listed([str(gap) for gap in left][:3]) if isinstance(left, tuple | list) else ""
    return f"Fill in {gaps} first, in your own words." if gaps else "Fill in the gaps first, in your own words."


def _too_late(refusal: Refusal, name: Name) -> str:
    if refusal.field == "until":
        return f"Choose an earlier day: {refusal.data.get('days', 14)} days at most, so that nobody is forgotten."
    if refusal.field == "away":
        return "Choose an earlier day: a year at most. Whoever is gone for longer is better left out of the program."
    if refusal.field == "pause":
        return "Choose an earlier day: three months at most. What stops for longer is better left out of the program."
    if refusal.field == "ticket":
        return "Wait a minute: a message of this ticket is still on its way. Then say that they're the same."
    return "It's too late for that now."


SENTENCES: Final[Mapping[Reason, Callable[[Refusal, Name], str]]] = {
    Reason.ALREADY_CLAIMED: _claimed,
    Reason.NOT_ALLOWED: _not_allowed,
    Reason.NOT_YOURS: _not_yours,
    Reason.NOT_NEXT: _not_next,
    Reason.NOT_TRAINED: _not_trained,
    Reason.NO_SUCH_TICKET: _no_such,
    Reason.NOT_OPEN: _over,
    Reason.NOT_CLOSED: _always("It's open already; you can go straight on."),
    Reason.INCOMPLETE: _incomplete,
    Reason.CONTACTED_MEANWHILE: _meanwhile,
    Reason.DO_NOT_CONTACT: _always(
        "Leave this customer in peace: they asked us not to get in touch. You can close it."
    ),
    Reason.NO_CONSENT: _no_consent,
    Reason.NO_ADDRESS: _no_address,
    Reason.PLACEHOLDERS_LEFT: _placeholders,
    Reason.EMPTY: _empty,
    Reason.TOO_LATE: _too_late,
    Reason.IN_THE_PAST: _always("Choose a time that is still to come."),
    Reason.UNKNOWN_CAUSE: _always("Choose another cause: this one is no longer in the program."),
    Reason.UNKNOWN_PERSON: _always("Choose somebody from this ticket's team."),
    Reason.UNKNOWN_TEAM: _unknown_team,
    Reason.UNKNOWN_CHOICE: _always("Choose one from the list."),
    Reason.SAME_TEAM: _always("Choose another team: it's with this one already."),
    Reason.SAME_TICKET: _always("Choose another ticket: this is the one you are looking at."),
    Reason.STAYS_THERE: _always("Join the other ticket to this one: what was said here stays with its team."),
    Reason.OTHER_CUSTOMER: _always("Keep them apart: that ticket is another customer's."),
    Reason.ALREADY_SENT: _always("It has left already. You can write again; the customer will understand."),
    Reason.ALREADY_TAKEN: _always(
        "Add what is new as a note: your first version of this form was taken. Here is what you wrote now."
    ),
    Reason.TAKEN_ON: _taken_on,
    Reason.SETTLED: _always("Nothing is left to decide: this was settled meanwhile. Thank you for looking."),
    Reason.NOBODY_HAS_IT: _always("Call, or hand it to somebody: nobody has this one who could carry on."),
    **absence_refusals.SENTENCES,
    **issue_refusals.SENTENCES,
    **people_refusals.SENTENCES,
    **program_refusals.SENTENCES,
    Reason.NO_MAIL: _always("Call the customer: whoever runs this bot has not set up mail yet."),
}
