"""Filling in the form that puts a ticket into a known issue."""

from bot.dossier import Dossier
from bot.errors import Reason, Refusal
from bot.issue_forms import JoinIssueForm
from bot.known_issues import open_issues
from bot.moment import Moment
from bot.notifications import TicketShown
from bot.people import Person


def join_issue(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> JoinIssueForm:
    known = tuple((each.id, each.name) for each in open_issues(moment.program) if each.team == dossier.ticket.team)
    if not known:
        raise Refusal(Reason.NO_SUCH_ISSUE)
    return JoinIssueForm(about=about, issues=known)
