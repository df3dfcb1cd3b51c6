"""A customer writes again: whoever looks after them hears of it, in time, and once."""

from datetime import timedelta

import pytest

from bot.program.people import CalendarEntry
from bot.program.steps import EscalationStep
from bot.program.targets import Target
from bot.replies import HearReply
from bot.ticket import Status
from bot.words import write
from tests.stories.writing_again import WORDS, hear, taken_in, written
from tests.world import GRACE, program_with


def news(world, name="ana"):
    return [m for m in world.messages(f"@{name}") if "wrote again" in m.shown]


def test_a_reply_is_about_the_ticket_whose_mail_it_answers_wherever_that_went_on(world):
    first = written(world)
    [mail] = world.mailbox.mails
    letter = world.bot.views.letter(mail["Message-ID"])
    assert letter.ticket == first
    assert world.bot.views.letter("<nobody@contoso.example>") is None
    assert world.bot.views.letter("") is None

    second = world.feedback(score=1, comment="And the router is dead.", id="resp-8")
    world.press("ana", "Same as …", on=world.card(first))
    world.submit("ana", ticket=str(second))
    assert world.ticket(first).merged_into == second

    world.run(taken_in(world, HearReply(number=letter.ticket, words=write("The first one."), at=world.clock())))
    world.settle()
    assert world.timeline(second)[-1].endswith("Grace wrote again.\nThe first one.")


@pytest.mark.everywhere
@pytest.mark.parametrize("words", ["STOP", "Stop!", " unsubscribe. "])
def test_a_reply_that_only_says_stop_is_an_opt_out(world, words):
    ticket = written(world)
    letter = world.bot.views.letter(world.mailbox.mails[-1]["Message-ID"])

    for _ in range(2):  # it arrives twice
        world.run(taken_in(world, HearReply(number=letter.ticket, words=write(words), at=world.clock())))
        world.settle()

    assert world.dossier(ticket).customer.do_not_contact is not None
    assert "Leave Grace Okafor in peace" in world.card(ticket).shown
    assert "Respond" not in world.card(ticket).buttons
    assert world.timeline(ticket).count("Grace asked us not to get in touch any more.") == 1
    assert not [line for line in world.timeline(ticket) if "wrote again" in line]
    assert news(world) == []


def test_a_reply_that_says_more_than_stop_is_heard(world):
    ticket = written(world)
    letter = world.bot.views.letter(world.mailbox.mails[-1]["Message-ID"])
    heard = HearReply(number=letter.ticket, words=write("Stop the invoices, please."), at=world.clock())
    world.run(taken_in(world, heard))
    world.settle()
    assert world.dossier(ticket).customer.do_not_contact is None
    assert world.timeline(ticket)[-1].endswith("Stop the invoices, please.")


@pytest.mark.everywhere
def test_a_reply_ends_the_waiting_and_its_owner_hears_of_it(world):
    ticket = written(world)
    world.pass_(hours=2)

    hear(world, ticket)
    assert world.ticket(ticket).status is Status.OPEN
    assert "Ana has this. Next: answer Grace by" in world.card(ticket).shown
    assert "Grace wrote again" in world.card(ticket).shown
    assert world.timeline(ticket)[-1] == f"Grace wrote again.\n{WORDS}"

    world.pass_(minutes=10)
    [told] = news(world)
    assert told.shown.startswith("Answer Grace Okafor by ")
    assert WORDS in told.shown
    world.pass_(hours=3)
    assert len(news(world)) == 1


def test_a_card_says_since_when_they_wait_and_when_their_last_words_came(world):
    ticket = written(world)
    world.pass_(hours=1)
    hear(world, ticket)
    world.pass_(hours=1)
    hear(world, ticket, "A second reply.")

    shown = world.card(ticket).shown
    assert "Grace wrote again Mon 2 Mar, 10:15 GMT, last Mon 2 Mar, 11:15 GMT:" in shown
    assert "A second reply." in shown


def test_a_push_notification_says_what_to_do_and_not_what_they_wrote(world):
    ticket = written(world)

    hear(world, ticket)
    world.pass_(minutes=10)

    assert "wrote again" in news(world)[0].text
    assert WORDS not in news(world)[0].text


def test_an_answer_settles_it(world):
    ticket = written(world)
    world.pass_(hours=1)
    hear(world, ticket)
    wrote_at = world.ticket(ticket).wrote_at
    assert wrote_at == world.clock()

    world.call("ana", ticket)
    world.pass_(minutes=20)

    assert world.ticket(ticket).wrote_at is None
    assert news(world) == []
    assert "wrote again" not in world.card(ticket).shown


def test_an_answer_is_due_as_soon_as_a_first_one(world):
    ticket = written(world)
    world.pass_(hours=30)
    hear(world, ticket)

    assert world.ticket(ticket).due == world.clock() + timedelta(hours=24)

    world.pass_(minutes=10)
    world.pass_(hours=22)
    assert any("Grace waits for an answer to what they wrote since." in told for told in world.dms("ana"))


def test_what_they_add_to_their_answer_is_heard_once_somebody_has_it(world):
    ticket = written(world)
    world.pass_(hours=1)

    world.feedback(score=2, comment="The second one, of course.", id="resp-7")

    assert world.ticket(ticket).status is Status.OPEN
    assert world.timeline(ticket)[-1] == "Grace wrote again.\nThe second one, of course."


@pytest.mark.parametrize("again", [{"score": 4, "comment": "Charged twice, again."}, {"score": 2, "comment": ""}])
def test_a_changed_score_is_no_writing(world, again):
    ticket = written(world)

    world.feedback(id="resp-7", **again)

    assert world.ticket(ticket).status is Status.WAITING
    assert world.events(ticket).count("CustomerWrote") == 0


def test_a_comment_that_follows_the_score_is_what_a_free_ticket_says(world):
    ticket = world.feedback(score=2, comment="", id="resp-7")
    world.pass_(minutes=1)

    world.feedback(score=2, comment="Charged twice, again.", id="resp-7")

    assert "CustomerWrote" not in world.events(ticket)
    assert "Charged twice, again." in world.card(ticket).shown


def test_another_answer_of_theirs_is_heard_by_whoever_has_them_already(world):
    ticket = written(world)
    world.pass_(hours=1)

    other = world.feedback(score=1, comment=WORDS)

    assert other != ticket
    assert world.ticket(ticket).wrote_at == world.clock()
    world.pass_(minutes=10)
    assert len(news(world)) == 1


def test_what_somebody_else_writes_is_not_theirs(world):
    ticket = written(world)
    world.pass_(hours=1)

    world.feedback(score=1, comment=WORDS, customer={**GRACE, "id": "B-2", "email": "tom@example.com"})

    assert world.ticket(ticket).status is Status.WAITING


def test_whoever_put_it_aside_has_it_before_them_again(world):
    ticket = written(world)
    world.press("ana", "Snooze", on=world.card(ticket))
    world.submit("ana", until=world.in_(days=3))

    hear(world, ticket)

    assert world.ticket(ticket).snoozed_until is None
    assert "Next: answer Grace" in world.card(ticket).shown


def test_on_what_is_resolved_the_words_open_nothing_and_are_told(world):
    ticket = written(world)
    world.close("ana", ticket)

    hear(world, ticket)
    world.pass_(minutes=10)

    assert world.ticket(ticket).status is Status.RESOLVED
    assert news(world)[0].shown.startswith("Look at what Grace Okafor wrote: is it solved?")
    world.press("ana", "Reopen", on=news(world)[0])
    assert world.ticket(ticket).status is Status.OPEN


def test_a_free_ticket_comes_before_the_team_again(world):
    ticket = written(world)
    world.press("ana", "Put back", on=world.card(ticket))
    cards = len(world.messages("#care"))

    hear(world, ticket)

    assert len(world.messages("#care")) == cards + 1
    assert world.messages("#care")[-1] == world.card(ticket)
    world.pass_(minutes=20)
    assert news(world) == []


# -- after the owner's day


def evening(world, within=timedelta(hours=4)):
    """Monday, 17:00: Ana goes home at four, the others at six; she wrote, and an answer is due within *within*."""
    ana = world.program.people["ana@contoso.example"].model_copy(update={"calendar": "early"})
    early = CalendarEntry(zone="Europe/London", open={"mon-fri": ["08:00-16:00"]})
    first = Target(within=within)
    world.change_program(
        program_with(
            people={**world.program.people, "ana@contoso.example": ana},
            calendars={**world.program.calendars, "early": early},
            sla={name: each.model_copy(update={"first_contact": first}) for name, each in world.program.sla.items()},
        )
    )
    ticket = written(world)
    world.pass_(hours=7, minutes=45)
    return ticket


@pytest.mark.everywhere
def test_a_reply_after_the_owners_day_that_is_due_before_their_next_goes_to_the_team(world):
    ticket = evening(world)
    due = world.ticket(ticket).resolve

    hear(world, ticket)
    world.pass_(minutes=10)

    assert world.owner(ticket) is None
    assert world.messages("#care")[-1] == world.card(ticket)
    assert "Grace wrote again" in world.card(ticket).shown
    assert WORDS in "\n".join(world.timeline(ticket))
    assert "Ana's day is over" in world.timeline(ticket)[-1]
    assert world.ticket(ticket).resolve == due
    assert world.dms("ana") == []

    world.press("ben", "Claim", on=world.card(ticket))
    world.pass_(hours=15)
    [told] = [told for told in world.dms("ana") if told.startswith("Grace Okafor is with Customer Care")]
    assert "Ben has it now." in told


def test_what_can_wait_until_the_morning_stays_with_its_owner(world):
    ticket = evening(world, within=timedelta(hours=24))

    hear(world, ticket)
    world.pass_(hours=3)
    assert world.owner(ticket) == "ana"
    assert news(world) == []

    world.pass_(hours=13)
    assert len(news(world)) == 1


def test_nobody_has_it_in_the_evening_where_nobody_of_the_team_works_either(world):
    ticket = evening(world)
    world.pass_(hours=2)

    hear(world, ticket)
    world.pass_(hours=10)
    assert world.owner(ticket) == "ana"

    world.pass_(hours=4)
    assert len(news(world)) == 1


def test_what_was_answered_meanwhile_does_not_go_anywhere(world):
    ticket = evening(world)
    hear(world, ticket)
    world.call("ana", ticket)

    world.pass_(hours=16)

    assert world.owner(ticket) == "ana"
    assert news(world) == []


def test_a_restart_tells_nobody_twice(world):
    ticket = evening(world)
    hear(world, ticket)
    world.pass_(minutes=10)
    card = world.card(ticket)

    world.stop_bot()
    world.start_bot()
    world.pass_(hours=16)
    world.pass_(hours=2)

    assert world.card(ticket).ts == card.ts
    assert len([told for told in world.dms("ana") if "is with Customer Care" in told]) == 1


# -- on what is resolved, and its owner is not there


def closed(world):
    ticket = written(world)
    world.close("ana", ticket)
    return ticket


def test_what_they_write_after_its_owner_left_is_told_to_the_lead(world):
    ticket = closed(world)
    world.slack.deactivate("U0ANA")
    world.run(world.bot.slack.refresh())
    world.settle()

    hear(world, ticket)
    world.pass_(minutes=10)

    [told] = news(world, "maria")
    assert told.shown.startswith("Look at what Grace Okafor wrote: is it solved?")
    assert WORDS in told.shown
    assert news(world) == []
    world.press("maria", "Reopen", on=told)
    assert world.ticket(ticket).status is Status.OPEN


def test_what_they_write_while_its_owner_is_away_for_long_is_told_to_the_lead(world):
    ticket = closed(world)
    world.loop("ana", "away until 2026-03-16")

    hear(world, ticket)
    world.pass_(minutes=10)

    assert len(news(world, "maria")) == 1
    world.pass_(days=15)
    assert news(world) == []


def test_where_the_lead_is_away_too_the_programs_owner_hears_of_it(world):
    ticket = closed(world)
    for name in ("ana", "maria"):
        world.loop(name, "away until 2026-03-16")

    hear(world, ticket)
    world.pass_(minutes=10)

    assert len(news(world, "priya")) == 1


def test_an_owner_who_is_back_in_time_is_told_themselves(world):
    ticket = closed(world)
    world.loop("ana", "away until Tuesday")

    hear(world, ticket)
    world.pass_(minutes=10)

    assert news(world, "maria") == []
    world.pass_(days=1)
    assert len(news(world)) == 1


# -- and nobody answers


@pytest.mark.everywhere
def test_a_customer_who_wrote_again_and_hears_nothing_has_somebody_called_in(open_world):
    step = EscalationStep.model_validate({"after": "customer_wrote + 2h", "notify": "lead", "acknowledge": "1h"})
    world = open_world(program=program_with(escalations={"care": (step,)}))
    ticket = written(world)
    hear(world, ticket)

    world.pass_(hours=1, minutes=50)
    assert world.dms("maria") == []

    world.pass_(minutes=30)
    [asked] = world.dms("maria")
    assert asked.startswith("Please see to Grace Okafor by Mon 2 Mar, 12:")
    assert "Grace wrote again Mon 2 Mar, 09:15 GMT and has heard nothing since." in asked

    world.call("ana", ticket)
    world.pass_(hours=3)
    assert "Ana spoke with Grace." in world.dms("maria")[-1]
    assert len(world.dms("maria")) == 1


def test_a_customer_who_wrote_again_and_was_answered_has_nobody_called_in(open_world):
    step = EscalationStep.model_validate({"after": "customer_wrote + 2h", "notify": "lead", "acknowledge": "1h"})
    world = open_world(program=program_with(escalations={"care": (step,)}))
    ticket = written(world)
    hear(world, ticket)
    world.call("ana", ticket)

    world.pass_(hours=4)

    assert world.dms("maria") == []
