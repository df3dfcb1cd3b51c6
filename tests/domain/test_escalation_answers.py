"""Escalation steps: what an answer is, and what follows if there is none."""

from datetime import timedelta

import pytest

from bot import commands as c
from bot.absences import Absence, Absences
from bot.calling_in import CarryOn, HandTo, NoteArrival, TakenOn, TakeOver
from bot.errors import Reason, Refusal
from bot.escalation import Answered
from bot.ticket import CallOutcome, Promise, Status
from bot.words import Words, write
from tests.clocks import MONDAY
from tests.domain.life import (
    ANA,
    BEN,
    DANA,
    EXECUTIVE,
    HOUR,
    LEAD,
    MARIA,
    PRIYA,
    UNCLAIMED,
    Life,
    contacted,
    going_by,
    person,
)
from tests.domain.tickets import a_ticket, after


def test_whoever_does_not_answer_in_time_is_followed_by_the_next_step_early():
    impatient = {"after": "first_contact missed", "notify": "lead", "acknowledge": "30m"}
    life = Life(going_by(impatient, {"after": "first_contact missed + 8h", "notify": DANA})).pass_(hours=26)

    assert life.called == [MARIA, DANA]
    assert timedelta(minutes=30) <= life.calls[1][0] - life.calls[0][0] < timedelta(minutes=41)


def test_nobody_left_is_the_program_owners_once():
    life = Life(going_by(EXECUTIVE)).pass_(days=6)

    assert life.called == [DANA, "NobodyAnswered"]
    assert life.ticket.escalations[0].unanswered_since is not None


def test_repeats_have_an_end_and_stop_with_the_answer():
    step = {**LEAD, "repeat": {"every": "1h", "times": 3}, "acknowledge": "1d"}
    assert Life(going_by(step)).pass_(hours=40).called == [MARIA] * 4

    stopped = Life(going_by(step)).pass_(hours=26)
    stopped.do(TakeOver(by=person(MARIA)))
    assert stopped.pass_(hours=10).called == [MARIA] * 2


@pytest.mark.parametrize("how", ["take_over", "carry_on", "hand_to"])
def test_each_answer_acknowledges_and_sets_the_next_due_time(how):
    life = Life(going_by(LEAD, EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=27)
    assert life.called == [MARIA, DANA]
    dana, note = person(DANA), write("Offer her the credit.")
    due = life.now + 3 * HOUR
    command = {
        "take_over": TakeOver(by=dana),
        "carry_on": CarryOn(by=dana, note=note, due=due),
        "hand_to": HandTo(by=dana, to=BEN, note=note, due=due),
    }[how]

    life.do(command)

    [escalation] = life.ticket.escalations
    assert escalation.taken_on
    assert escalation.taken_on.how is Answered(how)
    assert escalation.taken_on.due == (life.now + 4 * HOUR if how == "take_over" else due)
    assert life.ticket.owner == {"take_over": DANA, "carry_on": ANA, "hand_to": BEN}[how]
    assert life.pass_(minutes=50).called == [MARIA, DANA]


def test_what_was_taken_on_and_not_settled_comes_back_and_then_goes_on():
    life = Life(going_by(EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=27)
    life.do(TakeOver(by=person(DANA)))

    life.pass_(hours=5)
    assert life.called == [DANA, DANA]
    assert life.pass_(hours=2).called == [DANA, DANA, "NobodyAnswered"]


def test_what_comes_back_comes_at_full_hours_and_later_where_somebody_has_tried_since():
    life = Life(going_by(EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=27)
    life.do(CarryOn(by=person(DANA), note=write("Go on.")))
    came_back = Life(life.program, life.ticket)
    came_back.now = life.now
    at = came_back.pass_(hours=6).calls[0][0]
    assert (at.minute, at - life.now >= 4 * HOUR, at - life.now < 5 * HOUR) == (0, True, True)

    life.pass_(hours=3)
    life.do(c.LogCall(by=person(ANA), outcome=CallOutcome.VOICEMAIL))
    tried = life.now
    assert life.pass_(hours=3).called == [DANA]
    assert life.pass_(hours=2).called == [DANA, DANA]
    assert life.calls[-1][0] - tried >= 4 * HOUR


def test_whoever_has_tried_since_it_was_missed_has_the_delay_again():
    """A voicemail is no answer to the customer, but nobody above can do more about it than try again."""
    life = Life(going_by(LEAD, EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=25)
    life.do(c.LogCall(by=person(ANA), outcome=CallOutcome.VOICEMAIL))
    tried = life.now

    life.pass_(hours=3)

    assert life.called == [MARIA, DANA]
    assert 2 * HOUR <= life.calls[1][0] - tried < 2 * HOUR + timedelta(minutes=11)


def test_what_was_taken_on_and_settled_stays_quiet():
    life = Life(going_by(EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=27)
    life.do(TakeOver(by=person(DANA)))
    life.ticket = after(life.ticket, contacted(DANA), at=life.now)

    assert life.pass_(days=5).called == [DANA]


def test_the_second_to_answer_is_told_who_was_first():
    both = {"after": "first_contact missed", "notify": [DANA, "lead"], "acknowledge": "1h"}
    life = Life(going_by(both), a_ticket(owner=ANA)).pass_(hours=25)
    life.do(TakeOver(by=person(DANA)))

    with pytest.raises(Refusal) as refused:
        life.do(CarryOn(by=person(MARIA), note=write("Go on.")))

    assert (refused.value.reason, refused.value.data["owner"]) == (Reason.TAKEN_ON, DANA)


def test_a_deed_is_an_answer_too():
    life = Life(going_by({**LEAD, "acknowledge": "1h"}, EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=25)
    life.do(c.Assign(by=person(MARIA), to=BEN))

    assert isinstance(life.happened[-1][1], TakenOn)
    assert life.pass_(minutes=55).called == [MARIA]


def test_only_whoever_it_reached_may_answer():
    life = Life(going_by(LEAD), a_ticket(owner=ANA)).pass_(hours=25)

    with pytest.raises(Refusal) as refused:
        life.do(TakeOver(by=person(DANA)))

    assert refused.value.reason is Reason.NOT_ALLOWED


@pytest.mark.parametrize(
    ("command", "reason", "field"),
    [
        (CarryOn(by=person(MARIA)), Reason.EMPTY, "note"),
        (CarryOn(by=person(MARIA), note=Words("w"), due=MONDAY), Reason.IN_THE_PAST, "due"),
        (HandTo(by=person(MARIA), to=DANA), Reason.UNKNOWN_PERSON, "person"),
    ],
)
def test_an_answer_that_is_none_is_refused_beside_its_field(command, reason, field):
    life = Life(going_by(LEAD), a_ticket(owner=ANA)).pass_(hours=25)

    with pytest.raises(Refusal) as refused:
        life.do(command)

    assert (refused.value.reason, refused.value.field) == (reason, field)


def test_nobody_can_carry_on_with_what_nobody_has():
    life = Life(going_by(LEAD)).pass_(hours=25)

    with pytest.raises(Refusal) as refused:
        life.do(CarryOn(by=person(MARIA), note=write("Go on.")))

    assert refused.value.reason is Reason.NOBODY_HAS_IT


def test_what_somebody_took_on_keeps_nobody_from_answering_another_matter():
    """The lead has the promise; the executive was called in about the first answer."""
    promise = Promise(what=Words("engineer"), due=MONDAY + 20 * HOUR, by=ANA)
    late = {"after": "promise missed", "notify": "lead", "acknowledge": "9h"}
    ticket = a_ticket(owner=ANA, promise=promise)
    life = Life(going_by(late, {**EXECUTIVE, "after": "first_contact missed"}), ticket).pass_(hours=21)
    life.do(CarryOn(by=person(MARIA), note=write("Ring them."), due=life.now + 20 * HOUR))
    life.pass_(hours=4)
    assert life.called == [MARIA, DANA]

    life.do(TakeOver(by=person(DANA)))

    taken = {each.matter.partition(" ")[0]: each.taken_on and each.taken_on.by for each in life.ticket.escalations}
    assert taken == {"promise": MARIA, "first_contact": DANA}


def test_an_answer_to_what_is_settled_takes_nothing_from_anybody():
    life = Life(going_by(LEAD), a_ticket(owner=ANA)).pass_(hours=25)
    life.ticket = after(life.ticket, contacted(), at=life.now)

    with pytest.raises(Refusal) as refused:
        life.do(TakeOver(by=person(MARIA)))

    assert refused.value.reason is Reason.SETTLED
    assert life.ticket.owner == ANA


def test_a_broken_promise_of_a_closed_ticket_can_be_taken_on():
    promise = Promise(what=Words("engineer"), due=MONDAY + 30 * HOUR, by=ANA)
    resolved = a_ticket(
        owner=ANA, promise=promise, status=Status.RESOLVED, resolved_at=MONDAY, confirm_by=MONDAY + 200 * HOUR
    )
    life = Life(going_by({"after": "promise missed", "notify": "lead", "acknowledge": "1h"}), resolved).pass_(hours=31)
    assert life.called == [MARIA]

    life.do(CarryOn(by=person(MARIA), note=write("Ring them.")))

    assert life.ticket.escalations[0].taken_on


def test_who_had_a_ticket_that_was_handed_on_hears_of_it():
    life = Life(going_by(EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=27)
    events = life.do(HandTo(by=person(DANA), to=BEN))

    [taken] = [each for each in events if isinstance(each, TakenOn)]
    assert (taken.former, taken.to) == (ANA, BEN)


def test_whoever_was_not_named_and_took_it_on_has_their_time_again():
    """The program's owner takes on what the lead was told: at its time it comes back to her first."""
    life = Life(going_by({**LEAD, "acknowledge": "2h"}, {**EXECUTIVE, "after": "first_contact missed + 30h"}))
    life.pass_(hours=25)
    life.do(TakeOver(by=person(PRIYA)))
    life.until(life.happened[-1][1].due + timedelta(minutes=70))

    assert life.called == [MARIA, PRIYA]


def test_what_comes_back_to_nobody_goes_to_the_program_owner_when_it_would_have():
    """Whoever took it on last is away when their time is over: it is not said before that nobody has answered."""
    life = Life(going_by(EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=27)
    back = life.now + timedelta(days=1)
    life.do(CarryOn(by=person(DANA), note=write("Go on."), due=back))
    away = Absence(person=DANA, since=back - HOUR, until=back + timedelta(days=6))
    life.absences = Absences({DANA: (away,)})

    life.pass_(days=5)

    assert life.called == [DANA, "NobodyAnswered"]
    assert life.calls[-1][0] >= back
    assert life.ticket.escalations[0].taken_on is None


def test_a_team_that_is_the_last_to_be_told_does_not_end_in_silence():
    life = Life(going_by(UNCLAIMED)).pass_(days=2)
    assert life.called == ["TeamCalled", "NobodyAnswered"]

    assert Life(going_by(UNCLAIMED, LEAD)).pass_(hours=20).called == ["TeamCalled"]


def test_a_repeat_that_arrives_late_takes_and_gives_nothing():
    life = Life(going_by({**LEAD, "repeat": {"every": "1h", "times": 3}, "acknowledge": "2h"}, EXECUTIVE))
    life.pass_(hours=25, minutes=30)
    again = life.ticket.escalations[0].told[0]
    assert (again.whom, again.times) == (MARIA, 2)

    life.do(NoteArrival(version=again.version))

    later = life.ticket.escalations[0].told[0]
    assert (later.since, later.last) == (again.since, life.now)


def test_nobody_who_is_away_carries_on():
    life = Life(going_by(EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=27)
    life.absences = Absences({ANA: (Absence(person=ANA, since=life.now - HOUR, until=life.now + 48 * HOUR),)})

    with pytest.raises(Refusal) as refused:
        life.do(CarryOn(by=person(DANA), note=write("Go on.")))

    assert refused.value.reason is Reason.AWAY
