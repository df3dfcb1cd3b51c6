"""Calling somebody in: what they are told, and whoever waits for them."""

from dataclasses import replace
from datetime import timedelta

from bot.escalation import Answered
from bot.examples.example import ANA, BEN, DANA, MARIA, PRIYA, Example, at
from bot.examples.shown import ANSWERED, CLAIMED, ENGINEER, UNCLAIMED
from bot.feedback import Money
from bot.notifications import (
    Allowance,
    Gathered,
    Introduction,
    Matter,
    NeedsYou,
    NextStep,
    NobodyTookIt,
    Notification,
    ReachedAt,
    SomebodyTookItOn,
    TeamNeeded,
)
from bot.people import Role
from bot.program.escalations import Goal, Missed, PublicRisk
from bot.ticket import CallOutcome, Channel, HelpReason

_RANG = ReachedAt(at=at(2, 15), by=ANA, channel=Channel.PHONE, missed=CallOutcome.VOICEMAIL)
_LATE = replace(
    CLAIMED,
    overdue=True,
    waiting=timedelta(hours=36),
    due=at(3, 9, 14),
    contacts=(_RANG, replace(_RANG, at=at(3, 8, 40))),
)
_FREE = replace(UNCLAIMED, waiting=timedelta(hours=5))
EXECUTIVE = NeedsYou(
    about=_LATE,
    waited=_LATE.waiting,
    since=_LATE.submitted_at,
    role=Role.EXECUTIVE,
    step=2,
    matter=Matter.FIRST_CONTACT,
    at=at(3, 9, 14),
    decide_by=at(3, 11, 30),
    away=(MARIA,),
    may_approve=(Allowance(what="Goodwill credit", limit=Money(250, "GBP")),),
)
_LEAD = replace(EXECUTIVE, role=Role.LEAD, step=1, decide_by=None, away=(), may_approve=())
_PROMISED = replace(ANSWERED, next_step=NextStep.KEEP_PROMISE, promise=ENGINEER, due=ENGINEER.due, overdue=True)
_TEAM = TeamNeeded(about=_FREE, matter=Matter.UNCLAIMED, at=at(3, 5, 30))
_TOOK = SomebodyTookItOn(about=_LATE, by=DANA, how=Answered.TAKE_OVER, due=at(3, 13))

ESCALATIONS: tuple[Example[Notification], ...] = (
    Example("needs-executive", "Nobody answered in time; an executive is called in.", EXECUTIVE),
    Example(
        "needs-executive-after-the-lead",
        "The lead was told and did not answer.",
        replace(EXECUTIVE, away=(), asked_before=(MARIA,), may_approve=()),
    ),
    Example("needs-executive-again", "Their own time is over.", replace(EXECUTIVE, back_again=True, away=())),
    Example(
        "needs-executive-help",
        "A lead asks for help.",
        replace(
            EXECUTIVE,
            matter=Matter.HELP,
            away=(),
            help_by=MARIA,
            reason=HelpReason.PUBLIC_RISK,
            note="The local paper rang about it.",
        ),
    ),
    Example("needs-lead", "A first answer is late; the lead is told.", _LEAD),
    Example(
        "needs-lead-unclaimed", "Nobody has it.", replace(_LEAD, about=_FREE, matter=Matter.UNCLAIMED, at=at(3, 5, 30))
    ),
    Example("needs-lead-ahead", "Most of the time is over.", replace(_LEAD, at=at(3, 14), ahead=True)),
    Example(
        "needs-lead-promise",
        "A promise was not kept.",
        replace(_LEAD, about=_PROMISED, matter=Matter.PROMISE, at=ENGINEER.due, since=ENGINEER.due),
    ),
    Example(
        "needs-lead-reopened", "It was not solved.", replace(_LEAD, matter=Matter.REOPENED, at=at(3, 8), since=at(3, 8))
    ),
    Example("needs-lead-unsolved", "It is not solved in time.", replace(_LEAD, matter=Matter.RESOLVE, at=at(3, 8))),
    Example(
        "needs-lead-wrote",
        "The customer wrote again.",
        replace(_LEAD, matter=Matter.WROTE, at=at(2, 16, 40), since=at(2, 16, 40)),
    ),
    Example(
        "needs-owner", "A step tells the owner.", replace(_LEAD, yours=True, role=Role.FRONTLINE, decide_by=at(3, 11))
    ),
    Example(
        "needs-lead-past",
        "Drawn anew, once the time to answer is over: the ticket is nobody's now.",
        replace(_LEAD, about=_FREE, decide_by=at(3, 9), past=True),
    ),
    Example("team-needed", "Nobody has claimed it for a while: to the team.", _TEAM),
    Example(
        "team-needed-at-night",
        "The same, of what is due when the team has gone home.",
        replace(_TEAM, about=replace(_FREE, due=at(3, 22), work_by=at(3, 17, 30), now=None)),
    ),
    Example(
        "nobody-took-it",
        "Nobody who was told has answered.",
        NobodyTookIt(
            about=_LATE,
            waited=_LATE.waiting,
            since=_LATE.submitted_at,
            matter=Matter.FIRST_CONTACT,
            at=at(3, 9, 14),
            told=(MARIA, DANA),
            step=2,
        ),
    ),
    Example("took-it-over", "The executive calls the customer.", _TOOK),
    Example(
        "took-it-over-late",
        "The same, where the owner reads it when that time is over.",
        replace(_TOOK, past=True),
    ),
    Example(
        "carries-on",
        "The executive leaves it with the owner.",
        replace(_TOOK, how=Answered.CARRY_ON, note="Offer her the credit, and ring again at noon."),
    ),
    Example(
        "handed-on",
        "The executive gives it to somebody else.",
        replace(_TOOK, about=replace(_LATE, owner=BEN), how=Answered.HAND_TO),
    ),
    Example("seen-to", "The lead did something about it.", replace(_TOOK, by=MARIA, how=Answered.DEED)),
    Example(
        "introduction",
        "Before an executive's first ticket.",
        Introduction(
            to=DANA,
            company="Contoso Broadband",
            when=(Missed(Goal.FIRST_CONTACT, timedelta(hours=4)), PublicRisk()),
            time=timedelta(hours=1),
            helps=(MARIA, PRIYA),
        ),
    ),
    Example(
        "needs-executive-gathered",
        "Several at once.",
        Gathered(each=(EXECUTIVE, replace(EXECUTIVE, about=replace(_FREE, ticket=12, customer="Tom Ward")))),
    ),
    Example(
        "team-needed-gathered",
        "Several at once, to the team.",
        Gathered(each=(_TEAM, replace(_TEAM, about=replace(_FREE, ticket=12, customer="Tom Ward", owner=BEN)))),
    ),
)
