"""What a customer's answer brings to hand: the cause its tags speak of, the templates that fit its words."""

import pytest

from tests.stories.test_quiet_time import workflows
from tests.world import program, program_with


@pytest.fixture
def helpful(open_world):
    """The survey's tag "invoice" means an unclear one; about a bill, the template about bills comes first."""
    billing = program().root_causes["billing"].model_copy(update={"tags": {"Invoice": "unclear-invoice"}})
    causes = {**program().root_causes, "billing": billing}
    fits = [{"when": 'mentions("bill")', "use": ["bill"]}]
    return open_world(program=program_with(root_causes=causes, workflows=workflows(templates_for=fits)))


def closing(world, ticket):
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Close", on=world.card(ticket))
    return world.modal("ana").shown


def test_close_comes_with_the_cause_that_the_tags_speak_of(helpful):
    form = closing(helpful, helpful.feedback(2, tags=["phone", "invoice"]))

    assert "Unclear invoice" in form
    assert "Filled in from the survey's tags; change it if it was something else." in form

    helpful.submit("ana", actions="Explained line by line.", outcome="solved")
    assert "ana" in str(helpful.owner(1))
    assert helpful.ticket(1).record.cause == "billing/unclear-invoice"


def test_what_somebody_named_stays(helpful):
    ticket = helpful.feedback(2, tags=["invoice"])
    helpful.press("ana", "Claim", on=helpful.card(ticket))
    helpful.press("ana", "Root cause", on=helpful.card(ticket))
    helpful.submit("ana", cause="billing/double-charge")

    helpful.press("ana", "Close", on=helpful.card(ticket))

    assert "Filled in from the survey's tags" not in helpful.modal("ana").shown


def test_tags_that_mean_nothing_suggest_nothing(helpful):
    assert "Filled in from the survey's tags" not in closing(helpful, helpful.feedback(2, tags=["phone"]))


def test_the_template_that_fits_the_words_comes_first(helpful):
    ticket = helpful.feedback(2, "My bill is wrong again.")
    helpful.press("ana", "ticket.respond", on=helpful.card(ticket))

    assert "I have gone through your bill line by line." in helpful.modal("ana").shown


def test_other_words_start_as_ever(helpful):
    ticket = helpful.feedback(2, "Nobody came.")
    helpful.press("ana", "ticket.respond", on=helpful.card(ticket))

    assert "thank you for telling us so plainly" in helpful.modal("ana").shown
