"""Forms: opened with a trigger, filled, submitted, refused, stacked, closed."""

import pytest
from sandbox_cards import button, card, field, modal, option, plain, section, text_input
from slack_sdk.errors import SlackApiError

from sandbox import NotShown

pytestmark = pytest.mark.anyio

CHANNEL = {
    "type": "static_select",
    "action_id": "channel",
    "options": [option("By e-mail", "email"), option("By phone", "phone")],
}


@pytest.fixture
async def card_of_grace(house):
    await house.client.chat_postMessage(channel="C0CARE", text="new", blocks=card("Answer Grace", "Respond"))
    [message] = house.workspace.messages("#care")
    return message


def opens(house, view):
    """The bot opens *view* when Respond is pressed."""

    @house.app.action("ticket.respond")
    async def respond(ack, body, client):
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()


async def test_a_form_is_filled_and_submitted(house, card_of_grace):
    sent = []
    opens(house, modal(field("message"), field("channel", CHANNEL), field("promise", optional=True)))

    @house.app.view("ticket.respond")
    async def submitted(ack, view):
        sent.append(view)
        await ack()

    await house.ana.press("Respond", on=card_of_grace)
    assert house.ana.modal.title == "Respond"
    assert house.ben.modal is None
    answer = await house.ana.fill_and_submit({"message": "Thursday, 8 to 1.", "channel": "email"})

    assert answer.ok
    assert house.ana.modal is None
    [view] = sent
    assert view["private_metadata"] == "7"
    values = view["state"]["values"]
    assert values["message"]["message"] == {"type": "plain_text_input", "value": "Thursday, 8 to 1."}
    assert values["channel"]["channel"]["selected_option"]["value"] == "email"
    assert values["promise"]["promise"]["value"] is None


async def test_what_was_prefilled_is_sent(house, card_of_grace):
    sent = []
    select = {**CHANNEL, "initial_option": CHANNEL["options"][1]}
    opens(house, modal(field("message", text_input("message", initial_value="Hello Grace")), field("channel", select)))

    @house.app.view("ticket.respond")
    async def submitted(ack, view):
        sent.append(view["state"]["values"])
        await ack()

    await house.ana.press("Respond", on=card_of_grace)
    await house.ana.fill_and_submit()

    assert sent[0]["message"]["message"]["value"] == "Hello Grace"
    assert sent[0]["channel"]["channel"]["selected_option"]["value"] == "phone"


async def test_field_errors_keep_the_form_and_the_text(house, card_of_grace):
    opens(house, modal(field("message")))

    @house.app.view("ticket.respond")
    async def submitted(ack, view):
        text = view["state"]["values"]["message"]["message"]["value"]
        await (ack() if "Grace" in text else ack(response_action="errors", errors={"message": "Say her name."}))

    await house.ana.press("Respond", on=card_of_grace)
    await house.ana.fill_and_submit({"message": "Sorry."})
    assert house.ana.errors == {"message": "Say her name."}
    assert house.ana.modal is not None

    await house.ana.fill_and_submit({"message": "Sorry, Grace."})
    assert house.ana.modal is None
    assert house.ana.errors == {}


async def test_an_error_for_a_field_that_is_not_there_is_trouble(house, card_of_grace):
    opens(house, modal(field("message")))

    @house.app.view("ticket.respond")
    async def submitted(ack):
        await ack(response_action="errors", errors={"mesage": "Say her name."})

    await house.ana.press("Respond", on=card_of_grace)
    answer = await house.ana.fill_and_submit({"message": "Sorry."})

    assert "not an input block: mesage" in answer.error
    assert house.ana.modal is not None


async def test_the_client_keeps_back_what_is_incomplete(house, card_of_grace):
    opens(house, modal(field("message", text_input("message", max_length=5)), field("channel", CHANNEL)))

    await house.ana.press("Respond", on=card_of_grace)
    answer = await house.ana.fill_and_submit({"message": "123456"})

    assert answer.status == 0
    assert house.ana.errors == {
        "message": "Please enter fewer than 6 characters.",
        "channel": "Please complete this required field.",
    }


async def test_a_field_or_choice_that_is_not_there_cannot_be_filled(house, card_of_grace):
    opens(house, modal(field("channel", CHANNEL)))
    await house.ana.press("Respond", on=card_of_grace)

    with pytest.raises(NotShown, match="no field 'message' in the form, only \\['channel'\\]"):
        house.ana.fill({"message": "hello"})
    with pytest.raises(NotShown, match="does not offer 'fax'"):
        house.ana.fill({"channel": "fax"})


async def test_forms_are_stacked_three_high(house, card_of_grace):
    opens(house, modal(field("message")))

    @house.app.view("ticket.respond")
    async def submitted(ack):
        await ack(response_action="push", view=modal(field("message")))

    await house.ana.press("Respond", on=card_of_grace)
    root = house.ana.modal
    assert (await house.ana.fill_and_submit({"message": "one"})).ok
    second = house.ana.modal
    assert (second.root_view_id, second.previous_view_id) == (root.id, root.id)
    assert (await house.ana.fill_and_submit({"message": "two"})).ok

    refused = await house.ana.fill_and_submit({"message": "three"})
    assert refused.error.startswith("push_limit_reached")

    await house.ana.close()
    assert house.ana.modal.id == second.id


async def test_a_response_may_redraw_or_clear(house, card_of_grace):
    opens(house, modal(field("message")))
    answers = iter(
        [
            {"response_action": "update", "view": modal(section("Read first"), callback_id="ticket.respond")},
            {"response_action": "clear"},
        ]
    )

    @house.app.view("ticket.respond")
    async def submitted(ack):
        await ack(**next(answers))

    await house.ana.press("Respond", on=card_of_grace)
    await house.ana.fill_and_submit({"message": "hello"})
    assert "Read first" in house.ana.modal.shown

    await house.ana.fill_and_submit()
    assert house.ana.modal is None


async def test_an_update_keeps_what_was_typed_where_the_ids_stay(house, card_of_grace):
    opens(house, modal(field("message"), field("channel", CHANNEL)))
    await house.ana.press("Respond", on=card_of_grace)
    house.ana.fill({"message": "half a sentence", "channel": "phone"})
    before = house.ana.modal

    view = modal(field("message"), {**field("channel", CHANNEL), "block_id": "channel.2"})
    await house.client.views_update(view_id=before.id, hash=before.hash, view=view)

    assert set(house.ana.modal.filled) == {("message", "message")}
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await house.client.views_update(view_id=before.id, hash=before.hash, view=view)


async def test_a_closed_form_cannot_be_updated_and_says_so_if_asked(house, card_of_grace):
    told = []
    opens(house, modal(field("message"), notify_on_close=True))

    @house.app.view_closed("ticket.respond")
    async def closed(ack, body):
        told.append((body["type"], body["is_cleared"]))
        await ack()

    await house.ana.press("Respond", on=card_of_grace)
    view = house.ana.modal
    await house.ana.close()

    assert told == [("view_closed", False)]
    with pytest.raises(SlackApiError, match="not_found"):
        await house.client.views_update(view_id=view.id, view=modal(field("message")))


async def test_a_button_in_a_form_can_push_another(house, card_of_grace):
    opens(house, modal({"type": "actions", "elements": [button("Preview", "preview")]}, field("message")))

    @house.app.action("preview")
    async def preview(ack, body, client):
        assert body["container"] == {"type": "view", "view_id": body["view"]["id"]}
        await client.views_push(trigger_id=body["trigger_id"], view=modal(section("As Grace reads it")))
        await ack()

    await house.ana.press("Respond", on=card_of_grace)
    assert (await house.ana.press("Preview", on=house.ana.modal)).ok
    assert "As Grace reads it" in house.ana.modal.shown


@pytest.mark.parametrize(("seconds", "error"), [(3.0, None), (3.1, "expired_trigger_id")])
async def test_a_trigger_lives_three_seconds(house, card_of_grace, seconds, error):
    said = []

    @house.app.action("ticket.respond")
    async def respond(ack, body, client):
        house.clock.pass_(seconds)
        try:
            await client.views_open(trigger_id=body["trigger_id"], view=modal(field("message")))
        except SlackApiError as refused:
            said.append(refused.response["error"])
        await ack()

    await house.ana.press("Respond", on=card_of_grace)

    assert said == ([error] if error else [])


async def test_a_trigger_opens_one_form(house, card_of_grace):
    @house.app.action("ticket.respond")
    async def respond(ack, body, client):
        await client.views_open(trigger_id=body["trigger_id"], view=modal(field("message")))
        with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
            await client.views_open(trigger_id=body["trigger_id"], view=modal(field("message")))
        with pytest.raises(SlackApiError, match="invalid_trigger_id"):
            await client.views_open(trigger_id="never.seen", view=modal(field("message")))
        await ack()

    assert (await house.ana.press("Respond", on=card_of_grace)).ok


async def test_a_form_with_inputs_needs_a_submit_button(house, card_of_grace):
    view = modal(field("message"))
    del view["submit"]

    @house.app.action("ticket.respond")
    async def respond(ack, body, client):
        with pytest.raises(SlackApiError) as refused:
            await client.views_open(trigger_id=body["trigger_id"], view=view)
        assert refused.value.response["error"] == "invalid_arguments"
        assert refused.value.response["response_metadata"]["messages"] == [
            "[ERROR] must define `submit` to use `input` block [json-pointer:/view/blocks/0/input]"
        ]
        await ack()

    assert (await house.ana.press("Respond", on=card_of_grace)).ok


async def test_the_home_tab(house):
    @house.app.event("app_home_opened")
    async def opened(client, event):
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": card("3 open", "Next")})

    pressed = []

    @house.app.action("ticket.next")
    async def following(ack, body):
        pressed.append(body["view"]["type"])
        await ack()

    await house.ana.open_home()
    assert "3 open" in house.ana.home.shown
    await house.ana.press("Next", on=house.ana.home)
    assert pressed == ["home"]

    stale = "1.0"
    with pytest.raises(SlackApiError, match="hash_conflict"):
        await house.client.views_publish(user_id="U0ANA", hash=stale, view={"type": "home", "blocks": []})


async def test_home_has_no_submit(house):
    with pytest.raises(SlackApiError, match="invalid_arguments"):
        await house.client.views_publish(user_id="U0ANA", view={"type": "home", "blocks": [], "submit": plain("Send")})
