"""People's nights are left alone, however late a message is."""

from datetime import datetime, timedelta

from bot.program.steps import EscalationStep
from tests.clocks import MONDAY
from tests.world import program, program_with

TOM = {"id": "B-4", "name": "Tom Ward", "email": "tom.ward@example.com"}
LEAD = {"after": "unclaimed 1h", "notify": "lead", "acknowledge": "8h"}
ON_DUTY = {"after": "unclaimed 1h", "notify": "maria@contoso.example", "acknowledge": "8h", "any_hour": True}


def going_by(*steps):
    return program_with(escalations={"care": tuple(EscalationStep.model_validate(step) for step in steps)})


def pass_until(world, at: datetime):
    world.pass_(seconds=(at - world.clock()).total_seconds())


def on(day, hour, minute=0):
    """In London, in winter: on that day of the story's week."""
    return MONDAY.replace(hour=hour, minute=minute, second=0) + timedelta(days=day)


def called(world, name="maria"):
    return [told for told in world.dms(name) if "Please see to" in told or "Please decide on" in told]


def late_at_night(world):
    """Slack is down from 14:00 to 23:00, and somebody is called in at 15:00."""
    pass_until(world, on(0, 14))
    world.slack.faults.down()
    world.feedback(score=2)
    pass_until(world, on(0, 23))
    world.slack.faults.clear()
    world.pass_(minutes=10)


def test_what_was_due_in_the_day_waits_for_the_morning(open_world):
    world = open_world(program=going_by(LEAD))
    late_at_night(world)
    assert "CalledIn" in world.events(1)
    assert called(world) == [], "23:00 is nobody's hour"
    assert "Grace Okafor" in world.card(1).shown, "the team's channel is no bedside"

    pass_until(world, on(1, 7))
    assert called(world) == []
    assert world.asked("/healthz").json()["status"] == "ok", "nothing is late that nobody would read"
    assert world.asked("/healthz").json()["nobody_was_told"] == 0

    pass_until(world, on(1, 9))
    assert "Grace Okafor" in world.dms("maria")[-1]


def test_what_is_settled_by_the_morning_is_not_said(open_world):
    world = open_world(program=going_by(LEAD))
    late_at_night(world)
    world.press("ana", "Claim", on=world.card(1))
    world.call("ana", 1)

    pass_until(world, on(1, 10))

    assert called(world) == []


def test_whoever_is_on_duty_is_told_at_once(open_world):
    world = open_world(program=going_by(ON_DUTY))

    late_at_night(world)

    assert len(called(world)) == 1


def test_whoever_is_on_duty_is_told_again_at_night_too(open_world):
    again = {"every": "30m", "times": 2}
    world = open_world(program=going_by({**ON_DUTY, "clock": "customer", "repeat": again}))
    pass_until(world, on(0, 21))
    world.feedback(score=2)

    world.pass_(minutes=65)
    assert len(called(world)) == 1
    world.pass_(minutes=30)
    assert len(called(world)) == 2
    world.pass_(hours=2)
    assert len(called(world)) == 3


def test_what_a_colleague_does_at_night_comes_at_once(world):
    world.feedback(score=2)
    pass_until(world, on(0, 22))

    world.press("maria", "Assign", on=world.card(1))
    world.submit("maria", person="ben@contoso.example")

    assert "Grace" in world.dms("ben")[-1]


def test_what_waits_for_the_morning_is_one_message(open_world):
    world = open_world(program=going_by(LEAD))
    pass_until(world, on(0, 14))
    world.slack.faults.down()
    world.feedback(score=2)
    world.pass_(minutes=20)
    world.feedback(score=2, id="second", customer=TOM)
    pass_until(world, on(0, 23))
    world.slack.faults.clear()
    world.pass_(minutes=10)
    before = len(world.dms("maria"))

    pass_until(world, on(1, 9))

    (told,) = world.dms("maria")[before:]
    assert "Grace Okafor" in told
    assert "Tom Ward" in told


def test_a_colleagues_doing_is_not_kept_waiting_by_what_waits(open_world):
    world = open_world(program=going_by(LEAD))
    late_at_night(world)

    world.feedback(score=2, id="second", customer=TOM)
    world.press("priya", "Assign", on=world.card(2))
    world.submit("priya", person="maria@contoso.example")

    assert "Tom Ward" in world.dms("maria")[-1]
    assert called(world) == []


def test_whoever_moves_the_bots_clock_alone_has_to_ask_again_what_waits_for_hours(open_world):
    world = open_world(program=going_by(LEAD))
    late_at_night(world)
    world.clock.now = on(1, 9)
    world.settle()
    before = called(world)
    assert all(said.startswith("Good morning") for said in before), "the call itself waits by the machine's clock"

    async def asked() -> int:
        return await world.bot.writer.do(world.bot.backlog.ask_again_work())

    assert world.run(asked()) == 1
    world.settle()
    assert len(called(world)) == len(before) + 1
    assert world.run(asked()) == 0


def test_a_call_for_help_that_was_held_up_waits_for_the_morning(open_world):
    world = open_world(program=going_by({"after": "unclaimed 90h", "notify": "lead"}))
    world.feedback(score=2)
    world.press("ana", "Claim", on=world.card(1))
    pass_until(world, on(0, 17, 50))
    world.press("ana", "Ask for help", on=world.card(1))
    world.slack.faults.down()
    world.submit("ana", reason="other", note="May I refund both?")
    pass_until(world, on(1, 2))
    before = len(world.dms("maria"))

    world.slack.faults.clear()
    world.pass_(minutes=10)
    assert len(world.dms("maria")) == before

    pass_until(world, on(1, 9, 30))
    assert any("May I refund both?" in told for told in world.dms("maria"))


def test_alarms_reach_the_owner_in_their_hours_where_nobody_else_runs_the_bot(open_world):
    world = open_world(program=going_by({"after": "unclaimed 90h", "notify": "lead"}))
    pass_until(world, on(0, 23))
    world.slack.archive("#care")
    world.feedback(score=2)
    pass_until(world, on(1, 3))
    assert world.dms("priya") == []

    pass_until(world, on(1, 9, 30))
    assert any("Nobody was told" in told for told in world.dms("priya"))


def test_an_alarm_about_the_operators_own_conversation_waits_for_the_owners_hours(open_world):
    info = program().program.model_copy(update={"operator": program().teams["care"].conversation})
    world = open_world(program=program_with(program=info))
    pass_until(world, on(0, 23))
    world.slack.archive("#care")
    world.feedback(score=2)
    pass_until(world, on(1, 3))
    assert world.dms("priya") == []
    assert world.asked("/healthz").json()["nobody_was_told"] == 1, "monitoring is never asleep"

    pass_until(world, on(1, 9, 30))
    assert any("Nobody was told" in told for told in world.dms("priya"))


def test_what_is_for_a_team_that_left_the_program_waits_for_the_owners_hours(world):
    world.feedback(score=2)
    world.press("ana", "Hand over", on=world.card(1))
    pass_until(world, on(0, 23))
    world.slack.faults.down()
    world.submit("ana", team="field-ops")
    teams = {name: team for name, team in program().teams.items() if name != "field-ops"}
    people = {email: person for email, person in program().people.items() if person.team != "field-ops"}
    workflows = tuple(w for w in program().workflows if w.team != "field-ops")
    world.change_program(program_with(teams=teams, people=people, workflows=workflows))
    world.slack.faults.clear()
    pass_until(world, on(1, 3))
    assert world.dms("priya") == []

    pass_until(world, on(1, 9, 30))
    assert any("Grace Okafor" in told for told in world.dms("priya"))
