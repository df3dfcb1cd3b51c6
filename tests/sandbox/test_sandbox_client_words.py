"""What a person reads where the app did not take what they did: Slack's own sentences, where they look."""

import pytest
from sandbox_cards import field, modal
from sandbox_visits import do, look, part, words

from sandbox.wire import Answer

pytestmark = pytest.mark.anyio


class Deaf:
    """A way to the app on which nothing arrives in time."""

    def __init__(self, **answer) -> None:
        self.answer = Answer(**answer)

    async def send(self, kind, payload, *, retry=None):
        return self.answer


@pytest.fixture
async def card(house):
    message = house.workspace.write(
        house.workspace.channel("#care"),
        user=house.workspace.app.bot_user,
        text="Grace",
        blocks=[
            {
                "type": "actions",
                "block_id": "b",
                "elements": [
                    {
                        "type": "button",
                        "action_id": "ticket.claim",
                        "value": "7",
                        "text": {"type": "plain_text", "text": "Claim"},
                    }
                ],
            }
        ],
    )
    return {"channel": message.channel, "ts": message.ts}


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        ({"status": 0, "error": "operation_timeout"}, "This app did not answer in time (operation_timeout)."),
        ({"status": 0, "error": "connection_failed"}, "Slack could not reach this app (connection_failed)."),
        ({"status": 503, "error": "dispatch_failed"}, "This app responded with Status Code 503."),
    ],
)
async def test_a_press(house, browser, card, answer, sentence):
    house.workspace.wire = Deaf(**answer)
    assert sentence in words(await do(browser, "press", press="ticket.claim|7", **card))


async def test_a_command(house, browser):
    house.workspace.wire = Deaf(status=0, error="operation_timeout")
    assert '/loop failed with the error "operation_timeout"' in words(await do(browser, "say", words="/loop me"))


async def test_what_begins_with_a_slash_is_never_a_message(house, browser):
    assert "/lop is not a valid command." in words(await do(browser, "say", words="/lop me"))
    assert house.workspace.messages("#care") == []
    await do(browser, "say", words=" /lop is what I typed")
    assert [message.text for message in house.workspace.messages("#care")] == ["/lop is what I typed"]


async def test_no_command_in_a_thread(house, browser, card):
    page = await do(browser, "say", words="/loop me", **card)
    assert "/loop is not supported in threads. Sorry!" in words(page)
    assert house.workspace.thread(house.workspace.messages("#care")[0]) == []


async def test_a_form_says_it_itself_and_keeps_what_was_entered(house, browser):
    house.workspace.views.open(house.ana.user.id, modal(field("note")))
    house.workspace.wire = Deaf(status=0, error="operation_timeout")

    page = await do(browser, "submit", **{"note/note": "The engineer comes on Thursday."})

    form = part(page, "dialog")
    assert "We had some trouble connecting. Try again? (operation_timeout)" in words(form)
    assert "The engineer comes on Thursday." in form
    assert page.count("We had some trouble connecting") == 1


async def test_what_was_made_of_slack_stands_above_the_messages(house, browser):
    house.workspace.connect_backstage("http://127.0.0.1:9", "token")
    assert "Slack is" not in part(await look(browser, tab="none"), "main")
    house.workspace.faults.become("down")
    assert "Slack is down: no form opens" in words(part(await look(browser, tab="none"), "main"))
