"""A colleague whose account is closed, or who left the program, leaves no ticket behind."""

from dataclasses import replace

import pytest

from bot.being_away import MarkGone, MarkKnown
from bot.program import Program
from tests.stories.absences import ANA, claimed, is_away
from tests.world import program_with


@pytest.mark.everywhere
def test_whose_account_is_closed_counts_as_away_and_the_lead_gets_one_list(world):
    tickets = [claimed(world, customer={"id": f"A-{n}", "name": name}) for n, name in enumerate(["Tom Ward", "Ida Li"])]

    world.slack.deactivate("U0ANA")
    world.run(world.bot.slack.refresh())
    world.run(world.bot.slack.refresh())
    world.settle()

    assert [world.owner(ticket) for ticket in tickets] == [None, None]
    [told] = world.dms("maria")
    assert told.startswith("Two tickets of Ana's are free again.")
    assert "Tom Ward" in told
    assert "Ida Li" in told
    world.slack.users["U0ANA"] = replace(world.slack.users["U0ANA"], deactivated=False)
    world.run(world.bot.slack.refresh())
    assert not world.bot.records.moment().is_away(ANA)


def test_slack_says_so_by_itself_where_it_is_asked_to(world):
    ticket = claimed(world)
    world.slack.app.events.add("user_change")
    world.slack.deactivate("U0ANA")

    user = {"id": "U0ANA", "deleted": True, "profile": {"email": ANA}, "real_name": "Ana Ruiz"}
    world.run(world.slack.events.tell({"type": "user_change", "user": user}))
    world.settle()

    assert world.owner(ticket) is None


def test_nobody_is_said_to_be_back_whose_account_is_closed(world):
    world.slack.deactivate("U0ANA")
    world.run(world.bot.slack.refresh())
    world.settle()

    said = world.loop("maria", "away Ana back")

    assert said.startswith("Have Ana's account in the workspace opened again first")
    assert is_away(world)


def test_a_closed_account_that_several_processes_see_at_once_is_one_message(world):
    async def seen(work):
        await world.bot.writer.do(work)

    world.run(seen(MarkGone(ANA)))
    world.settle()
    world.pass_(seconds=1)
    # what the other process read before it wrote the same
    world.run(seen(MarkKnown(ANA)))
    world.run(seen(MarkGone(ANA)))
    world.settle()

    assert len(world.dms("maria")) == 1
    assert is_away(world)


def without(email) -> Program:
    people = {each: entry for each, entry in program_with().people.items() if each != email}
    return program_with(people=people, revision="without one of them")


@pytest.mark.everywhere
def test_the_ticket_of_whoever_left_the_program_is_free_again(world):
    ticket = claimed(world)

    world.change_program(without(ANA))
    world.pass_(minutes=1)

    assert world.owner(ticket) is None
    assert world.messages("#care")[-1] == world.card(ticket)
    world.press("ben", "Claim", on=world.card(ticket))
    assert world.owner(ticket) == "ben"


def test_an_answered_one_of_theirs_is_free_again_once_the_team_is_there(world):
    ticket = claimed(world)
    world.call("ana", ticket)
    world.pass_(hours=12)

    world.change_program(without(ANA))
    world.pass_(minutes=1)
    assert world.owner(ticket) == "ana"

    world.pass_(hours=12)
    assert world.owner(ticket) is None
    assert world.dms("ana") == []
