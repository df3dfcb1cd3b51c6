"""What a ticket's card says below its title: the customer's words, how long they wait, what happened so far."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from blocks.card import Link, Part, Sentence, Text, Verbatim, When
from blocks.cards.pieces import joined, moment, person
from blocks.cards.ticket_title import by_when, is_reachable, leaving, step, wants_answer
from blocks.cutting import cut
from blocks.labels import CALL_ENDS, CLOCKS, HELP_BECAUSE, REACHED_BY
from blocks.literals import one_line
from blocks.wording import (
    asked_after,
    capital,
    customer_first,
    duration,
    in_passing,
    listed,
    money,
    number,
    ordinal,
    plural,
    score,
)
from bot.notifications import PromiseMade, ReachedAt, TicketShown
from bot.program.targets import Clock
from bot.ticket import Status

#: Attempts that a card shows; the thread has all of them.
_LATEST = 3
_TAG = 30
_OVER = frozenset({Status.RESOLVED, Status.CLOSED})


def parts(about: TicketShown) -> tuple[Part, ...]:
    """Everything between title and buttons, what matters most first."""
    return tuple(part for part in _parts(about) if not (isinstance(part, Text) and part.words in ((), "")))


def _parts(about: TicketShown) -> Iterator[Part]:
    yield from _passed_on(about)
    yield from words(about)
    yield Text(joined(_score_line(about)))
    yield from _also_said(about)
    yield from _wrote(about)
    yield Text(joined(_waiting_line(about)))
    yield Text(_known(about))
    yield from _next(about)
    yield from _help(about)
    yield Text(so_far(about.contacts, customer_first(about.customer), about.zone))
    yield Text(_others(about))
    yield Text(joined(_reach(about), capitals=False), quiet=True)
    yield Text(joined(_small_print(about)), quiet=True)


def _passed_on(about: TicketShown) -> Iterator[Part]:
    """What whoever had it wants the next to know; once somebody has it, the thread says so."""
    if (passed := about.passed_on) is None:
        return
    did = " handed this over" if passed.handed_over else " can't get to this today"
    yield Text((person(passed.by), f"{did}{':' if passed.note.strip() else '.'}"))
    if passed.note.strip():
        yield Verbatim(passed.note)
        if about.verbatim.strip():
            yield Text(f"{capital(customer_first(about.customer))} said:")


def words(about: TicketShown) -> Iterator[Part]:
    """What the customer said, or that they said nothing."""
    name = capital(customer_first(about.customer))
    if about.withdrawn:
        yield Text(f"{name} has withdrawn this.")
    if about.verbatim.strip():
        yield Verbatim(about.verbatim)
    elif about.score is not None and not about.withdrawn:
        yield Text(f"{name} left no words, only the score.")
    if about.signal:
        yield Text((f"Nobody asked {name}. ", " · ".join(f"{label}: {value}" for label, value in about.signal)))


def _also_said(about: TicketShown) -> Iterator[Part]:
    """What was said in tickets that go on here: the latest few, each with its own words."""
    for said in about.also_said[-_LATEST:]:
        given = f", with {score(said.score, said.score_of)}" if said.score is not None else ""
        yield Text(f"From ticket {said.ticket}, which goes on here{given}{':' if said.verbatim.strip() else '.'}")
        if said.verbatim.strip():
            yield Verbatim(said.verbatim)


def _known(about: TicketShown) -> str:
    if not about.known_issue:
        return ""
    return f"Part of the known issue {about.known_issue}: one answer goes to everybody. Whoever claims it takes it out."


def _wrote(about: TicketShown) -> Iterator[Part]:
    """What the customer wrote since, while nobody has answered it."""
    if about.wrote_at is None:
        return
    said = f"{capital(customer_first(about.customer))} wrote again "
    last: Sentence = ()
    if about.wrote_last_at is not None and about.wrote_last_at > about.wrote_at:
        last = (", last ", *_at(about.wrote_last_at, about))
    yield Text((said, *_at(about.wrote_at, about), *last, ":" if about.wrote.strip() else "."))
    if about.wrote.strip():
        yield Verbatim(about.wrote)


def _at(when: datetime, about: TicketShown) -> Sentence:
    at = moment(when, about.zone, about.now)
    return ("at ", at) if at.form == "time" else (at,)


def _score_line(about: TicketShown) -> Iterator[str]:
    """ "2 of 10 after first payment · asked for a call · second low score · customer value £1,200"."""
    after = asked_after(about.touchpoint)
    if about.score is not None:
        yield score(about.score, about.score_of) + after
    else:
        yield after.strip()
    yield _wish(about)
    if about.low_scores_before:
        yield f"{ordinal(about.low_scores_before + 1)} low score"
    yield f"customer value {money(about.value)}" if about.value else ""


def _wish(about: TicketShown) -> str:
    if about.do_not_contact or about.asked_for_contact is False:
        return "does not want to be contacted"
    if about.withdrawn:
        return ""
    way = {"phone": "a call", "email": "an e-mail"}.get(about.preferred)
    if about.asked_for_contact:
        return f"asked for {way}" if way else "asked to hear from us"
    return f"prefers {way}" if way else ""


def _waiting_line(about: TicketShown) -> Iterator[str | Sentence]:
    """Since when, not how long: a card is as old as its last drawing."""
    if about.status in _OVER or about.merged_into is not None:
        return
    if any(contact.missed is None for contact in about.contacts):
        yield f"First answered after {duration(about.waiting)}{_ours(about)}"
    else:
        yield ("Waiting since " if wants_answer(about) else "Here since ", _when(about.submitted_at, about))
        yield from _allowed(about)
    if about.owner is None:
        yield "nobody has it yet" if not about.reopened else "nobody has it now"
    if about.reopened:
        yield "reopened" if about.reopened == 1 else f"reopened {plural(about.reopened, 'time')}"


def _allowed(about: TicketShown) -> Iterator[str]:
    """The two clocks of a first answer, where they say different things and there is still time."""
    allowed, ours = about.allowed, about.allowed_staffed
    if allowed is None or ours is None or about.overdue or not wants_answer(about):
        return
    if ours < timedelta(minutes=1):
        yield f"{duration(allowed)} to answer, none of it in our working hours"
    elif allowed - ours >= timedelta(minutes=1):
        yield f"{duration(allowed)} to answer, {duration(ours)} of it in our working hours"


def _when(at: datetime, about: TicketShown) -> When:
    return When(at, "day_time", about.zone)


def _ours(about: TicketShown) -> str:
    if not _differ(about):
        return ""
    if about.staffed < timedelta(minutes=1):
        return ", outside our working hours"
    return f" ({duration(about.staffed)} of our working hours)"


def _differ(about: TicketShown) -> bool:
    """Whether the two clocks say different things; around the clock they do not."""
    return about.waiting - about.staffed >= timedelta(minutes=1)


def _next(about: TicketShown) -> Iterator[Part]:
    if about.promise is not None:
        yield Text(promised(about.promise, about.zone, closed=about.status in _OVER))
    if about.status is Status.WAITING and about.due is not None:
        solved = "It was to be solved by " if about.overdue else "To be solved by "
        yield Text((solved, When(about.due, "day", about.zone), "."))
    if about.pending and about.status in _OVER:
        yield Text(leaving(about))
    for message in about.pending[1:]:
        yield Text(("Another answer by ", person(message.by), " leaves at ", When(message.send_at, "time", about.zone)))
    if about.snoozed_until is not None and not about.overdue:
        yield Text(("Then: ", step(about, customer_first(about.customer)), *by_when(about), "."))
    if about.cause:
        yield Text(f"Cause: {in_passing(about.cause)}")
    if not is_reachable(about) and about.status not in _OVER and not about.do_not_contact:
        yield Text("They left no way to be answered, or agreed to none. The cause is still worth knowing.")


def promised(promise: PromiseMade, zone: str, *, closed: bool = False) -> Sentence:
    """ "Ana promised: news about the engineer, by Thu 5 Mar, 13:00."; once that has passed, that it was due then."""
    due = When(promise.due, "day_time", zone)
    end = " when this was closed." if closed else "."
    said = f" promised: {promise.what.strip().rstrip('.')}"
    if promise.past:
        return (person(promise.by), f"{said}. It was due ", due, f", and wasn't kept{end}" if closed else ".")
    return (person(promise.by), f"{said}, by ", due, f"; it wasn't kept{end}" if closed else ".")


def _help(about: TicketShown) -> Iterator[Part]:
    """Only while it is open: what was asked for is history afterwards."""
    if about.help_by is None or about.status in _OVER:
        return
    because = f": {HELP_BECAUSE[about.help_reason]}" if about.help_reason else ""
    yield Text((person(about.help_by), f" asked for help{because}."))
    if about.help_note.strip():
        yield Verbatim(about.help_note)


def so_far(contacts: tuple[ReachedAt, ...], customer: str, zone: str) -> Sentence:
    """ "So far: Ana rang Tue 3 Mar, 10:02 (voicemail), wrote …", the latest few."""
    latest = sorted(contacts, key=lambda contact: contact.at)[-_LATEST:]
    if not latest:
        return ()
    return ("So far: ", *joined((_tried(contact, zone) for contact in latest), "; "), ".")


def _tried(contact: ReachedAt, zone: str) -> Sentence:
    end = f" ({CALL_ENDS[contact.missed]})" if contact.missed else ""
    return (person(contact.by), f" {REACHED_BY[contact.channel]} ", When(contact.at, "day_time", zone), end)


def _others(about: TicketShown) -> Sentence:
    if not about.others or about.status in _OVER:
        return ()
    named = [
        f"ticket {other.number} in {other.team}" + (f" ({other.owner.first_name} has it)" if other.owner else "")
        for other in about.others[:3]
    ]
    if len(about.others) > len(named):
        named.append(f"{number(len(about.others) - len(named))} more")
    return (f"Also open for {customer_first(about.customer)}: {listed(named)}.",)


def _reach(about: TicketShown) -> Iterator[str]:
    if about.status in _OVER or about.do_not_contact:
        return
    yield about.masked_email
    yield about.masked_phone
    if about.preferred == "phone" and not about.masked_phone and about.masked_email:
        yield "would rather be called, but left no number"


def _small_print(about: TicketShown) -> Iterator[str | Sentence]:
    yield f"Ticket {about.ticket}"
    yield about.team_name
    yield about.source
    yield " ".join(f"#{cut(one_line(tag), _TAG)}" for tag in about.tags[:6])
    if about.told:
        yield f"{listed([who.first_name for who in about.told[:5]])} {'were' if len(about.told) > 1 else 'was'} told"
    if about.due is not None and about.clock is Clock.STAFF:
        yield CLOCKS[about.clock]
    if about.snoozed_until is not None and about.overdue:
        yield ("snoozed until ", moment(about.snoozed_until, about.zone, about.now))
    if about.link:
        yield (Link("More about it", about.link),)
