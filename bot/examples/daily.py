"""What is said when the chat changes how many, or who, from one day to the next."""

from dataclasses import replace

from bot.examples.example import ANA, BEN, MARIA, NOW, PRIYA, ZONE, Example
from bot.notifications import Notification
from bot.notifications.daily import (
    CapAsBefore,
    CapChanged,
    CapRow,
    Caps,
    GroupLost,
    Overtaken,
    OvertakenByFile,
    TeamChanged,
)
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
    )
)

_TEAM = TeamChanged(team_name="Customer Care", group="@care-team", joined=(BEN,), left=())
_LOST = GroupLost(group="@care-team", team_names=("Customer Care",), why=Why.EMPTY, known=6)

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
)
