"""Two tickets become one: whoever was asked about either is asked about both, and what was put aside stays so."""

import pytest


def join(world, name, number, into):
    world.press(name, "Same as …", on=world.card(number))
    world.submit(name, ticket=str(into))


def two(world):
    return world.feedback(score=2, comment="Charged twice."), world.feedback(score=3, comment="And a third time.")


def ask(world, name, ticket, reason="out_of_scope"):
    world.press(name, "Ask for help", on=world.card(ticket))
    world.submit(name, reason=reason, note="May I offer her three months?")


@pytest.mark.everywhere
def test_a_call_for_help_is_answered_where_it_goes_on(world):
    first, second = two(world)
    world.press("ana", "Claim", on=world.card(first))
    ask(world, "ana", first)

    join(world, "ana", first, into=second)

    gone, asked = world.messages("@maria")
    assert "it goes on there" in gone.shown
    assert "May I offer her three months?" in asked.shown
    assert "Ana asked for help" in world.card(second).shown
    assert world.facts(second).asked_for_help
    world.press("maria", "I'll call", on=asked)
    assert world.owner(second) == "maria"


def test_a_call_for_help_that_nobody_answers_goes_on_to_whoever_is_above(world):
    first, second = two(world)
    world.press("ana", "Claim", on=world.card(first))
    ask(world, "ana", first)
    join(world, "ana", first, into=second)

    world.pass_(days=1)

    assert [each for each in world.dms("dana") if "Grace Okafor" in each] != []


def test_who_was_called_and_took_it_on_is_left_alone_until_their_time_is_over(world):
    first = world.feedback(score=2)
    world.pass_(hours=25)
    [*_, asked] = world.messages("@maria")
    world.press("maria", "I'll call", on=asked)
    second = world.feedback(score=3, comment="And a third time.")
    said = len(world.messages("@maria"))

    join(world, "maria", first, into=second)
    world.pass_(hours=1)

    assert world.owner(second) == "maria"
    assert len(world.messages("@maria")) == said
    [open_] = world.ticket(second).escalations
    assert open_.taken_on.by == "maria@contoso.example"


def test_who_was_called_and_has_not_answered_hears_where_it_goes_on(world):
    first = world.feedback(score=2)
    world.pass_(hours=25)
    second = world.feedback(score=3, comment="And a third time.")
    before = world.messages("@maria")

    join(world, "ana", first, into=second)

    [asked] = world.messages("@maria")[len(before) :]
    assert asked.shown.startswith("Please see to Grace Okafor")
    world.press("maria", "I'll call", on=asked)
    assert world.owner(second) == "maria"
    assert world.facts(second).escalated


def test_what_its_owner_put_aside_stays_so(world):
    first, second = two(world)
    world.press("ana", "Claim", on=world.card(first))
    world.press("ana", "Snooze", on=world.card(first))
    world.submit("ana", until=world.in_(days=2))
    until = world.ticket(first).snoozed_until

    join(world, "ana", first, into=second)

    assert world.owner(second) == "ana"
    assert world.ticket(second).snoozed_until == until
    world.pass_(days=2, hours=1)
    assert world.ticket(second).snoozed_until is None


def test_what_somebody_else_put_aside_is_not_asleep_for_who_has_this(world):
    first, second = two(world)
    world.press("ben", "Claim", on=world.card(second))
    world.press("ana", "Claim", on=world.card(first))
    world.press("ana", "Snooze", on=world.card(first))
    world.submit("ana", until=world.in_(days=2))

    join(world, "ana", first, into=second)

    assert world.ticket(second).snoozed_until is None
