"""Who looks at a text: what names and dates become depends on them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Final

#: Slack: Formatting message text / date formatting, and Block Kit / date element. Clocks count to 24 here.
_FORMATS: Final[dict[str, str]] = {
    "{date_num}": "%Y-%m-%d",
    "{date_slash}": "%d/%m/%Y",
    "{date}": "%B %-d, %Y",
    "{date_short}": "%b %-d, %Y",
    "{date_long}": "%A, %B %-d, %Y",
    "{date_long_full}": "%B %-d, %Y",
    "{date_pretty}": "%B %-d",
    "{date_short_pretty}": "%b %-d",
    "{date_long_pretty}": "%A, %B %-d",
    "{day_divider_pretty}": "%A, %B %-d",
    "{time}": "%H:%M",
    "{time_secs}": "%H:%M:%S",
    "{ago}": "%b %-d, %H:%M",
}
#: As Slack writes them in American English; in British English the day comes first.
_MONTH_FIRST: Final = re.compile(r"(%[Bb]) %-d,?")
_AMERICA: Final = ("America/", "US/")
#: What the `_pretty` ones say instead where they can, by how many days ahead it is.
_NEAR: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}
#: Days; a `_pretty` date further away than half a year names its year.
_SAME_YEAR: Final = 183


@dataclass(frozen=True)
class Viewer:
    """`names` has the shown name of every user and channel id; without a zone, dates show their fallback."""

    names: Mapping[str, str] = field(default_factory=dict)
    zone: tzinfo | None = None
    #: When they look; without it, no day is today.
    now: datetime | None = None

    def name(self, identifier: str) -> str:
        return self.names.get(identifier, identifier)

    def date(self, timestamp: str, pattern: str, fallback: str) -> str:
        """A `<!date^…>` as this viewer reads it: `{date_short_pretty} {time}` in their own zone."""
        if self.zone is None or not timestamp.isdigit():
            return fallback
        moment = datetime.fromtimestamp(int(timestamp), UTC).astimezone(self.zone)
        for token, form in _FORMATS.items():
            pattern = pattern.replace(token, self._written(moment, token, form))
        return pattern

    def _written(self, moment: datetime, token: str, form: str) -> str:
        if self.now is None or not token.endswith("_pretty}"):
            return moment.strftime(self._in_order(form))
        ahead = (moment.date() - self.now.astimezone(self.zone).date()).days
        with_year = form if abs(ahead) < _SAME_YEAR else f"{form}, %Y"
        return _NEAR.get(ahead) or moment.strftime(self._in_order(with_year))

    def _in_order(self, form: str) -> str:
        """A guess: Slack goes by the language that somebody has set, and here nobody sets one."""
        return form if str(self.zone).startswith(_AMERICA) else _MONTH_FIRST.sub(r"%-d \1", form)
