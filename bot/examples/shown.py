"""Tickets as cards show them, from the first moment to the last: what the examples are made of."""

from dataclasses import replace
from datetime import timedelta

from bot.examples.example import ANA, BEN, CARE, MARIA, NOW, VISITS, ZONE, at
from bot.feedback import Band, Money
from bot.notifications import NextStep, OnItsWay, PromiseMade, ReachedAt, TicketShown
from bot.program.targets import Clock
from bot.ticket import CallOutcome, Channel, Outcome, Status

UNCLAIMED = TicketShown(
    ticket=7,
    status=Status.OPEN,
    customer="Grace Okafor",
    next_step=NextStep.CLAIM,
    due=at(3, 14),
    clock=Clock.CUSTOMER,
    overdue=False,
    verbatim=VISITS,
    score=2,
    score_of=10,
    band=Band.DETRACTOR,
    touchpoint="first-payment",
    value=Money(1200, "GBP"),
    source="relationship-nps",
    submitted_at=at(2, 21, 30),
    waiting=timedelta(hours=13),
    staffed=timedelta(hours=2, minutes=30),
    allowed=timedelta(hours=16, minutes=30),
    allowed_staffed=timedelta(hours=5, minutes=15),
    team="care",
    team_name=CARE,
    zone=ZONE,
    owner=None,
    asked_for_contact=True,
    preferred="phone",
    low_scores_before=1,
    masked_email="g…@example.com",
    masked_phone="…18",
    told=(MARIA,),
    tags=("invoice", "engineer-visit"),
    now=NOW,
)
SIGNAL = (("Churn risk", "0.83"), ("Reason", "Half the traffic of last month"))
CLAIMED = replace(UNCLAIMED, next_step=NextStep.CALL, owner=ANA)
PLAIN = replace(CLAIMED, next_step=NextStep.ANSWER, preferred="email", low_scores_before=0, value=None)
WROTE = ReachedAt(at=at(3, 10, 2), by=ANA, channel=Channel.EMAIL)
RANG = ReachedAt(at=at(3, 9, 15), by=ANA, channel=Channel.PHONE, missed=CallOutcome.VOICEMAIL)
SPOKE = ReachedAt(at=at(3, 10, 12), by=BEN, channel=Channel.PHONE)
ENGINEER = PromiseMade(what="engineer Thursday, 8 to 1", due=at(5, 13), by=ANA)
LEAVING = OnItsWay(message="m-1", by=ANA, send_at=at(3, 10, 31), released=False)
ANSWERED = replace(
    CLAIMED, allowed=None, allowed_staffed=None, contacts=(RANG, WROTE), due=at(31, 21, 30), next_step=NextStep.CLOSE
)
WAITING = replace(ANSWERED, status=Status.WAITING, next_step=NextStep.WAIT)
RESOLVED = replace(
    ANSWERED,
    status=Status.RESOLVED,
    next_step=NextStep.NOTHING,
    due=None,
    outcome=Outcome.SOLVED,
    cause="Installation: Several visits",
    confirm_by=at(10, 10, 30),
)
CLOSED = replace(RESOLVED, status=Status.CLOSED, confirm_by=None)
