"""A known issue is declared, its lead is asked whether it is over, and it ends: each is an edition of its own."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conditions import BadCondition
from bot.effects import Priority, Send, to_team
from bot.errors import Incomplete, Reason, Refusal
from bot.issue_works import Doing, begun
from bot.known_issues import KNOWN_ISSUE, card_key, leader, may_lead, reminded
from bot.moment import Moment
from bot.people import Person, PersonId
from bot.program import Program
from bot.program.adjustments import Adjustments
from bot.program.known_issues import KnownIssue
from bot.revising.edition import Edition, What
from bot.revising.entry import Entry, after, tell

#: What is known for longer is no issue any more: it has a workflow, or an improvement.
LONGEST = timedelta(days=92)
_MOST_WORDS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody wrote into the form."""

    team: str
    name: str
    told: str
    words: tuple[str, ...] = ()
    place: str = ""
    touchpoint: str = ""
    condition: str = ""
    lead: PersonId = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What somebody wrote when it was over: stands on every ticket that it settles."""

    cause: str
    actions: str


def declare(latest: Edition | None, draft: Draft, by: Person, moment: Moment) -> Entry | None:
    """
    From now on what matches joins it; its card comes to the team's conversation.

    None where the same form arrives once more.
    """
    edition, program = _standing(latest), moment.program
    require_leader(by, draft.team, program)
    _check(draft, moment)
    issue = _declared(str(edition.number + 1), draft, by, moment.now)
    known = same_name(issue, edition.adjustments)
    if known is not None:
        if known == issue.model_copy(update={"id": known.id, "since": known.since}):
            return None
        raise Refusal(Reason.ISSUE_KNOWN, field="issue", by=known.by)
    _check_condition(issue, program)
    told = _others(issue, by, program)
    return after(
        edition,
        What.ISSUE_DECLARED,
        issue.name,
        by=by.email,
        adjustments=edition.adjustments.with_issue(issue, kept_since=moment.now - LONGEST),
        tell=(_card(issue), *(tell(edition, "known_issue_declared", to, issue=issue.id, by=by.email) for to in told)),
        begins=(begun(issue.id, Doing.GATHER, by),),
    )


def end(latest: Edition | None, id: str, ending: Ending, unheard: int, by: Person, moment: Moment) -> Entry | None:
    """
    Nobody joins any more, and whoever heard from us is settled; None where it is over already.

    *unheard* is how many have not: each gets a card of their own.
    """
    edition = _standing(latest)
    issue = require_issue(edition.adjustments, id, by, moment.program)
    if issue.is_over:
        return None
    _check_ending(ending, moment.program)
    over = {"ended_at": moment.now, "ended_by": by.email, "cause": ending.cause, "actions": ending.actions}
    told = _others(issue, by, moment.program)
    return after(
        edition,
        What.ISSUE_ENDED,
        issue.name,
        by=by.email,
        adjustments=_with(edition.adjustments, issue.model_copy(update=over), moment),
        tell=tuple(tell(edition, "known_issue_ended", to, issue=issue.id, by=by.email, unheard=unheard) for to in told),
        begins=(begun(issue.id, Doing.SETTLE, by),),
    )


def ask(latest: Edition | None, id: str, moment: Moment) -> Entry | None:
    """Its time has passed: nobody joins any more, and its lead is asked, once, whether it is over."""
    edition = _standing(latest)
    issue = edition.adjustments.issues.get(id)
    if issue is None or not issue.is_due(moment.now):
        return None
    asked = _with(edition.adjustments, issue.model_copy(update={"asked": True}), moment)
    told = tell(edition, "known_issue_until", reminded(issue, moment), issue=issue.id)
    return after(edition, What.ISSUE_FULL, issue.name, adjustments=asked, tell=(told,))


def require_leader(by: Person, team: str, program: Program) -> None:
    """Refuse whoever may not declare one for *team*; in a restricted one every matter is looked at alone."""
    if team not in program.teams:
        raise Refusal(Reason.UNKNOWN_TEAM, team=team, teams=tuple(program.teams))
    if program.teams[team].restricted or not may_lead(by, team, program):
        raise Refusal(Reason.NOT_ALLOWED, team=team)


def require_issue(adjustments: Adjustments, id: str, by: Person, program: Program) -> KnownIssue:
    """The issue, for whoever leads it or its team; a refusal for everybody else."""
    issue = adjustments.issues.get(id)
    if issue is None:
        raise Refusal(Reason.NO_SUCH_ISSUE)
    if by.email != leader(issue, program) and not may_lead(by, issue.team, program):
        raise Refusal(Reason.NOT_ALLOWED, team=issue.team)
    return issue


def require_open(id: str, by: Person, program: Program) -> KnownIssue:
    """The same, and nobody has ended it."""
    issue = require_issue(program.adjustments, id, by, program)
    if issue.is_over:
        raise Refusal(Reason.ISSUE_OVER, by=issue.ended_by)
    return issue


# -- what is declared


def _declared(id: str, draft: Draft, by: Person, now: datetime) -> KnownIssue:
    return KnownIssue(
        id=id,
        name=draft.name.strip(),
        team=draft.team,
        told=draft.told.strip(),
        words=draft.words[:_MOST_WORDS],
        place=draft.place.strip(),
        touchpoint=draft.touchpoint.strip(),
        condition=draft.condition.strip(),
        since=now,
        by=by.email,
        lead=draft.lead or by.email,
        until=draft.until,
    )


def _check(draft: Draft, moment: Moment) -> None:
    written = {"issue": draft.name, "told": draft.told}
    missing = {field: Reason.EMPTY for field, words in written.items() if not words.strip()}
    if not (draft.words or draft.place.strip() or draft.touchpoint.strip() or draft.condition.strip()):
        missing["words"] = Reason.NOTHING_TO_MATCH
    if missing:
        raise Incomplete(missing)
    if draft.until is not None and draft.until <= moment.now:
        raise Refusal(Reason.IN_THE_PAST, field="until")
    if draft.until is not None and draft.until > moment.now + LONGEST:
        raise Refusal(Reason.TOO_LATE, field="until", days=LONGEST.days)
    if draft.lead and moment.program.person(draft.lead) is None:
        raise Refusal(Reason.UNKNOWN_PERSON, field="lead")


def same_name(issue: KnownIssue, adjustments: Adjustments) -> KnownIssue | None:
    """One that its team knows by that name: of two leads who declare it at once, one was quicker."""
    known = (each for each in adjustments.issues.values() if not each.is_over and each.team == issue.team)
    return next((each for each in known if each.name.casefold() == issue.name.casefold()), None)


def _check_condition(issue: KnownIssue, program: Program) -> None:
    """The same helpful errors as for the file, beside the field that they are about."""
    for field, source in (("condition", issue.condition), ("condition" if issue.condition else "words", issue.when)):
        try:
            if source:
                program.compiled(source)
        except BadCondition as bad:
            raise Refusal(Reason.BAD_CONDITION, field=field, found=bad.found, remedy=bad.remedy) from None


def _check_ending(ending: Ending, program: Program) -> None:
    missing = {} if ending.cause or not program.causes() else {"cause": Reason.EMPTY}
    missing |= {} if ending.actions.strip() else {"actions": Reason.EMPTY}
    if missing:
        raise Incomplete(missing)
    if ending.cause and program.cause(ending.cause) is None:
        raise Refusal(Reason.UNKNOWN_CAUSE, field="cause")


# -- in common


def _with(adjustments: Adjustments, issue: KnownIssue, moment: Moment) -> Adjustments:
    return adjustments.with_issue(issue, kept_since=moment.now - LONGEST)


def _card(issue: KnownIssue) -> Send:
    to = to_team(issue.team)
    return Send(key=card_key(issue.id), notification=KNOWN_ISSUE, to=to, priority=Priority.POST, subject=issue.id)


def _others(issue: KnownIssue, by: Person, program: Program) -> list[PersonId]:
    """Whoever else answers for it: who leads it and its team, and the program's owner."""
    lead = program.teams[issue.team].lead.lower() if issue.team in program.teams else ""
    answer = dict.fromkeys((leader(issue, program), lead, program.program.owner))
    return [each for each in answer if each != by.email and program.person(each) is not None]


def _standing(latest: Edition | None) -> Edition:
    if latest is None:
        raise AssertionError("a program is in force before anybody can ask for a change of it")
    return latest
