"""A team is in another conversation now: what belongs under its old cards goes where the team is, or is told of."""

import pytest
from sqlalchemy import select, update

from bot.program.people import Conversation
from storage import rows
from storage.engine import open_engine

OUTBOX = rows.table(rows.OutboxRow)
LANES = rows.table(rows.LaneRow)
TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


def move(world, *, lose=True):
    """Customer Care is in #new now, and #care is deleted."""
    world.slack.add_channel("C0NEW", "new", members=list(world.slack.users))
    care = world.program.teams["care"].model_copy(update={"conversation": Conversation(slack="C0NEW")})
    world.change_program(world.program.model_copy(update={"teams": {**world.program.teams, "care": care}}))
    if lose:
        del world.slack.channels[world.slack.channel("#care").id]


def claim(world, ticket, channel="#new"):
    world.loop("ana", f"ticket {ticket}", channel=channel)
    world.press("ana", "Claim", on=world.person("ana").ephemerals()[-1])


def waiting(world):
    return [each for each in world.bot.backlog.unsent() if each.why]


@pytest.mark.everywhere
def test_the_card_comes_where_its_team_is_and_what_is_said_goes_under_it(world):
    ticket = world.feedback(score=2)
    move(world)

    claim(world, ticket)
    world.pass_(minutes=2)

    assert "Ana has this." in world.card(ticket, "#new").shown
    assert "Ana claimed this." in world.timeline(ticket, "#new")
    assert waiting(world) == []
    assert world.asked("/healthz").json()["nobody_was_told"] == 0


def test_the_card_of_an_archived_conversation_comes_too(world):
    ticket = world.feedback(score=2)
    move(world, lose=False)
    world.slack.channel("#care").archived = True

    claim(world, ticket)
    world.pass_(minutes=2)

    assert "Ana claimed this." in world.timeline(ticket, "#new")
    assert waiting(world) == []


def test_a_card_that_can_still_be_drawn_where_it_stands_stays_there(world):
    ticket = world.feedback(score=2)
    move(world, lose=False)

    claim(world, ticket)
    world.pass_(minutes=2)

    assert "Ana has this." in world.card(ticket, "#care").shown
    assert world.messages("#new") == []


def test_where_no_card_comes_the_line_is_given_up_and_whoever_runs_the_bot_hears_of_it(world):
    ticket = world.feedback(score=2)
    move(world, lose=False)
    world.slack.faults.fail("chat.postMessage", "restricted_action")
    claim(world, ticket)
    for _ in range(8):
        world.pass_(minutes=1)
    world.slack.faults.clear()
    for _ in range(5):
        world.pass_(minutes=1)

    assert [each.state for each in waiting(world)] == ["dead"]
    told = [told for told in world.dms("priya") if told.startswith("Nobody was told")]
    assert told
    assert "a line of news about ticket 1 did not reach Customer Care" in told[0]


def test_lines_that_wait_for_the_teams_own_conversation_are_an_alarm_too(world):
    ticket = world.feedback(score=2)
    del world.slack.channels[world.slack.channel("#care").id]
    claim(world, ticket, channel="#field-ops")
    for _ in range(17):
        world.pass_(minutes=1)

    assert [told for told in world.dms("priya") if told.startswith("Nobody was told")]
    assert world.asked("/healthz").json()["nobody_was_told"] >= 1


def test_what_could_leave_is_late_though_something_in_its_conversation_waits_to_be_mended(world):
    world.loop("ana", f"ticket {world.feedback(score=2)}")
    world.press("ana", "Hand over", on=world.person("ana").ephemerals()[-1])
    world.submit("ana", team="field-ops", note="The line needs an engineer.")
    world.slack.channel("#care").archived = True
    world.feedback(score=2, customer=TOM)
    world.feedback(score=2, customer={"id": "B-5", "name": "Hanna Vogt"})
    world.pass_(minutes=6)
    assert world.asked("/healthz").json()["status"] == "ok"

    with open_engine(world._database_url).begin() as connection:
        # the conversation was free in between: what waits for its turn is not kept waiting by what is blocked
        stuck = select(OUTBOX.c.id).where(OUTBOX.c.blocked_since.is_not(None))
        assert connection.execute(stuck).all()
        connection.execute(update(LANES).where(LANES.c.lane == "team:care").values(free_at=None))

    assert world.asked("/healthz").json()["status"] == "late"
