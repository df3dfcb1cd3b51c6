"""A customer who writes again."""

from bot.customer_words import HearCustomer
from bot.service import Handle
from bot.words import write

WORDS = "Still nothing. Is anybody there?"


def written(world):
    """Ana claims on Monday at 09:14 and writes without a promise: it is Grace's turn."""
    ticket = world.feedback(score=2, comment="Charged twice, again.", id="resp-7")
    world.respond("ana", ticket, message="Which of the two charges is the wrong one?")
    return ticket


def hear(world, ticket, words=WORDS):
    """A reply, as whatever takes replies in passes it on."""
    world.run(taken_in(world, Handle(ticket, HearCustomer(words=write(words)))))
    world.settle()


async def taken_in(world, work):
    await world.bot.writer.do(work)
