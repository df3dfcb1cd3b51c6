"""The page that a company may publish: by when customers hear from whom."""

from collections.abc import Iterator
from datetime import date

from blocks.maps.page import Page, Paragraph, Section, Words, section
from blocks.maps.reference import exceptions
from blocks.maps.spans import day, span, time_of, week, within
from blocks.wording import listed
from bot.maps import PublicMap, TeamPromise
from bot.program import Clock, Target

_LEAD = (
    "Not every answer that you give us needs one in return. Where we follow up on yours, you can rely on this. "
    "All times count from the moment you press send."
)
_NOTHING = "We are still setting this up, and promise nothing yet."


def public_page(map_: PublicMap, on: date) -> Page:
    return Page(
        title=f"What you can expect from {map_.company}",
        about=(f"As of {day(on)}.",),
        lead=(_LEAD if map_.promises else _NOTHING,),
        sections=tuple(_promise(each, on) for each in map_.promises),
    )


def _promise(promise: TeamPromise, on: date) -> Section:
    return section(promise.team, *(Paragraph(words) for words in _sentences(promise, on)))


def _sentences(promise: TeamPromise, on: date) -> Iterator[Words]:
    yield (f"You hear from {promise.team} {_longest(promise.first_contact)}.",)
    yield (f"We aim to have it solved {_longest(promise.resolve)}.",)
    if promise.lateness_is_told:
        yield ("If our first answer is late, somebody responsible is told.",)
    yield (f"Once it is solved and you say nothing more, we take it as settled after {span(promise.close_after)}.",)
    if promise.calendar is None:
        if promise.is_always_there:
            yield ("We are there day and night.",)
        return
    calendar = promise.calendar
    yield (f"Our working hours: {week(calendar.open)}, {time_of(calendar.zone)}.",)
    if closed := exceptions(calendar, since=on):
        yield (f"Closed: {closed}.",)


def _longest(targets: tuple[Target, ...]) -> str:
    """The later of two clocks counts, where workflows count on different ones."""
    said = listed([_within(each) for each in targets], "or")
    return f"{said}, whichever is later" if len(targets) > 1 else said


def _within(target: Target) -> str:
    """ "within 24 hours", "within 8 hours of our working time"."""
    words = within(target)
    return f"{words.replace('working ', '')} of our working time" if target.clock is Clock.STAFF else words
