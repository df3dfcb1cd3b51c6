"""Who reads what nobody else is there to read: the program's owner, who is a person as others are."""

import json

from bot.effects import Address, Place, to_person
from bot.program import Program
from bot.program.people import Conversation

_PLATFORMS = ("slack", "teams")


def leads_to(to: Address, subject: str, program: Program) -> Address:
    """
    Where *to* leads by today's program: another address only where nobody would read it there.

    That is so of a team that left the program, of alarms where no conversation
    is named for whoever runs the bot, and of an alarm about that very
    conversation; *subject* is what an alarm is about.
    """
    unread = (
        _has_no_reader(subject, program)
        if to.place is Place.OPERATOR
        else to.place in (Place.TEAM, Place.FALLBACK) and to.name not in program.teams
    )
    return to_person(program.program.owner) if unread else to


def _has_no_reader(alarm: str, program: Program) -> bool:
    named = program.program.operator
    return named is None or _is_about(alarm, named, program)


def _is_about(alarm: str, conversation: Conversation, program: Program) -> bool:
    """Whether an alarm is about the very conversation that it would be posted to."""
    place, _, name = json.loads(alarm).get("lane", "").partition(":")
    team = program.teams.get(name) if place == Place.TEAM else None
    return team is not None and any(
        getattr(conversation, platform) and getattr(conversation, platform) == getattr(team.conversation, platform)
        for platform in _PLATFORMS
    )
