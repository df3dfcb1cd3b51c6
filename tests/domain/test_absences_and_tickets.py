"""Which tickets wait for whoever is away, which are offered, and which go back to the team."""

from datetime import datetime, timedelta

import pytest

from bot import events as e
from bot.absences import Absence, Absences
from bot.decide import decide
from bot.moment import Moment
from bot.offers import Offer
from bot.program.targets import Clock
from bot.quiet import ask_at, give_back_at
from bot.standing_in import OfferToDelegate, ReturnToTeam
from bot.ticket import Promise, Target
from bot.while_away import absence_that_takes, back_at, is_deserted, offering
from bot.words import Words
from tests.clocks import MONDAY
from tests.domain.tickets import a_ticket, after, target
from tests.world import program

ANA, BEN, MARIA = "ana@contoso.example", "ben@contoso.example", "maria@contoso.example"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
TUESDAY = datetime.fromisoformat("2026-03-03T00:00:00+00:00")


def moment(now: datetime = MONDAY, *absences: Absence) -> Moment:
    of: dict[str, tuple[Absence, ...]] = {}
    for each in absences:
        of[each.person] = (*of.get(each.person, ()), each)
    return Moment(now, program(), absences=Absences(of))


def away(days: float = 1, *, since: datetime = TUESDAY, person: str = ANA, delegate: str | None = None) -> Absence:
    return Absence(person=person, since=since, until=since + days * DAY, delegate=delegate)


def anas(**said):
    """Hers since Monday morning; the first answer is due on Friday at 09:14."""
    return a_ticket(**{"owner": ANA, "owned_since": MONDAY, "first_contact": target(4), **said})


@pytest.mark.parametrize(
    ("said", "days", "waits"),
    [
        ({}, 1, True),
        ({}, 2, True),
        # she has caught up by 10:00 on Friday
        ({}, 3, False),
        ({"promise": Promise(what=Words("news"), due=TUESDAY + 30 * HOUR, by=ANA)}, 1, False),
        ({"snoozed_until": TUESDAY + 9 * HOUR}, 1, False),
        ({"first_contact": target(28)}, 6, True),
        ({"first_contact": target(28)}, 8, False),
        (
            {"first_contact": Target(TUESDAY + HOUR, Clock.STAFF, 3600), "paused_since": MONDAY,
             "snoozed_until": TUESDAY + 20 * DAY},
            1,
            True,
        ),
    ],
    ids=["a day", "two days", "too late", "a promise", "a snooze", "nothing due", "over a week", "a clock that rests"],
)  # fmt: skip
def test_a_ticket_waits_where_its_owner_is_back_in_time(said, days, waits):
    taken = absence_that_takes(anas(**said), moment(MONDAY, away(days)))

    assert (taken is None) is waits


def test_nobody_waits_for_somebody_who_is_gone():
    gone = Absence(person=ANA, since=MONDAY + HOUR)

    assert absence_that_takes(anas(first_contact=target(28)), moment(MONDAY, gone)) == gone


def test_a_ticket_of_somebody_outside_the_program_goes_back_while_the_team_works():
    ticket = anas(owner="left@contoso.example", first_contact=target(28))
    night = MONDAY + 12 * HOUR

    assert back_at(ticket, moment()) == MONDAY
    assert back_at(ticket, moment(night)) == TUESDAY + 8 * HOUR
    assert offering(ticket, moment()) is None
    assert ask_at(ticket, moment()) is None
    assert give_back_at(anas(owner="left@contoso.example", asked_at=MONDAY), moment()) is None


def test_what_somebody_took_while_they_were_away_stays_with_them():
    ticket = anas(owned_since=TUESDAY + HOUR)

    assert absence_that_takes(ticket, moment(TUESDAY + 2 * HOUR, away(6))) is None


def test_absences_that_follow_each_other_count_as_one():
    two = (away(1), away(3, since=TUESDAY + DAY))

    assert absence_that_takes(anas(), moment(MONDAY, *two)) == two[0]


def test_it_goes_back_when_the_team_begins_to_work():
    assert back_at(anas(), moment(MONDAY, away(4))) == TUESDAY + 8 * HOUR


def test_it_is_offered_in_the_hours_of_whoever_stands_in_and_then_goes_back():
    here = moment(MONDAY, away(4, delegate=BEN))
    asked = offering(anas(), here)
    assert asked is not None
    assert (asked.to, asked.at) == (BEN, TUESDAY + 8 * HOUR)
    assert back_at(anas(), here) is None

    offered = anas(offer=Offer(to=BEN, at=asked.at))
    assert offering(offered, here) is None
    assert back_at(offered, here) == TUESDAY + 9 * HOUR


def test_whoever_stands_in_and_goes_away_too_is_not_waited_for():
    now = TUESDAY + 8.5 * HOUR
    both = moment(now, away(4, delegate=BEN), away(4, since=now, person=BEN))

    assert back_at(anas(offer=Offer(to=BEN, at=TUESDAY + 8 * HOUR)), both) == now


@pytest.mark.parametrize("delegate", ["dana@contoso.example", "priya@contoso.example", "left@contoso.example", ANA])
def test_nobody_is_asked_who_answers_no_customers(delegate):
    assert offering(anas(), moment(MONDAY, away(4, delegate=delegate))) is None


def test_nobody_is_asked_where_it_is_due_before_they_could_answer():
    ticket = anas(first_contact=Target(TUESDAY + 8.5 * HOUR, Clock.CUSTOMER, 3600))

    assert offering(ticket, moment(MONDAY, away(4, delegate=BEN))) is None
    assert back_at(ticket, moment(MONDAY, away(4, delegate=BEN))) == TUESDAY + 8 * HOUR


def test_whoever_comes_late_wakes_nobody():
    """The bot was down on Tuesday, and is up again on Tuesday night."""
    night = moment(TUESDAY + 22 * HOUR, away(4, delegate=BEN))

    asked = offering(anas(), night)
    assert asked is not None
    assert asked.at == TUESDAY + DAY + 8 * HOUR
    assert back_at(anas(), moment(TUESDAY + 22 * HOUR, away(4))) == TUESDAY + DAY + 8 * HOUR


def test_an_offer_of_an_earlier_absence_is_over():
    ticket = anas(offer=Offer(to=BEN, at=MONDAY))

    assert offering(ticket, moment(MONDAY, away(4, delegate=BEN))) is not None


def test_what_comes_early_or_after_the_return_decides_nothing():
    ticket = anas()

    assert decide(ticket, ReturnToTeam(), moment(MONDAY, away(4))) == ()
    assert decide(ticket, OfferToDelegate(), moment(MONDAY, away(4, delegate=BEN))) == ()
    assert decide(ticket, ReturnToTeam(), moment(TUESDAY + 9 * HOUR)) == ()
    assert decide(a_ticket(), ReturnToTeam(gone=True), moment(MONDAY)) == ()


def test_a_ticket_that_was_given_back_has_no_offer_left():
    ticket = after(anas(offer=Offer(to=BEN, at=MONDAY)), e.ReturnedToTeam(owner=ANA))

    assert (ticket.owner, ticket.offer, ticket.first_contact) == (None, None, target(4))


def test_a_team_is_deserted_once_its_lead_is_away_too():
    away_from_care = [away(4, since=MONDAY, person=person) for person in (ANA, BEN)]

    assert not is_deserted("care", moment(MONDAY, *away_from_care))
    assert is_deserted("care", moment(MONDAY, *away_from_care, away(4, since=MONDAY, person=MARIA)))
    assert not is_deserted("gone-team", moment(MONDAY))
