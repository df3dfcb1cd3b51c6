"""The same over Socket Mode: no public address, and no state of an interaction in memory."""

import pytest

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


def test_field_errors_come_back_over_socket_mode(connected):
    ticket = connected.feedback(score=2)
    connected.press("ana", "Claim", on=connected.card(ticket))

    connected.close("ana", ticket, actions="")

    assert list(connected.person("ana").errors) == ["actions"]


def test_a_command_is_answered_over_socket_mode(connected):
    connected.feedback(score=2)

    assert "Grace Okafor" in connected.loop("ana", "next")
