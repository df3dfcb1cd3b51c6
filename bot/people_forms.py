"""What the forms about who is in a team need to know, as plain data."""

from dataclasses import dataclass
from typing import Final

from bot.notifications.ticket import Who

#: What a form is about where it was opened from a list of several teams.
ANY_TEAM: Final = "*"


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What whoever fills in the form may give somebody."""

    #: By key and name; never empty.
    teams: tuple[tuple[str, str], ...]
    trainings: tuple[str, ...] = ()
    #: Those of the program, by name.
    calendars: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AddPersonForm:
    """Take somebody in: anybody of the workspace."""

    #: The team that is chosen to begin with; `ANY_TEAM` where none is.
    team: str
    offered: Offered


@dataclass(frozen=True, kw_only=True)
class ChoosePersonForm:
    """Of those who come and go by a word in the chat: whom is it about?"""

    #: As the button said it.
    about: str
    #: Each with their team's name.
    people: tuple[tuple[Who, str], ...]
    #: To be taken out; else something about them is to be changed.
    out: bool = False


@dataclass(frozen=True, kw_only=True)
class ChangePersonForm:
    """Another team, training or hours; filled in with what is so now."""

    who: Who
    team: str
    trained: tuple[str, ...]
    #: Empty: as their team.
    calendar: str
    zone: str
    offered: Offered


@dataclass(frozen=True, kw_only=True)
class TakeOutForm:
    """Whether they are to be taken out, and what becomes of what they have."""

    who: Who
    team_name: str
    #: So many live tickets are theirs.
    tickets: int
    #: Whose, as far as whoever asks may know: the first few.
    customers: tuple[str, ...] = ()


PeopleFormData = AddPersonForm | ChoosePersonForm | ChangePersonForm | TakeOutForm
