"""A day's sentences: what to start with and why, what else there is, and when one is clear."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from blocks.card import Button, Facts, Sentence, Style, Verbatim, When
from blocks.cards.needs_you import needs_you_row
from blocks.cards.nudge import in_words, promised_by
from blocks.cards.pieces import button, moment, person
from blocks.cards.rows import facts
from blocks.cards.ticket_buttons import buttons
from blocks.cards.ticket_title import by_when, step, wants_answer, wants_call, was_answered
from blocks.cards.wanted import asked, more_wait
from blocks.days import day as day_name
from blocks.wording import capital, customer_first, customer_name, number, ordinal, whose
from bot import actions
from bot.notifications import Day, PromisedToday, Row, Start, TicketShown
from bot.ticket import LIVE


def start(day: Day, about: TicketShown) -> Sentence:
    """ "Start with Grace Okafor: call by 14:00." """
    name = customer_name(about.customer)
    when = by_when(about)
    match day.start:
        case Start.CALLED if day.wanted.waiting:
            return (*asked(day.wanted.waiting[0]), ".")
        case Start.HELP if about.help_by is not None:
            return (person(about.help_by), f" waits for your help with {name}", *when, ".")
        case Start.LATE:
            whose = (person(about.owner), " has it.") if about.owner else ("Nobody has it yet.",)
            return (*_still_waits(about), *whose)
        case Start.FREE:
            return (f"Nobody has {name} yet: {_without_name(about)}", *when, ".")
        case _:
            return (f"Start with {name}: {_without_name(about)}", *when, ".")


def while_away(day: Day) -> str:
    """What whoever is away reads in their own day."""
    if day.back is None:
        return "You're away: I won't remind you of anything until you're back."
    return f"You're away until {day_name(day.back, day.zone, day.now)}: I won't remind you of anything before."


def _without_name(about: TicketShown) -> str:
    """ "call": the name stands before it."""
    return step(about, "them")


def _still_waits(about: TicketShown) -> Sentence:
    """It is we who are late."""
    name = capital(customer_name(about.customer))
    if about.due is None:
        return (f"{name} still waits. ",)
    return (f"{name} still waits: {_what_is_owed(about)} was due ", moment(about.due, about.zone, about.now), ". ")


def _what_is_owed(about: TicketShown) -> str:
    if about.promise is not None:
        return "what we promised"
    if was_answered(about) or not wants_answer(about):
        return "a solution"
    return "an answer"


def reason(day: Day, about: TicketShown) -> Sentence:
    """Why this one: what weighs most."""
    name = capital(customer_first(about.customer))
    if about.wrote_at is not None:
        wrote = When(about.wrote_at, "day_time", about.zone)
        return (f"{name} wrote again ", wrote, f", and has waited {in_words(_since_they_wrote(about))} for an answer.")
    if about.promise is not None:
        if about.promise.by != day.person:
            return promised_by(about.promise, about.customer)
        what = about.promise.what.strip().rstrip(".")
        return (f"You promised {customer_first(about.customer)}: {what}.",) if what else ("It was promised.",)
    if was_answered(about):
        return (f"{name} has heard from us; it isn't solved yet.",)
    if about.reopened and _was_reached(about):
        return (f"{name} has heard from us, but it was opened again.",)
    if about.low_scores_before:
        return (f"{whose(name)} {ordinal(about.low_scores_before + 1)} low score, and no answer yet.",)
    if wants_call(about):
        return (f"{name} asked for a call, and has waited {in_words(about.waiting)}.",)
    return (f"{name} has waited {in_words(about.waiting)}.",)


def _since_they_wrote(about: TicketShown) -> timedelta:
    """How long nobody has answered: whoever never heard from us has waited since the beginning."""
    if about.wrote_at is None or about.now is None or not _was_reached(about):
        return about.waiting
    return max(about.now - about.wrote_at, timedelta())


def _was_reached(about: TicketShown) -> bool:
    return any(contact.missed is None for contact in about.contacts)


def newest_words(about: TicketShown) -> tuple[Verbatim, ...]:
    """What the customer wrote since, where nobody answered it."""
    return (Verbatim(about.wrote),) if about.wrote.strip() else ()


def first_buttons(day: Day, about: TicketShown) -> tuple[Button, ...]:
    """What its state allows, and the ticket itself."""
    show = button("Show ticket", actions.SHOW, about.ticket)
    if day.start is Start.CALLED and day.wanted.waiting:
        return needs_you_row(day.wanted.waiting[0])
    if day.start is Start.HELP:
        advised = about.owner or about.help_by
        label = f"Advise {advised.first_name}" if advised else "Advise"
        return (
            _loud(show),
            button(label, actions.ADVISE, about.ticket),
            button("Assign", actions.ASSIGN, about.ticket),
        )
    if day.start is Start.LATE:
        return (_loud(show), button("Assign", actions.ASSIGN, about.ticket))
    theirs = day.start is Start.OWN and about.status in LIVE
    passing_on = (button("I can't today", actions.NOT_TODAY, about.ticket),) if theirs else ()
    return (*buttons(about).row[:2], *passing_on, show)


def _loud(shown: Button) -> Button:
    return button(shown.label, shown.action, shown.about, Style.PRIMARY)


def due_lines(day: Day, most: int) -> tuple[Facts, int]:
    """What else is due and what was promised, at most so many lines; how many are left over."""
    kept = day.promises[:most]
    listed = day.due[: most - len(kept)]
    pairs = dict(facts(listed, day.zone, day.now, owners=False).pairs)
    pairs |= {f"{each.ticket} {capital(customer_name(each.customer))}": _promised(each, day) for each in kept}
    return Facts(pairs), day.more + len(day.due) - len(listed) + len(day.promises) - len(kept)


def _promised(each: PromisedToday, day: Day) -> Sentence:
    what = each.what.strip().rstrip(".")
    by = "Was promised by " if each.due < day.now else "Promised by "
    return (by, moment(each.due, day.zone, day.now), f": {what}" if what else "")


def then(day: Day, left: int = 0) -> str:
    """What is left, and when they are clear."""
    others = len(day.due) + len(day.promises) + day.more
    if day.start is Start.CALLED and (waiting := more_wait(day.wanted)):
        return f"{capital(waiting)}."
    if day.start in (Start.FREE, Start.LATE):
        return _more_of_these(day)
    others_wait = day.help_wanted or day.wanted.unanswered
    if not others:
        return "" if others_wait else "Then you're clear for today."
    clear = "" if others_wait else ", then you're clear"
    return f"{capital(number(others))} more today{clear}{_and_more(left)}."


def _and_more(left: int) -> str:
    return f"; {number(left)} of them under /loop" if left > 0 else ""


def _more_of_these(day: Day) -> str:
    # but the one to start with
    others = (day.free_in_all if day.start is Start.FREE else day.late_in_all) - 1
    if others < 1:
        return ""
    what = "waits for somebody" if day.start is Start.FREE else "waits too long"
    many = "wait for somebody" if day.start is Start.FREE else "wait too long"
    return f"{capital(number(others))} more {what if others == 1 else many}."


def claims(rows: Sequence[Row], most: int) -> Iterator[Button]:
    for row in rows[:most]:
        yield button(f"Claim {whose(customer_first(row.customer))}", actions.CLAIM, row.ticket)
