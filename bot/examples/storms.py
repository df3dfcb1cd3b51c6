"""What a storm leaves in a team's conversation, and what is said where it was not meant to be."""

from dataclasses import replace

from bot.examples.example import ANA, BEN, CARE, FIELD, MARIA, NOW, SAM, ZONE, Example, at
from bot.examples.shown import CLAIMED, UNCLAIMED
from bot.giving_reasons import Why
from bot.known_routes import Fault
from bot.notifications import (
    CaughtUp,
    CouldNotTell,
    Crowd,
    CrowdOver,
    DaysList,
    Elsewhere,
    FallenBehind,
    NextStep,
    NobodyToGive,
    NobodyWasTold,
    Notification,
    RouteShown,
    Row,
    ToldAgain,
    Unreachable,
    Who,
    WrongRoutes,
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
_BEHIND = FallenBehind(to=CARE, count=12, since=at(3, 10, 28), zone=ZONE, now=NOW)


def _colleague(number: int) -> Who:
    return Who(f"colleague-{number}@contoso.example", f"Colleague {number}")


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
    Example("fallen-behind", "To whoever runs the bot: messages wait only because others go first.", _BEHIND),
    Example("fallen-behind-one", "The same, of one message to a colleague.", replace(_BEHIND, to=ANA.name, count=1)),
    Example("caught-up", "To whoever runs the bot: nothing waits for long any more.", CaughtUp(to=CARE)),
    Example(
        "unreachable",
        "To a lead, once: a colleague's morning could not be delivered.",
        Unreachable(person=ANA, team_name=CARE),
    ),
    Example(
        "wrong-routes",
        "To whoever runs the bot, after the nightly look: what does not arrive, and what helps.",
        WrongRoutes(
            routes=(
                RouteShown(fault=Fault.BLOCKED, to=CARE, why=_NOBODY.why),
                RouteShown(fault=Fault.NO_LEAD, to=CARE, lead=MARIA),
                RouteShown(fault=Fault.ELSEWHERE, to=FIELD),
                RouteShown(fault=Fault.NOWHERE, to="Billing"),
                RouteShown(fault=Fault.UNKNOWN, to=BEN),
                RouteShown(fault=Fault.CLOSED, to=SAM),
            )
        ),
    ),
    Example(
        "wrong-routes-many",
        "The same, of more than one reads.",
        WrongRoutes(routes=tuple(RouteShown(fault=Fault.UNKNOWN, to=_colleague(number)) for number in range(14))),
    ),
    Example("wrong-routes-none", "The same, once all of it is put right.", WrongRoutes(routes=())),
    Example("told-again", "To whoever runs the bot: it is over.", ToldAgain(to="care")),
    Example(
        "days-list",
        "In the team's conversation, once a day: who came beyond a workflow's cap.",
        DaysList(team="care", rows=(_TOM,), total=12, zone=ZONE, now=NOW),
    ),
    Example("days-list-one", "The same, of one.", DaysList(team="care", rows=(_TOM,), total=1, zone=ZONE, now=NOW)),
    Example(
        "nobody-to-give", "To a lead: it is nobody's turn.", NobodyToGive(team="care", team_name=CARE, why=Why.FULL)
    ),
    Example("nobody-to-give-away", "To a lead: all are away.", NobodyToGive(team="care", team_name=CARE, why=Why.AWAY)),
    Example("nobody-to-give-empty", "A team without people.", NobodyToGive(team="care", team_name=CARE, why=Why.EMPTY)),
    Example("crowd-over", "What is left of it once nobody waits without a card.", CrowdOver(team="care")),
)
