"""The one app that is installed in the workspace: its ids, secrets and rights."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.manifest import rights_of

#: CONTRACT: the scopes Ringback asks for. The optional ones are granted by the test that needs them.
RINGBACK_SCOPES = frozenset({"chat:write", "commands", "im:write", "users:read", "users:read.email", "files:write"})


@dataclass
class AppIdentity:
    """Settings a test may change at any time: scopes are granted or taken away by assigning."""

    app_id: str = "A0RINGBACK"
    bot_id: str = "B0RINGBACK"
    bot_user: str = "U0RINGBACK"
    name: str = "ringback"
    team_id: str = "T0CONTOSO"
    team_domain: str = "contoso"
    team_name: str = "Contoso Broadband"
    bot_token: str = "xoxb-sandbox-bot-token"
    app_token: str = "xapp-sandbox-app-token"
    signing_secret: str = "sandbox-signing-secret"
    verification_token: str = "sandbox-verification-token"
    scopes: set[str] = field(default_factory=lambda: set(RINGBACK_SCOPES))
    #: Events the app has subscribed to; others are not sent.
    events: set[str] = field(default_factory=lambda: {"app_home_opened"})
    #: Message shortcuts: callback_id and what the menu says.
    shortcuts: dict[str, str] = field(default_factory=lambda: {"ticket.note": "Add to ticket"})
    commands: tuple[str, ...] = ("/loop",)
    #: The usage hint of each command, as the manifest has it: `me | ticket N`.
    usage: dict[str, str] = field(default_factory=dict)
    #: What the line does that somebody completes, for whoever knows: `/loop next`. Slack has nothing of the kind.
    explained: dict[str, str] = field(default_factory=dict)
    #: The commands behind which names are sent as ids, as the manifest says with `should_escape`.
    escaping: frozenset[str] = frozenset()
    #: Whether the manifest shows the app a Home tab, and lets it write to people directly.
    home_tab: bool = True
    messages_tab: bool = True
    #: Nobody can write to it: Slack shows no place to type in, for commands neither.
    messages_read_only: bool = False
    #: Somebody took the token away; somebody removed the app, or closed the workspace.
    revoked: bool = False
    inactive: bool = False

    def install(self, manifest: Mapping[str, Any], *, optional: Iterable[str] = ()) -> None:
        """
        What the app may do from now on, as *manifest* says; *optional* scopes are granted beside.

        Raises `SlackError` where Slack would not take the manifest.
        """
        rights = rights_of(manifest, frozenset(optional))
        self.scopes, self.events = set(rights.scopes), set(rights.events)
        self.commands, self.usage, self.escaping = rights.commands, dict(rights.usage), rights.escaping
        self.shortcuts = dict(rights.shortcuts)
        self.home_tab, self.messages_tab = rights.home_tab, rights.messages_tab
        self.messages_read_only = rights.messages_read_only

    @property
    def has_home(self) -> bool:
        """Whether the app draws a Home tab: it is told when somebody opens it."""
        return "app_home_opened" in self.events
