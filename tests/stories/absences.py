"""Tickets and absences that stories about being away begin with."""

from datetime import date

from bot.program import Program
from bot.program.people import AwayEntry
from tests.world import program_with

ANA = "ana@contoso.example"
BEN = "ben@contoso.example"


def claimed(world, name="ana", **more):
    """Monday, 09:14; the office closes at 18:00. A first answer is due a day later."""
    ticket = world.feedback(score=2, **more)
    world.press(name, "Claim", on=world.card(ticket))
    return ticket


def away_in_the_program(email, *spans) -> Program:
    entries = tuple(
        AwayEntry(**{"from": date.fromisoformat(first), "until": date.fromisoformat(until), "delegate": delegate})
        for first, until, delegate in spans
    )
    people = program_with().people
    return program_with(people={**people, email: people[email].model_copy(update={"away": entries})})


def is_away(world, name="ana"):
    return world.bot.records.moment().is_away(f"{name}@contoso.example")
