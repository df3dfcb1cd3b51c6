"""
Links to the map: for one person of the program, signed, with an end.

The signature is over the end and the person's address, which does not stand in
the link; whoever left the program is not found any more, and so opens nothing.

How long a link lives is a matter of security and counts on the machine's clock:
moving the domain's, as the demo does, neither ends a link at once nor gives an
old one a new life. What is told of it ("good until Tuesday") and the day on the
page are the domain's, like every time that people read.
"""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Final

from bot.maps.answers import map_shown, with_link
from bot.moment import Moment
from bot.notifications import MapShown
from bot.people import Person
from handlers.settings import Settings

PATH: Final = "/map"
_GOOD_FOR: Final = timedelta(days=1)
#: What this key signs: another kind of link with the same secret has another name, and never passes for a map's.
_PURPOSE: Final = "map"


class Seen(Enum):
    """What a token is worth."""

    GOOD = "good"
    ENDED = "ended"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLinks:
    public_url: str
    secret: bytes
    #: The machine's: by it signatures age.
    now: Callable[[], datetime]
    moment: Callable[[], Moment]

    def shown_to(self, person: Person, zone: str) -> MapShown:
        """The answer to `/loop map`, with a link where the settings allow one."""
        moment = self.moment()
        map_ = map_shown(moment.program, self._unset())
        if map_.unset:
            return map_
        until = (self.now() + _GOOD_FOR).replace(microsecond=0)
        url = f"{self.public_url.rstrip('/')}{PATH}/{self.token(person.email, until)}"
        return with_link(map_, url, moment.now.replace(microsecond=0) + _GOOD_FOR, zone)

    def token(self, email: str, until: datetime) -> str:
        end = int(until.timestamp())
        return f"{end:x}.{self._signature(email, end)}"

    def seen(self, token: str) -> Seen:
        """Whether *token* is one of ours, for somebody who is in the program today."""
        written, _, signature = token.partition(".")
        try:
            end = int(written, 16)
            until = datetime.fromtimestamp(end, UTC)
        except (ValueError, OverflowError, OSError):  # no number, or no year that there is
            return Seen.NONE
        if not self.secret or not self._is_of_somebody(end, signature):
            return Seen.NONE
        return Seen.GOOD if self.now() < until else Seen.ENDED

    def _is_of_somebody(self, end: int, signature: str) -> bool:
        given = signature.encode()
        return any(
            hmac.compare_digest(self._signature(email, end).encode(), given) for email in self.moment().program.people
        )

    def _signature(self, email: str, end: int) -> str:
        said = f"{_PURPOSE}\n{end}\n{email.lower()}".encode()
        return urlsafe_b64encode(hmac.digest(self.secret, said, "sha256")).decode().rstrip("=")

    def _unset(self) -> tuple[str, ...]:
        return (*(() if self.public_url else ("PUBLIC_URL",)), *(() if self.secret else ("RINGBACK_SECRET",)))


def map_links(settings: Settings, now: Callable[[], datetime], moment: Callable[[], Moment]) -> MapLinks:
    secret = settings.ringback_secret.get_secret_value() if settings.ringback_secret else ""
    return MapLinks(public_url=settings.public_url, secret=secret.encode(), now=now, moment=moment)
