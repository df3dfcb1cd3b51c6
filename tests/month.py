"""A month of a company's life on a fixed plan: answers come in at any hour, and people do what people do."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from bot import commands as c
from bot.feedback import ContactWish, Customer, Feedback, Scale
from bot.intake import Ingest
from bot.people import Person
from bot.program import Program
from bot.program.targets import Clock, SlaPolicy, Target
from bot.promises import KeepPromise
from bot.reminders import KeepIt, StopNudges
from bot.service import Handle
from bot.ticket import CallOutcome, Channel, HelpReason, Outcome
from bot.words import Words
from tests.office import Deed, after
from tests.world import program, program_with

#: Four weekends, Good Friday and Easter Monday (3 and 6 April), and the clock change of 29 March.
START = datetime(2026, 3, 15, tzinfo=UTC)
END = datetime(2026, 4, 15, tzinfo=UTC)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
#: The second is of somebody who leaves: that is another workflow, with other targets.
_COMMENTS = ("Three visits and still no broadband.", "Three visits. I am leaving.")


def a_busy_program() -> Program:
    """The starter program with both clocks, so that pauses, nights and holidays move what is due."""
    staffed = SlaPolicy(
        first_contact=Target(within=9 * _HOUR, clock=Clock.STAFF),
        resolve=Target(within=40 * _HOUR, clock=Clock.STAFF),
        nudge=("50%", "75%", "90%"),  # type: ignore[arg-type]
    )
    return program_with(sla={**program().sla, "urgent": staffed})


def deeds(tickets: int, program: Program, tick: timedelta) -> list[Deed]:
    """What happens from outside, in order, each thing right after a tick; the same every time."""
    opened = [_answer(number, program, tick) for number in range(tickets)]
    opened.sort(key=lambda deed: deed.at)
    lives = (each for number, deed in enumerate(opened, 1) for each in _life(_Life(number, deed.at, program, tick)))
    return sorted([*opened, *lives], key=lambda deed: deed.at)


def _answer(number: int, program: Program, tick: timedelta) -> Deed:
    chance = Random(number)
    submitted = START + timedelta(seconds=chance.randrange(24 * 24 * 3600), microseconds=chance.randrange(10**6))
    answer = Feedback(
        source="relationship-nps",
        external_id=f"resp-{number}",
        submitted_at=submitted,
        score=chance.randrange(7),
        scale=Scale.NPS,
        comment=chance.choice(_COMMENTS),
        customer=Customer(external_id=f"A-{number}", name="Grace Okafor", email=f"grace{number}@example.com"),
        contact=ContactWish(wanted=chance.random() < 0.3 or None),
    )
    return Deed(after(submitted, tick), Ingest(answer.id, answer, program.workflow_for(answer)))


class _Life:
    """One ticket's: from time to time somebody does something."""

    def __init__(self, number: int, opened: datetime, program: Program, tick: timedelta) -> None:
        self.number = number
        self.now = opened
        self.tick = tick
        self.chance = Random(-number)
        self._program = program
        self._words = 0

    def later(self, longest: timedelta) -> None:
        self.now = after(self.now + longest * self.chance.random(), self.tick)

    def person(self, name: str) -> Person:
        person = self._program.person(f"{name}@contoso.example")
        assert person is not None
        return person

    def anybody(self) -> Person:
        return self.person(self.chance.choice(("ana", "ben", "maria")))

    def write(self, said: str) -> Words:
        self._words += 1
        return Words(f"words {self.number} {self._words}", said)

    def does(self, command: c.Command) -> Deed:
        return Deed(self.now, Handle(self.number, command))

    def claims(self, by: Person) -> Deed:
        self.later(2 * _DAY)
        return self.does(c.Claim(by=by))

    def calls(self, by: Person, outcome: CallOutcome, *, promises: bool = False) -> Deed:
        self.later(_DAY)
        promise = self.write("news about the engineer") if promises else None
        due = self.now + _HOUR + 3 * _DAY * self.chance.random() if promises else None
        return self.does(c.LogCall(by=by, outcome=outcome, promise=promise, promise_due=due))

    def snoozes(self, by: Person) -> Deed:
        self.later(_DAY)
        return self.does(c.Snooze(by=by, until=self.now + 5 * _DAY * self.chance.random() + _HOUR))

    def closes(self, by: Person, outcome: Outcome = Outcome.SOLVED) -> Deed:
        self.later(4 * _DAY)
        return self.does(c.Close(by=by, cause="other", outcome=outcome, actions=self.write("Called back.")))


def _life(life: _Life) -> Iterator[Deed]:
    return _LIVES[life.number % len(_LIVES)](life)


def _forgotten(life: _Life) -> Iterator[Deed]:
    yield from ()


def _gone_quiet(life: _Life) -> Iterator[Deed]:
    yield life.claims(life.anybody())


def _still_theirs(life: _Life) -> Iterator[Deed]:
    by = life.anybody()
    yield life.claims(by)
    life.later(3 * _DAY)
    yield life.does(KeepIt(by=by))
    life.later(_DAY)
    yield life.does(StopNudges(by=by))


def _promised(life: _Life) -> Iterator[Deed]:
    by = life.anybody()
    yield life.claims(by)
    yield life.calls(by, CallOutcome.REACHED, promises=True)
    life.later(4 * _DAY)
    yield life.does(KeepPromise(by=by))
    yield life.closes(by)


def _put_aside(life: _Life) -> Iterator[Deed]:
    by = life.anybody()
    yield life.claims(by)
    yield life.calls(by, CallOutcome.VOICEMAIL)
    yield life.snoozes(by)
    life.later(3 * _DAY)
    yield life.does(c.Wake(by=by))
    yield life.snoozes(by)


def _closed_while_put_aside(life: _Life) -> Iterator[Deed]:
    by = life.anybody()
    yield life.claims(by)
    yield life.calls(by, CallOutcome.REACHED)
    yield life.snoozes(by)
    yield life.closes(by)
    life.later(3 * _DAY)
    yield life.does(c.Reopen(by=by))


def _passed_on(life: _Life) -> Iterator[Deed]:
    by = life.anybody()
    yield life.claims(by)
    life.later(_DAY)
    yield life.does(c.NotToday(by=by, team="field-ops"))
    sam = life.person("sam")
    yield life.claims(sam)
    life.later(_DAY)
    yield life.does(c.Escalate(by=sam, reason=HelpReason.NEEDS_RESEARCH))


def _released(life: _Life) -> Iterator[Deed]:
    by = life.anybody()
    yield life.claims(by)
    life.later(_DAY)
    yield life.does(c.Release(by=by))
    life.later(_DAY)
    yield life.does(c.Assign(by=life.person("maria"), to="ben@contoso.example"))


def _written_to(life: _Life) -> Iterator[Deed]:
    by = life.anybody()
    reach = c.Reach(channel=Channel.EMAIL, has_address=True, consents=True, do_not_contact=False)
    life.later(2 * _DAY)
    mail = life.write("Hello Grace, it is refunded.")
    yield life.does(c.Send(by=by, message=mail, reach=reach))
    if life.chance.random() < 0.3:
        yield life.does(c.Withdraw(by=by, message=mail.id))
        return
    life.later(_HOUR)
    yield life.does(c.ConfirmDelivery(message=mail.id))
    yield life.closes(by)


_LIVES: tuple[Callable[[_Life], Iterator[Deed]], ...] = (
    _forgotten,
    _gone_quiet,
    _still_theirs,
    _promised,
    _put_aside,
    _closed_while_put_aside,
    _passed_on,
    _released,
    _written_to,
)
