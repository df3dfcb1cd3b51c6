"""Why something could not be done with a known issue: in a sentence for whoever asked."""

from collections.abc import Callable
from typing import Final

from blocks.cutting import cut
from blocks.literals import one_line
from blocks.wording import capital
from bot.errors import Reason, Refusal

#: What a title holds of a fault and its remedy.
_FAULT: Final = 70


def no_such_issue(refusal: Refusal, name: Callable[[str], str]) -> str:
    return "Look at “/loop known”: this one is not there any more."


def issue_over(refusal: Refusal, name: Callable[[str], str]) -> str:
    by = refusal.data.get("by")
    return f"{name(str(by)) if by else 'Somebody'} has ended it already; thank you for looking."


def issue_known(refusal: Refusal, name: Callable[[str], str]) -> str:
    by = refusal.data.get("by")
    return f"Look at “/loop known”: {name(str(by)) if by else 'somebody'} has declared one of that name."


def nothing_to_match(refusal: Refusal, name: Callable[[str], str]) -> str:
    return "Say how to tell its answers: by words, a place, a touchpoint or a condition."


def bad_condition(refusal: Refusal, name: Callable[[str], str]) -> str:
    found, remedy = (one_line(str(refusal.data.get(part, ""))) for part in ("found", "remedy"))
    if not found:
        return "Look at the condition once more: it can't be read like that."
    return f"{capital(cut(found, _FAULT))}. {cut(remedy, _FAULT)}"


def nobody_waits(refusal: Refusal, name: Callable[[str], str]) -> str:
    return "Nobody is left to write to: each has heard from us, or has a ticket of their own."


def looked_at_alone(refusal: Refusal, name: Callable[[str], str]) -> str:
    return "Go on with this one alone: its customer asked for more, has heard from us, or help is on its way."


SENTENCES: Final = {
    Reason.NO_SUCH_ISSUE: no_such_issue,
    Reason.ISSUE_OVER: issue_over,
    Reason.ISSUE_KNOWN: issue_known,
    Reason.NOTHING_TO_MATCH: nothing_to_match,
    Reason.BAD_CONDITION: bad_condition,
    Reason.NOBODY_WAITS: nobody_waits,
    Reason.LOOKED_AT_ALONE: looked_at_alone,
}
