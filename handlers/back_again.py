"""Somebody is here again: said in words, or by the button that stands wherever an absence is shown."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot import notifications as n
from bot.back_again import since, whose
from bot.being_away import PutBack
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.people import Person
from bot.ports import Views, Writer
from bot.sayings.away import back_set, who_is_away


@dataclass(frozen=True, slots=True, kw_only=True)
class BackAgain:
    """Ends an absence."""

    writer: Writer
    views: Views
    moment: Callable[[], Moment]

    async def said(self, whom: Person, by: Person, begins: datetime | None = None) -> n.Notification:
        """Of what is only planned, the next; or that which *begins* then."""
        left = await self.writer.do(PutBack(person=whom.email, by=by, since=begins))
        own, moment = whom == by, self.moment()
        if left is None and begins is not None and moment.absences.ahead(whom.email, moment.now):
            # the message was from earlier, and they plan other days by now
            return who_is_away(by, moment)
        return await asyncio.to_thread(back_set, whom.email, left, by.email, own, self.views, moment)

    async def pressed(self, about: str, by: Person) -> n.Notification:
        program = self.moment().program
        whom = program.person(whose(about, program.people) or "")
        begins = since(about)
        if whom is None or begins is None:
            raise Refusal(Reason.NOT_ALLOWED)
        return await self.said(whom, by, begins)
