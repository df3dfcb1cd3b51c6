"""Why the program could not be changed like that: in a sentence for whoever asked."""

from collections.abc import Callable
from typing import Final

from blocks.cutting import cut
from blocks.literals import one_line
from blocks.wording import listed
from bot.errors import Reason, Refusal

#: More names than this are a list, not a sentence.
_FEW: Final = 5


def not_the_approver(refusal: Refusal, name: Callable[[str], str]) -> str:
    asked = refusal.data.get("approvers")
    named = [name(str(each)) for each in asked] if isinstance(asked, tuple) else []
    return f"Leave it to {listed(named, 'or') or 'whoever the program names'}: the program asks for their word."


def nothing_waits(refusal: Refusal, name: Callable[[str], str]) -> str:
    return "Nothing waits any more: this was decided, or taken back, meanwhile."


def a_newer_one_waits(refusal: Refusal, name: Callable[[str], str]) -> str:
    return "Look at the newer message: this version was replaced by another, and that one waits for you."


def no_such_workflow(refusal: Refusal, name: Callable[[str], str]) -> str:
    said = cut(one_line(str(refusal.data.get("words", ""))), 30)
    found = refusal.data.get("workflows")
    known = [str(each) for each in found] if isinstance(found, tuple) else []
    if not known or len(known) > _FEW or sum(map(len, known)) > 90:
        return f"Write its name as the program has it: there is no workflow “{said}”."
    return f"Choose {listed(known, 'or')}: there is no workflow “{said}”."


def no_cap(refusal: Refusal, name: Callable[[str], str]) -> str:
    said = cut(one_line(str(refusal.data.get("words", ""))), 20)
    instead = f"“/loop pause {refusal.data.get('workflow')}” stops it for a while."
    return f"Write how many a day, 1 or more, or “none” for all of them: I can't take “{said}”. {instead}"


SENTENCES: Final = {
    Reason.NOT_THE_APPROVER: not_the_approver,
    Reason.NOTHING_WAITS: nothing_waits,
    Reason.A_NEWER_ONE_WAITS: a_newer_one_waits,
    Reason.NO_SUCH_WORKFLOW: no_such_workflow,
    Reason.NO_CAP: no_cap,
}
