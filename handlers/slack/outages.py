"""Whether Slack can be reached at all: where it cannot, it takes no words of ours either."""

import json

import aiohttp
from slack_sdk.errors import SlackApiError


def is_outage(trouble: Exception) -> bool:
    """Asked of what a call of the Web API raised."""
    if isinstance(trouble, SlackApiError):
        return getattr(trouble.response, "status_code", 200) >= 500
    return isinstance(trouble, TimeoutError | aiohttp.ClientError | json.JSONDecodeError)
