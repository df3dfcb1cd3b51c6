"""What is said when the chat changes how many, or who, from one day to the next."""

from dataclasses import replace

from bot.examples.example import ANA, BEN, DANA, MARIA, NOW, PRIYA, SAM, ZONE, Example, at
from bot.notifications import Notification
from bot.notifications.daily import (
    Adjusted,
    CapAsBefore,
    CapChanged,
    CapRow,
    Caps,
    ColleagueMoved,
    GroupLost,
    InForce,
    Overtaken,
    OvertakenByFile,
    People,
    PersonAsBefore,
    PersonRow,
    TeamChanged,
    TeamPeople,
)
from bot.people import Role
from bot.revising.lost_group import Why

_CAPPED = CapChanged(workflow="detractor", by=MARIA, own=True, a_day=20, file=False)
_CAPS = Caps(
    rows=(
        CapRow(workflow="urgent", a_day=None, file=10, by=PRIYA, since=NOW),
        CapRow(workflow="detractor", a_day=20, file=None, by=MARIA, since=NOW),
        CapRow(workflow="passive", a_day=5, file=5),
    ),
    theirs=("detractor", "passive"),
    zone=ZONE,
    now=NOW,
)
_OVERTAKEN = OvertakenByFile(
    rows=(
        Overtaken(what="cap", name="detractor", chat="20", file="35", by=MARIA),
        Overtaken(what="cap", name="passive", chat="5", file="", by=PRIYA),
        Overtaken(what="person", name="Ben Okoro", chat="Customer Care", file="Field Ops", by=MARIA),
        Overtaken(what="person", name="Sam Doyle", chat="Customer Care", file="", by=MARIA),
    )
)

_TEAM = TeamChanged(team_name="Customer Care", group="@care-team", joined=(BEN,), left=())
_LOST = GroupLost(group="@care-team", team_names=("Customer Care",), why=Why.EMPTY, known=6)

_MOVED = ColleagueMoved(who=BEN, joined="Customer Care", left="", by=MARIA, own=True)
_LEFT = replace(_MOVED, joined="", left="Customer Care")
_OTHER_HOURS = replace(_MOVED, left="Customer Care", trained=("vulnerable",), calendar="office", zone="Europe/Oslo")
_BETWEEN = replace(_MOVED, left="Field Ops")
_ROW = PersonRow(who=BEN, role=Role.FRONTLINE, trained=(), by=MARIA, since=NOW)
_CARE = TeamPeople(
    team="care",
    team_name="Customer Care",
    rows=(
        PersonRow(who=ANA, role=Role.FRONTLINE, trained=("vulnerable",)),
        _ROW,
        PersonRow(who=MARIA, role=Role.LEAD, trained=("vulnerable",)),
    ),
    groups=("@care-team",),
)
_PEOPLE = People(teams=(_CARE,), out=(), theirs=("care",), zone=ZONE, now=NOW)
_FIELD = TeamPeople(team="field-ops", team_name="Field Ops", rows=())

_IN_FORCE = InForce(
    revision="5f2c09ab77d1",
    owner=PRIYA,
    waiting="",
    approvers=(),
    adjusted=(
        Adjusted(what="pause", name="passive", said="", by=MARIA, since=NOW, until=at(9, 0)),
        Adjusted(what="pause", name="praise", said="", by=PRIYA, since=NOW),
        Adjusted(what="cap", name="detractor", said="20", by=MARIA, since=NOW),
        Adjusted(what="cap", name="urgent", said="", file="10", by=MARIA, since=NOW),
        Adjusted(what="person", name="Ben Okoro", said="Customer Care", file="Field Ops", by=PRIYA, since=NOW),
        Adjusted(what="person", name="Sam Doyle", said="", file="Field Ops", by=PRIYA, since=NOW),
        Adjusted(what="group", name="@care-team", said="6", by=None, since=NOW),
    ),
    zone=ZONE,
    now=NOW,
)

DAILY: tuple[Example[Notification], ...] = (
    Example("cap-set", "To whoever set a workflow's cap.", _CAPPED),
    Example("cap-set-one", "The same; one a day.", replace(_CAPPED, a_day=1)),
    Example("cap-lifted", "The same; all are posted.", replace(_CAPPED, a_day=None)),
    Example("cap-of-the-file", "The same; it is the file's again.", replace(_CAPPED, a_day=35, file=True)),
    Example("cap-set-by-a-lead", "To whoever else answers for it.", replace(_CAPPED, own=False)),
    Example("cap-given-back-by-a-lead", "The same.", replace(_CAPPED, own=False, a_day=None, file=True)),
    Example("cap-already", "To whoever sets it again.", CapAsBefore(workflow="detractor", a_day=20)),
    Example("caps", "To whoever asks how many a day are posted.", _CAPS),
    Example("caps-none", "The same; there is none.", replace(_CAPS, rows=())),
    Example("caps-not-theirs", "The same; they may set none.", replace(_CAPS, theirs=())),
    Example("overtaken-by-file", "To the program's owner, and whoever had changed it.", _OVERTAKEN),
    Example("team-joined", "To a team's lead: somebody came to its user group.", _TEAM),
    Example("team-left", "The same; somebody left.", replace(_TEAM, joined=(), left=(ANA, BEN))),
    Example("team-joined-and-left", "The same; both.", replace(_TEAM, left=(ANA,))),
    Example("group-empty", "To the program's owner, and whoever runs the bot.", _LOST),
    Example("group-gone", "The same.", replace(_LOST, why=Why.GONE, known=0)),
    Example("group-disabled", "The same.", replace(_LOST, why=Why.DISABLED, known=1)),
    Example("group-without-right", "The same.", replace(_LOST, why=Why.NO_RIGHT, known=0)),
    Example(
        "group-without-plan",
        "The same; two teams.",
        replace(_LOST, why=Why.NO_GROUPS, team_names=("Customer Care", "Field Ops"), known=0),
    ),
    Example("colleague-joined", "To whoever took somebody in.", _MOVED),
    Example("colleague-joined-you", "To them.", replace(_MOVED, own=False, you=True)),
    Example("colleague-joined-by-a-lead", "To the program's owner.", replace(_MOVED, own=False)),
    Example("colleague-left", "To whoever took somebody out.", _LEFT),
    Example("colleague-left-you", "To them.", replace(_LEFT, own=False, you=True)),
    Example("colleague-left-by-a-lead", "To the program's owner.", replace(_LEFT, own=False)),
    Example("colleague-moved", "To whoever moved somebody.", _BETWEEN),
    Example("colleague-moved-you", "To them.", replace(_BETWEEN, own=False, you=True)),
    Example("colleague-moved-by-the-owner", "To whoever leads the teams.", replace(_BETWEEN, own=False, by=PRIYA)),
    Example("colleague-other-hours", "To whoever said so.", _OTHER_HOURS),
    Example(
        "colleague-no-hours", "The same; they have the team's, and no training.", replace(_MOVED, left=_MOVED.joined)
    ),
    Example("colleague-already", "The same; it was so.", PersonAsBefore(who=BEN, team_name="Customer Care")),
    Example("colleague-out-already", "The same.", PersonAsBefore(who=BEN, team_name="")),
    Example("people", "To a lead who asks.", _PEOPLE),
    Example(
        "people-of-several-teams",
        "To the program's owner who asks.",
        replace(_PEOPLE, teams=(_CARE, _FIELD), theirs=("care", "field-ops"), out=(replace(_ROW, who=SAM),)),
    ),
    Example("people-not-theirs", "To a colleague who asks.", replace(_PEOPLE, theirs=())),
    Example("program-in-force", "To whoever asks which program holds.", _IN_FORCE),
    Example(
        "program-in-force-and-waiting",
        "The same; another revision waits.",
        replace(_IN_FORCE, waiting="77d15f2c09ab", approvers=(DANA, MARIA), adjusted=_IN_FORCE.adjusted[:1]),
    ),
    Example(
        "program-in-force-bad-file",
        "The same; the file has a mistake by now.",
        replace(_IN_FORCE, adjusted=(), is_file_bad=True),
    ),
    Example("program-in-force-as-written", "The same; the chat has changed nothing.", replace(_IN_FORCE, adjusted=())),
)
