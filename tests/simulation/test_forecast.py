"""A program tried on the past: shares, load, targets, messages and what changes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from blocks.simulation.findings import findings
from bot.feedback import Band, Customer
from bot.people import Role
from bot.program import Program, Rollout, Target, Team
from bot.program.people import AwayEntry, PersonEntry
from bot.simulation import (
    TooMuch,
    Untrained,
    changes,
    fates,
    forecast,
    more_than_they_can_do,
    too_much,
    whole,
)
from bot.simulation.forecast import loads, tickets_of
from bot.simulation.messages import messages
from tests.simulation.past import answer, at, program, program_with, several

ANA, BEN, MARIA, DANA, PRIYA = (f"{name}@contoso.example" for name in ("ana", "ben", "maria", "dana", "priya"))
MON, TUE, WED, THU, FRI, SAT, SUN, NEXT_MON = range(8)


def people_with(**changed: dict[str, object]) -> Program:
    """The starter program, with these keys of its people changed."""
    people = {
        email: entry.model_copy(update=changed.get(email.partition("@")[0], {}))
        for email, entry in program().people.items()
    }
    return program_with(people=people)


def care(found, name: str = "care"):
    return next(team for team in found.teams if team.team == name)


# --- shares ------------------------------------------------------------------


def test_each_answer_is_counted_where_it_goes():
    past = [
        answer(1, at(MON, 9), 2),
        answer(2, at(MON, 9), 2, "I cancel"),
        answer(3, at(MON, 9), 10, "Lovely people."),
        answer(4, at(MON, 9), 8, touchpoint="Order"),
        answer(5, at(MON, 9), None, "The form is broken."),
        answer(6, at(MON, 9), 1, "STOP"),
        answer(7, at(MON, 9), 1, withdrawn=True),
    ]

    found = forecast(program(), whole(past)).shares

    caught = {each.name: (each.rollout, each.answers) for each in found.workflows}
    assert caught == {
        "leaving": (Rollout.LIVE, 1),
        "detractor": (Rollout.LIVE, 1),
        "no-score": (Rollout.PILOT, 1),
        "praise": (Rollout.SHADOW, 1),
    }
    assert (found.answers, found.uncaught, found.stopped, found.withdrawn) == (7, 2, 1, 1)
    assert dict(found.uncaught_bands) == {Band.PROMOTER: 1, Band.PASSIVE: 1}
    assert found.uncaught_touchpoints == (("Order", 1),)


def test_an_answer_that_came_twice_is_one():
    first = answer(1, at(MON, 9), 9)
    then = answer(1, at(MON, 10), 2)

    assert [(each.score, each.submitted_at) for each in whole([then, first])] == [(9, at(MON, 9))]
    assert forecast(program(), whole([first, then])).shares.answers == 1


def test_a_condition_that_cannot_be_worked_out_is_counted():
    broken = program().workflows[0].model_copy(update={"when": "10 / size(tags) > 30"})
    past = [answer(1, at(MON, 9), comment="no tags")]

    found = forecast(program_with(workflows=(broken, *program().workflows[1:])), past).shares

    assert found.faults == (("leaving", 1),)


# --- load --------------------------------------------------------------------


def test_what_comes_after_hours_is_to_be_done_on_the_next_working_day():
    past = whole([*several(3, MON, 20), *several(4, SAT, 14), *several(5, SUN, 10)])

    days = {day.day.day: (day.came, day.falls) for day in care(forecast(program(), past)).days}

    assert days[2] == (3, 0)
    assert days[3] == (0, 3)
    assert days[7] == (4, 0)
    assert days[8] == (5, 0)
    assert days[9] == (0, 9), "the Monday after, although no answer came that day"


def test_what_is_left_over_is_done_the_day_after_and_a_short_day_holds_less():
    past = whole(several(20, FRI, 10))

    days = {day.day.day: day for day in care(forecast(program(), [*past, answer(1, at(NEXT_MON, 9))])).days}

    assert (days[6].falls, days[6].can_do, days[6].waits) == (20, 16, 4)
    assert days[7].can_do == pytest.approx(16 * 4 / 9.25), "on Saturday from nine to one"
    assert days[7].waits == 0
    assert days[8].can_do == 0


def test_a_person_gets_a_share_by_what_they_can_take():
    told = people_with(ana={"takes_a_day": 12}, ben={"takes_a_day": 4}, maria={"takes_a_day": 4})

    found = care(forecast(told, whole(several(10, MON))))

    assert {each.name: (each.worst, each.can_take) for each in found.people} == {
        "Ana Ruiz": (6, 12),
        "Ben Okoro": (2, 4),
        "Maria Chen": (2, 4),
    }
    assert found.people[0].worst_day == date(2026, 3, 2)


def test_who_leads_takes_none_unless_the_program_says_so():
    entry = PersonEntry(name="Ana", role=Role.FRONTLINE)

    assert (entry.can_take, entry.model_copy(update={"role": Role.LEAD}).can_take) == (8, 0)
    assert entry.model_copy(update={"takes_a_day": 0}).can_take == 0


def test_whoever_is_away_gets_nothing_on_those_days():
    away = AwayEntry.model_validate({"from": date(2026, 3, 2), "until": date(2026, 3, 4)})

    found = care(forecast(people_with(ana={"away": (away,)}), whole([*several(4, MON), *several(4, WED)])))

    assert [day.can_do for day in found.days] == [8, 8, 16]
    assert {each.name: (each.usual, each.worst) for each in found.people} == {
        "Ana Ruiz": (2, 2),
        "Ben Okoro": (2, 4),
    }


def test_a_team_of_which_nobody_takes_tickets_is_no_crash_but_too_much():
    nobody = people_with(ana={"takes_a_day": 0}, ben={"takes_a_day": 0})

    found = forecast(nobody, whole([*several(3, MON), *several(3, TUE)]))

    assert care(found).late == 6
    assert more_than_they_can_do(found.teams) == (TooMuch(team="care", name="Customer Care", a_day=3, can_do=0),)


# --- targets -----------------------------------------------------------------


def test_what_nobody_can_keep_is_told_from_what_is_due_in_the_evening():
    evening, saturday = answer(1, at(TUE, 19)), answer(2, at(SAT, 14))

    found = care(forecast(program(), whole([evening, saturday])))

    assert (found.due_off_duty, found.without_a_minute) == (2, 1)
    assert found.without_a_minute_weekdays == ((SUN, 1),)
    assert found.late == 1, "the other is answered on Wednesday"


def test_the_people_decide_whether_somebody_is_there_and_not_the_team():
    """A team that names no calendar is open day and night; its people sleep."""
    told = program_with(teams=program().teams | {"care": _always_open(program().teams["care"])})

    found = care(forecast(told, whole([answer(1, at(SAT, 14))])))

    assert (found.due_off_duty, found.without_a_minute) == (1, 1)


def _always_open(team: Team) -> Team:
    return Team(lead=team.lead, conversation=team.conversation)


def seen_of(told: Program, past):
    return tickets_of(told, list(fates(told, whole(past))))


def test_first_contacts_come_before_the_rest_of_what_tickets_ask_for_and_nobody_has_more_in_hand_than_a_days_work():
    seen = seen_of(people_with(ana={"takes_a_day": 4}, ben={"takes_a_day": 4}), several(10, MON, 8))

    assert [each.by for each in seen[:4]] == [ANA, BEN, ANA, BEN]
    assert seen[1].reached - seen[1].begun == timedelta(minutes=5)
    assert [seen[n].begun - seen[n - 2].begun for n in (2, 7)] == [timedelta(minutes=10)] * 2, "a talk takes as long"
    a_ticket = timedelta(hours=9.25) / 4
    assert [seen[n].begun - seen[n - 8].begun for n in (8, 9)] == [a_ticket] * 2, "with four each, they work first"


def test_what_nobody_could_do_waits_until_there_is_room():
    seen = seen_of(program(), [each for day in range(5) for each in several(40, day, 8)])

    late = [each for each in seen if each.is_late]
    assert len(late) > 100, "two of them are through with sixteen a day"


def test_what_is_begun_before_they_go_home_reaches_the_customer_that_day():
    (seen,) = seen_of(program(), [answer(1, at(MON, 17.99))])

    assert seen.reached == at(MON, 18)


def test_what_presses_most_is_begun_first():
    slow = answer(101, at(MON, 19), 2)
    swift = answer(102, at(MON, 20), 2, "I cancel")

    begun = {
        each.fate.feedback.external_id: each.begun for each in seen_of(program(), [slow, *several(3, MON, 19.5), swift])
    }

    assert begun["r102"] == at(TUE, 8), "its target is sixteen hours: noon"
    assert begun["r101"] == at(TUE, 8)
    assert max(begun.values()) > at(TUE, 8)


# --- a target of minutes -----------------------------------------------------


def within_minutes(minutes: int, **changed: dict[str, object]) -> Program:
    """Whoever says that they leave hears within so many minutes."""
    told = people_with(**changed)
    urgent = told.sla["urgent"].model_copy(update={"first_contact": Target(within=timedelta(minutes=minutes))})
    return program_with(people=told.people, sla=told.sla | {"urgent": urgent})


def leaving(day: int, hour: float, number: int = 900):
    return answer(number, at(day, hour), 2, "I cancel")


def is_late(told: Program, past) -> dict[str, bool]:
    return {
        each.fate.feedback.external_id: each.is_late for each in seen_of(told, past) if each.workflow.name == "leaving"
    }


@pytest.mark.parametrize("minutes", [15, 60])
def test_a_lane_of_minutes_is_kept_by_whoever_is_there_however_much_they_have_to_do(minutes):
    past = [*several(30, MON, 8), leaving(MON, 9), leaving(MON, 11.3, 901), leaving(MON, 17, 902)]

    assert is_late(within_minutes(minutes), past) == {"r900": False, "r901": False, "r902": False}


def test_a_lane_of_minutes_is_not_kept_where_nobody_is_there():
    past = [leaving(MON, 7), leaving(MON, 12.6, 901), leaving(SAT, 13.5, 902)]

    assert is_late(within_minutes(15), past) == {"r900": True, "r901": True, "r902": True}
    assert is_late(within_minutes(15, ana={"takes_a_day": 0}, ben={"takes_a_day": 0}), [leaving(MON, 9)]) == {
        "r900": True
    }


def test_nobody_is_left_in_the_middle_of_a_talk():
    past = [leaving(MON, 9, 900 + n) for n in range(6)]

    begun = sorted(each.begun for each in seen_of(within_minutes(15), past))

    assert [each - at(MON, 9) for each in begun] == [timedelta(minutes=m) for m in (0, 0, 10, 10, 20, 20)]
    assert list(is_late(within_minutes(15), past).values()) == [False] * 4 + [True] * 2


def test_what_was_put_aside_takes_its_time_all_the_same():
    told = within_minutes(15, ben={"takes_a_day": 0}, ana={"takes_a_day": 1})
    past = [answer(1, at(MON, 8)), leaving(MON, 9), answer(2, at(MON, 10))]

    begun = {each.fate.feedback.external_id: each.begun for each in seen_of(told, past)}

    assert begun == {"r1": at(MON, 8), "r900": at(MON, 9), "r2": at(WED, 8)}, "she takes one a day, and had two"


# --- training ----------------------------------------------------------------


def careful(maria: dict[str, object], ana: dict[str, object] | None = None) -> Program:
    """The starter program, in which unhappy customers are for whoever is trained for complaints."""
    told = people_with(maria=maria, ana=ana or {})
    workflows = tuple(
        each.model_copy(update={"training": "complaints"}) if each.name == "detractor" else each
        for each in told.workflows
    )
    return program_with(people=told.people, workflows=workflows)


def seen_in(told: Program, past) -> dict[str, str | None]:
    return {each.fate.feedback.external_id: each.by for each in tickets_of(told, list(fates(told, past)))}


def test_what_asks_for_training_goes_to_whoever_has_it_and_holds_up_nobody_else():
    told = careful({}, ana={"trained": ("complaints",)})
    past = whole([*several(12, MON, 9), answer(99, at(MON, 9.5), 2, "I cancel")])

    by = seen_in(told, past)

    assert by.pop("r99") == BEN, "who is free, while all the others wait for Ana"
    assert set(by.values()) == {ANA}
    assert care(forecast(told, past)).untrained == ()


def test_what_nobody_frontline_is_trained_for_is_left_to_a_lead_who_is():
    told = careful({"trained": ("complaints",)})
    past = whole([answer(1, at(MON, 9)), answer(2, at(MON, 9), 2, "I cancel")])

    assert seen_in(told, past) == {"r1": MARIA, "r2": ANA}
    found = forecast(told, past)
    assert care(found).untrained == (Untrained(training="complaints", tickets=1, left_to=("Maria Chen",)),)
    assert (
        "1 ticket of Customer Care asked for somebody trained for complaints: none of those who take its tickets is, "
        "so Maria Chen would have to take it. Write trained: [complaints] for those who are to."
    ) in findings(found)


@pytest.mark.parametrize(
    "maria", [{"trained": ("complaints",), "takes_a_day": 0}, {}], ids=["a lead who takes none", "nobody at all"]
)
def test_what_nobody_may_take_stands_as_that_and_the_rest_is_done(maria):
    told = careful(maria)
    past = whole([answer(1, at(MON, 9)), answer(2, at(MON, 9), 2, "I cancel"), answer(3, at(MON, 9.5))])

    assert seen_in(told, past) == {"r1": None, "r2": ANA, "r3": None}
    found = forecast(told, past)
    assert care(found).late == 2
    assert any("so they stay with nobody. Write trained: [complaints]" in line for line in findings(found))


# --- messages ----------------------------------------------------------------


def heard(told: Program, past, **more):
    found = messages(told, tickets_of(told, list(fates(told, past))), **more)
    return {each.person: each for each in found.people} if found else {}


def test_a_ticket_that_is_taken_at_once_is_only_in_the_morning():
    found = heard(program(), whole([answer(1, at(MON, 9))]))

    assert {person: each.messages for person, each in found.items()} == {ANA: 1}
    assert found[ANA].hours[9] == 1


def test_what_nobody_takes_goes_up_by_the_programs_own_policy_in_everybodys_hours():
    nobody = people_with(ana={"takes_a_day": 0}, ben={"takes_a_day": 0})

    found = heard(nobody, whole([answer(1, at(MON, 9))]))

    assert set(found) == {MARIA, DANA, PRIYA}
    assert all(sum(each.hours[:8]) == sum(each.hours[18:]) == 0 for each in found.values())
    assert found[MARIA].worst_day == date(2026, 3, 3), "its target runs out a day after the answer"


def test_what_comes_together_is_one_message():
    nobody = people_with(ana={"takes_a_day": 0}, ben={"takes_a_day": 0})

    one, many = (heard(nobody, whole(several(n, MON, 9.01))) for n in (1, 12))

    assert many[MARIA].messages == one[MARIA].messages


def test_whom_the_workflow_tells_is_told_once():
    manager = Customer(external_id="c", attributes={"account_manager": "maria@contoso.example"})

    found = heard(program(), whole([answer(1, at(MON, 9), 2, "I cancel", customer=manager)]))

    assert found[MARIA].messages == 1


def test_a_program_that_names_no_cause_is_lived_through_too():
    assert set(heard(program_with(root_causes={}), whole([answer(1, at(MON, 9))]))) == {ANA}


def test_of_many_the_last_whole_days_are_lived_through():
    past = whole([*several(10, MON), *several(10, TUE), *several(10, WED)])

    found = messages(program(), tickets_of(program(), list(fates(program(), past))), most=25)

    assert found is not None
    assert (found.tickets, found.part) == (20, True)
    assert (found.first, found.last) == (date(2026, 3, 3), date(2026, 3, 4))


def test_without_a_ticket_there_is_nothing_to_tell():
    found = forecast(program(), [answer(1, at(MON, 9), 8)])

    assert (found.tickets, found.teams, found.messages) == (0, (), None)


# --- another revision --------------------------------------------------------


def test_what_goes_elsewhere_is_named_with_examples():
    told = program()
    stricter = told.workflow("detractor").model_copy(update={"when": "score <= 4", "team": "field-ops"})
    after = program_with(workflows=tuple(stricter if each.name == "detractor" else each for each in told.workflows))
    past = whole([answer(n, at(MON, 9), score) for n, score in enumerate((1, 2, 3, 4, 5, 6, 9))])

    found = changes(told, fates(told, past), after, fates(after, past))

    moved = {(each.before, each.before_team, each.after, each.after_team): each for each in found.moved}
    assert set(moved) == {("detractor", "care", "detractor", "field-ops"), ("detractor", "care", None, "")}
    assert moved["detractor", "care", None, ""].such_as == ("r4", "r5")
    assert len(moved["detractor", "care", "detractor", "field-ops"].such_as) == 3
    assert (found.elsewhere, found.tickets_before, found.tickets_after) == (6, 6, 4)
    assert [(each.team, each.before, each.after) for each in found.teams] == [("care", 6, 0), ("field-ops", 0, 4)]
    assert found.otherwise == ()


def test_the_same_way_with_another_target_is_said_too():
    told = program()
    slower = told.sla["standard"].model_copy(update={"first_contact": Target(within=timedelta(hours=48))})
    after = program_with(sla=told.sla | {"standard": slower})
    past = whole([answer(1, at(MON, 9))])

    found = changes(told, fates(told, past), after, fates(after, past))

    assert (found.moved, set(found.otherwise)) == ((), {"detractor", "no-score", "praise"})


# --- what somebody is asked about --------------------------------------------


def test_more_than_can_be_done_asks_for_a_second_yes_and_one_bad_day_does_not():
    every_day = [each for day in (MON, TUE, WED, THU, FRI) for each in several(30, day)]

    (found,) = too_much(program(), every_day)

    assert (found.team, found.name) == ("care", "Customer Care")
    assert found.a_day == 30
    assert found.can_do == 16
    assert too_much(program(), [*several(30, MON), *several(1, FRI)]) == ()
    assert too_much(program(), []) == ()


def test_going_live_is_judged_by_the_program_that_would_go_live():
    told = program()
    live = tuple(each.model_copy(update={"rollout": Rollout.LIVE}) for each in told.workflows)
    praise = [each for day in (MON, TUE, WED) for each in several(20, day, score=10, comment="Lovely.")]

    assert too_much(told, praise) == ()
    assert [each.team for each in too_much(program_with(workflows=live), praise)] == ["care"]


def test_the_load_alone_is_the_same_as_in_the_whole_forecast():
    past = whole([*several(30, MON), *several(3, SAT, 14)])

    assert loads(program(), past) == forecast(program(), past).teams


def test_days_are_those_of_the_programs_zone():
    tokyo = program_with(program=program().program.model_copy(update={"zone": "Asia/Tokyo"}))
    past = [replace(answer(1, at(MON, 20)))]

    assert forecast(tokyo, past).first == date(2026, 3, 3)
