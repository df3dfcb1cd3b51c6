"""One line under a ticket's card for each thing that happened; whoever did it is named, and not woken."""

from collections.abc import Callable, Iterator, Mapping

from blocks.card import Card, Part, Sentence, Text, Verbatim, When
from blocks.cards.last_done import since_last_done
from blocks.cards.pieces import aloud, person
from blocks.labels import CALL_ENDS, HELP_BECAUSE
from blocks.wording import capital, customer_first, in_passing
from bot.arriving import Because
from bot.errors import MailFailure
from bot.escalation import Answered
from bot.held_mail import KeptBack
from bot.in_issue import Apart
from bot.notifications import TimelineEntry
from bot.ticket import CallOutcome, Channel, Outcome

_SOMEBODY = "Somebody"
_ENDED = {
    Outcome.SOLVED: " solved this",
    Outcome.PARTLY: " solved part of this",
    Outcome.NOT_POSSIBLE: " answered this, though it could not be solved",
    Outcome.DUPLICATE: " closed this as the same as another ticket",
    Outcome.SPAM: " closed this: it was not meant for us",
    Outcome.OPTED_OUT: " closed this: the customer wants no contact",
    Outcome.ANONYMOUS: " closed this: there is nobody to answer",
}
_KEPT_BACK = {
    KeptBack.OPTED_OUT: "they asked to be left in peace",
    KeptBack.OVER: "this was settled before it could leave",
    KeptBack.TOO_LATE: "for a day it could not leave",
}
_MISSED = {
    "first_contact": " is still waiting; the time for a first answer has passed.",
    "resolve": " is still waiting; the time to solve this has passed.",
}


def timeline_card(entry: TimelineEntry) -> Card:
    """
    What people wrote is quoted below the line, never in it: the line is said aloud.

    `entry.what` is one of the events that `bot.react` puts into the thread.
    """
    said = line(entry)
    return Card(title=said, parts=tuple(below(entry)), spoken=aloud(said), quiet=True)


def line(entry: TimelineEntry) -> Sentence:
    return SENTENCES[entry.what](entry)


def below(entry: TimelineEntry) -> Iterator[Part]:
    yield from (Verbatim(words) for words in (entry.sent, entry.words) if words.strip())
    if entry.promise.strip():
        due: Sentence = (", by ", When(entry.until, "day_time", entry.zone)) if entry.until else ()
        yield Text((f"{'Not kept yet' if entry.unkept else 'Promised'}: {entry.promise}", *due, "."))


def _by(entry: TimelineEntry) -> Sentence:
    return (person(entry.by),) if entry.by else (_SOMEBODY,)


def _name(entry: TimelineEntry) -> str:
    return customer_first(entry.customer)


def _until(entry: TimelineEntry) -> Sentence:
    return (" until ", When(entry.until, "day_time", entry.zone)) if entry.until else ()


def _simply(words: str) -> Callable[[TimelineEntry], Sentence]:
    return lambda entry: (*_by(entry), words)


def _about_customer(words: str) -> Callable[[TimelineEntry], Sentence]:
    return lambda entry: (capital(_name(entry)) + words,)


def _released(entry: TimelineEntry) -> Sentence:
    if entry.today:
        return (*_by(entry), " put this back; it's free again.")
    return (*_by(entry), " can't get to this today; it's free again.")


def _left_to_team(entry: TimelineEntry) -> Sentence:
    return (f"This is free: {entry.other}'s day is over, and {_name(entry)} should not wait that long.",)


def _given_back(entry: TimelineEntry) -> Sentence:
    return ("This is free again: nothing has happened ", *since_last_done(entry), ".")


def _offered(entry: TimelineEntry) -> Sentence:
    return (*_by(entry), f" is away; {entry.other} was asked to take this.")


def _stood_in(entry: TimelineEntry) -> Sentence:
    return (*_by(entry), f" took this over from {entry.other}, who is away.")


def _assigned(entry: TimelineEntry) -> Sentence:
    took_it = entry.by is not None and entry.by.name == entry.other
    return (*_by(entry), " took this on." if took_it else f" gave this to {entry.other}.")


def _given(entry: TimelineEntry) -> Sentence:
    if entry.because is Because.NAMED:
        return (f"{entry.other} looks after {_name(entry)}, and has this one.",)
    return (f"It's {entry.other}'s turn: {entry.other} has this one.",)


def _answered_again(entry: TimelineEntry) -> Sentence:
    """Another survey: the score is theirs, and no other ticket comes of it."""
    score = f": {entry.score:g} out of {entry.out_of}" if entry.score is not None and entry.out_of else ""
    return (f"{capital(_name(entry))} answered another survey{score}.",)


def _joined_issue(entry: TimelineEntry) -> Sentence:
    if entry.by is not None:
        return (*_by(entry), f" put this into the known issue {entry.other or 'of then'}.")
    return (f"This joined the known issue {entry.other or 'of then'}: one answer goes to everybody.",)


def _left_issue(entry: TimelineEntry) -> Sentence:
    issue = entry.other or "the known issue"
    if entry.apart is Apart.NO_MAIL:
        return (f"{capital(_name(entry))} can't be written to, so this is no part of {issue} any more.",)
    if entry.apart is Apart.MORE:
        return (f"{capital(_name(entry))} told us more than {issue} answers: this goes on by itself.",)
    if entry.apart is Apart.TAKEN_OUT:
        return (*_by(entry), f" took this out of {issue}: it goes on by itself.")
    return (f"{capital(issue)} is over, and {_name(entry)} had heard nothing: this goes on by itself.",)


def _handed_over(entry: TimelineEntry) -> Sentence:
    return (*_by(entry), f" handed this to {entry.other}.")


def _rerouted(entry: TimelineEntry) -> Sentence:
    return (f"This is with {entry.other} now, because {_name(entry)}'s feedback changed.",)


def _contacted(entry: TimelineEntry) -> Sentence:
    did = " spoke with " if entry.channel is Channel.PHONE else " wrote to "
    return (*_by(entry), did, _name(entry), ".")


def _not_reached(entry: TimelineEntry) -> Sentence:
    if entry.call is CallOutcome.CALL_BACK:
        return (*_by(entry), f" rang; {_name(entry)} asks to be called back.")
    return (*_by(entry), f" rang; {CALL_ENDS[entry.call] if entry.call else 'no luck yet'}.")


def _kept_back(entry: TimelineEntry) -> Sentence:
    because = _KEPT_BACK[entry.kept_back or KeptBack.TOO_LATE]
    return (*_by(entry), f"'s e-mail to {_name(entry)} was not sent: {because}.")


def _failed(entry: TimelineEntry) -> Sentence:
    if entry.unknown:
        return ("We don't know whether ", *_by(entry), f"'s e-mail to {_name(entry)} left: the mail server didn't say.")
    if entry.failure in (None, MailFailure.REFUSED):
        return (*_by(entry), f"'s e-mail to {_name(entry)} came back. It never arrived.")
    return (*_by(entry), f"'s e-mail to {_name(entry)} could not be sent.")


def _asked(entry: TimelineEntry) -> Sentence:
    because = f": {HELP_BECAUSE[entry.reason]}" if entry.reason else ""
    return (*_by(entry), f" asked {entry.other or 'the lead'} for help{because}.")


def _caused(entry: TimelineEntry) -> Sentence:
    return (*_by(entry), f" named the cause: {in_passing(entry.cause)}.")


def _resolved(entry: TimelineEntry) -> Sentence:
    cause = f". Cause: {in_passing(entry.cause)}" if entry.cause else ""
    return (*_by(entry), _ENDED[entry.outcome or Outcome.SOLVED], cause, ".")


def _closed(entry: TimelineEntry) -> Sentence:
    name = capital(_name(entry))
    if entry.confirmed:
        return (f"{name} says it's solved. Closed.",)
    return ("Closed: it stayed quiet.",)


def _promise_kept(entry: TimelineEntry) -> Sentence:
    return (*_by(entry), f" kept the promise to {_name(entry)}.")


def _snoozed(entry: TimelineEntry) -> Sentence:
    return (*_by(entry), " snoozed this", *_until(entry), ".")


def _woken(entry: TimelineEntry) -> Sentence:
    return (*_by(entry), " took this up again.") if entry.by else ("Time to take this up again.",)


def _noted(entry: TimelineEntry) -> Sentence:
    return (*_by(entry), f" advised {entry.other}." if entry.other else " left a note.")


def _merged(entry: TimelineEntry) -> Sentence:
    return (*_by(entry), f" found this to be the same as ticket {entry.number}; it goes on there.")


def _absorbed(entry: TimelineEntry) -> Sentence:
    return (*_by(entry), f" found ticket {entry.number} to be the same as this one; the older clock counts.")


def _missed(entry: TimelineEntry) -> Sentence:
    return (capital(_name(entry)) + _MISSED[entry.target],)


_TAKEN_ON = {
    Answered.TAKE_OVER: " will see to this",
    Answered.CARRY_ON: " says: {other} carries on",
    Answered.HAND_TO: " gave this to {other}",
    Answered.DEED: " is on it",
}


def _called_in(entry: TimelineEntry) -> Sentence:
    return (f"{entry.other} was called in: {_name(entry)} needs somebody now.",)


def _taken_on(entry: TimelineEntry) -> Sentence:
    said = _TAKEN_ON[entry.answered or Answered.DEED].format(other=entry.other)
    due: Sentence = ("; to be settled by ", When(entry.until, "day_time", entry.zone)) if entry.until else ()
    return (*_by(entry), said, *due, ".")


def _nobody(entry: TimelineEntry) -> Sentence:
    return (f"{capital(_name(entry))} still waits, and nobody is left to call in; the program's owner was told.",)


SENTENCES: Mapping[str, Callable[[TimelineEntry], Sentence]] = {
    "FeedbackChanged": _about_customer("'s feedback was changed; the card shows it as it is now."),
    "Rerouted": _rerouted,
    "Claimed": _simply(" claimed this."),
    "Released": _released,
    "GivenBack": _given_back,
    "LeftToTeam": _left_to_team,
    "CustomerWrote": _about_customer(" wrote again."),
    "StayedSilent": _about_customer(" has not answered; this is open again."),
    "OfferedToDelegate": _offered,
    "ReturnedToTeam": _simply(" is away; this is free again."),
    "StoodIn": _stood_in,
    "Assigned": _assigned,
    "HandedOver": _handed_over,
    "Given": _given,
    "JoinedIssue": _joined_issue,
    "LeftIssue": _left_issue,
    "AnsweredAgain": _answered_again,
    "MessageWithdrawn": _simply(" took the message back before it left."),
    "Contacted": _contacted,
    "NotReached": _not_reached,
    "MessageFailed": _failed,
    "MessageKeptBack": _kept_back,
    "AskedForHelp": _asked,
    "CauseNamed": _caused,
    "Resolved": _resolved,
    "Closed": _closed,
    "Reopened": _simply(" opened this again."),
    "PromiseKept": _promise_kept,
    "Snoozed": _snoozed,
    "Woken": _woken,
    "Noted": _noted,
    "Merged": _merged,
    "Absorbed": _absorbed,
    "OptedOut": _about_customer(" asked us not to get in touch any more."),
    "ContactWanted": _about_customer(" asks for us about this; of everything else they still want no word."),
    "TargetMissed": _missed,
    "CalledIn": _called_in,
    "TakenOn": _taken_on,
    "NobodyAnswered": _nobody,
}
