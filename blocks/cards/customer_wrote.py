"""To whoever has a ticket, or had it: its customer wrote again, or did not."""

from blocks.card import Button, Buttons, Card, Sentence, Text, Verbatim, When
from blocks.cards.pieces import aloud, button, person
from blocks.cards.ticket_buttons import loudest_first, ways
from blocks.cards.ticket_title import by_when, step
from blocks.wording import capital, customer_first, customer_name
from bot import actions
from bot.notifications import StillSilent, TicketShown, WroteAgain, WroteToTeam
from bot.ticket import Status

_LIVE = frozenset({Status.OPEN, Status.WAITING})
_ONCE_MORE = {actions.CALL: "Call, or close it?", actions.RESPOND: "Write once more, or close it?"}


def wrote_again_card(wrote: WroteAgain) -> Card:
    about = wrote.about
    title = _what_to_do(about)
    news: Sentence = (f"{capital(customer_first(about.customer))} wrote again ", _at(wrote), ".")
    words = (Verbatim(wrote.words),) if wrote.words.strip() else ()
    return Card(
        title=title,
        parts=(Text(news), *words, Buttons(loudest_first(_row(about)))),
        spoken=aloud((*title, " " if about.status not in _LIVE else ". ", *news)),
    )


def said_again(wrote: WroteAgain) -> Sentence:
    """The same in one line."""
    return (*_what_to_do(wrote.about), ": they wrote again ", _at(wrote), ".")


def _what_to_do(about: TicketShown) -> Sentence:
    name = customer_name(about.customer)
    if about.status not in _LIVE:
        return (f"Look at what {name} wrote: is it solved?",)
    return (capital(step(about, name)), *by_when(about))


def _row(about: TicketShown) -> tuple[Button, ...]:
    show = button("Show ticket", actions.SHOW, about.ticket)
    if about.status not in _LIVE:
        return (show, button("Reopen", actions.REOPEN, about.ticket))
    return (*(ways(about)[:2] or (show,)), button("I can't today", actions.NOT_TODAY, about.ticket))


def wrote_to_team_card(wrote: WroteToTeam) -> Card:
    """Without blame: their day was over."""
    about = wrote.about
    title = wrote_to_team_title(wrote)
    why: Sentence = ("Your day was over, and the answer was due before your next. ", *_who_has_it(about))
    claim = button("Claim", actions.CLAIM, about.ticket)
    show = button("Show ticket", actions.SHOW, about.ticket)
    free = about.owner is None and about.status in _LIVE
    return Card(title=title, parts=(Text(why), Buttons((claim, show) if free else (show,))), spoken=aloud(title))


def wrote_to_team_title(wrote: WroteToTeam) -> Sentence:
    name = capital(customer_name(wrote.about.customer))
    return (f"{name} is with {wrote.about.team_name}: they wrote ", _at(wrote))


def _who_has_it(about: TicketShown) -> Sentence:
    if about.owner is None:
        return ("Nobody has it yet.",) if about.status in _LIVE else ()
    return (person(about.owner), " has it now.")


def still_silent_card(silent: StillSilent) -> Card:
    about = silent.about
    title = still_silent_title(silent)
    row = (
        *ways(about)[:2],
        button("Close", actions.CLOSE, about.ticket),
        button("Snooze", actions.SNOOZE, about.ticket),
    )
    why = Text("It's open again, and the time to put it right runs on.")
    return Card(title=title, parts=(why, Buttons(loudest_first(row))), spoken=aloud(title))


def still_silent_title(silent: StillSilent) -> Sentence:
    about = silent.about
    first = ways(about)[:1]
    ask = _ONCE_MORE.get(first[0].action, "Close it?") if first else "Close it?"
    since = When(silent.since, "day", about.zone)
    return (f"{capital(customer_name(about.customer))} hasn't answered since ", since, f". {ask}")


def _at(wrote: WroteAgain | WroteToTeam) -> When:
    return When(wrote.at, "day_time", wrote.about.zone)
