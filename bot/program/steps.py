"""One step of an escalation policy: when it comes, whom it tells, and how it insists."""

from typing import Annotated

from pydantic import BeforeValidator, Field, PlainValidator, StrictBool, WithJsonSchema

from bot.program.escalations import AFTER, RECIPIENT, After, Recipient, parse_after, parse_recipients
from bot.program.part import Duration, Part, written, wrong
from bot.program.targets import Clock

_MOST_OFTEN = 5
_WHOM = {"type": "string", "pattern": rf"^(?:{RECIPIENT})$"}


def _times(value: object) -> int:
    if type(value) is not int or not 1 <= value <= _MOST_OFTEN:
        raise wrong(f'"{value}" is not how often', f"Write a number from 1 to {_MOST_OFTEN}.")
    return value


Times = Annotated[int, BeforeValidator(_times), Field(ge=1, le=_MOST_OFTEN)]


class Repeat(Part):
    every: Duration
    """after how long the same people are told again"""
    times: Times
    """how often at most, from 1 to 5; whoever acknowledges ends it"""


class EscalationStep(Part):
    after: Annotated[
        After, PlainValidator(parse_after), written(AFTER, examples=["unclaimed 4h", "first_contact missed + 4h"])
    ]
    """when it comes: `unclaimed 4h`, `first_contact 80%`, `first_contact missed`, `first_contact missed + 4h`,
    `promise missed`, `reopened`, `customer_wrote`, `asked_for_help`, `public_risk`; see below
    """
    notify: Annotated[
        tuple[Recipient, ...],
        PlainValidator(parse_recipients),
        WithJsonSchema({"anyOf": [_WHOM, {"type": "array", "items": _WHOM, "minItems": 1}]}),
    ]
    """one or a list of `owner`, `team`, `lead` (the team's), `executive`, `program_owner`, or addresses from `people`
    """
    acknowledge: Duration | None = None
    """how long they have before the next step; only where somebody besides the team is told"""
    repeat: Repeat | None = None
    """`{every •, times •}`: the same people are told again, `{every: 30m, times: 3}`"""
    clock: Clock = Clock.STAFF
    """whose time counts: `staff` (default) while the team works, `customer` day and night"""
    any_hour: StrictBool = False
    """`true`: outside working hours, too; only where everybody it tells is named by an address"""
