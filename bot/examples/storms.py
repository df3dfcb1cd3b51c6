"""What a storm leaves in a team's conversation, and what is said where it was not meant to be."""

from dataclasses import replace

from bot.examples.example import ANA, CARE, NOW, ZONE, Example, at
from bot.examples.tickets import CLAIMED, UNCLAIMED
from bot.notifications import (
    CouldNotTell,
    Crowd,
    CrowdOver,
    Elsewhere,
    NextStep,
    NobodyWasTold,
    Notification,
    Row,
    ToldAgain,
)

_TOM = Row(
    ticket=48, customer="Tom Ward", next_step=NextStep.CLAIM, due=at(3, 15, 10), overdue=False, score=2, score_of=10
)
_CROWD = Crowd(team="care", count=970, next=_TOM, since=at(3, 10, 2), zone=ZONE, now=NOW)
_NOBODY = NobodyWasTold(
    what="ticket",
    to="care",
    why="the conversation is archived: unarchive it, or name another in the program file (is_archived)",
    count=1,
    ticket=7,
)

STORMS: tuple[Example[Notification], ...] = (
    Example("crowd", "In the team's conversation: more wait than it can show.", _CROWD),
    Example(
        "crowd-one",
        "The same, of the last one; they were due the day before.",
        Crowd(
            team="care",
            count=1,
            next=Row(ticket=48, customer="Tom Ward", next_step=NextStep.CLAIM, due=at(2, 17), overdue=True),
            since=at(1, 10, 2),
            zone=ZONE,
            now=NOW,
        ),
    ),
    Example(
        "elsewhere",
        "In a team's second conversation: what could not be posted to its first.",
        Elsewhere(said=UNCLAIMED, team_name=CARE),
    ),
    Example(
        "could-not-tell",
        "To an owner's colleagues: no direct message reaches them.",
        CouldNotTell(about=CLAIMED, person=ANA),
    ),
    Example(
        "could-not-tell-more",
        "The same, of several tickets.",
        CouldNotTell(about=CLAIMED, person=ANA, more=2),
    ),
    Example("nobody-was-told", "To whoever runs the bot: something reached nobody.", _NOBODY),
    Example(
        "nobody-was-told-more",
        "The same, of several messages to one colleague.",
        replace(_NOBODY, what="nudge", to="ana@contoso.example", why="this colleague was not found", count=3),
    ),
    Example("told-again", "To whoever runs the bot: it is over.", ToldAgain(to="care")),
    Example("crowd-over", "What is left of it once nobody waits without a card.", CrowdOver(team="care")),
)
