"""Mail that cannot leave: its writer is told, can take it back, and nothing stale is sent once the way is free."""

import pytest

from bot.effects import Place
from bot.outgoing import Leased

WRONG_PASSWORD = "535 5.7.8 wrong password"


def held_up(world, *, message="Hello Grace, it is refunded.", by="ana"):
    """A ticket whose answer has waited for over an hour, because the mail server does not let us in."""
    ticket = world.feedback(score=2)
    world.mailbox.refuses = WRONG_PASSWORD
    world.respond(by, ticket, message=message)
    for _ in range(7):
        world.pass_(minutes=10)
    return ticket


def about_mail(world, name):
    """What the bot wrote to them about their mail."""
    return [told for told in world.dms(name) if "your e-mail" in told.lower()]


def note_of(world, name):
    return next(message for message in world.messages(f"@{name}") if "has not left yet" in message.shown)


def is_mail(leased):
    return isinstance(leased, Leased) and leased.to.place is Place.MAIL


def mended(world):
    world.mailbox.refuses = None
    world.pass_(minutes=10)


@pytest.mark.everywhere
def test_its_writer_is_told_once_after_an_hour(world):
    ticket = world.feedback(score=2)
    world.mailbox.refuses = WRONG_PASSWORD
    world.respond("ana", ticket, message="Hello Grace.")
    for _ in range(5):
        world.pass_(minutes=10)
    assert about_mail(world, "ana") == []

    for _ in range(20):
        world.pass_(minutes=10)

    [told] = about_mail(world, "ana")
    assert told.startswith("Your e-mail to Grace has not left yet. Not answered yet; due")
    assert "Whoever runs the bot has been told" in told
    assert world.card(ticket).shown.startswith("Ana's answer to Grace has not left yet.")
    mended(world)
    assert len(world.mailbox.mails) == 1
    assert world.ticket(ticket).answered


def test_a_mail_server_that_is_away_for_hours_is_told_too(world):
    ticket = world.feedback(score=2)
    world.mailbox.down()
    world.respond("ana", ticket, message="Hello Grace.")

    for _ in range(9):
        world.pass_(minutes=10)

    assert about_mail(world, "ana")[-1].startswith("Your e-mail to Grace has not left yet.")
    world.mailbox.up()


@pytest.mark.everywhere
@pytest.mark.parametrize("where", ["card", "note"])
def test_it_can_be_taken_back_as_long_as_it_has_not_left(world, where):
    ticket = held_up(world)

    world.press("ana", "Undo", on=world.card(ticket) if where == "card" else note_of(world, "ana"))
    mended(world)

    assert world.mailbox.mails == []
    assert "Hello Grace, it is refunded." in world.told("ana")[-1]
    assert "Ana took the message back before it left." in world.timeline(ticket)
    assert world.bot.backlog.unsent() == []
    world.press("ana", "Respond", on=world.card(ticket))
    assert "Hello Grace, it is refunded." in world.modal("ana").shown


def test_it_is_not_taken_back_for_whoever_did_not_write_it(world):
    ticket = held_up(world)

    world.press("ben", "Undo", on=world.card(ticket))
    mended(world)

    assert len(world.mailbox.mails) == 1


@pytest.mark.everywhere
def test_what_is_on_the_wire_is_not_taken_back(world):
    ticket = held_up(world)
    card = world.card(ticket)
    world.machine_clock.pass_(minutes=10)

    async def on_the_wire():
        [leased] = [each for each in await world.bot.delivery.outbox.lease(world.machine_clock(), 20) if is_mail(each)]
        await world.person("ana").press("Undo", on=card)
        await world.bot.slack.tasks.settle()
        world.mailbox.refuses = None
        await world.bot.delivery._send(leased)

    world.run(on_the_wire())
    world.settle()

    assert world.told("ana")[-1].startswith("It has left already.")
    assert len(world.mailbox.mails) == 1


def test_what_may_have_left_is_not_taken_back_and_nobody_says_that_it_waits(world):
    ticket = world.feedback(score=2)
    world.mailbox.hangs_up = True
    world.respond("ana", ticket, message="Hello Grace.")
    world.mailbox.hangs_up, world.mailbox.refuses = False, WRONG_PASSWORD

    for _ in range(9):
        world.pass_(minutes=10)

    assert about_mail(world, "ana") == []
    assert "Undo" not in world.card(ticket).buttons


@pytest.mark.everywhere
def test_what_could_not_leave_for_a_day_is_not_sent_and_its_writer_has_the_text(world):
    ticket = held_up(world)
    for _ in range(25):
        world.pass_(hours=1)

    told = about_mail(world, "ana")[-1]
    assert told.startswith("Answer Grace once more: for a day your e-mail could not leave, so it was not sent.")
    assert "Hello Grace, it is refunded." in told
    assert "Ana's e-mail to Grace was not sent: for a day it could not leave." in world.timeline(ticket)
    mended(world)

    assert world.mailbox.mails == []
    assert not world.ticket(ticket).pending
    world.press("ana", "Respond", on=world.card(ticket))
    assert "Hello Grace, it is refunded." in world.modal("ana").shown


def test_what_waits_on_a_ticket_that_was_settled_meanwhile_is_not_sent(world):
    ticket = held_up(world)
    world.call("ana", ticket)
    world.close("ana", ticket)

    mended(world)

    assert world.mailbox.mails == []
    told = about_mail(world, "ana")[-1]
    assert told.startswith("Your e-mail to Grace was not sent: the ticket was settled before it could leave.")
    assert "Hello Grace, it is refunded." in told


def test_who_answers_and_closes_at_once_has_answered_though_the_server_was_away_for_a_while(world):
    ticket = world.feedback(score=2)
    world.mailbox.refuses = WRONG_PASSWORD
    world.respond("ana", ticket, message="Hello Grace, it is refunded.", wait=False)
    world.close("ana", ticket)
    world.pass_(minutes=20)

    mended(world)

    assert len(world.mailbox.mails) == 1


@pytest.mark.everywhere
def test_a_stop_after_the_last_minute_keeps_it_back_and_nobody_is_told_to_try_another_way(world):
    ticket = world.feedback(score=2)
    world.mailbox.refuses = WRONG_PASSWORD
    world.respond("ana", ticket, message="The engineer comes on Thursday.")
    world.feedback(score=None, comment="STOP")

    mended(world)

    assert world.mailbox.mails == []
    [told] = about_mail(world, "ana")
    assert told.startswith("Leave Grace in peace, as they asked: your e-mail was kept back.")
    assert "The engineer comes on Thursday." in told
    assert "another way" not in told
    assert "phone" not in told
    kept_back = "Ana's e-mail to Grace was not sent: they asked to be left in peace."
    assert kept_back in world.timeline(ticket)


def test_a_refusal_shows_the_servers_code_and_no_sentence_of_ours(world):
    ticket = world.feedback(score=2)
    world.mailbox.refuses = "550 5.1.1 no such user"

    world.respond("ana", ticket, message="Hello Grace.")

    [told] = about_mail(world, "ana")
    assert "The mail server's answer: 550 5.1.1\n" in f"{told}\n"


def test_a_turn_that_is_too_short_for_a_mail_is_not_begun(world):
    """It was paused for a minute after it had leased the mail: sending could outlast the lease."""
    ticket = world.feedback(score=2)
    world.mailbox.down()
    world.respond("ana", ticket, message="Hello Grace.")
    world.mailbox.up()
    world.machine_clock.pass_(minutes=5)

    async def paused():
        [leased] = [each for each in await world.bot.delivery.outbox.lease(world.machine_clock(), 20) if is_mail(each)]
        world.machine_clock.pass_(seconds=60)
        assert world.machine_clock() < leased.until
        await world.bot.delivery._send(leased)

    world.run(paused())
    assert world.mailbox.mails == []

    world.pass_(minutes=5)
    assert len(world.mailbox.mails) == 1
    assert world.ticket(ticket).answered
