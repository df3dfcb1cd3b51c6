"""Why somebody could not be taken into a team, or out of one: in a sentence for whoever asked."""

from collections.abc import Callable
from typing import Final

from blocks.cutting import cut
from blocks.literals import one_line
from blocks.wording import listed
from bot.errors import Reason, Refusal

#: More names than this are a list, not a sentence.
_FEW: Final = 5
_WORDS: Final = 40


def not_a_member(refusal: Refusal, name: Callable[[str], str]) -> str:
    said = _said(refusal, "words")
    return f"Pick them from Slack's list, with @ and their name: I know nobody in this workspace called “{said}”."


def in_another_team(refusal: Refusal, name: Callable[[str], str]) -> str:
    who, lead = _who(refusal, "owner", name), _who(refusal, "lead", name)
    return f"Ask {lead} first: {who} is in {_said(refusal, 'team')}, and whoever leads it takes them out there."


def not_from_chat(refusal: Refusal, name: Callable[[str], str]) -> str:
    return (
        f"Change {_who(refusal, 'owner', name)} in the program file: only frontline colleagues come and go from here."
    )


def still_named(refusal: Refusal, name: Callable[[str], str]) -> str:
    who = _who(refusal, "owner", name)
    return f"Take {who} out of {_said(refusal, 'where')} in the program file first: it names them."


def last_in_team(refusal: Refusal, name: Callable[[str], str]) -> str:
    return f"Take somebody else in first: {_who(refusal, 'owner', name)} is the last one in {_said(refusal, 'team')}."


def last_trained(refusal: Refusal, name: Callable[[str], str]) -> str:
    who, workflow = _who(refusal, "owner", name), _said(refusal, "workflow")
    return f"Take somebody else in who is trained first: {who} is the last there who may have tickets of {workflow}."


def not_in_program(refusal: Refusal, name: Callable[[str], str]) -> str:
    what, said, found = refusal.data.get("what"), _said(refusal, "words"), refusal.data.get("known")
    if what == "time zone":  # no program has a list of them
        return f"Write a time zone such as Europe/Oslo: there is none called “{said}”."
    known = [str(each) for each in found] if isinstance(found, tuple) else []
    if not known or len(known) > _FEW:
        return f"Write another {what}: the program has no “{said}”."
    return f"Choose {listed(known, 'or')}: the program has no {what} “{said}”."


def _who(refusal: Refusal, key: str, name: Callable[[str], str]) -> str:
    found = refusal.data.get(key)
    return name(str(found)) if found else "their lead"


def _said(refusal: Refusal, key: str) -> str:
    return cut(one_line(str(refusal.data.get(key, ""))), _WORDS)


SENTENCES: Final = {
    Reason.NOT_A_MEMBER: not_a_member,
    Reason.IN_ANOTHER_TEAM: in_another_team,
    Reason.NOT_FROM_CHAT: not_from_chat,
    Reason.STILL_NAMED: still_named,
    Reason.LAST_IN_TEAM: last_in_team,
    Reason.LAST_TRAINED: last_trained,
    Reason.NOT_IN_PROGRAM: not_in_program,
}
