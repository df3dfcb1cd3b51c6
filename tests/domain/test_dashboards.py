"""What `/loop` answers, over what is really kept."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import commands as c
from bot import dashboards
from bot import notifications as n
from bot.errors import Reason, Refusal
from bot.program import Program
from bot.program.targets import SlaPolicy
from bot.ticket import Outcome
from handlers.program_file import load
from tests.domain.desk import Desk

BROADBAND = Path(__file__).parents[2] / "programs" / "broadband" / "program.yaml"
SECRETS = {"STANDARD_SECRET": "whsec_c3RhbmRhcmQ", "TYPEFORM_SECRET": "t", "DELIGHTED_SECRET": "d"}
#: First contact within 60 minutes on the staff's clock, in these tests.
URGENT = "leaving"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture(scope="module")
def program() -> Program:
    return staffed_urgency(load(BROADBAND, SECRETS))


def staffed_urgency(program: Program) -> Program:
    """*program*, in which what is urgent runs on the staff's clock."""
    urgent = SlaPolicy(first_contact={"within": "60m", "clock": "staff"}, resolve=program.sla["urgent"].resolve)
    return program.model_copy(update={"sla": {**program.sla, "urgent": urgent}})


@pytest.fixture
def desk(database_url: str, program: Program) -> Iterator[Desk]:
    desk = Desk(database_url, program)
    yield desk
    desk.close()


# -- /loop me


def test_my_loop_counts_my_own_and_what_waits_in_my_team(desk):
    late, today, later = (
        desk.feedback(name, ago=ago) for name, ago in [("A", 25 * HOUR), ("B", 20 * HOUR), ("C", HOUR)]
    )
    for number in (late, today, later):
        desk.claim(number, "ana")
    desk.feedback("Waiting")
    desk.feedback("Elsewhere", team="field-ops")

    mine = desk.my_loop("ana")

    assert mine.counts == n.Counts(open=3, unclaimed=1, overdue=1, due_today=1)
    assert [(row.customer, row.overdue) for row in mine.rows] == [("A", True), ("B", False), ("C", False)]
    assert mine.person == n.Who("ana@contoso.example", "Ana Ruiz")


def test_what_is_to_be_done_stands_before_what_is_solved(desk):
    numbers = [desk.feedback(name, ago=ago) for name, ago in [("Old", 9 * HOUR), ("Done", 8 * HOUR), ("New", HOUR)]]
    for number in numbers:
        desk.claim(number, "ana")
    desk.resolve(numbers[1], "ana")

    assert [row.customer for row in desk.my_loop("ana").rows] == ["Old", "New", "Done"]


def test_however_much_is_mine_the_most_urgent_of_it_is_named(desk):
    for hours in range(8):
        desk.claim(desk.feedback(f"Customer {hours}", ago=(8 - hours) * HOUR), "ana")

    assert [row.customer for row in desk.my_loop("ana").rows] == [f"Customer {each}" for each in range(5)]


def test_today_ends_at_midnight_in_the_programs_zone(desk):
    desk.clock.now = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)  # 23:30 in London

    before, after = desk.feedback("A", ago=23 * HOUR + 31 * HOUR / 60), desk.feedback("B", ago=23 * HOUR)
    for number in (before, after):
        desk.claim(number, "ana")

    assert desk.my_loop("ana").counts.due_today == 1


def test_my_loop_tells_how_many_were_closed_within_48_hours(desk):
    numbers = [desk.feedback(name) for name in "ABC"]
    for number in numbers:
        desk.claim(number, "ana")
    desk.resolve(numbers[0], "ana")
    desk.resolve(numbers[1], "ana", Outcome.SPAM)
    desk.clock.pass_(days=3)
    desk.claim(desk.feedback("young"), "ana")

    assert desk.my_loop("ana").closed_within_48h == n.Share(1, 2)


def test_somebody_who_has_nothing_sees_nothing(desk):
    desk.feedback("A")

    assert desk.my_loop("stranger").counts == n.Counts(open=0, unclaimed=0, overdue=0, due_today=0)
    assert desk.my_loop("dana").counts.unclaimed == 0


# -- /loop next


def test_next_is_what_waits_most_urgently_in_my_team(desk):
    desk.feedback("Young", ago=HOUR)
    oldest = desk.feedback("Old", ago=5 * HOUR, preferred="phone")
    desk.feedback("Elsewhere", ago=9 * HOUR, team="field-ops")
    desk.claim(desk.feedback("Mine", ago=20 * HOUR), "ana")

    offered = desk.next_for("ana")

    assert offered.row == n.Row(
        ticket=oldest,
        customer="Old",
        next_step=n.NextStep.CALL,
        due=desk.clock() + 19 * HOUR,
        overdue=False,
        score=2,
        score_of=10,
    )
    assert offered.about is not None
    assert offered.about.customer == "Old"


def test_what_was_put_off_is_not_next(desk):
    snoozed = desk.feedback("Later", ago=5 * HOUR)
    now = desk.feedback("Now", ago=HOUR)
    desk.handle(snoozed, c.Snooze(by=desk.person("ana"), until=desk.clock() + HOUR))

    assert desk.next_for("ana").row.ticket == now


def test_where_nothing_waits_my_own_most_urgent_is_next(desk):
    for name, ago in (("Later", HOUR), ("First", 5 * HOUR)):
        desk.claim(desk.feedback(name, ago=ago, preferred="phone"), "ana")
    desk.claim(desk.feedback("Ben's", ago=9 * HOUR), "ben")

    row = desk.next_for("ana").row

    assert (row.customer, row.next_step, row.owner.first_name) == ("First", n.NextStep.CALL, "Ana")
    assert dashboards.next_to_claim(desk.person("ana"), desk.views, desk.moment) is None


@pytest.mark.parametrize("who", ["dana", "priya", "stranger"])
def test_nothing_is_next_for_somebody_without_a_team(desk, who):
    desk.feedback("A")

    offered = desk.next_for(who)

    assert (offered.row, offered.about, offered.zone) == (None, None, "Europe/London")


# -- /loop team


def test_a_teams_loop(desk):
    late, mine, waiting = (
        desk.feedback(x, ago=ago) for x, ago in [("Late", 25 * HOUR), ("Mine", HOUR), ("Waits", HOUR)]
    )
    desk.claim(late, "ben")
    desk.claim(mine, "ana")
    desk.reach(mine, "ana")
    desk.feedback("Elsewhere", team="field-ops")

    team = desk.team_loop("care")

    assert (team.team, team.team_name, team.zone) == ("care", "Customer Care", "Europe/London")
    assert team.counts == n.Counts(open=3, unclaimed=1, overdue=1, due_today=0)
    assert [(who.first_name, has, overdue) for who, has, overdue in team.by_owner] == [("Ben", 1, 1), ("Ana", 1, 0)]
    assert [row.ticket for row in team.late] == [late]
    assert (team.figures.tickets, team.figures.response_rate) == (3, n.Share(1, 2))
    assert waiting not in [row.ticket for row in team.late]


def test_a_period_is_whole_days_and_today_is_one_of_them(desk):
    desk.feedback("Just now")
    desk.feedback("First day", ago=7 * DAY + 9 * HOUR)
    desk.feedback("Too old", ago=7 * DAY + 10 * HOUR)

    figures = desk.team_loop("care", days=7).figures

    assert figures.tickets == 2
    assert (figures.since, figures.until) == (datetime(2026, 2, 23, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC))


def test_a_customer_who_scores_better_later_has_recovered(desk):
    helped, other = desk.feedback("Grace"), desk.feedback("Tom")
    desk.resolve(helped, "ana")
    desk.resolve(other, "ana")
    desk.clock.pass_(days=1)
    desk.feedback("Grace", score=9)
    desk.feedback("Tom", score=3)

    assert desk.team_loop("care").figures.recovered == n.Share(1, 2)


@pytest.mark.parametrize(
    ("who", "words", "team"),
    [
        ("ana", "", "care"),
        ("ana", "care", "care"),
        ("ana", "CUSTOMER care ", "care"),
        ("maria", "", "care"),
        ("dana", "field-ops", "field-ops"),
        ("dana", "#Field Ops", "field-ops"),
        ("priya", "care", "care"),
    ],
)
def test_whose_figures_somebody_may_ask_for(desk, who, words, team):
    assert dashboards.team_asked(desk.person(who), words, desk.program) == team


@pytest.mark.parametrize(
    ("who", "words", "reason"),
    [
        ("ana", "field-ops", Reason.NOT_ALLOWED),
        ("tom", "care", Reason.NOT_ALLOWED),
        ("ana", "marketing", Reason.UNKNOWN_TEAM),
        ("dana", "marketing", Reason.UNKNOWN_TEAM),
        ("dana", "", Reason.UNKNOWN_TEAM),
        ("stranger", "care", Reason.NOT_ALLOWED),
        ("stranger", "marketing", Reason.NOT_ALLOWED),
        ("stranger", "", Reason.NOT_ALLOWED),
    ],
)
def test_and_whose_not(desk, who, words, reason):
    with pytest.raises(Refusal) as refusal:
        dashboards.team_asked(desk.person(who), words, desk.program)

    assert refusal.value.reason is reason


def test_a_team_that_is_none_has_no_loop(desk):
    with pytest.raises(Refusal) as refusal:
        desk.team_loop("marketing")

    assert refusal.value.reason is Reason.UNKNOWN_TEAM


# -- /loop queue, /loop find


def test_the_queue_is_what_nobody_has_the_most_urgent_first(desk):
    for name, ago in (("Young", HOUR), ("Old", 9 * HOUR), ("Older", 30 * HOUR)):
        desk.feedback(name, ago=ago)
    desk.claim(desk.feedback("Taken", ago=20 * HOUR), "ana")

    queue = desk.queue("care")

    waiting = [("Older", True), ("Old", False), ("Young", False)]
    assert [(row.customer, row.overdue) for row in queue.rows] == waiting
    assert (queue.total, queue.before, queue.team_name) == (3, 0, "Customer Care")


def test_an_hour_over_the_weekend_does_not_stand_behind_a_day(desk):
    desk.clock.now = datetime(2026, 3, 7, 15, tzinfo=UTC)  # Saturday, when nobody is there until Monday
    desk.feedback("Ordinary", ago=HOUR)
    desk.feedback("Leaving", workflow=URGENT)
    first, second = desk.queue("care").rows

    assert (first.customer, second.customer) == ("Leaving", "Ordinary")
    assert first.due > second.due
    assert desk.next_for("ana").row.customer == "Leaving"


def test_what_is_late_stands_before_what_is_urgent(desk):
    desk.feedback("Late", ago=30 * HOUR)
    desk.feedback("Leaving", workflow=URGENT)

    assert [row.customer for row in desk.queue("care").rows] == ["Late", "Leaving"]


def test_whoever_wants_no_contact_does_not_stand_before_those_who_want_an_answer(desk):
    desk.feedback("No, thanks", ago=30 * HOUR, wanted=False)
    desk.feedback("Stop", ago=30 * HOUR, comment="STOP")
    desk.feedback("Yes, please", ago=2 * HOUR, wanted=True)
    desk.feedback("Did not say", ago=HOUR)

    rows = desk.queue("care").rows

    assert [row.customer for row in rows] == ["Yes, please", "Did not say", "No, thanks"]
    assert [row.wants_no_contact for row in rows] == [False, False, True]
    assert rows[-1].next_step is n.NextStep.FIND_OUT
    assert desk.next_for("ana").row.customer == "Yes, please"


def test_where_only_such_a_ticket_is_left_its_cause_is_next(desk):
    desk.feedback("No, thanks", wanted=False)

    assert desk.next_for("ana").row.next_step is n.NextStep.FIND_OUT


def test_what_is_snoozed_stands_last(desk):
    asleep = desk.feedback("Later", ago=9 * HOUR)
    desk.feedback("No, thanks", wanted=False)
    desk.handle(asleep, c.Snooze(by=desk.person("ana"), until=desk.clock() + HOUR))

    assert [(row.customer, row.snoozed_until) for row in desk.queue("care").rows] == [
        ("No, thanks", None),
        ("Later", desk.clock() + HOUR),
    ]


def test_the_queue_has_pages_and_behind_the_last_one_is_the_last_one(desk):
    for hours in range(23):
        desk.feedback(f"Customer {hours}", ago=timedelta(minutes=23 - hours))

    first, second, third, beyond = (desk.queue("care", page=page) for page in (1, 2, 3, 99))

    assert [(page.before, len(page.rows), page.total) for page in (first, second, third)] == [
        (0, 10, 23),
        (10, 10, 23),
        (20, 3, 23),
    ]
    assert second.rows[0].customer == "Customer 10"
    assert (third.beyond, beyond.beyond) == (False, True)
    assert replace(beyond, beyond=False) == third


def test_whoever_looks_finds_only_what_they_may_see(desk):
    ours = desk.feedback("Grace Okafor")
    theirs = desk.feedback("Grace Hopper", team="field-ops")

    assert [row.ticket for row in desk.found("grace", "ana").rows] == [ours]
    assert [row.ticket for row in desk.found(" GRACE ", "dana").rows] == [theirs, ours]
    assert desk.found("%", "dana").rows == ()


def test_what_is_over_is_found_and_not_late(desk):
    number = desk.feedback("Grace Okafor")
    desk.resolve(number, "ana")
    desk.clock.pass_(days=60)

    [row] = desk.found("grace", "ana").rows

    assert (row.overdue, row.next_step, row.ticket) == (False, n.NextStep.NOTHING, number)


def test_finding_says_how_much_more_there_is(desk):
    for number in range(12):
        desk.feedback(f"Grace {number}")

    found = desk.found("grace", "ana")

    assert (len(found.rows), found.more) == (10, 2)


@pytest.mark.parametrize(
    ("who", "words", "reason"), [("stranger", "grace", Reason.NOT_ALLOWED), ("ana", " ", Reason.EMPTY)]
)
def test_what_is_not_looked_for(desk, who, words, reason):
    with pytest.raises(Refusal) as refusal:
        desk.found(words, who)

    assert refusal.value.reason is reason


def test_a_customer_without_a_name_is_called_something(desk):
    desk.feedback("")

    assert desk.queue("care").rows[0].customer == "this customer"
