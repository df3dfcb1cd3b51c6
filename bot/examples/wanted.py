"""What somebody was called in for, wherever they look."""

from dataclasses import replace
from datetime import timedelta

from bot.escalation import Answered as How
from bot.examples.answers import ALL_TEAMS, GRACE, LATE, ME, TOM
from bot.examples.days import CLEAR, DAY
from bot.examples.escalations import EXECUTIVE
from bot.examples.example import ANA, BEN, DANA, MARIA, PRIYA, ZONE, Example, at
from bot.notifications import (
    Answered,
    Gathered,
    HelpAskedFor,
    HelpWanted,
    Home,
    Morning,
    Notification,
    Nudge,
    Start,
    StillYours,
    TimelineEntry,
    TookOn,
    Wanted,
)
from bot.people import Role
from bot.ticket import Channel, HelpReason

_NOW = at(3, 10)
_FIRST = replace(EXECUTIVE, about=replace(EXECUTIVE.about, zone=ZONE, now=_NOW))
_SECOND = replace(
    _FIRST, about=replace(_FIRST.about, ticket=12, customer="Hanna Vogt", owner=None), decide_by=at(3, 9, 30)
)
_WANTED = Wanted(
    waiting=(_FIRST, _SECOND),
    waiting_in_all=4,
    took_on=(TookOn(row=replace(TOM, owner=BEN), due=at(3, 16)),),
    unanswered=(LATE,),
    unanswered_in_all=3,
)
_OF_A_LEAD = replace(
    _WANTED,
    waiting=tuple(replace(each, role=Role.LEAD, away=(), may_approve=()) for each in _WANTED.waiting),
    waiting_in_all=2,
    unanswered=(),
)
_DAY = replace(DAY, person=DANA, first=_FIRST.about, start=Start.CALLED, wanted=_WANTED, now=_NOW)
_OWN = replace(GRACE, ticket=14, customer="Li Wei", owner=MARIA)
_LEADS = replace(ME, person=MARIA, wanted=_OF_A_LEAD, rows=(_OWN,), now=_NOW)

_HELP = HelpAskedFor(
    about=replace(_FIRST.about, now=None), by=ANA, reason=HelpReason.OUT_OF_SCOPE, note="May I refund both?"
)
_TAKEN = TimelineEntry(
    ticket=_FIRST.about.ticket,
    what="TakenOn",
    at=at(3, 10, 40),
    customer=_FIRST.about.customer,
    zone=ZONE,
    by=DANA,
    other=ANA.first_name,
    until=at(3, 13),
    answered=How.TAKE_OVER,
)
_SPOKE = replace(_TAKEN, what="Contacted", by=ANA, other="", until=None, answered=None, channel=Channel.PHONE)

WANTED: tuple[Example[Notification], ...] = (
    Example(
        "needs-executive-answered",
        "The message to an executive, after she took it on.",
        Answered(said=_FIRST, entry=_TAKEN, at=_TAKEN.at, zone=ZONE),
    ),
    Example(
        "needs-executive-over",
        "The same, where it came to an end by itself.",
        Answered(said=_FIRST, entry=None, at=_TAKEN.at, zone=ZONE),
    ),
    Example(
        "help-answered",
        "A call for help, after its owner reached the customer herself.",
        Answered(said=_HELP, entry=_SPOKE, at=_SPOKE.at, zone=ZONE),
    ),
    Example(
        "nudge-over",
        "A reminder, after its owner reached the customer.",
        Answered(
            said=Nudge(about=_FIRST.about, of="first_contact", due=at(3, 14), left=timedelta(hours=2)),
            entry=_SPOKE,
            at=_SPOKE.at,
            zone=ZONE,
        ),
    ),
    Example(
        "still-yours-over",
        "A question whether somebody still has a ticket, after they said so.",
        Answered(said=StillYours(about=_FIRST.about), entry=None, at=_TAKEN.at, zone=ZONE),
    ),
    Example(
        "gathered-partly-over",
        "To a lead: several calls that came at once, after one of them was answered.",
        Gathered(
            each=(
                Answered(said=_FIRST, entry=_SPOKE, at=_SPOKE.at, zone=ZONE),
                replace(_FIRST, about=replace(_FIRST.about, ticket=12, customer="Tom Ward")),
            )
        ),
    ),
    Example(
        "gathered-over",
        "The same, once all of them were.",
        Gathered(
            each=(
                Answered(said=_FIRST, entry=_SPOKE, at=_SPOKE.at, zone=ZONE),
                Answered(
                    said=replace(_FIRST, about=replace(_FIRST.about, ticket=12, customer="Tom Ward")),
                    entry=_TAKEN,
                    at=_TAKEN.at,
                    zone=ZONE,
                ),
            )
        ),
    ),
    Example(
        "me-called",
        "`/loop` of a lead who was called in, while a colleague waits for her help.",
        replace(_LEADS, help_wanted=(HelpWanted(row=GRACE, by=ANA),)),
    ),
    Example("me-called-alone", "The same, with tickets of her own and nobody who waits for help.", _LEADS),
    Example(
        "all-teams-called",
        "`/loop` of an executive who was called in.",
        replace(ALL_TEAMS, wanted=_WANTED, now=_NOW),
    ),
    Example(
        "morning-called",
        "To an executive whose day begins: what waits for her answer, and what comes back to her today.",
        Morning(day=replace(_DAY, wanted=replace(_WANTED, unanswered=()))),
    ),
    Example(
        "morning-comes-back",
        "To a lead with nothing to start with, and something that comes back to her today.",
        Morning(day=replace(CLEAR, person=MARIA, wanted=Wanted(took_on=_WANTED.took_on))),
    ),
    Example(
        "morning-nobody-answered",
        "To the program's owner, while nobody answers for a customer.",
        Morning(day=replace(CLEAR, person=PRIYA, wanted=Wanted(unanswered=(LATE,), unanswered_in_all=1))),
    ),
    Example(
        "home-called",
        "Home, of a lead who was called in.",
        Home(day=replace(_DAY, person=MARIA, wanted=_OF_A_LEAD, due=(TOM,), late=(LATE,), late_in_all=1, leads=1)),
    ),
    Example(
        "home-nobody-answered",
        "Home, of the program's owner, with a ticket of her own while nobody answers for a customer.",
        Home(day=replace(DAY, person=PRIYA, wanted=Wanted(unanswered=(LATE,), unanswered_in_all=1))),
    ),
)
