"""The program file: YAML 1.2 and playbooks read from disk, with the line of every mistake."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.errors import ProgramError
from bot.mistakes import Mistake, Place, nearest
from bot.program import Program
from bot.program.reading import SECRETS, read, read_earlier
from bot.program.warnings import Known, warnings
from handlers.mapping import mistakes as mapping_mistakes
from handlers.sources import NAMES
from handlers.template_words import template_mistakes
from handlers.yaml_words import Slip, what_to_do

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")

#: Shorter values are left in messages: replacing every "a" would hide the message, not the secret.
_SHORTEST_SECRET = 3


def load(path: Path, environ: Mapping[str, str]) -> Program:
    """The program in *path*; raises `ProgramError` with all mistakes, one a line."""
    program, mistakes = _read(path, _Document(environ))
    if program is None:
        raise ProgramError("\n".join(map(str, mistakes)))
    return program


def check(path: Path, environ: Mapping[str, str] | None) -> list[Mistake]:
    """All mistakes in *path*, in its order. Without an *environ*, every `${NAME}` counts as set."""
    return _read(path, _Document(environ))[1]


def advise(path: Path, environ: Mapping[str, str], known: Callable[[Program], Known]) -> list[Mistake]:
    """
    What is unwise in *path*, in its order; nothing while there are mistakes in it.

    What the *environ* does not say counts as set, and as set well.
    """
    document = _Document(environ, is_lenient=True)
    program, _ = _read(path, document)
    if program is None:
        return []
    found = [document.located(warning, path.name) for warning in warnings(program, known(program))]
    return sorted(found, key=lambda warning: warning.line)


def text_to_keep(program: Program) -> str:
    """*program* as its author wrote it, with its playbooks, in one text; secrets were never in it."""
    return json.dumps({"file": program.text, "playbooks": program.playbooks}, ensure_ascii=False)


def read_kept(revision: str, text: str) -> Program | None:
    """The program in what `text_to_keep` gave, as far as it can still be read, without its secrets."""
    try:
        kept = json.loads(text)
        data = _Document(None).read(kept["file"])
    except (ValueError, KeyError, YAMLError):
        return None
    return read_earlier(data, playbooks=kept["playbooks"], revision=revision)


def load_kept(revision: str, text: str, environ: Mapping[str, str]) -> Program:
    """
    The program in what `text_to_keep` gave, with its secrets.

    It took effect once, so what would be a mistake today is left out; raises
    `ProgramError` where nothing can be read, or *environ* lacks a secret.
    """
    document = _Document(environ)
    try:
        kept = json.loads(text)
        data = document.read(kept["file"])
    except (ValueError, KeyError, YAMLError) as error:
        raise ProgramError(f"revision {revision} cannot be read any more: {error}") from error
    if document.mistakes:
        raise ProgramError("\n".join(map(str, document.mistakes)))
    loaded = {"playbooks": kept["playbooks"], "revision": revision}
    program = read(data, **loaded, text=kept["file"])[0] or read_earlier(data, **loaded)
    if program is None:
        raise ProgramError(f"revision {revision} cannot be read any more")
    return program


def _read(path: Path, document: "_Document") -> tuple[Program | None, list[Mistake]]:
    reading, playbooks, text = path.name, dict[str, str](), ""
    try:
        text = path.read_text(encoding="utf-8")
        data = document.read(text)
        for file in sorted((path.parent / "playbooks").glob("*.md")):
            reading = f"playbooks/{file.name}"
            playbooks[file.stem] = file.read_text(encoding="utf-8")
    except (OSError, UnicodeError, YAMLError) as error:
        return None, [replace(_unreadable(error, text), file=reading)]
    program, mistakes = read(
        data, playbooks=playbooks, revision=_revision(text, playbooks), text=text, twice=document.twice
    )
    templates = map(document.within_text, template_mistakes(data))
    mistakes = _first_of_each_place(
        document.mistakes, mistakes, _unknown_formats(data), mapping_mistakes(data), templates
    )
    mistakes = [document.located(mistake, path.name) for mistake in mistakes if not document.is_open(mistake.place)]
    mistakes.sort(key=lambda mistake: mistake.line)
    return (None if mistakes else program), mistakes


def _first_of_each_place(*several: Iterable[Mistake]) -> list[Mistake]:
    """What the later ones say about a place of which an earlier one has spoken would only follow from that."""
    found: list[Mistake] = []
    for mistakes in several:
        said = {mistake.place for mistake in found}
        found += [mistake for mistake in mistakes if mistake.place not in said]
    return found


def _unknown_formats(data: object) -> Iterator[Mistake]:
    """The domain has sources; which formats can be read is known at this edge only."""
    sources = data.get("sources") if isinstance(data, dict) else None
    for name, source in sources.items() if isinstance(sources, dict) else ():
        format = source.get("format") if isinstance(source, dict) else None
        if isinstance(format, str) and format not in NAMES:
            yield Mistake(("sources", name, "format"), f'there is no format "{format}"', nearest(format, NAMES))


def _revision(text: str, playbooks: Mapping[str, str]) -> str:
    """A short name for this very text: the same text has the same, on every machine."""
    parts = (text, *(part for name in sorted(playbooks) for part in (name, playbooks[name])))
    return sha256("\0".join(parts).encode()).hexdigest()[:12]


def _unreadable(error: OSError | UnicodeError | YAMLError, text: str) -> Mistake:
    if isinstance(error, MarkedYAMLError) and error.problem_mark is not None:
        slip = _slip(error)
        return Mistake((), f"it is not YAML: {slip.problem}", what_to_do(slip, text.splitlines()), line=slip.line)
    if isinstance(error, OSError):
        return Mistake((), f"it cannot be read: {error.strerror}", "Name the program file with --program.")
    return Mistake((), "it is not text in UTF-8", "Save it as UTF-8.")


def _slip(error: MarkedYAMLError) -> Slip:
    since = error.context_mark.line + 1 if error.context_mark is not None else 0
    problem = str(error.problem or error.context).splitlines()[0]
    return Slip(problem, error.problem_mark.line + 1, str(error.context or ""), since)


@dataclass
class _Document:
    """One YAML document as plain data, and where each piece of it stands."""

    environ: Mapping[str, str] | None
    #: What the environment does not say counts as set.
    is_lenient: bool = False
    mistakes: list[Mistake] = field(default_factory=list)
    #: Keys that are there a second time; what stands there then is not read.
    twice: list[Place] = field(default_factory=list)
    _lines: dict[Place, int] = field(default_factory=dict)
    #: What was put in from the environment, by variable: never to be shown.
    _used: dict[str, str] = field(default_factory=dict)
    #: Values that the environment will say, when there is none to ask.
    _open: set[Place] = field(default_factory=set)
    #: Where the text of a literal block (`|`) begins.
    _blocks: dict[Place, int] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)
    # Pure Python: the C parser reads YAML 1.1, where NO is false and 12:30 is 750.
    _yaml: YAML = field(default_factory=lambda: YAML(typ="safe", pure=True))

    def read(self, text: str) -> object:
        node = self._yaml.compose(text)
        return None if node is None else self._value(node, ())

    def located(self, mistake: Mistake, file: str) -> Mistake:
        """*mistake* with its line, and with the names of variables instead of what is in them."""
        found, remedy = self._hidden(mistake.found), self._hidden(mistake.remedy)
        return replace(mistake, found=found, remedy=remedy, file=file, line=mistake.line or self._line(mistake.place))

    def within_text(self, mistake: Mistake) -> Mistake:
        """*mistake*, whose line is counted within the text at its place, with its line in the file."""
        block = self._blocks.get(mistake.place)
        return replace(mistake, line=block + mistake.line - 1 if block else self._line(mistake.place))

    def is_open(self, place: Place) -> bool:
        """Whether the environment decides what stands there, or in a list there, and nobody knows it yet."""
        is_open = any(each[: len(place)] == place for each in self._open)
        return is_open and all(mistake.place != place for mistake in self.mistakes)

    def _line(self, place: Place) -> int:
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines.get(place, 1)

    def _hidden(self, text: str) -> str:
        for name, value in self._used.items():
            text = text.replace(value, f"${{{name}}}") if len(value) > _SHORTEST_SECRET else text
        return text

    def _value(self, node: Node, place: Place) -> object:
        self._lines.setdefault(place, node.start_mark.line + 1)
        if id(node) in self._seen:
            self._complain(place, "it repeats another place by an alias", "Write it out, or use `defaults`.")
            return None
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return dict(self._entries(node, place))
        if isinstance(node, SequenceNode):
            return [self._value(item, (*place, number)) for number, item in enumerate(node.value)]
        assert isinstance(node, ScalarNode)  # YAML has no fourth kind
        return self._scalar(node, place)

    def _entries(self, node: MappingNode, place: Place) -> Iterator[tuple[str, object]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value) if isinstance(key_node, ScalarNode) else "?"
            if key in seen:
                self.twice.append((*place, key))
                line = key_node.start_mark.line + 1
                self.mistakes.append(Mistake((*place, key), "this key is here twice", "Keep one of them.", line=line))
                continue
            seen.add(key)
            self._lines[(*place, key)] = key_node.start_mark.line + 1
            yield key, self._value(value_node, (*place, key))

    def _scalar(self, node: ScalarNode, place: Place) -> object:
        value = self._yaml.constructor.construct_object(node)
        if not isinstance(value, str):
            return value
        if node.style == "|":
            self._blocks[place] = node.start_mark.line + 2
        if place[-1:] and place[-1] in SECRETS and not _VARIABLE.search(value):
            self._complain(place, "a secret is written into the file", "Write ${NAME}, and set NAME outside.")
        return _VARIABLE.sub(lambda match: self._variable(match[1], place), value)

    def _variable(self, name: str, place: Place) -> str:
        if self.environ is None or (self.is_lenient and not self.environ.get(name)):
            self._open.add(place)
            return f"${{{name}}}"
        if not self.environ.get(name):
            self._complain(place, f"the environment has no {name}", f"Set {name} before the bot starts.")
            return f"${{{name}}}"
        self._used[name] = self.environ[name]
        return self.environ[name]

    def _complain(self, place: Place, found: str, remedy: str) -> None:
        self.mistakes.append(Mistake(place, found, remedy, line=self._line(place)))
