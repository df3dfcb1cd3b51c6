"""The one writer: groups, refusals, one bad piece of work among good ones, a full queue."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, event

from bot.commands import Claim
from bot.errors import Busy, Reason, Refusal
from bot.feedback import Customer, Feedback, Scale
from bot.intake import Ingest
from bot.moment import Moment
from bot.ports import Needs, UnitOfWork
from bot.service import Handle
from storage.engine import open_engine
from storage.ledger import Ledger
from storage.views import Views
from storage.writer import Writer
from tests.world import program

NOW = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)


def ingest(name: str, **more) -> Ingest:
    feedback = Feedback(
        source="relationship-nps",
        external_id=name,
        submitted_at=NOW,
        score=2,
        scale=Scale.NPS,
        customer=Customer(email=f"{name}@example.com", name=name.title()),
        **more,
    )
    return Ingest(f"relationship-nps/{name}", feedback, program().workflow("detractor"))


@dataclass(frozen=True)
class Refused:
    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> None:
        raise Refusal(Reason.NOT_ALLOWED)


@dataclass(frozen=True)
class Broken:
    """Breaks after it has decided something."""

    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> None:
        ingest("half-way").run(desk)
        raise ZeroDivisionError


@dataclass(frozen=True)
class RefusedLate:
    def needs(self) -> Needs:
        return Needs()

    def run(self, desk: UnitOfWork) -> None:
        ingest("too-late").run(desk)
        raise Refusal(Reason.NOT_ALLOWED)


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def ledger(engine: Engine) -> Iterator[Ledger]:
    ledger = Ledger(engine, lambda: Moment(NOW, program()))
    yield ledger
    ledger.close()


def numbers(engine: Engine) -> list[int]:
    return [ticket.number for ticket in Views(engine).live()]


@pytest.mark.everywhere
def test_a_group_is_one_commit(engine, ledger):
    commits = []
    event.listen(engine, "commit", commits.append)

    answers = ledger.run([ingest(f"customer-{n}") for n in range(30)])

    assert [answer.value.ticket for answer in answers] == list(range(1, 31))
    assert len(commits) == 1


@pytest.mark.everywhere
def test_work_sees_what_the_work_before_it_in_the_group_did(ledger):
    first, again = ledger.run([ingest("grace"), ingest("grace")])

    assert (first.value.status, again.value.status) == ("accepted", "duplicate")


@pytest.mark.everywhere
def test_a_refusal_is_its_own_and_writes_nothing(engine, ledger):
    good, refused, other = ledger.run([ingest("grace"), Refused(), ingest("tom")])

    assert isinstance(refused.error, Refusal)
    assert (good.error, other.error) == (None, None)
    assert sorted(numbers(engine)) == [good.value.ticket, other.value.ticket]


@pytest.mark.everywhere
@pytest.mark.parametrize(("bad", "error"), [(Broken(), ZeroDivisionError), (RefusedLate(), Refusal)])
def test_one_that_breaks_half_way_hurts_only_itself(engine, ledger, bad, error):
    good, broken, other = ledger.run([ingest("grace"), bad, ingest("tom")])

    assert isinstance(broken.error, error)
    assert sorted(numbers(engine)) == sorted([good.value.ticket, other.value.ticket])


@pytest.mark.everywhere
def test_what_the_database_refuses_hurts_only_itself(engine, ledger):
    """PostgreSQL cannot keep a NUL, SQLite cannot keep an integer of 80 bits: neither may take others along."""
    bad = ingest("bad", comment="\0") if engine.dialect.name == "postgresql" else ingest("bad", touchpoint=1 << 80)

    good, refused, other = ledger.run([ingest("grace"), bad, ingest("tom")])

    assert refused.error is not None
    assert (good.error, other.error) == (None, None)
    assert ledger.run([ingest("after")])[0].error is None


@pytest.mark.postgres
def test_two_writers_who_decide_at_once_are_both_right(engine, ledger):
    """Whoever is stale is decided again over the newest state."""
    other = Ledger(engine, lambda: Moment(NOW, program()))
    ledger.run([ingest("grace")])
    together = threading.Barrier(2)
    outcomes: list[str] = []

    def claim(mine: Ledger, name: str) -> None:
        by = program().person(f"{name}@contoso.example")
        together.wait(10)
        answer = mine.run([Handle(1, Claim(by=by))])[0]
        outcomes.append(f"{name}: {answer.error.reason if isinstance(answer.error, Refusal) else 'owns it'}")

    threads = [threading.Thread(target=claim, args=pair) for pair in ((ledger, "ana"), (other, "ben"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    other.close()

    assert sorted(outcome.partition(": ")[2] for outcome in outcomes) == ["already_claimed", "owns it"]


def test_a_full_queue_says_so_at_once(ledger):
    async def crowd() -> None:
        writer = Writer(ledger, limit=3)  # not started: nothing is taken out
        waiting = [asyncio.ensure_future(writer.do(ingest(f"c{n}"))) for n in range(3)]
        with pytest.raises(Busy):
            writer.do(ingest("one-too-many"))
        writer.start()
        assert {taken.status for taken in await asyncio.gather(*waiting)} == {"accepted"}
        await asyncio.to_thread(writer.stop)
        with pytest.raises(Busy):
            writer.do(ingest("after-the-end"))

    asyncio.run(crowd())


def test_stopping_writes_what_was_queued(engine, ledger):
    async def stop_at_once() -> None:
        writer = Writer(ledger)
        waiting = [asyncio.ensure_future(writer.do(ingest(f"c{n}"))) for n in range(50)]
        writer.start()
        await asyncio.to_thread(writer.stop)
        await asyncio.gather(*waiting)

    asyncio.run(stop_at_once())

    assert len(numbers(engine)) == 50


def test_a_database_that_cannot_be_written_to_is_busy_and_nothing_is_lost_on_the_way(engine):
    """Somebody else holds the file for longer than we wait: the sender is told to come again."""
    other = engine.execution_options(writes=True).connect()
    holding = other.begin()
    impatient = open_engine(str(engine.url))
    event.listen(impatient, "connect", lambda raw, record: raw.execute("pragma busy_timeout=1"))
    waiting = Ledger(impatient, lambda: Moment(NOW, program()))

    refused = waiting.run([ingest("grace"), ingest("tom")])
    holding.rollback()
    other.close()
    taken = waiting.run([ingest("grace"), ingest("tom")])
    waiting.close()
    impatient.dispose()

    assert [type(answer.error) for answer in refused] == [Busy, Busy]
    assert [answer.value.status for answer in taken] == ["accepted", "accepted"]


@pytest.mark.postgres
def test_two_replicas_who_meet_the_same_new_customer_make_one(engine, ledger):
    other = Ledger(engine, lambda: Moment(NOW, program()))
    grace = Customer(external_id="A-17", name="Grace Okafor")
    works = [replace(ingest(name), feedback=replace(ingest(name).feedback, customer=grace)) for name in ("one", "two")]
    answers = at_once([(ledger, works[0]), (other, works[1])])
    other.close()

    assert [answer.error for answer in answers] == [None, None]
    [one, two] = Views(engine).live()
    assert one.customer == two.customer


@pytest.mark.postgres
def test_score_at_one_replica_and_comment_at_the_other_are_one_ticket(engine, ledger):
    other = Ledger(engine, lambda: Moment(NOW, program()))
    score = ingest("grace")
    comment = replace(
        score, key="later", feedback=replace(score.feedback, score=None, scale=None, comment="Nobody came.")
    )
    answers = at_once([(ledger, score), (other, comment)])
    other.close()

    assert [answer.error for answer in answers] == [None, None]
    [ticket] = Views(engine).live()
    [dossier] = Views(engine).on_file([ticket]).values()
    assert (dossier.feedback.score, dossier.feedback.comment) == (2, "Nobody came.")


def at_once(pairs):
    together = threading.Barrier(len(pairs))
    answers = [None] * len(pairs)

    def run(place, ledger, work):
        together.wait(10)
        answers[place] = ledger.run([work])[0]

    threads = [threading.Thread(target=run, args=(n, *pair)) for n, pair in enumerate(pairs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
