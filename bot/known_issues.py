"""Known issues in force: what joins one, who leads it, who may declare one, and whether its condition can be used."""

from bot.conditions import BadCondition
from bot.feedback import Feedback
from bot.moment import Moment
from bot.people import Person, PersonId
from bot.place_names import folded
from bot.program import Program, Workflow
from bot.program.known_issues import KnownIssue
from bot.rights import is_lead, may_read_team, owns_program

#: The card of a known issue, as the outbox and whoever draws it anew know it.
KNOWN_ISSUE = "known_issue"


def card_key(issue: str) -> str:
    """The outbox's key of the issue's card."""
    return f"known issue {issue} / card"


def issue_of(id: str, program: Program) -> KnownIssue | None:
    return program.adjustments.issues.get(id)


def open_issues(program: Program) -> tuple[KnownIssue, ...]:
    """Those that nobody has ended, the first declared first."""
    return tuple(issue for issue in program.adjustments.issues.values() if not issue.is_over)


def joins(feedback: Feedback, team: str, workflow: Workflow, moment: Moment) -> KnownIssue | None:
    """The issue that a ticket of *team* about *feedback* waits in; None where it is one of its own, as ever."""
    if stands_apart(feedback, team, workflow, moment.program):
        return None
    taking = (each for each in open_issues(moment.program) if each.takes(moment.now) and each.team == team)
    return next((each for each in taking if matches(each, feedback, moment.program)), None)


def stands_apart(feedback: Feedback, team: str, workflow: Workflow, program: Program) -> bool:
    """
    Whether it asks for more than a word to everybody.

    So does whoever wants to hear from somebody, and every careful case: what
    only trained people or a restricted team may see to, or whose customer is
    not asked afterwards.
    """
    restricted = team in program.teams and program.teams[team].restricted
    careful = bool(workflow.training) or not workflow.ask_customer or restricted
    return careful or bool(feedback.contact.wanted)


def asks_for_more(said: Feedback, issue: KnownIssue, workflow: Workflow, program: Program) -> bool:
    """Whether what somebody who waits in *issue* said besides is to be looked at alone; a score says no more."""
    about_else = bool(said.comment.strip()) and not matches(issue, said, program)
    return about_else or stands_apart(said, issue.team, workflow, program)


def matches(issue: KnownIssue, feedback: Feedback, program: Program) -> bool:
    """What became unusable with another revision of the program matches nothing."""
    if issue.place and folded(program.location_of(feedback)) != folded(issue.place):
        return False
    if not issue.when:
        return bool(issue.place)
    try:
        return program.holds(program.compiled(issue.when), feedback)
    except BadCondition:
        return False


def leader(issue: KnownIssue, program: Program) -> PersonId:
    """Whoever answers for it now: where they left the team, or the program, the team's lead."""
    person, team = program.person(issue.lead), program.teams.get(issue.team)
    if person is not None and (team is None or may_read_team(person, issue.team, program)):
        return issue.lead
    return team.lead.lower() if team else program.program.owner.lower()


def reminded(issue: KnownIssue, moment: Moment) -> PersonId:
    """Whoever hears of those who wait: who answers for it; while they are away, who else may answer."""
    program = moment.program
    team, first = program.teams.get(issue.team), leader(issue, program)
    others = (first, *((team.lead.lower(),) if team else ()), program.program.owner.lower())
    return next((each for each in others if program.person(each) is not None and not moment.is_away(each)), first)


def goes_on_with(issue: KnownIssue, program: Program) -> PersonId:
    """Whose its tickets are once they are settled: who ended it, where they answer customers of that team."""
    team = program.teams.get(issue.team)
    found = (program.person(each) for each in (issue.ended_by, leader(issue, program)))
    works = (each for each in found if each and (each.team == issue.team or is_lead(each, issue.team, program)))
    return next((each.email for each in works), team.lead.lower() if team else issue.ended_by)


def may_lead(by: Person, team: str, program: Program) -> bool:
    """Whoever leads the team, and the program's owner, declare, answer and end."""
    return owns_program(by, program) or is_lead(by, team, program)


def teams_led(by: Person, program: Program) -> tuple[str, ...]:
    """The teams for which somebody may declare one; in a restricted team every matter is looked at alone."""
    return tuple(name for name, team in program.teams.items() if may_lead(by, name, program) and not team.restricted)
