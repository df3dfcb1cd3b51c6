"""Why there was nobody to give a ticket to."""

from enum import StrEnum


class Why(StrEnum):
    """A team's pool was empty, and that is said: nobody is picked at random."""

    #: Everybody in it is away.
    AWAY = "away"
    #: Everybody who is there has as many tickets as the program lets them have.
    FULL = "full"
    #: Nobody works in the team.
    EMPTY = "empty"
