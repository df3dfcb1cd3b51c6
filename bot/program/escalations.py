"""What the words of an escalation step mean: when it comes, and whom it tells."""

import re
from dataclasses import dataclass
from datetime import timedelta
from difflib import get_close_matches
from enum import StrEnum

from pydantic_core import PydanticCustomError

from bot import durations
from bot.mistakes import nearest
from bot.people import PersonId
from bot.program.part import DURATION, EMAIL, wrong

_AT_ONCE = timedelta()


class Goal(StrEnum):
    """An SLA target, as a step names it."""

    FIRST_CONTACT = "first_contact"
    RESOLVE = "resolve"


@dataclass(frozen=True, slots=True)
class Unclaimed:
    """`unclaimed 4h`: nobody has it so long after it was opened or released."""

    delay: timedelta


@dataclass(frozen=True, slots=True)
class Used:
    """`first_contact 80%`: so much of a target's time has passed; from 0 to 1, neither of them."""

    target: Goal
    share: float


@dataclass(frozen=True, slots=True)
class Missed:
    """`first_contact missed`, `first_contact missed + 4h`."""

    target: Goal
    delay: timedelta = _AT_ONCE


@dataclass(frozen=True, slots=True)
class PromiseMissed:
    """`promise missed`, `promise missed + 2h`: what the customer was promised has not come by its time."""

    delay: timedelta = _AT_ONCE


@dataclass(frozen=True, slots=True)
class Reopened:
    """`reopened`, `reopened + 2h`: the customer says that it is not solved."""

    delay: timedelta = _AT_ONCE


@dataclass(frozen=True, slots=True)
class AskedForHelp:
    """`asked_for_help`, `asked_for_help + 1h`: whoever has it pressed Escalate."""

    delay: timedelta = _AT_ONCE


@dataclass(frozen=True, slots=True)
class PublicRisk:
    """`public_risk`: somebody asked for help because it may become public."""


@dataclass(frozen=True, slots=True)
class CustomerWrote:
    """`customer_wrote`, `customer_wrote + 2h`: the customer wrote again and was not reached since."""

    delay: timedelta = _AT_ONCE


After = Unclaimed | Used | Missed | PromiseMissed | Reopened | AskedForHelp | CustomerWrote | PublicRisk


class Whom(StrEnum):
    """Whom a step tells without naming anybody: who that is, the ticket and today's program know."""

    OWNER = "owner"
    TEAM = "team"
    LEAD = "lead"
    EXECUTIVE = "executive"
    PROGRAM_OWNER = "program_owner"


#: A role of the ticket or the program, or somebody's address.
Recipient = Whom | PersonId

_MISSED = "missed"
_WITH_DELAY: dict[str, type[Reopened | AskedForHelp | CustomerWrote]] = {
    "reopened": Reopened, "asked_for_help": AskedForHelp, "customer_wrote": CustomerWrote,
}  # fmt: skip
_FIRST_WORDS = ("unclaimed", *Goal, "promise", *_WITH_DELAY, "public_risk")
_SHARE = re.compile(r"([1-9]\d?) ?%")
#: As they are written by whoever takes all of it for one name.
_IN_ONE_WORD = {f"{each}_{_MISSED}": f"{each} {_MISSED}" for each in (*Goal, "promise")}

_LATER = rf"(?:\s*\+\s*{DURATION})?"
#: For editors: what `after` may say, and whom `notify` may name.
AFTER = (
    rf"\s*(?:unclaimed\s+{DURATION}|(?:{'|'.join(Goal)})\s+(?:{_SHARE.pattern}|{_MISSED}{_LATER})"
    rf"|promise\s+{_MISSED}{_LATER}|(?:{'|'.join(_WITH_DELAY)}){_LATER}|public_risk)\s*"
)
RECIPIENT = rf"{'|'.join(Whom)}|{EMAIL}"


def parse_after(text: object) -> After:
    """When a step comes, as *text* words it; raises what a validator raises, with the nearest word."""
    if not isinstance(text, str) or not text.strip():
        raise wrong("it does not say after what", _choose(""))
    event, plus, later = (part.strip() for part in text.partition("+"))
    first, *rest = event.split() or [""]
    if first == "unclaimed":
        return _unclaimed(" ".join(rest), plus)
    if first == "public_risk" and not rest and not plus:
        return PublicRisk()
    if first in tuple(Goal) and rest and "%" in rest[-1] and not plus:
        return Used(Goal(first), _share(first, " ".join(rest)))
    delay = _span(later) if plus else _AT_ONCE
    if first in (*Goal, "promise"):
        _must_be_missed(first, rest)
        return PromiseMissed(delay) if first == "promise" else Missed(Goal(first), delay)
    if first in _WITH_DELAY and not rest:
        return _WITH_DELAY[first](delay)
    raise _unknown(event, first, rest)


def read_after(text: str) -> After | None:
    """The same of what was kept; None where today's words for it are others."""
    try:
        return parse_after(text)
    except PydanticCustomError:
        return None


def render_after(after: After) -> str:
    """As the program file words it: what `parse_after` reads back."""
    match after:
        case Unclaimed(delay=delay):
            return f"unclaimed {durations.written(delay)}"
        case Used(target=target, share=share):
            return f"{target} {share:.0%}"
        case Missed(target=target, delay=delay):
            return f"{target} {_MISSED}{_plus(delay)}"
        case PromiseMissed(delay=delay):
            return f"promise {_MISSED}{_plus(delay)}"
        case Reopened(delay=delay):
            return f"reopened{_plus(delay)}"
        case AskedForHelp(delay=delay):
            return f"asked_for_help{_plus(delay)}"
        case CustomerWrote(delay=delay):
            return f"customer_wrote{_plus(delay)}"
        case PublicRisk():
            return "public_risk"


def parse_recipients(said: object) -> tuple[Recipient, ...]:
    """One or a list of those that a step tells, each once; whether an address is in `people` is not looked at."""
    several = said if isinstance(said, list | tuple) else [said]
    if not several:
        raise wrong("it names nobody", _choose_whom(""))
    return tuple(dict.fromkeys(map(_recipient, several)))


def _recipient(said: object) -> Recipient:
    if isinstance(said, str) and "@" in said and re.fullmatch(EMAIL, said.strip()):
        return said.strip().lower()
    if said not in tuple(Whom):
        raise wrong(f'"{said}" is nobody' if said else "it names nobody", _choose_whom(str(said or "")))
    return Whom(str(said))


def _choose_whom(said: str) -> str:
    close = get_close_matches(said, tuple(Whom), n=1)
    meant = f'Did you mean "{close[0]}"? ' if close else ""
    return f"{meant}Write {', '.join(Whom)}, or an address from `people`."


def _unclaimed(span: str, plus: str) -> Unclaimed:
    if not span or plus:
        raise wrong("it does not say for how long nobody has it", 'Write "unclaimed 4h".')
    return Unclaimed(_span(span))


def _share(target: str, said: str) -> float:
    share = _SHARE.fullmatch(said)
    if share is None:
        raise wrong(
            f'"{said}" is no share of the time', f'Write 1% to 99%; when all of it has passed is "{target} {_MISSED}".'
        )
    return int(share[1]) / 100


def _span(said: str) -> timedelta:
    try:
        return durations.parse(said)
    except ValueError as mistake:
        raise wrong(str(mistake), durations.REMEDY) from mistake


def _must_be_missed(first: str, rest: list[str]) -> None:
    if rest == [_MISSED]:
        return
    found = f'"{" ".join(rest)}" cannot follow {first}' if rest else f'"{first}" does not say what of it'
    meant = f'Did you mean "{_MISSED}"? ' if get_close_matches(" ".join(rest), [_MISSED]) else ""
    share = f' or "{first} 80%"' if first in tuple(Goal) else ""
    raise wrong(found, f'{meant}Write "{first} {_MISSED}", "{first} {_MISSED} + 4h"{share}.')


def _unknown(event: str, first: str, rest: list[str]) -> PydanticCustomError:
    if first in _FIRST_WORDS:
        more = "" if first == "public_risk" else f' or "{first} + 4h"'
        return wrong(f'nothing may follow "{first}" like that', f'Write "{first}"{more}.')
    spaced = ["_".join([first, *rest][:count]) for count in (3, 2, 1)]
    whole = next((_IN_ONE_WORD[words] for words in spaced if words in _IN_ONE_WORD), None)
    meant = next((words for words in spaced if words in _FIRST_WORDS), first)
    remedy = f'Did you mean "{whole}"?' if whole else _choose(meant)
    return wrong(f'"{event}" is nothing that a step can wait for', remedy)


def _choose(first: str) -> str:
    return nearest(first, _FIRST_WORDS)


def _plus(delay: timedelta) -> str:
    return f" + {durations.written(delay)}" if delay else ""
