"""What the program has to say in a call stands where the call is written down."""

from bot.program import Template
from tests.world import program, program_with

SAY = Template(
    name="On the phone", channel="phone", message="Ask {{ customer.first_name }} what happened: [in a word]."
)
AUF_DEUTSCH = Template(name="Am Telefon", channel="phone", message="Was ist passiert?", locale="de")


def test_the_call_form_says_what_to_say_and_the_letter_does_not(open_world):
    workflow = program().workflow("detractor")
    named = workflow.model_copy(update={"name": "first", "templates": (*workflow.templates, "call", "anruf")})
    templates = {**program().templates, "call": SAY, "anruf": AUF_DEUTSCH}
    world = open_world(program=program_with(templates=templates, workflows=(named, *program().workflows)))
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))

    world.press("ana", "ticket.call", on=world.card(ticket))
    assert "On the phone: Ask Grace what happened: [in a word]." in world.modal("ana").shown
    assert "Am Telefon" not in world.modal("ana").shown
    world.leave("ana")

    world.press("ana", "ticket.respond", on=world.card(ticket))
    assert "what happened" not in world.modal("ana").shown


def test_a_program_without_such_words_shows_none(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "ticket.call", on=world.card(ticket))

    assert "[in a word]" not in world.modal("ana").shown
