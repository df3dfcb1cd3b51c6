"""Conditions on feedback, in CEL: checked when the program is loaded, judged for each answer."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import cel

from bot.condition_comparisons import impossible
from bot.condition_facts import Names, Situation, Vocabulary
from bot.condition_hyphens import how_to_write, hyphenated
from bot.condition_paths import MACROS, Path, Spoken, spoken, tokens
from bot.condition_words import with_words_in_one
from bot.errors import ProgramError
from bot.mistakes import nearest
from bot.place_names import FOLDED, comparing_places

#: CEL is bounded by the length of its text and by how deep its lists are walked; both are bounded here.
_LONGEST = 2000
_MOST_WALKS = 2
_FUNCTIONS = frozenset(
    {"mentions", "has", "size", "contains", "startsWith", "endsWith", "int", "double", "string", *MACROS}
)
#: All that the CEL library raises on purpose.
_FAILURES = (TypeError, ValueError, RuntimeError, LookupError, ArithmeticError)


#: What the parser stumbled over.
_WHAT = re.compile(r"(?:input|at:) '(.*)'")
_LONE_EQUALS = re.compile(r"(?<![=!<>])=(?!=)")
_SIGNS = {"and": "&&", "or": "||", "not": "!"}
#: Where a list's elements are called so, it is not the place that is compared.
_BOUND = frozenset({"location", FOLDED})
#: What word processors and chats make of quotes.
_CURLED = frozenset("“”„‟‘’‚«»")
#: `ERROR: <input>:1:9: Syntax error: mismatched input '<EOF>' expecting {'[', …`
_COMPLAINT = re.compile(r"<input>:(\d+):(\d+): (?:Syntax error: )?(.{1,120}?)(?= expecting|$)", re.MULTILINE)


class BadCondition(ProgramError):
    """A condition that cannot be used: what was found in it, and a remedy as a whole sentence."""

    def __init__(self, found: str, remedy: str) -> None:
        super().__init__(f"{found}. {remedy}")
        self.found = found
        self.remedy = remedy


class Verdict(StrEnum):
    """What a condition says to one piece of feedback."""

    MATCHED = "matched"
    NO_MATCH = "no match"
    #: It asks for something this answer does not say.
    UNKNOWN = "unknown value"
    #: It cannot be evaluated. Counted, and shown to the program owner.
    ERROR = "error"
    #: It holds, but its workflow opens no tickets yet.
    NOT_LIVE = "not live"


class Judgement(NamedTuple):
    verdict: Verdict
    #: In plain words; never a customer's.
    reason: str


_MATCHED = Judgement(Verdict.MATCHED, "its condition holds")
_NO_MATCH = Judgement(Verdict.NO_MATCH, "its condition does not hold")
_NO_QUESTION = Judgement(Verdict.ERROR, "its answer is neither yes nor no")


@dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition and the paths it looks at."""

    source: str
    paths: tuple[Path, ...]
    _program: cel.Program

    @classmethod
    def compile(cls, source: str, vocabulary: Vocabulary) -> "Condition":
        """Raises `BadCondition` for what is no CEL, speaks of what is not there, or is no yes-or-no question."""
        program = _parsed(source)
        said = spoken(source)
        _check_functions(said)
        for name in hyphenated(source, frozenset({*vocabulary.names, *said.bound})):
            raise BadCondition(f'in "{name}" the hyphen is a minus', how_to_write(name))
        for path in sorted(said.paths):
            _check_path(path, vocabulary.names)
        if never := impossible(source, vocabulary):
            raise BadCondition(*never)
        compared = source if _BOUND & said.bound else comparing_places(source)
        asked = with_words_in_one(compared)
        program = program if asked == source else cel.compile(asked)
        condition = cls(source, tuple(sorted(said.paths)), program)
        condition._try_on(vocabulary.sample())
        return condition

    def verdict(self, situation: Situation) -> Judgement:
        """
        Whether it holds in *situation*.

        What the customer did not say makes no match and no fault, whichever way
        the condition asks for it; anything else that fails is a fault.
        """
        try:
            answer = self._program.execute(situation.context)
        except LookupError:
            return self._unknown(situation)
        except _FAILURES as failure:
            return self._unknown(situation) if self._missing(situation) else _fault(failure)
        if answer is True:
            return _MATCHED
        if answer is False:
            return _NO_MATCH
        return self._unknown(situation) if answer is None else _NO_QUESTION

    def _missing(self, situation: Situation) -> list[str]:
        return [".".join(path) for path in self.paths if not situation.knows(path)]

    def _unknown(self, situation: Situation) -> Judgement:
        missing = self._missing(situation) or ["something it asks for"]
        return Judgement(Verdict.UNKNOWN, f"not known here: {', '.join(missing)}")

    def _try_on(self, sample: Situation) -> None:
        """Finds what only an evaluation shows: kinds that do not go together, and an answer that is none."""
        judgement = self.verdict(sample)
        if judgement == _NO_QUESTION:
            raise BadCondition(judgement.reason, "A condition asks one yes-or-no question, such as score <= 6.")
        if judgement.verdict is Verdict.ERROR:
            raise BadCondition(judgement.reason, 'Compare numbers with numbers, and text with text in quotes: "Order".')


def _parsed(source: str) -> cel.Program:
    if len(source) > _LONGEST:
        raise BadCondition(f"it is longer than {_LONGEST} characters", "Give its parts names under `segments`.")
    try:
        return cel.compile(source)
    except ValueError as error:
        raise BadCondition(f"it cannot be read: {_complaint(error)}", _how_to_write(source)) from error


def _complaint(error: ValueError) -> str:
    """The parser's first complaint in plain words, without the drawing below it."""
    complaint = _COMPLAINT.search(str(error))
    if complaint is None:
        return "it is not a condition"
    if "<EOF>" in complaint[3]:
        return "it stops in the middle"
    what = _WHAT.search(complaint[3])
    where = f"line {complaint[1]}, " if int(complaint[1]) > 1 else ""
    return f'"{what[1].strip() if what else complaint[3]}" cannot stand there ({where}position {complaint[2]})'


def _how_to_write(source: str) -> str:
    """What people write in place of CEL's signs, and those signs."""
    words = sorted({text.lower() for kind, text in tokens(source) if kind == "name"} & _SIGNS.keys())
    if words:
        return " ".join(f"Write {_SIGNS[word]} for {word}." for word in words)
    if _CURLED.intersection(source):
        return 'Write straight quotes, as a keyboard has them: "…".'
    if _LONE_EQUALS.search(source):
        return "Write == where two things shall be the same, <= or >= for at most and at least."
    return "Compare it with: score <= 6 && has_comment"


def _check_functions(said: Spoken) -> None:
    if "matches" in said.functions:
        raise BadCondition("it uses a regular expression", 'Use mentions("one word", "another").')
    for function in said.functions:
        if function not in _FUNCTIONS:
            raise BadCondition(f'there is no function "{function}"', nearest(function, _FUNCTIONS))
    if sum(function in MACROS for function in said.functions) > _MOST_WALKS:
        raise BadCondition(
            "it walks lists too often", f"At most {_MOST_WALKS} of {', '.join(sorted(MACROS))} are allowed."
        )


def _check_path(path: Path, names: Names) -> None:
    inside: Names | None = names
    for depth, name in enumerate(path):
        if inside is None:
            raise BadCondition(f'"{".".join(path[:depth])}" has no parts', "It is one value: compare it as it is.")
        if name not in inside:
            raise _not_there(path[: depth + 1], inside)
        inside = inside[name]
        if inside is not None and not inside and depth:
            return
    if inside is not None:
        raise BadCondition(
            f'"{".".join(path)}" is more than one value', nearest("", (".".join((*path, n)) for n in inside))
        )


def _not_there(path: Path, siblings: Names) -> BadCondition:
    home = ".".join(path[:-1])
    if home in ("customer.attributes", "context"):
        declare = f"Otherwise declare it under `{path[-2]}` of a source."
        return BadCondition(f'no source declares "{".".join(path)}"', f"{nearest(path[-1], siblings)} {declare}")
    known = (".".join((*path[:-1], sibling)) for sibling in siblings)
    return BadCondition(f'there is no "{".".join(path)}"', nearest(".".join(path), known))


def _fault(failure: Exception) -> Judgement:
    """What failed, without the library's words: they may hold the customer's."""
    if isinstance(failure, TypeError):
        return Judgement(Verdict.ERROR, "it puts together what does not go together, such as a text and a number")
    if isinstance(failure, ZeroDivisionError):
        return Judgement(Verdict.ERROR, "it divides by zero")
    return Judgement(Verdict.ERROR, "it calls a function with what the function does not take")
