"""Answers to try conditions on: together they differ in all that the conditions ask for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from copy import deepcopy
from dataclasses import replace
from functools import cached_property
from itertools import chain, combinations, pairwise, product
from math import prod

from bot.condition_facts import Facts, Mentions, Situation, Vocabulary
from bot.condition_parts import conjuncts
from bot.conditions import Condition, Verdict
from bot.feedback import Scale
from bot.program.warnings.asking import Asked, CannotTell, Literal, asked_by

#: More answers than these are not tried: then nothing can be told.
_MOST = 6_000
#: So many words or tags that are looked for apart are told apart.
_APART = 5
_RATING = frozenset({"score", "has_score", "scale", "band"})
_COMMENT = frozenset({"comment", "has_comment"})
#: Says nothing that any condition looks for.
_NOTHING_MUCH = "qwxz"
#: What a condition asks for that asks for nothing: `true`.
_NOTHING = ""
#: Of these, what nobody gave is not there at all; elsewhere it is null, or an empty text.
_MAY_BE_MISSING = ("customer.attributes.", "context.")


#: What makes a segment known, as when feedback is routed.
_TOLD = (Verdict.MATCHED, Verdict.NO_MATCH)


class _Missing:
    """Nobody gave it."""


_MISSING = _Missing()
_Value = Literal | list[Literal] | _Missing
#: What one of the answers says, by path.
_Said = Mapping[str, _Value]


class Trial:
    """The conditions of one program, tried on answers."""

    def __init__(self, vocabulary: Vocabulary, segments: Mapping[str, str]) -> None:
        self._vocabulary = vocabulary
        self._segments = segments
        self._compiled: dict[str, Condition] = {}

    def held(self, conditions: Sequence[str], first: str) -> Iterator[tuple[bool, ...]]:
        """
        For each answer on which *first* holds: which of *conditions* hold, too.

        Raises `CannotTell` where a condition calculates, or asks for more than
        can be tried.
        """
        asked = self._asked((*conditions, first))
        ways = list(_dimensions(asked, self._vocabulary))
        if prod(map(len, ways)) > _MOST:
            raise CannotTell
        spoken_of = frozenset(path.partition(".")[0] for path in asked.values)
        for said in product(*ways):
            situation = self._situation(chain.from_iterable(each.items() for each in said), spoken_of)
            if self._holds(first, situation):
                yield tuple(self._holds(each, situation) for each in conditions)

    def is_plain(self, condition: str) -> bool:
        """Whether *condition* asks for nothing but what can be tried."""
        try:
            self._things(condition)
        except CannotTell:
            return False
        return True

    def is_never(self, condition: str) -> bool:
        """Whether no answer fulfils *condition*, as far as can be told: one thing that it asks for at a time."""
        parts = self._parts(condition)
        while parts:
            about = self._close(parts[0][1], parts)
            group = [part for part, things in parts if things & about]
            parts = [(part, things) for part, things in parts if not things & about]
            if self._none_holds(" && ".join(f"({part})" for part in group)):
                return True
        return False

    def _none_holds(self, condition: str) -> bool:
        try:
            return next(self.held((), condition), None) is None
        except CannotTell:
            return False

    def narrowed(self, condition: str, to: Iterable[str]) -> str:
        """Those parts of *condition* that ask, also in a roundabout way, for what the conditions *to* ask for."""
        parts = self._parts(condition)
        about = self._close(frozenset().union(*map(self._things, to)), parts)
        return " && ".join(f"({part})" for part, things in parts if things & about) or "true"

    def _parts(self, condition: str) -> list[tuple[str, frozenset[str]]]:
        """What all has to hold, each with what it asks for; without what calculates the rest holds no less often."""
        found = []
        for part in conjuncts(condition):
            with suppress(CannotTell):
                found.append((part, self._things(part)))
        return found

    def _close(self, about: frozenset[str], parts: list[tuple[str, frozenset[str]]]) -> frozenset[str]:
        """*about*, and all that some part asks for beside something of it."""
        while (more := about.union(*(things for _, things in parts if things & about))) != about:
            about = more
        return about

    def _things(self, condition: str) -> frozenset[str]:
        """What *condition* asks for; score and band are one thing, and so are a comment and its words."""
        asked = self._asked([condition])
        things = {"score" if path in _RATING else "comment" if path in _COMMENT else path for path in asked.values}
        return frozenset(things | ({"comment"} if asked.mentions else set()) or {_NOTHING})

    def _asked(self, conditions: Iterable[str]) -> Asked:
        asked = Asked()
        for condition in conditions:
            asked.add(asked_by(condition))
        for path in [path for path in asked.values if path.startswith("segment.")]:
            asked.add(asked_by(self._segments[path.removeprefix("segment.")]))
            del asked.values[path]
        return asked

    def _situation(self, said: Iterable[tuple[str, _Value]], spoken_of: frozenset[str]) -> Situation:
        facts = {name: deepcopy(value) if isinstance(value, dict) else value for name, value in self._sample.items()}
        for path, value in said:
            _put(facts, path, value)
        situation = Situation(facts, spoken_of)
        if self._segments:
            told = {name: self._verdict(each, situation) for name, each in self._segments.items()}
            situation.belongs_to({name: said is Verdict.MATCHED for name, said in told.items() if said in _TOLD})
        return situation

    def _holds(self, condition: str, situation: Situation) -> bool:
        return self._verdict(condition, situation) is Verdict.MATCHED

    def _verdict(self, condition: str, situation: Situation) -> Verdict:
        if condition not in self._compiled:
            plain = condition in self._segments.values()
            vocabulary = replace(self._vocabulary, segments=()) if plain else self._vocabulary
            self._compiled[condition] = Condition.compile(condition, vocabulary)
        return self._compiled[condition].verdict(situation).verdict

    @cached_property
    def _sample(self) -> Facts:
        return self._vocabulary.sample().facts


def _put(facts: Facts, path: str, value: _Value) -> None:
    *above, name = path.split(".")
    inside = facts
    for step in above:
        found = inside[step]
        assert isinstance(found, dict)  # paths were checked when the file was read
        inside = found
    if isinstance(value, _Missing):
        inside.pop(name, None)
    else:
        inside[name] = value


def _dimensions(asked: Asked, vocabulary: Vocabulary) -> Iterator[list[_Said]]:
    """Each list holds what can be said about one thing, apart from the others."""
    if asked.values.keys() & _RATING:
        yield list(_ratings(asked))
    if asked.mentions or asked.values.keys() & _COMMENT:
        yield list(_comments(asked))
    facts = vocabulary.sample().facts
    for path, values in asked.values.items():
        if path == "source":
            yield [{path: source} for source in vocabulary.sources]
        elif path not in _RATING | _COMMENT:
            yield [{path: value} for value in _values(path, values, _found(facts, path))]


def _ratings(asked: Asked) -> Iterator[_Said]:
    """Scores go with their scale and band; without a score there is no band."""
    matters = bool(asked.values.keys() & {"scale", "band"})
    for scale in Scale if matters else (Scale.NPS,):
        yield {"score": None, "has_score": False, "scale": scale.value, "band": ""}
        for score in _scores(asked.values.get("score", set()), scale if matters else None):
            yield {"score": score, "has_score": True, "scale": scale.value, "band": scale.band(score).value}
    yield {"score": None, "has_score": False, "scale": "", "band": ""}


def _scores(literals: Iterable[Literal], scale: Scale | None) -> list[float]:
    """The whole scores of a scale; where a condition asks for a broken one (4.5 stars), that and its neighbours."""
    lowest, highest = scale.limits if scale else (0, 10)
    broken = (number for number in _numbers(literals) if not float(number).is_integer())
    near = {number + beside for number in broken for beside in (-0.1, 0, 0.1)}
    scores = {float(score) for score in (*range(lowest, highest + 1), *near) if lowest <= score <= highest}
    return [int(score) if score.is_integer() else score for score in sorted(scores)]


def _comments(asked: Asked) -> Iterator[_Said]:
    if asked.values.get("comment", set()) - {""}:
        raise CannotTell
    for comment in ("", _NOTHING_MUCH, *_with_words(asked.mentions)):
        yield {"comment": comment, "has_comment": bool(comment)}


def _with_words(mentions: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Comments with one word, or several, of each kind that some condition looks for and another does not."""
    kinds: dict[tuple[bool, ...], str] = {}
    for word in chain.from_iterable(mentions):
        said = Mentions(word)
        kinds.setdefault(tuple(said(*each) for each in mentions), word)
    if len(kinds) > _APART:
        raise CannotTell
    # what stands between them keeps two words from becoming a phrase
    yield from (". ".join(words) for words in _subsets(kinds.values()) if words)


def _values(path: str, asked: set[Literal], sample: object) -> Iterator[_Value]:
    missing: _Value = _MISSING if path.startswith(_MAY_BE_MISSING) else None
    texts = {value for value in asked if isinstance(value, str)}
    numbers = set(_numbers(asked))
    if isinstance(sample, list):
        if len(texts) > _APART:
            raise CannotTell
        for some in _subsets(sorted(texts)):
            yield [*some]
        return
    if texts or isinstance(sample, str):
        yield from ("", _NOTHING_MUCH, *sorted(texts))
    if numbers or (isinstance(sample, int | float) and not isinstance(sample, bool)):
        yield from _around(numbers or {0.0})
    if isinstance(sample, bool) or any(isinstance(value, bool) for value in asked):
        yield from (True, False)
    if missing is _MISSING or not isinstance(sample, str):
        yield missing


def _around(numbers: set[float]) -> list[float]:
    """Each of *numbers*, what lies between them, and what lies beyond."""
    ordered = sorted(numbers)
    between = [(low + high) / 2 for low, high in pairwise(ordered)]
    return [ordered[0] - 1, *ordered, *between, ordered[-1] + 1]


def _numbers(values: Iterable[Literal]) -> list[float]:
    return [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]


def _subsets(words: Iterable[str]) -> Iterator[tuple[str, ...]]:
    each = list(words)
    return chain.from_iterable(combinations(each, count) for count in range(len(each) + 1))


def _found(facts: Facts, path: str) -> object:
    value: object = facts
    for step in path.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value
