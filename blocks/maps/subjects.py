"""What the things are called that conditions speak of."""

from collections.abc import Mapping

from blocks.wording import spaced
from bot.condition_paths import Path

#: A name of the conditions that is not here is shown as it is written.
_SUBJECTS: Mapping[Path, str] = {
    ("score",): "the score",
    ("location",): "the place",
    ("history", "previous_score"): "the score they gave before",
    ("history", "days_since_answer"): "the number of days since their last answer",
    ("history", "days_since_contact"): "the number of days since we last reached them",
    ("history", "detractions"): "the number of low scores they gave before",
    ("comment",): "the comment",
    ("language",): "the customer's language",
    ("customer", "id"): "the customer's number",
    ("customer", "name"): "the customer's name",
    ("customer", "email"): "the customer's e-mail address",
    ("customer", "locale"): "the customer's language and country",
    ("customer", "value"): "the customer's value",
    ("customer", "currency"): "the currency of the customer's value",
    ("contact", "preferred"): "the way in which the customer wants to be reached",
}


def subject(path: Path) -> str | None:
    """What *path* is called; None where it has no name in words."""
    if path in _SUBJECTS:
        return _SUBJECTS[path]
    if path[:2] == ("customer", "attributes") and len(path) == 3:
        return f"the customer's {spaced(path[2])}"
    if path[:1] == ("context",) and len(path) == 2:
        return f"the {spaced(path[1])}"
    return None


def figure(path: Path) -> str | None:
    """The same for what is compared with a number: a field's name in quotes, because "seats is" is no English."""
    whose = subject(path)
    if whose is None or not is_declared(path):
        return whose
    name = spaced(path[-1])
    return f"{whose.removesuffix(name)}“{name}”"


def is_declared(path: Path) -> bool:
    """Whether a source declares it: then nothing holds of it where it is not known."""
    return path[:2] == ("customer", "attributes") or path[:1] == ("context",)
