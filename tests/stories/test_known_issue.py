"""A known issue: declared in the chat, joined by what is about it, answered at once, ended with nobody forgotten."""

import pytest

from bot.revising import issues
from bot.revising.issues import Ending
from bot.ticket import Status
from tests.world import program, program_with

CUSTOMERS = (
    {"id": "L-1", "name": "Tom Ward", "email": "tom.ward@example.com"},
    {"id": "L-2", "name": "Jo Hill", "email": "jo@example.com"},
    {"id": "L-3", "name": "Mia Bell", "email": "mia@example.com"},
)
OUTAGE = {"issue": "Outage in Leeds", "told": "Our network in Leeds is down.", "words": "outage, no internet"}


def open_form(world, by):
    world.loop(by, "known")
    label = "Declare one for Customer Care" if by == "priya" else "Declare one"
    world.press(by, label, on=world.person(by).ephemerals()[-1])


def declare(world, by="maria", **said):
    open_form(world, by)
    return world.submit(by, **{**OUTAGE, **said})


def no_internet(world, customer=0, comment="No internet since Saturday.", score=5, **more) -> int:
    return world.feedback(score=score, comment=comment, customer=CUSTOMERS[customer], **more)


def issue_card(world, where="#care"):
    """The one card, as it stands now."""
    cards = [m for m in world.messages(where) if m.metadata and "known issue" in m.metadata["event_payload"]["key"]]
    return cards[-1]


def cards_of(world, number, where="#care"):
    key = f"ticket {number} / card "
    return [m for m in world.messages(where) if m.metadata and m.metadata["event_payload"]["key"].startswith(key)]


def answer_all(world, by="maria", wait=True, **more):
    message = "Hello {name},\n\nOur network in Leeds is down. It works again by ten tonight.\n\nMaria"
    world.press(by, "issue.answer", on=issue_card(world))
    world.submit(by, **{"subject": "The outage in Leeds", "message": message, **more})
    world.submit(by)
    if wait:
        world.pass_(seconds=61)


def end(world, by="maria"):
    world.press(by, "It's over …", on=issue_card(world))
    world.submit(by, cause="network/outage", actions="The cable was repaired on Sunday.")


@pytest.mark.everywhere
def test_a_hundred_say_the_same_and_each_gets_an_answer(world):
    declare(world)
    tickets = [no_internet(world, each) for each in range(3)]

    assert all(tickets)
    assert [cards_of(world, number) for number in tickets] == [[], [], []]
    shown = issue_card(world).shown
    assert "Answer the three customers who wait for Outage in Leeds by" in shown
    assert "No internet since Saturday." in shown

    answer_all(world)

    assert sorted(mail["To"] for mail in world.mailbox.mails) == [
        "Jo Hill <jo@example.com>",
        "Mia Bell <mia@example.com>",
        "Tom Ward <tom.ward@example.com>",
    ]
    assert "all three customers have heard from us" in issue_card(world).shown
    assert all(world.ticket(number).answered and world.ticket(number).is_live for number in tickets)

    end(world)

    settled = [world.ticket(number) for number in tickets]
    assert {ticket.status for ticket in settled} == {Status.RESOLVED}
    assert {ticket.record.cause for ticket in settled} == {"network/outage"}
    assert "Outage in Leeds is over." in issue_card(world).shown
    assert "Three customers were settled with it." in issue_card(world).shown
    assert [cards_of(world, number) for number in tickets] == [[], [], []]


def test_what_waits_already_joins_and_what_somebody_has_stays_theirs(world):
    waits, has = no_internet(world), no_internet(world, 1)
    world.press("ana", "Claim", on=world.card(has))

    declare(world)

    assert world.ticket(waits).in_issue
    assert not world.ticket(has).in_issue
    assert "One open ticket joined it." in world.told("maria")[-1]
    assert "Part of the known issue Outage in Leeds" in world.card(waits).shown
    assert "Answer the customer who waits for Outage in Leeds" in issue_card(world).shown


def test_whoever_wants_more_has_a_ticket_as_ever(world):
    declare(world)

    calls = no_internet(world, contact={"wanted": True})
    depends = no_internet(world, 1, comment="No internet, and my care alarm needs the line.", score=1)
    complains = no_internet(world, 1, comment="No internet. This is a formal complaint.", score=1)
    else_ = no_internet(world, 2, comment="Charged twice.")

    assert world.ticket(depends).workflow == "vulnerable"
    assert world.ticket(complains).workflow == "complaint"
    assert [world.ticket(number).in_issue for number in (calls, depends, complains, else_)] == [False] * 4
    assert cards_of(world, calls)
    assert "nobody waits" in issue_card(world).shown


def test_a_reply_to_our_answer_gets_a_card_of_its_own(world):
    declare(world)
    number, other = no_internet(world), no_internet(world, 1)
    answer_all(world)

    no_internet(world, comment="Thank you, but the bill is wrong, too.")

    assert not world.ticket(number).in_issue
    assert world.ticket(other).in_issue
    assert "wrote again" in world.card(number).shown
    assert "Maria wrote to Tom" in " ".join(world.timeline(number))


def test_who_says_it_once_more_before_we_answered_waits_with_all_others(world):
    declare(world)
    number = no_internet(world)
    world.pass_(hours=1)

    again = no_internet(world, comment="Still no internet!")

    assert world.ticket(number).in_issue
    assert world.ticket(again).in_issue
    assert "Still no internet!" in issue_card(world).shown


@pytest.mark.everywhere
def test_who_has_heard_nothing_when_it_ends_is_not_forgotten(world):
    declare(world)
    heard = no_internet(world)
    answer_all(world)
    unheard = no_internet(world, 1)
    due = world.ticket(unheard).first_contact

    end(world)

    assert world.ticket(heard).status is Status.RESOLVED
    assert world.ticket(unheard).is_live
    assert not world.ticket(unheard).in_issue
    assert world.ticket(unheard).first_contact == due
    assert "Answer Jo Hill" in world.card(unheard).shown
    assert "One ticket whose customer had heard nothing: it has a card of its own" in world.told("maria")[-1]
    world.pass_(hours=25)
    assert "Jo Hill" in world.dms("maria")[-1]


def test_whoever_cannot_be_written_to_has_a_card_instead(world):
    declare(world)
    silent = world.feedback(
        score=5, comment="No internet.", customer={"id": "N-1", "name": "No Mail", "phone": "+44 1"}
    )
    refuses = no_internet(world, 1, contact={"consent": {"email": False}})
    reached = no_internet(world, 2)

    answer_all(world)

    assert "Two customers can't be written to" in world.told("maria")[-1]
    assert [world.ticket(n).in_issue for n in (silent, refuses, reached)] == [False, False, True]
    assert "No Mail" in world.card(silent).shown
    assert "Jo Hill" in world.card(refuses).shown
    assert len(world.mailbox.mails) == 1


def test_an_answer_to_all_is_taken_back_for_all(world):
    declare(world)
    tickets = [no_internet(world, each) for each in range(3)]
    answer_all(world, wait=False)
    assert "three answers leave at" in issue_card(world).shown.lower()

    world.press("maria", "Take it back", on=issue_card(world))
    world.pass_(minutes=5)

    assert world.mailbox.mails == []
    assert "Taken back: three customers will not get it." in world.told("maria")[-1]
    assert "It works again by ten tonight." in world.told("maria")[-1]
    assert not any(world.ticket(number).answered for number in tickets)
    assert "Answer the three customers" in issue_card(world).shown


def test_a_form_that_arrives_twice_sends_one_mail_each(world):
    declare(world)
    for each in range(3):
        no_internet(world, each)
    world.press("maria", "issue.answer", on=issue_card(world))
    world.submit("maria", subject="The outage", message="Hello {name}, it is being repaired.")
    preview = world.modal("maria")
    world.submit("maria")

    world.send_again("maria", preview)
    world.pass_(seconds=61)

    assert len(world.mailbox.mails) == 3
    assert "Three answers leave at" in world.told("maria")[-1]


def test_an_answer_that_arrives_twice_is_one_customer(world):
    declare(world)
    payload = {"id": "twice", "submitted_at": world.clock().isoformat(), "score": 5, "comment": "No internet."}

    for key in ("one", "one", "two"):
        world.deliver(key=key, customer=CUSTOMERS[0], **payload)
    world.settle()

    assert "Answer the customer who waits" in issue_card(world).shown


def test_the_gap_is_filled_for_each_and_no_other_gap_leaves(world):
    declare(world)
    no_internet(world)
    world.press("maria", "issue.answer", on=issue_card(world))
    world.submit("maria")  # as it was filled in: the gap is still there
    assert "Fill in" in world.errors("maria")["message"] or "in your own words" in world.errors("maria")["message"]

    world.submit("maria", message="Hello {name},\n\nit works again by ten.")
    assert "Hello Tom," in str(world.modal("maria").body)
    world.submit("maria")
    world.pass_(seconds=61)

    assert "Hello Tom," in world.mailbox.mails[0].get_body(("plain",)).get_content()


@pytest.mark.everywhere
def test_two_leads_end_it_at_once_and_one_of_them_was_quicker(world):
    declare(world)
    number = no_internet(world)
    answer_all(world)
    for somebody in ("maria", "priya"):
        world.press(somebody, "It's over …", on=issue_card(world))

    world.submit("maria", cause="network/outage", actions="Repaired.")
    world.submit("priya", cause="network/roadworks", actions="Dug out.")

    assert world.ticket(number).record.cause == "network/outage"
    assert "Maria has ended Outage in Leeds already" in world.told("priya")[-1]
    assert world.events(number).count("Resolved") == 1


def test_two_declare_the_same_at_once_and_there_is_one(world):
    for somebody in ("maria", "priya"):
        open_form(world, somebody)
    world.submit("maria", **OUTAGE)
    world.submit("priya", **OUTAGE)

    assert "Maria has declared one of that name" in world.errors("priya")["issue"]


@pytest.mark.parametrize("somebody", ["ana", "tom", "dana"])
def test_nobody_else_declares_answers_or_ends(world, somebody):
    declare(world)
    no_internet(world)
    said = world.loop(somebody, "known")

    for action in ("issue.answer", "issue.end"):
        world.press(somebody, action, on=issue_card(world))
        assert world.person(somebody).modal is None
    assert "Ask the team's lead" in world.told(somebody)[-1]
    assert "for Customer Care" not in said


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"words": ""}, "words", "Say how to tell its answers"),
        ({"issue": " "}, "issue", ""),
        ({"condition": "scor <= 3"}, "condition", "Did you mean"),
        ({"condition": "score = 3"}, "condition", "Write =="),
        ({"condition": "segment.business"}, "condition", "There is no"),
    ],
)
def test_what_is_declared_is_checked_like_the_file(world, said, field, words):
    declare(world, **said)

    assert words in world.errors("maria")[field]
    assert world.bot.records.program.current.adjustments.issues == {}


def test_it_is_told_by_place_touchpoint_and_condition_too(world):
    declare(world, words="", place="Leeds", touchpoint="first-payment", condition="score <= 3")

    leeds = {"context": {"location": "leeds"}}
    fits = no_internet(world, comment="Bad.", score=3, **leeds)
    too_good = no_internet(world, 1, comment="Bad.", score=5, **leeds)
    elsewhere = no_internet(world, 2, comment="Bad.", score=3, context={"location": "York"})

    assert [world.ticket(n).in_issue for n in (fits, too_good, elsewhere)] == [True, False, False]


def test_after_its_time_nobody_joins_and_its_lead_is_asked_once(world):
    declare(world, until=world.in_(hours=2))
    before = no_internet(world)
    world.pass_(hours=2)

    after = no_internet(world, 1)
    world.pass_(minutes=5)

    assert world.ticket(before).in_issue
    assert not world.ticket(after).in_issue
    asked = [words for words in world.dms("maria") if "Is Outage in Leeds over?" in words]
    assert len(asked) == 1


def test_one_person_is_reminded_of_all_and_nobody_else_is_called(world):
    declare(world)
    tickets = [no_internet(world, each) for each in range(3)]

    world.pass_(hours=23)
    reminders = [words for words in world.dms("maria") if "Answer the three customers" in words]
    assert 1 <= len(reminders) <= 2

    world.pass_(hours=10)
    assert any("waited too long" in words for words in world.dms("priya"))
    assert world.dms("dana") == []
    assert all(world.ticket(number).has_missed("first_contact") for number in tickets)
    assert not [m for m in world.messages("#care") if "unclaimed" in m.shown.lower()]


def test_whoever_claims_one_takes_it_out(world):
    declare(world)
    number = no_internet(world)
    world.loop("ana", f"ticket {number}")

    world.press("ana", "Claim", on=world.person("ana").ephemerals()[-1])

    assert world.owner(number) == "ana"
    assert "Ana has this" in world.card(number).shown
    assert "nobody waits" in issue_card(world).shown
    assert len(cards_of(world, number)) == 1


def test_who_waits_in_it_is_in_no_queue_and_in_every_figure(world):
    declare(world)
    number = no_internet(world)

    assert "Nobody waits in Customer Care" in world.loop("ana", "queue")
    assert "Tom Ward" not in world.loop("ana", "next")
    assert "1 open, 0 that nobody has, 1 in a known issue, 0 late" in world.loop("maria", "team")
    assert "1 open, 0 that nobody has, 1 in a known issue" in world.loop("dana")
    assert world.facts(number).live

    answer_all(world)
    assert world.facts(number).first_contact_at is not None


def test_an_answer_that_comes_back_brings_its_ticket_to_the_team(world):
    declare(world)
    number, other = no_internet(world), no_internet(world, 1)
    world.mailbox.refuses = "550 no such user"

    answer_all(world)

    assert [world.ticket(n).in_issue for n in (number, other)] == [False, False]
    assert "Tom Ward" in world.card(number).shown


def test_an_answer_that_is_completed_later_joins_then(world):
    declare(world)
    payload = {"id": "later", "submitted_at": world.clock().isoformat(), "score": 5, "customer": CUSTOMERS[0]}
    world.deliver(key="a", **payload)
    world.settle()
    [ticket] = world.bot.views.live(teams=("care",))
    assert not ticket.in_issue

    world.deliver(key="b", comment="No internet at all.", **payload)
    world.settle()

    assert world.ticket(ticket.number).in_issue


def test_a_process_killed_in_the_middle_leaves_the_rest_to_the_next(world):
    declare(world)
    heard = no_internet(world)
    answer_all(world)
    unheard = no_internet(world, 1)
    issue = next(iter(world.bot.records.program.current.adjustments.issues))
    maria = world.program.person("maria@contoso.example")

    async def ended_and_nothing_more() -> None:
        ending = Ending(cause="network/outage", actions="Repaired.")
        work = world.bot.records.editions.enter_work(
            lambda latest, moment: issues.end(latest, issue, ending, 1, maria, moment)
        )
        await world.bot.writer.do(work)

    world.run(ended_and_nothing_more())
    world.stop_bot()
    assert world.ticket(heard).is_live
    world.start_bot()
    world.settle()

    assert world.ticket(heard).status is Status.RESOLVED
    assert not world.ticket(unheard).in_issue
    assert "Answer Jo Hill" in world.card(unheard).shown


def test_it_uses_up_no_cap(world):
    detractor = world.program.workflow("detractor").model_copy(update={"cap": 1})
    rest = [each for each in program().workflows if each.name != "detractor"]
    world.change_program(program_with(workflows=(*rest, detractor)))
    declare(world)

    no_internet(world)
    no_internet(world, 1)
    else_ = no_internet(world, 2, comment="Charged twice.")

    assert cards_of(world, else_)


def test_a_storm_whose_cards_waited_for_room_leaves_no_card_behind(world):
    care = world.program.teams["care"].model_copy(update={"most_at_once": 1})
    world.change_program(program_with(teams={**world.program.teams, "care": care}))
    tickets = [no_internet(world, each) for each in range(3)]
    assert "Two more customers are waiting" in " ".join(m.shown for m in world.messages("#care"))

    declare(world)

    assert all(world.ticket(number).in_issue for number in tickets)
    answer_all(world)
    end(world)
    world.pass_(hours=1)
    assert sum(len(cards_of(world, number)) for number in tickets) == 1
    assert "Two more customers are waiting" not in " ".join(m.shown for m in world.messages("#care"))


def test_what_came_out_stays_out_and_is_not_ended_with_the_rest(world):
    declare(world)
    number = no_internet(world)
    world.loop("ana", f"ticket {number}")
    world.press("ana", "Claim", on=world.person("ana").ephemerals()[-1])
    world.press("ana", "Put back", on=world.card(number))

    end(world)

    assert world.ticket(number).is_live
    assert not world.ticket(number).in_issue


def test_whoever_is_told_is_told_once(world):
    declare(world)
    number = no_internet(world)
    answer_all(world)
    end(world)

    assert len([w for w in world.dms("priya") if "declared a known issue" in w]) == 1
    assert len([w for w in world.dms("priya") if "Maria ended Outage in Leeds" in w]) == 1
    assert world.ticket(number).status is Status.RESOLVED


def test_what_is_reopened_after_the_end_has_a_card_and_an_owner(world):
    declare(world)
    number = no_internet(world)
    answer_all(world)
    end(world)
    world.loop("maria", f"ticket {number}")

    world.press("maria", "Reopen", on=world.person("maria").ephemerals()[-1])

    assert world.owner(number) == "maria"
    assert "Tom" in world.card(number).shown
    assert "Maria wrote to Tom" in " ".join(world.timeline(number))


def test_another_answer_to_all_reaches_who_heard_already_only_if_asked(world):
    declare(world)
    no_internet(world)
    answer_all(world)
    no_internet(world, 1)

    answer_all(world)
    assert [mail["To"] for mail in world.mailbox.mails][1:] == ["Jo Hill <jo@example.com>"]

    no_internet(world, 2)
    answer_all(world, to="everybody")
    assert len(world.mailbox.mails) == 5


def test_another_revision_of_the_program_keeps_it(world):
    declare(world)
    adjusted = world.bot.records.program.current.adjustments

    assert [issue.name for issue in adjustments_after_restart(world)] == ["Outage in Leeds"]
    assert world.bot.records.program.current.adjustments == adjusted


def adjustments_after_restart(world):
    world.stop_bot()
    world.start_bot()
    return tuple(world.bot.records.program.current.adjustments.issues.values())


def test_who_joined_elsewhere_a_moment_after_its_end_is_brought_out(world):
    declare(world)
    in_use = world.bot.records.program
    before = in_use.current
    end(world)
    after = in_use.current

    in_use.replace(before)  # as a replica has it that has not looked yet
    number = no_internet(world)
    assert world.ticket(number).in_issue
    in_use.replace(after)
    world.settle()

    assert not world.ticket(number).in_issue
    assert "Tom Ward" in world.card(number).shown


def test_a_mail_server_that_is_away_is_one_word_to_whoever_wrote(world):
    declare(world)
    for each in range(3):
        no_internet(world, each)
    world.mailbox.down()

    answer_all(world)
    world.pass_(hours=2)

    late = [each for each in world.messages("@maria") if "mail_delayed" in each.metadata["event_payload"]["key"]]
    assert len(late) == 1

    world.mailbox.up()
    world.pass_(minutes=30)
    assert len(world.mailbox.mails) == 3


def test_what_is_joined_to_one_that_waits_brings_it_before_somebody(world):
    declare(world)
    waits = no_internet(world)
    has = no_internet(world, comment="Charged twice.")
    world.press("ana", "Claim", on=world.card(has))

    world.press("ana", "Same as …", on=world.card(has))
    world.submit("ana", ticket=str(waits))

    assert world.ticket(has).merged_into == waits
    assert not world.ticket(waits).in_issue
    assert world.card(waits)
