"""What is said when the chat changes how many, or who, from one day to the next."""

from dataclasses import replace

from bot.examples.example import MARIA, NOW, PRIYA, ZONE, Example
from bot.notifications import Notification
from bot.notifications.daily import CapAsBefore, CapChanged, CapRow, Caps, Overtaken, OvertakenByFile

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
)
