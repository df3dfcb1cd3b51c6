"""*Add to ticket*: what was said in a thread becomes a note on its ticket."""

import asyncio
from collections.abc import Callable

from bot import commands as c
from bot import forms
from bot import notifications as n
from bot.errors import Reason, Refusal
from bot.moment import Moment
from bot.people import Person
from bot.ports import MessageRef, Views, Writer
from bot.service import Handle
from bot.words import harmless, maybe
from handlers.answers import OpenForm, Tell
from handlers.forming import Forming
from handlers.interactions import Interactions


class NoteFromMessage:
    """Under a ticket's card the ticket is known; elsewhere a form asks which one is meant."""

    def __init__(
        self,
        writer: Writer,
        views: Views,
        interactions: Interactions,
        forming: Forming,
        moment: Callable[[], Moment],
    ) -> None:
        self._writer = writer
        self._views = views
        self._interactions = interactions
        self._forming = forming
        self._moment = moment

    async def add(self, by: Person, parent: MessageRef, text: str) -> Tell | OpenForm:
        """*parent* is the message that the thread began with."""
        text = harmless(text)
        if not text.strip():
            raise Refusal(Reason.EMPTY)
        number = await asyncio.to_thread(self._views.ticket_at, parent)
        if number is None:
            return OpenForm(await asyncio.to_thread(self._which, by, text))
        await self._writer.do(Handle(number, c.Note(by=by, note=maybe(text))))
        dossier = await self._interactions.dossier(number)
        return Tell(n.Noted(ticket=number, customer=dossier.customer_name))

    def _which(self, by: Person, text: str) -> forms.NoteForm:
        program = self._moment().program
        own = self._views.live(owner=by.email)
        teams = tuple(program.leads(by.email) | ({by.team} - {""}))
        team = self._views.live(teams=teams) if teams else ()
        tickets = {ticket.number: ticket for ticket in (*own, *team)}
        candidates = self._forming.choices(list(tickets.values())[:100])
        if not candidates:
            raise Refusal(Reason.NO_SUCH_TICKET)
        return forms.NoteForm(about=None, note=text[:3000], candidates=candidates)
