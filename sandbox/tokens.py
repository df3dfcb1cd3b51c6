"""Who calls: the token, and what has become of it."""

from typing import Final

from sandbox.app_identity import AppIdentity
from sandbox.errors import SlackError

#: Slack: Authentication / Tokens. What each kind of token begins with.
APP_LEVEL, BOT = "xapp-", "xoxb-"
#: Slack: Reference / Methods / <name>, "Facts": the others want the bot's token.
WANTS_APP_LEVEL: Final = frozenset({"apps.connections.open"})


def check_token(app: AppIdentity, method: str, token: str | None) -> None:
    """Raises what Slack says to a caller it does not know, or no longer."""
    if not token:
        raise SlackError("not_authed")
    if token not in {app.bot_token, app.app_token}:
        raise SlackError("invalid_auth")
    if token.startswith(APP_LEVEL) != (method in WANTS_APP_LEVEL):
        raise SlackError("not_allowed_token_type")
    if app.inactive:
        raise SlackError("account_inactive")
    if app.revoked:
        raise SlackError("token_revoked")
