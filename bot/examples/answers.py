"""What goes straight back to whoever asked."""

from dataclasses import replace
from datetime import timedelta

from bot.examples.example import ANA, ANSWER, BEN, CARE, DANA, FIELD, MARIA, NOW, ZONE, Example, at
from bot.examples.pages import PAGE
from bot.examples.shown import CLAIMED, UNCLAIMED
from bot.notifications import (
    AllTeams,
    ContactDetails,
    Counts,
    Figures,
    Found,
    Help,
    HelpWanted,
    MessageTakenBack,
    MessageWillLeave,
    MyLoop,
    NextForYou,
    NextStep,
    Noted,
    Notification,
    ObjectiveStands,
    OpenAgain,
    PlaybookShown,
    Queue,
    Row,
    Share,
    SomebodyWasQuicker,
    TeamLoop,
    TeamStands,
    TextHandedBack,
)
from bot.ticket import Status

GRACE = Row(
    ticket=7,
    customer="Grace Okafor",
    next_step=NextStep.CALL,
    due=at(3, 14),
    overdue=False,
    owner=ANA,
    score=2,
    score_of=10,
)
TOM = Row(
    ticket=8, customer="Tom Ward", next_step=NextStep.ANSWER, due=at(3, 15, 10), overdue=False, score=4, score_of=10
)
LATE = Row(
    ticket=4,
    customer="Ada Byron",
    next_step=NextStep.ANSWER,
    due=at(2, 16),
    overdue=True,
    owner=BEN,
    score=1,
    score_of=10,
)
DONE = Row(
    ticket=3,
    customer="Li Wei",
    next_step=NextStep.NOTHING,
    due=at(2, 9),
    overdue=False,
    owner=ANA,
    score=6,
    score_of=10,
    status=Status.RESOLVED,
)
_UNWANTED = replace(TOM, ticket=9, customer="Ida Berg", next_step=NextStep.FIND_OUT, wants_no_contact=True)
_MANY = tuple(replace(TOM, ticket=20 + each, customer=f"Customer {each}") for each in range(1, 10))
_QUEUE = Queue(team="care", team_name=CARE, rows=(), total=0, before=0, zone=ZONE, now=NOW)
_COUNTS = Counts(open=4, unclaimed=2, overdue=0, due_today=2)
_FIGURES = Figures(
    since=at(2, 0),
    until=at(9, 0),
    tickets=68,
    response_rate=Share(64, 64),
    first_contact_median=timedelta(hours=5),
    first_contact_p90=timedelta(hours=20),
    first_contact_median_staffed=timedelta(hours=3),
    first_contact_n=64,
    first_contact_within_target=Share(61, 64),
    missed_unstaffed=2,
    acknowledged_within_60m=Share(40, 68),
    closed_within_48h=Share(33, 60),
    resolved_within_target=Share(50, 52),
    asked_for_help=Share(6, 68),
    escalated=Share(3, 68),
    reopened=Share(2, 52),
    confirmed=Share(41, 45),
    asked=60,
    promises_kept=Share(11, 12),
    recovered=Share(5, 9),
    counted_apart=4,
)
_NONE = Share(0, 0)
_NO_FIGURES = Figures(
    since=at(2, 0),
    until=at(9, 0),
    tickets=0,
    response_rate=_NONE,
    first_contact_median=None,
    first_contact_p90=None,
    first_contact_median_staffed=None,
    first_contact_n=0,
    first_contact_within_target=_NONE,
    missed_unstaffed=0,
    acknowledged_within_60m=_NONE,
    closed_within_48h=_NONE,
    resolved_within_target=_NONE,
    asked_for_help=_NONE,
    escalated=_NONE,
    reopened=_NONE,
    confirmed=_NONE,
    asked=0,
    promises_kept=_NONE,
    recovered=_NONE,
    counted_apart=0,
)
ME = MyLoop(person=ANA, counts=_COUNTS, closed_within_48h=Share(9, 11), rows=(GRACE, DONE), zone=ZONE, now=NOW)
_TEAM = TeamLoop(
    team="care",
    team_name=CARE,
    counts=replace(_COUNTS, overdue=3),
    figures=_FIGURES,
    by_owner=((BEN, 3, 1), (ANA, 2, 0)),
    late=(LATE, replace(LATE, ticket=5, customer="Tom Ward"), replace(LATE, ticket=6, customer="Li Wei", owner=None)),
    zone=ZONE,
    now=NOW,
)
_CARE_STANDS = TeamStands(team="care", team_name=CARE, counts=replace(_COUNTS, overdue=3))
ALL_TEAMS = AllTeams(
    person=MARIA,
    teams=(
        _CARE_STANDS,
        TeamStands(team="field-ops", team_name=FIELD, counts=Counts(open=7, unclaimed=1, overdue=1, due_today=4)),
    ),
    objectives=(
        ObjectiveStands(metric="response_rate", target=1.0, per="month", actual=Share(64, 64)),
        ObjectiveStands(
            metric="first_contact_within_target", target=0.9, per="month", actual=Share(55, 64), agreed_by=DANA
        ),
    ),
)

ANSWERS: tuple[Example[Notification], ...] = (
    Example(
        "quicker",
        "To the second who pressed Claim, with what is next for them.",
        SomebodyWasQuicker(customer="Grace Okafor", owner=BEN, next=TOM, zone=ZONE, now=NOW),
    ),
    Example(
        "quicker-nothing-next",
        "The same, and nobody else waits.",
        SomebodyWasQuicker(customer="Grace Okafor", owner=ANA, next=None, zone=ZONE, now=NOW),
    ),
    Example(
        "message-will-leave",
        "To the sender: there is a minute to take it back.",
        MessageWillLeave(ticket=7, customer="Grace Okafor", message="m-1", send_at=at(3, 10, 31), zone=ZONE),
    ),
    Example(
        "message-taken-back",
        "To whoever pressed Undo in time.",
        MessageTakenBack(ticket=7, customer="Grace Okafor", text=ANSWER),
    ),
    Example(
        "contact-details",
        "To whoever pressed Contact details.",
        ContactDetails(
            ticket=7, customer="Grace Okafor", email="grace@example.com", phone="+44 20 7946 0018", zone=ZONE
        ),
    ),
    Example(
        "contact-details-none",
        "The same, and nothing is on file.",
        ContactDetails(ticket=7, customer="", email="", phone="", zone=ZONE),
    ),
    Example("playbook", "The page that helps with a ticket.", PlaybookShown(about=CLAIMED, page=PAGE)),
    Example("open-again", "Somebody reopened a ticket.", OpenAgain(ticket=7, customer="Grace Okafor")),
    Example("noted", "A note was taken.", Noted(ticket=7, customer="Grace Okafor")),
    Example("text-handed-back", "A form could not be taken.", TextHandedBack(ticket=7, texts={"message": ANSWER})),
    Example(
        "texts-handed-back",
        "The same, with several fields filled in.",
        TextHandedBack(ticket=7, texts={"subject": "Your engineer's visit", "message": ANSWER, "cause": "x"}),
    ),
    Example("me", "`/loop`", ME),
    Example(
        "me-late",
        "`/loop`, with two late.",
        replace(
            ME,
            counts=replace(_COUNTS, overdue=2, due_today=1),
            rows=(replace(LATE, owner=ANA), GRACE, replace(TOM, owner=ANA)),
        ),
    ),
    Example(
        "me-clear",
        "`/loop`, with nothing to do.",
        replace(ME, counts=Counts(open=0, unclaimed=2, overdue=0, due_today=0), rows=()),
    ),
    Example(
        "me-help",
        "`/loop` of a lead, while two colleagues wait for her help.",
        replace(
            ME,
            person=MARIA,
            rows=(),
            help_wanted=(HelpWanted(row=replace(TOM, owner=BEN), by=BEN), HelpWanted(row=GRACE, by=ANA)),
        ),
    ),
    Example("team", "`/loop team`", _TEAM),
    Example("all-teams", "`/loop` of an executive.", ALL_TEAMS),
    Example(
        "all-teams-quiet",
        "The same, on a quiet day early in the month.",
        replace(
            ALL_TEAMS,
            teams=(replace(_CARE_STANDS, counts=Counts(open=1, unclaimed=0, overdue=0, due_today=0)),),
            objectives=(ObjectiveStands(metric="response_rate", target=1.0, per="month", actual=_NONE),),
        ),
    ),
    Example("team-one-late", "`/loop team`, with one late.", replace(_TEAM, late=(LATE,))),
    Example(
        "team-waiting",
        "`/loop team`, with nothing late and two that nobody has.",
        replace(_TEAM, late=(), counts=_COUNTS),
    ),
    Example(
        "team-issue",
        "`/loop team`, while a known issue is open.",
        replace(_TEAM, late=(), counts=replace(_COUNTS, open=122, in_issues=118)),
    ),
    Example(
        "team-new",
        "`/loop team`, before the first ticket.",
        replace(
            _TEAM, late=(), by_owner=(), figures=_NO_FIGURES, counts=Counts(open=0, unclaimed=0, overdue=0, due_today=0)
        ),
    ),
    Example(
        "queue",
        "`/loop queue`",
        replace(_QUEUE, total=3, rows=(replace(GRACE, owner=None), TOM, _UNWANTED)),
    ),
    Example(
        "queue-long",
        "`/loop queue`, where more wait than one looks at.",
        replace(_QUEUE, total=34, rows=(replace(GRACE, owner=None), *_MANY)),
    ),
    Example(
        "queue-further",
        "`/loop queue 2`, or the button that shows the next ten.",
        replace(_QUEUE, total=34, before=10, rows=(TOM, *_MANY)),
    ),
    Example(
        "queue-end",
        "The last page.",
        replace(_QUEUE, total=12, before=10, rows=(_UNWANTED, replace(TOM, snoozed_until=at(4, 9)))),
    ),
    Example(
        "queue-taken",
        "`/loop queue`, where somebody has each.",
        replace(_QUEUE, total=2, rows=(LATE, GRACE)),
    ),
    Example(
        "queue-urgent",
        "An hour of work over a Sunday stands before a day that ends on it.",
        replace(
            _QUEUE,
            total=2,
            rows=(replace(GRACE, owner=None, due=at(4, 9, 15), working_time=timedelta(hours=1)), TOM),
        ),
    ),
    Example(
        "queue-beyond",
        "A page that is not there.",
        replace(_QUEUE, total=12, before=10, beyond=True, rows=(_UNWANTED, replace(TOM, customer=""))),
    ),
    Example("queue-empty", "`/loop queue`, and nobody waits.", _QUEUE),
    Example("next", "`/loop next`", NextForYou(row=TOM, about=UNCLAIMED, zone=ZONE, now=NOW)),
    Example(
        "next-row", "`/loop next`, where only the row is at hand.", NextForYou(row=TOM, about=None, zone=ZONE, now=NOW)
    ),
    Example("next-nobody", "`/loop next`, and nobody waits.", NextForYou(row=None, about=None, zone=ZONE, now=NOW)),
    Example(
        "found", "`/loop find visit`", Found(words="visit", rows=(GRACE, TOM, DONE, LATE), more=6, zone=ZONE, now=NOW)
    ),
    Example("found-one", "`/loop find Ward`", Found(words="Ward", rows=(TOM,), more=0, zone=ZONE, now=NOW)),
    Example("found-nothing", "`/loop find`, without luck.", Found(words="zebra", rows=(), more=0, zone=ZONE, now=NOW)),
    Example("help", "`/loop help`", Help()),
    Example("help-lead", "`/loop help`, asked by a lead.", Help(lead=True)),
    Example("help-unknown", "A word that means nothing to us.", Help(unknown="<!channel> tea")),
)
