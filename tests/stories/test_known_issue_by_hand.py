"""A colleague puts a ticket into a known issue, and takes it out again."""

import pytest

from sandbox.errors import NotShown
from tests.stories.test_known_issue import CUSTOMERS, answer_all, cards_of, declare, end, issue_card, no_internet
from tests.stories.test_quiet_time import workflows
from tests.world import program_with

ELSE = "The line is as dead as can be."
PUT_IN = "Part of a known issue …"


def shown(world, name, number):
    """The ticket as it is now, for their eyes only."""
    world.loop(name, f"ticket {number}")
    return world.person(name).ephemerals()[-1]


def put_in(world, name, number):
    world.press(name, PUT_IN, on=shown(world, name, number))
    return world.submit(name)


@pytest.fixture
def quiet(open_world):
    """Whoever answers twice has one ticket."""
    return open_world(program=program_with(workflows=workflows(quiet_for="30d")))


@pytest.mark.everywhere
def test_what_no_word_told_is_put_in_by_hand_and_hears_with_all_others(world):
    declare(world)
    number = no_internet(world, comment=ELSE)
    assert not world.ticket(number).in_issue

    put_in(world, "ana", number)

    assert world.ticket(number).in_issue
    assert "Tom Ward waits in Outage in Leeds now." in world.told("ana")[-1]
    assert "Part of the known issue Outage in Leeds" in world.card(number).shown
    assert "Answer the customer who waits" in issue_card(world).shown
    answer_all(world)
    assert [mail["To"] for mail in world.mailbox.mails] == ["Tom Ward <tom.ward@example.com>"]


def test_the_way_back_stands_beside_it_and_brings_one_card(world):
    declare(world)
    number = no_internet(world, comment=ELSE)
    put_in(world, "ana", number)

    world.press("ana", "Take it out", on=world.person("ana").ephemerals()[-1])

    assert not world.ticket(number).in_issue
    assert "Ana put this into the known issue Outage in Leeds" in " ".join(world.timeline(number))
    assert "nobody waits" in issue_card(world).shown
    assert len(cards_of(world, number)) == 2  # the one of before, far above, and this
    put_in(world, "ben", number)
    assert world.ticket(number).in_issue
    assert "claim" not in world.loop("ana", "next").lower() or "Tom Ward" not in world.loop("ana", "next")


def test_whoever_has_it_lets_it_go_and_nobody_elses_is_taken(world):
    declare(world)
    number = no_internet(world, comment=ELSE)
    world.press("ben", "Claim", on=world.card(number))

    world.press("ana", PUT_IN, on=shown(world, "ana", number))
    assert world.person("ana").modal is None
    assert world.owner(number) == "ben"

    put_in(world, "ben", number)
    assert world.owner(number) is None
    assert world.ticket(number).in_issue


def test_somebody_takes_one_out_whose_words_fit_only_by_chance(world):
    declare(world)
    number, other = no_internet(world), no_internet(world, 1)

    world.press("ana", "Take it out", on=shown(world, "ana", number))

    assert [world.ticket(each).in_issue for each in (number, other)] == [False, True]
    assert "Tom Ward" in world.card(number).shown
    end(world)
    assert world.ticket(number).is_live


def test_only_while_its_team_knows_of_one(world):
    number = no_internet(world, comment=ELSE)
    with pytest.raises(NotShown):
        world.press("ana", PUT_IN, on=shown(world, "ana", number))

    declare(world)
    kept_open = shown(world, "ana", number)
    world.press("maria", "It's over …", on=issue_card(world))
    world.submit("maria", cause="network/outage", actions="Repaired.")

    world.press("ana", PUT_IN, on=kept_open)
    assert world.person("ana").modal is None
    assert "not there any more" in world.told("ana")[-1]


def test_a_form_kept_open_until_it_is_over_says_so(world):
    declare(world)
    number = no_internet(world, comment=ELSE)
    world.press("ana", PUT_IN, on=shown(world, "ana", number))
    end(world)

    world.submit("ana")

    assert "Maria has ended it already" in world.errors("ana")["known_issue"]
    assert not world.ticket(number).in_issue


@pytest.mark.parametrize(
    "more",
    [{"contact": {"wanted": True}}, {"comment": "A formal complaint: the line is dead.", "score": 1}],
    ids=["wants a word", "a careful case"],
)
def test_what_is_looked_at_alone_is_not_put_in(world, more):
    declare(world)
    number = no_internet(world, **{"comment": ELSE, **more})

    with pytest.raises(NotShown):
        world.press("maria", PUT_IN, on=shown(world, "maria", number))


def test_who_asks_for_a_word_after_the_form_was_opened_is_not_put_in(world):
    declare(world)
    payload = {"id": "r-1", "submitted_at": world.clock().isoformat(), "score": 5, "customer": CUSTOMERS[0]}
    world.deliver(key="a", **payload, comment=ELSE)
    world.settle()
    world.press("ana", PUT_IN, on=shown(world, "ana", 1))
    world.deliver(key="b", **payload, comment=ELSE, contact={"wanted": True})
    world.settle()

    world.submit("ana")

    assert "Go on with this one alone" in world.modal("ana").shown
    assert not world.ticket(1).in_issue


def test_who_has_heard_from_us_is_not_put_in(world):
    declare(world)
    number = no_internet(world, comment=ELSE)
    world.respond("ana", number, message="It works again by ten.")

    with pytest.raises(NotShown):
        world.press("ana", PUT_IN, on=shown(world, "ana", number))


def test_sent_twice_it_is_in_once(world):
    declare(world)
    number = no_internet(world, comment=ELSE)
    world.press("ana", PUT_IN, on=shown(world, "ana", number))
    form = world.modal("ana")
    world.submit("ana")

    world.send_again("ana", form)

    assert world.events(number).count("JoinedIssue") == 1


def test_who_was_promised_a_call_is_not_put_in(world):
    declare(world)
    number = no_internet(world, comment=ELSE)
    world.feedback(score=5, comment=ELSE, customer={**CUSTOMERS[1], "phone": "+44 20 7946 0018"})
    world.press("ana", "Claim", on=world.card(2))
    kept_open = shown(world, "ana", 2)
    world.press("ana", PUT_IN, on=kept_open)
    form = world.modal("ana")
    world.leave("ana")
    world.call("ana", 2, outcome="voicemail", promise="a call", promise_due=world.in_(hours=6))

    world.send_again("ana", form)

    assert not world.ticket(2).in_issue
    with pytest.raises(NotShown):
        world.press("ana", PUT_IN, on=shown(world, "ana", 2))
    put_in(world, "ana", number)
    assert world.ticket(number).in_issue


def test_who_asked_for_a_word_with_another_answer_is_not_put_in(quiet):
    declare(quiet)
    number = no_internet(quiet, comment=ELSE)
    kept_open = shown(quiet, "ana", number)
    no_internet(quiet, comment="", contact={"wanted": True})
    assert quiet.ticket(number).also

    with pytest.raises(NotShown):
        quiet.press("ana", PUT_IN, on=shown(quiet, "ana", number))
    quiet.press("ana", PUT_IN, on=kept_open)
    quiet.submit("ana")

    assert "Go on with this one alone" in quiet.modal("ana").shown
    assert not quiet.ticket(number).in_issue


@pytest.mark.parametrize(
    "more", [{"comment": "", "contact": {"wanted": True}}, {"comment": "And the bill is wrong."}], ids=["word", "else"]
)
def test_who_had_said_more_before_it_was_declared_joins_nothing(quiet, more):
    alone, waits = no_internet(quiet), no_internet(quiet, 1)
    no_internet(quiet, **more)
    no_internet(quiet, 1, comment="")

    declare(quiet)

    assert [quiet.ticket(number).in_issue for number in (alone, waits)] == [False, True]


@pytest.mark.everywhere
def test_an_answer_to_all_is_taken_back_from_who_was_taken_out_meanwhile_too(world):
    declare(world)
    out, inside = no_internet(world), no_internet(world, 1)
    answer_all(world, wait=False)
    world.press("ana", "Take it out", on=shown(world, "ana", out))

    world.press("maria", "Take it back", on=issue_card(world))
    world.pass_(minutes=5)

    assert "two customers will not get it" in world.told("maria")[-1]
    assert "Our network in Leeds is down." in world.told("maria")[-1]
    assert world.mailbox.mails == []
    assert [world.ticket(number).pending for number in (out, inside)] == [(), ()]


def test_what_was_written_to_one_of_them_alone_is_not_taken_back_with_it(world):
    declare(world)
    out, _ = no_internet(world), no_internet(world, 1)
    answer_all(world, wait=False)
    world.press("maria", "Claim", on=shown(world, "maria", out))
    world.respond("maria", out, message="I come myself.", wait=False)

    world.press("maria", "Take it back", on=issue_card(world))
    world.pass_(minutes=5)

    [mail] = world.mailbox.mails
    assert "I come myself." in mail.get_body(("plain",)).get_content()


def test_what_goes_on_elsewhere_and_what_is_spam_was_not_settled_with_it(world):
    declare(world)
    first, again = no_internet(world), no_internet(world, comment="Still no internet.")
    no_internet(world, 1)
    spam = no_internet(world, 2)
    world.press("ana", "Same as …", on=shown(world, "ana", again))
    world.submit("ana", ticket=str(first))
    world.press("ana", "Close", on=shown(world, "ana", spam))
    world.choose("ana", "outcome", "spam")
    world.submit("ana")
    answer_all(world)

    end(world)

    assert "One customer was settled with it." in issue_card(world).shown
    assert "One customer who heard from us was settled with it." in world.told("maria")[-1]
    assert world.ticket(first).is_live
