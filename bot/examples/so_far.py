"""What stands under a card that came from elsewhere."""

from dataclasses import replace

from bot.examples.example import ANA, FIELD, NOW, ZONE, Example, at
from bot.notifications import Notification, SoFar, TimelineEntry
from bot.ticket import CallOutcome

_CLAIMED = TimelineEntry(ticket=7, what="Claimed", at=NOW, customer="Grace Okafor", zone=ZONE, by=ANA)
_RANG = replace(_CLAIMED, what="NotReached", call=CallOutcome.VOICEMAIL, at=at(3, 10, 45))
_HANDED = replace(_CLAIMED, what="HandedOver", other=FIELD, words="The line itself is broken.", at=at(3, 11))
_NOTED = replace(_CLAIMED, what="Noted", words="She rang again, and again. " * 80)

SO_FAR: tuple[Example[Notification], ...] = (
    Example(
        "so-far",
        "Under the new team's card: what was said under the old one.",
        SoFar(ticket=7, entries=(_CLAIMED, _RANG, _HANDED)),
    ),
    Example(
        "so-far-long",
        "The same, of a ticket that has been through a lot.",
        SoFar(ticket=7, entries=(_NOTED,) * 30),
    ),
)
