"""Filling in forms about known issues: a ticket is put into one, and everybody in one is answered."""

from collections.abc import Sequence

from blocks.issue_letters import begun
from blocks.wording import fill
from bot.dossier import Dossier
from bot.errors import Reason, Refusal
from bot.issue_forms import NAME_GAP, IssueAnswerForm, JoinIssueForm
from bot.issue_languages import asked_for, language_in, languages_of
from bot.known_issues import open_issues
from bot.moment import Moment
from bot.notifications import TicketShown
from bot.people import Person
from bot.ports import Views
from bot.program import Program, Template
from bot.program.known_issues import KnownIssue
from bot.sayings.issues import counted
from bot.ticket import Ticket
from handlers.template_words import template_words

#: A list to choose from is no longer than this.
_MOST = 100


def join_issue(dossier: Dossier, about: TicketShown, by: Person, moment: Moment) -> JoinIssueForm:
    known = tuple((each.id, each.name) for each in open_issues(moment.program) if each.team == dossier.ticket.team)
    if not known:
        raise Refusal(Reason.NO_SUCH_ISSUE)
    return JoinIssueForm(about=about, issues=known)


def answer_issue(
    issue: KnownIssue, tickets: Sequence[Ticket], views: Views, by: Person, program: Program
) -> IssueAnswerForm:
    waiting = counted(tickets)
    if not waiting.unheard and not waiting.heard:
        raise Refusal(Reason.NOBODY_WAITS)
    live = [ticket for ticket in tickets if ticket.is_live]
    return IssueAnswerForm(
        issue=issue.id,
        name=issue.name,
        waiting=waiting,
        subject=issue.name,
        message=begun(issue.told, by.first_name, program.program.name),
        languages=languages_of(views.on_file(live).values()),
        templates=tuple((name, template.name) for name, template in _offered(program).items())[:_MOST],
    )


def answer_afresh(
    form: IssueAnswerForm, by: Person, values: dict[str, str], drawn: int, program: Program
) -> IssueAnswerForm:
    """
    *form* after another template was chosen; what was written elsewhere stays.

    One in a language that some of them read becomes their text; any other is for everybody.
    """
    texts = {
        each: (values.get(f"subject_{each}", ""), values.get(f"message_{each}", ""))
        for each in asked_for(form.languages)
    }
    everybody = (values.get("subject", ""), values.get("message", ""))
    chosen = values.get("template", "")
    template = _offered(program).get(chosen)
    if template is not None and language_in(template.locale) in texts:
        texts[language_in(template.locale)] = _filled(template, by, program)
    elif template is not None:
        everybody = _filled(template, by, program)
    return IssueAnswerForm(
        issue=form.issue,
        name=form.name,
        waiting=form.waiting,
        subject=everybody[0],
        message=everybody[1],
        languages=form.languages,
        templates=form.templates,
        template=chosen if template else "",
        texts=texts,
        afresh=drawn + 1,
    )


def _offered(program: Program) -> dict[str, Template]:
    return {name: template for name, template in program.templates.items() if template.channel == "email"}


def _filled(template: Template, by: Person, program: Program) -> tuple[str, str]:
    """With the gap for each customer's name; of their score and touchpoint one text for all knows nothing."""
    words = template_words(customer=NAME_GAP, owner=by, company=program.program.name, score=None, touchpoint="")
    return fill(template.subject, words), fill(template.message, words)
