"""A company's tickets as they are really kept, without its chat."""

from datetime import timedelta

from bot import commands as c
from bot import dashboards
from bot import notifications as n
from bot.feedback import ContactWish, Customer, Feedback, Scale
from bot.intake import Ingest
from bot.moment import Moment
from bot.people import Person, stranger
from bot.program import Program
from bot.service import Handle
from bot.ticket import CallOutcome, Outcome
from bot.words import write
from storage.engine import open_engine
from storage.ledger import Ledger
from storage.views import Views
from tests.clocks import Clock


class Desk:
    """What somebody does, and what they are answered."""

    def __init__(self, url: str, program: Program) -> None:
        self.clock = Clock()
        self.program = program
        self._engine = open_engine(url)
        self._ledger = Ledger(self._engine, lambda: self.moment)
        self.views = Views(self._engine)

    @property
    def moment(self) -> Moment:
        return Moment(self.clock(), self.program)

    def close(self) -> None:
        self._ledger.close()
        self._engine.dispose()

    def person(self, name: str) -> Person:
        return self.program.person(f"{name}@contoso.example") or stranger(f"{name}@contoso.example")

    def feedback(
        self,
        name: str,
        *,
        team: str = "care",
        score: float = 2,
        ago: timedelta = timedelta(0),
        wanted: bool | None = None,
        workflow: str = "detractor",
        **said: str,
    ) -> int:
        """The ticket that an unhappy customer of *team* makes, written *ago*."""
        answer = Feedback(
            source="relationship-nps",
            external_id=f"{name} {score} {ago}",
            submitted_at=self.clock() - ago,
            score=score,
            scale=Scale.NPS,
            comment=said.get("comment", ""),
            customer=Customer(external_id=name, name=name, email=_address(name), phone="+44 20 7946 0018"),
            contact=ContactWish(preferred=said.get("preferred", ""), wanted=wanted),
        )
        [starts] = [w for w in self.program.workflows if w.name == workflow]
        number: int = self._ledger.do(Ingest(answer.id, answer, starts.model_copy(update={"team": team}))).ticket
        return number

    def handle(self, number: int, command: c.Command) -> None:
        self._ledger.do(Handle(number, command))

    def claim(self, number: int, by: str) -> None:
        self.handle(number, c.Claim(by=self.person(by)))

    def reach(self, number: int, by: str) -> None:
        self.handle(number, c.LogCall(by=self.person(by), outcome=CallOutcome.REACHED))

    def resolve(self, number: int, by: str, outcome: Outcome = Outcome.SOLVED) -> None:
        close = c.Close(by=self.person(by), cause="other", outcome=outcome, actions=write("Called back."))
        self.handle(number, close)

    def my_loop(self, who: str) -> n.MyLoop:
        return dashboards.my_loop(self.person(who), self.views, self.moment)

    def team_loop(self, team: str, **said: int) -> n.TeamLoop:
        return dashboards.team_loop(team, self.views, self.moment, **said)

    def next_for(self, who: str) -> n.NextForYou:
        return dashboards.next_for(self.person(who), self.views, self.moment)

    def queue(self, team: str, **said: int) -> n.Queue:
        return dashboards.queue(self.person("ana"), team, self.views, self.moment, **said)

    def found(self, words: str, who: str) -> n.Found:
        return dashboards.found(words, self.person(who), self.views, self.moment)


def _address(name: str) -> str:
    """No two customers share one, and a customer without a name has none."""
    return f"{'.'.join(name.lower().split())}@example.com" if name else ""
