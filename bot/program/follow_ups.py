"""Which mistakes only follow from another: a key is missing, because it is misspelt or another is there twice."""

from collections.abc import Callable, Collection, Iterable, Iterator
from difflib import get_close_matches

from pydantic_core import ErrorDetails

from bot.mistakes import Place
from bot.program.mending import place_of

#: Sections in which others look things up, and what of a source they look up there.
LOOKED_UP = ("people", "calendars", "teams", "sources", "segments", "sla", "escalations", "templates")
_DECLARED = ("attributes", "context")


def root_errors(errors: Iterable[ErrorDetails], twice: Collection[Place]) -> list[ErrorDetails]:
    """
    *errors* without keys that are only missing under the name they should have.

    Where one of them is *twice*, whichever is missing beside it was meant by
    the second.
    """
    known = list(errors)
    meant = set(_meant(known).values())
    return [
        each
        for each in known
        if each["type"] != "missing"
        or (place_of(each) not in meant and not any(key[:-1] == place_of(each)[:-1] for key in twice))
    ]


def meant_for(place: Place, errors: Iterable[ErrorDetails]) -> str:
    """The missing key for which the unknown one at *place* stands; empty where it is none."""
    found = _meant(errors).get(place)
    return str(found[-1]) if found else ""


def said_already(errors: Iterable[ErrorDetails], keys_at: Callable[[Place], list[str]]) -> set[Place]:
    """Places of which the author reads anyway, and those that an unknown key was probably meant for."""
    known = list(errors)
    return {place_of(each) for each in known} | set(_probably(known, keys_at))


def unread_because_twice(twice: Iterable[Place]) -> Iterator[str]:
    """Sections of which something may be missing, since something else in them is there twice."""
    for place in twice:
        declares = place[0] == "sources" and len(place) == 4 and place[2] in _DECLARED
        if place[0] in LOOKED_UP and (len(place) == 2 or declares):
            yield str(place[0])


def _probably(errors: Iterable[ErrorDetails], keys_at: Callable[[Place], list[str]]) -> Iterator[Place]:
    for place in _unknown(errors):
        yield from ((*place[:-1], close) for close in get_close_matches(str(place[-1]), keys_at(place[:-1]), n=1))


def _meant(errors: Iterable[ErrorDetails]) -> dict[Place, Place]:
    """Unknown keys, and the missing ones for which they stand."""
    known = list(errors)
    missing = [place_of(each) for each in known if each["type"] == "missing"]
    found: dict[Place, Place] = {}
    for place in _unknown(known):
        beside = [str(each[-1]) for each in missing if each[:-1] == place[:-1]]
        for close in get_close_matches(str(place[-1]), beside, n=1):
            found[place] = (*place[:-1], close)
    return found


def _unknown(errors: Iterable[ErrorDetails]) -> list[Place]:
    return [place_of(each) for each in errors if each["type"] == "extra_forbidden"]
