"""The arguments of an API call, whether they came as JSON, as a form, or in the URL."""

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

from sandbox.errors import SlackError

JSON: Final = "application/json"
#: Slack: APIs / Web API / Using the Slack Web API, "POST bodies".
POST_TYPES: Final = (JSON, "application/x-www-form-urlencoded", "multipart/form-data", "text/plain")


class Arguments:
    """Forms carry everything as text, objects as JSON text; JSON bodies carry them as they are."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = {key: value for key, value in values.items() if value is not None}

    @classmethod
    def parse(
        cls, query: Mapping[str, str], content_type: str, body: bytes, *, json_is_read: bool = True
    ) -> "Arguments":
        """
        Without *json_is_read* a JSON body says nothing, as for the methods that take forms only.

        A token counts in a header or a form, and never in JSON.
        """
        kind = content_type.partition(";")[0].strip().lower()
        if body and kind not in POST_TYPES:
            raise SlackError("invalid_post_type" if kind else "missing_post_type")
        if kind != JSON:
            return cls({**query, **dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))})
        sent = _object(body) if json_is_read else {}
        return cls({**query, **{key: value for key, value in sent.items() if key != "token"}})

    def has(self, name: str) -> bool:
        return name in self.values

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return None if value is None else str(value)

    def required(self, name: str) -> str:
        value = self.text(name)
        if not value:
            messages = [f"[ERROR] missing required field: {name}"]
            raise SlackError("invalid_arguments", response_metadata={"messages": messages})
        return value

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in {"1", "true"}

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.values.get(name, default))
        except ValueError:
            raise SlackError("invalid_arguments") from None

    def object(self, name: str, *, malformed: str = "invalid_arguments") -> Any:
        """A nested value; text is read as JSON. *malformed* is the error when it is not."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(malformed) from None


def _object(body: bytes) -> dict[str, Any]:
    try:
        sent = json.loads(body or b"{}")
    except ValueError:
        raise SlackError("invalid_json") from None
    if not isinstance(sent, dict):
        raise SlackError("json_not_object")
    return sent
