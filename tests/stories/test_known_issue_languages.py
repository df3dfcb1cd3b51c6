"""An answer to everybody in a known issue begins with a template, and is written in the languages that they read."""

import pytest

from tests.stories.test_known_issue import CUSTOMERS, declare, issue_card

READ = ("en-GB", "en", "de-AT", "fr", "")


@pytest.fixture
def several(world):
    """Two read English, one German, one French; of one nobody knows."""
    declare(world)
    for number, locale in enumerate(READ):
        customer = {
            "id": f"R-{number}",
            "name": f"Reader{number} R",
            "email": f"r{number}@example.com",
            "locale": locale,
        }
        world.feedback(score=5, comment="No internet.", customer=customer)
    world.press("maria", "issue.answer", on=issue_card(world))
    return world


def letters(world):
    return {mail["To"].partition("<")[2].rstrip(">"): mail for mail in world.mailbox.mails}


def test_each_reads_it_in_their_language_and_the_rest_get_the_default_one(several):
    assert (
        "Two read English, one reads German and one reads French; of one nobody knows." in several.modal("maria").shown
    )
    several.submit(
        "maria",
        message="Hello {name}, it is being repaired.",
        message_de="Guten Tag {name}, es wird repariert.",
        subject_de="Die Störung",
    )
    preview = several.modal("maria").shown
    assert "Hello Reader0, it is being repaired." in preview
    assert "Three others get the same, by name." in preview
    assert "One customer who reads German will get this:" in preview
    assert "Guten Tag Reader2, es wird repariert." in preview
    assert "goes to all others: Two read English and one reads French; of one nobody knows." in preview

    several.submit("maria")
    several.pass_(seconds=61)

    said = {to: mail.get_body(("plain",)).get_content() for to, mail in letters(several).items()}
    assert "Guten Tag Reader2, es wird repariert." in said["r2@example.com"]
    assert letters(several)["r2@example.com"]["Subject"] == "Die Störung"
    assert all("Hello Reader" in said[f"r{number}@example.com"] for number in (0, 1, 3, 4))
    assert letters(several)["r3@example.com"]["Subject"] == "Outage in Leeds"


def test_a_template_fills_the_text_of_its_language_and_keeps_the_others(several):
    several.choose("maria", "template", "first-answer")
    everybody = several.modal("maria").shown
    assert "{name}" in everybody

    several.choose("maria", "template", "first-answer-de")

    shown = several.modal("maria").shown
    assert "{name}" in shown
    assert several.program.templates["first-answer-de"].subject.split("{")[0].strip() in shown
    several.submit("maria", message="Hello {name}, soon.", message_de="Guten Tag {name}, bald.")
    assert "Guten Tag Reader2, bald." in several.modal("maria").shown


def test_a_gap_in_any_of_them_is_filled_first(several):
    several.submit("maria", message="Hello {name}, soon.", message_de="Guten Tag {name}, [bis wann].")

    assert "Fill in" in several.errors("maria")["message_de"]


def test_where_all_read_one_language_nothing_more_is_asked(world):
    declare(world)
    world.feedback(score=5, comment="No internet.", customer={**CUSTOMERS[0], "locale": "en"})

    world.press("maria", "issue.answer", on=issue_card(world))

    assert "English" not in world.modal("maria").shown
