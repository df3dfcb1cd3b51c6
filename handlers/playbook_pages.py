"""Playbooks are written in Markdown; here they become paragraphs that every platform can show."""

from collections.abc import Iterator, Sequence
from itertools import count

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.dossier import Dossier
from bot.moment import Moment
from bot.playbook_pages import Kind, Page, Paragraph, Span
from bot.playbooks import playbook_of
from bot.program.remedies import label_of

#: CommonMark without what a chat cannot show: pictures and markup of its own come as the words they hold.
_READER = MarkdownIt("commonmark", {"html": False})


def page_of(dossier: Dossier, moment: Moment) -> Page | None:
    """The page that helps with a ticket, if one does."""
    name = playbook_of(dossier, moment)
    return page(name, moment.program_of(dossier.ticket).playbooks[name]) if name else None


def page(name: str, text: str) -> Page:
    """The page called *name* as written in *text*; its first heading is the title."""
    paragraphs = list(_paragraphs(_READER.parse(text)))
    if paragraphs and paragraphs[0].kind is Kind.HEADING:
        return Page("".join(span.words for span in paragraphs[0].spans), tuple(paragraphs[1:]))
    return Page(label_of(name), tuple(paragraphs))


def _paragraphs(tokens: Sequence[Token]) -> Iterator[Paragraph]:
    lists: list[Iterator[int] | None] = []
    kind, number = Kind.TEXT, None
    for token in tokens:
        match token.type:
            case "heading_open":
                kind = Kind.HEADING
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(count(int(token.attrs.get("start", 1))))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                numbers = lists[-1]
                kind, number = Kind.ITEM, next(numbers) if numbers else None
            case "inline" | "fence" | "code_block":
                yield Paragraph(kind, tuple(_spans(token)), number)
                kind, number = Kind.TEXT, None


def _spans(token: Token) -> Iterator[Span]:
    depth = 0
    for child in token.children or [token]:
        if child.type == "strong_open":
            depth += 1
        elif child.type == "strong_close":
            depth -= 1
        elif child.type in ("softbreak", "hardbreak"):
            yield Span(" ")
        elif child.content:
            yield Span(child.content.rstrip("\n"), strong=depth > 0)
