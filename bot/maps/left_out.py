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

#: By `Model.key`, or by `Model` for all keys of one.
LEFT_OUT: Final[Mapping[str, str]] = {
    "AwayEntry": _DAILY,
    "Conversation": _PLACE,
    "Defaults": _MEANT,
    "PersonEntry.away": _DAILY,
    "Program.defaults": _MEANT,
    "Program.playbooks": "a playbook is read beside its ticket; the map names it",
    "Program.text": "the map is what one reads instead",
    "Program.version": "it is the file's, and always 1",
    "ProgramInfo.operator": _OPERATING,
    "Source.secret": _SECRET,
    "Source.secret_next": _SECRET,
    "Team.conversation": _PLACE,
    "Team.fallback": _PLACE,
    "Team.most_at_once": "how a crowded conversation looks, not who answers and when",
    "Template.message": _TEXT,
    "Template.subject": _TEXT,
}
