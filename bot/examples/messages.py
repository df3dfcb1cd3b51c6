"""What goes to a thread, to one colleague, or stays behind in a channel."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.errors import MailFailure
from bot.examples.example import ANA, ANSWER, BEN, FIELD, MARIA, NOW, ZONE, Example, at
from bot.examples.tickets import ANSWERED, CLAIMED, ENGINEER, PLAIN, RESOLVED, UNCLAIMED
from bot.held_mail import KeptBack
from bot.notifications import (
    Advice,
    AssignedToYou,
    Gathered,
    HelpAskedFor,
    MailDelayed,
    MailKeptBack,
    MessageCameBack,
    NextStep,
    Notification,
    Nudge,
    SnoozeOver,
    StillYours,
    TeamGone,
    TellOnce,
    TicketMoved,
    TimelineEntry,
    WentBack,
)
from bot.ticket import CallOutcome, Channel, HelpReason, Outcome

_PROMISED = replace(ANSWERED, next_step=NextStep.KEEP_PROMISE, promise=ENGINEER, due=ENGINEER.due)
_ENTRY = TimelineEntry(ticket=7, what="Claimed", at=NOW, customer="Grace Okafor", zone=ZONE, by=ANA)


def _line(name: str, when: str, what: str, **said: Any) -> Example[Notification]:
    return Example(f"timeline-{name}", when, replace(_ENTRY, what=what, **said))


_KEPT_BACK = {
    KeptBack.OPTED_OUT: ("opted-out", "the customer asked to be left in peace"),
    KeptBack.OVER: ("over", "the ticket was settled before it could leave"),
    KeptBack.TOO_LATE: ("too-late", "it could not leave for a day"),
}

_TIMELINE: tuple[Example[Notification], ...] = (
    _line("claimed", "Somebody claimed the ticket.", "Claimed"),
    _line("released", "Somebody put it back.", "Released"),
    _line(
        "released-not-today", "Somebody could not get to it.", "Released", today=False, words="The router is with Sam."
    ),
    _line("given-back", "Its owner stayed quiet.", "GivenBack", by=None, other=ANA.name),
    _line("assigned", "A lead gave it to somebody.", "Assigned", by=MARIA, other=BEN.name),
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
    _line("opted-out", "The customer asked to be left alone.", "OptedOut", by=None),
    _line("first-contact-missed", "The first answer is late.", "TargetMissed", by=None, target="first_contact"),
    _line("resolve-missed", "The solution is late.", "TargetMissed", by=None, target="resolve"),
)

MESSAGES: tuple[Example[Notification], ...] = (
    *_TIMELINE,
    Example(
        "moved",
        "The ticket went to another team; this stays in the old channel.",
        TicketMoved(ticket=7, customer="Grace Okafor", to_team=FIELD, by=ANA, zone=ZONE),
    ),
    Example(
        "moved-by-itself",
        "The completed answer belongs to another team.",
        TicketMoved(ticket=7, customer="Grace Okafor", to_team=FIELD, by=None, zone=ZONE),
    ),
    Example(
        "moved-back",
        "The ticket came back to a team; this is where it stood before.",
        TicketMoved(ticket=7, customer="Grace Okafor", to_team=FIELD, by=ANA, zone=ZONE, again=True),
    ),
    Example(
        "help-asked",
        "To the lead: Ana needs help.",
        HelpAskedFor(about=CLAIMED, by=ANA, reason=HelpReason.OUT_OF_SCOPE, note="£200 would settle it."),
    ),
    Example(
        "help-asked-no-words",
        "To the lead, about a customer who left only a score.",
        HelpAskedFor(
            about=replace(CLAIMED, verbatim="", overdue=True, due=at(3, 9)),
            by=ANA,
            reason=HelpReason.PUBLIC_RISK,
            note="",
        ),
    ),
    Example("assigned", "To whoever a lead gave the ticket to.", AssignedToYou(about=CLAIMED, by=MARIA)),
    Example("told", "Once, to whoever the workflow names.", TellOnce(about=UNCLAIMED)),
    Example(
        "told-own-team", "The same, to the lead of the team that answers.", TellOnce(about=UNCLAIMED, own_team=True)
    ),
    Example("told-late", "The same, read after the ticket was settled.", TellOnce(about=RESOLVED)),
    Example("told-claimed", "The same, while Ana has it.", TellOnce(about=CLAIMED)),
    Example(
        "came-back",
        "To the owner: the e-mail never arrived.",
        MessageCameBack(about=CLAIMED, why="550 5.1.1", text=ANSWER),
    ),
    Example(
        "may-have-left",
        "To the owner: the mail server never said whether it took the e-mail.",
        MessageCameBack(about=CLAIMED, why="", text=ANSWER, unknown=True),
    ),
    Example(
        "came-back-no-number",
        "The same, and there is no number to call.",
        MessageCameBack(about=replace(CLAIMED, masked_phone=""), why="", text=ANSWER),
    ),
    Example(
        "came-back-answered",
        "The customer had been reached another way before.",
        MessageCameBack(about=ANSWERED, why="554", text=ANSWER),
    ),
    Example(
        "unsendable",
        "To the owner: no mail can be sent to the address on file.",
        MessageCameBack(about=CLAIMED, why="", text=ANSWER, failure=MailFailure.BAD_ADDRESS),
    ),
    Example(
        "given-up",
        "To the owner: it was tried too often.",
        MessageCameBack(about=CLAIMED, why="", text=ANSWER, failure=MailFailure.GIVEN_UP),
    ),
    Example(
        "may-have-left-unwanted",
        "To the owner: it may have left, and the customer asked to be left in peace since.",
        MessageCameBack(
            about=replace(CLAIMED, do_not_contact=True, next_step=NextStep.FIND_OUT), why="", text=ANSWER, unknown=True
        ),
    ),
    Example(
        "mail-delayed",
        "To its writer: for an hour our mail server has not taken it.",
        MailDelayed(about=CLAIMED, message="m-1"),
    ),
    Example(
        "mail-delayed-no-number",
        "The same, and there is no number to call.",
        MailDelayed(about=replace(PLAIN, masked_phone=""), message="m-1"),
    ),
    Example(
        "mail-kept-back-opted-out",
        "To its writer: the customer asked to be left in peace before it could leave.",
        MailKeptBack(
            about=replace(CLAIMED, do_not_contact=True, next_step=NextStep.FIND_OUT),
            because=KeptBack.OPTED_OUT,
            text=ANSWER,
        ),
    ),
    Example(
        "mail-kept-back-over",
        "To its writer: the ticket was closed before it could leave.",
        MailKeptBack(about=RESOLVED, because=KeptBack.OVER, text=ANSWER),
    ),
    Example(
        "mail-kept-back-too-late",
        "To its writer: it could not leave for a day.",
        MailKeptBack(about=replace(CLAIMED, overdue=True, due=at(3, 9)), because=KeptBack.TOO_LATE, text=ANSWER),
    ),
    Example(
        "advice",
        "To the owner: what the lead advises.",
        Advice(about=CLAIMED, by=MARIA, words="Yes, £200. And ask Sam for the first visit on Thursday."),
    ),
    Example(
        "team-gone",
        "To the program's owner: a ticket's team left the program.",
        TeamGone(about=replace(UNCLAIMED, team="onboarding", team_name="onboarding")),
    ),
    Example(
        "nudge",
        "To the owner: a first answer is due before long.",
        Nudge(about=CLAIMED, of="first_contact", due=at(3, 14), left=timedelta(hours=2)),
    ),
    Example(
        "nudge-promise",
        "To the owner: a promise is due before long.",
        Nudge(about=_PROMISED, of="promise", due=ENGINEER.due, left=timedelta(minutes=80)),
    ),
    Example(
        "nudge-solve",
        "To the owner: the customer was answered; it is to be put right.",
        Nudge(about=ANSWERED, of="resolve", due=at(31, 9), left=timedelta(days=3)),
    ),
    Example("still-yours", "To the owner: nothing happened for a while.", StillYours(about=CLAIMED)),
    Example("went-back", "To whoever had it, after that.", WentBack(about=UNCLAIMED)),
    Example("went-back-taken", "The same, once somebody else has it.", WentBack(about=replace(CLAIMED, owner=BEN))),
    Example(
        "gathered",
        "To one person: several reminders that came at once.",
        Gathered(
            each=(
                Nudge(about=CLAIMED, of="first_contact", due=at(3, 14), left=timedelta(hours=2)),
                Nudge(about=replace(_PROMISED, ticket=8), of="promise", due=ENGINEER.due, left=timedelta(days=2)),
                StillYours(about=replace(CLAIMED, ticket=9, customer="Tom Ward")),
                WentBack(about=replace(UNCLAIMED, ticket=11, customer="Hanna Vogt")),
            )
        ),
    ),
    Example(
        "gathered-many",
        "The same, after a long outage.",
        Gathered(each=tuple(StillYours(about=replace(CLAIMED, ticket=20 + number)) for number in range(30))),
    ),
    Example("snooze-over", "To the owner: what they snoozed is back.", SnoozeOver(about=CLAIMED)),
)
