"""When it is looked whether a source has fallen silent, and what that is news of."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.answers import KnownSources
from bot.moment import Moment
from bot.silences import Said, Silence, kept, news, next_look, read
from bot.uncaught import next_week
from tests.world import program, program_with

OWNER, ANA = program().program.owner, "ana@contoso.example"
MONDAY = datetime(2026, 3, 2, 9, 14, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
NPS = "relationship-nps"


def watching(every):
    sources = {name: s.model_copy(update={"expect_every": every}) for name, s in program().sources.items()}
    return program_with(sources={NPS: sources[NPS]})


def looks(every, count, after=MONDAY):
    company = watching(every)
    for _ in range(count):
        after = next_look(OWNER, after, Moment(after, company))
        yield after


@pytest.mark.parametrize(
    ("every", "first"),
    [
        (timedelta(minutes=30), MONDAY.replace(hour=9, minute=20)),
        (DAY, MONDAY.replace(hour=10, minute=0)),
        (30 * DAY, MONDAY.replace(hour=12, minute=0)),
    ],
)
def test_whoever_is_expected_often_is_looked_for_often(every, first):
    assert next(looks(every, 1)) == first


def test_it_is_looked_in_the_owners_hours_and_never_put_off_by_asking_again():
    week = list(looks(DAY, 4 + 4 * 5))

    assert all(9 <= at.hour < 18 and at.weekday() < 5 for at in week)
    assert len({at.date() for at in week}) == 5
    assert next(looks(DAY, 1, after=week[0] - timedelta(minutes=1))) == week[0]


def test_only_the_owner_looks_and_only_where_something_is_expected():
    moment = Moment(MONDAY, watching(DAY))

    assert next_look(ANA, MONDAY, moment) is None
    assert next_look(OWNER, MONDAY, Moment(MONDAY, watching(None))) is None


def silence(source=NPS, ago=2 * DAY, ever=True):
    return Silence(source, MONDAY - ago, ever)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        (KnownSources(), Said()),
        (KnownSources(last={NPS: MONDAY - DAY}), Said()),
        (KnownSources(last={NPS: MONDAY - 2 * DAY}), Said(new=(silence(),))),
        (KnownSources(since={NPS: MONDAY - 2 * DAY}), Said(new=(silence(ever=False),))),
        (KnownSources(last={NPS: MONDAY}, since={NPS: MONDAY - 9 * DAY}), Said()),
        (KnownSources(last={NPS: MONDAY - 2 * DAY}, said=kept(Said(new=(silence(),)))), Said(before=(silence(),))),
        (KnownSources(last={NPS: MONDAY - 2 * DAY}, said=kept(Said(before=(silence(),)))), Said(before=(silence(),))),
        (KnownSources(last={NPS: MONDAY - HOUR}, said=kept(Said(new=(silence(),)))), Said(over=(silence(),))),
        (KnownSources(last={NPS: MONDAY - HOUR}, said=kept(Said(over=(silence(),)))), Said()),
        # it spoke once in between, and is silent again
        (
            KnownSources(last={NPS: MONDAY - 2 * DAY}, said=kept(Said(new=(silence(ago=9 * DAY),)))),
            Said(new=(silence(),)),
        ),
        # the program has it no more
        (KnownSources(last={"gone": MONDAY}, said=kept(Said(new=(silence("gone"),)))), Said()),
    ],
)
def test_each_silence_is_news_once_and_so_is_its_end(known, told):
    assert news(known, MONDAY, watching(DAY)) == told


def test_what_was_said_is_read_back():
    said = Said(new=(silence(),), before=(silence("a", ever=False),), over=(silence("b"),))

    assert read(kept(said)) == said
    assert read("") == Said()


@pytest.mark.parametrize(
    ("after", "week"),
    [
        (MONDAY, datetime(2026, 3, 2, 10, tzinfo=UTC)),
        (datetime(2026, 3, 2, 10, tzinfo=UTC), datetime(2026, 3, 9, 10, tzinfo=UTC)),
        # clocks go forward in London
        (datetime(2026, 3, 28, tzinfo=UTC), datetime(2026, 3, 30, 9, tzinfo=UTC)),
        # Easter Monday
        (datetime(2026, 4, 5, tzinfo=UTC), datetime(2026, 4, 7, 9, tzinfo=UTC)),
    ],
)
def test_the_week_is_summed_up_an_hour_into_its_first_working_day(after, week):
    moment = Moment(after, program())

    assert next_week(OWNER, after, moment) == week
    assert next_week(ANA, after, moment) is None
