"""Who is away when, and what that means for whoever is to be spoken to."""

from datetime import date, datetime, timedelta

import pytest

from bot.absences import NOBODY_AWAY, Absence, Absences, KeptAbsence, Kind
from bot.moment import Moment
from bot.people import PersonId
from bot.presence import begun_anew, when_here
from bot.program.people import AwayEntry
from bot.who_is_away import absences_of, day_begins, who_is_away, zone_of_person
from tests.clocks import MONDAY
from tests.world import program, program_with

ANA, BEN = "ana@contoso.example", "ben@contoso.example"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
TEN = timedelta(minutes=10)


def absent(*spans: tuple[datetime, datetime | None], person: PersonId = ANA) -> Absences:
    return Absences({person: tuple(Absence(person=person, since=since, until=until) for since, until in spans)})


def kept(kind: Kind, since: datetime, until: datetime | None) -> KeptAbsence:
    return KeptAbsence(person=ANA, kind=kind, since=since, until=until, at=MONDAY)


def planned(*days: tuple[str, str], **more: object):
    away = tuple(
        AwayEntry(**{"from": date.fromisoformat(first), "until": date.fromisoformat(until)}) for first, until in days
    )
    people = program().people
    return program_with(people={**people, ANA: people[ANA].model_copy(update={"away": away, **more})})


def test_an_absence_ends_on_the_day_they_are_back():
    absences = absent((MONDAY, MONDAY + DAY))

    assert absences.at(ANA, MONDAY - HOUR) is None
    assert absences.at(ANA, MONDAY) is not None
    assert absences.at(ANA, MONDAY + DAY) is None
    assert absences.at(BEN, MONDAY) is None


def test_absences_that_follow_each_other_are_one_to_whoever_waits():
    absences = absent((MONDAY, MONDAY + DAY), (MONDAY + DAY, MONDAY + 3 * DAY))

    assert absences.back(ANA, MONDAY) == MONDAY + 3 * DAY
    assert absences.back(ANA, MONDAY - HOUR) == MONDAY - HOUR
    assert absent((MONDAY, None)).back(ANA, MONDAY) is None


def test_only_what_is_not_over_is_ahead():
    absences = absent((MONDAY - 2 * DAY, MONDAY), (MONDAY + DAY, MONDAY + 2 * DAY))

    assert [each.since for each in absences.ahead(ANA, MONDAY)] == [MONDAY + DAY]


def test_days_in_the_program_are_whole_days_where_they_are():
    [absence] = absences_of(ANA, planned(("2026-03-30", "2026-04-01")), ())

    # London is an hour ahead of UTC from the last Sunday in March on
    assert (absence.since, absence.until) == (
        datetime.fromisoformat("2026-03-29T23:00+00:00"),
        datetime.fromisoformat("2026-03-31T23:00+00:00"),
    )


def test_a_zone_is_their_own_or_that_of_their_hours():
    assert zone_of_person(ANA, program()) == "Europe/London"
    assert zone_of_person(ANA, planned(zone="Asia/Tokyo")) == "Asia/Tokyo"
    assert zone_of_person("nobody@contoso.example", program()) == program().program.zone


def test_whoever_is_back_early_is_back_whatever_the_program_says():
    days = planned(("2026-03-03", "2026-03-09"))
    begins, ends = day_begins(date(2026, 3, 3), "Europe/London"), day_begins(date(2026, 3, 9), "Europe/London")

    [cut] = absences_of(ANA, days, [kept(Kind.HERE, begins + DAY, ends)])

    assert (cut.since, cut.until) == (begins, begins + DAY)
    assert absences_of(ANA, days, [kept(Kind.HERE, begins, ends)]) == ()


def test_what_the_program_and_the_chat_say_counts_alike():
    days = planned(("2026-03-10", "2026-03-12"))
    absences = who_is_away(days, [kept(Kind.AWAY, MONDAY, MONDAY + DAY), kept(Kind.GONE, MONDAY + 20 * DAY, None)])

    assert len(absences.of[ANA]) == 3
    assert who_is_away(program(), ()) == NOBODY_AWAY


def test_somebody_whom_the_program_does_not_name_is_nowhere():
    stranger = KeptAbsence(person="eve@contoso.example", kind=Kind.AWAY, since=MONDAY, until=None, at=MONDAY)

    assert who_is_away(program(), [stranger]) == NOBODY_AWAY


@pytest.mark.parametrize(
    ("spans", "here"),
    [
        ((), MONDAY),
        (((MONDAY - HOUR, MONDAY + HOUR),), datetime.fromisoformat("2026-03-02T10:20:00+00:00")),
        (((MONDAY, MONDAY + DAY - 10 * HOUR),), datetime.fromisoformat("2026-03-03T08:00:00+00:00")),
        (((MONDAY, None),), None),
    ],
    ids=["here", "an hour", "over night", "for good"],
)
def test_whoever_is_away_is_spoken_to_at_the_first_mark_after_it(spans, here):
    moment = Moment(MONDAY, program(), absences=absent(*spans))

    assert when_here(ANA, MONDAY, moment, TEN) == here


def test_time_away_is_not_held_against_anybody():
    moment = Moment(MONDAY, program(), absences=absent((MONDAY + HOUR, MONDAY + DAY)))

    assert begun_anew(ANA, MONDAY, MONDAY + 3 * HOUR, moment) == MONDAY + DAY
    assert begun_anew(ANA, MONDAY, MONDAY + HOUR, moment) == MONDAY
    assert begun_anew(BEN, MONDAY, MONDAY + 3 * HOUR, moment) == MONDAY
    gone = Moment(MONDAY, program(), absences=absent((MONDAY + HOUR, None)))
    assert begun_anew(ANA, MONDAY, MONDAY + 3 * HOUR, gone) is None


def test_whoever_stands_in_must_be_here():
    away = Absence(person=ANA, since=MONDAY, until=MONDAY + DAY, delegate=BEN)
    both = Absences({ANA: (away,), BEN: (Absence(person=BEN, since=MONDAY),)})

    assert Moment(MONDAY, program(), absences=Absences({ANA: (away,)})).stands_in(ANA) == BEN
    assert Moment(MONDAY, program(), absences=both).stands_in(ANA) is None
    assert Moment(MONDAY, program()).stands_in(ANA) == ANA
