"""
Keys of the program file that its map says nothing about, each with the reason.

A test compares: a key is on the map, or it stands here.
"""

from collections.abc import Mapping
from typing import Final

_SECRET = "a secret is nobody's to read"
_PLACE = "the id of a conversation says nothing to a reader; the map names the team"
_DAILY = "it changes from day to day: `/loop away` says who is away"
_MEANT = "each of its keys means what it means in a workflow, and is shown there"
_TEXT = "the text is read in the form; the map names it"
_OPERATING = "how the bot is kept running, not what customers can expect"

_PAST = "tickets of the past count under the new name; the map says how things are called now"
_SHAPE = "where things stand in another tool's payload is for whoever connects it"
_SHOWN = "the map says beside the workflow that it is paused"

#: By `Model.key`, or by `Model` for all keys of one.
LEFT_OUT: Final[Mapping[str, str]] = {
    "AwayEntry": _DAILY,
    "Adjustments": _SHOWN,
    "CapSet": "the map says the cap that holds, and who set it",
    "ContactMapping": _SHAPE,
    "Conversation": _PLACE,
    "CustomerMapping": _SHAPE,
    "Defaults": _MEANT,
    "FieldMapping": _SHAPE,
    "GroupMember": "the map names them in their team",
    "GroupRead": "the map names the group, and those in it as people of the team",
    "Pause": _SHOWN,
    "KnownIssue": "it comes and goes in the chat: `/loop known` says what is known now",
    "PersonSet": "the map names them in their team, or no more",
    "PersonEntry.away": _DAILY,
    "Program.defaults": _MEANT,
    "Program.playbooks": "a playbook is read beside its ticket; the map names it",
    "Program.text": "the map is what one reads instead",
    "Program.version": "it is the file's, and always 1",
    "ProgramInfo.operator": _OPERATING,
    "Signature": _SHAPE,
    "Source.mapping": _SHAPE,
    "Source.secret": _SECRET,
    "Source.secret_next": _SECRET,
    "Source.signature": _SHAPE,
    "RootCause.formerly": _PAST,
    "RootCause.tags": "what a survey tool calls a cause fills in a form; the map names the cause",
    "Subcategory.formerly": _PAST,
    "Team.conversation": _PLACE,
    "Team.fallback": _PLACE,
    "Team.most_at_once": "how a crowded conversation looks, not who answers and when",
    "Template.message": _TEXT,
    "Template.subject": _TEXT,
}
