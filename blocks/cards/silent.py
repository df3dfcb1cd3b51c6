"""Sources that have fallen silent, and those that speak again."""

from collections.abc import Iterator

from blocks.card import Card, Part, Sentence, Text, Words
from blocks.cards.answers import last_answer
from blocks.cards.pieces import aloud, joined, moment
from blocks.wording import capital, duration, listed, plural
from bot.notifications import SilentSource, SourcesSilent


def silent_card(said: SourcesSilent) -> Card:
    if not said.silent:
        return Card(title=_again(said), quiet=True)
    title = _first(said)
    return Card(title=title, parts=tuple(_parts(said)), spoken=aloud(title))


def _first(said: SourcesSilent) -> Sentence:
    if len(said.silent) == 1:
        [source] = said.silent
        ask = f"Ask why {source.name} is silent" if source.ever else f"Check that {source.name} is connected"
        return (f"{ask}: ", *_since(source, said))
    names = listed([source.name for source in said.silent])
    return (f"{capital(plural(len(said.silent), 'source'))} are silent. Ask why: {names}.",)


def _since(source: SilentSource, said: SourcesSilent) -> Sentence:
    nothing = "nothing has come from it" if source.ever else "nothing ever came from it, and the program has had it"
    return (f"{nothing} since ", moment(source.since, said.zone, said.now), ".")


def _parts(said: SourcesSilent) -> Iterator[Part]:
    for source in said.silent:
        if len(said.silent) > 1:
            yield Text((f"{source.name}: ", *_since(source, said)))
        if source.last is not None:
            yield from last_answer(source.last)
        pause = f"The program expects a pause of {duration(source.expected)} at most."
        where = f"Its answers arrive at /feedback/{source.name}: did the survey, its webhook or its secret change?"
        yield Text(f"{pause} {where}", quiet=True)
    if said.speaking:
        yield Text(_again(said))
    they = "it speaks" if len(said.silent) == 1 else "they speak"
    yield Text(f"I'll say so when {they} again.", quiet=True)


def _again(said: SourcesSilent) -> Sentence:
    each: list[tuple[Words, ...]] = [
        (f"{name} speaks again; it had been silent since ", moment(since, said.zone, said.now), ".")
        for name, since in said.speaking
    ]
    return joined(each, " ", capitals=False)
