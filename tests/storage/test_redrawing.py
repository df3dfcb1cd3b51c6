"""Which cards are drawn anew, and that two replicas who say so are not in each other's way."""

import threading
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from bot import commands as c
from bot.feedback import Customer, Feedback, Scale
from bot.intake import Ingest
from bot.moment import Moment
from bot.ports import MessageRef
from bot.service import Handle
from bot.ticket import Outcome
from storage import rows
from storage.engine import open_engine
from storage.ledger import Ledger
from storage.outbox import Outbox
from storage.redrawing import OTHERS
from tests.storage.test_outbox import Direct
from tests.world import program

NOW = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
GRACE = Customer(external_id="A-17", name="Grace Okafor", email="grace@example.com")
_CARDS = rows.table(rows.MessageRefRow)


def moment():
    return Moment(NOW, program())


def opened(ledger, number):
    """Another ticket of Grace's."""
    answer = Feedback(
        source="relationship-nps", external_id=f"r-{number}", submitted_at=NOW, score=2, scale=Scale.NPS, customer=GRACE
    )
    return ledger.do(Ingest(f"r-{number}", answer, program().workflow("detractor"))).ticket


def stands(engine, tickets):
    """A card of each, drawn as they are."""
    cards = [
        {
            "platform": "slack", "conversation": "C0CARE", "message": f"{ticket}", "lane": "team:care",
            "ticket": ticket, "notification": "ticket", "key": f"{ticket}", "team": "care",
            "wanted": 0, "drawn": 0, "attempts": 0,
        }
        for ticket in tickets
    ]  # fmt: skip
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(_CARDS), cards)


def stale(engine):
    with engine.connect() as connection:
        return set(connection.execute(select(_CARDS.c.ticket).where(_CARDS.c.wanted > _CARDS.c.drawn)).scalars())


@pytest.mark.postgres
def test_two_replicas_work_on_one_customers_tickets_at_once(database_url):
    engine = open_engine(database_url)
    office = Ledger(engine, moment)
    numbers = [opened(office, n) for n in range(3)]
    stands(engine, numbers)
    office.close()
    ana, troubles, begin = program().person("ana@contoso.example"), [], threading.Barrier(2)

    def replica(number):
        own = open_engine(database_url)
        ledger = Ledger(own, moment)
        begin.wait()
        for n in range(60):
            command = c.Release(by=ana) if n % 2 else c.Claim(by=ana)
            troubles.extend(answer.error for answer in ledger.run([Handle(number, command)]) if answer.error)
        ledger.close()
        own.dispose()

    threads = [threading.Thread(target=replica, args=(number,)) for number in numbers[:2]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert troubles == []
    assert stale(engine) == set(numbers)
    engine.dispose()


@pytest.mark.everywhere
def test_of_a_customer_with_many_tickets_the_newest_say_what_became_of_another(database_url):
    engine = open_engine(database_url)
    ledger = Ledger(engine, moment)
    numbers = [opened(ledger, n) for n in range(OTHERS + 4)]
    stands(engine, numbers)

    ledger.do(Handle(numbers[0], c.Claim(by=program().person("ana@contoso.example"))))

    assert stale(engine) == {numbers[0], *numbers[-OTHERS:]}
    ledger.close()
    engine.dispose()


@pytest.mark.everywhere
def test_a_card_that_was_on_the_wire_when_another_ticket_ended_is_drawn_again(database_url):
    engine = open_engine(database_url)
    ledger = Ledger(engine, moment)
    first = opened(ledger, 1)
    stands(engine, [first])
    second = opened(ledger, 2)
    outbox = Outbox(Direct(ledger))
    on_the_wire = next(each for each in _leased(outbox) if each.ticket == second)

    ledger.do(Handle(first, c.Close(by=program().person("ana@contoso.example"), outcome=Outcome.SPAM)))
    outbox.sent(on_the_wire, MessageRef("slack", "C0CARE", "new"), 1, NOW, NOW)

    assert second in stale(engine)
    ledger.close()
    engine.dispose()


def _leased(outbox):
    """Whatever wants to leave, one after the other."""
    for _ in range(9):
        for each in outbox.lease(NOW, 20):
            if hasattr(each, "ref"):
                outbox.redrawn(each, NOW, NOW)
            else:
                yield each
                outbox.sent(each, None, 0, NOW, NOW)
