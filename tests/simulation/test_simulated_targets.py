"""Which workflows miss their target, as a simulation says it; and what falls to whom, where some are trained for it."""

import random
from itertools import pairwise

import pytest

from blocks.simulation import report
from blocks.simulation.findings import findings
from bot.program import Program, Target
from bot.program.people import CalendarEntry
from bot.simulation import Kept, fates, forecast, whole
from bot.simulation.forecast import tickets_of
from bot.simulation.sharing_out import shared_out
from tests.simulation.past import answer, at, program, program_with, several

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def with_target() -> Program:
    """Whoever says that they leave hears within a quarter of an hour."""
    told = program()
    urgent = told.sla["urgent"].model_copy(update={"first_contact": Target.model_validate({"within": "15m"})})
    return program_with(sla=told.sla | {"urgent": urgent})


def leaving(day: int, hour: float, number: int):
    return answer(number, at(day, hour), 2, "I cancel")


def missed(told: Program, past) -> list[str]:
    return [line for line in findings(forecast(told, whole(past))) if "would miss its target" in line]


def test_a_workflow_that_misses_its_target_for_many_stands_out():
    crowd = [leaving(MON, 9, 900 + n) for n in range(8)]

    assert missed(with_target(), crowd) == [
        "leaving would miss its target for 4 of 8 customers (50%): they wait too long for their turn. "
        "More people, or more time for it, would help."
    ]
    assert missed(with_target(), [leaving(day, 20, 900 + day) for day in (MON, TUE)]) == [
        "leaving would miss its target for 2 of 2 customers (100%): nobody works before it."
    ]
    assert missed(with_target(), [*crowd, leaving(MON, 20, 950)]) == [
        "leaving would miss its target for 5 of 9 customers (56%): nobody works in time for 1 of them, "
        "and 4 wait too long for their turn."
    ]


@pytest.mark.parametrize(
    "past",
    [
        [leaving(MON, 9, 900), leaving(MON, 10, 901)],
        [leaving(MON, 20, 900)],
        [*(leaving(MON, 8 + n / 2, 900 + n) for n in range(20)), leaving(MON, 20, 950), leaving(TUE, 20, 951)],
    ],
    ids=["in time", "a single one", "few"],
)
def test_a_workflow_that_is_in_time_for_nearly_all_is_not_named(past):
    assert missed(with_target(), past) == []


def test_the_table_says_of_each_workflow_how_many_hear_too_late_and_why():
    past = [*(leaving(MON, 9, 900 + n) for n in range(6)), leaving(MON, 20, 950), *several(3, TUE)]

    found = forecast(with_target(), whole(past))

    assert found.kept == (
        Kept(workflow="leaving", tickets=7, without_a_minute=1, waited=2, nobodys=0),
        Kept(workflow="detractor", tickets=3, without_a_minute=0, waited=0, nobodys=0),
    )
    (table,) = [each for each in report(found).sections if each.title == "Targets, by workflow"]
    assert table.rows == (
        ("leaving", "7", "3 (43%)", "1 (14%)", "2 (29%)"),
        ("detractor", "3", "0 (0%)", "0 (0%)", "0 (0%)"),
    )


@pytest.mark.parametrize("hours", [8, 8 + 0.5 / 60], ids=["on opening time", "half a minute after it"])
def test_a_target_that_leaves_nobody_a_minute_is_said_alike_wherever_it_is_said(hours):
    """Whoever writes on a Sunday at eight is to hear by Monday at eight, when the team opens."""
    found = forecast(program(), whole([answer(1, at(SUN, hours))]))

    (team,), (workflow,) = found.teams, found.kept
    assert (team.without_a_minute, team.late, team.without_a_minute_weekdays) == (1, 1, ((MON, 1),))
    assert (workflow.without_a_minute, workflow.late) == (1, 1)
    assert report(found).stands_out == (
        "1 customer of Customer Care (100%) cannot hear in time: nobody works between their answer and its target. "
        "That target fell on a Monday.",
    )


def test_a_target_within_a_minute_of_closing_is_kept_by_whoever_is_there():
    found = forecast(program(), whole([answer(1, at(FRI, 18 - 0.5 / 60))]))

    assert [(each.without_a_minute, each.late) for each in (*found.teams, *found.kept)] == [(0, 0), (0, 0)]


def test_who_may_have_a_ticket_says_whether_somebody_works_before_its_target():
    """On Sundays nobody is there but the lead, and only the lead is trained for those who leave."""
    told = for_the_trained({"trained": ("farewells",), "calendar": "weekend"}, {})
    weekend = CalendarEntry.model_validate({"zone": "Europe/London", "open": {"sat-sun": "00:00-24:00"}})
    told = told.model_copy(update={"calendars": told.calendars | {"weekend": weekend}})

    (team,) = forecast(told, whole([leaving(SUN, 2, 900), answer(901, at(SUN, 3))])).teams

    assert {each.workflow: each.without_a_minute for each in team.kept} == {"leaving": 0, "detractor": 1}
    assert (team.without_a_minute, team.late) == (1, 1)


@pytest.mark.parametrize("seed", range(8))
def test_whatever_comes_every_ticket_is_counted_once_and_nobody_talks_to_two_at_a_time(seed):
    chance = random.Random(seed)
    trained = ("farewells",) if seed % 2 else ()
    told = for_the_trained({"trained": trained}, {"takes_a_day": chance.choice((1, 8, 40))})
    past = whole(
        answer(n, at(chance.randrange(8), chance.random() * 24), 2, chance.choice(("", "I cancel"))) for n in range(90)
    )

    seen = tickets_of(told, list(fates(told, past)))
    (team,) = forecast(told, past).teams

    assert sorted(each.fate.feedback.external_id for each in seen) == sorted(each.external_id for each in past)
    assert (sum(each.tickets for each in team.kept), sum(each.late for each in team.kept)) == (90, team.late)
    assert sum(each.without_a_minute for each in team.kept) == team.without_a_minute
    assert sum(day.falls for day in team.days) == team.theirs
    for person in {each.by for each in seen if each.by}:
        times = sorted((each.begun, each.reached) for each in seen if each.by == person)
        assert all(reached <= begun for (_, reached), (begun, _) in pairwise(times))


@pytest.mark.parametrize(("ana", "ben"), [(1, 1), (8, 1), (8, 8)])
def test_a_colleague_who_takes_few_makes_nobody_take_more(ana, ben):
    """Thirty customers a day, four hours for each: of those in time nobody has twice as many as they said."""
    told = for_the_trained({}, {"takes_a_day": ana})
    people = told.people | {
        "ben@contoso.example": told.people["ben@contoso.example"].model_copy(update={"takes_a_day": ben})
    }
    standard = told.sla["standard"]
    four_hours = Target.model_validate({"within": "4h", "clock": "staff"})
    told = told.model_copy(
        update={
            "people": people,
            "sla": told.sla | {"standard": standard.model_copy(update={"first_contact": four_hours})},
        }
    )
    days = range(MON, SAT)

    (team,) = forecast(told, whole(answer(100 * day + n, at(day, 9 + n / 4)) for day in days for n in range(30))).teams

    assert team.tickets - team.late <= 2 * len(days) * (ana + ben)


# --- what falls to whom ------------------------------------------------------


def for_the_trained(maria: dict[str, object], ana: dict[str, object]) -> Program:
    """Whoever says that they leave is for those who are trained for it."""
    changed = {"maria@contoso.example": maria, "ana@contoso.example": ana}
    people = {email: each.model_copy(update=changed.get(email, {})) for email, each in program().people.items()}
    workflows = tuple(
        each.model_copy(update={"training": "farewells"} if each.name == "leaving" else {})
        for each in program().workflows
    )
    return program_with(people=people, workflows=workflows)


def test_what_is_left_to_a_lead_is_no_load_of_those_who_may_not_have_it():
    told = for_the_trained({"trained": ("farewells",)}, {})
    past = whole([*several(4, MON), *(leaving(MON, 11, 900 + n) for n in range(40))])

    (team,) = forecast(told, past).teams

    assert {each.name: each.worst for each in team.people} == {"Ana Ruiz": 2, "Ben Okoro": 2}
    assert (team.tickets, team.theirs, team.a_working_day, team.overfull) == (44, 4, 4, 0)
    assert not any("never catch up" in line for line in findings(forecast(told, past)))
    (says,) = [each.says for each in report(forecast(told, past)).sections if each.title == "Tickets a day, by team"]
    assert says[1] == "What those who take tickets are not trained for counts as tickets, and not as theirs to do."


def test_what_only_one_is_trained_for_falls_to_them_and_the_others_have_more_of_the_rest():
    told = for_the_trained({}, {"trained": ("farewells",)})
    past = whole([*several(8, MON), *(leaving(MON, 11, 900 + n) for n in range(6))])

    (team,) = forecast(told, past).teams

    assert {each.name: each.worst for each in team.people} == {"Ana Ruiz": 7, "Ben Okoro": 7}


def test_what_is_shared_out_makes_everybody_as_full_as_can_be():
    able = {None: ["a", "b", "c"], "x": ["a", "b"], "y": ["a"]}
    can_do = {"a": 10.0, "b": 5.0, "c": 5.0}

    assert shared_out({None: 10}, able, can_do) == {"a": 5, "b": 2.5, "c": 2.5}
    assert shared_out({None: 6, "y": 10}, able, can_do) == {"a": 10, "b": 3, "c": 3}
    assert shared_out({None: 4, "x": 15}, able, can_do) == {"a": 10, "b": 5, "c": 4}
    assert shared_out({None: 9, "x": 12}, able, {"b": 5.0, "c": 5.0}) == {"b": 12, "c": 9}
    assert shared_out({}, able, can_do) == {"a": 0, "b": 0, "c": 0}
