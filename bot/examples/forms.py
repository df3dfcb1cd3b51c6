"""Every form, in every state that looks different."""

from dataclasses import replace

from bot.examples.example import ANA, ANSWER, BEN, DANA, FIELD, MARIA, PRIYA, ZONE, Example, at
from bot.examples.pages import PAGE
from bot.examples.shown import ANSWERED, CLAIMED, ENGINEER, RANG, SPOKE, UNCLAIMED, WROTE
from bot.forms import (
    AssignForm,
    AwayColleague,
    CallForm,
    CarryOnForm,
    CloseForm,
    Colleague,
    Colleagues,
    EscalateForm,
    FormData,
    HandOverForm,
    HandToForm,
    MergeForm,
    NoteForm,
    NotTodayForm,
    RespondForm,
    RespondPreview,
    RootCauseForm,
    SnoozeForm,
    TeamOffered,
    TemplateOffered,
)
from bot.program.remedies import Cause

_TEAM = Colleagues(here=(Colleague(who=ANA), Colleague(who=BEN), Colleague(who=MARIA)), zone=ZONE, now=at(3, 10))
_SOME = Colleagues(
    here=(Colleague(who=BEN), Colleague(who=ANA, off_until=at(4, 8)), Colleague(who=PRIYA, off_until=at(9, 8))),
    away=(AwayColleague(who=MARIA, back=at(9, 0), delegate=BEN), AwayColleague(who=DANA, back=None)),
    zone=ZONE,
    now=at(3, 10),
)
_TEMPLATES = (
    TemplateOffered(
        name="first-answer",
        label="First answer",
        subject="Your feedback to Contoso Broadband",
        message="Hello Grace,\n\nthank you for telling us so plainly.\n\n[what you have found out]\n\nAna",
    ),
    TemplateOffered(
        name="visit",
        label="About an engineer's visit",
        subject="Your engineer's visit",
        message="Hello Grace,\n\n[the day and hours of the new visit]\n\nAna",
    ),
)
CAUSES = (
    Cause("installation/missed-visit", "Missed visit", "Installation", "field-ops"),
    Cause("installation/several-visits", "Several visits", "Installation", "field-ops"),
    Cause("billing/double-charge", "Double charge", "Billing", "care"),
    Cause("other", "Other", "Other"),
)
_MANY_CAUSES = tuple(Cause(f"g{n // 30}/c{n}", f"Cause {n}", f"Group {n // 30}") for n in range(240))
_MANY_GROUPS = tuple(Cause(f"g{n}", f"Group {n}", f"Group {n}") for n in range(130))
_RESPOND = RespondForm(
    about=CLAIMED,
    shown=3,
    channels=("email",),
    templates=_TEMPLATES,
    template="first-answer",
    subject=_TEMPLATES[0].subject,
    message=_TEMPLATES[0].message,
    zone=ZONE,
)
_PREVIEW = RespondPreview(
    about=CLAIMED,
    draft="m-1",
    to="grace@example.com",
    subject="Your engineer's visit",
    text=ANSWER,
    promise="engineer Thursday, 8 to 1",
    promise_due=at(5, 13),
    undo_seconds=60,
    zone=ZONE,
)
_CANDIDATES = ((9, "#9 Grace Okafor: Still waiting for the engineer."), (12, "#12 Grace Okafor"))

_TO_SAY = (("A missed visit", "Ask what they waited for, and name the day yourself: [day and hours]."),)

FORMS: tuple[Example[FormData], ...] = (
    Example("respond", "Respond, with the first template that fits.", _RESPOND),
    Example(
        "respond-afresh",
        "Another template was chosen.",
        replace(_RESPOND, template="visit", subject=_TEMPLATES[1].subject, message=_TEMPLATES[1].message, afresh=1),
    ),
    Example(
        "respond-handed-back",
        "A message that was not sent is back.",
        replace(_RESPOND, message=ANSWER, promise="engineer Thursday, 8 to 1", promise_due=at(5, 13), handed_back=True),
    ),
    Example(
        "respond-bare",
        "No templates, no name, and no words but a score.",
        replace(
            _RESPOND,
            about=replace(CLAIMED, customer="", verbatim=""),
            templates=(),
            template="",
            subject="",
            message="",
            channels=("email", "phone"),
        ),
    ),
    Example("preview", "What the customer will get, before it goes.", _PREVIEW),
    Example(
        "preview-meanwhile",
        "Ben spoke with the customer while Ana was writing.",
        replace(_PREVIEW, meanwhile=SPOKE, meanwhile_said="Engineer Thursday, 8 to 1."),
    ),
    Example(
        "preview-meanwhile-mail",
        "Ben wrote to the customer while Ana was writing.",
        replace(
            _PREVIEW,
            meanwhile=replace(WROTE, by=BEN),
            meanwhile_said="",
            promise="",
            promise_due=None,
            undo_seconds=0,
            subject="",
        ),
    ),
    Example(
        "call",
        "Call, with the number.",
        CallForm(about=CLAIMED, phone="+44 20 7946 0018", to_say=_TO_SAY, page=PAGE, zone=ZONE),
    ),
    Example(
        "call-promised",
        "Call, where something was promised and there is no number.",
        CallForm(about=replace(ANSWERED, promise=ENGINEER), phone="", zone=ZONE),
    ),
    Example(
        "call-refused",
        "Whoever does not want to be called has rung us.",
        CallForm(about=CLAIMED, phone="", refused=True, zone=ZONE),
    ),
    Example("escalate", "Ask for help.", EscalateForm(about=CLAIMED, helpers=(MARIA,))),
    Example("escalate-free", "Ask for help with a ticket nobody has.", EscalateForm(about=UNCLAIMED, helpers=())),
    Example("root-cause", "Name the root cause.", RootCauseForm(about=CLAIMED, causes=CAUSES)),
    Example(
        "root-cause-many",
        "A program with 240 causes.",
        RootCauseForm(about=CLAIMED, causes=_MANY_CAUSES, cause="g7/c239"),
    ),
    Example(
        "root-cause-many-groups",
        "A program with 130 groups of causes.",
        RootCauseForm(about=CLAIMED, causes=_MANY_GROUPS),
    ),
    Example("root-cause-none", "A program without causes.", RootCauseForm(about=CLAIMED, causes=())),
    Example(
        "close",
        "Close, with what the bot saw.",
        CloseForm(
            about=ANSWERED, causes=CAUSES, cause="installation/several-visits", contacts=(WROTE, RANG), zone=ZONE
        ),
    ),
    Example(
        "close-bare",
        "Close, with nothing to go by.",
        CloseForm(about=replace(UNCLAIMED, customer="Wolfeschlegelsteinhausen"), causes=(), zone=ZONE),
    ),
    Example(
        "close-promised",
        "Close, where something was promised.",
        CloseForm(about=replace(ANSWERED, promise=ENGINEER), causes=CAUSES, contacts=(WROTE,), zone=ZONE),
    ),
    Example(
        "close-suggested",
        "Nobody named the cause yet; the survey's tags speak of one.",
        CloseForm(about=CLAIMED, causes=CAUSES, cause=CAUSES[0].id, suggested=True, zone=ZONE),
    ),
    Example(
        "close-spam",
        "Close, once it was said to be spam.",
        CloseForm(about=CLAIMED, causes=CAUSES, outcome="spam", zone=ZONE),
    ),
    Example("snooze", "Snooze.", SnoozeForm(about=CLAIMED, suggested=at(4, 9), zone=ZONE)),
    Example(
        "snooze-done", "Snooze until before anything is due.", SnoozeForm(about=ANSWERED, suggested=at(4, 9), zone=ZONE)
    ),
    Example("assign", "Give it to somebody.", AssignForm(about=UNCLAIMED, colleagues=_TEAM)),
    Example(
        "assign-away",
        "The same, while some of them are away, and others not at work.",
        AssignForm(about=UNCLAIMED, colleagues=_SOME),
    ),
    Example(
        "assign-all-away",
        "The same, while nobody is there.",
        AssignForm(about=UNCLAIMED, colleagues=replace(_SOME, here=())),
    ),
    Example("assign-nobody", "A team without people.", AssignForm(about=UNCLAIMED, colleagues=Colleagues())),
    Example(
        "hand-over",
        "Give it to another team.",
        HandOverForm(about=CLAIMED, teams=(TeamOffered(key="field-ops", name=FIELD),)),
    ),
    Example("hand-over-nowhere", "A program with one team.", HandOverForm(about=CLAIMED, teams=())),
    Example(
        "not-today",
        "From a reminder: give it back, or to another team.",
        NotTodayForm(
            about=CLAIMED,
            teams=(TeamOffered(key="care", name="Customer Care"), TeamOffered(key="field-ops", name=FIELD)),
        ),
    ),
    Example(
        "not-today-in-the-evening",
        "The same, while one team is off, and of another everybody is away.",
        NotTodayForm(
            about=CLAIMED,
            teams=(
                TeamOffered(key="care", name="Customer Care", off_until=at(4, 8)),
                TeamOffered(key="field-ops", name=FIELD, deserted=True),
            ),
            zone=ZONE,
            now=at(3, 18, 30),
        ),
    ),
    Example(
        "carry-on",
        "Whoever was called in leaves it with its owner.",
        CarryOnForm(about=CLAIMED, step=3, owner=ANA, due=at(3, 14)),
    ),
    Example(
        "hand-to",
        "Whoever was called in gives it to somebody.",
        HandToForm(about=CLAIMED, step=3, colleagues=_SOME, due=at(3, 14)),
    ),
    Example(
        "hand-to-nobody",
        "Nobody is there.",
        HandToForm(about=CLAIMED, step=3, colleagues=Colleagues(), due=at(3, 14)),
    ),
    Example("merge", "Join it to another ticket.", MergeForm(about=CLAIMED, candidates=_CANDIDATES)),
    Example("merge-by-number", "The same, with nothing to suggest.", MergeForm(about=CLAIMED, candidates=())),
    Example("note", "Write a note.", NoteForm(about=CLAIMED)),
    Example("advise", "Write to whoever has the ticket.", NoteForm(about=CLAIMED, to=ANA)),
    Example(
        "note-from-message",
        "*Add to ticket* on a message outside a ticket's thread.",
        NoteForm(about=None, note="Grace just rang reception.", candidates=_CANDIDATES),
    ),
    Example("note-no-candidates", "The same, with nothing to suggest.", NoteForm(about=None, note="Grace rang.")),
)
