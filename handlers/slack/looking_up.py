"""Whom Slack is asked about before a command is answered: who is new to us, and whoever is to be taken in."""

import re
from collections.abc import Awaitable, Iterator
from itertools import islice

from handlers.away_command import mentioned
from handlers.people_command import ADD
from handlers.slack.identity import Identity

#: More than these of one command are not looked up.
_MOST = 5
_TAKES_IN = re.compile(rf"\s*people\s+({'|'.join(ADD)})\s", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>|,]+@[^\s<>|,]+\.[^\s<>|,]+")


def look_ups(words: str, identity: Identity) -> list[Awaitable[None]]:
    """
    One for each of them, to be awaited once Slack has its acknowledgement.

    Who is to be taken in is asked about even if we know them: their account may
    have been closed while nobody told us.
    """
    return list(islice(_all(words, identity), _MOST))


def _all(words: str, identity: Identity) -> Iterator[Awaitable[None]]:
    takes_in = _TAKES_IN.match(words) is not None
    for user in mentioned(words):
        if takes_in or not identity.is_known(user):
            yield identity.learn(user)
    if takes_in:
        yield from (identity.find(email.lower()) for email in _ADDRESS.findall(words))
