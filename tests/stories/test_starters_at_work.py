"""What the starter programs promise, lived through: a night in a house, and an account that goes quiet."""

from functools import lru_cache

import pytest

from bot.program import Program
from handlers.cli.program_secrets import with_stand_ins
from handlers.program_file import load
from tests.world import ROOT

HALVORSEN = {
    "id": "C-118",
    "name": "Britt Halvorsen",
    "email": "b.halvorsen@example.com",
    "attributes": {"region": "Europe", "account_manager": "joel@northwind.example", "days_to_renewal": 200},
}


@lru_cache
def starter(name: str) -> Program:
    file = ROOT / "programs" / name / "program.yaml"
    return load(file, with_stand_ins(file, {}))


@pytest.fixture
def hotels(open_world):
    """Monday, five to three at night in Munich."""
    world = open_world(program=starter("hotels"))
    world.pass_(hours=16, minutes=41)
    return world


@pytest.fixture
def software(open_world):
    return open_world(program=starter("software"))


def a_guest(world, words="The alarm of the lift rings every two minutes.", **more):
    return world.feedback(1, words, source="stay", context={"hotel": "München Isartor", "room": "207"}, **more)


def test_at_night_whoever_is_on_shift_has_it_and_nobody_else_wakes_up(hotels):
    ticket = a_guest(hotels)

    assert hotels.owner(ticket) == "jonas"
    assert len(hotels.dms("jonas")) == 1
    assert hotels.dms("katrin") == hotels.dms("lukas") == hotels.dms("noor") == []


def test_after_a_quarter_of_an_hour_the_duty_manager_is_called_whatever_the_hour(hotels):
    a_guest(hotels)

    hotels.pass_(minutes=14)
    assert hotels.dms("noor") == []

    hotels.pass_(minutes=2)
    assert "The alarm of the lift rings every two minutes." in hotels.dms("noor")[-1]
    assert hotels.dms("katrin") == []


def test_a_guest_who_was_spoken_to_calls_nobody(hotels):
    ticket = a_guest(hotels)
    hotels.pass_(minutes=5)
    hotels.press("jonas", "Respond", on=hotels.card(ticket, "#munich"))
    hotels.submit("jonas", message="The technician is on his way, and room 311 is quiet and yours.")
    hotels.submit("jonas")

    hotels.pass_(hours=2)

    assert hotels.ticket(ticket).contacts
    assert hotels.dms("noor") == hotels.dms("viktor") == []


def test_a_signal_of_every_night_is_one_ticket_for_the_account_manager(software):
    ticket = software.feedback(
        None, "", source="health", customer=HALVORSEN, context={"churn_risk": 0.8, "reason": "Nobody plans in Leeds"}
    )
    software.pass_(days=1)
    again = software.feedback(
        None, "", source="health", customer=HALVORSEN, context={"churn_risk": 0.81, "reason": "Nobody plans in Leeds"}
    )

    assert software.owner(ticket) == "joel"
    assert software.ticket(ticket).workflow == "at-risk"
    assert again == 0


def test_who_would_have_recommended_us_and_does_not_any_more_is_seen(software):
    said = {"source": "relationship-nps", "customer": HALVORSEN}

    assert software.feedback(10, "Joel knows our plant.", **said) == 0
    software.jump(days=180)
    ticket = software.feedback(4, "Forty seconds to open a plan.", **said)

    assert software.ticket(ticket).workflow == "promoter-lost"
    assert software.owner(ticket) == "joel"
