"""A morning that was drawn anew, while another replica changes the ticket that it began with."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import OperationalError

from bot.outgoing import StaleCard
from bot.parts import Begins
from bot.ports import MessageRef
from storage import rows
from storage.drawn_anew import DrawnAnew
from storage.engine import open_engine
from storage.ledger import Ledger
from tests.storage.test_redrawing import NOW, moment, opened

_CARDS, _LANES = rows.table(rows.MessageRefRow), rows.table(rows.LaneRow)
LANE, LEASE = "person:ana@contoso.example", "ours"


def list_of_two(engine, ticket):
    """Ana's morning, and a reminder in the same message: both about *ticket*. Their numbers."""
    kept = [
        {
            "platform": "slack", "conversation": "D0ANA", "message": message, "lane": LANE, "ticket": ticket,
            "notification": notification, "key": message, "team": "ana@contoso.example",
            "wanted": 1, "drawn": 0, "attempts": 0,
        }
        for message, notification in (("9", "morning"), ("9#1", "nudge"))
    ]  # fmt: skip
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(_CARDS), kept)
        connection.execute(insert(_LANES).values(lane=LANE, leased_by=LEASE))
        return list(connection.execute(select(_CARDS.c.id).order_by(_CARDS.c.id)).scalars())


def reminder(id, ticket):
    ref = MessageRef("slack", "D0ANA", "9#1")
    held = {"lane": LANE, "lease": LEASE, "until": NOW + timedelta(minutes=1)}
    return StaleCard(
        **held, id=id, ref=ref, ticket=ticket, team="ana@contoso.example", notification="nudge", wanted=1, attempts=0
    )


def locked(connection, id, how="for update"):
    connection.execute(text(f"select id from message_refs where id = {id} {how}"))


def until_somebody_waits(engine):
    with engine.connect() as connection:
        for _ in range(20_000):
            if connection.execute(text("select 1 from pg_locks where not granted")).first():
                return
    raise AssertionError("nobody waits for a lock")


@pytest.mark.postgres
def test_it_takes_what_stands_in_the_message_in_the_order_of_everybody(database_url):
    engine = open_engine(database_url)
    ledger = Ledger(engine, moment)
    began, begins = opened(ledger, 1), opened(ledger, 2)
    morning, nudge = list_of_two(engine, began)
    work = DrawnAnew(reminder(nudge, began), NOW, NOW, begins=Begins(begins, 1))
    drawing = threading.Thread(target=ledger.do, args=(work,))

    with engine.execution_options(writes=True).connect() as other:
        locked(other, morning)
        drawing.start()
        until_somebody_waits(engine)
        try:
            locked(other, nudge, "for update nowait")
        except OperationalError:
            pytest.fail("each holds what the other waits for")
        finally:
            other.rollback()
            drawing.join()

    with engine.connect() as connection:
        follows = dict(map(tuple, connection.execute(select(_CARDS.c.notification, _CARDS.c.ticket))))
    assert follows == {"morning": begins, "nudge": began}
    ledger.close()
    engine.dispose()
