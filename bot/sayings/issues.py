"""What is said about a known issue: from the program in force, and from whoever waits in it now."""

import json
from collections.abc import Sequence
from datetime import datetime

from bot.issue_works import Came, Doing, IssueWork
from bot.known_issues import KNOWN_ISSUE, issue_of, leader, open_issues, teams_led
from bot.listing import rows
from bot.moment import Moment
from bot.notifications import issues as i
from bot.people import Person, PersonId
from bot.ports import Views
from bot.program.known_issues import KnownIssue
from bot.reactions.in_issue import DONE_WITH_ALL, ISSUE_DUE, ISSUE_LATE
from bot.sayings.say import Say
from bot.telling import cause_in_words, maybe_who, team_name, who, zone_of
from bot.ticket import Ticket
from bot.words import WordsId

#: Customers that a list shows.
_SHOWN = 20


def issue_shown(issue: KnownIssue, views: Views, moment: Moment) -> i.IssueShown:
    tickets, program = views.in_issue(issue.id), moment.program
    return i.IssueShown(
        issue=issue.id,
        name=issue.name,
        told=issue.told,
        lead=who(leader(issue, program), program),
        waiting=counted(tickets),
        words=issue.words,
        place=issue.place,
        touchpoint=issue.touchpoint,
        condition=issue.condition,
        newest=_newest(tickets, views),
        since=issue.since,
        until=issue.until,
        full=not issue.is_over and not issue.takes(moment.now),
        ended_at=issue.ended_at,
        ended_by=maybe_who(issue.ended_by or None, program),
        cause=cause_in_words(program.cause(program.cause_now(issue.cause)), issue.cause),
        zone=zone_of(issue.team, program),
        now=moment.now,
    )


def counted(tickets: Sequence[Ticket]) -> i.Waiting:
    live = [ticket for ticket in tickets if ticket.is_live]
    held = [pending for ticket in live for pending in ticket.pending if not pending.released]
    unheard = [ticket for ticket in live if not ticket.answered and not ticket.pending]
    return i.Waiting(
        unheard=len(unheard),
        on_its_way=sum(not ticket.answered and bool(ticket.pending) for ticket in live),
        heard=sum(ticket.answered for ticket in live),
        settled=sum(not ticket.is_live and _has_heard(ticket) for ticket in tickets),
        due=min((ticket.due for ticket in unheard), default=None),
        to_take_back=len(held),
        leaves_at=min((pending.send_at for pending in held), default=None),
    )


def _has_heard(ticket: Ticket) -> bool:
    """Whoever goes on as another ticket, and what was closed as spam, was not settled with it."""
    return ticket.answered and ticket.merged_into is None


def _newest(tickets: Sequence[Ticket], views: Views) -> str:
    """The newest words among the latest few: many leave only a score."""
    latest = list(tickets[-_SHOWN:])
    files = views.on_file(latest) if latest else {}
    said = (files[t.number].feedback.comment for t in reversed(latest) if t.number in files)
    return next((words for words in said if words.strip()), "")


def issue_queue(issue: KnownIssue, views: Views, moment: Moment) -> i.IssueQueue:
    """Who waits in it; those who have not heard from us first."""
    live = [ticket for ticket in views.in_issue(issue.id) if ticket.is_live]
    first = sorted(live, key=lambda ticket: (ticket.answered, ticket.due, ticket.number))
    return i.IssueQueue(
        issue=issue.id,
        name=issue.name,
        rows=rows(first[:_SHOWN], views, moment),
        total=len(live),
        zone=zone_of(issue.team, moment.program),
        now=moment.now,
    )


def issues(person: Person, teams: Sequence[str], views: Views, moment: Moment) -> i.Issues:
    """What is known in *teams*."""
    program = moment.program
    return i.Issues(
        rows=tuple(_row(each, views, moment) for each in open_issues(program) if each.team in teams),
        teams=tuple((team, team_name(team, program)) for team in teams_led(person, program)),
        zone=program.program.zone,
        now=moment.now,
    )


def _row(issue: KnownIssue, views: Views, moment: Moment) -> i.IssueRow:
    return i.IssueRow(
        issue=issue.id,
        name=issue.name,
        team_name=team_name(issue.team, moment.program),
        lead=who(leader(issue, moment.program), moment.program),
        waiting=counted(views.in_issue(issue.id)),
        since=issue.since,
    )


def declared(issue: KnownIssue, work: IssueWork, views: Views, moment: Moment) -> i.IssueDeclared:
    """To whoever declared it just now."""
    shown, by = issue_shown(issue, views, moment), who(work.by, moment.program)
    return i.IssueDeclared(shown=shown, by=by, own=True, joined=work.came.done, under_way=not work.finished)


def ended(issue: KnownIssue, by: PersonId, own: bool, apart: int, views: Views, moment: Moment) -> i.IssueEnded:
    """What became of everybody in it; *apart* is how many had not heard from us."""
    tickets = views.in_issue(issue.id)
    return i.IssueEnded(
        name=issue.name,
        by=who(by, moment.program),
        own=own,
        # an answer on its way is waited for: that is a matter of a minute
        settled=sum(_has_heard(ticket) or bool(ticket.pending) for ticket in tickets),
        apart=apart,
    )


# -- through the outbox


def _card(subject: str, to: str, views: Views, moment: Moment) -> i.IssueShown | None:
    issue = issue_of(subject, moment.program)
    return issue_shown(issue, views, moment) if issue else None


def _due(subject: str, to: str, views: Views, moment: Moment) -> i.IssueDue | None:
    """Nothing, where nobody waits for anything: not for a word, and not for its end."""
    shown = _card(subject, to, views, moment)
    if shown is None or shown.ended_at is not None:
        return None
    return i.IssueDue(shown=shown) if shown.waiting.unheard or shown.waiting.heard else None


def _late(subject: str, to: str, views: Views, moment: Moment) -> i.IssueLate | None:
    issue, shown = issue_of(subject, moment.program), _card(subject, to, views, moment)
    if issue is None or shown is None or issue.is_over or not shown.waiting.all:
        return None
    return i.IssueLate(shown=shown, own=to == leader(issue, moment.program))


def _told(subject: str, to: str, views: Views, moment: Moment) -> i.IssueDeclared | None:
    about = json.loads(subject)
    issue = issue_of(about["issue"], moment.program)
    if issue is None or issue.is_over:
        return None
    by = who(about["by"], moment.program)
    return i.IssueDeclared(shown=issue_shown(issue, views, moment), by=by, own=False)


def _until(subject: str, to: str, views: Views, moment: Moment) -> i.IssueUntil | None:
    shown = _card(json.loads(subject)["issue"], to, views, moment)
    return i.IssueUntil(shown=shown) if shown and shown.ended_at is None else None


def _ended(subject: str, to: str, views: Views, moment: Moment) -> i.IssueEnded | None:
    about = json.loads(subject)
    issue = issue_of(about["issue"], moment.program)
    return ended(issue, about["by"], False, about["unheard"], views, moment) if issue else None


# -- what came of what was done for many


def _gathered(subject: str, to: str, views: Views, moment: Moment) -> i.IssueGathered | None:
    about = json.loads(subject)
    issue = issue_of(about["issue"], moment.program)
    return i.IssueGathered(issue=issue.id, name=issue.name, joined=about["done"]) if issue else None


def _answered(subject: str, to: str, views: Views, moment: Moment) -> i.IssueAnswered | None:
    about = json.loads(subject)
    issue = issue_of(about["issue"], moment.program)
    return answered(issue, Came(about["done"], about["apart"]), None, moment) if issue else None


def answered(issue: KnownIssue, came: Came, send_at: datetime | None, moment: Moment) -> i.IssueAnswered:
    return i.IssueAnswered(
        issue=issue.id,
        name=issue.name,
        sent=came.done,
        apart=came.apart,
        send_at=send_at,
        zone=zone_of(issue.team, moment.program),
    )


def _taken_back(subject: str, to: str, views: Views, moment: Moment) -> i.IssueTakenBack:
    about = json.loads(subject)
    return taken_back(about["issue"], about["done"], about["draft"], views)


def taken_back(issue: str, count: int, draft: WordsId, views: Views) -> i.IssueTakenBack:
    kept = views.message(draft) if count and draft else None
    return i.IssueTakenBack(issue=issue, taken_back=count, text=kept.text if kept else "")


def _settled(subject: str, to: str, views: Views, moment: Moment) -> i.IssueEnded | None:
    about = json.loads(subject)
    issue = issue_of(about["issue"], moment.program)
    return ended(issue, about["by"], True, about["apart"], views, moment) if issue else None


SAY: dict[str, Say] = {
    KNOWN_ISSUE: _card,
    ISSUE_DUE: _due,
    ISSUE_LATE: _late,
    "known_issue_declared": _told,
    "known_issue_until": _until,
    "known_issue_ended": _ended,
    DONE_WITH_ALL[Doing.GATHER]: _gathered,
    DONE_WITH_ALL[Doing.ANSWER]: _answered,
    DONE_WITH_ALL[Doing.TAKE_BACK]: _taken_back,
    DONE_WITH_ALL[Doing.SETTLE]: _settled,
}
