"""Who works here, in which team and role, by e-mail address."""

from dataclasses import dataclass
from enum import StrEnum

#: A person is known by their e-mail address in lower case: the one name every platform shares.
PersonId = str


class Role(StrEnum):
    """What somebody may do. DESIGN section 5 has the table; `bot/rights` keeps it."""

    FRONTLINE = "frontline"
    LEAD = "lead"
    EXECUTIVE = "executive"
    PROGRAM_OWNER = "program_owner"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the program file, or a stranger with the role `nobody`."""

    email: PersonId
    name: str
    role: Role
    #: The team they work in; a lead leads the teams that name them as lead, too.
    team: str = ""
    zone: str = ""

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]


def stranger(email: str, name: str = "") -> Person:
    """Somebody the program does not name: may look at nothing and do nothing."""
    return Person(email=email.lower(), name=name or email, role=Role.NOBODY)
