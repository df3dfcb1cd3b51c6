"""A button is pressed: what was shown is found, signed, sent, and answered."""

import re

import pytest
from sandbox_cards import card, menu, option

from sandbox import NotShown

pytestmark = pytest.mark.anyio


async def test_two_press_claim_and_the_first_owns_it(house):
    @house.app.action("ticket.claim")
    async def claim(ack, body, client, respond):
        await ack()
        message, user = body["message"], body["user"]["id"]
        if any("has this" in str(block) for block in house.workspace.messages("#care")[0].blocks):
            await respond("Ana was a moment quicker.", replace_original=False)
            return
        await client.chat_update(
            channel=body["channel"]["id"],
            ts=message["ts"],
            text="claimed",
            blocks=card(f"<@{user}> has this", "Respond"),
        )

    await house.client.chat_postMessage(channel="C0CARE", text="new", blocks=card("Answer Grace", "Claim"))
    [card_both_see] = house.workspace.messages("#care")

    assert (await house.ana.press("Claim", on=card_both_see)).ok
    assert (await house.ben.press("Claim", on=card_both_see)).ok

    [now] = house.workspace.messages("#care")
    assert now.shown == "@Ana Ruiz has this"
    assert list(now.buttons) == ["Respond"]
    assert [m.shown for m in house.ben.ephemerals()] == ["Ana was a moment quicker."]
    assert house.ana.ephemerals() == []


async def test_the_payload_is_what_slack_sends(house):
    seen = {}

    @house.app.action("ticket.claim")
    async def claim(ack, body):
        seen.update(body)
        await ack()

    metadata = {"event_type": "ringback_message", "event_payload": {"key": "k1", "ticket": 7}}
    posted = await house.client.chat_postMessage(
        channel="C0CARE", text="new", blocks=card("Answer Grace", "Claim"), metadata=metadata
    )
    await house.ana.press("ticket.claim", on=house.workspace.messages("#care")[0])

    assert seen["type"] == "block_actions"
    assert seen["user"] == {"id": "U0ANA", "username": "ana", "name": "ana", "team_id": "T0CONTOSO"}
    assert seen["channel"] == {"id": "C0CARE", "name": "care"}
    assert seen["container"]["message_ts"] == posted["ts"] == seen["message"]["ts"]
    assert seen["message"]["metadata"] == metadata
    [action] = seen["actions"]
    assert (action["type"], action["action_id"], action["value"]) == ("button", "ticket.claim", "7")
    assert {"action_ts", "block_id", "text"} <= action.keys()
    assert seen.keys() >= {"api_app_id", "token", "team", "trigger_id", "response_url", "state"}


async def test_an_entry_of_a_menu_is_pressed_by_its_words(house):
    seen = []

    @house.app.action("ticket.more")
    async def more(ack, action):
        seen.append(action["selected_option"]["value"])
        await ack()

    await house.client.chat_postMessage(channel="C0CARE", text="new", blocks=menu("Snooze", "Note"))
    [message] = house.workspace.messages("#care")

    await house.ana.press("Note", on=message)
    await house.ana.press("ticket.snooze 7", on=message)

    assert seen == ["ticket.note 7", "ticket.snooze 7"]
    assert list(message.menu) == ["Snooze", "Note"]


async def test_what_is_not_shown_cannot_be_pressed(house):
    await house.client.chat_postMessage(channel="C0CARE", text="new", blocks=card("Answer Grace", "Claim"))
    [message] = house.workspace.messages("#care")

    with pytest.raises(NotShown, match="no 'Close' here, only \\['Claim'\\]"):
        await house.ana.press("Close", on=message)


async def test_nobody_presses_in_a_channel_they_are_not_in(house):
    house.workspace.add_channel("C0LEADS", "leads", members=["U0BEN"])
    await house.client.chat_postMessage(channel="C0LEADS", text="new", blocks=card("Answer Grace", "Claim"))

    with pytest.raises(NotShown, match="cannot see"):
        await house.ana.press("Claim", on=house.workspace.messages("#leads")[0])


async def test_a_deleted_message_cannot_be_pressed(house):
    posted = await house.client.chat_postMessage(channel="C0CARE", text="new", blocks=card("Answer Grace", "Claim"))
    [message] = house.workspace.messages("#care")
    await house.client.chat_delete(channel="C0CARE", ts=posted["ts"])

    with pytest.raises(NotShown):
        await house.ana.press("Claim", on=message)


async def test_buttons_of_one_name_are_told_apart_by_value(house):
    seen = []

    @house.app.action("ticket.claim")
    async def claim(ack, action):
        seen.append(action["value"])
        await ack()

    blocks = [*card("Grace", "Claim", value="7"), *card("Tom", "Claim", value="8")]
    await house.client.chat_postMessage(channel="C0CARE", text="two", blocks=blocks)
    [message] = house.workspace.messages("#care")

    with pytest.raises(NotShown, match="several 'Claim'"):
        await house.ana.press("Claim", on=message)
    await house.ana.press("Claim", on=message, value="8")

    assert seen == ["8"]


async def test_a_button_nobody_listens_to_is_trouble_the_person_sees(house):
    await house.client.chat_postMessage(channel="C0CARE", text="new", blocks=card("Answer Grace", "Claim"))

    answer = await house.ana.press("Claim", on=house.workspace.messages("#care")[0])

    assert (answer.status, answer.error, answer.ok) == (404, "dispatch_failed", False)


async def test_pickers_and_choices_tell_the_app_at_once(house):
    seen = []

    @house.app.action(re.compile(".*"))
    async def any_action(ack, action):
        seen.append({key: value for key, value in action.items() if key.startswith("selected")})
        await ack()

    elements = [
        {"type": "datepicker", "action_id": "day"},
        {"type": "users_select", "action_id": "person"},
        {"type": "checkboxes", "action_id": "done", "options": [option("Called", "call"), option("Credit", "credit")]},
        {"type": "static_select", "action_id": "pick", "options": [option("One", "1")]},
    ]
    await house.client.chat_postMessage(channel="C0CARE", text="x", blocks=[{"type": "actions", "elements": elements}])
    [message] = house.workspace.messages("#care")
    await house.ana.choose("day", "2026-03-02", on=message)
    await house.ana.choose("person", "U0BEN", on=message)
    await house.ana.choose("done", ["call", "credit"], on=message)
    await house.ana.press("One", on=message)

    assert seen[:2] == [{"selected_date": "2026-03-02"}, {"selected_user": "U0BEN"}]
    assert [chosen["value"] for chosen in seen[2]["selected_options"]] == ["call", "credit"]
    assert seen[3]["selected_option"]["value"] == "1"
