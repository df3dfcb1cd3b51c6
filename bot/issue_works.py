"""What is done about many tickets of a known issue, in small steps: begun at once, finished whoever dies meanwhile."""

from dataclasses import dataclass
from enum import StrEnum

from bot.people import Person, PersonId
from bot.words import WordsId


class Doing(StrEnum):
    """What becomes of each ticket."""

    #: What waits in the team when an issue is declared there joins it.
    GATHER = "gather"
    #: Everybody who waits gets an answer.
    ANSWER = "answer"
    #: That does not leave after all.
    TAKE_BACK = "take_back"
    #: The issue is over: whoever heard from us is settled, everybody else gets a card.
    SETTLE = "settle"


@dataclass(frozen=True, slots=True)
class Came:
    """How many tickets it was done with, and how many go their own way instead."""

    done: int = 0
    apart: int = 0

    def __add__(self, other: "Came") -> "Came":
        return Came(self.done + other.done, self.apart + other.apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueWork:
    """
    How far it has come. Whoever does the next step moves `position` with it, in
    one transaction: so of two processes each step is one's, and counts once.
    """

    id: str
    issue: str
    doing: Doing
    by: PersonId
    #: What was written to all of them, and to whom of them it goes.
    draft: WordsId = ""
    to: str = ""
    #: The last ticket that it was done with, and what came of all of them so far.
    position: int = 0
    came: Came = Came()
    finished: bool = False


def work_id(issue: str, doing: Doing, once: str = "") -> str:
    """The same for the same: begun twice, it is done once."""
    return f"{issue} {doing} {once}".rstrip()


def begun(issue: str, doing: Doing, by: Person, once: str = "", *, draft: WordsId = "", to: str = "") -> IssueWork:
    return IssueWork(id=work_id(issue, doing, once), issue=issue, doing=doing, by=by.email, draft=draft, to=to)
