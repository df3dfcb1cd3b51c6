"""Small words that sentences are made of: spans of time, sums, lists, names, and what a template still lacks."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from blocks.cutting import cut
from blocks.literals import one_line
from bot.errors import ProgramError
from bot.feedback import Money

_SIGNS = {"GBP": "£", "EUR": "€", "USD": "$"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "mme", "mlle", "m"})
#: What the field calls a survey that follows no event.
_REGULAR = frozenset({"relationship", "relational"})
#: What a customer is called who gave no name; the same as in `bot.dossier`.
NAMELESS = "this customer"
#: A name longer than this would push the due time off a phone's first line.
_NAME = 40
#: Below this, a share is said in counts alone: a percentage of twelve people says more than anybody knows.
_ENOUGH_FOR_PERCENT = 30

_GAP = re.compile(
    r"\{\{.*?\}\}"  # a value nobody filled in
    r"|\{%.*?%\}"
    r"|\[(?=[^\]\n]*[^\W\d_]{2})[^\[\]\n]{2,160}\](?!\()"  # [NAME], [what you will do]; not [1], not a [link](…)
    r"|\bX{3,}\b",
    re.DOTALL,
)
TEMPLATES = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


def duration(span: timedelta) -> str:
    """*span* in its largest sensible unit, rounded down: "40 min", "13 h", "2 days"."""
    minutes = max(int(span.total_seconds() // 60), 0)
    if minutes < 60:
        return f"{minutes} min"
    hours = minutes // 60
    return f"{hours} h" if hours < 48 else f"{hours // 24} days"


def money(sum_: Money) -> str:
    """`GBP 1200.0` as people write it: "£1,200"."""
    amount = f"{sum_.amount:,.0f}" if sum_.amount == int(sum_.amount) else f"{sum_.amount:,.2f}"
    sign = _SIGNS.get(sum_.currency.upper())
    return f"{sign}{amount}" if sign else f"{sum_.currency.upper()} {amount}".strip()


def score(given: float, of: int | None) -> str:
    """A score on its scale: "2 of 10"; on a scale of good and bad, the word."""
    if of == 1:
        return "thumbs up" if given >= 1 else "thumbs down"
    return f"{given:g} of {of}" if of else f"score {given:g}"


def number(count: int) -> str:
    """Small numbers as words, as one would say them."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def plural(count: int, one: str, many: str = "") -> str:
    """ "one ticket", "three tickets"."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def and_more(count: int) -> str:
    """ "And four more": how a list ends that leaves some out; behind a colon comes where they are."""
    return f"And {number(count)} more"


def times(count: int) -> str:
    """ " twice", behind what was done; nothing for once."""
    return {1: "", 2: " twice"}.get(count, f" {number(count)} times")


def ordinal(count: int) -> str:
    """ "second" for 2."""
    if 0 < count <= len(_ORDINALS):
        return _ORDINALS[count - 1]
    ending = "th" if count % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """ "Ana, Ben and Maria"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def share(part: int, whole: int) -> str:
    """A share as counts: "61 of 64 (95%)"; the percentage only where there are enough to mean something."""
    if not whole:
        return "none yet"
    counts = f"{part:,} of {whole:,}"
    return f"{counts} ({part / whole:.0%})" if whole >= _ENOUGH_FOR_PERCENT else counts


def capital(words: str) -> str:
    """*words* with a capital at the beginning, the rest untouched."""
    return words[:1].upper() + words[1:]


def asked_after(touchpoint: str) -> str:
    """ " after first payment", behind a score; nothing happened before a survey about everything together."""
    if touchpoint.lower() in _REGULAR:
        return " in the regular survey"
    return f" after {spaced(touchpoint)}" if touchpoint else ""


def spaced(name: str) -> str:
    """`first-payment` as one reads it: "first payment"."""
    return one_line(re.sub(r"[-_]+", " ", name))


def customer_name(name: str) -> str:
    """What the customer is called in full."""
    return cut(one_line(name), _NAME) or NAMELESS


def customer_first(name: str) -> str:
    """
    What the customer is called in passing.

    The first word of the name, unless that is a form of address or the name is
    written the other way around: then all of it.
    """
    words = one_line(name).split(" ")
    addressed = words[0].rstrip(".").lower() in _FORMS_OF_ADDRESS or len(words[0]) < 2
    if addressed or "," in name or one_line(name) == NAMELESS:
        return customer_name(name)
    return cut(words[0], _NAME) or NAMELESS


def in_passing(cause: str) -> str:
    """ "Installation: Several visits" behind a colon of our own."""
    return cause.replace(": ", " – ", 1)


def whose(name: str) -> str:
    """ "Grace's", and "Fabrikam Hotels'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def fill(template: str, values: Mapping[str, object]) -> str:
    """
    *template* (Jinja, from the program file) with *values* in it.

    Sandboxed: a template reads values and does nothing else; what a customer
    wrote is a value and never a template. A name that is not among the values
    is a `ProgramError`, because a half-filled letter must not leave.
    """
    try:
        return TEMPLATES.from_string(template).render(values)
    except TemplateError as fault:
        raise ProgramError(f"the template cannot be filled in: {fault}") from fault


def candidate(number: int, name: str, comment: str) -> str:
    """A ticket in a list to choose from."""
    return f"#{number} {customer_name(name)}" + (f": {comment}" if comment else "")


def placeholders_left(text: str) -> tuple[str, ...]:
    """The gaps that *text* still has, in the order they stand, each once."""
    return tuple(dict.fromkeys(cut(one_line(gap), 60) for gap in _GAP.findall(text)))
