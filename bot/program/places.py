"""Where customers were: which team looks after a place, and in which places a workflow is in use."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pydantic import model_validator

from bot.feedback import Feedback
from bot.place_names import folded
from bot.program.part import Name, Part, Sentence, wrong

#: What a workflow writes for its team where the customer's location decides.
BY_LOCATION: Final = "by_location"
#: Where an answer's location stands, if its source does not say.
_USUALLY = ("context.location", "customer.attributes.location")


class Scope(Part):
    """Where a workflow is in use; what lies outside goes on to the next workflow, as if this one were in shadow."""

    teams: tuple[str, ...] = ()
    """only tickets of these teams"""
    locations: tuple[Sentence, ...] = ()
    """only answers from these places"""
    segments: tuple[Name, ...] = ()
    """only feedback that counts as one of these"""

    @model_validator(mode="after")
    def _somewhere(self) -> "Scope":
        if not (self.teams or self.locations or self.segments):
            raise wrong("it names nothing", "Give `teams:`, `locations:` or `segments:`, or leave `scope:` out.")
        return self


@dataclass(frozen=True, slots=True)
class Locations:
    """Which team looks after which place, and where each source writes the place."""

    teams: Mapping[str, str]
    paths: Mapping[str, str]

    @classmethod
    def of(cls, teams: Iterable[tuple[str, Iterable[str]]], sources: Iterable[tuple[str, str]]) -> "Locations":
        return cls(
            {folded(place): team for team, places in teams for place in places},
            {source: path for source, path in sources if path},
        )

    def location(self, feedback: Feedback) -> str:
        """Where the customer was, as their source calls the place; empty where it does not say."""
        path = self.paths.get(feedback.source)
        found = (_read(feedback, each) for each in ((path,) if path else _USUALLY))
        return next((place for place in found if place), "")

    def team_of(self, named: str, otherwise: str | None, location: str) -> str:
        """The team that a workflow names, or the one that looks after *location*, or the one for all other places."""
        return named if named != BY_LOCATION else self.teams.get(folded(location)) or otherwise or ""


def _read(feedback: Feedback, path: str) -> str:
    section, _, name = path.rpartition(".")
    held = feedback.context if section == "context" else feedback.customer.attributes
    value = held.get(name)
    return "" if value is None or isinstance(value, dict | list) else str(value).strip()
