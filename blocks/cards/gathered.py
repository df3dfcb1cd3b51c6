"""To one person: several reminders in one message."""

from blocks.card import Buttons, Card, Divider, Part, Sentence, Text
from blocks.cards.nudge import in_words
from blocks.cards.pieces import aloud, button, moment
from blocks.cards.ticket_title import step
from blocks.wording import capital, customer_name, number
from bot import actions
from bot.notifications import Gathered, Nudge, StillYours, WentBack

#: So many are said one by one; whoever has more has a list of their own.
_MOST = 8


def gathered_card(gathered: Gathered) -> Card:
    said = [_line(each) for each in gathered.each]
    title: Sentence = (f"{capital(number(len(said)))} things to look at",)
    more = len(said) - _MOST
    rows = [part for each, line in zip(gathered.each[:_MOST], said, strict=False) for part in _row(each, line)]
    rest = (Text(f"And {more} more: type /loop."),) if more > 0 else ()
    return Card(title=title, parts=(*rows, *rest), spoken=aloud((*title, ". First: ", *said[0])))


def _row(each: Nudge | StillYours | WentBack, line: Sentence) -> tuple[Part, ...]:
    return (
        Text(line),
        Buttons((button(f"Show ticket {each.about.ticket}", actions.SHOW, each.about.ticket),)),
        Divider(),
    )


def _line(each: Nudge | StillYours | WentBack) -> Sentence:
    about = each.about
    name = customer_name(about.customer)
    match each:
        case Nudge(due=due, left=left):
            when = moment(due, about.zone, about.now)
            return (f"{capital(step(about, name))} before ", when, f": {in_words(left)} left.")
        case StillYours():
            return (f"Do you still have {name}? They have not heard from us yet.",)
        case WentBack():
            return (f"{capital(name)} is back with {about.team_name}: nothing had happened.",)
