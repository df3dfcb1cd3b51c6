"""Whether time is watched: every ticket's timer, beside what its agenda says."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select

from bot.agenda import agenda
from storage import codec, rows
from tests.world import World

_TICKETS = rows.table(rows.TicketRow)
_TIMERS = rows.table(rows.TimerRow)


def timers(world: World) -> Mapping[int, tuple[str, datetime]]:
    """The timers that are set."""
    with world.bot.records.engine.connect() as connection:
        return {row["ticket"]: (row["name"], row["due"]) for row in connection.execute(select(_TIMERS)).mappings()}


def coming(world: World) -> Mapping[int, tuple[str, datetime]]:
    """The first of what is to come, ticket by ticket."""
    with world.bot.records.engine.connect() as connection:
        tickets = [codec.ticket(row) for row in connection.execute(select(_TICKETS)).mappings()]
    agendas = {ticket.number: agenda(ticket, world.bot.records.moment()) for ticket in tickets}
    return {number: (found[0].name, found[0].due) for number, found in agendas.items() if found}
