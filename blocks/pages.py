"""A playbook's page as the parts of a card or a form."""

from collections.abc import Iterator
from itertools import groupby

from blocks.card import Divider, Part, Sentence, Strong, Text
from bot.playbook_pages import Kind, Page, Paragraph


def below(page: Page | None) -> Iterator[Part]:
    """At the end of a form: it is there for whoever looks for it, and in nobody's way."""
    if page is not None:
        yield Divider()
        yield Text((Strong(f"Playbook: {page.title}"),))
        yield from paragraphs(page)


def paragraphs(page: Page) -> Iterator[Part]:
    """The items of a list stand together."""
    for kind, group in groupby(page.paragraphs, key=lambda each: each.kind):
        if kind is Kind.ITEM:
            yield Text(tuple(_listed(list(group))))
        else:
            yield from (Text(_sentence(each)) for each in group)


def _listed(items: list[Paragraph]) -> Iterator[str | Strong]:
    for place, item in enumerate(items):
        mark = f"{item.number}." if item.number is not None else "•"
        yield f"{chr(10) if place else ''}{mark} "
        yield from _words(item)


def _sentence(paragraph: Paragraph) -> Sentence:
    if paragraph.kind is Kind.HEADING:
        return (Strong("".join(span.words for span in paragraph.spans)),)
    return tuple(_words(paragraph))


def _words(paragraph: Paragraph) -> Iterator[str | Strong]:
    return (Strong(span.words) if span.strong else span.words for span in paragraph.spans)
