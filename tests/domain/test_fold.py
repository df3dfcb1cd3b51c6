"""Events, ticket and facts tell the same story, whatever happens to a ticket and in whichever order."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import commands as c
from bot.apply import apply, fold, opened
from bot.customer_words import HearCustomer
from bot.errors import Refusal
from bot.events import Claimed, Opened
from bot.facts import Facts, begun, counted
from bot.feedback import Customer, Feedback, Scale
from bot.held_mail import ReportFailure
from bot.history import Recorded, from_json, to_json
from bot.intake import Ingest
from bot.people import Person, stranger
from bot.service import FireTimer, Handle, JoinTickets
from bot.standing_in import ReturnToTeam, StandIn
from bot.ticket import CallOutcome, HelpReason, Outcome
from bot.words import Words, write
from composition import Records
from handlers.settings import Settings
from storage import codec
from tests import databases
from tests.clocks import Clock
from tests.domain.tickets import REACH
from tests.world import program

GRACE = Customer(external_id="A-17", name="Grace Okafor", email="grace@example.com")
DAYS = st.integers(min_value=0, max_value=20).map(lambda quarters: timedelta(hours=6 * quarters))

people = st.sampled_from([*map(program().person, program().people), stranger("eve@contoso.example")])
maybe_words = st.one_of(st.none(), st.builds(write, st.just("Grace rang about her bill.")))
letters = st.sampled_from(["one", "two"])


def promised(draw: st.DrawFn, now: object) -> dict[str, object]:
    return {"promise": write("news"), "promise_due": now + timedelta(days=2)} if draw(st.booleans()) else {}


@st.composite
def commands(draw: st.DrawFn, now: object, life: str) -> c.Command:
    """Something that somebody, or a timer, may ask of a ticket: sensible or not."""
    by: Person = draw(people)
    note, letter = draw(maybe_words), f"{life} {draw(letters)}"
    return draw(
        st.sampled_from(
            [
                c.Claim(by=by),
                c.Release(by=by),
                c.Assign(by=by, to=draw(st.sampled_from(sorted(program().people)))),
                c.HandOver(by=by, to=draw(st.sampled_from(sorted(program().teams))), note=note),
                c.Send(by=by, message=Words(letter, "Hello."), reach=REACH, **promised(draw, now)),
                c.Withdraw(by=by, message=letter),
                c.ReleaseMessage(message=letter),
                c.ConfirmDelivery(message=letter),
                ReportFailure(message=letter, why="550"),
                c.LogCall(by=by, outcome=draw(st.sampled_from(CallOutcome)), note=note, **promised(draw, now)),
                c.Escalate(by=by, reason=HelpReason.OTHER, note=note),
                c.NameCause(by=by, cause="other", note=note),
                c.Close(by=by, cause="other", outcome=draw(st.sampled_from(Outcome)), actions=note),
                c.Reopen(by=by),
                c.Snooze(by=by, until=now + timedelta(days=1)),
                c.Wake(by=by),
                c.Note(by=by, note=note),
                c.Reveal(by=by),
                c.StopContact(),
                ReturnToTeam(gone=True),
                StandIn(by=by),
                HearCustomer(words=write("Is anybody there?")),
                c.Finish(),
            ]
        )
    )


class Office:
    """The records over a real database, and a clock that only moves on."""

    def __init__(self, url: str) -> None:
        self.clock = Clock()
        self.records = Records(Settings(_env_file=None, database_url=url), program(), self.clock)

    def opened(self) -> int:
        """Another answer of Grace's, and the ticket it calls for."""
        feedback = Feedback(
            source="relationship-nps", external_id=uuid4().hex, submitted_at=self.clock(), score=2.0, scale=Scale.NPS,
            customer=GRACE,
        )  # fmt: skip
        workflow = program().workflow_for(feedback)
        return int(self.records.ledger.do(Ingest(uuid4().hex, feedback, workflow)).ticket)

    def fire(self) -> None:
        for ticket in self.records.timers.due(self.clock(), 100):
            self.records.ledger.do(FireTimer(ticket))

    def history(self, number: int) -> Sequence[Recorded]:
        return self.records.views.dossier(number, history=True).history

    def facts(self, number: int) -> Facts:
        long_ago, at_last = self.clock() - timedelta(days=9999), self.clock() + timedelta(days=1)
        return next(f for f in self.records.views.facts(long_ago, at_last) if f.ticket == number)


@pytest.fixture(scope="module")
def office(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(databases.sqlite_url(sqlite_template, tmp_path_factory.mktemp("fold")))
    yield office
    office.records.close()


def recounted(number: int, history: Sequence[Recorded]) -> Facts:
    """The facts, from the events alone."""
    first, *rest = history
    assert isinstance(first.event, Opened)
    ticket = opened(number, first.event, first.at)
    facts = begun(ticket)
    for recorded in rest:
        ticket = apply(ticket, recorded.event, recorded.at)
        facts = counted(facts, ticket, recorded)
    return facts


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_happens_the_events_are_the_ticket_and_the_facts(office, data):
    pair = (office.opened(), office.opened())
    life = uuid4().hex
    for _ in range(data.draw(st.integers(min_value=1, max_value=12))):
        office.clock.now += data.draw(DAYS)
        office.fire()
        number, other = data.draw(st.permutations(pair))
        with suppress(Refusal):
            if data.draw(st.integers(min_value=0, max_value=9)) == 0:
                office.records.ledger.do(JoinTickets(number, other, data.draw(people)))
            else:
                command = data.draw(commands(office.clock(), f"{life} {number}"))
                office.records.ledger.do(Handle(number, command))

    for number in pair:
        history = office.history(number)
        kept = office.records.views.dossier(number).ticket
        assert fold(number, list(history)) == kept
        assert [recorded.version for recorded in history] == list(range(1, kept.version + 1))
        assert recounted(number, history) == office.facts(number)
        assert codec.ticket(codec.ticket_row(kept)) == kept
        assert all(from_json(type(r.event).__name__, to_json(r.event)) == r.event for r in history)


def test_a_history_begins_with_its_opening():
    with pytest.raises(ValueError, match="does not begin with its opening"):
        fold(7, [Recorded(7, 1, Clock().now, Claimed(by="ana@contoso.example"))])
