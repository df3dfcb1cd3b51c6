"""An app's manifest: what Slack takes, and what an app gets by it."""

import pytest

from sandbox import SlackError
from sandbox.app_identity import AppIdentity

MANIFEST = {
    "display_information": {"name": "Ringback"},
    "features": {
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": False},
        "slash_commands": [{"command": "/loop", "description": "Yours"}],
        "shortcuts": [{"name": "Add", "type": "message", "callback_id": "note", "description": "d"}],
    },
    "oauth_config": {
        "scopes": {"bot": ["commands", "users:read", "channels:history"], "bot_optional": ["channels:history"]}
    },
    "settings": {"event_subscriptions": {"bot_events": ["app_home_opened", "user_change"]}},
}


def test_an_app_has_what_its_manifest_asks_for():
    app = AppIdentity()
    app.install(MANIFEST)
    assert app.scopes == {"commands", "users:read"}
    assert app.events == {"app_home_opened", "user_change"}
    assert (app.commands, app.shortcuts) == (("/loop",), {"note": "Add"})
    assert (app.home_tab, app.messages_tab, app.messages_read_only) == (True, False, False)

    app.install(MANIFEST, optional=["channels:history"])
    assert "channels:history" in app.scopes


FAULTY = [
    ({"features": {"slash_commands": [{"command": "/" + "x" * 32, "description": "d"}]}}, "/command"),
    ({"features": {"slash_commands": [{"command": "/x", "description": "d"}] * 51}}, "no more than 50"),
    ({"display_information": {"name": "x" * 36}}, "less than 36"),
    ({"display_information": {"name": "x", "long_description": "short"}}, "more than 174"),
    (
        {"settings": {"event_subscriptions": {"bot_events": ["message.channels"]}}, "oauth_config": {}},
        "channels:history",
    ),
    ({"oauth_config": {"scopes": {"bot": []}}, "settings": {}}, "requires the scope commands"),
    ({"oauth_config": {"scopes": {"bot": ["commands"], "bot_optional": ["im:history"]}}, "settings": {}}, "im:history"),
    ({"features": {"colour": "red"}}, "invalid additional property"),
]


@pytest.mark.parametrize(("change", "fault"), FAULTY, ids=[fault for _, fault in FAULTY])
def test_a_manifest_that_slack_would_not_take(change, fault):
    with pytest.raises(SlackError, match="invalid_manifest") as refused:
        AppIdentity().install(MANIFEST | change)
    assert fault in str(refused.value.details["errors"])
