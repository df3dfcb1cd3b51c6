"""One message at the start of somebody's working day: what to start with and why, what is due, and that is all."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.program.people import CalendarEntry, PersonEntry
from bot.program.steps import EscalationStep
from tests.world import program, program_with

ANA = "ana@contoso.example"
TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}
LONDON = ZoneInfo("Europe/London")


def mornings(world, name="ana"):
    return [told for told in world.dms(name) if told.startswith("Good morning")]


def until(world, *when):
    """Live until a London time, from one thing that is due to the next."""
    then = datetime(*when, tzinfo=LONDON)
    while (due := world.bot.records.timers.next_due()) is not None and due <= then:
        step = max((due - world.clock()).total_seconds(), 0)
        world.pass_(seconds=step)
    world.pass_(seconds=(then - world.clock()).total_seconds())


def going_by(*steps):
    return program_with(escalations={"care": tuple(EscalationStep.model_validate(step) for step in steps)})


def answered(world, name="ana", **more):
    """Claimed and answered on Monday; it is to be solved within 30 days."""
    number = world.feedback(score=2, **more)
    world.press(name, "Claim", on=world.card(number))
    world.call(name, number)
    return number


def with_person(email=ANA, **more):
    person = program().people[email].model_dump() | more
    return {**program().people, email: PersonEntry(**person)}


@pytest.mark.everywhere
def test_the_day_begins_with_what_to_start_with_and_why(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))

    until(world, 2026, 3, 3, 7, 59)
    assert mornings(world) == []
    until(world, 2026, 3, 3, 8, 0)

    [morning] = mornings(world)
    assert morning.startswith("Good morning, Ana. Start with Grace Okafor: answer them by 09:14 GMT.")
    assert "Grace has waited 23 hours. Then you're clear for today." in morning
    assert "Charged twice" not in morning
    [message] = [each for each in world.messages("@ana") if each.shown == morning]
    assert [each.label for each in message.pressables] == [
        "Respond",
        "Call",
        "I can't today",
        "Show ticket",
        "Still mine",
        "Show ticket 1",
    ]
    until(world, 2026, 3, 3, 13, 30)
    assert len(mornings(world)) == 1, "not after lunch"


def test_its_buttons_work(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    until(world, 2026, 3, 3, 8, 0)
    [morning] = [m for m in world.messages("@ana") if m.shown.startswith("Good morning")]

    world.press("ana", "Call", on=morning)
    world.submit("ana", outcome="reached")

    assert world.ticket(1).answered


def test_what_else_is_due_and_what_was_promised_stands_below(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.feedback(score=3, customer=TOM, id="tom-1")
    world.press("ana", "Claim", on=world.card(2))
    world.respond(
        "ana", 2, message="The engineer rings.", promise="the engineer rings", promise_due=world.in_(hours=30)
    )

    until(world, 2026, 3, 3, 8, 0)

    [morning] = mornings(world)
    assert "One more today, then you're clear." in morning
    assert "Promised by 15:14 GMT: the engineer rings" in morning
    assert len([line for line in morning.splitlines() if line.strip()]) <= 6


def test_reminders_of_the_same_mark_are_part_of_it(world):
    """Half and nine tenths of the time passed in the night: at eight there is one message."""
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=8)
    world.call("ana", 1, outcome="voicemail")
    before = len(world.messages("@ana"))

    until(world, 2026, 3, 3, 8, 30)

    assert len(world.messages("@ana")) == before + 1
    assert len(mornings(world)) == 1


def test_a_weekend_is_nobodys_morning_and_monday_has_one(world):
    answered(world)
    until(world, 2026, 3, 7, 12)
    on_saturday = len(mornings(world))

    until(world, 2026, 3, 9, 7, 59)
    assert len(mornings(world)) == on_saturday
    until(world, 2026, 3, 9, 8)

    assert len(mornings(world)) == on_saturday + 1


def test_after_the_clock_change_it_comes_at_eight_on_the_wall(world):
    answered(world)
    until(world, 2026, 3, 30, 7, 59)
    before = len(mornings(world))

    until(world, 2026, 3, 30, 8)

    assert world.clock().hour == 7
    assert len(mornings(world)) == before + 1


def test_who_works_elsewhere_is_greeted_in_their_own_morning(open_world):
    calendars = {**program().calendars}
    calendars["boston"] = CalendarEntry(zone="America/New_York", open={"mon-fri": "08:00-18:00"})
    world = open_world(program=program_with(people=with_person(calendar="boston"), calendars=calendars))
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    until(world, 2026, 3, 2, 12, 59)
    assert mornings(world) == []

    until(world, 2026, 3, 2, 13, 0)

    assert len(mornings(world)) == 1


def test_whoever_is_away_is_left_alone(open_world):
    world = open_world(program=program_with(people=with_person(away=[{"from": "2026-03-03", "until": "2026-03-04"}])))
    answered(world)

    until(world, 2026, 3, 3, 12)
    assert mornings(world) == []
    until(world, 2026, 3, 4, 8)

    assert len(mornings(world)) == 1


def test_whoever_has_nothing_hears_nothing(world):
    until(world, 2026, 3, 4, 12)

    assert [world.dms(person) for person in ("ana", "ben", "maria", "dana", "priya")] == [[]] * 5


def test_whoever_has_nothing_of_their_own_is_shown_what_waits(world):
    until(world, 2026, 3, 2, 20)
    world.feedback(score=2)
    until(world, 2026, 3, 3, 8)

    [morning] = mornings(world, "ben")
    assert morning.startswith("Good morning, Ben. Nobody has Grace Okafor yet: answer them by ")
    [message] = [m for m in world.messages("@ben") if m.shown == morning]
    world.press("ben", "Claim", on=message)

    assert world.owner(1) == "ben"
    assert mornings(world, "dana") == mornings(world, "priya") == []


def test_not_all_of_a_team_are_sent_to_the_same_ticket(world):
    until(world, 2026, 3, 2, 20)
    world.feedback(score=2)
    world.feedback(score=2, customer=TOM)
    until(world, 2026, 3, 3, 8)

    [[ana], [ben]] = mornings(world, "ana"), mornings(world, "ben")
    assert ana.startswith("Good morning, Ana. Nobody has Grace Okafor yet")
    assert ben.startswith("Good morning, Ben. Nobody has Tom Ward yet")


def test_a_lead_is_told_what_is_late(open_world):
    world = open_world(program=going_by({"after": "first_contact missed + 4d", "notify": "lead"}))
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    until(world, 2026, 3, 3, 12)
    assert mornings(world, "maria") == []

    until(world, 2026, 3, 4, 8)

    [morning] = mornings(world, "maria")
    assert morning.startswith("Good morning, Maria. Grace Okafor still waits: an answer was due Tue 3 Mar, 09:14 GMT.")


def test_a_lead_who_was_called_in_starts_with_that(world):
    world.feedback(score=2)
    until(world, 2026, 3, 4, 8)

    [morning] = mornings(world, "maria")
    assert morning.startswith("Good morning, Maria. Please see to Grace Okafor")
    assert "A first answer was due Tue 3 Mar, 09:14 GMT, and Grace has heard nothing yet." in morning
    [message] = [each for each in world.messages("@maria") if each.shown == morning]
    world.press("maria", "Hand to …", on=message)
    world.submit("maria", person="ben@contoso.example")

    assert world.owner(1) == "ben"


def test_what_comes_back_to_somebody_in_this_day_is_part_of_their_morning(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=25)
    world.press("maria", "Ana carries on", on=world.messages("@maria")[-1])
    world.submit("maria", note="Ring her once more.", due=int(datetime(2026, 3, 4, 15, tzinfo=LONDON).timestamp()))
    until(world, 2026, 3, 4, 8)

    [morning] = mornings(world, "maria")
    assert "comes back to you if it isn't settled in time" in morning
    assert "To be settled by 15:00 GMT · Ana has it" in morning


def test_what_comes_back_to_them_later_is_not(world):
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    world.pass_(hours=25)
    world.press("maria", "Ana carries on", on=world.messages("@maria")[-1])
    world.submit("maria", note="Ring her once more.", due=int(datetime(2026, 3, 6, 15, tzinfo=LONDON).timestamp()))
    until(world, 2026, 3, 4, 8)

    assert all("comes back" not in morning for morning in mornings(world, "maria"))
    assert "comes back" in world.loop("maria")


def test_somebody_called_in_as_their_day_begins_reads_it_once(open_world):
    world = open_world(program=going_by({"after": "unclaimed 2h", "notify": "lead", "acknowledge": "2h"}))
    until(world, 2026, 3, 2, 17)
    world.feedback(score=2)
    until(world, 2026, 3, 3, 12)

    asked = [told for told in world.dms("maria") if "Please see to Grace" in told]
    assert len(asked) == 1


def test_an_executive_who_was_called_in_has_a_morning(world):
    world.feedback(score=2)
    until(world, 2026, 3, 3, 16)
    before = len(world.dms("dana"))
    assert before, "she was told"
    until(world, 2026, 3, 4, 9)

    [morning] = world.dms("dana")[before:]
    assert morning.startswith("Good morning, Dana. Please decide on Grace Okafor")
    [found] = mornings(world, "priya")
    assert found.startswith("Good morning, Priya. Find somebody for Grace Okafor.")


def test_a_lead_is_told_who_waits_for_their_help(world):
    answered(world)
    world.press("ana", "Ask for help", on=world.card(1))
    world.submit("ana", reason="other", note="May I refund both?")

    until(world, 2026, 3, 3, 8)

    [morning] = mornings(world, "maria")
    assert morning.startswith("Good morning, Maria. Ana waits for your help with Grace Okafor")


@pytest.mark.everywhere
def test_a_restart_neither_repeats_nor_forgets_it(world):
    answered(world)
    until(world, 2026, 3, 3, 7, 50)
    world.stop_bot()
    world.start_bot()
    until(world, 2026, 3, 3, 8)
    assert len(mornings(world)) == 1

    world.stop_bot()
    world.start_bot()
    until(world, 2026, 3, 3, 8, 5)

    assert len(mornings(world)) == 1


def test_after_a_long_outage_only_the_latest_is_sent(world):
    answered(world)
    world.stop_bot()
    world.clock.pass_(days=3)
    world.machine_clock.pass_(days=3)

    world.start_bot()

    [morning] = mornings(world)
    assert "Start with Grace Okafor" in morning


def test_after_the_day_it_is_not_sent_any_more(world):
    answered(world)
    world.stop_bot()
    world.clock.pass_(days=1, hours=10)
    world.machine_clock.pass_(days=1, hours=10)

    world.start_bot()

    assert mornings(world) == []
    until(world, 2026, 3, 4, 8)
    assert len(mornings(world)) == 1


def test_what_could_not_leave_all_day_is_not_said_in_the_evening(world):
    answered(world)
    until(world, 2026, 3, 3, 7, 59)
    world.slack.faults.fail("chat.postMessage", "service_unavailable")
    until(world, 2026, 3, 3, 19)
    world.slack.faults.clear()
    world.pass_(minutes=10)

    assert mornings(world) == []


def test_whose_hours_changed_is_greeted_at_their_new_hour(open_world):
    world = open_world()
    answered(world)
    calendars = {**program().calendars}
    calendars["late"] = CalendarEntry(zone="Europe/London", open={"mon-fri": "11:00-15:00"})
    until(world, 2026, 3, 2, 20)
    world.change_program(program_with(people=with_person(calendar="late"), calendars=calendars))
    world.settle()

    until(world, 2026, 3, 3, 10, 59)
    assert mornings(world) == []
    until(world, 2026, 3, 3, 11)

    assert len(mornings(world)) == 1


def test_monitoring_and_whoever_runs_the_bot_know_of_them(world):
    timers = world.bot.records.backlog.timers()
    [ana] = [timer for timer in timers if timer.about == ANA]
    assert (ana.ticket, ana.name) == (0, "morning")
    assert ana.due == datetime(2026, 3, 3, 8, tzinfo=LONDON)

    until(world, 2026, 3, 3, 7)
    health = world.bot.records.health
    late = datetime(2026, 3, 3, 8, 10, tzinfo=LONDON)
    assert health.most_overdue_timer(late).total_seconds() == 600


def test_what_the_night_brought_is_part_of_the_morning(world):
    """Ana has done nothing since Monday morning: asked about it, she is asked with her day's beginning."""
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    before = len(world.dms("ana"))

    until(world, 2026, 3, 3, 8, 5)

    told = world.dms("ana")[before:]
    assert len(told) == 1
    assert told[0].startswith("Good morning, Ana.")
    assert "Do you still have Grace Okafor?" in told[0]


def test_the_program_owner_reads_of_a_ticket_once_that_nobody_answered_and_help_is_asked_for(open_world):
    """Time has called in the executive, and whoever has it asks the program's owner besides."""
    world = open_world(
        program=going_by(
            {"after": "first_contact missed", "notify": "executive", "acknowledge": "1h"},
            {"after": "asked_for_help", "notify": "program_owner"},
        )
    )
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    until(world, 2026, 3, 3, 16)
    world.press("ana", "Ask for help", on=world.card(1))
    world.submit("ana", reason="other", note="May I refund both?")
    until(world, 2026, 3, 4, 9)

    [morning] = mornings(world, "priya")
    assert morning.startswith("Good morning, Priya. Ana waits for your help with Grace Okafor")
    assert "nobody has answered" not in morning
    assert morning.count("Okafor") == 1
