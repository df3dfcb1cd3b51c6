"""Slack refuses a direct message because an account is closed: from that moment they are away."""

import pytest

from tests.stories.absences import is_away

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


def gets_two(world, name="ana"):
    """They have Grace's ticket and Tom's; on Tuesday morning there is something to say to them."""
    for number in (world.feedback(score=2), world.feedback(score=2, customer=TOM)):
        world.press(name, "Claim", on=world.card(number))


def has_been_written_to(world):
    """Maria gives her a third one: the conversation with her is known."""
    world.press("maria", "Assign", on=world.card(world.feedback(score=2, customer={**TOM, "id": "C-9", "name": "Ida"})))
    world.submit("maria", person="ana@contoso.example")
    assert len(world.dms("ana")) == 1


def account_is_closed(world):
    """And Slack says nothing of it by itself."""
    world.slack.deactivate("U0ANA")


def tuesday_morning(world):
    world.pass_(hours=24)


@pytest.mark.everywhere
@pytest.mark.parametrize("before", [True, False], ids=["written to before", "never written to"])
def test_their_tickets_are_free_and_their_lead_is_told_once(world, before):
    gets_two(world)
    if before:
        has_been_written_to(world)
    account_is_closed(world)

    tuesday_morning(world)

    assert is_away(world)
    assert [world.owner(1), world.owner(2)] == [None, None]
    [told] = [said for said in world.dms("maria") if "Ana" in said]
    assert told.startswith(f"{'Three' if before else 'Two'} tickets of Ana's are free again.")
    assert "Tom Ward" in told
    refused = [call for call in world.slack.called("chat.postMessage") if call.error]
    assert len(refused) == (1 if before else 0)
    assert [m.shown for m in world.messages("#care") if "cannot be told" in m.shown] == []


def test_slack_is_believed_that_refuses_even_if_it_does_not_say_more(world):
    gets_two(world)
    account_is_closed(world)
    world.slack.faults.fail("users.info", "internal_error")

    tuesday_morning(world)

    assert is_away(world)
    assert world.owner(1) is None


def test_a_refusal_for_another_reason_says_nothing_about_them(world):
    gets_two(world)
    world.slack.faults.fail("conversations.open", "user_not_found")

    tuesday_morning(world)

    assert not is_away(world)
    assert world.owner(1) == "ana"


def test_the_token_of_another_workspace_makes_nobody_away(world):
    gets_two(world)
    has_been_written_to(world)
    world.slack.faults.fail("chat.postMessage", "channel_not_found")
    world.slack.faults.fail("users.info", "user_not_found")

    tuesday_morning(world)

    assert not is_away(world)
    assert [world.owner(1), world.owner(2)] == ["ana", "ana"]


def test_once_the_account_is_open_again_they_are_here(world):
    gets_two(world)
    account_is_closed(world)
    tuesday_morning(world)

    world.slack.reactivate("U0ANA")
    world.run(world.bot.slack.refresh())
    world.settle()

    assert not is_away(world)
