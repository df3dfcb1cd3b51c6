"""Feedback comes in: what becomes a ticket, what completes one, and what opens nothing."""

import json
from datetime import timedelta

import pytest

from bot.ticket import Status
from tests.world import GRACE, ROOT, program, program_with

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


def delighted(kind: str, updated_at: int, **said: object) -> dict[str, object]:
    """One event as Delighted sends it."""
    person = {"id": "1", "name": "Grace Okafor", "email": "grace@example.com", "phone_number": "+44 20 7946 0018"}
    response = {"id": "r-1", "survey_type": "nps", "created_at": 1772442845, "updated_at": updated_at, "person": person}
    return {"event_type": kind, "event_id": f"{kind} {updated_at}", "event_data": {**response, **said}}


@pytest.mark.everywhere
def test_feedback_becomes_a_card_that_says_what_to_do_next(world):
    ticket = world.feedback(
        score=2,
        comment="Charged twice, again.",
        contact={"wanted": True, "preferred": "phone"},
        customer={**GRACE, "value": {"amount": 1200, "currency": "GBP"}},
    )

    card = world.card(ticket)
    assert card.shown.splitlines()[0] == "Call Grace Okafor by Tue 3 Mar, 09:14 GMT"
    assert "Charged twice, again." in card.shown
    assert "2 of 10 after first payment · asked for a call · customer value £1,200" in card.shown
    assert "nobody has it yet" in card.shown
    assert list(card.buttons) == ["Claim", "Call", "Respond", "Ask for help", "Close"]
    assert "grace@example.com" not in card.shown


def test_both_clocks_are_shown(world):
    sent_on_friday_evening = world.clock() - timedelta(days=2, hours=16)
    ticket = world.feedback(score=2, submitted_at=sent_on_friday_evening.isoformat())

    fresh = world.feedback(score=2, customer={"id": "B-4", "name": "Tom Ward", "email": "tom@example.com"})

    assert "Waiting since" in world.card(ticket).shown
    assert "24 h to answer, 9 h of it in our working hours" in world.card(fresh).shown
    world.call("ana", ticket)

    assert "First answered after 2 days (6 h of our working hours)" in world.card(ticket).shown


def test_the_clock_starts_when_the_customer_pressed_send(world):
    ticket = world.feedback(score=2, submitted_at=(world.clock() - timedelta(hours=3)).isoformat())

    assert world.ticket(ticket).first_contact.due == world.clock() + timedelta(hours=21)


def test_the_same_delivery_again_is_a_duplicate(world):
    said = {"id": "resp-1", "score": 2, "customer": GRACE, "submitted_at": world.clock().isoformat()}

    answers = [world.deliver(key=key, **said) for key in ("msg_a", "msg_a", "msg_b")]
    world.settle()

    assert [answer.status_code for answer in answers] == [202, 202, 202]
    assert [answer.json()["status"] for answer in answers] == ["accepted", "duplicate", "duplicate"]
    assert len(world.messages("#care")) == 1
    assert world.timeline(1) == []


@pytest.mark.parametrize(
    ("source", "payload"),
    [("relationship-nps", "standard/full"), ("typeform-nps", "typeform/full"), ("delighted-nps", "delighted/created")],
)
def test_what_a_source_really_sends_becomes_a_ticket_that_can_be_closed(world, source, payload):
    captured = json.loads((ROOT / "tests" / "sources" / f"{payload}.json").read_text(encoding="utf-8"))

    answer = world.deliver(source, **captured)
    world.settle()

    assert answer.json()["status"] == "accepted"
    assert len(world.messages("#care")) == 1
    world.close("ana", 1)
    assert world.card(1).shown.startswith("Solved by Ana.")


@pytest.mark.everywhere
def test_score_first_and_comment_later_is_one_ticket_redrawn(world):
    world.deliver("delighted-nps", **delighted("survey_response.created", 1772442845, score=2, comment=None))
    world.settle()
    assert "left no words, only the score" in world.card(1).shown

    said = delighted("survey_response.updated", 1772442905, score=2, comment="Three visits and still no broadband.")
    answer = world.deliver("delighted-nps", **said)
    world.settle()

    assert answer.json()["status"] == "merged"
    assert len(world.messages("#care")) == 1
    assert "Three visits and still no broadband." in world.card(1).shown


def test_what_arrives_late_does_not_overwrite_what_is_newer(world):
    ticket = world.feedback(id="resp-1", score=2, comment="", updated_at="2026-03-02T09:00:00Z")
    world.feedback(id="resp-1", score=3, comment="It works now and then.", updated_at="2026-03-02T09:10:00Z")
    world.feedback(id="resp-1", score=1, comment="It works", updated_at="2026-03-02T09:05:00Z")

    assert "It works now and then." in world.card(ticket).shown
    assert "3 of 10" in world.card(ticket).shown


def test_a_comment_that_comes_later_moves_a_free_ticket_to_the_workflow_it_names(open_world):
    elsewhere = {"leaving": {"team": "field-ops"}}
    workflows = tuple(each.model_copy(update=elsewhere.get(each.name, {})) for each in program().workflows)
    world = open_world(program=program_with(workflows=workflows))
    ticket = world.feedback(id="resp-1", score=2, comment="")

    world.feedback(id="resp-1", score=2, comment="I will cancel.")

    assert world.ticket(ticket).workflow == "leaving"
    assert world.card(ticket, "#field-ops").shown.startswith("Answer Grace Okafor by Tue 3 Mar, 01:14 GMT")
    assert world.card(ticket).shown == "Grace Okafor is with Field Ops now."


def test_a_ticket_that_somebody_has_is_only_redrawn(world):
    ticket = world.feedback(id="resp-1", score=2, comment="")
    world.press("ana", "Claim", on=world.card(ticket))

    world.feedback(id="resp-1", score=2, comment="I will cancel.")

    assert world.ticket(ticket).workflow == "detractor"
    assert "I will cancel." in world.card(ticket).shown
    assert world.owner(ticket) == "ana"


def test_a_rating_that_was_taken_back_shows_on_the_card(world):
    ticket = world.feedback(id="resp-1", score=2)

    world.feedback(id="resp-1", score=2, withdrawn=True)

    assert "Grace has withdrawn this." in world.card(ticket).shown


def test_a_comment_without_a_score_goes_to_the_workflow_that_names_it(world):
    ticket = world.feedback(score=None, comment="Could somebody ring me about the router?")

    assert world.ticket(ticket).workflow == "no-score"
    assert "Could somebody ring me about the router?" in world.card(ticket).shown


@pytest.mark.parametrize(("score", "comment"), [(9, "Thank you, Ben!"), (8, ""), (10, "")])
def test_who_is_content_disturbs_nobody(world, score, comment):
    assert world.feedback(score=score, comment=comment) == 0
    assert world.messages("#care") == []


@pytest.mark.everywhere
def test_the_single_word_stop_opens_nothing_and_is_remembered(world):
    assert world.feedback(score=None, comment=" Stop. ") == 0
    assert world.messages("#care") == []

    world.clock.pass_(days=1)
    ticket = world.feedback(score=1, comment="Still broken.")

    assert "does not want to be contacted" in world.card(ticket).shown
    assert not {"Respond", "Call"} & set(world.card(ticket).buttons)


def test_a_stop_that_comes_later_shows_on_the_open_ticket_and_nobody_writes_any_more(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    card_of_before = world.card(ticket)

    world.feedback(score=None, comment="STOP")

    assert "Leave Grace Okafor in peace" in world.card(ticket).shown
    assert not {"Respond", "Call"} & set(world.card(ticket).buttons)
    world.press("ana", "Respond", on=card_of_before)
    assert world.told("ana")[-1].startswith("Leave this customer in peace")
    assert world.person("ana").modal is None


def test_who_looks_after_the_customer_is_told_once(world):
    customer = {**GRACE, "attributes": {"account_manager": "maria@contoso.example"}}

    world.feedback(score=3, comment="I think of leaving.", customer=customer)

    [told] = world.dms("maria")
    assert told.startswith("Grace Okafor is unhappy; Customer Care answers by")
    assert "I think of leaving." in told


def test_the_card_names_what_else_is_open_for_the_customer(world):
    world.feedback(score=2, comment="Charged twice.")
    world.clock.pass_(hours=1)
    second = world.feedback(score=4, comment="Charged a third time.")

    assert "second low score" in world.card(second).shown
    assert "Also open for Grace: ticket 1 in Customer Care." in world.card(second).shown


def test_two_customers_who_share_an_address_are_two(world):
    world.feedback(score=2, customer={**GRACE, "id": "A-1"})
    second = world.feedback(score=2, customer={**GRACE, "id": "A-2", "name": "Femi Okafor"})

    assert "Femi Okafor" in world.card(second).shown
    assert "Also open" not in world.card(second).shown


def test_a_customer_who_tells_nothing_about_themselves_is_heard_all_the_same(world):
    ticket = world.feedback(score=0, comment="No.", customer={})

    assert world.card(ticket).shown.startswith("Find out what went wrong by")
    assert not {"Respond", "Call"} & set(world.card(ticket).buttons)


@pytest.mark.everywhere
def test_thirty_answers_at_once_are_thirty_tickets(world):
    async def all_at_once():
        for number in range(30):
            answer = await world.delivered(id=f"resp-{number}", score=2, customer={**TOM, "id": f"C-{number}"})
            assert answer.status_code == 202

    world.run(all_at_once())
    world.settle()

    tickets = sorted(message.metadata["event_payload"]["ticket"] for message in world.messages("#care"))
    assert tickets == list(range(1, 31))


def test_a_ticket_keeps_the_targets_of_the_program_it_was_opened_under(world):
    before = world.feedback(score=2)
    within_two_hours = program().sla["standard"].first_contact.model_copy(update={"within": timedelta(hours=2)})
    quicker = program().sla["standard"].model_copy(update={"first_contact": within_two_hours})
    world.change_program(program_with(sla={**program().sla, "standard": quicker}, revision="the next one"))

    after = world.feedback(score=2, customer=TOM)

    assert "Answer Grace Okafor by Tue 3 Mar, 09:14 GMT" in world.card(before).shown
    assert world.ticket(before).first_contact.within_seconds == 24 * 3600
    assert "Answer Tom Ward by Mon 2 Mar, 11:14 GMT" in world.card(after).shown
    assert {world.ticket(before).revision, world.ticket(after).revision} == {program().revision, "the next one"}
    assert world.ticket(before).status is Status.OPEN
