"""Escalation steps: who is away, and who was asked for help."""

from datetime import timedelta

from bot import commands as c
from bot import events as e
from bot.absences import Absence, Absences
from bot.program.targets import Clock
from bot.ticket import HelpReason, Target
from bot.words import write
from tests.clocks import MONDAY
from tests.domain.life import ANA, BEN, DANA, EXECUTIVE, HOUR, LEAD, MARIA, Life, going_by, person
from tests.domain.tickets import a_ticket


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
