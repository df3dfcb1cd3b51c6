"""Escalation steps: when they come, to whom, what follows if nobody answers, and that they end."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

import pytest

from bot import commands as c
from bot import events as e
from bot.absences import Absence, Absences
from bot.agenda import agenda
from bot.apply import apply
from bot.calling_in import CalledIn, CallIn, CarryOn, HandTo, NobodyAnswered, TakenOn, TakeOver, TeamCalled
from bot.decide import decide
from bot.errors import Reason, Refusal
from bot.escalation import Answered
from bot.moment import Moment
from bot.program import Program
from bot.program.steps import EscalationStep
from bot.program.targets import Clock
from bot.ticket import Channel, HelpReason, Promise, Status, Target, Ticket
from bot.words import Words, write
from tests.clocks import MONDAY
from tests.domain.tickets import a_ticket, after
from tests.world import program, program_with

HOUR = timedelta(hours=1)
ANA, BEN, MARIA, DANA, PRIYA = (f"{name}@contoso.example" for name in ("ana", "ben", "maria", "dana", "priya"))
UNCLAIMED = {"after": "unclaimed 2h", "notify": "team"}
LEAD = {"after": "first_contact missed", "notify": "lead"}
EXECUTIVE = {"after": "first_contact missed + 2h", "notify": DANA, "acknowledge": "60m"}
#: Nobody sleeps in these stories, unless one is about sleeping.
ALWAYS = {email: entry.model_copy(update={"calendar": "always"}) for email, entry in program().people.items()}


def asleep_at_night(*steps: dict[str, object]) -> Program:
    return program_with(escalations={"care": tuple(EscalationStep.model_validate(step) for step in steps)})


@cache
def _awake() -> Program:
    teams = {name: team.model_copy(update={"calendar": "always"}) for name, team in program().teams.items()}
    # whoever has it is left alone: a claim gone quiet is another story
    sla = {name: policy.model_copy(update={"ask_after": timedelta(days=90)}) for name, policy in program().sla.items()}
    return program_with(people=ALWAYS, teams=teams, sla=sla)


def going_by(*steps: dict[str, object]) -> Program:
    """A program in which everybody can be reached day and night, with these steps."""
    given = {"care": tuple(EscalationStep.model_validate(step) for step in steps)}
    return _awake().model_copy(update={"escalations": given})


class Life:
    """A ticket's life under a program, from due time to due time."""

    def __init__(self, program: Program, ticket: Ticket | None = None, absences: Absences | None = None) -> None:
        self.program = program
        self.absences = absences or Absences()
        self.ticket = ticket or a_ticket(revision=program.revision, free_since=MONDAY)
        self.now = MONDAY
        self.happened: list[tuple[datetime, e.Event]] = []

    @property
    def moment(self) -> Moment:
        return Moment(self.now, self.program, absences=self.absences)

    def do(self, command: c.Command) -> tuple[e.Event, ...]:
        events = decide(self.ticket, command, self.moment)
        for event in events:
            self.ticket = apply(self.ticket, event, self.now)
            self.happened.append((self.now, event))
        return events

    def until(self, end: datetime) -> "Life":
        while (coming := next(iter(agenda(self.ticket, self.moment)), None)) and coming.due <= end:
            self.now = max(self.now, coming.due)
            assert self.do(c.PassTime()), f"{coming} is due and nothing comes of it"
        self.now = end
        return self

    def pass_(self, **span: float) -> "Life":
        return self.until(self.now + timedelta(**span))

    @property
    def calls(self) -> list[tuple[datetime, str]]:
        """Who was called in and when; the team by its own word."""
        found = [(at, x) for at, x in self.happened if isinstance(x, CalledIn | TeamCalled | NobodyAnswered)]
        return [(at, x.to if isinstance(x, CalledIn) else type(x).__name__) for at, x in found]

    @property
    def called(self) -> list[str]:
        return [who for _, who in self.calls]


def contacted(by: str = ANA) -> e.Contacted:
    return e.Contacted(by=by, channel=Channel.PHONE)


def person(email: str):
    found = program().person(email)
    assert found
    return found


# -- when a step comes


def test_steps_come_one_after_the_other():
    life = Life(going_by(UNCLAIMED, LEAD, EXECUTIVE)).pass_(days=2)

    assert life.called == ["TeamCalled", MARIA, DANA, "NobodyAnswered"]
    missed = life.ticket.first_contact.due
    assert [at - missed for at, _ in life.calls[1:3]] == [
        timedelta(minutes=5, seconds=55),
        2 * HOUR + timedelta(minutes=5, seconds=55),
    ]


def test_an_answer_ends_all_of_it():
    life = Life(going_by(UNCLAIMED, LEAD, EXECUTIVE)).pass_(hours=25)
    assert life.called == ["TeamCalled", MARIA]

    life.do(c.Claim(by=person(ANA)))
    life.ticket = after(life.ticket, contacted(), at=life.now)

    assert life.ticket.escalations == ()
    assert life.pass_(days=20).called == ["TeamCalled", MARIA]


def test_claiming_ends_what_comes_to_unclaimed_tickets_only():
    life = Life(going_by(UNCLAIMED, LEAD))
    life.do(c.Claim(by=person(ANA)))

    assert life.pass_(hours=26).called == [MARIA]


def test_a_ticket_given_back_is_unclaimed_anew():
    life = Life(going_by(UNCLAIMED)).pass_(hours=3)
    life.do(c.Claim(by=person(ANA)))
    life.pass_(hours=5)
    life.do(c.Release(by=person(ANA)))

    assert life.pass_(hours=3).called == ["TeamCalled", "TeamCalled"]


def test_a_share_of_a_target_may_call_before_it_is_missed():
    life = Life(going_by({"after": "first_contact 50%", "notify": "lead"})).pass_(hours=13)

    assert [who for _, who in life.calls] == [MARIA]
    assert timedelta() <= life.calls[0][0] - (MONDAY + 12 * HOUR) < timedelta(minutes=10)


def test_a_promise_that_was_not_kept_calls_even_after_the_close():
    promise = Promise(what=Words("engineer"), due=MONDAY + 30 * HOUR, by=ANA)
    life = Life(going_by({"after": "promise missed", "notify": "lead"}))
    life.ticket = replace(life.ticket, owner=ANA, promise=promise, revision=life.program.revision)
    life.ticket = after(life.ticket, contacted(), at=MONDAY)
    life.ticket = replace(life.ticket, promise=promise)

    assert life.pass_(hours=31).called == [MARIA]


def test_reopening_calls_until_the_customer_is_answered():
    life = Life(going_by({"after": "reopened", "notify": "lead", "acknowledge": "1h"}))
    closed = after(life.ticket, contacted(), at=MONDAY + HOUR)
    fresh = Target(MONDAY + 48 * HOUR, Clock.CUSTOMER, 24 * 3600)
    life.now = MONDAY + 24 * HOUR
    life.ticket = after(closed, e.Reopened(by=BEN, first_contact=fresh, resolve=fresh), at=life.now)

    assert life.pass_(minutes=1).called == [MARIA]
    life.ticket = after(life.ticket, contacted(), at=life.now)
    assert life.pass_(hours=5).called == [MARIA]


def test_the_same_trouble_once_more_calls_once_more():
    life = Life(going_by(LEAD)).pass_(hours=25)
    fresh = Target(life.now + 24 * HOUR, Clock.CUSTOMER, 24 * 3600)
    life.ticket = after(life.ticket, contacted(), at=life.now)
    life.now += HOUR
    life.ticket = after(life.ticket, e.Reopened(by=BEN, first_contact=fresh, resolve=fresh), at=life.now)

    assert life.pass_(hours=25).called == [MARIA, MARIA]


# -- clocks, nights and pauses


def test_nobody_is_called_at_night_unless_the_step_says_so():
    """Missed on Saturday at 20:00: the lead hears of it on Monday, whoever is on duty at once."""
    saturday = datetime.fromisoformat("2026-03-07T20:00:00+00:00")
    late = Target(saturday, Clock.CUSTOMER, 24 * 3600)
    on_duty = {"after": "first_contact missed", "notify": DANA, "any_hour": True}

    asleep = Life(asleep_at_night(LEAD)).ticket
    life = Life(asleep_at_night(LEAD), replace(asleep, first_contact=late)).pass_(days=8)
    duty = Life(asleep_at_night(on_duty), replace(asleep, first_contact=late)).pass_(days=8)

    assert life.calls[0] == (datetime.fromisoformat("2026-03-09T08:00:00+00:00"), MARIA)
    assert duty.calls[0] == (saturday, DANA)


def test_a_step_counts_on_the_staffs_clock_unless_it_says_otherwise():
    """Missed on Friday at 17:30; four hours later is Saturday noon on the one clock, Friday evening on the other."""
    friday = datetime.fromisoformat("2026-03-06T17:30:00+00:00")
    late = Target(friday, Clock.CUSTOMER, 24 * 3600)
    step = {"after": "first_contact missed + 4h", "notify": "team"}

    staff = Life(asleep_at_night(step), a_ticket(first_contact=late, owner=ANA)).pass_(days=8)
    customer = Life(asleep_at_night({**step, "clock": "customer"}), a_ticket(first_contact=late, owner=ANA)).pass_(
        days=8
    )

    assert staff.calls[0][0] == datetime.fromisoformat("2026-03-07T12:30:00+00:00")
    # the team's channel is read when the team works
    assert customer.calls[0][0] == datetime.fromisoformat("2026-03-07T09:00:00+00:00")


def test_a_pause_holds_back_what_its_clock_holds_back(ana):
    staff = Target(MONDAY + 5 * HOUR, Clock.STAFF, 5 * 3600)
    life = Life(going_by(LEAD), a_ticket(first_contact=staff, owner=ANA))
    life.do(c.Snooze(by=ana, until=MONDAY + 48 * HOUR))
    life.pass_(hours=47)
    assert life.called == []

    assert life.pass_(hours=10).called == [MARIA]
    customers = Life(going_by(LEAD), a_ticket(owner=ANA))
    customers.do(c.Snooze(by=ana, until=MONDAY + 48 * HOUR))
    assert customers.pass_(hours=26).called == [MARIA]


def test_whoever_hears_late_still_has_the_time_that_the_policy_gives():
    """After a silence of ten days the lead is told first, and the executive as much later as the program says."""
    life = Life(going_by(LEAD, EXECUTIVE))
    life.now = MONDAY + timedelta(days=10)
    life.do(c.PassTime())
    assert life.called == [MARIA]

    life.pass_(days=1)
    assert life.called[:2] == [MARIA, DANA]
    assert life.calls[1][0] - life.calls[0][0] >= 2 * HOUR


# -- what follows if nobody answers


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
    assert escalation.taken_on.due == (life.now + HOUR if how == "take_over" else due)
    assert life.ticket.owner == {"take_over": DANA, "carry_on": ANA, "hand_to": BEN}[how]
    assert life.pass_(minutes=50).called == [MARIA, DANA]


def test_what_was_taken_on_and_not_settled_comes_back_and_then_goes_on():
    life = Life(going_by(EXECUTIVE), a_ticket(owner=ANA)).pass_(hours=27)
    life.do(TakeOver(by=person(DANA)))

    life.pass_(hours=2)
    assert life.called == [DANA, DANA]
    assert life.pass_(hours=2).called == [DANA, DANA, "NobodyAnswered"]


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


# -- whoever is away


def away(*people: str, delegate: str | None = None) -> Absences:
    return Absences({p: (Absence(person=p, since=MONDAY - HOUR, until=None, delegate=delegate),) for p in people})


def test_whoever_is_away_is_skipped_at_once():
    life = Life(going_by(LEAD, EXECUTIVE), absences=away(MARIA)).pass_(hours=25)

    assert life.called == [DANA]
    assert life.calls[0][0] - life.ticket.first_contact.due < timedelta(minutes=10)


def test_whoever_stands_in_is_told_instead():
    assert Life(going_by(LEAD), absences=away(MARIA, delegate=BEN)).pass_(hours=25).called == [BEN]


def test_everybody_away_is_the_program_owners():
    assert Life(going_by(LEAD, EXECUTIVE), absences=away(MARIA, DANA)).pass_(hours=25).called == ["NobodyAnswered"]


def test_whoever_goes_away_after_they_were_told_is_awaited_no_longer():
    life = Life(going_by({**LEAD, "acknowledge": "5h"}, {**EXECUTIVE, "after": "first_contact missed + 9h"}))
    life.pass_(hours=25)
    life.absences = away(MARIA)

    assert life.pass_(minutes=15).called == [MARIA, DANA]


# -- a call for help


def test_a_call_for_help_enters_the_policy():
    life = Life(going_by(LEAD, EXECUTIVE), a_ticket(owner=ANA))
    [asked, *_] = life.do(c.Escalate(by=person(ANA), reason=HelpReason.OTHER, note=write("Help.")))
    assert isinstance(asked, e.AskedForHelp)
    assert asked.to == (MARIA,)

    assert life.pass_(hours=5).called == [DANA]


def test_the_policy_may_say_who_helps():
    policy = going_by(LEAD, {"after": "asked_for_help", "notify": BEN, "acknowledge": "1h"})
    life = Life(policy, a_ticket(owner=ANA))
    [asked, *_] = life.do(c.Escalate(by=person(ANA), reason=HelpReason.OTHER, note=write("Help.")))

    assert asked.to == (BEN,)


def test_public_risk_reaches_whom_the_policy_names_besides():
    policy = going_by({"after": "asked_for_help", "notify": "lead"}, {"after": "public_risk", "notify": DANA})
    life = Life(policy, a_ticket(owner=ANA))
    [asked, *_] = life.do(c.Escalate(by=person(ANA), reason=HelpReason.PUBLIC_RISK, note=write("Press.")))

    assert asked.to == (MARIA, DANA)
    assert life.pass_(minutes=30).called == []


def test_help_that_was_given_calls_nobody_else():
    life = Life(
        going_by(LEAD, EXECUTIVE), a_ticket(owner=ANA, first_contact=Target(MONDAY + 400 * HOUR, Clock.CUSTOMER, 1.0))
    )
    life.do(c.Escalate(by=person(ANA), reason=HelpReason.OTHER, note=write("Help.")))
    life.do(c.Note(by=person(MARIA), note=write("Give her the credit."), advice=True))

    assert life.pass_(hours=20).called == []


# -- what can never be


def test_a_step_that_is_not_due_tells_nobody():
    life = Life(going_by(LEAD))

    assert life.do(CallIn(matter=f"first_contact {MONDAY.isoformat()}", step=0, slot="lead")) == ()


def test_of_a_policy_with_seconds_the_steps_come_in_seconds():
    ticket = a_ticket(first_contact=Target(MONDAY + timedelta(seconds=20), Clock.CUSTOMER, 20))
    steps = (
        {"after": "unclaimed 5s", "notify": "team"},
        {"after": "first_contact missed", "notify": "lead", "acknowledge": "10s"},
        {"after": "first_contact missed + 30s", "notify": DANA, "acknowledge": "10s"},
    )
    life = Life(going_by(*steps), replace(ticket, free_since=MONDAY)).pass_(minutes=3)

    assert life.called == ["TeamCalled", MARIA, DANA, "NobodyAnswered"]
    assert life.calls[2][0] - MONDAY < timedelta(seconds=35)


def test_the_figure_counts_what_time_escalated_to_a_lead_or_above():
    team = Life(going_by({"after": "first_contact missed", "notify": ["team", "owner"]}), a_ticket(owner=ANA)).pass_(
        hours=25
    )
    lead = Life(going_by(LEAD)).pass_(hours=25)

    assert not any(x.above for _, x in team.happened if isinstance(x, CalledIn))
    assert any(x.above for _, x in lead.happened if isinstance(x, CalledIn))
    assert program().program.owner == PRIYA


# -- several matters at once, and what outlives the close


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
    life.until(life.happened[-1][1].due + timedelta(minutes=20))

    assert life.called == [MARIA, PRIYA]
