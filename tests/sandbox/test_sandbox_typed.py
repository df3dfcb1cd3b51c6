"""What somebody types reaches the app as Slack writes it: whom they call, channels, addresses, three signs."""

import pytest
from sandbox_visits import do, look

pytestmark = pytest.mark.anyio

MANIFEST = {
    "display_information": {"name": "Ringback"},
    "features": {
        "slash_commands": [
            {"command": "/loop", "description": "Asks", "usage_hint": "me", "should_escape": True},
            {"command": "/bare", "description": "Asks", "should_escape": False},
            {"command": "/silent", "description": "Asks"},
        ]
    },
    "oauth_config": {"scopes": {"bot": ["commands", "chat:write", "channels:history"]}},
    "settings": {"event_subscriptions": {"bot_events": ["message.channels"]}},
}


@pytest.fixture
def furnished(house):
    workspace = house.workspace
    workspace.app.install(MANIFEST)
    workspace.add_user("U0SILVA", "asilva", "Ana Silva")
    workspace.add_user("U0SHORT", "ben.long", "Benedict")
    workspace.add_channel("C0LEADS", "care-leads", members=["U0ANA"], private=True)
    workspace.add_channel("C0THEIRS", "board", members=["U0BEN"], private=True)
    workspace.user_groups.add("S0CARE", "care-team", ["U0ANA"])
    house.heard = []

    @house.app.command("/loop")
    @house.app.command("/bare")
    @house.app.command("/silent")
    async def asked(ack, command):
        house.heard.append(command["text"])
        await ack()

    for name in ("/bare", "/silent"):
        house.app.command(name)(asked)
    return house


#: What is typed, as an app that escapes is sent it, and as the text of a message.
TYPED = {
    "nothing special, not even @nobody": ("nothing special, not even @nobody",) * 2,
    'R&D <soon> "now"': ('R&amp;D &lt;soon&gt; "now"',) * 2,
    "add @Ben Okoye to care": ("add <@U0BEN|ben> to care", "add <@U0BEN> to care"),
    "@ben, @BEN, @ben okoye's": ("<@U0BEN|ben>, <@U0BEN|ben>, <@U0BEN|ben>'s", "<@U0BEN>, <@U0BEN>, <@U0BEN>'s"),
    "@Ana Silva is not @ana": ("<@U0SILVA|asilva> is not <@U0ANA|ana>", "<@U0SILVA> is not <@U0ANA>"),
    "@Ana is short": ("<@U0ANA|ana> is short", "<@U0ANA> is short"),
    "@ben.long @bens @ben-1 x@ben": ("<@U0SHORT|ben.long> @bens @ben-1 x@ben", "<@U0SHORT> @bens @ben-1 x@ben"),
    "@gone has left": ("@gone has left",) * 2,
    "@care-team and @here": ("<!subteam^S0CARE|@care-team> and <!here>", "<!subteam^S0CARE> and <!here>"),
    "#care, not #careful": ("<#C0CARE|care>, not #careful",) * 2,
    "#care-leads and #board": ("<#C0LEADS|> and #board",) * 2,
    "see https://x.example/a?b=1&c=2.": ("see <https://x.example/a?b=1&amp;c=2>.",) * 2,
    "(www.contoso.example)": ("(<http://www.contoso.example|www.contoso.example>)",) * 2,
    "ben@contoso.example": ("<mailto:ben@contoso.example|ben@contoso.example>",) * 2,
    "<@U0BEN|ben>": ("&lt;@U0BEN|ben&gt;",) * 2,
}  # fmt: skip


@pytest.mark.parametrize("typed", TYPED)
async def test_behind_a_command_that_escapes(furnished, typed):
    await furnished.ana.command("/loop", typed, channel="#care")

    assert furnished.heard == [TYPED[typed][0]]


@pytest.mark.parametrize("name", ["/bare", "/silent"])
@pytest.mark.parametrize("typed", TYPED)
async def test_behind_one_that_does_not(furnished, name, typed):
    await furnished.ana.command(name, typed, channel="#care")

    assert furnished.heard == [typed]


@pytest.mark.parametrize("typed", TYPED)
async def test_in_a_message(furnished, typed):
    said = await furnished.ana.say(typed, channel="#care")

    assert said.text == TYPED[typed][1]


async def test_a_name_that_two_people_have_calls_neither(furnished):
    furnished.workspace.add_user("U0SILVA2", "silva", "Ana Silva")
    await furnished.ana.command("/loop", "@Ana Silva @silva @asilva", channel="#care")

    assert furnished.heard == ["<@U0ANA|ana> Silva <@U0SILVA2|silva> <@U0SILVA|asilva>"]


async def test_a_message_is_told_as_rich_text_too(furnished):
    heard = []

    @furnished.app.event("message")
    async def said(event):
        heard.append(event["blocks"][0]["elements"][0]["elements"])

    await furnished.ana.say("@Ben Okoye & @care-team: #care, @here, https://x.example www.y.example", channel="#care")

    assert heard == [
        [
            {"type": "user", "user_id": "U0BEN"},
            {"type": "text", "text": " & "},
            {"type": "usergroup", "usergroup_id": "S0CARE"},
            {"type": "text", "text": ": "},
            {"type": "channel", "channel_id": "C0CARE"},
            {"type": "text", "text": ", "},
            {"type": "broadcast", "range": "here"},
            {"type": "text", "text": ", "},
            {"type": "link", "url": "https://x.example"},
            {"type": "text", "text": " "},
            {"type": "link", "url": "http://www.y.example", "text": "www.y.example"},
        ]
    ]


async def test_whoever_is_called_sees_it(furnished, browser):
    await do(browser, "say", words="@Ben Okoye and @care-team, look <here>: #care")

    assert furnished.workspace.messages("#care")[-1].shown == "@Ben Okoye and @care-team, look <here>: #care"
    for who, marks in {"U0BEN": "mention me", "U0ANA": "mention"}.items():
        page = await look(browser, who=who)
        assert f'<span class="{marks}">@Ben Okoye</span>' in page
        assert '<span class="mention">@care-team</span>' in page
        assert "look &lt;here&gt;" in page
