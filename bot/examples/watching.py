"""What the program's owner is told of the program itself."""

from dataclasses import replace
from datetime import timedelta

from bot.examples.example import CARE, FIELD, NOW, VISITS, ZONE, Example, at
from bot.feedback import Band
from bot.notifications import (
    AnswerShown,
    Notification,
    Shadows,
    ShadowStands,
    SilentSource,
    SourcesSilent,
    Uncaught,
)

_LAST = AnswerShown(
    at=at(1, 17, 40),
    source="relationship-nps",
    score=2,
    score_of=10,
    band=Band.DETRACTOR,
    touchpoint="first-payment",
    verbatim=VISITS,
)
_SILENT = SilentSource(name="relationship-nps", since=at(1, 17, 40), expected=timedelta(days=1), last=_LAST, ever=True)
_NEVER = SilentSource(name="delighted-nps", since=at(1, 9), expected=timedelta(hours=36), last=None, ever=False)
_ONE = SourcesSilent(silent=(_SILENT,), speaking=(), zone=ZONE, now=NOW)


def _answer(day: int, score: float | None, touchpoint: str, verbatim: str) -> AnswerShown:
    return replace(_LAST, at=at(day, 11), score=score, band=None, touchpoint=touchpoint, verbatim=verbatim)


_PRAISE = ShadowStands(workflow="praise", teams=("care",), team_name=CARE, tickets=9, alone=9)
_VISITS = ShadowStands(workflow="after-a-visit", teams=("field-ops",), team_name=FIELD, tickets=6, alone=2)
_WEEK = Uncaught(
    first=at(2, 0),
    last=at(8, 23, 59),
    answers=61,
    uncaught=21,
    shadowed=11,
    shadows=(_PRAISE, _VISITS),
    sample=(
        _answer(2, 8, "visit", "Fine, but I had to take two days off for it."),
        _answer(3, 7, "first-payment", "Is there a cheaper plan for two people?"),
        _answer(4, 9, "visit", "Sam was great!"),
        _answer(6, 7, "relationship", "<b>It's OK</b>"),
        _answer(8, 8, "", "Works."),
    ),
    zone=ZONE,
)

WATCHING: tuple[Example[Notification], ...] = (
    Example("silent", "To the program's owner, once a silence: a source sends nothing more.", _ONE),
    Example("silent-never", "The same, of one that never sent anything.", replace(_ONE, silent=(_NEVER,))),
    Example(
        "silent-several",
        "The same, of two at once, while a third speaks again; the last answer of one had no words.",
        replace(
            _ONE,
            silent=(replace(_SILENT, last=replace(_LAST, verbatim="")), _NEVER),
            speaking=(("typeform-nps", at(2, 9)),),
        ),
    ),
    Example(
        "silent-over",
        "To the program's owner: it speaks again.",
        replace(_ONE, silent=(), speaking=(("relationship-nps", at(1, 17, 40)),)),
    ),
    Example("uncaught", "To the program's owner, once a week: a handful of what no workflow caught.", _WEEK),
    Example(
        "uncaught-few",
        "The same, of a quiet week.",
        replace(
            _WEEK,
            answers=7,
            uncaught=2,
            shadowed=0,
            shadows=(),
            sample=(_WEEK.sample[0], _answer(5, None, "", "")),
        ),
    ),
    Example(
        "uncaught-none",
        "The same, of a week in which everything was caught.",
        replace(_WEEK, uncaught=0, shadowed=0, sample=(), shadows=(replace(_VISITS, alone=0),)),
    ),
    Example(
        "shadows",
        "What `/loop shadow` answers.",
        Shadows(
            shadows=(_PRAISE, _VISITS, replace(_PRAISE, workflow="silence", tickets=0, alone=0)), days=30, answers=240
        ),
    ),
    Example("shadows-none", "The same, where no workflow is in shadow.", Shadows(shadows=(), days=30, answers=240)),
)
