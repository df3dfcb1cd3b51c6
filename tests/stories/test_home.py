"""Home shows the day, live, with buttons that work where no message stands."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.program.steps import EscalationStep
from tests.world import program, program_with

LONDON = ZoneInfo("Europe/London")
TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}


def look(world, name):
    """They open the app's Home."""
    world.run(world.person(name).open_home())
    world.settle()
    return home(world, name)


def home(world, name):
    view = world.person(name).home
    assert view is not None
    return view


def drawn(world):
    return len(world.slack.called("views.publish"))


def in_a_moment(world):
    world.pass_(seconds=5)


@pytest.mark.everywhere
def test_it_shows_what_to_start_with_and_what_nobody_has(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.feedback(score=3, customer=TOM, id="tom-1")

    shown = look(world, "ana").shown

    assert "Start with Grace Okafor: answer them by Tue 3 Mar, 09:14 GMT." in shown
    assert "Charged twice, again." in shown
    assert "Nobody has these yet" in shown
    assert "2 Tom Ward" in shown


@pytest.mark.everywhere
def test_it_is_live_for_whoever_opened_it_and_for_nobody_else(world):
    look(world, "ana")
    assert "You're clear, Ana." in home(world, "ana").shown

    world.feedback(score=2)
    in_a_moment(world)

    assert "Nobody has Grace Okafor yet" in home(world, "ana").shown
    assert world.person("ben").home is None
    world.press("ben", "Claim", on=world.card(1))
    in_a_moment(world)
    assert "You're clear, Ana." in home(world, "ana").shown


def test_what_changes_at_once_is_drawn_once(world):
    look(world, "ana")
    before = drawn(world)

    for each in range(10):
        world.feedback(score=2, id=f"many-{each}", customer={**TOM, "id": f"C-{each}", "email": f"c{each}@example.com"})
    in_a_moment(world)

    assert drawn(world) - before <= 2
    assert "And four more, besides the one further up: type “/loop queue”." in home(world, "ana").shown


def test_what_did_not_change_is_not_drawn(world):
    look(world, "ana")
    world.feedback(score=2)
    in_a_moment(world)
    before = drawn(world)

    world.pass_(minutes=10)

    assert drawn(world) == before


@pytest.mark.everywhere
def test_its_buttons_work(world):
    world.feedback(score=2)
    look(world, "ana")

    world.press("ana", "Claim", on=home(world, "ana"))

    assert world.owner(1) == "ana"
    assert "Start with Grace Okafor" in home(world, "ana").shown
    world.press("ana", "Call", on=home(world, "ana"))
    assert world.modal("ana").callback_id == "ticket.call"
    world.submit("ana", outcome="reached")
    assert world.ticket(1).answered


def test_a_refusal_reaches_whoever_pressed(world):
    world.feedback(score=2)
    stale = look(world, "ana")
    world.press("ben", "Claim", on=world.card(1))

    world.press("ana", "Claim", on=stale)

    assert "Ben was a moment quicker" in world.modal("ana").shown
    assert world.told("ana") == []


def test_a_ticket_is_shown_over_it_and_its_buttons_work_there(world):
    world.feedback(score=2)
    look(world, "ana")
    world.press("ana", "Show ticket", on=home(world, "ana"))
    assert "Charged twice, again." in world.modal("ana").shown

    world.press("ana", "Claim", on=world.modal("ana"))
    assert "Ana has this." in world.modal("ana").shown
    world.press("ana", "Call", on=world.modal("ana"))
    world.submit("ana", outcome="voicemail")

    assert len(world.ticket(1).tries) == 1


def test_a_letter_can_be_written_from_it_and_taken_back(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    look(world, "ana")
    world.press("ana", "Respond", on=home(world, "ana"))
    world.submit("ana", message="Hello Grace.", subject="About your broadband")
    world.submit("ana")
    assert world.modal("ana").shown.count("Your answer to Grace leaves at") == 1

    world.press("ana", "Show the ticket", on=world.modal("ana"))
    world.press("ana", "Undo", on=world.modal("ana"))
    world.pass_(minutes=5)

    assert world.mailbox.mails == []
    assert "Hello Grace." in world.modal("ana").shown


def test_the_overview_is_an_executives_home(world):
    world.feedback(score=2)

    assert "one ticket waits for somebody" in look(world, "dana").shown
    assert "one ticket waits for somebody" in look(world, "priya").shown


def test_a_lead_sees_what_is_late_and_who_has_it(open_world):
    late = EscalationStep.model_validate({"after": "first_contact missed + 4d", "notify": "lead"})
    world = open_world(program=program_with(escalations={"care": (late,)}))
    world.feedback(score=2)
    world.pass_(hours=25)

    shown = look(world, "maria").shown

    assert "Grace Okafor still waits" in shown


@pytest.mark.everywhere
def test_whom_somebody_was_called_in_for_stands_there_as_in_loop(world):
    look(world, "maria")
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=25)
    in_a_moment(world)

    shown = home(world, "maria").shown
    told = world.loop("maria")
    asked = told.partition("\n")[0]
    assert asked.startswith("Please see to Grace Okafor")
    assert asked in shown
    for line in ("A first answer was due Tue 3 Mar, 09:14 GMT", "Waiting", "Charged twice, again."):
        assert line in shown, line
        assert line in told, line


def test_it_is_answered_there_and_then_stands_among_what_comes_back(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=25)
    world.press("maria", "Ana carries on", on=look(world, "maria"))
    world.submit("maria", note="Offer her the credit.", due=world.in_(hours=2))
    in_a_moment(world)

    shown = home(world, "maria").shown
    assert "Please see to" not in shown
    assert "comes back to you if it isn't settled in time" in shown
    assert "1 Grace Okafor  To be settled by 12:14 GMT · Ana has it" in shown

    world.call("ana", 1)
    in_a_moment(world)
    assert "comes back" not in home(world, "maria").shown
    assert "comes back" not in world.loop("maria")


def test_an_executives_home_says_what_waits_for_her_first(world):
    look(world, "dana")
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=29)
    in_a_moment(world)

    assert home(world, "dana").shown.startswith("Please decide on Grace Okafor by 15:10 GMT.")
    assert home(world, "dana").shown == world.loop("dana")
    world.press("dana", "I'll call", on=home(world, "dana"))

    assert world.owner(1) == "dana"
    assert home(world, "dana").shown.startswith("Start with Grace Okafor")


def test_what_nobody_answered_stands_in_the_program_owners_home(world):
    world.feedback(score=2)
    world.pass_(days=2)

    shown = look(world, "priya").shown
    assert shown.startswith("Find somebody for Grace Okafor.")
    assert shown == world.loop("priya")


def test_a_stranger_is_told_so(world):
    world.slack.add_user("U0EVE", "eve", "Eve Adams", "eve@elsewhere.example")

    assert "Grace" not in look(world, "eve").shown
    assert home(world, "eve").pressables == ()


@pytest.mark.everywhere
def test_a_restart_keeps_it_live(world):
    look(world, "ana")
    world.stop_bot()
    world.start_bot()

    world.feedback(score=2)
    in_a_moment(world)

    assert "Nobody has Grace Okafor yet" in home(world, "ana").shown


def test_the_turn_of_the_day_draws_it_anew(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    assert "answer them by Tue 3 Mar, 09:14 GMT" in look(world, "ana").shown

    world.pass_(seconds=(datetime(2026, 3, 3, 0, 1, tzinfo=LONDON) - world.clock()).total_seconds())
    in_a_moment(world)

    assert "answer them by 09:14 GMT" in home(world, "ana").shown


def test_who_has_not_looked_for_a_week_looks_again_first(world):
    look(world, "ana")
    world.pass_(days=8)
    before = drawn(world)
    world.feedback(score=2)
    in_a_moment(world)
    assert drawn(world) == before

    assert "Nobody has Grace Okafor yet" in look(world, "ana").shown


def test_what_slack_does_not_take_now_is_drawn_later(world):
    look(world, "ana")
    world.slack.faults.fail("views.publish", "service_unavailable")
    world.feedback(score=2)
    in_a_moment(world)
    assert "You're clear" in home(world, "ana").shown

    world.slack.faults.clear()
    in_a_moment(world)

    assert "Nobody has Grace Okafor yet" in home(world, "ana").shown


def test_a_slower_replica_does_not_put_an_older_state_over_a_newer_one(world):
    look(world, "ana")
    view = home(world, "ana")
    world.slack.views.publish("U0ANA", dict(view.body))

    world.feedback(score=2)
    in_a_moment(world)
    in_a_moment(world)

    assert "Nobody has Grace Okafor yet" in home(world, "ana").shown


def test_away_says_so(open_world):
    people = dict(program().people)
    ana = people["ana@contoso.example"].model_dump() | {"away": [{"from": "2026-03-02", "until": "2026-03-04"}]}
    people["ana@contoso.example"] = type(people["ana@contoso.example"])(**ana)
    world = open_world(program=program_with(people=people))

    assert "You're away until Wed 4 Mar: I won't remind you" in look(world, "ana").shown
