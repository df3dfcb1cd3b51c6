"""What time brings to a ticket, as stories that a process can die in the middle of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot import commands as c
from bot import customer_words, reminders, standing_in, waiting
from bot.being_away import PutAway
from bot.calling_in import CallIn, GiveUpWaiting, TakeOver
from bot.customer_words import HearCustomer
from bot.feedback import Customer, Feedback, Scale
from bot.intake import Ingest
from bot.people import Person
from bot.program import Program
from bot.service import Handle
from bot.ticket import CallOutcome, Channel, Outcome
from bot.words import Words
from tests.clocks import MONDAY
from tests.office import Deed
from tests.world import program, program_with

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Story:
    """What was done before, what time does then, the message that comes of it, and what is recorded."""

    deeds: Callable[[], Iterator[Deed]]
    #: How the timer's or the appointment's name begins.
    timer: str
    says: str
    event: str = ""
    #: What it may leave together with: whichever of them the list is kept under.
    beside: str = ""
    #: What time asks for then; None where it is an appointment.
    brings: type | None = None
    #: So long its message waits for the hours of whoever it is for.
    sleeps: timedelta = timedelta()
    #: Somebody of the program whom the chat does not know.
    unknown: str = ""
    #: By which of `PROGRAMS` it goes.
    program: str = "starter"

    @property
    def marks(self) -> tuple[str, ...]:
        """What the key of its message holds."""
        return (self.says, self.beside) if self.beside else (self.says,)


def _ana() -> Person:
    ana = program().person("ana@contoso.example")
    assert ana is not None
    return ana


def _opened() -> Deed:
    customer = Customer(external_id="A-17", name="Grace Okafor", email="grace@example.com")
    return _answered(customer=customer)


def _answered(number: int = 1, after: timedelta = timedelta(), score: int = 2, **more: Any) -> Deed:
    answer = Feedback(
        source="relationship-nps",
        external_id=f"resp-{number}",
        submitted_at=MONDAY + after,
        score=score,
        scale=Scale.NPS,
        comment="Three visits and still no broadband.",
        **more,
    )
    return Deed(MONDAY + after, Ingest(answer.id, answer, program().workflow_for(answer)))


def _does(after: timedelta, command: c.Command) -> Deed:
    return Deed(MONDAY + after, Handle(1, command))


def _forgotten() -> Iterator[Deed]:
    yield _opened()


def _claimed() -> Iterator[Deed]:
    yield _opened()
    yield _does(_HOUR, c.Claim(by=_ana()))


def _tried() -> Iterator[Deed]:
    """Ana rang on Monday afternoon: so she is not asked whether she still has it."""
    yield from _claimed()
    yield _does(7 * _HOUR, c.LogCall(by=_ana(), outcome=CallOutcome.VOICEMAIL))


def _written_to() -> Iterator[Deed]:
    yield from _claimed()
    reach = c.Reach(channel=Channel.EMAIL, has_address=True, consents=True, do_not_contact=False)
    mail = Words("a mail", MAIL)
    yield _does(2 * _HOUR, c.Send(by=_ana(), message=mail, reach=reach))


def _closed() -> Iterator[Deed]:
    yield from _claimed()
    yield _does(2 * _HOUR, c.LogCall(by=_ana(), outcome=CallOutcome.REACHED))
    actions = Words("actions", "Refunded the second charge.")
    yield _does(3 * _HOUR, c.Close(by=_ana(), cause="other", outcome=Outcome.SOLVED, actions=actions))


def _waiting() -> Iterator[Deed]:
    """The mail has arrived, and Grace has the next word."""
    yield from _written_to()
    yield _does(2 * _HOUR + timedelta(minutes=2), c.ConfirmDelivery(message="a mail"))


def _wrote_again() -> Iterator[Deed]:
    yield from _claimed()
    yield _does(2 * _HOUR, c.LogCall(by=_ana(), outcome=CallOutcome.REACHED))
    yield _does(3 * _HOUR, HearCustomer(words=Words("again", "But who pays for the second visit?")))


def _away(delegate: str | None = None) -> Iterator[Deed]:
    """Ana is not there from Monday afternoon until Friday."""
    yield from _tried()
    since, until = MONDAY + 8 * _HOUR, MONDAY + 4 * _DAY
    away = PutAway(person=_ana().email, since=since, until=until, delegate=delegate, by=_ana())
    yield Deed(MONDAY + 7 * _HOUR + timedelta(minutes=30), away)


def _asked_for_whoever_is_away() -> Iterator[Deed]:
    yield from _away("ben@contoso.example")


def _wrote_to_whoever_is_away() -> Iterator[Deed]:
    yield from _asked_for_whoever_is_away()
    words = Words("again", "But who pays for the second visit?")
    yield _does(8 * _HOUR + timedelta(minutes=5), HearCustomer(words=words))


def _taken_on() -> Iterator[Deed]:
    """Maria was called in on Tuesday at 09:14, and said that she sees to it."""
    maria = program().person("maria@contoso.example")
    assert maria is not None
    yield _opened()
    yield _does(_DAY + _HOUR, TakeOver(by=maria))


def _nothing() -> Iterator[Deed]:
    yield _opened()


def _two() -> Iterator[Deed]:
    """The second is beyond the day's cap, for whoever has one."""
    capped = PROGRAMS["capped"]().workflow("detractor")
    for number in (1, 2):
        deed = _answered(number, timedelta(minutes=number), customer=Customer(external_id=f"C-{number}", name="Tom"))
        yield deed._replace(work=replace(deed.work, workflow=capped))


def _one_source_alone() -> Iterator[Deed]:
    """The survey speaks at 9:14; half an hour later it has been silent for too long."""
    yield _opened()
    yield _does(timedelta(minutes=27), c.Claim(by=_ana()))


def _uncaught() -> Iterator[Deed]:
    yield _opened()
    yield _answered(2, 2 * _HOUR, score=8)


def _snoozed() -> Iterator[Deed]:
    yield from _tried()
    yield _does(8 * _HOUR, c.Snooze(by=_ana(), until=MONDAY + 2 * _DAY))


def _promised() -> Iterator[Deed]:
    yield from _claimed()
    promise = Words("a promise", "engineer on Wednesday")
    due = MONDAY + 2 * _DAY
    call = c.LogCall(by=_ana(), outcome=CallOutcome.REACHED, promise=promise, promise_due=due)
    yield _does(2 * _HOUR, call)


def _capped() -> Program:
    capped = tuple(each.model_copy(update={"cap": 1}) for each in program().workflows)
    return program_with(workflows=capped)


def _watchful() -> Program:
    survey = program().sources["relationship-nps"].model_copy(update={"expect_every": timedelta(minutes=30)})
    return program_with(sources={**program().sources, "relationship-nps": survey})


#: What a company may have besides what the starter program has.
PROGRAMS: dict[str, Callable[[], Program]] = {"starter": program, "capped": _capped, "watchful": _watchful}

#: A mail as it is kept: whole.
MAIL = (
    "From: Contoso Broadband <care@contoso.example>\r\nTo: grace@example.com\r\n"
    "Subject: About your broadband\r\nMessage-ID: <1@contoso.example>\r\n\r\nIt is refunded.\r\n"
)

STORIES = {
    "a reminder": Story(_tried, "nudge", "nudge", "Nudged", beside="morning", brings=reminders.Remind),
    "a promise is remembered": Story(_promised, "nudge promise", "nudge", "Nudged", brings=reminders.Remind),
    "asked about a quiet claim": Story(
        _claimed, "ask the owner", "owner_asked", "OwnerAsked", brings=reminders.AskOwner
    ),
    "given back": Story(_claimed, "give it back", "given_back", "GivenBack", brings=reminders.GiveBack),
    "a target is missed": Story(_tried, "first_contact", "timeline", "TargetMissed", brings=c.MissTarget),
    "solving it is late": Story(_tried, "resolve", "timeline", "TargetMissed", brings=c.MissTarget),
    "a mail's minute is over": Story(_written_to, "send ", "mail", "MessageReleased", brings=c.ReleaseMessage),
    "closed for good": Story(_closed, "finish", "timeline", "Closed", brings=c.Finish),
    "a snooze is over": Story(_snoozed, "wake", "woken", "Woken", brings=c.Wake),
    "the team is called": Story(_forgotten, "step 1", "team_called", "TeamCalled", brings=CallIn),
    "the lead is called": Story(_forgotten, "step 2", "called_in", "CalledIn", brings=CallIn),
    "an executive is called": Story(
        _forgotten, "step 3", "called_in", "CalledIn", beside="introduction", brings=CallIn
    ),
    "what a lead took on comes back": Story(_taken_on, "step 2", "called_in", "CalledIn", brings=CallIn),
    "nobody answers": Story(
        _forgotten, "nobody answered", "nobody_answered", "NobodyAnswered", beside="morning", brings=GiveUpWaiting
    ),
    "its owner hears that they wrote": Story(
        _wrote_again, "tell its owner", "customer_wrote", "OwnerTold", brings=customer_words.TellOwner
    ),
    "an answer is left to the team": Story(
        _wrote_to_whoever_is_away, "leave the answer", "so_far", "LeftToTeam", brings=customer_words.LeaveToTeam
    ),
    "the customer stays silent": Story(
        _waiting, "the customer stays", "stayed_silent", "StayedSilent", brings=waiting.StopWaiting
    ),
    "offered to who stands in": Story(
        _asked_for_whoever_is_away, "offer it", "offered", "OfferedToDelegate", brings=standing_in.OfferToDelegate
    ),
    "back from whoever is away": Story(
        _away, "back to its team", "so_far", "ReturnedToTeam", brings=standing_in.ReturnToTeam
    ),
    "the morning": Story(_claimed, "morning", "morning", beside="nudge"),
    "the day's list": Story(_two, "overflow", "overflow", beside="morning", program="capped"),
    "a source falls silent": Story(_one_source_alone, "silences", "silences", program="watchful"),
    "what no workflow caught": Story(_uncaught, "uncaught", "uncaught", beside="morning"),
    "the nightly look": Story(
        _nothing, "routes", "wrong_routes", beside="morning", sleeps=timedelta(hours=5, minutes=30), unknown="U0SAM"
    ),
}
