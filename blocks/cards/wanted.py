"""What somebody was called in for, wherever they look: in `/loop`, in Home, and in the morning."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from blocks.card import Button, Buttons, Facts, Part, Sentence, Text
from blocks.cards.needs_you import asks, because, needs_you_lines, needs_you_row, tried
from blocks.cards.pieces import button, joined, moment, person
from blocks.cards.rows import facts
from blocks.cards.ticket_title import by_when
from blocks.cards.why import why
from blocks.wording import and_more, capital, customer_first, customer_name, listed, number, whose
from bot import actions
from bot.notifications import NeedsYou, Row, TookOn, Wanted

#: Buttons for the first few of a list; any other can be asked for by its number.
_BUTTONS = 3


def wanted_first(wanted: Wanted) -> Sentence:
    """What comes before a colleague who waits, and before everything of one's own: nobody answered the customer."""
    if wanted.waiting:
        return (*asked(wanted.waiting[0]), ".")
    if wanted.unanswered:
        return (f"Find somebody for {listed([customer_name(row.customer) for row in wanted.unanswered[:_BUTTONS]])}.",)
    return ()


def asked(needs: NeedsYou) -> Sentence:
    """ "Please decide on Grace Okafor by 10:30": always as of now, where its message says what held as it left."""
    return (asks(needs), *_by_when(needs, "your answer"))


def _by_when(needs: NeedsYou, what: str) -> Sentence:
    if needs.decide_by is None:
        return by_when(needs.about)
    by, now = moment(needs.decide_by, needs.about.zone, needs.about.now), needs.about.now
    if now is not None and needs.decide_by <= now:
        return (f" now; {what} was due ", by)
    return (" by ", by)


def in_short(needs: NeedsYou) -> Sentence:
    """Why it waits for them, and what was tried."""
    return (*because(needs), f" {capital(tried(needs.about))}.")


def wanted_parts(wanted: Wanted, zone: str, now: datetime | None) -> Iterator[Part]:
    """The first that waits as its message has it; the others, what they took on, and what nobody answered as lists."""
    if wanted.waiting:
        yield from needs_you_lines(wanted.waiting[0])
        yield Buttons(needs_you_row(wanted.waiting[0]))
    yield from _others(wanted)
    yield from took_on(wanted.took_on, zone, now)
    if wanted.unanswered:
        yield Text(
            "These wait, and nobody has answered:"
            if wanted.unanswered_in_all > 1
            else "This one waits, and nobody has answered:"
        )
        yield facts(wanted.unanswered, zone, now)
        yield from _and_more(wanted.unanswered_in_all - len(wanted.unanswered))
        yield Buttons(tuple(show_ticket(row) for row in wanted.unanswered[:_BUTTONS]))


def _others(wanted: Wanted) -> Iterator[Part]:
    others: Sequence[NeedsYou] = wanted.waiting[1:]
    if not others:
        return
    yield Text(f"{capital(more_wait(wanted))}:")
    yield Facts({_named(each.about.ticket, each.about.customer): _waits(each) for each in others})
    yield from _and_more(wanted.waiting_in_all - len(wanted.waiting))
    yield Buttons(tuple(_show(each.about.ticket, each.about.customer) for each in others[:_BUTTONS]))


def more_wait(wanted: Wanted) -> str:
    """ "two more wait for your answer"; empty where there is one at most."""
    others = wanted.waiting_in_all - 1
    if others < 1:
        return ""
    return f"{number(others)} more {'waits' if others == 1 else 'wait'} for your answer"


def _waits(needs: NeedsYou) -> Sentence:
    answer: Sentence = ("your answer", *_by_when(needs, "it")) if needs.decide_by else ()
    return joined((answer, why(needs, capitals=False)))


def took_on(taken: Sequence[TookOn], zone: str, now: datetime | None) -> Iterator[Part]:
    """What comes back to them if nobody settles it."""
    if not taken:
        return
    yield Text(
        "These come back to you if they aren't settled in time:"
        if len(taken) > 1
        else "This one comes back to you if it isn't settled in time:"
    )
    yield Facts({_named(each.row.ticket, each.row.customer): _settled_by(each, zone, now) for each in taken})


def comes_back(wanted: Wanted, zone: str, now: datetime) -> Sentence:
    """What comes back to them first, where the day brings nothing else."""
    if not wanted.took_on:
        return ("You're clear for today.",)
    took = wanted.took_on[0]
    due = moment(took.due, zone, now)
    whose: Sentence = (person(took.row.owner), " has it.") if took.row.owner else ("nobody has it yet.",)
    how = ": it was to be settled by " if took.due <= now else " if it isn't settled by "
    return (f"{capital(customer_name(took.row.customer))} comes back to you{how}", due, "; ", *whose)


def _settled_by(took: TookOn, zone: str, now: datetime | None) -> Sentence:
    due = moment(took.due, zone, now)
    by: Sentence = ("was to be settled by ", due) if now is not None and took.due <= now else ("to be settled by ", due)
    return joined((by, (person(took.row.owner), " has it") if took.row.owner else "nobody has it yet"))


def _and_more(count: int) -> Iterator[Part]:
    if count > 0:
        yield Text(f"{and_more(count)}.", quiet=True)


def _named(ticket: int, customer: str) -> str:
    return f"{ticket} {capital(customer_name(customer))}"


def show_ticket(row: Row) -> Button:
    return _show(row.ticket, row.customer)


def _show(ticket: int, customer: str) -> Button:
    return button(f"{whose(customer_first(customer))} ticket", actions.SHOW, ticket)
