"""What is said about a known issue, in every state that looks different."""

from dataclasses import replace

from bot.examples.example import ANA, CARE, MARIA, NOW, PRIYA, VISITS, ZONE, Example, at
from bot.examples.forms import CAUSES
from bot.examples.shown import CLAIMED, UNCLAIMED
from bot.forms import FormData
from bot.issue_forms import UNHEARD, IssueAnswerForm, IssueEndForm, IssueForm, IssuePreview, JoinIssueForm, OwnText
from bot.issue_works import Doing
from bot.notifications import NextStep, Notification, Row
from bot.notifications.issues import (
    IssueAnswered,
    IssueDeclared,
    IssueDue,
    IssueEnded,
    IssueGathered,
    IssueLate,
    IssueQueue,
    IssueRow,
    Issues,
    IssueShown,
    IssueTakenBack,
    IssueUnderWay,
    IssueUntil,
    PutIntoIssue,
    Waiting,
)
from bot.ticket import Status

_NAME, _TOLD = "Outage in Leeds", "Our network in Leeds is down; engineers are on site."
_WAITING = Waiting(unheard=118, due=at(3, 14))
_SHOWN = IssueShown(
    issue="12",
    name=_NAME,
    told=_TOLD,
    lead=MARIA,
    waiting=_WAITING,
    words=("outage", "no internet"),
    newest="No internet since Saturday, and nobody picks up.",
    since=at(3, 8, 50),
    zone=ZONE,
    now=NOW,
)
_LEAVING = replace(_SHOWN, waiting=Waiting(on_its_way=117, heard=1, to_take_back=117, leaves_at=at(3, 10, 31)))
_HEARD = replace(_SHOWN, waiting=Waiting(heard=118))
_MIXED = replace(_SHOWN, waiting=Waiting(unheard=3, on_its_way=2, heard=113, due=at(3, 14)))
_ENDED = replace(
    _SHOWN,
    waiting=Waiting(settled=115),
    ended_at=at(3, 10),
    ended_by=MARIA,
    cause="In the street: Outage in the area",
)
_EVERYTHING = replace(
    _SHOWN, place="Leeds", touchpoint="first-payment", condition="score <= 3", until=at(4, 17), newest=VISITS
)
_DECLARED = IssueDeclared(shown=_SHOWN, by=MARIA, own=True, joined=20)
_ANSWERED = IssueAnswered(issue="12", name=_NAME, sent=117, apart=0, send_at=at(3, 10, 31), zone=ZONE)
_UNDER_WAY = IssueUnderWay(issue="12", name=_NAME, doing=Doing.ANSWER)
_GATHERED = IssueGathered(issue="12", name=_NAME, joined=112)
_OVER = IssueEnded(name=_NAME, by=MARIA, own=True, settled=115, apart=3)
_ROWS = tuple(
    Row(
        ticket=number,
        customer=name,
        next_step=NextStep.ANSWER,
        due=at(3, 14),
        overdue=False,
        owner=None,
        score=score,
        score_of=10,
        status=Status.OPEN,
    )
    for number, name, score in ((41, "Tom Ward", 3), (42, "Jo Hill", 5))
)
_QUEUE = IssueQueue(issue="12", name=_NAME, rows=_ROWS, total=118, zone=ZONE, now=NOW)
_ROW = IssueRow(issue="12", name=_NAME, team_name=CARE, lead=MARIA, waiting=_WAITING, since=at(3, 8, 50))
_LIST = Issues(rows=(_ROW,), teams=(("care", CARE),), zone=ZONE, now=NOW)
_TAKEN = IssueTakenBack(issue="12", taken_back=117, text="Hello {name},\n\nit works again by ten tonight.\n\nMaria")

ISSUES: tuple[Example[Notification], ...] = (
    Example("issue", "In the team's conversation: one card for everybody who waits in a known issue.", _SHOWN),
    Example("issue-one", "The same; one waits.", replace(_SHOWN, waiting=Waiting(unheard=1, due=at(3, 14)))),
    Example(
        "issue-late", "The same; the first waited too long.", replace(_SHOWN, waiting=replace(_WAITING, due=at(3, 9)))
    ),
    Example("issue-everything", "The same; told by more than words, and until a day.", _EVERYTHING),
    Example("issue-nobody", "The same; just declared.", replace(_SHOWN, waiting=Waiting(), newest="")),
    Example("issue-full", "The same; its time has passed.", replace(_SHOWN, until=at(3, 10), full=True)),
    Example("issue-leaving", "The same; the answer to all of them is on its way.", _LEAVING),
    Example("issue-heard", "The same; everybody has heard from us.", _HEARD),
    Example("issue-mixed", "The same; some joined since.", _MIXED),
    Example("issue-ended", "What is left of it.", _ENDED),
    Example("issue-ending", "The same; the last are being settled.", replace(_ENDED, waiting=Waiting(heard=40))),
    Example("issue-declared", "To whoever declared it.", _DECLARED),
    Example("issue-declared-none", "The same; nobody was waiting.", replace(_DECLARED, joined=0)),
    Example("issue-declared-by-a-lead", "To the program's owner.", replace(_DECLARED, own=False, joined=0)),
    Example(
        "issue-declared-many", "The same; more wait than one waits for.", replace(_DECLARED, joined=0, under_way=True)
    ),
    Example("issue-gathered", "Afterwards.", _GATHERED),
    Example("issue-gathered-none", "The same; nobody joined.", replace(_GATHERED, joined=0)),
    Example("issue-due", "To whoever leads it: the first should hear from us.", IssueDue(shown=_SHOWN)),
    Example("issue-due-heard", "The same; all have heard, and wait for its end.", IssueDue(shown=_HEARD)),
    Example("issue-too-late", "To the program's owner.", IssueLate(shown=_SHOWN, own=False)),
    Example("issue-too-late-own", "To whoever leads it.", IssueLate(shown=_SHOWN, own=True)),
    Example("issue-until", "To whoever leads it: its time has passed.", IssueUntil(shown=replace(_HEARD, full=True))),
    Example("issue-answered", "To whoever answered all of them.", _ANSWERED),
    Example("issue-answered-some", "The same; some can't be written to.", replace(_ANSWERED, sent=115, apart=2)),
    Example("issue-answering", "To whoever answered more than one waits for.", _UNDER_WAY),
    Example("issue-answered-many", "Afterwards.", replace(_ANSWERED, sent=1000, send_at=None)),
    Example("issue-taking-back", "To whoever takes it back.", replace(_UNDER_WAY, doing=Doing.TAKE_BACK)),
    Example("issue-settling", "To whoever ends it.", replace(_UNDER_WAY, doing=Doing.SETTLE)),
    Example("issue-gathering", "To whoever declares it.", replace(_UNDER_WAY, doing=Doing.GATHER)),
    Example("issue-answered-none", "The same; nobody can.", replace(_ANSWERED, sent=0, apart=1)),
    Example("issue-taken-back", "To whoever took it back.", _TAKEN),
    Example("issue-taken-back-late", "The same; it had left.", replace(_TAKEN, taken_back=0, text="")),
    Example("issue-over", "To whoever ended it.", _OVER),
    Example("issue-over-all", "The same; everybody had heard.", replace(_OVER, settled=1, apart=0)),
    Example("issue-over-none", "The same; nobody was in it.", replace(_OVER, settled=0, apart=0)),
    Example("issue-over-by-a-lead", "To the program's owner.", replace(_OVER, own=False, apart=1)),
    Example("issue-over-already", "To whoever was a moment later.", replace(_OVER, already=True)),
    Example("issue-put-in", "To whoever put one in.", PutIntoIssue(ticket=41, customer="Tom Ward", name=_NAME)),
    Example(
        "issue-ticket",
        "A ticket whose team knows of an issue: its menu.",
        replace(UNCLAIMED, could_join=True),
    ),
    Example("issue-ticket-in", "A ticket that waits in one.", replace(UNCLAIMED, known_issue=_NAME)),
    Example("issue-queue", "To whoever asks who waits in it.", _QUEUE),
    Example("issue-queue-none", "The same; nobody does.", replace(_QUEUE, rows=(), total=0)),
    Example("issues", "To a lead who asks what is known.", _LIST),
    Example(
        "issues-several", "To the program's owner.", replace(_LIST, teams=(("care", CARE), ("field", "Field Ops")))
    ),
    Example("issues-none", "The same; nothing is.", replace(_LIST, rows=())),
    Example("issues-not-theirs", "To a colleague; nothing is.", replace(_LIST, rows=(), teams=())),
)

_ANSWER = IssueAnswerForm(
    issue="12",
    name=_NAME,
    waiting=_WAITING,
    subject=_NAME,
    message=f"Hello {{name}},\n\n{_TOLD}\n\n[what happens next, and by when they hear from you again]\n\nMaria",
)
_PREVIEW = IssuePreview(
    issue="12",
    draft="m-1",
    to=UNHEARD,
    count=118,
    first="Tom Ward",
    subject=_NAME,
    text=f"Hello Tom,\n\n{_TOLD}\n\nIt works again by ten tonight.\n\nMaria",
    undo_seconds=60,
)
_GERMAN = "Guten Tag Erika,\n\nin Leeds ist unser Netz gestört. Heute um zehn geht es wieder.\n\nMaria"
_READ = (("en", 100), ("de", 12), ("fr", 4), ("", 2))
_LANGUAGES = replace(
    _ANSWER,
    languages=_READ,
    templates=(("first", "A first answer"), ("first-de", "Erste Antwort")),
    template="first-de",
    texts={"de": ("Störung in Leeds", _GERMAN)},
    afresh=1,
)
_IN_TWO = replace(
    _PREVIEW,
    own=(OwnText(language="de", count=12, subject="Störung in Leeds", text=_GERMAN),),
    rest=(("en", 100), ("fr", 4), ("", 2)),
)
_END = IssueEndForm(issue="12", name=_NAME, waiting=_MIXED.waiting, causes=CAUSES)

_JOIN = JoinIssueForm(about=CLAIMED, issues=(("12", _NAME),))

ISSUE_FORMS: tuple[Example[FormData], ...] = (
    Example("issue-join", "A colleague says that a ticket is part of a known issue.", _JOIN),
    Example(
        "issue-join-which", "The same; two are known.", replace(_JOIN, issues=(("12", _NAME), ("14", "Wrong bills")))
    ),
    Example(
        "issue",
        "A lead declares a known issue.",
        IssueForm(team="care", team_name=CARE, leads=(MARIA, ANA, PRIYA), lead=MARIA.email, zone=ZONE),
    ),
    Example("issue-answer", "They answer everybody in it.", _ANSWER),
    Example("issue-answer-languages", "The same; they read several languages.", _LANGUAGES),
    Example("issue-preview-languages", "What they will get.", _IN_TWO),
    Example("issue-answer-again", "The same; some have heard already.", replace(_ANSWER, waiting=_MIXED.waiting)),
    Example("issue-preview", "What the first of them will get.", _PREVIEW),
    Example("issue-preview-one", "The same; there is only one.", replace(_PREVIEW, count=1)),
    Example("issue-preview-nobody", "The same; nobody can be written to.", replace(_PREVIEW, count=0)),
    Example("issue-end", "It is over.", _END),
    Example("issue-end-all-heard", "The same; everybody heard.", replace(_END, waiting=Waiting(heard=1))),
    Example("issue-end-nobody", "The same; nobody waits.", replace(_END, waiting=Waiting())),
)
