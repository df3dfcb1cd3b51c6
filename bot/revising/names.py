"""What people call whatever a difference names by address or key: kept with it, for who is gone has no name later."""

import re
from collections.abc import Iterator, Mapping

from bot.program import Program
from bot.program.remedies import label_of
from bot.revising.difference import Difference

_ADDRESS = re.compile(r"[^\s,;:]+@[^\s,;:]+")
#: Where a value is the name of a team.
_OF_TEAMS = frozenset({"team", "fallback_team", "fixed_by", "scope.teams"})


def names_in(*programs: Program) -> Mapping[str, str]:
    """By address, and by `section/key` for whatever has a name of its own; a later program has the last word."""
    return {key: name for program in programs for key, name in _names(program) if name}


def _names(program: Program) -> Iterator[tuple[str, str]]:
    for email, person in program.people.items():
        yield email, person.name
    for key, team in program.teams.items():
        yield f"teams/{key}", team.name or label_of(key)
    for key, template in program.templates.items():
        yield f"templates/{key}", template.name
    for key, root in program.root_causes.items():
        yield f"root_causes/{key}", root.name or label_of(key)
    for key, action in program.recovery_actions.items():
        yield f"recovery_actions/{key}", action.name or label_of(key)


def with_names(difference: Difference, names: Mapping[str, str]) -> Difference:
    found = {said: names[key] for said, key in _named(difference) if key in names}
    return difference.model_copy(update={"names": found}) if found else difference


def _named(difference: Difference) -> Iterator[tuple[str, str]]:
    """What *difference* says, and under which key its name is."""
    section = "" if difference.section == "people" else f"{difference.section}/"
    yield difference.name, f"{section}{difference.name}"
    values = (difference.before, difference.after, *difference.added, *difference.removed)
    for value in values:
        yield from ((address, address) for address in _ADDRESS.findall(value))
        if difference.key in _OF_TEAMS:
            yield value, f"teams/{value}"
    if difference.workflow is not None:
        yield difference.workflow.team, f"teams/{difference.workflow.team}"
