"""The page that helps with a ticket is at hand where it helps: below the fields, while one writes or calls."""

from tests.stories.test_quiet_time import workflows
from tests.world import program, program_with

HEADING = "Playbook: An unhappy customer"


def test_it_stands_below_the_letter_that_is_written(world):
    ticket = world.feedback(2)

    world.press("ana", "ticket.respond", on=world.card(ticket))

    form = world.modal("ana").shown
    assert HEADING in form
    assert form.index("Your message") < form.index(HEADING)
    assert "1. Read their own words twice." in form
    assert "**" not in form


def test_it_stands_below_the_call_too(world):
    ticket = world.feedback(2)

    world.press("ana", "ticket.call", on=world.card(ticket))

    assert HEADING in world.modal("ana").shown


def test_what_was_written_is_sent_as_ever(world):
    ticket = world.feedback(2)

    world.respond("ana", ticket, message="Hello Grace.")

    assert world.events(ticket)[-1] == "Contacted"


def test_whoever_cannot_be_reached_has_it_on_the_menu(world):
    ticket = world.feedback(2, customer={"id": "X-1", "name": "Grace Okafor"})

    world.press("ana", "Playbook", on=world.card(ticket))

    assert world.told("ana")[-1].startswith("An unhappy customer")


def test_a_page_for_some_goes_before_the_page_for_all(open_world):
    pages = {**program().playbooks, "visit": "# A missed visit\n\nSay sorry once."}
    fits = [{"when": 'mentions("engineer")', "use": "visit"}]
    world = open_world(program=program_with(playbooks=pages, workflows=workflows(playbook_for=fits)))
    ticket = world.feedback(2, "The engineer never came.")

    world.press("ana", "ticket.call", on=world.card(ticket))

    assert "Playbook: A missed visit" in world.modal("ana").shown


def test_without_one_nothing_stands_there(open_world):
    world = open_world(program=program_with(workflows=workflows(playbook=None)))
    ticket = world.feedback(None, "Please call me about my bill.")

    world.press("ana", "ticket.call", on=world.card(ticket))

    assert "Playbook" not in world.modal("ana").shown
