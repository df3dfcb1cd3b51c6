"""What goes to a thread, to one colleague, or stays behind in a channel."""

from dataclasses import replace
from typing import Any

from bot.examples.example import ANA, ANSWER, BEN, FIELD, MARIA, NOW, ZONE, Example, at
from bot.examples.tickets import ANSWERED, CLAIMED, RESOLVED, UNCLAIMED
from bot.notifications import (
    Advice,
    AssignedToYou,
    HelpAskedFor,
    MessageCameBack,
    Notification,
    SnoozeOver,
    TeamGone,
    TellOnce,
    TicketMoved,
    TimelineEntry,
)
from bot.ticket import CallOutcome, Channel, HelpReason, Outcome

_ENTRY = TimelineEntry(ticket=7, what="Claimed", at=NOW, customer="Grace Okafor", zone=ZONE, by=ANA)


def _line(name: str, when: str, what: str, **said: Any) -> Example[Notification]:
    return Example(f"timeline-{name}", when, replace(_ENTRY, what=what, **said))


_TIMELINE: tuple[Example[Notification], ...] = (
    _line("claimed", "Somebody claimed the ticket.", "Claimed"),
    _line("released", "Somebody put it back.", "Released"),
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
        "advice",
        "To the owner: what the lead advises.",
        Advice(about=CLAIMED, by=MARIA, words="Yes, £200. And ask Sam for the first visit on Thursday."),
    ),
    Example(
        "team-gone",
        "To the program's owner: a ticket's team left the program.",
        TeamGone(about=replace(UNCLAIMED, team="onboarding", team_name="onboarding")),
    ),
    Example("snooze-over", "To the owner: what they snoozed is back.", SnoozeOver(about=CLAIMED)),
)
