"""Since what nothing has happened: whatever may have come last has its words."""

from blocks.cards.last_done import DID
from bot.sayings.last_done import DONE


def test_every_event_that_may_have_come_last_has_its_words_and_no_other_has():
    assert set(DID) == {event.__name__ for event in DONE}
