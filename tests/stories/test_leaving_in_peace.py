"""A customer who wants no contact gets none, whoever learns of it and whenever."""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.feedback import Customer, Feedback
from bot.intake import RecordHistory
from bot.ports import Needs


@pytest.mark.everywhere
def test_closing_because_the_customer_wants_no_contact_leaves_them_in_peace(world):
    first, second = world.feedback(score=2), world.feedback(score=3, comment="Again!")
    world.respond("ana", first, message="Hello Grace.", wait=False)
    world.respond("ben", second, message="Dear Grace.", wait=False)

    world.close("ana", first, outcome="opted_out", cause=None, actions="")
    world.pass_(minutes=5)

    assert world.mailbox.mails == []
    assert world.dossier(second).customer.do_not_contact is not None
    assert "Leave Grace Okafor in peace" in world.card(second).shown
    assert not {"Respond", "Call"} & set(world.card(second).buttons)


def test_a_mail_that_waits_on_a_resolved_ticket_is_held_when_its_customer_says_stop(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)
    world.close("ana", ticket)

    world.feedback(score=None, comment="STOP")
    world.pass_(minutes=5)

    assert world.mailbox.mails == []
    assert "Grace asked us not to get in touch any more." in world.timeline(ticket)


def test_who_is_nobody_on_file_is_left_in_peace_all_the_same(world):
    ticket = world.feedback(score=0, comment="No.", customer={})

    world.close("ana", ticket, outcome="opted_out", cause=None, actions="")

    assert world.card(ticket).shown.startswith("Ana leaves this customer in peace")


@pytest.mark.everywhere
def test_what_waits_is_held_back_also_where_they_had_asked_before(world):
    """Somebody's answer of last year, imported today, says it first; the customer says it again."""
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)

    record_history(world, "STOP")
    world.settle()

    assert "Leave Grace Okafor in peace" in world.card(ticket).shown
    assert "Grace asked us not to get in touch any more." in world.timeline(ticket)
    world.feedback(score=None, comment="STOP")
    world.pass_(minutes=5)
    assert world.mailbox.mails == []
    assert world.events(ticket).count("OptedOut") == 1


def test_a_mail_that_was_queued_although_they_had_asked_is_held_back_when_they_ask_again(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)
    world.run(do(world, Flag(world.ticket(ticket).customer)))

    world.feedback(score=None, comment="STOP")
    world.pass_(minutes=5)

    assert world.mailbox.mails == []
    assert world.events(ticket).count("OptedOut") == 1


def test_a_customer_who_is_no_longer_on_file_is_left_in_peace_all_the_same(world):
    ticket = world.feedback(score=2)
    world.respond("ana", ticket, message="Hello Grace.", wait=False)
    with world.bot.records.engine.begin() as connection:
        connection.execute(text("delete from customers"))

    world.close("ana", ticket, outcome="opted_out", cause=None, actions="")
    world.pass_(minutes=5)

    assert world.mailbox.mails == []
    assert world.ticket(ticket).pending == ()


def record_history(world, comment: str) -> None:
    past = Feedback(
        source="relationship-nps",
        external_id="last-year",
        submitted_at=world.clock() - timedelta(days=300),
        comment=comment,
        customer=Customer(external_id="A-17", name="Grace Okafor", email="grace@example.com"),
    )
    world.run(do(world, RecordHistory(past)))


async def do(world, work):
    return await world.bot.writer.do(work)


@dataclass(frozen=True)
class Flag:
    """The mark on the customer and nothing else: what an import left before it held anything back."""

    customer: str

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk) -> None:
        desk.stop_contact(self.customer, desk.moment.now)
