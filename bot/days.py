"""What somebody's day brings: the same in the morning's message and wherever they look it up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot import notifications as n
from bot.back_again import about
from bot.dashboards import teams_of
from bot.deadlines import work_by
from bot.dossier import Dossier
from bot.events import Released
from bot.listing import rows
from bot.moment import Moment
from bot.people import Person, Role
from bot.ports import Views
from bot.rights import is_lead
from bot.telling import ticket_shown
from bot.ticket import Status, Ticket
from bot.training import open_to
from bot.urgency import by_urgency, is_asleep
from bot.wanted import help_wanted, wanted_of, without
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
        waiting = self._waiting()
        free, late = self._urgent(self._theirs_to_take(waiting)), self._urgent(self._late())
        wanted = wanted_of(self.person, self.views, self.moment, self._zone())
        helped = help_wanted(self.person, self.views, self.moment)
        absence = self.moment.absences.at(self.person.email, self.moment.now)
        number, start = self._first(wanted, helped, own, late, free)
        rest = [ticket for ticket in own if ticket.number != number]
        until = self._until()
        due = [ticket for ticket in rest if until is None or ticket.due < until]
        promised = [t for t in due if t.promise is not None and (until is None or t.promise.due < until)]
        others = [ticket for ticket in due if ticket not in promised]
        said = {number, *(needs.about.ticket for needs in wanted.waiting)}
        listed_free = [ticket for ticket in free if ticket.number not in said]
        listed_late = [t for t in late if t.number not in said and t.owner != self.person.email]
        return n.Day(
            person=n.Who(self.person.email, self.person.name),
            first=self._shown(number),
            start=start,
            due=self._rows(others),
            promises=tuple(filter(None, map(self._promise, promised[:_LISTED]))),
            more=max(len(others) - _LISTED, 0) + max(len(promised) - _LISTED, 0),
            later=len(rest) - len(due),
            free=self._rows(listed_free),
            free_in_all=len(waiting),
            free_above=len(free) - len(listed_free),
            late=self._rows(listed_late),
            late_in_all=len(late),
            late_above=len(late) - len(listed_late),
            leads=len(self._led()),
            help_wanted=tuple(each for each in helped if each.row.ticket != number),
            wanted=without(wanted, number),
            away=absence is not None,
            back=self.moment.absences.back(self.person.email, self.moment.now),
            ends=about(absence) if absence else "",
            zone=self._zone(),
            now=self.moment.now,
        )

    def _first(
        self,
        wanted: n.Wanted,
        helped: Sequence[n.HelpWanted],
        own: Sequence[Ticket],
        late: Sequence[Ticket],
        free: Sequence[Ticket],
    ) -> tuple[int | None, n.Start | None]:
        """A customer whom nobody answered, then a colleague who waits, come before everything of one's own."""
        if wanted.waiting:
            return wanted.waiting[0].about.ticket, n.Start.CALLED
        if helped:
            return helped[0].row.ticket, n.Start.HELP
        found = next((ticket.number for ticket in own if self._is_their_turn(ticket)), None)
        if found is not None:
            return found, n.Start.OWN
        if late:
            return late[0].number, n.Start.LATE
        if free and self._is_frontline and (number := self._one_of(free)) is not None:
            return number, n.Start.FREE
        return None, None

    def _one_of(self, free: Sequence[Ticket]) -> int | None:
        """Another one for each of the team; never what they said today that they can't get to."""
        place = self._place_in_team() % len(free)
        numbers = [ticket.number for ticket in (*free[place:], *free[:place])[:_LISTED]]
        files = self.views.dossiers(numbers, history=True)
        return next((number for number in numbers if not self._cannot_today(files.get(number))), None)

    def _cannot_today(self, dossier: Dossier | None) -> bool:
        days = working_days_of(self.person.email, self.moment.program)
        today = days.on(self.moment.now)
        begun = days.begins(today) if today is not None else None
        if dossier is None or begun is None:
            return False
        given = [r.event for r in dossier.history if isinstance(r.event, Released) and r.at >= begun]
        return any(each.by == self.person.email and not each.today for each in given)

    @property
    def _is_frontline(self) -> bool:
        return self.person.role is Role.FRONTLINE

    def _place_in_team(self) -> int:
        """Each of a team begins with another ticket, so that not all of them reach for the same one."""
        team = self.moment.program.people_of(self.person.team)
        here = [each.email for each in team if each.role is Role.FRONTLINE and not self.moment.is_away(each.email)]
        return here.index(self.person.email) if self.person.email in here else 0

    def _is_their_turn(self, ticket: Ticket) -> bool:
        """Neither put off, nor the customer's turn unless it is late."""
        waits = ticket.status is Status.WAITING and ticket.due >= self.moment.now
        return not waits and not is_asleep(ticket, self.moment.now)

    def _waiting(self) -> Sequence[Ticket]:
        """What nobody has in their teams: as many as stand in the queue."""
        teams = teams_of(self.person, self.moment.program)
        return self.views.live(teams=teams, unclaimed=True) if teams else ()

    def _theirs_to_take(self, waiting: Sequence[Ticket]) -> Sequence[Ticket]:
        theirs = open_to(self.person.email, waiting, self.moment) if self._is_frontline else waiting
        return [ticket for ticket in theirs if not is_asleep(ticket, self.moment.now)]

    def _led(self) -> Sequence[str]:
        program = self.moment.program
        return [team for team in program.teams if is_lead(self.person, team, program)]

    def _late(self) -> Sequence[Ticket]:
        led = self._led()
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
        ticket, shown = dossier.ticket, ticket_shown(dossier, self.moment)
        if ticket.owner in (None, self.person.email):
            in_hours = work_by(ticket, self.moment.program, self.moment.now, self.person.email)
            shown = replace(shown, work_by=in_hours)
        return replace(shown, zone=self._zone(), now=self.moment.now)

    def _promise(self, ticket: Ticket) -> n.PromisedToday | None:
        dossier = self.views.dossier(ticket.number)
        if dossier is None or dossier.ticket.promise is None:
            return None
        promise = dossier.ticket.promise
        return n.PromisedToday(
            ticket=ticket.number, customer=dossier.customer_name, what=dossier.text(promise.what), due=promise.due
        )
