"""What is different between two programs, in words."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from blocks.cutting import cut
from blocks.literals import one_line
from blocks.plain_changes import called, plainly
from blocks.wording import capital, listed, number, plural
from bot.revising.difference import Difference, How

#: What one entry of a part of the file is called.
_ONE: Final = {
    "workflows": "workflow",
    "sla": "SLA targets",
    "escalations": "escalation",
    "teams": "team",
    "people": "person",
    "calendars": "calendar",
    "sources": "source",
    "segments": "segment",
    "templates": "template",
    "playbooks": "playbook",
    "root_causes": "root cause",
    "recovery_actions": "recovery action",
    "program": "the program",
}
#: Of these, what is different is a text that nobody reads in one line.
_TEXTS: Final = {"message", "playbooks"}
_VALUE = 160
#: More than these of one list are counted.
_FEW = 4
#: More than these are told in one message: the rest is counted, and `ringback program diff` has all of it.
MOST = 15


def facts(differences: Sequence[Difference], most: int = MOST) -> dict[str, str]:
    """
    What is different, by what it is about; at most *most* of those, and how many more there are.

    For the chat: people by their names, conditions in words.
    """
    told: dict[str, str] = {}
    for difference in differences:
        whose, what = capital(_whose_name(difference)), _what(plainly(difference))
        told[whose] = f"{told[whose]}; {what}" if whose in told else what
    if len(told) <= most:
        return told
    return {
        **dict(islice(told.items(), most)),
        "And more": f"{plural(len(told) - most, 'other')}: “ringback program diff” lists them",
    }


def words(difference: Difference) -> str:
    """ "Workflow detractor: first contact within 12h instead of 24h", in the file's own words, for its author."""
    return f"{capital(_whose(difference))}: {_what(difference)}"


def _whose(difference: Difference) -> str:
    if difference.concerns and difference.section == "sla":
        noun = "workflow" if len(difference.concerns) == 1 else "workflows"
        return f"{noun} {_few(difference.concerns)}"
    if difference.section == "workflows" and not difference.name:
        return "workflows"
    one = _ONE.get(difference.section, spaced(difference.section))
    return f"{one} {difference.name}".rstrip()


def _whose_name(difference: Difference) -> str:
    """People by their name alone; others with what they are."""
    if difference.section == "people":
        return called(difference)
    return _whose(difference.model_copy(update={"name": called(difference)}))


def _what(difference: Difference) -> str:
    if difference.how is How.ADDED:
        return f"new, {difference.after}" if difference.after else "new"
    if difference.how is How.REMOVED:
        return "gone"
    if difference.how is How.RENAMED:
        return f"{_value(difference.before)} is called {_value(difference.after)} now, and keeps its history"
    if difference.section == "workflows" and difference.key == "order":
        return f"looked at in another order, {_value(difference.after)}"
    if difference.added or difference.removed:
        return _list(difference)
    if difference.section == "root_causes" and difference.key.startswith("subcategories."):
        return _subcategory(difference)
    if difference.section in _TEXTS or difference.key in _TEXTS:
        return "another text"
    return _value_changed(difference)


def _list(difference: Difference) -> str:
    parts = [
        *([f"now with {_few(difference.added)}"] if difference.added else []),
        *([f"no longer with {_few(difference.removed)}"] if difference.removed else []),
    ]
    key = spaced(difference.key)
    return f"{key} {', and '.join(parts)}" if key else ", and ".join(parts)


def _subcategory(difference: Difference) -> str:
    before, after = _value(difference.before), _value(difference.after)
    if before and after:
        return f"{before} is called {after} now"
    key, label = difference.key.removeprefix("subcategories."), after or before
    # two keys may be called the same: one that goes and one that comes instead
    named = label if label.lower() == key.replace("-", " ") else f"{label} ({key})"
    return f"now with {named}" if after else f"no longer with {named}"


def _value_changed(difference: Difference) -> str:
    key, before, after = spaced(difference.key), _value(difference.before), _value(difference.after)
    lead = f"{key} " if key else ""
    if not before:
        return f"{lead}{after}, where there was none"
    if not after:
        return f"{lead}no longer {before}"
    return f"{lead}{after} instead of {before}"


def _value(said: str) -> str:
    return cut(one_line(said), _VALUE)


def _few(items: Iterable[str]) -> str:
    several = [_value(each) for each in items]
    more = len(several) - _FEW
    return listed([*several[:_FEW], f"{number(more)} more"] if more > 0 else several)


def spaced(key: str) -> str:
    """`first_contact.within` as one reads it."""
    return key.replace(".", " ").replace("_", " ")
