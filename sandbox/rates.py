"""How often each method may be called: for each method and workspace, and into each channel."""

import math
from typing import Final, NamedTuple

from sandbox.clock import Clock
from sandbox.errors import RateLimited

_PAGE = "Slack: APIs / Web API / Rate limits"


class Tier(NamedTuple):
    """A bucket: so many calls at once, refilled by so many a minute."""

    per_minute: float
    burst: float
    source: str


TIER_1: Final = Tier(1, 10, f"{_PAGE}: Tier 1; the burst is our guess, so that ten connections can be opened")
TIER_2: Final = Tier(20, 20, f"{_PAGE}: Tier 2")
TIER_3: Final = Tier(50, 50, f"{_PAGE}: Tier 3")
TIER_4: Final = Tier(100, 100, f"{_PAGE}: Tier 4")
SPECIAL: Final = Tier(300, 300, f"{_PAGE}: Special, 'hundreds a minute'; the number is our guess")
POSTING: Final = Tier(300, 300, f"{_PAGE}: 'several hundred messages a minute' in a workspace; the number is our guess")
CHANNEL: Final = Tier(60, 3, f"{_PAGE}: a message a second and channel, short bursts; the burst is our guess")

#: Each as its own page says: Slack / Reference / Methods / <name>.
TIERS: Final[dict[str, Tier]] = {
    "apps.connections.open": TIER_1,
    "auth.test": SPECIAL,
    "chat.delete": TIER_3,
    "chat.getPermalink": SPECIAL,
    "chat.postEphemeral": TIER_4,
    "chat.postMessage": POSTING,
    "chat.update": TIER_3,
    "conversations.history": TIER_3,
    "conversations.info": TIER_3,
    "conversations.join": TIER_3,
    "conversations.list": TIER_2,
    "conversations.members": TIER_4,
    "conversations.open": TIER_3,
    "conversations.replies": TIER_3,
    "files.completeUploadExternal": TIER_4,
    "files.getUploadURLExternal": TIER_4,
    "files.info": TIER_4,
    "usergroups.list": TIER_2,
    "usergroups.users.list": TIER_2,
    "users.info": TIER_4,
    "users.list": TIER_2,
    "users.lookupByEmail": TIER_3,
    "views.open": TIER_4,
    "views.publish": TIER_4,
    "views.push": TIER_4,
    "views.update": TIER_4,
}


class Rates:
    """Buckets filled by the workspace's clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._levels: dict[str, tuple[float, float]] = {}

    def call(self, method: str) -> None:
        """Raises `RateLimited` when *method* has been called too often."""
        self._take(method, TIERS[method])

    def post(self, channel: str) -> None:
        """Raises `RateLimited` when too much has been posted into *channel*."""
        self._take(f"into {channel}", CHANNEL)

    def _take(self, bucket: str, tier: Tier) -> None:
        now, per_second = self._clock(), tier.per_minute / 60
        level, since = self._levels.get(bucket, (tier.burst, now))
        level = min(tier.burst, level + (now - since) * per_second)
        if level < 1:
            self._levels[bucket] = (level, now)
            raise RateLimited(max(1, math.ceil((1 - level) / per_second)))
        self._levels[bucket] = (level - 1, now)
