"""A menu of people: whom it offers, on the page too, and whom nobody can choose in it."""

import pytest
from sandbox_cards import card, field, modal

from sandbox import NotShown

pytestmark = pytest.mark.anyio

PERSON = {"type": "users_select", "action_id": "person"}


@pytest.fixture
async def form(house):
    """Open before Ana; what it tells at once and what is sent is kept."""
    house.told, house.sent = [], []

    @house.app.action("ticket.respond")
    async def respond(ack, body, client):
        view = modal({**field("person", PERSON), "dispatch_action": True})
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @house.app.action("person")
    async def picked(ack, action):
        house.told.append((action["type"], action["selected_user"]))
        await ack()

    @house.app.view("ticket.respond")
    async def submitted(ack, view):
        house.sent.append(view["state"]["values"]["person"]["person"])
        await ack()

    await house.client.chat_postMessage(channel="C0CARE", text="new", blocks=card("Answer Grace", "Respond"))
    await house.ana.press("Respond", on=house.workspace.messages("#care")[0])
    return house


async def test_who_is_picked_is_told_at_once_and_sent(form):
    await form.ana.choose("person", "U0BEN", on=form.ana.modal)
    await form.ana.fill_and_submit()

    assert form.told == [("users_select", "U0BEN")]
    assert form.sent == [{"type": "users_select", "selected_user": "U0BEN"}]


async def test_apps_are_offered_too(form):
    bot = form.workspace.app.bot_user
    await form.ana.fill_and_submit({"person": bot})

    assert form.sent[0]["selected_user"] == bot


@pytest.mark.parametrize("somebody", ["U0GONE", "U0NOBODY", "Ben Okoye"])
async def test_nobody_else_can_be_picked(form, somebody):
    with pytest.raises(NotShown, match="does not offer"):
        await form.ana.choose("person", somebody, on=form.ana.modal)
    with pytest.raises(NotShown, match="does not offer"):
        form.ana.fill({"person": somebody})


async def test_the_choice_can_be_taken_back(form):
    form.ana.fill({"person": "U0BEN"})
    await form.ana.choose("person", None, on=form.ana.modal)

    assert form.told == [("users_select", None)]
    assert (await form.ana.fill_and_submit()).error == "kept back by the client"


async def test_the_page_offers_the_same(form, browser):
    page = (await browser.get("/", params={"as": "U0ANA", "in": "C0CARE"})).text

    assert '<option value="U0BEN">Ben Okoye · ben</option>' in page
    assert f'<option value="{form.workspace.app.bot_user}">' in page
    assert "U0GONE" not in page
