"""What goes to a thread, to one colleague, or stays behind in a channel."""

from dataclasses import replace
from datetime import timedelta

from bot.arriving import Because
from bot.errors import MailFailure
from bot.examples.example import ANA, ANSWER, BEN, FIELD, MARIA, ZONE, Example, at
from bot.examples.shown import ANSWERED, CLAIMED, ENGINEER, PLAIN, RESOLVED, UNCLAIMED
from bot.examples.timeline import TIMELINE
from bot.held_mail import KeptBack
from bot.notifications import (
    Advice,
    AssignedToYou,
    Gathered,
    GivenToYou,
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
    WentBack,
)
from bot.ticket import HelpReason, Status

_PROMISED = replace(ANSWERED, next_step=NextStep.KEEP_PROMISE, promise=ENGINEER, due=ENGINEER.due)
_OWED = replace(_PROMISED, status=Status.RESOLVED)
MESSAGES: tuple[Example[Notification], ...] = (
    *TIMELINE,
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
    Example(
        "assigned-by-whoever-was-called-in",
        "Somebody was called in, and handed it on with a line.",
        AssignedToYou(about=CLAIMED, by=MARIA, settle_by=at(3, 13), note="You know her street."),
    ),
    Example("given-in-turn", "Their turn in the team.", GivenToYou(about=CLAIMED, because=Because.TURN)),
    Example("given-by-name", "The customer's data names them.", GivenToYou(about=CLAIMED, because=Because.NAMED)),
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
        "nudge-at-night",
        "The same, of what is due when its owner has gone home.",
        Nudge(
            about=replace(CLAIMED, due=at(3, 22), work_by=at(3, 17, 30), now=None),
            of="first_contact",
            due=at(3, 22),
            left=timedelta(hours=12),
        ),
    ),
    Example(
        "nudge-promise",
        "To the owner: a promise is due before long.",
        Nudge(about=_PROMISED, of="promise", due=ENGINEER.due, left=timedelta(minutes=80)),
    ),
    Example(
        "nudge-promise-lead",
        "To a lead: the same, and whoever promised it is away until after that.",
        Nudge(about=_OWED, of="promise", due=ENGINEER.due, left=timedelta(hours=3), yours=False),
    ),
    Example(
        "nudge-promise-owed",
        "To whoever solved it: a promise is still to be kept.",
        Nudge(about=_OWED, of="promise", due=ENGINEER.due, left=timedelta(minutes=80)),
    ),
    Example(
        "nudge-promise-unwanted",
        "To a lead: the same, and whoever promised it wants no more reminders.",
        Nudge(about=_PROMISED, of="promise", due=ENGINEER.due, left=timedelta(hours=2), yours=False, unwanted=True),
    ),
    Example(
        "nudge-promise-free",
        "To a lead: the same, and nobody has the ticket.",
        Nudge(
            about=replace(_PROMISED, owner=None), of="promise", due=ENGINEER.due, left=timedelta(hours=2), yours=False
        ),
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
