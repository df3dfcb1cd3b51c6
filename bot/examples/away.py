"""What is said because somebody is away."""

from dataclasses import replace

from bot.examples.answers import GRACE, TOM
from bot.examples.example import ANA, BEN, MARIA, NOW, ZONE, Example, at
from bot.examples.shown import ANSWERED, CLAIMED, ENGINEER, UNCLAIMED
from bot.notifications import (
    AwayRow,
    AwaySet,
    BackSet,
    ColleagueGone,
    NextStep,
    NobodyThere,
    Notification,
    OfferedToYou,
    OnItsWay,
    Row,
    WhoIsAway,
)

_SET = AwaySet(
    person=ANA,
    by=ANA,
    own=True,
    since=NOW,
    until=at(9, 0),
    delegate=None,
    team_name="Customer Care",
    passed_on=2,
    asked=0,
    waiting=0,
    rows=(GRACE, TOM),
    ends="a1f3c2d4/20260303T103000000000",
    zone=ZONE,
    now=NOW,
)
_BACK = BackSet(person=ANA, by=ANA, own=True, was_away=True, planned=True, tickets=2)
_ANA_AWAY = AwayRow(who=ANA, since=NOW, until=at(9, 0), delegate=BEN, zone=ZONE, ends="a1f3c2d4/20260303T103000000000")
_BEN_AWAY = AwayRow(who=BEN, since=NOW, until=None, delegate=None, zone=ZONE)
_OFFERED = OfferedToYou(about=CLAIMED, owner=ANA, back=at(9, 0), back_zone=ZONE, answer_by=at(3, 11, 40))
_PROMISED = replace(ANSWERED, next_step=NextStep.KEEP_PROMISE, promise=ENGINEER, due=ENGINEER.due)
_LEAVING = OnItsWay(message="m-1", by=ANA, send_at=at(3, 10, 31), released=False)
_ROW = Row(ticket=7, customer="Grace Okafor", next_step=NextStep.ANSWER, due=at(3, 14), overdue=False)

AWAY: tuple[Example[Notification], ...] = (
    Example("away-set", "To whoever is away from now on.", _SET),
    Example(
        "away-set-delegate",
        "The same; somebody stands in.",
        replace(_SET, delegate=BEN, asked=1, waiting=1, passed_on=7),
    ),
    Example("away-set-later", "The same, for days to come.", replace(_SET, since=at(5, 0), passed_on=1, rows=(GRACE,))),
    Example("away-set-waits", "The same; nothing is due before.", replace(_SET, passed_on=0, waiting=1, rows=())),
    Example("away-set-nothing", "The same; they have nothing.", replace(_SET, passed_on=0, rows=())),
    Example(
        "away-set-for-others", "To the lead who said it.", replace(_SET, by=MARIA, own=False, delegate=BEN, asked=2)
    ),
    Example("away-set-by-a-lead", "To whoever was put down as away.", replace(_SET, by=MARIA, waiting=2)),
    Example("back", "To whoever is here again.", _BACK),
    Example(
        "back-free",
        "The same; some of their tickets went back meanwhile, and nobody has them.",
        replace(_BACK, tickets=1, free=(GRACE, TOM), free_in_all=2, zone=ZONE, now=NOW),
    ),
    Example("back-nothing", "The same; they have nothing.", replace(_BACK, tickets=0)),
    Example("back-before", "To whoever will not be away after all.", replace(_BACK, was_away=False)),
    Example("back-already", "To whoever was here.", replace(_BACK, was_away=False, planned=False)),
    Example("back-for-others", "To the lead who said it.", replace(_BACK, by=MARIA, own=False)),
    Example("back-by-a-lead", "To whoever was called back.", replace(_BACK, by=MARIA)),
    Example(
        "who-is-away",
        "To whoever asks.",
        WhoIsAway(me=None, others=(replace(_ANA_AWAY, ends=""), _BEN_AWAY), lead=False, now=NOW),
    ),
    Example("who-is-away-me", "To whoever asks, and is away.", WhoIsAway(me=_ANA_AWAY, others=(), lead=False, now=NOW)),
    Example(
        "who-is-away-lead",
        "To a lead who will be away.",
        WhoIsAway(
            me=replace(_ANA_AWAY, who=MARIA, since=at(5, 0)),
            others=(replace(_BEN_AWAY, until=at(4, 0), ends="b2e4d3c5/20260303T103000000000"),),
            lead=True,
            now=NOW,
        ),
    ),
    Example("offered", "To whoever stands in for somebody who is away.", _OFFERED),
    Example("offered-promise", "The same; something was promised.", replace(_OFFERED, about=_PROMISED, back=None)),
    Example(
        "offered-leaving",
        "The same; an answer is on its way.",
        replace(_OFFERED, about=replace(CLAIMED, pending=(_LEAVING,))),
    ),
    Example(
        "colleague-gone",
        "To the lead: somebody's account was closed.",
        ColleagueGone(
            person=ANA, rows=(_ROW, replace(_ROW, ticket=9, customer="Tom Ward", due=at(4, 9))), zone=ZONE, now=NOW
        ),
    ),
    Example(
        "colleague-gone-nothing", "The same; they had nothing.", ColleagueGone(person=ANA, rows=(), zone=ZONE, now=NOW)
    ),
    Example(
        "nobody-there",
        "To the program's owner: something came for a team of which nobody is there.",
        NobodyThere(about=UNCLAIMED, back=at(9, 0), back_zone=ZONE),
    ),
    Example(
        "nobody-there-for-good",
        "The same, and nobody knows until when.",
        NobodyThere(about=UNCLAIMED, back=None, back_zone=ZONE),
    ),
)
