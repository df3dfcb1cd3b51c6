"""Somebody's tickets while they are away: what is asked for, and what came of it."""

from dataclasses import dataclass

from bot.people import Person, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferToDelegate:
    """The owner is away: whoever stands in for them is asked to take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnToTeam:
    """
    The owner is away, and nobody stands in: back to the team.

    `gone`: for good, as far as anybody knows, so it does not wait for the
    team's hours.
    """

    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """Somebody takes over what belongs to whoever is away."""

    by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedToDelegate:
    """Its owner is away: whoever stands in for them was asked to take it."""

    owner: PersonId
    to: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedToTeam:
    """Its owner is away: it is free again."""

    owner: PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class StoodIn:
    """Somebody took it over from its owner, who is away."""

    by: PersonId
    owner: PersonId
