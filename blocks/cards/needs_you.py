"""To somebody who was called in: what to decide and by when, why it reached them, and what was tried."""

from collections.abc import Iterator
from dataclasses import replace

from blocks.card import Button, Buttons, Card, Part, Sentence, Style, Text, Verbatim, When
from blocks.cards.nudge import in_words
from blocks.cards.pieces import aloud, button
from blocks.cards.ticket_buttons import loudest_first, ways
from blocks.cards.ticket_title import by_when, step, wants_call
from blocks.cards.why import why
from blocks.labels import HELP_BECAUSE
from blocks.wording import capital, customer_first, customer_name, listed, money, times
from bot import actions
from bot.notifications import Matter, NeedsYou, NobodyTookIt, TicketShown, Who
from bot.people import Role
from bot.ticket import Channel


def needs_you_card(needs: NeedsYou) -> Card:
    title = needs_you_title(needs)
    return Card(title=title, parts=(*needs_you_lines(needs), Buttons(needs_you_row(needs))), spoken=aloud(title))


def needs_you_title(needs: NeedsYou) -> Sentence:
    about = needs.about
    if needs.yours:
        by = _by(needs, "it") if needs.decide_by else by_when(about)
        return (capital(step(about, customer_name(about.customer))), *by)
    return (asks(needs), *_by(needs, "your answer"))


def asks(needs: NeedsYou) -> str:
    """ "Please decide on Grace Okafor"; a lead sees to them."""
    asked = "Please decide on" if needs.role in (Role.EXECUTIVE, Role.PROGRAM_OWNER) else "Please see to"
    return f"{asked} {customer_name(needs.about.customer)}"


def _by(needs: NeedsYou, what: str) -> Sentence:
    if needs.decide_by is None:
        return ()
    return (f" now; {what} was due " if needs.past else " by ", When(needs.decide_by, "day_time", needs.about.zone))


def needs_you_lines(needs: NeedsYou) -> Iterator[Part]:
    """Why it reached them, how long the customer has waited, what was tried, and the customer's words."""
    about = needs.about
    yield Text(because(needs))
    yield Text(waiting(needs))
    if needs.may_approve:
        allowed = listed([f"{each.what.lower()} up to {money(each.limit)}" for each in needs.may_approve])
        yield Text(f"You can approve: {allowed}.")
    if needs.note.strip():
        yield Verbatim(needs.note)
    if about.verbatim.strip():
        if needs.note.strip():
            yield Text(f"{capital(customer_first(about.customer))} said:")
        yield Verbatim(about.verbatim)


def waiting(needs: NeedsYou | NobodyTookIt) -> Sentence:
    """ "Waiting 36 hours, since Mon 2 Mar, 09:14; Ana rang.": how long is as of its drawing, since when stays true."""
    waited, done = f"Waiting {in_words(needs.waited)}", f"; {tried(needs.about)}."
    if needs.since == needs.at:
        # why it reached them has said since when
        return (waited, done)
    return (f"{waited}, since ", When(needs.since, "day_time", needs.about.zone), done)


def because(needs: NeedsYou) -> Sentence:
    """Why it reached them, and nobody before them."""
    return (*_why(needs), *_before(needs))


def _why(needs: NeedsYou) -> Sentence:
    if needs.back_again:
        return ("Your time for this one is over, and it isn't settled yet: ", *why(needs, capitals=False))
    if needs.help_by is not None and needs.reason is not None:
        return (f"{needs.help_by.first_name} asks for help: {HELP_BECAUSE[needs.reason]}.",)
    return why(needs)


def _before(needs: NeedsYou) -> Sentence:
    said: list[str] = []
    if needs.away:
        said.append(f"{_names(needs.away)} {'is' if len(needs.away) == 1 else 'are'} away")
    # whoever is away is not said to have been told: that would read as blame
    if told := tuple(each for each in needs.asked_before if each not in needs.away):
        said.append(f"{_names(told)} {'was' if len(told) == 1 else 'were'} told before you")
    return (f" {capital(listed(said))}.",) if said else ()


def _names(people: tuple[Who, ...]) -> str:
    return listed([each.first_name for each in people])


def tried(about: TicketShown) -> str:
    """ "Ana rang twice": what was done for the customer, in the middle of a sentence."""
    done: dict[str, dict[str, int]] = {}
    for each in about.contacts:
        did = done.setdefault(each.by.first_name, {})
        what = "rang" if each.channel is Channel.PHONE else "wrote"
        did[what] = did.get(what, 0) + 1
    if done:
        return listed(
            [f"{name} {listed([what + times(count) for what, count in did.items()])}" for name, did in done.items()]
        )
    return f"{about.owner.first_name} has it" if about.owner else "nobody has it yet"


def needs_you_row(needs: NeedsYou) -> tuple[Button, ...]:
    about = needs.about
    if needs.yours:
        return loudest_first((*ways(about)[:2], button("I can't today", actions.NOT_TODAY, about.ticket)))
    kept = button("Promise kept", actions.PROMISE_KEPT, about.ticket)
    *first, show = answers(about, needs.step)
    return (*first, kept, show) if needs.matter is Matter.PROMISE else (*first, show)


def answers(about: TicketShown, step: int) -> tuple[Button, ...]:
    """I'll call, Ana carries on, Hand to …: each of them is an answer."""
    which = f"{about.ticket}/{step + 1}"
    label = "I'll call" if wants_call(about) or about.masked_phone else "I'll see to it"
    first = replace(button(label, actions.TAKE_OVER, which), style=Style.PRIMARY)
    carries_on = (
        (button(f"{about.owner.first_name} carries on", actions.CARRY_ON, which),) if about.owner is not None else ()
    )
    return (first, *carries_on, button("Hand to …", actions.HAND_TO, which), button("Show", actions.SHOW, about.ticket))
