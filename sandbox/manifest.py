"""An app's manifest: what Slack takes of it, and which rights it gives."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from sandbox.block_kit.checks import Check, Report, Shape, array, boolean, one_of, string
from sandbox.block_kit.limits import Limit
from sandbox.errors import SlackError
from sandbox.scopes import EVENT_NEEDS

Json = dict[str, Any]

_PAGE = "Slack: Reference / App manifest"
NAME: Final = Limit(35, f"{_PAGE}: display_information.name")
DESCRIPTION: Final = Limit(140, f"{_PAGE}: display_information.description")
LONG_DESCRIPTION: Final = Limit(4000, f"{_PAGE}: display_information.long_description, at least 175")
LEAST_LONG_DESCRIPTION: Final = 175
BOT_NAME: Final = Limit(80, f"{_PAGE}: features.bot_user.display_name")
COMMANDS: Final = Limit(50, f"{_PAGE}: features.slash_commands")
COMMAND: Final = Limit(32, f"{_PAGE}: features.slash_commands[].command, a slash and 31")
COMMAND_DESCRIPTION: Final = Limit(2000, f"{_PAGE}: features.slash_commands[].description")
USAGE_HINT: Final = Limit(1000, f"{_PAGE}: features.slash_commands[].usage_hint")
SHORTCUTS: Final = Limit(10, f"{_PAGE}: features.shortcuts")
SHORTCUT_NAME: Final = Limit(24, f"{_PAGE}: features.shortcuts[].name")
SHORTCUT_DESCRIPTION: Final = Limit(150, f"{_PAGE}: features.shortcuts[].description")
CALLBACK_ID: Final = Limit(255, f"{_PAGE}: features.shortcuts[].callback_id")
SCOPES: Final = Limit(255, f"{_PAGE}: oauth_config.scopes.bot")
EVENTS: Final = Limit(100, f"{_PAGE}: settings.event_subscriptions.bot_events")
_URL: Final = string(Limit(3000, "our own guess"))

_COMMAND: Final = Shape(
    {"command": string(COMMAND), "description": string(COMMAND_DESCRIPTION)},
    {"usage_hint": string(USAGE_HINT), "should_escape": boolean, "url": _URL},
)
_SHORTCUT: Final = Shape(
    {
        "name": string(SHORTCUT_NAME),
        "type": one_of("message", "global"),
        "callback_id": string(CALLBACK_ID),
        "description": string(SHORTCUT_DESCRIPTION),
    }
)
_HOME: Final = Shape(
    {}, dict.fromkeys(("home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled"), boolean)
)
_SCOPES: Final[Check] = array(string(Limit(100, "our own guess")), SCOPES, least=0)
_EVENTS: Final = Shape({}, {"request_url": _URL, "bot_events": array(one_of(*EVENT_NEEDS), EVENTS, least=0)})


def _anything(value: Any, where: str, report: Report) -> None:
    pass


MANIFEST: Final = Shape(
    {
        "display_information": Shape(
            {"name": string(NAME)},
            {
                "description": string(DESCRIPTION),
                "long_description": string(LONG_DESCRIPTION, least=LEAST_LONG_DESCRIPTION),
                "background_color": _anything,
            },
        ),
    },
    {
        "_metadata": _anything,
        "features": Shape(
            {},
            {
                "app_home": _HOME,
                "bot_user": Shape({"display_name": string(BOT_NAME)}, {"always_online": boolean}),
                "slash_commands": array(_COMMAND, COMMANDS, least=0),
                "shortcuts": array(_SHORTCUT, SHORTCUTS, least=0),
            },
        ),
        "oauth_config": Shape(
            {}, {"scopes": Shape({}, {"bot": _SCOPES, "bot_optional": _SCOPES}), "redirect_urls": _anything}
        ),
        "settings": Shape(
            {},
            {
                "event_subscriptions": _EVENTS,
                "interactivity": Shape({"is_enabled": boolean}, {"request_url": _URL}),
                "org_deploy_enabled": boolean,
                "socket_mode_enabled": boolean,
                "token_rotation_enabled": boolean,
            },
        ),
    },
)


class Rights(NamedTuple):
    """What an installed app has."""

    scopes: frozenset[str]
    events: frozenset[str]
    commands: tuple[str, ...]
    #: The usage hint of each command.
    usage: Mapping[str, str]
    #: The commands whose words are sent with ids for names (`should_escape`).
    escaping: frozenset[str]
    #: Message shortcuts: callback_id and what the menu says.
    shortcuts: Mapping[str, str]
    home_tab: bool
    messages_tab: bool
    #: Nobody can write to the app: there is no place to type in.
    messages_read_only: bool


def rights_of(manifest: Mapping[str, Any], optional: frozenset[str] = frozenset()) -> Rights:
    """Raises `SlackError` (`invalid_manifest`) with every fault and where it stands."""
    report = Report()
    MANIFEST(dict(manifest), "", report)
    if not report.errors:
        _scopes_suffice(manifest, report)
    if report.errors:
        raise SlackError("invalid_manifest", errors=report.errors)
    features, scopes = manifest.get("features", {}), _scopes(manifest)
    home, commands = features.get("app_home", {}), features.get("slash_commands", [])
    return Rights(
        scopes=frozenset(scopes["bot"]) - (frozenset(scopes["bot_optional"]) - optional),
        events=frozenset(_events(manifest)),
        commands=tuple(each["command"] for each in commands),
        usage={each["command"]: each.get("usage_hint", "") for each in commands},
        escaping=frozenset(each["command"] for each in commands if each.get("should_escape")),
        shortcuts={s["callback_id"]: s["name"] for s in features.get("shortcuts", []) if s["type"] == "message"},
        home_tab=bool(home.get("home_tab_enabled")),
        messages_tab=bool(home.get("messages_tab_enabled")),
        messages_read_only=bool(home.get("messages_tab_read_only_enabled")),
    )


def _scopes(manifest: Mapping[str, Any]) -> dict[str, list[str]]:
    return {"bot": [], "bot_optional": [], **manifest.get("oauth_config", {}).get("scopes", {})}


def _events(manifest: Mapping[str, Any]) -> list[str]:
    return list(manifest.get("settings", {}).get("event_subscriptions", {}).get("bot_events", []))


def _scopes_suffice(manifest: Mapping[str, Any], report: Report) -> None:
    """Commands, shortcuts and events each want a right."""
    scopes, features = _scopes(manifest), manifest.get("features", {})
    for optional in set(scopes["bot_optional"]) - set(scopes["bot"]):
        report.refuse(f"{optional} must stand in bot, too", "/oauth_config/scopes/bot_optional")
    if (features.get("slash_commands") or features.get("shortcuts")) and "commands" not in scopes["bot"]:
        report.refuse("requires the scope commands", "/oauth_config/scopes/bot")
    for index, event in enumerate(_events(manifest)):
        needed = EVENT_NEEDS[event]
        if needed and needed not in scopes["bot"]:
            report.refuse(f"requires the scope {needed}", f"/settings/event_subscriptions/bot_events/{index}")
