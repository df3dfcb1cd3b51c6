"""Once a week the program's owner sees a handful of what no workflow caught, and what shadows would have done."""

import json
import re
from datetime import date

import pytest
from sqlalchemy import select

from bot.feedback import Feedback
from bot.intake import RecordHistory
from bot.program import CalendarEntry, Rollout
from storage import rows
from tests.world import program, program_with

COMMENTS = (
    "Fine, but slow.",
    "Is there a cheaper plan?",
    "It works.",
    "No complaints.",
    "All right.",
    "So far so good.",
)


def passives(world, comments=COMMENTS, score=8):
    for number, comment in enumerate(comments):
        # nobody knows who they are, so that each is a customer of their own
        world.feedback(score=score, comment=comment, customer={"id": f"P-{number}", "name": "Tom Ward"})


def weekly(world, who="@priya"):
    """What was said of a week."""
    return [m.shown for m in world.messages(who) if "no workflow caught" in m.shown or "last week" in m.shown]


def quoted(told):
    return [comment for comment in COMMENTS if comment in told]


@pytest.mark.everywhere
def test_on_monday_the_owner_sees_a_handful_of_the_week_before(world):
    passives(world)
    world.feedback(score=2)

    world.pass_(days=6, hours=23)
    assert weekly(world) == []

    world.pass_(hours=2)
    [told] = weekly(world)
    assert told.startswith("Look at five of six answers that no workflow caught: should one have?")
    assert "From Mon 2 Mar to Sun 8 Mar, seven answers came. No workflow caught six of them." in told
    assert len(quoted(told)) == 5
    assert "Charged twice" not in told
    assert "8 of 10 after first payment · relationship-nps, Mon 2 Mar" in told
    assert "ringback program route program.yaml" in told

    world.pass_(days=7)
    assert len(weekly(world)) == 1


def test_words_come_first_and_the_same_are_drawn_again(world):
    passives(world, ("", *COMMENTS[:2], "", ""))
    passives(world, ("", "  "), score=7)

    world.pass_(days=7, hours=2)

    [told] = weekly(world)
    assert "five of seven" in told
    assert told.count("no words") == 3
    drawn = re.split(r"(?m)^(?=[78] of 10)", told)[1:]
    assert [("no words" in each) for each in drawn] == [False, False, True, True, True]


def test_what_a_shadow_would_have_done_is_counted_for_good_and_for_bad(world):
    passives(world, COMMENTS[:2], score=10)
    passives(world, COMMENTS[2:4])
    world.feedback(score=10, comment="I cancel, but you were great")  # a promoter: no shadow is in its way

    world.pass_(days=7, hours=2)

    [told] = weekly(world)
    assert "No workflow caught five of them; one in shadow would have caught three of those." in told
    assert "praise  three tickets for Customer Care" in told


def test_a_shadow_that_stands_before_others_takes_from_them(open_world):
    narrower = program().workflows[1].model_copy(update={"name": "angry", "when": "score <= 2", "team": "field-ops"})
    shadow = narrower.model_copy(update={"rollout": Rollout.SHADOW})
    world = open_world(program=program_with(workflows=(shadow, *program().workflows)))
    world.feedback(score=2)
    world.feedback(score=5)

    world.pass_(days=7, hours=2)

    [told] = weekly(world)
    assert told.startswith("Every answer of last week was followed up")
    assert "angry  one ticket for Field Ops, which another workflow took" in told


def test_where_everything_was_caught_nothing_is_said(world):
    world.feedback(score=2)
    world.feedback(score=9, comment="")
    world.feedback(score=8, comment="STOP")

    world.pass_(days=7, hours=2)

    assert "one answer that no workflow caught" in weekly(world)[0]
    world.feedback(score=2)
    world.pass_(days=7)
    assert len(weekly(world)) == 1


def test_history_is_no_part_of_a_week(world):
    world.run(imported(world))

    world.pass_(days=7, hours=2)

    assert weekly(world) == []


async def imported(world):
    answer = Feedback(source="relationship-nps", external_id="old", submitted_at=world.clock(), score=8, comment="Old")
    await world.bot.writer.do(RecordHistory(answer))


def test_what_waits_to_leave_holds_no_words(world):
    passives(world)
    world.pass_(days=7, hours=2)

    outbox = rows.table(rows.OutboxRow)
    with world.bot.records.engine.connect() as connection:
        subjects = (
            connection.execute(select(outbox.c.subject).where(outbox.c.notification == "uncaught")).scalars().all()
        )

    assert [json.loads(each) for each in subjects][-1] == {"since": "2026-03-02", "until": "2026-03-09"}


def test_a_week_that_nobody_worked_is_part_of_the_next(open_world):
    week = tuple(date(2026, 3, day) for day in range(9, 14))
    office = program().calendars["head-office"].model_copy(update={"closed": week})
    shut = CalendarEntry.model_construct(**dict(office))
    world = open_world(program=program_with(calendars={**program().calendars, "head-office": shut}))
    passives(world, COMMENTS[:1])

    world.pass_(days=13)
    assert weekly(world) == []

    world.pass_(days=1, hours=2)
    assert "From Mon 2 Mar to Sun 15 Mar" in weekly(world)[0]


# -- asked for


def test_what_shadows_would_have_done_can_be_asked_for(world):
    passives(world, COMMENTS[:3], score=9)

    told = world.loop("maria", "shadow")

    assert told.startswith("Of three answers in the last 30 days, workflows in shadow would have opened:")
    assert "praise  three tickets for Customer Care" in told
    assert "praise" in world.loop("priya", "shadow")


def test_a_lead_hears_only_of_their_own_teams_and_frontline_of_none(world):
    passives(world, COMMENTS[:3], score=9)

    assert world.loop("tom", "shadow").startswith("No workflow is in shadow")
    assert "praise" not in world.loop("ana", "shadow")
