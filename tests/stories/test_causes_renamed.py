"""A root cause gets another name in the file: its history, open tickets and suggestions go on under that."""

import pytest

from tests.program_files import NEEDS_DANA, ProgramFile
from tests.stories.test_program_revised import JO, TOM

_SUBS = "    subcategories: [double-charge, unclear-invoice, wrong-amount, refund-late]"
TAGGED = (_SUBS, f"{_SUBS}\n    tags: {{twice: double-charge}}")
RENAMED = (
    _SUBS,
    "    subcategories: {charged-twice: {name: Charged twice, formerly: double-charge},\n"
    "                    unclear-invoice: Unclear invoice, wrong-amount: Wrong amount, refund-late: Refund late}",
)
GROUP_RENAMED = ("  billing:\n    fixed_by: care", "  money:\n    formerly: billing\n    fixed_by: field-ops")
TAKEN_AWAY = (_SUBS, "    subcategories: [unclear-invoice, wrong-amount, refund-late]")
MOVED = (
    ("    subcategories: [rise-in-price, better-offer-elsewhere, exit-fee]", "    subcategories:\n"
     "      fees-twice: {name: Taken twice, formerly: billing/double-charge}\n      exit-fee: Exit fee"),
    TAKEN_AWAY,
)  # fmt: skip


@pytest.fixture
def file(tmp_path):
    return ProgramFile(tmp_path, TAGGED)


def closed(world, customer=TOM, cause="billing/double-charge") -> int:
    ticket = world.feedback(score=5, comment="Charged twice.", customer=customer)
    world.press("ana", "Claim", on=world.card(ticket))
    world.close("ana", ticket, cause=cause)
    assert world.facts(ticket).cause == cause
    return ticket


@pytest.mark.everywhere
def test_last_months_figures_stand_under_the_new_name(open_world, file):
    world = open_world(file=file.path)
    closed(world)
    world.pass_(days=31)

    file.change((TAGGED[1], _SUBS))
    file.edit(world, RENAMED)
    closed(world, JO, "billing/charged-twice")

    said = world.loop("maria", "causes")
    assert "Billing: Charged twice made two customers unhappy; Customer Care can mend it" in said
    assert "1 this month, 1 last month; Customer Care" in said
    assert "Double charge" not in said


def test_a_whole_group_takes_its_causes_along_and_somebody_else_may_mend_them(open_world, file):
    world = open_world(file=file.path)
    closed(world)

    file.edit(world, GROUP_RENAMED)

    assert "Money: Double charge made one customer unhappy; Field Ops can mend it" in world.loop("maria", "causes")


def test_a_cause_that_moves_to_another_group_is_counted_there(open_world, file):
    world = open_world(file=file.path)
    closed(world)

    file.change((TAGGED[1], _SUBS))
    file.edit(world, *MOVED)

    assert "Price: Taken twice made one customer unhappy" in world.loop("maria", "causes")
    assert "Double charge is called Taken twice now, and keeps its history" in world.dms("priya")[-1]


def test_the_owner_reads_that_it_is_the_same_under_another_name(open_world, file):
    world = open_world(file=file.path)
    closed(world)

    file.change((TAGGED[1], _SUBS))
    file.edit(world, RENAMED)

    said = world.dms("priya")[-1]
    assert "Root cause Billing: Double charge is called Charged twice now, and keeps its history" in said
    assert "no cause any more" not in said


def test_an_open_ticket_shows_and_offers_the_new_name(open_world, file):
    world = open_world(file=file.path)
    ticket = world.feedback(score=5, comment="Charged twice.", tags=["twice"])
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Root cause", on=world.card(ticket))
    world.submit("ana", cause="billing/double-charge")
    assert "Billing – Double charge" in world.card(ticket).shown

    file.change((TAGGED[1], _SUBS))
    file.edit(world, RENAMED)
    world.press("ana", "Close", on=world.card(ticket))
    form = world.modal("ana")
    assert "Charged twice" in form.shown
    assert "Double charge" not in form.shown

    world.submit("ana", actions="Paid back.", outcome="solved")
    assert "Billing – Charged twice" in world.card(ticket).shown
    assert "Billing: Charged twice made one customer unhappy" in world.loop("ana", "causes")


def test_a_form_that_was_open_meanwhile_is_taken(open_world, file):
    world = open_world(file=file.path)
    ticket = world.feedback(score=5, comment="Charged twice.")
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Root cause", on=world.card(ticket))

    file.change((TAGGED[1], _SUBS))
    file.edit(world, RENAMED)
    world.submit("ana", cause="billing/double-charge")

    assert "Billing – Charged twice" in world.card(ticket).shown


def test_what_an_old_tickets_tags_suggest_is_suggested_under_its_new_name(open_world, file):
    world = open_world(file=file.path)
    ticket = world.feedback(score=5, comment="Charged twice.", tags=["twice"])
    file.change((TAGGED[1], _SUBS))
    file.edit(world, RENAMED)

    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Close", on=world.card(ticket))
    world.submit("ana", actions="Paid back.", outcome="solved")

    assert world.ticket(ticket).record.cause == "billing/charged-twice"


def test_a_cause_that_is_gone_without_a_new_name_is_told_with_its_tickets(open_world, file):
    world = open_world(file=file.path)
    closed(world)

    file.change((TAGGED[1], _SUBS))
    file.edit(world, TAKEN_AWAY)

    said = world.dms("priya")[-1]
    assert "Double charge is no cause any more, and one ticket of the last year was closed with it" in said
    assert "formerly: [double-charge]" in said
    assert "Billing: Double charge made one customer unhappy" in world.loop("maria", "causes"), "by its old name"


def test_a_cause_that_no_ticket_has_goes_without_a_word(open_world, file):
    world = open_world(file=file.path)

    file.change((TAGGED[1], _SUBS))
    file.edit(world, TAKEN_AWAY)

    assert "Root cause Billing: no longer with Double charge" in world.dms("priya")[-1]
    assert "no cause any more" not in world.dms("priya")[-1]


def test_the_approver_reads_of_it_before_it_happens(open_world, tmp_path):
    file = ProgramFile(tmp_path, NEEDS_DANA)
    world = open_world(file=file.path)
    closed(world)

    file.edit(world, TAKEN_AWAY)

    assert "Double charge is no cause any more" in world.dms("dana")[-1]


def test_before_anything_has_a_cause_the_answer_says_how_it_gets_one(open_world, file):
    assert "named when a ticket is closed" in open_world(file=file.path).loop("maria", "causes")


def test_each_sees_the_causes_of_their_own_teams(open_world, file):
    world = open_world(file=file.path)
    closed(world)

    assert "Double charge" in world.loop("dana", "causes")
    assert "Double charge" not in world.loop("sam", "causes")
