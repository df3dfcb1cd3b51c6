"""What the demo says once it runs."""

import shlex
import sys
from collections.abc import Mapping

from bot.program import PersonEntry, Program
from bot.program.people import Assign

_EXAMPLE = '{"id": "mine-1", "score": 3, "comment": "It works, but only in the kitchen."}'


def welcome(program: Program, *, page: str, bot: str, source: str, secrets: Mapping[str, str]) -> str:
    """Where to look, who one is there, and how to send an answer of one's own."""
    first = next(iter(program.people.values()))
    send = shlex.join([*_command(), "feedback", "send", source, "--url", bot, "--json", _EXAMPLE])
    return f"""
Open {page} in a browser: you are {first.name.split()[0]}; {_to_begin_with(first, program)}.

The bot listens on {bot}. Nothing leaves this machine, and nothing is kept.
Be a customer, too, from another terminal:

  {_variables(program.sources[source].secret, secrets)}{send}

Ctrl-C stops it.
"""


def _to_begin_with(first: PersonEntry, program: Program) -> str:
    """Where a team takes turns, nothing waits to be claimed."""
    team = program.teams.get(first.team)
    return "each card says whose turn it is" if team and team.assign is Assign.IN_TURN else "press Claim"


def _variables(secret: str | None, secrets: Mapping[str, str]) -> str:
    """`STANDARD_SECRET=… ` where the source's secret came out of the environment of this run."""
    assignments = [f"{name}={shlex.quote(value)} " for name, value in secrets.items() if value == secret]
    return "".join(assignments[:1])


def _command() -> list[str]:
    """How this program was called."""
    called = sys.argv[0]
    return [sys.executable, called] if called.endswith(".py") else [called]
