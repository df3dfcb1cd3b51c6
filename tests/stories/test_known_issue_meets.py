"""A known issue meets a cap, a quiet time, an absence, a late mail and somebody who moves to another team."""

import pytest

from bot.ticket import Status
from tests.stories.absences import claimed
from tests.stories.test_known_issue import (
    CUSTOMERS,
    OUTAGE,
    answer_all,
    cards_of,
    declare,
    end,
    issue_card,
    no_internet,
    open_form,
)
from tests.stories.test_quiet_time import workflows
from tests.world import program_with


@pytest.fixture
def capped(open_world):
    """One card a day."""
    return open_world(program=program_with(workflows=workflows(cap=1)))


@pytest.fixture
def quiet(open_world):
    """A customer's answers of one day are one ticket."""
    return open_world(program=program_with(workflows=workflows(quiet_for="1d")))


def beyond_the_cap(world) -> int:
    no_internet(world, 1)
    beyond = no_internet(world)
    assert world.ticket(beyond).overflow
    declare(world)
    assert world.ticket(beyond).in_issue
    return beyond


def claim(world, name, number):
    world.loop(name, f"ticket {number}")
    world.press(name, "Claim", on=world.person(name).ephemerals()[-1])


# -- a cap


def test_what_came_beyond_a_cap_has_one_card_when_the_issue_is_over(capped):
    beyond = beyond_the_cap(capped)

    end(capped)
    capped.press("ana", "Claim", on=capped.card(beyond))

    assert capped.owner(beyond) == "ana"
    assert len(cards_of(capped, beyond)) == 1


def test_what_came_beyond_a_cap_has_one_card_when_somebody_takes_it_out(capped):
    beyond = beyond_the_cap(capped)

    claim(capped, "ana", beyond)

    assert len(cards_of(capped, beyond)) == 1


# -- a quiet time, and answers that are completed


def test_a_score_or_the_same_once_more_waits_with_all_others(quiet):
    declare(quiet)
    number = no_internet(quiet)

    no_internet(quiet, comment="Still no internet!")
    no_internet(quiet, comment="")

    assert quiet.ticket(number).in_issue
    assert cards_of(quiet, number) == []


@pytest.mark.parametrize(
    "more",
    [
        {"contact": {"wanted": True}},
        {"comment": "No internet. This is a formal complaint.", "score": 1},
        {"comment": "And you billed me twice."},
    ],
    ids=["wants a word", "a careful case", "something else"],
)
def test_who_says_more_in_the_quiet_time_is_looked_at_alone(quiet, more):
    declare(quiet)
    number = no_internet(quiet)

    assert no_internet(quiet, **more) == 0

    assert not quiet.ticket(number).in_issue
    assert len(cards_of(quiet, number)) == 1
    assert "told us more than Outage in Leeds answers" in " ".join(quiet.timeline(number))


def test_an_answer_completed_with_a_wish_for_a_call_is_looked_at_alone(world):
    declare(world)
    payload = {"id": "r-1", "submitted_at": world.clock().isoformat(), "score": 5, "customer": CUSTOMERS[0]}
    world.deliver(key="a", **payload, comment="No internet.")
    world.settle()
    assert world.ticket(1).in_issue

    world.deliver(key="b", **payload, comment="No internet.", contact={"wanted": True})
    world.settle()

    assert not world.ticket(1).in_issue
    assert "asked to hear from us" in world.card(1).shown


# -- mail that is on its way when it ends


def test_who_has_an_answer_on_its_way_is_settled_when_it_has_arrived(world):
    declare(world)
    number = no_internet(world)
    answer_all(world, wait=False)

    end(world)

    assert "was settled with it" in world.told("maria")[-1]
    assert world.ticket(number).is_live
    world.pass_(seconds=61)
    assert len(world.mailbox.mails) >= 1
    assert world.ticket(number).status is Status.RESOLVED
    assert cards_of(world, number) == []


@pytest.mark.everywhere
def test_whose_answer_comes_back_after_the_end_is_looked_at_alone(world):
    declare(world)
    number = no_internet(world)
    world.mailbox.refuses = "550 no such user"
    answer_all(world, wait=False)

    end(world)
    world.pass_(seconds=61)

    assert world.ticket(number).is_live
    assert "Tom Ward" in world.card(number).shown


def test_whose_answer_is_late_is_not_settled_with_it(world):
    """Else it would be kept back, and they would be asked whether it is solved without ever having heard from us."""
    declare(world)
    number = no_internet(world)
    world.mailbox.down()
    answer_all(world)
    world.pass_(hours=2)

    end(world)

    assert world.ticket(number).is_live
    assert not world.ticket(number).in_issue
    world.mailbox.up()
    world.pass_(minutes=30)
    assert world.ticket(number).answered


# -- who answers for it


def test_while_its_lead_is_away_the_programs_owner_is_reminded(world):
    declare(world)
    no_internet(world)
    world.loop("maria", "away until Friday")

    world.pass_(hours=23, minutes=50)

    assert any("Answer the customer" in words for words in world.dms("priya"))


def test_whoever_moves_to_another_team_answers_for_it_no_more(world):
    declare(world, lead="ben@contoso.example")
    no_internet(world)
    assert "Ben" in issue_card(world).shown

    world.loop("priya", "people add Ben to field-ops")

    assert "Maria" in world.loop("ana", "known leeds")
    assert "Ben" not in world.loop("ana", "known leeds")


def test_what_the_programs_owner_ends_goes_on_with_whoever_answers_customers(world):
    open_form(world, "priya")
    world.submit("priya", **OUTAGE)
    number = no_internet(world)
    answer_all(world, by="priya")

    end(world, by="priya")

    assert world.ticket(number).status is Status.RESOLVED
    assert world.owner(number) == "maria"


# -- consent, and taking back


def test_the_preview_counts_whom_a_mail_may_go_to(world):
    declare(world)
    no_internet(world, contact={"consent": {"email": False}})
    no_internet(world, 1)
    world.press("maria", "issue.answer", on=issue_card(world))
    world.submit("maria", subject="The outage", message="Hello {name}, it works again by ten.")

    form = world.modal("maria").shown

    assert "This is what Jo Hill will get." in form
    assert "Hello Jo" in form


def test_of_two_who_answered_all_each_takes_back_their_own_words(world):
    declare(world)
    no_internet(world)
    answer_all(world, wait=False)
    no_internet(world, 1)
    world.press("priya", "issue.answer", on=issue_card(world))
    world.submit("priya", subject="The outage", message="Hello {name}, from Priya.")
    world.submit("priya")

    world.press("maria", "issue.undo", on=issue_card(world))

    assert "It works again by ten tonight." in world.told("maria")[-1]
    assert "from Priya" not in world.told("maria")[-1]


# -- back from an absence


@pytest.mark.everywhere
def test_what_joined_meanwhile_is_not_offered_to_whoever_is_back(world):
    number = claimed(world)
    world.loop("ana", "away until Friday")
    declare(world, words="charged twice")
    assert world.ticket(number).in_issue

    assert "nobody has it yet" not in world.loop("ana", "back")


def test_an_answer_is_taken_back_also_when_it_is_over(world):
    declare(world)
    number = no_internet(world)
    answer_all(world, wait=False)
    end(world)

    world.press("maria", "Take it back", on=issue_card(world))
    world.pass_(minutes=2)

    assert world.mailbox.mails == []
    assert not world.ticket(number).in_issue
    assert "Tom Ward" in world.card(number).shown


def test_a_deleted_card_of_what_waits_in_it_does_not_come_again(world):
    ticket = no_internet(world)
    old = world.card(ticket)
    declare(world)
    world.slack.erase(old)

    world.pass_(days=3)

    assert world.ticket(ticket).has_missed("first_contact")
    assert world.ticket(ticket).in_issue
    assert cards_of(world, ticket) == []
