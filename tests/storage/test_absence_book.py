"""Who is away, in several processes on one database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from bot.being_away import PutAway, PutBack
from bot.errors import Reason, Refusal
from bot.people import Person
from composition import Records
from handlers.settings import Settings
from tests.clocks import MONDAY, Clock
from tests.world import program

ANA, BEN = "ana@contoso.example", "ben@contoso.example"
DAY = timedelta(days=1)


@contextmanager
def records(url: str, clock: Clock) -> Iterator[Records]:
    opened = Records(Settings(_env_file=None, database_url=url), program(), clock)
    try:
        yield opened
    finally:
        opened.close()


def person(email: str) -> Person:
    found = program().person(email)
    assert found is not None
    return found


def put_away(days: int, **more: object) -> PutAway:
    said = {"person": ANA, "since": MONDAY, "until": MONDAY + days * DAY, "delegate": BEN, "by": person(ANA)}
    return PutAway(**{**said, **more})


def test_own_changes_are_seen_at_once_and_those_of_others_when_one_looks(database_url):
    clock = Clock()
    with records(database_url, clock) as one, records(database_url, clock) as other:
        one.ledger.do(put_away(3))
        assert one.moment().is_away(ANA)
        assert not other.moment().is_away(ANA)

        assert other.absences.reload() == {ANA}
        assert other.moment().stands_in(ANA) == BEN
        assert other.absences.reload() == frozenset()
        assert one.absences.reload() == frozenset()

        other.ledger.do(PutBack(person=ANA, by=person("maria@contoso.example")))
        assert one.absences.reload() == {ANA}
        assert not one.moment().is_away(ANA)


def test_what_ends_by_itself_is_no_news(database_url):
    clock = Clock()
    with records(database_url, clock) as one:
        one.ledger.do(put_away(1))
        clock.pass_(days=2)

        assert not one.moment().is_away(ANA)
        assert one.absences.reload() == frozenset()


def test_what_is_said_anew_about_the_same_days_replaces_what_was_said(database_url):
    clock = Clock()
    with records(database_url, clock) as one:
        one.ledger.do(put_away(3))
        one.ledger.do(put_away(2))
        one.ledger.do(put_away(40, since=MONDAY + 30 * DAY))

        absences = one.moment().absences.of[ANA]
        assert [each.until for each in absences] == [MONDAY + 2 * DAY, MONDAY + 40 * DAY]


def test_what_is_refused_leaves_no_trace(database_url):
    with records(database_url, Clock()) as one:
        with pytest.raises(Refusal) as refused:
            one.ledger.do(put_away(3, by=person(BEN)))

        assert refused.value.reason is Reason.NOT_ALLOWED
        assert one.absences.reload() == frozenset()
        assert one.moment().absences.of == {}
