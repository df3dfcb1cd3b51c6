"""What conditions may speak of, and what is true of one piece of feedback."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache

import cel

from bot.condition_words import SEPARATOR
from bot.feedback import Customer, Feedback
from bot.place_names import FOLDED, folded

#: A tree of the names there are. None is a value; an empty tree is a value whose inside is not known.
Names = Mapping[str, "Names | None"]
Facts = dict[str, object]

#: What conditions may ask of the customer's history, and of what kind each answer is.
HISTORY: Mapping[str, object] = {
    "previous_score": 3,
    "previous_band": "word",
    "days_since_answer": 3,
    "days_since_contact": 3,
    "detractions": 3,
    "open_ticket": True,
}

#: Longer lists are cut: a condition may walk them.
_LONGEST_LIST = 100


class Kind(StrEnum):
    """What a declared attribute holds. `any` is not looked into when a condition is checked."""

    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes_no"
    LIST = "list"
    ANY = "any"


_SAMPLES: Mapping[Kind, object] = {Kind.TEXT: "word", Kind.NUMBER: 3, Kind.YES_NO: True, Kind.LIST: ["word"]}


@dataclass(frozen=True)
class Vocabulary:
    """What a program's conditions may speak of besides the names that every program has."""

    attributes: Mapping[str, Kind] = field(default_factory=dict)
    context: Mapping[str, Kind] = field(default_factory=dict)
    segments: tuple[str, ...] = ()
    #: What `source` can be; none is anything.
    sources: tuple[str, ...] = ()
    #: Each source's kind.
    kinds: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> Names:
        """The tree of all names: those of the sample, and what is declared without a known inside."""
        known = _names_in(self._sample)
        customer = {**(known["customer"] or {}), "attributes": _declared(self.attributes)}
        return {**known, "customer": customer, "context": _declared(self.context)}

    def facts(self, feedback: Feedback, location: str = "", history: Facts | None = None) -> Facts:
        """
        What is true of *feedback*, for CEL; without *history* nothing is known of it.

        A text nobody gave is empty; a number or a yes-or-no nobody gave is null,
        and an attribute nobody gave is missing. Only what is declared is taken.
        """
        return {
            "score": _plain_number(feedback.score),
            "has_score": feedback.score is not None,
            "band": feedback.band.value if feedback.band else "",
            "scale": feedback.scale.value if feedback.scale else "",
            "comment": feedback.comment,
            "has_comment": bool(feedback.comment.strip()),
            "language": _language(feedback.customer.locale),
            "source": feedback.source,
            "kind": self.kinds.get(feedback.source, ""),
            "touchpoint": feedback.touchpoint,
            "location": location,
            "tags": list(feedback.tags[:_LONGEST_LIST]),
            "customer": self._customer(feedback.customer),
            "contact": {"wanted": feedback.contact.wanted, "preferred": feedback.contact.preferred},
            "context": _taken(feedback.context, self.context),
            "history": history or dict.fromkeys(HISTORY),
        }

    def _customer(self, customer: Customer) -> Facts:
        return {
            "id": customer.external_id,
            "name": customer.name,
            "email": customer.email,
            "value": None if customer.value is None else float(customer.value.amount),
            "currency": "" if customer.value is None else customer.value.currency,
            "locale": customer.locale,
            "attributes": _taken(customer.attributes, self.attributes),
        }

    @property
    def _sample(self) -> Facts:
        """One imagined answer in which everything is known, to try a condition on."""
        text = ("band", "scale", "comment", "language", "source", "kind", "touchpoint", "location")
        customer = dict.fromkeys(("id", "name", "email", "currency", "locale"), "word")
        return {
            **dict.fromkeys(text, "word"),
            "score": 3,
            "has_score": True,
            "has_comment": True,
            "tags": ["word"],
            "customer": {**customer, "value": 1000.0, "attributes": _samples(self.attributes)},
            "contact": {"wanted": True, "preferred": "word"},
            "segment": dict.fromkeys(self.segments, True),
            "context": _samples(self.context),
            "history": dict(HISTORY),
        }

    def sample(self) -> "Situation":
        return Situation(self._sample)


class Situation:
    """
    The facts of one piece of feedback, ready for any number of conditions.

    Built once for all of them: handing the facts over to CEL costs fifty times
    what evaluating a condition does. So only those *spoken_of* are handed over;
    None is all of them.
    """

    __slots__ = ("context", "facts")

    def __init__(self, facts: Facts, spoken_of: frozenset[str] | None = None) -> None:
        self.facts = facts
        handed = facts if spoken_of is None else {name: facts[name] for name in facts if name in spoken_of}
        if "location" in handed:
            handed = {**handed, FOLDED: folded(str(handed["location"]))}
        self.context = cel.Context(handed, {"mentions": Mentions(str(facts["comment"]))})

    def belongs_to(self, segments: dict[str, bool]) -> None:
        """Adds the segments; one that could not be told is left out, and so is unknown."""
        self.facts["segment"] = segments
        self.context.add_variable("segment", segments)

    def knows(self, path: tuple[str, ...]) -> bool:
        """Whether *path* leads to a value."""
        value: object = self.facts
        for name in path:
            if not isinstance(value, Mapping):
                break
            value = value.get(name)
        return value is not None


class Mentions:
    """The function `mentions("cancel", "leave")`: whether a comment has one of these, as whole words."""

    __slots__ = ("_comment", "_plain")

    def __init__(self, comment: str) -> None:
        self._comment = comment
        self._plain: str | None = None

    def __call__(self, *words: object) -> bool:
        if self._plain is None:
            self._plain = _folded(self._comment)
        telling, pattern = _any_of(words)
        return any(map(self._plain.__contains__, telling)) and pattern.search(self._plain) is not None


@lru_cache(maxsize=512)
def _any_of(words: tuple[object, ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """
    The longest word of each phrase, and a pattern for all of them.

    Most comments have none of those words, and looking for them costs a fraction of a search.
    """
    each = [part for word in words for part in (word.split(SEPARATOR) if isinstance(word, str) else "")]
    if not each or not all(isinstance(word, str) for word in words) or not all(part.strip() for part in each):
        raise TypeError("mentions() takes words")
    phrases = [_folded(part).split() for part in each]
    written = (r"\s+".join(map(re.escape, phrase)) for phrase in phrases)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(written)})(?!\w)")
    return tuple(dict.fromkeys(max(phrase, key=len) for phrase in phrases)), pattern


def _folded(text: str) -> str:
    """Without the differences of case, of apostrophes and of how accents are composed; accents stay."""
    return unicodedata.normalize("NFC", text).replace("’", "'").casefold()


def _language(locale: str) -> str:
    return re.split("[-_]", locale, maxsplit=1)[0].lower()


def _plain_number(number: float | None) -> float | None:
    """Whole numbers as integers, so that `score % 2` and `score + 1` mean what they say."""
    return int(number) if number is not None and float(number).is_integer() else number


def _taken(said: Mapping[str, object], declared: Mapping[str, Kind]) -> Facts:
    return {name: _read(said[name], kind) for name, kind in declared.items() if said.get(name) is not None}


def _read(value: object, kind: Kind) -> object:
    """*value* as what it was declared to be, where it can be read so: survey tools send `"12"` and `"true"`."""
    if kind is Kind.NUMBER and isinstance(value, str):
        return _number(value)
    if kind is Kind.YES_NO and isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower(), value)
    return value[:_LONGEST_LIST] if isinstance(value, list) else value


def _number(text: str) -> object:
    try:
        return _plain_number(float(text))
    except (ValueError, OverflowError):
        return text


def _samples(declared: Mapping[str, Kind]) -> Facts:
    return {name: _SAMPLES[kind] for name, kind in declared.items() if kind in _SAMPLES}


def _declared(kinds: Mapping[str, Kind]) -> Names:
    return {name: {} if kind is Kind.ANY else None for name, kind in kinds.items()}


def _names_in(facts: Mapping[str, object]) -> Names:
    return {name: _names_in(value) if isinstance(value, Mapping) else None for name, value in facts.items()}
