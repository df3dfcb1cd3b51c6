"""A month in which everybody acts in turn, with the bot among them."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import count

from bot.being_away import PutAway
from tests.company.above import CalledIn, Executive, ProgramOwner
from tests.company.answers import Answer
from tests.company.desk import Desk
from tests.company.frontline import Frontline
from tests.company.people import EXECUTIVE, FRONTLINE, LEADS, NO_TROUBLES, PROGRAM_OWNER, Away, Troubles, address
from tests.world import World

_ACCEPTED = 202
_NOTHING = timedelta()


class Life:
    """`tired`: whenever it says so, the bot is stopped and started anew."""

    def __init__(
        self,
        world: World,
        answers: Sequence[Answer],
        troubles: Troubles = NO_TROUBLES,
        tired: Callable[[], bool] = lambda: False,
        frontline: Sequence[str] = FRONTLINE,
    ) -> None:
        self.world = world
        self.restarts = 0
        self._tired = tired
        self._plan: list[tuple[datetime, int, Callable[[], None]]] = []
        self._numbers = count()
        team = [Frontline(name, world, troubles) for name in frontline]
        above = [kind(name, world, troubles).with_team(team) for name, kind in _ABOVE.items()]
        self.desks: dict[str, Desk] = {desk.name: desk for desk in (*team, *above)}
        for down, up in troubles.outages:
            self._at(down, lambda span=up - down: self.world.jump(seconds=span.total_seconds()))
        for answer in answers:
            self._at(answer.at, lambda answer=answer: self._arrives(answer))
        for away in troubles.away:
            self._at(away.said, lambda away=away: self._says_away(away))
        for desk in self.desks.values():
            self._at(world.clock(), lambda desk=desk: self._acts(desk))

    def _at(self, when: datetime, what: Callable[[], None]) -> None:
        heappush(self._plan, (when, next(self._numbers), what))

    def until(self, end: datetime) -> None:
        while self._plan[0][0] <= end:
            when, _, what = heappop(self._plan)
            self._pass_to(when)
            what()
        self._pass_to(end)

    def _pass_to(self, when: datetime) -> None:
        span = when - self.world.clock()
        if span <= _NOTHING:
            return
        due = self.world.bot.records.timers.next_due()
        if due is None or due > when:
            # nothing happens meanwhile: most looks at an empty desk cost no more than this
            self.world.clock.now, self.world.machine_clock.now = when, self.world.machine_clock.now + span
        else:
            self.world.pass_(seconds=span.total_seconds())
        if self._tired():
            self.restarts += 1
            self.world.stop_bot()
            self.world.start_bot()

    def _acts(self, desk: Desk) -> None:
        self._at(desk.turn(), lambda: self._acts(desk))

    def _arrives(self, answer: Answer) -> None:
        taken = self.world.deliver(key=f"msg_{answer.number}", **answer.payload)
        assert taken.status_code == _ACCEPTED, taken.text
        self.world.settle()

    def _says_away(self, away: Away) -> None:
        self.desks[away.by].work(
            PutAway(
                person=address(away.who),
                since=max(away.since, self.world.clock()),
                until=away.until,
                delegate=address(away.delegate) if away.delegate else None,
                by=self.desks[away.by].person,
            )
        )


_ABOVE: dict[str, type[CalledIn]] = {
    **dict.fromkeys(LEADS, CalledIn),
    EXECUTIVE: Executive,
    PROGRAM_OWNER: ProgramOwner,
}
