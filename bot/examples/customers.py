"""What is said because a customer wrote again, or did not."""

from dataclasses import replace

from bot.examples.example import ANA, BEN, Example, at
from bot.examples.shown import ANSWERED, RESOLVED
from bot.notifications import (
    Gathered,
    NextStep,
    Notification,
    StillSilent,
    TimelineEntry,
    WroteAgain,
    WroteToTeam,
)

_SAID = "Still nothing. Is anybody there?"
WROTE = replace(ANSWERED, next_step=NextStep.CALL, wrote_at=at(3, 10, 40), wrote=_SAID, due=at(4, 10, 40))
_FREE = replace(WROTE, owner=None, next_step=NextStep.CLAIM)
_AGAIN = WroteAgain(about=WROTE, at=at(3, 10, 40), words=_SAID)
_ENTRY = TimelineEntry(ticket=7, what="CustomerWrote", at=at(3, 10, 40), customer="Grace Okafor", zone=WROTE.zone)

CUSTOMERS: tuple[Example[Notification], ...] = (
    Example("ticket-wrote-again", "The customer wrote again; nobody answered it yet.", WROTE),
    Example(
        "ticket-wrote-twice",
        "The same, twice: since when they wait, and their last words.",
        replace(WROTE, wrote_last_at=at(3, 11, 20)),
    ),
    Example("ticket-wrote-again-free", "The same, and nobody has it.", _FREE),
    Example("timeline-wrote-again", "The customer wrote again.", replace(_ENTRY, words=_SAID)),
    Example("timeline-stayed-silent", "The customer did not answer in time.", replace(_ENTRY, what="StayedSilent")),
    Example(
        "timeline-left-to-team",
        "Its owner's day is over, and the answer cannot wait until the next.",
        replace(_ENTRY, what="LeftToTeam", other=ANA.first_name),
    ),
    Example("wrote-again", "To the owner: the customer wrote again.", _AGAIN),
    Example(
        "wrote-again-resolved",
        "The same, after the ticket was resolved.",
        replace(_AGAIN, about=replace(RESOLVED, wrote_at=at(3, 10, 40), wrote=_SAID)),
    ),
    Example(
        "wrote-to-team",
        "To whoever had it: the customer wrote after their day, and the answer could not wait.",
        WroteToTeam(about=_FREE, at=at(3, 19, 10)),
    ),
    Example(
        "wrote-to-team-taken",
        "The same, once somebody has it.",
        WroteToTeam(about=replace(WROTE, owner=BEN), at=at(3, 19, 10)),
    ),
    Example(
        "still-silent",
        "To the owner: the customer has not answered for as long as the program waits.",
        StillSilent(about=ANSWERED, since=at(3, 10, 2)),
    ),
    Example(
        "gathered-customers",
        "Several of these at once.",
        Gathered(
            each=(
                _AGAIN,
                StillSilent(about=replace(ANSWERED, ticket=8, customer="Tom Ward"), since=at(3, 10, 2)),
                WroteToTeam(about=replace(_FREE, ticket=9, customer="Hanna Vogt"), at=at(3, 19, 10)),
            )
        ),
    ),
)
