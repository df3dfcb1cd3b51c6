"""Slack's app manifest, generated from what the bot does."""

from typing import Any, Final

from bot import actions

EVENTS_PATH: Final = "/slack/events"
COMMAND: Final = "/loop"
#: What LoopCommand answers today; Slack shows it while somebody types.
USAGE: Final = (
    "me | next | queue | team [NAME] | ticket N | find WORDS | causes | known | sla | map | program | shadow | "
    "pause [WORKFLOW] | resume WORKFLOW | cap [WORKFLOW] [N] | people | away [until DAY] | back [DAY] | help"
)
ADD_TO_TICKET: Final = "Add to ticket"

#: What we want to be told: who opened their Home, whose account was closed (`users:read`), and who came to a user
#: group or left it (`usergroups:read`; without that right, Slack does not tell).
EVENTS: Final = ("app_home_opened", "user_change", "subteam_members_changed", "subteam_updated")

#: Every right with its reason (CONTRACT: the scopes are settled once).
SCOPES: Final = {
    "chat:write": "to post tickets, reminders and answers where the bot has been invited",
    "commands": f'for {COMMAND} and the message shortcut "{ADD_TO_TICKET}"',
    "im:write": "to write to somebody directly when a ticket is theirs or needs them",
    "users:read": "to know who pressed a button, and in which time zone they are",
    "users:read.email": "to match people with the program file, which names them by e-mail",
    "files:write": "to show figures as a picture where a chart cannot be drawn",
}
#: The installation works without these; whoever installs the app chooses.
OPTIONAL_SCOPES: Final = {
    "channels:history": "to look before posting again when Slack did not say whether a message arrived",
    "usergroups:read": "to take a team's people from a user group, where the program names one",
    "users.profile:read": "to see from somebody's status that they are away",
}


def manifest(public_url: str = "") -> dict[str, Any]:
    """The manifest (version 2) for a bot at *public_url*; without one it is for Socket Mode."""
    request_url = public_url.rstrip("/") + EVENTS_PATH if public_url else ""
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": _display(),
        "features": _features(request_url),
        "oauth_config": {
            # Slack wants the optional ones in both lists (docs.slack.dev/reference/app-manifest).
            "scopes": {"bot": [*SCOPES, *OPTIONAL_SCOPES], "bot_optional": [*OPTIONAL_SCOPES]},
        },
        "settings": {
            "event_subscriptions": {**_at("request_url", request_url), "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **_at("request_url", request_url)},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not request_url,
            "token_rotation_enabled": False,
        },
    }


def _display() -> dict[str, str]:
    return {
        "name": "Ringback",
        "description": "Closes the loop with customers: feedback becomes a ticket here, and somebody answers.",
        "long_description": _long_description(),
        "background_color": "#1f4e5f",
    }


def _long_description() -> str:
    """The only place a manifest has for reasons: whoever approves the app reads them there."""
    asked = "\n".join(f"• {scope}: {reason}" for scope, reason in SCOPES.items())
    optional = "\n".join(f"• {scope}: {reason}" for scope, reason in OPTIONAL_SCOPES.items())
    return (
        "What customers say comes in, and what needs an answer becomes a ticket in the owning team's channel. "
        "Whoever claims it answers the customer from here; the bot minds the time.\n\n"
        f"What it asks for, and why:\n{asked}\n\nOptional, each on its own:\n{optional}"
    )


def _features(request_url: str) -> dict[str, Any]:
    return {
        # Direct messages need the messages tab; nobody reads what is written into it, so it is read-only.
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": True,
        },
        "bot_user": {"display_name": "ringback", "always_online": True},
        "slash_commands": [
            {
                "command": COMMAND,
                "description": "Your tickets, your team's, and how it goes",
                "usage_hint": USAGE,
                # whom one picks after @ then comes as an id, and nobody has to know an address
                "should_escape": True,
                **_at("url", request_url),
            }
        ],
        "shortcuts": [
            {
                "name": ADD_TO_TICKET,
                "type": "message",
                "callback_id": actions.NOTE,
                "description": "Keep a message from a ticket's thread with the ticket",
            }
        ],
    }


def _at(name: str, url: str) -> dict[str, str]:
    """Socket Mode needs no address, and Slack refuses an empty one."""
    return {name: url} if url else {}
