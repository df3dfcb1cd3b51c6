"""What is said when the program changes, and when the chat changes something for a while."""

from dataclasses import replace

from bot.examples.example import ANA, DANA, MARIA, NOW, PRIYA, ZONE, Example, at
from bot.notifications import Notification, Share
from bot.notifications.revising import (
    ApprovalAsked,
    Beside,
    CauseGone,
    ChangeSettled,
    FollowedUp,
    NotPaused,
    Overload,
    PauseOver,
    PauseRow,
    Pauses,
    ProgramChanged,
    ProgramDecided,
    ProgramDeclined,
    ProgramNotTaken,
    ProgramWaits,
    WorkflowPaused,
)
from bot.revising.difference import Brief, Difference, How
from bot.revising.edition import What

_FASTER = Difference(
    section="sla", name="standard", key="first_contact.within", before="24h", after="12h", concerns=("detractor",)
)
_VIP = Difference(
    section="workflows",
    name="vip",
    how=How.ADDED,
    after="pilot, for care, when segment.vip && score <= 8",
    workflow=Brief(rollout="pilot", team="care", when="segment.vip && score <= 8"),
    names={"care": "Customer Care"},
)
_TOLD = Difference(
    section="workflows",
    name="detractor",
    key="notify",
    added=("dana@contoso.example",),
    names={"dana@contoso.example": "Dana Kim"},
)
_WHEN = Difference(section="workflows", name="urgent", key="when", before="score <= 2", after="score <= 3")
_GONE = Difference(
    section="people",
    name="sam@contoso.example",
    how=How.REMOVED,
    before="Sam Doyle",
    names={"sam@contoso.example": "Sam Doyle"},
)
_WORDS = Difference(section="templates", name="sorry", key="message", before="Hello", after="Good morning")
_SEVERAL = (_FASTER, _TOLD, _WHEN, _VIP, _GONE, _WORDS)
_MANY = tuple(
    Difference(
        section="people",
        name=f"colleague-{number}@contoso.example",
        how=How.ADDED,
        after=f"Colleague {number}",
        names={f"colleague-{number}@contoso.example": f"Colleague {number}"},
    )
    for number in range(20)
)

_CHANGED = ProgramChanged(differences=_SEVERAL, by=None)
_CAUSES = (
    Difference(section="root_causes", name="visits", how=How.RENAMED, before="Missed visit", after="Nobody came"),
    Difference(section="root_causes", name="billing", key="subcategories.double-charge", before="Double charge"),
)
_CAUSES_GONE = (CauseGone(cause="billing/double-charge", label="Double charge", tickets=12),)
_TOO_MUCH = (Overload(team_name="Customer Care", a_day=41.3, can_do=16),)
_ASKED = ApprovalAsked(revision="5f2c09ab77d1", owner=PRIYA, differences=_SEVERAL)
_LIVE = Difference(section="workflows", name="vip", key="rollout", before="pilot", after="live")
_BESIDE = Beside(
    workflow="vip",
    tickets=41,
    rest=388,
    weeks=12,
    figures=(
        ("response_rate", Share(41, 41), Share(371, 380)),
        ("first_contact_within_target", Share(39, 41), Share(333, 380)),
        ("resolved_within_target", Share(36, 38), Share(301, 344)),
        ("reopened", Share(2, 37), Share(22, 310)),
        ("confirmed", Share(21, 24), Share(140, 171)),
    ),
)
_NOTHING_YET = Beside(workflow="vip", tickets=4, rest=0, weeks=12, figures=(("confirmed", Share(0, 0), Share(0, 0)),))
_DECIDED = ProgramDecided(approved=True, differences=_SEVERAL)
_SETTLED = ChangeSettled(what=What.APPROVED, by=DANA, at=NOW, zone=ZONE, own=True, differences=(_FASTER, _TOLD))
_REPLACED = replace(_SETTLED, what=What.PROPOSED, by=None, own=False)
_MISTAKES = (
    'program.yaml:12: workflows[0].team: there is no team "car". Did you mean "care"?',
    'program.yaml:31: sla.standard.first_contact.within: "24" has no unit. Write a number with its unit: 24h.',
)
_NOT_TAKEN = ProgramNotTaken(mistakes=_MISTAKES, more=0)
_PAUSED = WorkflowPaused(workflow="detractor", by=PRIYA, own=True, until=at(9, 0), zone=ZONE, now=NOW)
_OVER = PauseOver(workflow="detractor", by=None, own=False, held=7)
_FOLLOWED = FollowedUp(workflow="detractor", tickets=7, paused=False)
_ROW = PauseRow(workflow="detractor", by=PRIYA, since=NOW, until=at(9, 0), held=7)
_PAUSES = Pauses(
    rows=(_ROW, PauseRow(workflow="passive", by=MARIA, since=NOW, until=None, held=0)),
    theirs=("urgent", "detractor", "passive"),
    zone=ZONE,
    now=NOW,
)

REVISING: tuple[Example[Notification], ...] = (
    Example(
        "program-changed-causes",
        "To its owner: one root cause has another name, and one is gone.",
        ProgramChanged(differences=_CAUSES, by=None, gone=_CAUSES_GONE),
    ),
    Example("program-changed", "To the program's owner: another revision is in force.", _CHANGED),
    Example("program-changed-approved", "The same; somebody had to agree.", replace(_CHANGED, by=DANA)),
    Example("program-changed-a-lot", "The same; more than one reads.", replace(_CHANGED, differences=_MANY)),
    Example("program-changed-nothing", "The same; only comments.", replace(_CHANGED, differences=())),
    Example("approval-asked", "To the approver whom the program names.", _ASKED),
    Example("approval-asked-one", "The same; one change.", replace(_ASKED, differences=(_FASTER,))),
    Example(
        "approval-asked-too-much",
        "The same; it brings a team more than it can do.",
        replace(_ASKED, differences=(_LIVE,), too_much=_TOO_MUCH),
    ),
    Example(
        "approval-asked-to-grow",
        "The same; a pilot goes live.",
        replace(_ASKED, differences=(_LIVE,), growing=(_BESIDE,)),
    ),
    Example(
        "program-changed-to-grow",
        "To the owner: a pilot is live; there are hardly any figures.",
        replace(_CHANGED, differences=(_LIVE,), growing=(_NOTHING_YET,)),
    ),
    Example("program-waits", "To the program's owner.", ProgramWaits(approvers=(DANA, MARIA), differences=_SEVERAL)),
    Example("program-approved", "To whoever pressed Approve.", _DECIDED),
    Example("program-not-now", "To whoever pressed Not now.", replace(_DECIDED, approved=False)),
    Example("change-agreed", "In place of what asked the approver.", _SETTLED),
    Example("change-agreed-by-another", "The same; another approver was asked, too.", replace(_SETTLED, own=False)),
    Example("change-agreed-yours", "To its owner.", replace(_SETTLED, own=False, yours=True)),
    Example("change-agreed-pressed-again", "To whoever presses again.", replace(_SETTLED, differences=None)),
    Example("change-not-now", "In place of what asked the approver.", replace(_SETTLED, what=What.DECLINED)),
    Example("change-taken-back", "The same.", replace(_REPLACED, what=What.WITHDRAWN)),
    Example("change-taken-back-yours", "To its owner.", replace(_REPLACED, what=What.WITHDRAWN, yours=True)),
    Example("change-replaced", "In place of what asked the approver.", _REPLACED),
    Example("change-replaced-at-once", "The same; nobody had to agree.", replace(_REPLACED, what=What.TOOK_EFFECT)),
    Example("program-declined", "To the program's owner.", ProgramDeclined(by=DANA, differences=_SEVERAL)),
    Example("program-not-taken", "To the program's owner, and to whoever runs the bot.", _NOT_TAKEN),
    Example("program-not-taken-one", "The same.", replace(_NOT_TAKEN, mistakes=_MISTAKES[:1])),
    Example("program-not-taken-many", "The same.", replace(_NOT_TAKEN, more=8)),
    Example("workflow-paused", "To whoever paused it.", _PAUSED),
    Example("workflow-paused-open", "The same; nobody said until when.", replace(_PAUSED, until=None)),
    Example("workflow-paused-by-a-lead", "To whoever else answers for it.", replace(_PAUSED, by=MARIA, own=False)),
    Example("pause-over", "To whoever paused it: its time is over.", _OVER),
    Example("pause-over-nothing", "The same; nothing came.", replace(_OVER, held=0)),
    Example("pause-over-resumed", "To whoever else answers for it.", replace(_OVER, by=ANA, held=1)),
    Example("pause-over-own", "To whoever resumed it.", replace(_OVER, by=PRIYA, own=True)),
    Example("pause-followed-up", "To whoever had their tickets opened.", _FOLLOWED),
    Example("pause-followed-up-none", "The same; somebody was quicker.", replace(_FOLLOWED, tickets=0)),
    Example("pause-followed-up-not-yet", "The same; it is paused again.", replace(_FOLLOWED, tickets=0, paused=True)),
    Example("pause-already", "To whoever pauses it again.", NotPaused(workflow="detractor", paused=True)),
    Example("pause-not", "To whoever resumes what goes on.", NotPaused(workflow="detractor", paused=False)),
    Example("pauses", "To whoever asks what is paused.", _PAUSES),
    Example("pauses-none", "The same; nothing is.", replace(_PAUSES, rows=())),
    Example("pauses-not-theirs", "The same; they may pause nothing.", replace(_PAUSES, theirs=())),
)
