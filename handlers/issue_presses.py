"""What is pressed about a known issue, and what is asked about all of them."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from bot import actions
from bot.dashboards import teams_seen
from bot.errors import Reason, Refusal
from bot.issue_forms import IssueAnswerForm, IssueEndForm, IssueForm
from bot.known_issues import issue_of, open_issues
from bot.moment import Moment
from bot.notifications import issues as i
from bot.people import Person, PersonId
from bot.ports import Views, Writer
from bot.program import Program
from bot.program.known_issues import KnownIssue
from bot.revising.issues import require_issue, require_leader, require_open
from bot.rights import may_read_team
from bot.sayings.issues import counted, issue_queue, issue_shown, issues, taken_back
from bot.telling import team_name, who, zone_of
from bot.ticket import Ticket
from handlers.answers import Answer, OpenForm, Tell
from handlers.forming_issues import answer_afresh, answer_issue
from handlers.issue_watch import IssueWatch

#: A list to choose from is no longer than this.
_MOST_PEOPLE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuePresses:
    """Answers of forms, lists and cards; one bounded read each."""

    writer: Writer
    views: Views
    moment: Callable[[], Moment]
    #: Whether mail can be sent at all.
    mail: bool
    #: Who does what is done for all of them.
    watch: IssueWatch | None = None

    async def pressed(self, action: str, about: str, by: Person) -> Answer:
        press: dict[str, Callable[[str, Person], Awaitable[Answer]]] = {
            actions.ISSUE_SHOW: self._show,
            actions.ISSUE_QUEUE: self._queue,
            actions.ISSUE_UNDO: self._undo,
            actions.ISSUE_DECLARE: self._declare,
            actions.ISSUE_ANSWER: self._answer,
            actions.ISSUE_END: self._end,
        }
        return await press[action](about, by)

    async def asked(self, by: Person, words: str) -> i.Issues | i.IssueShown:
        """`/loop known`, and `/loop known leeds` for one of them."""
        program = self.moment().program
        teams = teams_seen(by, program)
        if not words.strip():
            return await asyncio.to_thread(issues, by, teams, self.views, self.moment())
        wanted = words.strip().strip("“”\"'").casefold()
        found = (each for each in open_issues(program) if wanted in each.name.casefold() and each.team in teams)
        issue = next(found, None)
        if issue is None:
            raise Refusal(Reason.NO_SUCH_ISSUE)
        return await self._shown(issue, by)

    async def _show(self, id: str, by: Person) -> Answer:
        return Tell(await self._shown(self._readable(id, by), by))

    async def _shown(self, issue: KnownIssue, by: Person) -> i.IssueShown:
        self._readable(issue.id, by)
        return await asyncio.to_thread(issue_shown, issue, self.views, self.moment())

    async def _queue(self, id: str, by: Person) -> Answer:
        return Tell(await asyncio.to_thread(issue_queue, self._readable(id, by), self.views, self.moment()))

    def _readable(self, id: str, by: Person) -> KnownIssue:
        """Who waits in it is for those who may read what its team is told."""
        program = self.moment().program
        issue = issue_of(id, program)
        if issue is None:
            raise Refusal(Reason.NO_SUCH_ISSUE)
        if not may_read_team(by, issue.team, program):
            raise Refusal(Reason.NOT_ALLOWED, team=issue.team)
        return issue

    async def _undo(self, id: str, by: Person) -> Answer:
        program = self.moment().program
        issue = require_issue(program.adjustments, id, by, program)
        if self.watch is None:
            raise Refusal(Reason.NO_SUCH_ISSUE)
        work = await self.watch.take_back(id, uuid4().hex, by)
        if not work.finished:
            return Tell(i.IssueUnderWay(issue=id, name=issue.name, doing=work.doing))
        return Tell(await asyncio.to_thread(taken_back, id, work.came.done, work.draft, self.views))

    async def tickets(self, id: str) -> Sequence[Ticket]:
        """Everybody in it."""
        return await asyncio.to_thread(self.views.in_issue, id)

    # -- forms

    async def _declare(self, team: str, by: Person) -> Answer:
        program = self.moment().program
        require_leader(by, team, program)
        leads = tuple(who(each, program) for each in _may_answer(team, by, program)[:_MOST_PEOPLE])
        return OpenForm(
            IssueForm(
                team=team,
                team_name=team_name(team, program),
                leads=leads,
                lead=by.email,
                zone=zone_of(team, program),
            )
        )

    async def _answer(self, id: str, by: Person) -> Answer:
        program = self.moment().program
        issue = require_open(id, by, program)
        if not self.mail:
            raise Refusal(Reason.NO_MAIL)
        tickets = await self.tickets(id)
        return OpenForm(await asyncio.to_thread(answer_issue, issue, tickets, self.views, by, program))

    async def answer_afresh(self, id: str, by: Person, values: dict[str, str], drawn: int) -> IssueAnswerForm:
        """The open form after another template was chosen."""
        program = self.moment().program
        issue = require_open(id, by, program)
        form = await asyncio.to_thread(answer_issue, issue, await self.tickets(id), self.views, by, program)
        return answer_afresh(form, by, values, drawn, program)

    async def _end(self, id: str, by: Person) -> Answer:
        program = self.moment().program
        issue = require_open(id, by, program)
        waiting = counted(await self.tickets(id))
        return OpenForm(IssueEndForm(issue=id, name=issue.name, waiting=waiting, causes=program.causes()))


def _may_answer(team: str, by: Person, program: Program) -> list[PersonId]:
    """Whoever declares it, the team's lead, and everybody who works there."""
    works = [email for email, entry in program.people.items() if entry.team == team]
    known = dict.fromkeys((by.email, program.teams[team].lead.lower(), *works))
    return [email for email in known if program.person(email) is not None]
