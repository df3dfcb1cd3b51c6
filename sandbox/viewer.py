"""Who looks at a text: what names and dates become depends on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Final

_FORMATS: Final[dict[str, str]] = {
    "{date_num}": "%Y-%m-%d",
    "{date}": "%B %-d, %Y",
    "{date_short}": "%b %-d, %Y",
    "{date_long}": "%A, %B %-d, %Y",
    "{date_pretty}": "%B %-d",
    "{date_short_pretty}": "%b %-d",
    "{date_long_pretty}": "%A, %B %-d",
    "{day_divider_pretty}": "%A, %B %-d",
    "{time}": "%H:%M",
    "{time_secs}": "%H:%M:%S",
    "{ago}": "%b %-d, %H:%M",
}


@dataclass(frozen=True)
class Viewer:
    """`names` has the shown name of every user and channel id; without a zone, dates show their fallback."""

    names: Mapping[str, str] = field(default_factory=dict)
    zone: tzinfo | None = None

    def name(self, identifier: str) -> str:
        return self.names.get(identifier, identifier)

    def date(self, timestamp: str, pattern: str, fallback: str) -> str:
        """A `<!date^…>` as this viewer reads it: `{date_short_pretty} {time}` in their own zone."""
        if self.zone is None or not timestamp.isdigit():
            return fallback
        moment = datetime.fromtimestamp(int(timestamp), UTC).astimezone(self.zone)
        for token, form in _FORMATS.items():
            pattern = pattern.replace(token, moment.strftime(form))
        return pattern
