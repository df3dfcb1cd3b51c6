"""To the owner: what is due before long, why it matters, and what helps next."""

from datetime import timedelta

from blocks.card import Button, Buttons, Card, Sentence, Text, Verbatim, When
from blocks.cards.pieces import aloud, button, person
from blocks.cards.ticket_buttons import loudest_first, to_keep_it, ways
from blocks.cards.ticket_title import in_hours, step, was_answered
from blocks.wording import capital, customer_first, customer_name
from bot import actions
from bot.notifications import Nudge
from bot.notifications.ticket import PromiseMade
from bot.ticket import Status

_NOT_THERE = "isn't here before then"
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def nudge_card(nudge: Nudge) -> Card:
    about = nudge.about
    title = nudge_title(nudge, When(nudge.due, "day_time", about.zone))
    reason = _reason(nudge)
    words = (Verbatim(about.verbatim),) if about.verbatim.strip() else ()
    return Card(
        title=title,
        parts=(Text(reason), *words, Buttons(loudest_first(_row(nudge)))),
        spoken=aloud((*title, ". ", *reason)),
    )


def nudge_title(nudge: Nudge, due: When) -> Sentence:
    """ "Answer Hal Reed before today at 22:00, so by today at 17:30"."""
    what = capital(step(nudge.about, customer_name(nudge.about.customer)))
    if nudge.left <= timedelta():
        return (what, " now; it was due ", due)
    # the working time is that of what is due first
    hours = in_hours(nudge.about) if nudge.due == nudge.about.due else ()
    return (what, " before ", due, *hours)


def _row(nudge: Nudge) -> tuple[Button, ...]:
    about = nudge.about
    show = button("Show ticket", actions.SHOW, about.ticket)
    if about.status is Status.RESOLVED:
        return (*to_keep_it(about), show)
    if about.promise is not None:
        first = (*ways(about)[:2], button("Promise kept", actions.PROMISE_KEPT, about.ticket))
    else:
        first = (button("Close", actions.CLOSE, about.ticket),) if was_answered(about) else ways(about)[:2]
    if not nudge.yours:
        assign = () if about.owner else (button("Assign", actions.ASSIGN, about.ticket),)
        return (*first, *assign, show)
    quiet = () if nudge.unwanted else (button("No more reminders", actions.QUIET, about.ticket),)
    return (*(first or (show,)), button("I can't today", actions.NOT_TODAY, about.ticket), *quiet)


def _reason(nudge: Nudge) -> Sentence:
    left = f"{capital(in_words(nudge.left))} left" if nudge.left > timedelta() else "Its time is over"
    promise = nudge.about.promise
    if nudge.of == "reply":
        return (f"{left}, and {customer_first(nudge.about.customer)} waits for an answer to what they wrote since.",)
    if promise is not None and nudge.yours and promise.by == nudge.about.owner:
        what = promise.what.strip().rstrip(".")
        return (f"{left}, and you promised {customer_first(nudge.about.customer)}: {what}." if what else f"{left}.",)
    if promise is not None:
        why = () if nudge.yours else _why_not_to_them(nudge)
        return (f"{left}. ", *promised_by(promise, nudge.about.customer), *why)
    if nudge.of == "first_contact":
        return (f"{left}, and {customer_first(nudge.about.customer)} has not heard from us yet.",)
    return (f"{left} to put it right.",)


def promised_by(promise: PromiseMade, customer: str) -> Sentence:
    """ "Ana promised Grace: news.", for whoever did not promise it themselves."""
    what = promise.what.strip().rstrip(".")
    return (person(promise.by), f" promised {customer_first(customer)}{f': {what}' if what else ''}.")


def _why_not_to_them(nudge: Nudge) -> Sentence:
    if nudge.about.owner is None:
        return (" Nobody has it now.",)
    return (" ", person(nudge.about.owner), f" {'wants no reminders of it' if nudge.unwanted else _NOT_THERE}.")


def in_words(left: timedelta) -> str:
    """About how long: "two hours", "40 minutes", "three days"."""
    minutes = max(round(left / timedelta(minutes=1)), 1)
    if minutes < 55:
        return _count(minutes, "minute")
    hours = round(minutes / 60)
    return _count(hours, "hour") if hours < 48 else _count(round(hours / 24), "day")


def _count(number: int, what: str) -> str:
    said = _NUMBERS[number] if number < len(_NUMBERS) else str(number)
    return f"{said} {what}{'' if number == 1 else 's'}"
