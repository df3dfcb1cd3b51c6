"""The outbox's lanes: leases that are fenced, and clocks that nobody may trust."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from bot.effects import Place, Priority, Send, to_person, to_team
from bot.errors import StaleTicket
from bot.feedback import Feedback, Scale
from bot.intake import Ingest
from bot.moment import Moment
from bot.outgoing import Setback
from bot.ports import Change, MessageRef, Needs
from bot.service import IfHeld
from storage import rows
from storage.engine import open_engine
from storage.leasing import Lease
from storage.ledger import Ledger
from storage.outbox import Outbox
from tests.world import program

NOW = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
_OUTBOX = rows.table(rows.OutboxRow)
_CARDS = rows.table(rows.MessageRefRow)
REF = MessageRef("slack", "C0CARE", "1.0")


class Direct:
    """A writer that is there at once: the answer is the awaitable."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def do(self, work):
        return self._ledger.do(work)


class Posted:
    """A ticket, with its card to be posted and somebody to be told."""

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk):
        feedback = Feedback(source="relationship-nps", external_id="resp-1", submitted_at=NOW, score=2, scale=Scale.NPS)
        Ingest("resp-1", feedback, program().workflow("detractor")).run(desk)
        told = Send(key="told", notification="told", to=to_person("dana@contoso.example"), priority=Priority.THREAD)
        desk.record(Change(desk.ticket(1), effects=[told]))


class Noticed:
    """What a settled message means for the ticket; here, only whether it was asked for."""

    def __init__(self) -> None:
        self.times = 0

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk) -> None:
        self.times += 1


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def ledger(engine: Engine) -> Iterator[Ledger]:
    ledger = Ledger(engine, lambda: Moment(NOW, program()))
    ledger.do(Posted())
    yield ledger
    ledger.close()


@pytest.fixture
def outbox(ledger: Ledger) -> Outbox:
    return Outbox(Direct(ledger))


def lease_card(outbox: Outbox, now: datetime = NOW):
    return next((each for each in outbox.lease(now, 20) if each.to == to_team("care")), None)


def states(engine: Engine) -> dict[str, str]:
    with engine.connect() as connection:
        return {row.notification: row.state for row in connection.execute(select(_OUTBOX))}


def put_off(now: datetime = NOW, *, seconds: float = 2, **more) -> Setback:
    then = now + timedelta(seconds=seconds)
    return Setback(why="slack is away", now=now, try_at=then, free_at=then, **more)


@pytest.mark.everywhere
def test_whoever_comes_back_late_says_nothing_about_what_another_sends(engine, ledger, outbox):
    late = lease_card(outbox)
    other = lease_card(outbox, LATER)
    meaning = Noticed()

    assert outbox.retry(late, put_off(LATER)) is False
    assert outbox.dropped(late, LATER) is False
    assert ledger.do(IfHeld(outbox.dead_work(late, "refused", LATER), (meaning,))) is False
    assert (states(engine)["ticket"], meaning.times) == ("sending", 0)
    assert lease_card(outbox, LATER) is None, "the lane is still the other's"

    assert outbox.sent(other, REF, 1, LATER, LATER) is True
    assert states(engine)["ticket"] == "sent"


@pytest.mark.everywhere
def test_where_a_late_one_posted_is_kept_so_that_the_double_can_be_found(engine, outbox):
    late = lease_card(outbox)
    lease_card(outbox, LATER)

    assert outbox.sent(late, REF, 1, LATER, LATER) is False

    assert states(engine)["ticket"] == "sending"
    with engine.connect() as connection:
        assert [row.message for row in connection.execute(select(_CARDS))] == [REF.message]


@pytest.mark.everywhere
def test_a_lease_that_ran_out_and_nobody_took_still_holds(engine, outbox):
    late = lease_card(outbox)

    assert outbox.sent(late, REF, 1, LATER, LATER) is True
    assert states(engine)["ticket"] == "sent"


@pytest.mark.everywhere
def test_a_clock_that_is_set_back_silences_nobody(outbox):
    """The bot died, was put off or kept its pace; then the machine's clock was corrected by an hour."""
    before = NOW - timedelta(hours=1)
    assert lease_card(outbox) is not None, "whoever sends it dies"
    again = lease_card(outbox, before)
    assert again.doubts == 1

    outbox.retry(again, put_off(before, seconds=600))
    assert lease_card(outbox, before + timedelta(seconds=599)) is None
    assert lease_card(outbox, before - timedelta(hours=1)) is not None


@pytest.mark.everywhere
@pytest.mark.parametrize("seconds", [2, 6, 60])
def test_a_lease_of_a_clock_that_is_ahead_is_a_lease(outbox, seconds):
    assert lease_card(outbox) is not None

    assert lease_card(outbox, NOW - timedelta(seconds=seconds)) is None


@pytest.mark.everywhere
def test_a_clock_that_is_set_back_by_a_little_silences_nobody_for_long(outbox):
    assert lease_card(outbox) is not None, "whoever sends it dies"
    before = NOW - timedelta(minutes=4)

    assert lease_card(outbox, before + timedelta(minutes=5)) is not None


@pytest.mark.everywhere
def test_a_message_that_is_taken_back_is_not_leased(outbox, ledger, engine):
    class TakenBack(Noticed):
        def run(self, desk):
            assert desk.waits_to_leave("told")
            desk.unsend("told")

    ledger.do(TakenBack())

    assert [each.notification for each in outbox.lease(NOW, 20)] == ["ticket"]
    assert states(engine)["told"] == "dropped"


@pytest.mark.everywhere
def test_a_message_that_is_being_sent_cannot_be_taken_back(outbox, ledger, engine):
    class TakenBack(Noticed):
        def run(self, desk):
            self.times += desk.waits_to_leave("told")
            desk.unsend("told")

    outbox.lease(NOW, 20)
    taken_back = TakenBack()

    with pytest.raises(StaleTicket):
        ledger.do(taken_back)

    assert (taken_back.times, states(engine)["told"]) == (0, "sending")


@pytest.mark.everywhere
def test_doubts_are_counted_and_what_waits_for_somebody_is_not(outbox):
    first = lease_card(outbox)
    outbox.retry(first, put_off(doubtful=True))
    second = lease_card(outbox, NOW + timedelta(seconds=2))
    assert (second.doubts, second.attempts) == (1, 2)

    outbox.retry(second, put_off(NOW + timedelta(seconds=2), blocked=True))
    third = lease_card(outbox, NOW + timedelta(seconds=4))
    assert (third.doubts, third.attempts, third.blocked_since) == (1, 2, NOW + timedelta(seconds=2))


@pytest.mark.everywhere
def test_a_start_tries_at_once_what_waited_for_somebody(outbox):
    outbox.retry(lease_card(outbox), put_off(seconds=600, blocked=True))
    assert lease_card(outbox) is None

    outbox.begin(alone=False)

    assert lease_card(outbox) is not None


@pytest.mark.everywhere
def test_only_one_of_two_takes_a_lane(engine, ledger, outbox):
    taken = outbox.lease(NOW, 20)

    assert {each.to.place for each in taken} == {Place.TEAM, Place.PERSON}
    assert ledger.do(Lease(NOW, 20)) == []


class Reminded:
    """Two reminders for one person, at the same mark."""

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk):
        Posted().run(desk)
        to = to_person("ana@contoso.example")
        sends = [Send(key=f"nudge {n}", notification="nudge", to=to, priority=Priority.POST) for n in (1, 2)]
        desk.record(Change(desk.ticket(1), effects=sends))


@pytest.mark.everywhere
def test_what_may_have_left_as_part_of_a_list_does_not_leave_alone(ledger, outbox):
    ledger.do(Reminded())
    [nudge] = [each for each in outbox.lease(NOW, 20) if each.key == "nudge 1"]
    assert len(nudge.companions) == 1

    outbox.retry(nudge, Setback(why="timed out", now=NOW, try_at=LATER, free_at=NOW, doubtful=True))

    assert [each.key for each in outbox.lease(NOW, 20) if each.key.startswith("nudge")] == []
    [again] = [each for each in outbox.lease(LATER, 20) if each.key.startswith("nudge")]
    assert (again.key, again.uncertain, again.companions) == ("nudge 1", True, nudge.companions)


@pytest.mark.everywhere
def test_what_waits_for_somebodys_hours_has_not_failed_and_leaves_together(ledger, outbox):
    ledger.do(Reminded())
    [nudge] = [each for each in outbox.lease(NOW, 20) if each.key == "nudge 1"]

    outbox.retry(nudge, Setback(why="too early", now=NOW, try_at=LATER, free_at=NOW, early=True))

    assert [each.key for each in outbox.lease(NOW, 20) if each.key.startswith("nudge")] == []
    [again] = [each for each in outbox.lease(LATER, 20) if each.key.startswith("nudge")]
    assert (again.attempts, again.doubts, again.blocked_since) == (1, 0, None)
    assert again.companions == nudge.companions
