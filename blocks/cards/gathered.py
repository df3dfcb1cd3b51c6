"""To one person: several reminders in one message."""

from dataclasses import replace
from datetime import timedelta

from blocks.card import Button, Buttons, Card, Divider, Part, Sentence, Style, Text, Verbatim
from blocks.cards.answered import came
from blocks.cards.customer_wrote import said_again, still_silent_title, wrote_to_team_title
from blocks.cards.gone_quiet import went_back_title
from blocks.cards.morning import morning_card
from blocks.cards.needs_you import answers, needs_you_title
from blocks.cards.nobody_took_it import nobody_took_it_title
from blocks.cards.nudge import in_words, nudge_title
from blocks.cards.pieces import aloud, button, moment
from blocks.cards.standing_in import offered_title
from blocks.cards.why import why
from blocks.wording import and_more, capital, customer_name, number
from bot import actions
from bot.notifications import (
    Answered,
    Gathered,
    NeedsYou,
    NobodyTookIt,
    Nudge,
    OfferedToYou,
    Reminder,
    StillSilent,
    StillYours,
    TeamNeeded,
    WentBack,
    WroteAgain,
    WroteToTeam,
)

#: So many are said one by one; whoever has more has a list of their own.
_MOST = 8


def gathered_card(gathered: Gathered) -> Card:
    said = [_line(each) for each in gathered.each]
    more = len(said) - _MOST
    rows: list[Part] = []
    for each, line in zip(gathered.each[:_MOST], said, strict=False):
        rows += [*([Divider()] if rows else []), *_row(each, line)]
    rest = (Divider(), Text(f"{and_more(more)}: type “/loop”.")) if more > 0 else ()
    if gathered.morning is not None:
        begins = morning_card(gathered.morning, below={each.about.ticket for each in gathered.each[:_MOST]})
        return replace(begins, parts=(*begins.parts, Divider(), Text("Also:"), *rows, *rest))
    title: Sentence = (_left(gathered.each),)
    first = next((line for each, line in zip(gathered.each, said, strict=True) if not isinstance(each, Answered)), None)
    return Card(title=title, parts=(*rows, *rest), spoken=aloud((*title, ". First: ", *first) if first else title))


def _row(each: Reminder | Answered, line: Sentence) -> tuple[Part, ...]:
    words = (Verbatim(each.words),) if isinstance(each, WroteAgain) and each.words.strip() else ()
    return (Text(line, quiet=isinstance(each, Answered)), *words, Buttons(_buttons(each)))


def _left(each: tuple[Reminder | Answered, ...]) -> str:
    """What is still to be looked at."""
    left = sum(not isinstance(one, Answered) for one in each)
    if not left:
        return "Nothing is left to look at here"
    return f"{capital(number(left))} {'thing' if left == 1 else 'things'} to look at"


def _buttons(each: Reminder | Answered) -> tuple[Button, ...]:
    show = button(f"Show ticket {each.about.ticket}", actions.SHOW, each.about.ticket)
    match each:
        case NeedsYou(yours=False) | NobodyTookIt():
            # in a list none of them is the loudest
            return (*(replace(one, style=Style.PLAIN) for one in answers(each.about, each.step)[:-1]), show)
        case TeamNeeded() | WentBack() if each.about.owner is None:
            return (button(f"Claim {each.about.ticket}", actions.CLAIM, each.about.ticket), show)
        case StillYours():
            return (button("Still mine", actions.STILL_MINE, each.about.ticket), show)
        case OfferedToYou():
            return (button(f"I'll take {each.about.ticket}", actions.STAND_IN, each.about.ticket), show)
        case _:
            return (show,)


def _line(each: Reminder | Answered) -> Sentence:
    if isinstance(each, Answered):
        return (f"{capital(customer_name(each.about.customer))}: ", *came(each))
    return _line_of(each)


def _line_of(each: Reminder) -> Sentence:
    about = each.about
    name = customer_name(about.customer)
    match each:
        case Nudge(due=due, left=left):
            title = nudge_title(each, moment(due, about.zone, about.now))
            return (*title, ".") if left <= timedelta() else (*title, f": {in_words(left)} left.")
        case StillYours():
            return (f"Do you still have {name}? They have not heard from us yet.",)
        case WroteAgain():
            return said_again(each)
        case WroteToTeam():
            return wrote_to_team_title(each)
        case StillSilent():
            return still_silent_title(each)
        case WentBack():
            return (*went_back_title(each), ": I had heard nothing.")
        case OfferedToYou():
            return (*offered_title(each), ": ", f"{each.owner.first_name} is away, and you stand in.")
        case NeedsYou():
            return (*needs_you_title(each), ": ", *why(each, capitals=False))
        case NobodyTookIt():
            return (*nobody_took_it_title(each), ".")
        case TeamNeeded():
            return (f"{capital(name)}: ", *why(each, capitals=False))
