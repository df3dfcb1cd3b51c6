"""What becomes of a message that could not be sent: tried again, put off, or given up."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from bot.detours import PATIENCE
from bot.effects import Place
from bot.errors import (
    Blocked,
    DeliveryError,
    MailFailure,
    MessageGone,
    NotYet,
    PermanentFailure,
    TemporaryFailure,
    TooEarly,
    UnknownOutcome,
)
from bot.held_mail import ReportDelay, ReportFailure
from bot.outgoing import Leased, Outbox, Setback, StaleCard
from bot.ports import Writer
from bot.service import Handle, IfHeld, PostAnew

log = structlog.get_logger()

_SHORTEST_WAIT = timedelta(seconds=2)
_LONGEST_WAIT = timedelta(minutes=5)
#: For whoever runs the bot, we look again as often as it has taken them so far.
_SHORTEST_BLOCK = timedelta(seconds=10)
_LONGEST_BLOCK = timedelta(minutes=10)
#: After so many tries a message is dead: about a day with the longest wait between them.
_TRIES = 300
#: What waits for something of ours: about two hours.
_TRIES_OF_OURS = 30
#: A mail that may have arrived is sent once more, and then its owner is asked to look.
MOST_DOUBTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Setbacks:
    """Decides over messages that did not leave, and says once what is wrong."""

    outbox: Outbox
    writer: Writer
    machine_now: Callable[[], datetime]
    #: How long a lane rests after any try.
    pace: timedelta
    #: What is wrong, by lane, or by message where it concerns no other.
    _told: dict[str, str] = field(default_factory=dict)

    async def settle(self, leased: Leased | StaleCard, trouble: DeliveryError) -> None:
        now = self.machine_now()
        if not isinstance(trouble, TooEarly):
            self._tell(leased, trouble)
        if _is_hopeless(leased, trouble):
            await self._give_up(leased, trouble, now)
        else:
            setback = self._put_off(leased, trouble, now)
            await self.writer.do(IfHeld(self.outbox.retry_work(leased, setback), _delay(leased, trouble)))

    def is_news(self, leased: Leased | StaleCard, why: str) -> bool:
        """Whether this has not been said yet: a fault is told once, not at every try."""
        return why not in (self._told.get(leased.lane), self._told.get(_alone(leased)))

    def over(self, leased: Leased | StaleCard) -> None:
        """It has left."""
        self._told.pop(_alone(leased), None)
        if self._told.pop(leased.lane, None):
            log.info("messages leave again", lane=leased.lane)

    def _tell(self, leased: Leased | StaleCard, trouble: DeliveryError) -> None:
        why = str(trouble)
        if not self.is_news(leased, why):
            return
        self._told[_alone(leased) if _concerns_no_other(leased, trouble) else leased.lane] = why
        tell = log.error if isinstance(trouble, Blocked | PermanentFailure) else log.warning
        tell("message not sent", ticket=leased.ticket, lane=leased.lane, why=why)

    def _put_off(self, leased: Leased | StaleCard, trouble: DeliveryError, now: datetime) -> Setback:
        wait = _wait(leased, trouble, now)
        alone = _concerns_no_other(leased, trouble)
        return Setback(
            why=str(trouble),
            now=now,
            try_at=_whole_second(now + wait) if isinstance(trouble, TooEarly) else now + wait,
            free_at=now + (min(wait, self.pace) if alone else wait),
            doubtful=isinstance(trouble, UnknownOutcome),
            blocked=isinstance(trouble, Blocked),
            early=isinstance(trouble, TooEarly),
        )

    async def _give_up(self, leased: Leased | StaleCard, trouble: DeliveryError, now: datetime) -> None:
        self._told.pop(_alone(leased), None)
        if isinstance(leased, StaleCard):
            again = isinstance(trouble, MessageGone) and leased.ticket
            anew = (PostAnew(leased.ticket, leased.team, leased.id),) if again else ()
            await self.writer.do(IfHeld(self.outbox.lost_work(leased, now), anew))
            return
        log.error("message given up", ticket=leased.ticket, id=leased.id, lane=leased.lane, why=str(trouble))
        failed = (_failure(leased, trouble),) if leased.to.place is Place.MAIL else ()
        await self.writer.do(IfHeld(self.outbox.dead_work(leased, str(trouble), now), failed))


def _alone(leased: Leased | StaleCard) -> str:
    return f"{type(leased).__name__} {leased.id}"


def _is_hopeless(leased: Leased | StaleCard, trouble: DeliveryError) -> bool:
    if isinstance(trouble, PermanentFailure):
        return True
    if isinstance(trouble, Blocked | TooEarly) or isinstance(leased, StaleCard):
        return False
    if leased.to.place is Place.MAIL and _doubts(leased, trouble) >= MOST_DOUBTS:
        return True
    return leased.attempts >= (_TRIES_OF_OURS if isinstance(trouble, NotYet) else _TRIES)


def _concerns_no_other(leased: Leased | StaleCard, trouble: DeliveryError) -> bool:
    """
    Whether everything else that is said in the conversation may go on.

    A mail server puts one message off. A chat platform puts off all of them,
    but a card, and what stands under one, may be in a conversation that its
    team has left.
    """
    if isinstance(trouble, NotYet) or (isinstance(leased, Leased) and leased.to.place is Place.MAIL):
        return True
    stands_somewhere = isinstance(leased, StaleCard) or leased.to.place is Place.THREAD
    return isinstance(trouble, Blocked) and stands_somewhere


def _doubts(leased: Leased, trouble: DeliveryError) -> int:
    return leased.doubts + isinstance(trouble, UnknownOutcome)


def _delay(leased: Leased | StaleCard, trouble: DeliveryError) -> tuple[Handle, ...]:
    """Its writer is told of a mail that has not left for a while; of one that may have left, nobody can say so."""
    if isinstance(leased, StaleCard) or leased.to.place is not Place.MAIL or _doubts(leased, trouble):
        return ()
    return (Handle(leased.ticket, ReportDelay(message=leased.message)),)


def _failure(leased: Leased, trouble: DeliveryError) -> Handle:
    """Why, as a code: the sentence for whoever wrote it stands elsewhere."""
    code, failure = "", MailFailure.GIVEN_UP
    if isinstance(trouble, PermanentFailure):
        code, failure = trouble.code, trouble.failure
    unknown = _doubts(leased, trouble) > 0
    report = ReportFailure(message=leased.message, why=code, unknown=unknown, failure=failure)
    return Handle(leased.ticket, report)


def _wait(leased: Leased | StaleCard, trouble: DeliveryError, now: datetime) -> timedelta:
    """As long as the platform asks; else twice as long each time."""
    if isinstance(trouble, Blocked):
        return _block(leased, now)
    if isinstance(trouble, TemporaryFailure) and trouble.wait is not None:
        return trouble.wait
    return min(_doubled(_SHORTEST_WAIT, leased), _LONGEST_WAIT)


def _whole_second(at: datetime) -> datetime:
    """What is put off at different moments of a night leaves together: two clocks are never read at once."""
    return at if not at.microsecond else at.replace(microsecond=0) + timedelta(seconds=1)


def _block(leased: Leased | StaleCard, now: datetime) -> timedelta:
    if isinstance(leased, StaleCard):
        return min(_doubled(_SHORTEST_BLOCK, leased), _LONGEST_BLOCK)
    so_far = now - (leased.blocked_since or now)
    wait = min(max(so_far, _SHORTEST_BLOCK), _LONGEST_BLOCK)
    # not beyond the moment from which it may go elsewhere
    return min(wait, PATIENCE - so_far) if so_far < PATIENCE else wait


def _doubled(wait: timedelta, leased: Leased | StaleCard) -> timedelta:
    return wait * int(2 ** min(leased.attempts - 1, 10))
