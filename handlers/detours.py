"""Where a message goes that cannot go where it should: somebody is told, and why it stands there is said."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot import notifications as n
from bot.effects import Address, Place, to_fallback, to_person, to_team
from bot.errors import Blocked, DeliveryError, PermanentFailure
from bot.moment import Moment
from bot.outgoing import Leased
from bot.telling import team_name, who

#: So long whoever runs the bot has time to put it right.
PATIENCE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detours:
    """Other ways to people, one after the other; nobody takes one for a line under a card, or for a redraw."""

    moment: Callable[[], Moment]
    machine_now: Callable[[], datetime]
    #: Since when a lane cannot be posted to: what comes later waits no longer for the same.
    _blocked: dict[str, datetime] = field(default_factory=dict)

    def over(self, lane: str) -> None:
        """It can be posted to again."""
        self._blocked.pop(lane, None)

    def instead(
        self, leased: Leased, said: n.Notification, trouble: DeliveryError
    ) -> Iterator[tuple[Address, n.Notification]]:
        """Where *said* could go instead, the best first, and how it is said there."""
        if leased.to.place is Place.THREAD or not self._is_time(leased, trouble):
            return
        for to in self._ways(leased, said):
            if (elsewhere := self._said_elsewhere(leased, said)) is not None:
                yield to, elsewhere

    def _is_time(self, leased: Leased, trouble: DeliveryError) -> bool:
        if isinstance(trouble, PermanentFailure):
            return True
        if not isinstance(trouble, Blocked):
            return False
        now = self.machine_now()
        since = self._blocked.setdefault(leased.lane, leased.blocked_since or now)
        return now - since >= PATIENCE

    def _ways(self, leased: Leased, said: n.Notification) -> Iterator[Address]:
        program = self.moment().program
        match leased.to.place:
            case Place.TEAM:
                team = program.teams.get(leased.to.name)
                if team is not None and team.fallback is not None:
                    yield to_fallback(leased.to.name)
            case Place.OPERATOR if program.program.operator is not None:
                yield to_person(program.program.owner)
            case Place.PERSON:
                yield from self._for_somebody(leased.to.name, said)

    def _for_somebody(self, email: str, said: n.Notification) -> Iterator[Address]:
        """Their team; of whoever is in none, the lead of the ticket's team, and then that team."""
        program, about = self.moment().program, n.tickets_in(said)
        person = program.person(email)
        if person is not None and person.team in program.teams:
            yield to_team(person.team)
        elif about and about[0].team in program.teams:
            lead = program.teams[about[0].team].lead
            if lead != email:
                yield to_person(lead)
            yield to_team(about[0].team)

    def _said_elsewhere(self, leased: Leased, said: n.Notification) -> n.Notification | None:
        if leased.to.place is Place.OPERATOR:
            return said
        program, about = self.moment().program, n.tickets_in(said)
        if leased.to.place is Place.TEAM:
            return n.Elsewhere(said=said, team_name=team_name(leased.to.name, program))
        if not about:
            return None
        return n.CouldNotTell(about=about[0], person=who(leased.to.name, program), more=len(about) - 1)
