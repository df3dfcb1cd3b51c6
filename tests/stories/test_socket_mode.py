"""The same over Socket Mode: no public address, and no state of an interaction in memory."""

import pytest
from structlog.testing import capture_logs

from handlers.slack.edge import SlackEdge, SlackSettings
from tests.world import World


@pytest.fixture
def connected(database_url, mailbox):
    with World(database_url, mailbox, socket_mode=True) as world:
        world.run(world.sockets.connected.wait())
        yield world


def test_a_whole_ticket_over_socket_mode(connected):
    ticket = connected.feedback(score=2)

    connected.press("ana", "Claim", on=connected.card(ticket))
    connected.respond("ana", ticket, message="The second charge is refunded.")
    connected.close("ana", ticket)

    assert connected.ticket(ticket).status == "resolved"
    assert [mail["To"] for mail in connected.mailbox.mails] == ["Grace Okafor <grace@example.com>"]


def test_tokens_that_slack_does_not_know_are_one_line_each(connected, caplog):
    async def tried():
        api = f"{connected.slack.base_url}/api/"
        settings = SlackSettings(bot_token="xoxb-made-up", signing_secret="", app_token="xapp-made-up", api_url=api)
        edge = SlackEdge(
            settings, connected.bot.members, lambda: connected.program, connected.bot.attendance.deactivated
        )
        answers = await edge.connect(), await edge.refresh()
        await edge.stop()
        return answers

    with capture_logs() as lines:
        assert connected.run(tried()) == (False, False)

    assert [line["why"] for line in lines] == [
        "SLACK_APP_TOKEN: Slack does not know it (invalid_auth); copy it again",
        "SLACK_BOT_TOKEN: Slack does not know it (invalid_auth); copy it again",
    ]
    assert "Traceback" not in caplog.text


def test_field_errors_come_back_over_socket_mode(connected):
    ticket = connected.feedback(score=2)
    connected.press("ana", "Claim", on=connected.card(ticket))

    connected.close("ana", ticket, actions="")

    assert list(connected.person("ana").errors) == ["actions"]


def test_a_command_is_answered_over_socket_mode(connected):
    connected.feedback(score=2)

    assert "Grace Okafor" in connected.loop("ana", "next")
