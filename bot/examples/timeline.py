"""What stands under a card: one example of each line."""

from dataclasses import replace
from typing import Any

from bot.arriving import Because
from bot.errors import MailFailure
from bot.escalation import Answered
from bot.examples.example import ANA, ANSWER, BEN, DANA, FIELD, MARIA, NOW, ZONE, Example, at
from bot.held_mail import KeptBack
from bot.in_issue import Apart
from bot.notifications import (
    LastDone,
    Notification,
    TimelineEntry,
)
from bot.ticket import CallOutcome, Channel, HelpReason, Outcome

_ENTRY = TimelineEntry(ticket=7, what="Claimed", at=NOW, customer="Grace Okafor", zone=ZONE, by=ANA)


def _line(name: str, when: str, what: str, **said: Any) -> Example[Notification]:
    return Example(f"timeline-{name}", when, replace(_ENTRY, what=what, **said))


_KEPT_BACK = {
    KeptBack.OPTED_OUT: ("opted-out", "the customer asked to be left in peace"),
    KeptBack.OVER: ("over", "the ticket was settled before it could leave"),
    KeptBack.TOO_LATE: ("too-late", "it could not leave for a day"),
}

TIMELINE: tuple[Example[Notification], ...] = (
    _line("claimed", "Somebody claimed the ticket.", "Claimed"),
    _line("released", "Somebody put it back.", "Released"),
    _line(
        "released-not-today", "Somebody could not get to it.", "Released", today=False, words="The router is with Sam."
    ),
    _line(
        "given-back",
        "Its owner stayed quiet.",
        "GivenBack",
        by=None,
        other=ANA.first_name,
        last=LastDone(what="Claimed", at=at(2, 9, 14), by=ANA),
    ),
    _line(
        "given-back-reopened",
        "The same, after somebody opened it again.",
        "GivenBack",
        by=None,
        other=ANA.first_name,
        last=LastDone(what="Reopened", at=at(2, 16, 5), by=BEN),
    ),
    _line("returned", "Its owner is away.", "ReturnedToTeam"),
    _line("offered", "Its owner is away, and somebody stands in.", "OfferedToDelegate", other=BEN.first_name),
    _line("stood-in", "Whoever stands in took it over.", "StoodIn", by=BEN, other=ANA.first_name),
    _line("assigned", "A lead gave it to somebody.", "Assigned", by=MARIA, other=BEN.name),
    _line("given-in-turn", "It was somebody's turn.", "Given", by=None, other=BEN.first_name, because=Because.TURN),
    _line(
        "given-by-name",
        "The customer's data names somebody.",
        "Given",
        by=None,
        other=BEN.first_name,
        because=Because.NAMED,
    ),
    _line("joined-issue", "It is about a known issue.", "JoinedIssue", by=None, other="Outage in Leeds"),
    _line(
        "left-issue", "Nobody can write to them.", "LeftIssue", by=None, other="Outage in Leeds", apart=Apart.NO_MAIL
    ),
    _line(
        "left-issue-more",
        "They said more than all others in it.",
        "LeftIssue",
        by=None,
        other="Outage in Leeds",
        apart=Apart.MORE,
    ),
    _line(
        "left-issue-over",
        "It ended before they had heard anything.",
        "LeftIssue",
        other="Outage in Leeds",
        apart=Apart.NOT_ANSWERED,
    ),
    _line("put-in-issue", "Somebody said that it is about one.", "JoinedIssue", other="Outage in Leeds"),
    _line("taken-out-of-issue", "And that it is not.", "LeftIssue", other="Outage in Leeds", apart=Apart.TAKEN_OUT),
    _line("answered-again", "The customer answered another survey.", "AnsweredAgain", by=None, score=2.0, out_of=10),
    _line("handed-over", "It went to another team.", "HandedOver", other=FIELD, words="The line needs an engineer."),
    _line("feedback-changed", "The source completed or corrected the answer.", "FeedbackChanged", by=None),
    _line("rerouted", "The completed answer belongs to another workflow.", "Rerouted", by=None, other=FIELD),
    _line(
        "wrote",
        "A message was delivered.",
        "Contacted",
        channel=Channel.EMAIL,
        sent=ANSWER,
        promise="engineer Thursday, 8 to 1",
        until=at(5, 13),
    ),
    _line(
        "spoke",
        "A call reached the customer.",
        "Contacted",
        channel=Channel.PHONE,
        words="Calmer now. Would like Thursday morning.",
    ),
    _line("voicemail", "A call reached a voicemail.", "NotReached", call=CallOutcome.VOICEMAIL),
    _line("wrong-number", "A call reached somebody else.", "NotReached", call=CallOutcome.WRONG_NUMBER),
    _line(
        "call-back",
        "The customer asked to be called back.",
        "NotReached",
        call=CallOutcome.CALL_BACK,
        promise="a call",
        until=at(3, 16),
    ),
    _line("taken-back", "A message was taken back in time.", "MessageWithdrawn"),
    _line("came-back", "A message was returned by the customer's mail server.", "MessageFailed"),
    _line("may-have-left", "The mail server never said whether it took a message.", "MessageFailed", unknown=True),
    _line("unsendable", "No mail can be sent to the address.", "MessageFailed", failure=MailFailure.BAD_ADDRESS),
    *(
        _line(f"kept-back-{name}", f"A message was not sent: {when}.", "MessageKeptBack", kept_back=because)
        for because, (name, when) in _KEPT_BACK.items()
    ),
    _line(
        "help-asked",
        "Somebody asked for help.",
        "AskedForHelp",
        other=MARIA.first_name,
        reason=HelpReason.OUT_OF_SCOPE,
        words="£200 would settle it.",
    ),
    _line(
        "cause-named",
        "The root cause was named.",
        "CauseNamed",
        cause="Installation: Several visits",
        words="Three engineers, three different parts.",
    ),
    _line(
        "resolved", "The ticket was closed.", "Resolved", outcome=Outcome.SOLVED, cause="Installation: Several visits"
    ),
    _line(
        "resolved-not-possible",
        "The ticket was closed without a solution.",
        "Resolved",
        outcome=Outcome.NOT_POSSIBLE,
        cause="Price: Exit fee",
    ),
    _line("resolved-spam", "The ticket was spam.", "Resolved", outcome=Outcome.SPAM),
    _line(
        "resolved-unkept",
        "The ticket was closed before a promise was kept.",
        "Resolved",
        outcome=Outcome.PARTLY,
        cause="Installation: Several visits",
        promise="engineer Thursday, 8 to 1",
        unkept=True,
        until=at(5, 13),
    ),
    _line("closed", "Nobody reopened it in time.", "Closed", by=None),
    _line("closed-confirmed", "The customer said it is solved.", "Closed", by=None, confirmed=True),
    _line("reopened", "Somebody opened it again.", "Reopened"),
    _line("promise-kept", "What was promised has happened.", "PromiseKept"),
    _line("snoozed", "Somebody snoozed it.", "Snoozed", until=at(5, 9)),
    _line("woken", "The snooze is over.", "Woken", by=None),
    _line("woken-by", "Somebody took it up before its time.", "Woken"),
    _line("noted", "Somebody left a note.", "Noted", words="<!channel> is not a way to shout, *nor* is this."),
    _line("advised", "A lead wrote to whoever has it.", "Noted", by=MARIA, other=ANA.first_name, words="Yes, £200."),
    _line("merged", "It is the same matter as another ticket.", "Merged", number=9),
    _line("absorbed", "Another ticket goes on here.", "Absorbed", number=5),
    _line(
        "absorbed-promise",
        "Another ticket goes on here, and with it what was promised there.",
        "Absorbed",
        number=5,
        promise="a refund of the second charge",
        until=at(6, 17, 0),
    ),
    _line("opted-out", "The customer asked to be left alone.", "OptedOut", by=None),
    _line("contact-wanted", "Who wanted to be left alone asks to be contacted.", "ContactWanted", by=None),
    _line("first-contact-missed", "The first answer is late.", "TargetMissed", by=None, target="first_contact"),
    _line("called-in", "An executive was called in.", "CalledIn", by=None, other="Dana"),
    _line(
        "taken-on",
        "They leave it with its owner.",
        "TakenOn",
        by=DANA,
        answered=Answered.CARRY_ON,
        other="Ana",
        until=at(3, 14),
        words="Offer her the credit, and ring again at noon.",
    ),
    _line("taken-over", "They call the customer.", "TakenOn", by=DANA, answered=Answered.TAKE_OVER, until=at(3, 14)),
    _line("seen-to", "A lead did something about it.", "TakenOn", by=MARIA, answered=Answered.DEED, until=at(3, 14)),
    _line("nobody-answered", "Nobody who was called in has answered.", "NobodyAnswered", by=None),
    _line("resolve-missed", "The solution is late.", "TargetMissed", by=None, target="resolve"),
)
