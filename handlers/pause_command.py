"""`/loop pause` and `/loop resume`: which workflow opens no tickets, and until when."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.notifications import Notification
from bot.notifications import revising as r
from bot.people import Person, Role
from bot.revising.pausing import may_pause, workflow_called
from bot.sayings.revising import pause_row, paused
from bot.who_is_away import day_begins
from handlers.away_words import parse
from handlers.interactions import Interactions

_UNTIL = "until"


@dataclass(frozen=True, kw_only=True)
class PauseCommand:
    """Answers the words after `/loop pause` and `/loop resume`."""

    interactions: Interactions

    async def pause(self, by: Person, words: str) -> Notification:
        if by.role is Role.NOBODY:
            raise Refusal(Reason.NOT_ALLOWED)
        if not words:
            return await self._shown(by)
        program = self.interactions.require_program()
        name, days = _split(words)
        until = _end(days, self.interactions.moment())
        edition = await program.pause(name, until, by)
        moment = self.interactions.moment()
        workflow = workflow_called(name, moment.program).name
        if edition is None:
            return r.NotPaused(workflow=workflow, paused=True)
        return paused(workflow, by.email, until, True, moment)

    async def resume(self, by: Person, words: str) -> Notification:
        if by.role is Role.NOBODY:
            raise Refusal(Reason.NOT_ALLOWED)
        if not words:
            return await self._shown(by)
        program = self.interactions.require_program()
        workflow = workflow_called(words, self.interactions.moment().program).name
        held = await program.held(workflow)
        if await program.resume(workflow, by) is None:
            return r.NotPaused(workflow=workflow, paused=False)
        return r.PauseOver(workflow=workflow, by=None, own=True, held=held)

    async def _shown(self, by: Person) -> r.Pauses:
        moment, program = self.interactions.moment(), self.interactions.require_program()
        pauses = [each for each in moment.program.adjustments.pauses.values() if each.holds(moment.now)]
        known = [each for each in pauses if moment.program.workflow(each.workflow) is not None]
        in_use = [each for each in moment.program.workflows if each.rollout.opens_tickets]
        return r.Pauses(
            rows=tuple([pause_row(each, await program.held(each.workflow), moment) for each in known]),
            theirs=tuple(each.name for each in in_use if may_pause(by, each, moment.program)),
            zone=moment.program.program.zone,
            now=moment.now,
        )


def _split(words: str) -> tuple[str, str]:
    """`detractor until Monday` as the workflow's name, and the day."""
    said = words.split()
    place = next((number for number, word in enumerate(said) if word.lower() == _UNTIL), len(said))
    return " ".join(said[:place]), " ".join(said[place + 1 :])


def _end(days: str, moment: Moment) -> datetime | None:
    """The beginning of that day, where the program is; None where nobody said one."""
    if not days:
        return None
    zone = moment.program.program.zone
    today = moment.now.astimezone(ZoneInfo(zone)).date()
    try:
        until = parse(f"{_UNTIL} {days}", today).until
    except Refusal as refusal:
        raise Refusal(refusal.reason, field="pause", **refusal.data) from None
    return day_begins(until, zone) if until else None
