"""A ticket that lives under an escalation policy, from due time to due time."""

from datetime import datetime, timedelta
from functools import cache

from bot import commands as c
from bot import events as e
from bot.absences import Absences
from bot.agenda import Coming, agenda, first_coming
from bot.apply import apply
from bot.calling_in import CalledIn, NobodyAnswered, TeamCalled
from bot.decide import decide
from bot.moment import Moment
from bot.program import Program
from bot.program.steps import EscalationStep
from bot.ticket import Channel, Ticket
from tests.clocks import MONDAY
from tests.domain.tickets import a_ticket
from tests.world import program, program_with

HOUR = timedelta(hours=1)
ANA, BEN, MARIA, DANA, PRIYA = (f"{name}@contoso.example" for name in ("ana", "ben", "maria", "dana", "priya"))
UNCLAIMED = {"after": "unclaimed 2h", "notify": "team"}
LEAD = {"after": "first_contact missed", "notify": "lead"}
EXECUTIVE = {"after": "first_contact missed + 2h", "notify": DANA, "acknowledge": "60m"}
#: Nobody sleeps in these stories, unless one is about sleeping.
ALWAYS = {email: entry.model_copy(update={"calendar": "always"}) for email, entry in program().people.items()}


def asleep_at_night(*steps: dict[str, object]) -> Program:
    return program_with(escalations={"care": tuple(EscalationStep.model_validate(step) for step in steps)})


@cache
def _awake() -> Program:
    teams = {name: team.model_copy(update={"calendar": "always"}) for name, team in program().teams.items()}
    # whoever has it is left alone: a claim gone quiet is another story
    sla = {name: policy.model_copy(update={"ask_after": timedelta(days=90)}) for name, policy in program().sla.items()}
    return program_with(people=ALWAYS, teams=teams, sla=sla)


def going_by(*steps: dict[str, object]) -> Program:
    """A program in which everybody can be reached day and night, with these steps."""
    given = {"care": tuple(EscalationStep.model_validate(step) for step in steps)}
    return _awake().model_copy(update={"escalations": given})


class Life:
    """A ticket's life under a program, from due time to due time."""

    def __init__(self, program: Program, ticket: Ticket | None = None, absences: Absences | None = None) -> None:
        self.program = program
        self.absences = absences or Absences()
        self.ticket = ticket or a_ticket(revision=program.revision, free_since=MONDAY)
        self.now = MONDAY
        self.happened: list[tuple[datetime, e.Event]] = []

    @property
    def moment(self) -> Moment:
        return Moment(self.now, self.program, absences=self.absences)

    def do(self, command: c.Command) -> tuple[e.Event, ...]:
        events = decide(self.ticket, command, self.moment)
        for event in events:
            self.ticket = apply(self.ticket, event, self.now)
            self.happened.append((self.now, event))
        return events

    def until(self, end: datetime) -> "Life":
        while (coming := self.coming) and coming.due <= end:
            self.now = max(self.now, coming.due)
            assert self.do(c.PassTime()), f"{coming} is due and nothing comes of it"
        self.now = end
        return self

    @property
    def coming(self) -> Coming | None:
        """What comes first; the short way there comes to the same."""
        whole = next(iter(agenda(self.ticket, self.moment)), None)
        short = first_coming(self.ticket, self.moment)
        assert (short and short.due) == (whole and whole.due)
        return whole

    def pass_(self, **span: float) -> "Life":
        return self.until(self.now + timedelta(**span))

    @property
    def calls(self) -> list[tuple[datetime, str]]:
        """Who was called in and when; the team by its own word."""
        found = [(at, x) for at, x in self.happened if isinstance(x, CalledIn | TeamCalled | NobodyAnswered)]
        return [(at, x.to if isinstance(x, CalledIn) else type(x).__name__) for at, x in found]

    @property
    def called(self) -> list[str]:
        return [who for _, who in self.calls]


def contacted(by: str = ANA) -> e.Contacted:
    return e.Contacted(by=by, channel=Channel.PHONE)


def person(email: str):
    found = program().person(email)
    assert found
    return found
