"""What the old team knows, the new one knows, too."""

import pytest


@pytest.fixture
def handed(world):
    """Ana rang Grace in vain, and handed her over with a note."""
    ticket = world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(ticket))
    world.press("ana", "Note", on=world.card(ticket))
    world.submit("ana", note="Third time this month.")
    world.press("ana", "Hand over", on=world.card(ticket))
    world.submit("ana", note="The line itself is <!channel> broken.")
    return ticket


@pytest.mark.everywhere
def test_the_new_card_says_who_handed_it_over_and_what_they_wrote(world, handed):
    card = world.card(handed, "#field-ops").shown

    assert "Ana handed this over:\nThe line itself is <!channel> broken.\nGrace said:\nCharged twice, again." in card
    assert world.loop("sam", f"ticket {handed}") == card
    assert "Ana handed this over:" in world.loop("sam", "next")


@pytest.mark.everywhere
def test_what_happened_before_stands_first_under_the_new_card(world, handed):
    [so_far] = world.timeline(handed, "#field-ops")

    assert so_far.startswith("So far:\n")
    said = ["Ana claimed this.", "Ana left a note.\nThird time this month.", "Ana handed this to Field Ops.\nThe line"]
    places = [so_far.index(each) for each in said]
    assert places == sorted(places)


def test_once_somebody_has_it_the_thread_is_enough(world, handed):
    world.press("sam", "Claim", on=world.card(handed, "#field-ops"))

    assert "handed this over" not in world.card(handed, "#field-ops").shown
    assert "The line itself is <!channel> broken." in world.timeline(handed, "#field-ops")[0]
    world.press("sam", "Put back", on=world.card(handed, "#field-ops"))
    assert "handed this over" not in world.card(handed, "#field-ops").shown


def test_without_a_note_the_card_still_says_who(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Hand over", on=world.card(ticket))
    world.submit("ana")

    assert "Ana handed this over.\nCharged twice, again." in world.card(ticket, "#field-ops").shown


def test_a_long_history_is_cut_and_says_so(world):
    ticket = world.feedback(score=2)
    for each in range(13):
        world.press("ana", "Note", on=world.card(ticket))
        world.submit("ana", note=f"Note {each}. {'She rang again. ' * 60}")
    world.press("ana", "Hand over", on=world.card(ticket))
    world.submit("ana")

    [so_far] = world.timeline(ticket, "#field-ops")

    assert so_far.startswith("So far, after two earlier entries:")
    assert "Note 1." not in so_far.replace("Note 12.", "")
    assert "Note 2." in so_far
    assert "…" in so_far


def test_only_the_teams_that_may_see_it_are_offered_to(world, handed):
    """The old team is told where it went; its people would be refused the rest."""
    assert world.card(handed).shown == "Grace Okafor is with Field Ops now; Ana handed it over."
    assert list(world.card(handed).buttons) == []


def test_where_only_one_team_can_be_meant_it_is_chosen_already(world):
    ticket = world.feedback(score=2)
    world.press("ana", "Hand over", on=world.card(ticket))

    world.submit("ana")

    assert world.ticket(ticket).team == "field-ops"
