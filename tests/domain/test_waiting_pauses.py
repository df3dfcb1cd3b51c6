"""Waiting for a customer is a pause like any other; and one that began with a message which came back never was."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from bot import commands as c
from bot.customer_words import HearCustomer
from bot.held_mail import ReportFailure
from bot.ticket import CallOutcome, Outcome, Status, Ticket
from bot.words import Words, write
from tests.clocks import MONDAY
from tests.domain.test_pauses import ANA, OFFICE, SPAN, WHEN, minutes_open, staffed
from tests.domain.tickets import a_ticket, after, decided, sent

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
#: More working hours than all that happens in these tests takes: what is over when a pause begins stays over.
PLENTY = 1000
#: What takes a ticket out of waiting, whoever does it.
ENDS = {
    "the customer writes": lambda now: HearCustomer(words=write("Still nothing."), at=now),
    "a call": lambda now: c.LogCall(by=ANA, outcome=CallOutcome.REACHED),
    "voicemail and a promise": lambda now: c.LogCall(
        by=ANA, outcome=CallOutcome.VOICEMAIL, promise=write("a call"), promise_due=now + DAY
    ),
    "it is taken up": lambda now: c.Wake(by=ANA),
    "it is resolved": lambda now: c.Close(by=ANA, cause="other", actions=write("Rang."), outcome=Outcome.SOLVED),
    "they opt out": lambda now: c.StopContact(),
}


def owned(opened: datetime = MONDAY, hours: int = PLENTY) -> Ticket:
    """A ticket whose deadlines both count on the staff's clock, with time enough for whatever comes."""
    return a_ticket(
        owner=ANA.email, submitted_at=opened, first_contact=staffed(opened, hours), resolve=staffed(opened, hours)
    )


def done(ticket: Ticket, command: c.Command, now: datetime) -> Ticket:
    return after(ticket, *decided(ticket, command, now), at=now)


def written_to(ticket: Ticket, now: datetime, message: str = "letter") -> Ticket:
    """Ana's answer has arrived."""
    return done(done(ticket, sent(ANA, message), now), c.ConfirmDelivery(message=message), now)


# -- the pause


@given(opened=WHEN, wait=SPAN, length=SPAN, end=st.sampled_from(sorted(ENDS)))
def test_the_staffs_clock_stands_still_while_the_customer_has_the_next_word(opened, wait, length, end):
    written, now = opened + wait, opened + wait + length
    waiting = written_to(owned(opened), written)
    assert waiting.status is Status.WAITING

    ended = done(waiting, ENDS[end](now), now)

    assert ended.status is not Status.WAITING
    assert ended.paused_since is None
    assert OFFICE.between(opened, ended.resolve.due) - OFFICE.between(written, now) == timedelta(hours=PLENTY)


@given(opened=WHEN, wait=SPAN, length=SPAN, end=st.sampled_from(sorted(ENDS)))
def test_the_customers_clock_runs_on(opened, wait, length, end):
    ticket = a_ticket(owner=ANA.email, submitted_at=opened)
    now = opened + wait + length

    ended = done(written_to(ticket, opened + wait), ENDS[end](now), now)

    assert (ended.first_contact, ended.resolve) == (ticket.first_contact, ticket.resolve)


def test_a_voicemail_without_a_promise_ends_no_waiting():
    waiting = written_to(owned(), MONDAY + HOUR)

    tried = done(waiting, c.LogCall(by=ANA, outcome=CallOutcome.VOICEMAIL), MONDAY + DAY)

    assert (tried.status, tried.paused_since) == (Status.WAITING, MONDAY + HOUR)


def test_somebody_else_may_have_it_and_the_waiting_goes_on():
    waiting = written_to(owned(), MONDAY + HOUR)

    released = done(waiting, c.Release(by=ANA), MONDAY + DAY)

    assert (released.status, released.paused_since) == (Status.WAITING, MONDAY + HOUR)


# -- a slower way: what stood still, minute by minute


@dataclass
class Story:
    """What happens to a ticket, one thing after the other, and in which minutes its clock should stand still."""

    ticket: Ticket
    now: datetime
    snoozed_until: datetime | None = None
    waits: bool = False
    #: The times that do not count, one after the other.
    still: list[tuple[datetime, datetime]] = field(default_factory=list)
    letters: int = 0

    def live(self, span: timedelta) -> None:
        end = self.now + span
        while self.now < end:
            wakes = self.snoozed_until
            until = wakes if wakes is not None and wakes <= end else end
            if wakes is not None or self.waits:
                self.still.append((self.now, until))
            self.now = until
            if wakes == until:
                self.ticket, self.snoozed_until = done(self.ticket, c.Wake(), until), None
                # it may be time to stop waiting, too
                self.waits = self.ticket.status is Status.WAITING

    def act(self, what: str) -> None:
        match what:
            case "write":
                self.letters += 1
                self.ticket, self.waits = written_to(self.ticket, self.now, f"letter {self.letters}"), True
            case "snooze":
                until = self.now + timedelta(hours=30)
                self.ticket, self.snoozed_until = done(self.ticket, c.Snooze(by=ANA, until=until), self.now), until
            case "hear":
                self.ticket = done(self.ticket, ENDS["the customer writes"](self.now), self.now)
                self.waits, self.snoozed_until = False, None
            case "call":
                self.ticket, self.waits = done(self.ticket, ENDS["a call"](self.now), self.now), False


ACTS = st.lists(st.tuples(SPAN, st.sampled_from(["write", "snooze", "hear", "call"])), min_size=1, max_size=6)


@given(opened=WHEN, acts=ACTS, last=SPAN)
def test_snoozed_and_waiting_at_once_is_one_pause(opened, acts, last):
    story = Story(owned(opened), opened)
    for wait, act in acts:
        story.live(wait)
        story.act(act)
    story.live(last)
    story.act("hear")

    stood = sum((OFFICE.between(since, until) for since, until in story.still), timedelta())
    assert story.ticket.paused_since is None
    assert OFFICE.between(opened, story.ticket.resolve.due) - stood == timedelta(hours=PLENTY)


def test_a_snooze_inside_a_waiting_time_is_counted_once_minute_by_minute():
    waiting = written_to(owned(hours=60), MONDAY + HOUR)
    snoozed = done(waiting, c.Snooze(by=ANA, until=MONDAY + 2 * DAY), MONDAY + DAY)
    woken = done(snoozed, c.Wake(), MONDAY + 2 * DAY)
    assert woken.status is Status.WAITING
    now = MONDAY + 5 * DAY

    heard = done(woken, HearCustomer(words=write("Hello?")), now)

    left = 60 * 60 - minutes_open(OFFICE, MONDAY, MONDAY + HOUR)
    assert minutes_open(OFFICE, now, heard.resolve.due) == left


# -- messages that came back


@example(
    # the reply is due in the same instant as the rest, and is another target all the same
    opened=MONDAY + timedelta(days=41),
    wait=timedelta(minutes=1),
    length=timedelta(hours=21, minutes=44, seconds=55, microseconds=1),
    later=timedelta(minutes=1),
    end="the customer writes",
)
@given(opened=WHEN, wait=SPAN, length=SPAN, later=SPAN, end=st.sampled_from(["none", *sorted(ENDS)]))
def test_a_message_that_came_back_never_paused_anything(opened, wait, length, later, end):
    ticket = owned(opened)
    now = opened + wait
    ended = written_to(ticket, now)
    if end != "none":
        now += length
        ended = done(ended, ENDS[end](now), now)
    now += later

    back = done(ended, ReportFailure(message="letter", why="550"), now)

    assert (back.first_contact, back.resolve) == (ticket.first_contact, ticket.resolve)
    assert back.status is not Status.WAITING
    assert (back.paused_since, back.rests) == (None, ())


@given(opened=WHEN, wait=SPAN, length=SPAN, later=SPAN)
def test_a_snooze_during_the_waiting_counts_all_the_same(opened, wait, length, later):
    begun = opened + wait
    ended = begun + length
    snooze = c.Snooze(by=ANA, until=ended)
    waiting = done(done(written_to(owned(opened), opened), snooze, begun), c.Wake(), ended)
    only_snoozed = done(done(owned(opened), snooze, begun), c.Wake(), ended)

    back = done(waiting, ReportFailure(message="letter", why="550"), ended + later)

    assert (back.first_contact, back.resolve) == (only_snoozed.first_contact, only_snoozed.resolve)


def test_where_a_second_message_arrived_the_waiting_began_with_that():
    first = written_to(owned(), MONDAY + HOUR, "one")
    second = written_to(first, MONDAY + DAY, "two")

    back = done(second, ReportFailure(message="one", why="550"), MONDAY + 2 * DAY)
    assert back.status is Status.WAITING
    heard = done(back, HearCustomer(words=write("Thanks.")), MONDAY + 4 * DAY)

    only = done(written_to(owned(), MONDAY + DAY, "two"), HearCustomer(words=write("Thanks.")), MONDAY + 4 * DAY)
    assert heard.resolve == only.resolve


def test_where_the_second_came_back_somebody_has_to_act_and_the_first_counts():
    first = written_to(owned(), MONDAY + HOUR, "one")
    second = written_to(first, MONDAY + DAY, "two")

    back = done(second, ReportFailure(message="two", why="550"), MONDAY + 2 * DAY)

    taken_up = done(first, c.Wake(by=ANA), MONDAY + 2 * DAY)
    assert (back.status, back.resolve) == (Status.OPEN, taken_up.resolve)


def test_what_was_over_before_stays_over():
    late = owned(hours=1)

    heard = done(written_to(late, MONDAY + DAY), HearCustomer(words=write("Thanks.")), MONDAY + 2 * DAY)

    assert heard.resolve == late.resolve


def test_two_that_become_one_keep_the_older_deadline_with_what_either_rested():
    waiting = written_to(owned(hours=60), MONDAY + HOUR)
    other = replace(owned(hours=50), number=2)
    now = MONDAY + 3 * DAY

    whole = done(waiting, c.Absorb(by=ANA, other=other), now)
    heard = done(whole, HearCustomer(words=write("Hello?")), now + DAY)

    rested = OFFICE.between(MONDAY + HOUR, now)
    assert OFFICE.between(MONDAY, whole.resolve.due) == min(timedelta(hours=60) + rested, timedelta(hours=50))
    assert heard.resolve.due == OFFICE.add(now + DAY, OFFICE.between(now, whole.resolve.due))


def test_an_answer_that_was_on_its_way_when_the_customer_wrote_is_none():
    on_its_way = done(owned(), sent(ANA), MONDAY + HOUR)
    heard = done(on_its_way, HearCustomer(words=Words("w1", "And one more thing.")), MONDAY + HOUR)

    delivered = done(heard, c.ConfirmDelivery(message="letter"), MONDAY + 2 * HOUR)
    assert (delivered.status, delivered.wrote_at) == (Status.OPEN, MONDAY + HOUR)

    called = done(delivered, c.LogCall(by=ANA, outcome=CallOutcome.REACHED), MONDAY + 3 * HOUR)
    assert called.wrote_at is None


def test_an_answer_that_came_back_leaves_the_customer_waiting_since_they_wrote():
    heard = done(written_to(owned(), MONDAY, "one"), HearCustomer(words=write("Hello?")), MONDAY + HOUR)
    answered = written_to(heard, MONDAY + 2 * HOUR, "two")
    assert (answered.wrote_at, answered.reply) == (None, None)

    back = done(answered, ReportFailure(message="two", why="550"), MONDAY + DAY)

    assert back.wrote_at == MONDAY + HOUR
    assert back.reply == heard.reply
