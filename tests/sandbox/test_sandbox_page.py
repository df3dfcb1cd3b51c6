"""The page: what it draws, what its forms do, and what it does not let through."""

import asyncio
import re

import pytest
from sandbox_cards import button, card, field, menu, modal, option, plain, section, text_input
from sandbox_visits import do, look, part

from sandbox.errors import NotShown
from sandbox.page import SCRIPTED

pytestmark = pytest.mark.anyio


async def post(house, *blocks, **more):
    await house.client.chat_postMessage(channel="C0CARE", text="new", blocks=list(blocks), **more)
    return house.workspace.messages("#care")[-1]


async def test_a_button_on_the_page_is_really_pressed(house, browser):
    pressed = []

    @house.app.action(re.compile(".*"))
    async def any_action(ack, body, action):
        pressed.append((body["user"]["id"], action.get("value") or action["selected_option"]["value"]))
        await ack()

    message = await post(house, *card("Grace", "Claim"), *menu("Snooze"))
    where = {"channel": message.channel, "ts": message.ts}
    page = await look(browser)
    values = re.findall(r'name="press" value="([^"]+)"', page)
    for value in values:
        await do(browser, "press", press=value, **where)

    assert pressed == [("U0ANA", "7"), ("U0ANA", "ticket.snooze 7")]


async def test_a_form_on_the_page(house, browser):
    elements = [
        field("message", text_input("message", multiline=True)),
        field(
            "channel",
            {
                "type": "radio_buttons",
                "action_id": "channel",
                "options": [option("E-mail", "email"), option("Phone", "phone")],
            },
        ),
        field(
            "actions",
            {
                "type": "checkboxes",
                "action_id": "actions",
                "options": [option("Called", "call"), option("Credit", "credit")],
            },
            optional=True,
        ),
        field("due", {"type": "datetimepicker", "action_id": "due"}, optional=True),
        field("person", {"type": "users_select", "action_id": "person"}, optional=True),
        section(
            "More", accessory={"type": "static_select", "action_id": "template", "options": [option("Sorry", "sorry")]}
        ),
        {"type": "actions", "elements": [button("Preview", "preview")]},
    ]
    sent, pressed = [], []

    @house.app.action("ticket.respond")
    async def respond(ack, body, client):
        await client.views_open(trigger_id=body["trigger_id"], view=modal(*elements))
        await ack()

    @house.app.action("preview")
    async def preview(ack, body):
        pressed.append(body["view"]["state"]["values"]["message"]["message"]["value"])
        await ack()

    @house.app.view("ticket.respond")
    async def submitted(ack, view):
        sent.append(view["state"]["values"])
        await (ack(response_action="errors", errors={"message": "Say her name."}) if len(sent) == 1 else ack())

    message = await post(house, *card("Grace", "Respond"))
    page = await do(browser, "press", press="ticket.respond|7", channel=message.channel, ts=message.ts)
    assert "<dialog" in page
    assert "<dialog" not in await look(browser, who="U0BEN")

    view = house.ana.modal
    select = next(block["block_id"] for block in view.blocks if block["type"] == "section")
    entered = {
        "view": view.id,
        "message/message": "Hello\r\nGrace",
        "channel/channel": "phone",
        "actions/actions": ["call", "credit"],
        "due/due": "2026-07-01T10:30",
        "person/person": "U0BEN",
        f"{select}/template": "sorry",
    }
    page = await do(browser, "press", press="preview|7", **entered)
    assert pressed == ["Hello\nGrace"]
    assert "Hello\nGrace</textarea>" in page

    page = await do(browser, "submit", **entered)
    assert "Say her name." in page
    assert 'value="2026-07-01T10:30"' in page
    values = sent[0]
    assert values["channel"]["channel"]["selected_option"]["value"] == "phone"
    assert [o["value"] for o in values["actions"]["actions"]["selected_options"]] == ["call", "credit"]
    assert values["due"]["due"]["selected_date_time"] == 1782898200
    assert values["person"]["person"]["selected_user"] == "U0BEN"
    assert values[select]["template"]["selected_option"]["value"] == "sorry"

    assert "<dialog" not in await do(browser, "submit", **entered)


async def test_a_form_that_became_another_one_is_not_sent_by_the_second_press(house, browser):
    sent = []

    @house.app.view("ticket.respond")
    async def preview(ack, view):
        sent.append(view["title"]["text"])
        await ack(response_action="update", view=modal(section("So it reads."), title=plain("Ready to send?")))

    house.workspace.views.open("U0ANA", modal(field("message", optional=True), title=plain("Write to Grace")))
    page = await look(browser)
    as_seen = re.findall(r"hash=([\w.]+)", part(page, "dialog"))[0]

    for _ in range(2):
        page = await do(browser, "submit", hash=as_seen)

    assert sent == ["Write to Grace"]
    assert "Ready to send?" in page


async def test_a_form_is_closed(house, browser):
    house.workspace.views.open("U0ANA", modal(field("message")))
    assert "<dialog" not in await do(browser, "close")


async def test_a_form_closed_twice_is_closed_once(house, browser):
    below = house.workspace.views.open("U0ANA", modal(field("message")))
    above = house.workspace.views.push("U0ANA", modal(field("note")))
    for _ in range(2):
        page = await do(browser, "close", view=above.id)
    assert "no longer" not in page
    assert house.ana.modal.id == below.id


async def test_commands_words_replies_and_shortcuts(house, browser):
    @house.app.command("/loop")
    async def loop(ack, command):
        await ack(f"you asked for {command['text']}")

    @house.app.message_shortcut("ticket.note")
    async def add(ack, shortcut, client):
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(field("note")))
        await ack()

    page = await do(browser, "say", words="/loop team care")
    assert "you asked for team care" in page
    assert "Only visible to you" in page
    assert "you asked for" not in await look(browser, who="U0BEN")

    assert "Grace rang" in await do(browser, "say", words="Grace rang")
    [message] = house.workspace.messages("#care")
    where = {"channel": message.channel, "ts": message.ts}
    assert "1 reply" in await do(browser, "say", who="U0BEN", words="answered", **where)
    assert "<dialog" in await do(browser, "shortcut", callback_id="ticket.note", **where)


async def test_where_the_manifest_says_so_nobody_can_write_to_the_app(house, browser):
    """As in Slack: there is no place to type in, so no command can be typed there either."""
    direct = house.workspace.dm_with("U0ANA").id
    assert "<textarea" in part(await look(browser, where=direct), "main")
    house.workspace.app.messages_read_only = True

    page = part(await look(browser, where=direct), "main")
    assert "<textarea" not in page
    assert "Sending messages to this app has been turned off." in page
    assert "Type /loop in any channel instead." in page
    assert "<textarea" in part(await look(browser), "main")

    with pytest.raises(NotShown, match="no place to type in"):
        await house.ana.command("/loop")
    with pytest.raises(NotShown, match="no place to type in"):
        await house.ana.say("hello")
    assert house.workspace.messages("@ana") == []


async def test_the_home_tab_and_its_buttons(house, browser):
    @house.app.event("app_home_opened")
    async def opened(client, event):
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": card("3 open", "Next")})

    pressed = []

    @house.app.action("ticket.next")
    async def following(ack, body):
        pressed.append(body["view"]["type"])
        await ack()

    assert "3 open" in await do(browser, "home")
    await do(browser, "press", where="home", press="ticket.next|7", view=house.ana.home.id)
    assert pressed == ["home"]


async def test_trouble_is_said_and_a_gone_button_too(house, browser):
    message = await post(house, *card("Grace", "Claim"))
    where = {"channel": message.channel, "ts": message.ts}
    assert "This app responded with Status Code 404." in await do(browser, "press", press="ticket.claim|7", **where)
    assert "That is no longer there." in await do(browser, "press", press="ticket.close|7", **where)
    house.workspace.erase(message)
    assert "That is no longer there." in await do(browser, "press", press="ticket.claim|7", **where)


async def test_a_button_of_an_earlier_state_is_pressed_all_the_same(house, browser):
    """As in Slack: their client still shows the old card, and the app answers the press."""

    @house.app.action("ticket.claim")
    async def claim(ack, respond):
        await ack()
        await respond("Ben was a moment quicker.", response_type="ephemeral", replace_original=False)

    message = await post(house, *card("Grace", "Claim"))
    house.workspace.rewrite(message, blocks=card("Ben has this", "Close"))

    page = await do(browser, "press", press="ticket.claim|7", channel=message.channel, ts=message.ts)

    assert "Ben was a moment quicker." in page
    assert "no longer" not in page


async def test_without_the_script_the_page_shows_what_the_press_led_to(house, browser):
    async def redraw(message):
        await house.client.chat_update(
            channel=message.channel, ts=message.ts, text="x", blocks=card("Ana has this", "Close")
        )

    @house.app.action("ticket.claim")
    async def claim(ack):
        await ack()
        redraws.append(asyncio.create_task(redraw(message)))

    redraws = []
    message = await post(house, *card("Grace", "Claim"))
    del browser.headers[SCRIPTED]

    page = await do(browser, "press", press="ticket.claim|7", channel=message.channel, ts=message.ts)

    assert "Ana has this" in page
    assert len(redraws) == 1


async def test_whoever_becomes_somebody_else_at_home_finds_theirs(house, browser):
    @house.app.event("app_home_opened")
    async def opened(event, client):
        shown = card(f"for {event['user']}", "Next")
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": shown})

    await do(browser, "home")
    await look(browser, who="U0BEN", where="home")
    await house.until(lambda: house.ben.home)

    assert "for U0BEN" in await look(browser, who="U0BEN", where="home")


async def test_there_is_no_link_to_a_home_that_the_app_does_not_draw(house, browser):
    assert "Ringback Home" in await look(browser)

    house.workspace.app.events = set()

    assert "Ringback Home" not in await look(browser)
    assert "Home tab" not in await look(browser, where="home")


async def test_nobody_looks_into_a_channel_they_are_not_in(house, browser):
    house.workspace.add_channel("C0LEADS", "leads", members=["U0BEN"])
    await house.client.chat_postMessage(channel="C0LEADS", text="between leads")

    assert "between leads" in await look(browser, who="U0BEN", where="C0LEADS")
    assert "between leads" not in await look(browser, who="U0ANA", where="C0LEADS")


async def test_only_this_page_may_act_and_only_by_its_own_name(house, browser):
    form = {"as": "U0ANA", "in": "C0CARE", "words": "hello"}
    strange = await browser.post("/do/say", data=form, headers={"origin": "https://evil.example"})
    assert strange.status_code == 403
    assert (await browser.get("/", headers={"host": "evil.example"})).status_code == 400
    assert house.workspace.messages("#care") == []


async def test_its_parts_are_served(browser):
    for name in re.findall(r'"/static/([^"]+)"', await look(browser)):
        assert (await browser.get(f"/static/{name}")).status_code == 200
    assert (await browser.get("/static/base.css")).headers["content-type"].startswith("text/css")
    assert (await browser.get("/static/live.js")).headers["content-type"].startswith("text/javascript")
    for strange in ("page.html", "..%2Fpage.py", "nothing.css"):
        assert (await browser.get(f"/static/{strange}")).status_code == 404
    assert (await browser.get("/archives/C0CARE/p1700000000000100")).status_code == 200


async def test_a_change_is_announced(house):
    version = house.workspace.feed.version
    url = f"{house.workspace.base_url}/events?since={version}"
    async with house.client.session.get(url) as stream:
        await house.ana.say("hello", channel="#care")
        line = await stream.content.readline()
        assert line == f"data: {house.workspace.feed.version}\n".encode()
