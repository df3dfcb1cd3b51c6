"""Somebody's working day."""

from dataclasses import replace
from datetime import timedelta

from bot.examples.answers import GRACE, LATE, TOM
from bot.examples.customers import WROTE
from bot.examples.example import ANA, BEN, MARIA, ZONE, Example, at
from bot.examples.shown import CLAIMED, ENGINEER, UNCLAIMED
from bot.notifications import (
    Day,
    Gathered,
    HelpWanted,
    Home,
    Morning,
    NextStep,
    Notification,
    PromisedToday,
    Start,
    StillYours,
    WroteAgain,
)

_EIGHT = at(3, 8)
_FIRST = replace(CLAIMED, waiting=timedelta(hours=13), now=_EIGHT)
_FREE = replace(UNCLAIMED, now=_EIGHT, waiting=timedelta(hours=13))
_IDA = replace(TOM, ticket=9, customer="Ida Berg", next_step=NextStep.CLOSE, due=at(3, 17))
_PROMISED = PromisedToday(ticket=10, customer="Hanna Vogt", what="news about the engineer", due=at(3, 16))
DAY = Day(
    person=ANA,
    first=_FIRST,
    start=Start.OWN,
    due=(),
    promises=(),
    more=0,
    later=0,
    free=(),
    free_in_all=0,
    late=(),
    late_in_all=0,
    help_wanted=(),
    away=False,
    zone=ZONE,
    now=_EIGHT,
)
_FULL = replace(DAY, due=(TOM, _IDA), promises=(_PROMISED,), later=4)
_AGAIN = replace(WROTE, wrote_at=at(2, 21, 40), due=at(3, 21, 40), now=_EIGHT)
_WROTE = replace(DAY, first=_AGAIN)
_NIGHT = replace(_AGAIN, ticket=TOM.ticket, customer=TOM.customer)
_LEAD = replace(DAY, person=MARIA, first=replace(_FIRST, overdue=True, due=at(2, 17)), start=Start.LATE)
_ASKED = replace(DAY, person=MARIA, first=replace(_FIRST, help_by=ANA), start=Start.HELP)
CLEAR = replace(DAY, first=None, start=None)
_AWAY = replace(CLEAR, away=True, back=at(9, 8), ends="a1f3c2d4/20260303T103000000000")

DAYS: tuple[Example[Notification], ...] = (
    Example("morning", "To an owner whose day begins: one thing to do.", Morning(day=DAY)),
    Example(
        "morning-and-more",
        "The day begins, and something else is to be said.",
        Gathered(each=(StillYours(about=replace(CLAIMED, ticket=12, customer="Tom Ward")),), morning=Morning(day=DAY)),
    ),
    Example(
        "morning-at-night",
        "The day begins with something that is due when it is over.",
        Morning(day=replace(DAY, first=replace(_FIRST, due=at(3, 22), work_by=at(3, 17, 30)))),
    ),
    Example("morning-wrote-again", "The day begins with somebody who wrote again.", Morning(day=_WROTE)),
    Example(
        "morning-and-wrote-again",
        "The day begins with another one, and one who is due today wrote again in the night.",
        Gathered(each=(WroteAgain(about=_NIGHT, at=at(2, 21, 40), words=_NIGHT.wrote),), morning=Morning(day=_FULL)),
    ),
    Example("morning-full", "The same, with more due today, and a promise.", Morning(day=_FULL)),
    Example(
        "morning-very-full",
        "The same, with more than anybody reads at eight.",
        Morning(day=replace(_FULL, due=(TOM, _IDA, GRACE, LATE), more=7)),
    ),
    Example(
        "morning-promise",
        "The same, with something that was promised.",
        Morning(
            day=replace(
                DAY,
                first=replace(_FIRST, promise=replace(ENGINEER, due=at(3, 13)), next_step=NextStep.KEEP_PROMISE),
            )
        ),
    ),
    Example(
        "morning-late-in-the-day",
        "The same, after an outage, in the afternoon.",
        Morning(day=replace(DAY, now=at(3, 14), first=replace(_FIRST, overdue=True, due=at(3, 12), now=at(3, 14)))),
    ),
    Example(
        "morning-free",
        "To somebody who has nothing of their own while others wait.",
        Morning(day=replace(DAY, first=_FREE, start=Start.FREE, free=(TOM,), free_in_all=4, free_above=1)),
    ),
    Example(
        "morning-lead",
        "To a lead: what is late in the team.",
        Morning(day=replace(_LEAD, late=(LATE,), late_in_all=2, late_above=1, leads=1)),
    ),
    Example("morning-over", "Drawn anew, once nothing is left.", Morning(day=CLEAR, greeted=_EIGHT)),
    Example("morning-away", "Drawn anew, of somebody who went away since.", Morning(day=_AWAY, greeted=_EIGHT)),
    Example("morning-help", "To a lead: a colleague waits for their help.", Morning(day=_ASKED)),
    Example(
        "morning-help-more",
        "The same, and another colleague waits as well.",
        Morning(day=replace(_ASKED, help_wanted=(HelpWanted(row=TOM, by=BEN),))),
    ),
    Example(
        "home",
        "The app's Home, of somebody with a day before them.",
        Home(day=replace(_FULL, free=(GRACE,), free_in_all=7)),
    ),
    Example("home-clear", "The same, when nothing is left.", Home(day=CLEAR)),
    Example(
        "home-away",
        "The same, of somebody who is away.",
        Home(day=_AWAY),
    ),
    Example(
        "home-lead",
        "The same, of a lead.",
        Home(
            day=replace(
                _ASKED,
                late=(LATE,),
                late_in_all=1,
                leads=1,
                help_wanted=(HelpWanted(row=TOM, by=BEN),),
                free=(GRACE, _IDA),
                free_in_all=2,
            )
        ),
    ),
    Example(
        "home-lead-many",
        "The same, of one with more late tickets in two teams than stand in a list, and one of them above it.",
        Home(day=replace(_LEAD, late=(LATE, TOM, _IDA), late_in_all=22, late_above=5, leads=2)),
    ),
    Example(
        "home-lead-above",
        "The same, where all that is late is listed, or stands above.",
        Home(day=replace(_LEAD, late=(LATE,), late_in_all=2, late_above=1, leads=1)),
    ),
)
