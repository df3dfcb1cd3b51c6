"""What somebody's day brings: the same in the morning's message and wherever they look it up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot import notifications as n
from bot.dashboards import help_wanted, rows, teams_of
from bot.moment import Moment
from bot.people import Person, Role
from bot.ports import Views
from bot.rights import is_lead
from bot.telling import ticket_shown
from bot.ticket import Status, Ticket
from bot.urgency import by_urgency, is_asleep
from bot.working_days import working_days_of

#: So many stand in a list.
_LISTED = 5


def day_of(person: Person, views: Views, moment: Moment) -> n.Day:
    """Read only; the newest state."""
    return _Desk(person, views, moment).day()


@dataclass(frozen=True, slots=True)
class _Desk:
    """What lies on somebody's desk."""

    person: Person
    views: Views
    moment: Moment

    def day(self) -> n.Day:
        own = self._urgent((*self.views.live(owner=self.person.email), *self.views.owed(self.person.email)))
        free, late = self._urgent(self._free()), self._urgent(self._late())
        wanted = help_wanted(self.person, self.views, self.moment)
        asked = [each.row.ticket for each in wanted]
        number, start = self._first(asked, own, late, free)
        rest = [ticket for ticket in own if ticket.number != number]
        until = self._until()
        due = [ticket for ticket in rest if until is None or ticket.due < until]
        promised = [t for t in due if t.promise is not None and (until is None or t.promise.due < until)]
        others = [ticket for ticket in due if ticket not in promised]
        listed_free = [ticket for ticket in free if ticket.number != number]
        listed_late = [t for t in late if t.number != number and t.owner != self.person.email]
        return n.Day(
            person=n.Who(self.person.email, self.person.name),
            first=self._shown(number),
            start=start,
            due=self._rows(others),
            promises=tuple(filter(None, map(self._promise, promised[:_LISTED]))),
            more=max(len(others) - _LISTED, 0) + max(len(promised) - _LISTED, 0),
            later=len(rest) - len(due),
            free=self._rows(listed_free),
            free_in_all=len(listed_free),
            late=self._rows(listed_late),
            late_in_all=len(listed_late),
            help_wanted=tuple(each for each in wanted if each.row.ticket != number),
            away=self.moment.is_away(self.person.email),
            zone=self._zone(),
            now=self.moment.now,
        )

    def _first(
        self, asked: Sequence[int], own: Sequence[Ticket], late: Sequence[Ticket], free: Sequence[Ticket]
    ) -> tuple[int | None, n.Start | None]:
        """A colleague who waits comes before everything of one's own."""
        if asked:
            return asked[0], n.Start.HELP
        found = next((ticket.number for ticket in own if self._is_their_turn(ticket)), None)
        if found is not None:
            return found, n.Start.OWN
        if late:
            return late[0].number, n.Start.LATE
        if free and self.person.role is Role.FRONTLINE:
            return free[0].number, n.Start.FREE
        return None, None

    def _is_their_turn(self, ticket: Ticket) -> bool:
        """Neither put off, nor the customer's turn unless it is late."""
        waits = ticket.status is Status.WAITING and ticket.due >= self.moment.now
        return not waits and not is_asleep(ticket, self.moment.now)

    def _free(self) -> Sequence[Ticket]:
        teams = teams_of(self.person, self.moment.program)
        waiting = self.views.live(teams=teams, unclaimed=True) if teams else ()
        return [ticket for ticket in waiting if not is_asleep(ticket, self.moment.now)]

    def _late(self) -> Sequence[Ticket]:
        program = self.moment.program
        led = [team for team in program.teams if is_lead(self.person, team, program)]
        live = self.views.live(teams=led) if led else ()
        return [ticket for ticket in live if ticket.due < self.moment.now]

    def _until(self) -> datetime | None:
        """Their next working day: what is due before it has to be done in this one."""
        return working_days_of(self.person.email, self.moment.program).next_beginning(self.moment.now)

    def _zone(self) -> str:
        return self.person.zone or working_days_of(self.person.email, self.moment.program).zone.key

    def _urgent(self, tickets: Sequence[Ticket]) -> list[Ticket]:
        return by_urgency(tickets, self.moment.now, self.views.unwanted(tickets))

    def _rows(self, tickets: Sequence[Ticket]) -> tuple[n.Row, ...]:
        return rows(tickets[:_LISTED], self.views, self.moment)

    def _shown(self, number: int | None) -> n.TicketShown | None:
        dossier = self.views.dossier(number, history=True) if number is not None else None
        if dossier is None:
            return None
        return replace(ticket_shown(dossier, self.moment), zone=self._zone(), now=self.moment.now)

    def _promise(self, ticket: Ticket) -> n.PromisedToday | None:
        dossier = self.views.dossier(ticket.number)
        if dossier is None or dossier.ticket.promise is None:
            return None
        promise = dossier.ticket.promise
        return n.PromisedToday(
            ticket=ticket.number, customer=dossier.customer_name, what=dossier.text(promise.what), due=promise.due
        )
