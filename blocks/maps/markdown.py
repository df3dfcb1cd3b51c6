"""A page as Markdown, for a wiki, a pull request or a mail."""

import re
from collections.abc import Iterable, Iterator, Sequence

from blocks.maps.page import SIGNING, Code, Entry, Grid, Page, Paragraph, Part, Section, Steps, Words

#: What Markdown would take for its own.
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")
_TICKS = re.compile("`+")


def markdown(page: Page) -> str:
    return "\n\n".join(_parts(page)) + "\n"


def _parts(page: Page) -> Iterator[str]:
    yield f"# {_plain(page.title)}"
    yield words(page.about)
    yield words(page.lead)
    yield from _sections(page.front)
    if page.signers:
        yield f"## {SIGNING}"
        signers = [(_plain(signer.name), _plain(signer.role), "", "") for signer in page.signers]
        yield _table(("Name", "Role", "Date", "Signature"), signers)
    yield from _sections(page.sections)
    yield from _sections(page.appendix)


def _sections(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        yield f"## {_plain(section.title)}"
        yield from map(_part, section.parts)


def _part(part: Part) -> str:
    match part:
        case Paragraph(words=said):
            return words(said)
        case Entry(title=title, mark=mark, pairs=pairs):
            lines = "\n".join(f"- **{_plain(name)}**: {words(said)}" for name, said in pairs)
            kind = f" ({_plain(mark)})" if mark else ""
            return f"### {_plain(title)}{kind}\n\n{lines}"
        case Steps(title=title, sentences=sentences):
            lines = "\n".join(f"{place}. {words(said)}" for place, said in enumerate(sentences, 1))
            return f"### {_plain(title)}\n\n{lines}"
        case Grid(heading=heading, rows=rows):
            return _table(tuple(map(_plain, heading)), [tuple(map(_cell, row)) for row in rows])


def _table(heading: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [heading, tuple("---" for _ in heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(said: Words) -> str:
    """In a table a bar ends a cell, in code, too."""
    return "".join(_code(each).replace("|", "\\|") if isinstance(each, Code) else _plain(each) for each in said)


def words(said: Words) -> str:
    return "".join(_code(each) if isinstance(each, Code) else _plain(each) for each in said)


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split(" ")))


def _code(code: Code) -> str:
    """Between more backticks than stand in it."""
    longest = max((len(run) for run in _TICKS.findall(code.written)), default=0)
    ticks = "`" * (longest + 1)
    space = " " if longest else ""
    return f"{ticks}{space}{code.written}{space}{ticks}"
